// An article: its paragraphs side by side, one of them current. What is drawn comes from the rows alone.

import { Refused, get, post } from "./api.js";
import { Blocks } from "./blocks.js";
import { button, make, one, say } from "./dom.js";
import { Editor, conflicts, panel } from "./editor.js";
import { bar, standings } from "./list.js";
import { marked, spans } from "./marks.js";
import * as queue from "./queue.js";
import { Reading } from "./reading.js";
import * as shelf from "./shelf.js";
import { many, nameOf, t } from "./texts.js";

const risks = ["high", "raised", "some", "low", "none"];

export class Article {
  constructor(name, desk, who) {
    Object.assign(this, { name, desk, who, rows: [], byKey: new Map(), current: null, editor: null });
    this.selected = new Set();
    this.filter = "all";
    this.order = "text";
    this.isSingle = false;
    this.wanted = new Set();
  }

  // `number`: of the paragraph that becomes the current one; without it, the first that is left to review.
  async open(main, number) {
    const content = await get("article", { name: this.name });
    if (this.isClosed) return;
    this.take(content);
    document.title = `${this.name}: ${t("Review: {language}", { language: nameOf(this.desk.locale) })}`;
    this.list = make("div", { className: "paragraphs", role: "list", "aria-label": t("Paragraphs") });
    this.blocks = new Blocks(this.list, (row) => this.item(row), (rows) => this.look(rows));
    this.list.dataset.filter = this.filter;
    this.head = make("header", { className: "head" });
    this.body = make("div", {}, this.list);
    this.empty = make("p", { className: "empty", role: "status" });
    main.replaceChildren(this.head, this.body, this.empty);
    this.drawHead();
    const wanted = this.rows[number - 1] ?? this.rows.find(isLeft) ?? this.rows[0];
    this.draw(wanted);
    if (wanted) this.go(wanted, { focus: true });
  }

  close() {
    this.editor?.keep();
    this.blocks?.close();
    clearTimeout(this.naming);
    this.isClosed = true;
  }

  // ----- what is known

  take(content) {
    this.version = content.version;
    this.failure = content.failure;
    this.from = content.from;
    this.direction = content.direction;
    this.rows = content.paragraphs;
    this.byKey = new Map();
    for (const row of this.rows) {
      this.byKey.set(row.key, [...(this.byKey.get(row.key) ?? []), row]);
      row.draft = shelf.draft(this.name, row.key);
    }
  }

  // The article as it is on disk now: rows that changed are drawn anew, the text that is being typed stays.
  async refresh() {
    const content = await get("article", { name: this.name });
    if (this.isClosed) return;
    this.failure = content.failure;
    if (this.failure) { // it cannot be read for now: what is shown stays, and so does what is being typed
      this.version = content.version;
      return this.drawHead();
    }
    const same = content.paragraphs.length === this.rows.length
      && content.paragraphs.every((row, n) => row.key === this.rows[n].key);
    if (!same) {
      this.editor?.keep();
      const key = this.current?.key;
      this.editor = null;
      this.take(content);
      this.draw();
      this.go(this.byKey.get(key)?.[0] ?? this.rows[0], { focus: true });
      return;
    }
    this.version = content.version;
    content.paragraphs.forEach((fresh, n) => {
      const row = this.rows[n];
      if (row.pending || JSON.stringify(fresh.seen) === JSON.stringify(row.seen) && fresh.standing === row.standing) return;
      const isTakenBack = row.standing === "approved" && isLeft(fresh);
      Object.assign(row, fresh, { details: null });
      if (isTakenBack) row.notice = { text: t("This was approved. Somebody has taken that back meanwhile, or worded it anew.") };
      this.redraw(row);
    });
    this.drawHead();
  }

  // ----- drawing

  // Drawn once for all that changes before the next picture.
  drawHead() {
    if (this.isHeadDue) return;
    this.isHeadDue = Boolean(one("h1", this.head));
    if (this.isHeadDue) setTimeout(() => this.putHead(), 30);
    else this.putHead();
  }

  putHead() {
    this.isHeadDue = false;
    const counts = {};
    let left = 0;
    let done = 0;
    for (const row of this.rows) {
      counts[row.standing] = (counts[row.standing] ?? 0) + 1;
      const words = (row.words ??= row.source.split(/\s+/).filter(Boolean).length);
      if (row.standing === "approved") done += words;
      else if (row.standing !== "nothing") left += words;
    }
    const filters = [
      ["all", t("All")], ["review", t("To review")], ["findings", t("With findings")],
      ["untranslated", t("Untranslated")], ["approved", t("Approved")], ["drafts", t("Drafts")],
    ];
    const choice = (name, label, group, chosen, pick) => make("label", {},
      make("input", { type: "radio", name: group, value: name, checked: chosen === name, onchange: pick }), label);
    const told = `${many(done, "{n} word done", "{n} words done")}, ${many(left, "{n} left", "{n} left")}`;
    if (!one("h1", this.head)) {
      this.head.replaceChildren(
        make("h1", {}, make("bdi", {}, this.name)),
        make("div", { className: "figures" }),
        make("form", { className: "controls", "aria-label": t("What is shown"), autocomplete: "off" },
          make("fieldset", {}, make("legend", {}, t("Show")),
            filters.map(([name, label]) => choice(name, label, "filter", this.filter, () => this.show(name)))),
          make("fieldset", {}, make("legend", {}, t("Order")),
            choice("text", t("As in the article"), "order", this.order, () => this.sort("text")),
            choice("risk", t("Riskiest first"), "order", this.order, () => this.sort("risk"))),
          make("label", {}, make("input", {
            type: "checkbox", className: "single-one", checked: this.isSingle, onchange: (event) => this.single(event.target.checked),
          }), t("One at a time")),
          make("label", {}, make("input", {
            type: "checkbox", className: "as-read", onchange: (event) => this.read(event.target.checked),
          }), t("As it will be read"))),
        make("div", { className: "bulk", role: "group", "aria-label": t("Selected paragraphs") }),
        make("p", { className: "bad failure" }));
    }
    one(".figures", this.head).replaceChildren(make("p", {}, told), bar(counts, this.rows.length));
    one(".failure", this.head).textContent = this.failure;
    if (this.filter !== "all") this.conceal();
    this.drawBulk();
  }

  drawBulk() {
    const count = this.selected.size;
    one(".bulk", this.head).replaceChildren(...(count
      ? [
          make("span", {}, many(count, "{n} selected", "{n} selected")),
          button(t("Approve them"), () => this.bulk("approve")),
          button(t("Review again"), () => this.bulk("unapprove")),
          button(t("Select none"), () => this.selectNone()),
        ]
      : [button(t("Select all that are shown"), () => this.selectAll())]));
  }

  draw(first = this.current) {
    this.blocks.draw(this.ordered(), first);
    if (this.filter !== "all") this.conceal();
  }

  // Leave no room for what the filter does not show, and say so where nothing is left.
  conceal() {
    if (this.reading) return;
    const isAny = this.blocks.conceal((row) => this.isShown(row));
    this.empty.textContent = isAny ? "" : t("No paragraph is of this kind.");
  }

  // The list item of a row, made when it is first needed. Its four parts stay, so that an open editor keeps the focus.
  item(row) {
    if (row.item) return row.item;
    const id = `p${row.number}`;
    row.item = make("div", { id, role: "listitem", tabIndex: -1, "aria-describedby": `${id}-source ${id}-target` });
    row.item.row = row;
    row.parts = {
      meta: make("div", { className: "meta" }),
      source: make("div", { id: `${id}-source`, className: "source", lang: this.from, dir: this.direction, role: "group", "aria-label": t("Source") }),
      slot: make("div", { id: `${id}-target`, className: "slot", role: "group", "aria-label": t("Translation") }),
      more: make("div", { className: "more" }),
    };
    row.item.append(...Object.values(row.parts));
    this.fill(row);
    return row.item;
  }

  redraw(row) {
    if (row.item) this.fill(row);
    if (row === this.current && this.editor) this.editor.changed();
  }

  fill(row) {
    const isCurrent = row === this.current;
    const { item, parts } = row;
    const findings = row.details ? row.details.findings : row.notes;
    item.className = `row ${row.standing} risk-${row.risk}`;
    item.classList.toggle("current", isCurrent);
    item.classList.toggle("found", findings.length > 0);
    item.classList.toggle("drafted", Boolean(row.draft));
    item.classList.toggle("saving", Boolean(row.pending));
    item.classList.toggle("selected", this.selected.has(row));
    item.classList.toggle("torn", row.others.length > 0 || Boolean(row.notice));
    item.setAttribute("aria-current", isCurrent ? "true" : "false");
    const grave = findings.filter((one) => one.severity !== "info").length;
    const told = [t("Paragraph {n}", { n: row.number }), this.stateOf(row)];
    if (grave) told.push(many(grave, "{n} finding", "{n} findings"));
    item.setAttribute("aria-label", told.join(", "));
    const isEdited = isCurrent && this.editor?.row === row;
    const details = isEdited ? this.editor.details ?? row.details : row.details;
    const marks = details ? spans(details) : { source: [], target: [] };
    this.meta(row, grave);
    parts.source.replaceChildren(...marked(row.source, marks.source));
    if (!isEdited) parts.slot.replaceChildren(this.target(row, marks.target));
    else if (this.editor.element.parentNode !== parts.slot) parts.slot.replaceChildren(this.editor.element);
    if (!parts.more.contains(document.activeElement) || !isCurrent) {
      parts.more.replaceChildren(...conflicts(this, row), ...(isCurrent ? panel(this, row) : []));
    }
  }

  stateOf(row) {
    const state = standings()[row.standing];
    return row.pending ? `${state}, ${t("saving")}` : row.draft ? `${state}, ${t("draft")}` : state;
  }

  meta(row, grave) {
    const box = make("input", {
      type: "checkbox", checked: this.selected.has(row), tabIndex: row === this.current ? 0 : -1,
      "aria-label": t("Select paragraph {n}", { n: row.number }),
      onclick: (event) => this.select(row, event.target.checked, event.shiftKey),
    });
    row.parts.meta.replaceChildren(
      ...(row.standing === "nothing" ? [] : [box]),
      make("span", { className: "number" }, String(row.number)),
      make("span", { className: `state ${row.standing}` }, this.stateOf(row)),
      ...(grave ? [make("span", { className: "badge" }, many(grave, "{n} finding", "{n} findings"))] : []),
    );
  }

  target(row, marks) {
    const text = row.draft?.text ?? (row.standing === "nothing" ? row.target || row.source : row.target);
    const content = text ? marked(text, row.draft ? [] : marks) : [t("not translated")];
    return make("div", {
      className: text ? "target" : "target none", lang: this.desk.locale, dir: this.desk.direction,
      onclick: () => row.standing === "nothing" || this.edit(row),
    }, content);
  }

  // ----- details: findings and terms, asked for what is on the screen

  look(rows) {
    for (const row of rows) if (!row.details) this.wanted.add(row);
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.fetch(), 80);
  }

  async fetch() {
    const rows = [...this.wanted].filter((row) => !row.details && row.standing !== "nothing").slice(0, 30);
    if (!rows.length || this.isClosed) return this.wanted.clear();
    rows.forEach((row) => this.wanted.delete(row));
    try {
      const { details } = await post("details", { article: this.name, numbers: rows.map((row) => row.number) });
      for (const row of rows) {
        const found = details[row.number];
        if (!found || found.target !== row.target) continue;
        row.details = found;
        this.redraw(row);
      }
    } catch (error) {
      if (!(error instanceof Refused)) return; // no answer: the bar says so
    }
    if (this.wanted.size) this.looking = setTimeout(() => this.fetch(), 10);
  }

  // Ask again for the details of the rows on the screen.
  fetchAll() {
    this.blocks.look();
  }

  // ----- going about

  go(row, { focus = false, editing = false } = {}) {
    const before = this.current;
    if (before !== row) {
      this.editor?.keep();
      this.editor = null;
      this.current = row;
      row.again = null;
      if (before) this.fill(before);
      this.item(row);
      if (!this.reading) this.blocks.fill(row.block);
      this.wanted.add(row);
      this.fetch();
      this.relate(row);
    }
    if (editing && row.standing !== "nothing" && this.editor?.row !== row) this.editor = new Editor(this, row);
    if (!editing && this.editor) {
      this.editor.keep();
      this.editor = null;
    }
    this.fill(row);
    this.reading?.place(row, Boolean(this.editor));
    row.item.tabIndex = 0;
    if (before && before !== row && before.item) before.item.tabIndex = -1;
    if (editing && this.editor) this.editor.focus();
    else if (focus) this.place().focus({ preventScroll: true });
    this.settleOn(row);
  }

  // Scroll to the row and name it in the address, once for all moves before the next picture.
  settleOn(row) {
    if (!this.isSettling) requestAnimationFrame(() => {
      this.isSettling = false;
      if (this.isClosed || !this.current) return;
      const place = this.place();
      const isTall = place.getBoundingClientRect().height > innerHeight * 0.8; // then its beginning is what one wants
      place.scrollIntoView({ block: isTall ? "start" : "nearest" });
      this.editor?.area.scrollIntoView({ block: "nearest" }); // on a narrow page the text may be below
    });
    this.isSettling = true;
    clearTimeout(this.naming);
    this.naming = setTimeout(() => {
      if (!this.isClosed) history.replaceState(null, "", `#/a/${encodeURIComponent(this.name)}/${row.number}`);
    }, 400);
  }

  // The element that stands for the current row.
  place() {
    return this.reading?.placeOf(this.current) ?? this.current.item;
  }

  edit(row = this.current) {
    if (row && row.standing !== "nothing") this.go(row, { editing: true });
  }

  // The next row in the order that is shown; `wanted` says which count.
  neighbour(by, wanted = () => true) {
    const rows = this.ordered();
    for (let at = rows.indexOf(this.current) + by; at >= 0 && at < rows.length; at += by) {
      if (wanted(rows[at]) && this.isShown(rows[at])) return rows[at];
    }
    return null;
  }

  // The rows in the order that is shown.
  ordered() {
    return this.order === "text" || this.reading ? this.rows : [...this.rows].sort(byRisk);
  }

  isShown(row) {
    if (this.reading) return row.standing !== "nothing";
    const found = (row.details ? row.details.findings : row.notes).length > 0;
    return {
      all: true,
      review: isLeft(row),
      findings: found,
      untranslated: row.standing === "untranslated",
      approved: row.standing === "approved",
      drafts: Boolean(row.draft),
    }[this.filter];
  }

  move(by, wanted) {
    const row = this.neighbour(by, wanted);
    const editing = Boolean(this.editor);
    if (row) this.go(row, { focus: true, editing: editing && row.standing !== "nothing" });
    else say(by > 0 ? t("This is the last paragraph.") : t("This is the first paragraph."));
    return Boolean(row);
  }

  show(filter) {
    this.filter = filter;
    this.list.dataset.filter = filter;
    this.conceal();
    if (this.current && !this.isShown(this.current)) this.move(1) || this.move(-1);
  }

  sort(order) {
    this.order = order;
    const focused = this.current?.item.contains(document.activeElement) && document.activeElement;
    this.draw();
    if (focused) focused.focus({ preventScroll: true }); // what is moved loses it
    if (this.current) this.settleOn(this.current);
  }

  // Show the article as it will be read, or the paragraphs side by side.
  async read(isOn) {
    this.editor?.keep();
    this.editor = null;
    const row = this.current;
    if (isOn) {
      this.reading = new Reading(this);
      await this.reading.draw();
      this.body.replaceChildren(this.reading.element);
    } else {
      this.reading = null;
      this.body.replaceChildren(this.list);
      this.draw();
    }
    this.current = null;
    if (row) this.go(row, { focus: true });
  }

  // The text as it will be read flows anew, but not while an input method composes a word.
  flow() {
    clearTimeout(this.flowing);
    this.flowing = setTimeout(() => (this.editor?.isComposing ? this.flow() : this.reading?.draw()), 150);
  }

  single(isOn) {
    this.isSingle = isOn;
    this.list.classList.toggle("single", isOn);
    this.current?.item.scrollIntoView({ block: "nearest" });
  }

  // ----- selecting

  select(row, isOn, isRange) {
    this.mark(row, isOn, isRange);
    this.drawBulk();
  }

  mark(row, isOn, isRange) {
    const rows = isRange && this.lastSelected ? this.ordered() : [];
    const ends = isRange && this.lastSelected ? [rows.indexOf(this.lastSelected), rows.indexOf(row)].sort((a, b) => a - b) : null;
    const chosen = ends ? rows.slice(ends[0], ends[1] + 1).filter((each) => this.isShown(each)) : [row];
    for (const each of chosen) {
      if (each.standing === "nothing") continue;
      this.selected[isOn ? "add" : "delete"](each);
      each.item?.classList.toggle("selected", isOn);
      const box = each.item && one("input", each.item);
      if (box) box.checked = isOn;
    }
    this.lastSelected = row;
  }

  selectAll() {
    const shown = this.rows.filter((row) => row.standing !== "nothing" && this.isShown(row));
    shown.forEach((row) => this.mark(row, true, false));
    this.drawBulk();
    say(many(shown.length, "{n} selected", "{n} selected"));
  }

  selectNone() {
    [...this.selected].forEach((row) => this.mark(row, false, false));
    this.drawBulk();
  }

  bulk(verb) {
    const rows = [...this.selected].filter((row) => row.target.trim() && !row.draft);
    const chosen = [...new Map(rows.map((row) => [row.key, row])).values()]
      .filter((row) => (verb === "approve") === (row.standing !== "approved"));
    this.act(chosen.map((row) => ({ row, verb, target: row.target })));
    this.selectNone();
    say(many(chosen.length, "{n} paragraph", "{n} paragraphs"));
  }

  // ----- acts

  // Do acts of one step: the rows show at once what they will be.
  act(wanted) {
    if (!wanted.length) return;
    const acts = wanted.map(({ row, verb, target, remarks, seen }) => ({
      article: this.name, key: row.key, verb, target, remarks, seen: seen ?? row.seen,
    }));
    wanted.forEach(({ row, verb, target, remarks }) => {
      for (const twin of this.byKey.get(row.key)) {
        twin.before ??= { target: twin.target, standing: twin.standing, approvals: twin.approvals, seen: twin.seen,
          previous: twin.previous, remarks: twin.remarks };
        twin.pending = (twin.pending ?? 0) + 1;
        twin.notice = null;
        const text = fitted(target ?? "", row.source);
        if (verb === "edit") Object.assign(twin, { target: text, standing: text ? "edited" : "untranslated", approvals: [] });
        if (verb === "approve") Object.assign(twin, { target: text, standing: "approved", previous: "" });
        if (verb === "unapprove") Object.assign(twin, { standing: "edited", approvals: [] });
        twin.seen = {
          target: twin.target, approved: twin.standing === "approved", remarks: remarks ?? twin.seen.remarks,
        };
        if (verb === "edit" || verb === "approve") twin.details = null;
        this.redraw(twin);
      }
    });
    this.drawHead();
    queue.send(acts, this.who());
  }

  // What came of acts.
  answered({ sent, answer }) {
    const acts = new Map((sent.acts ?? []).map((act) => [act.key, act]));
    if (!answer) return this.settle([...acts.keys()]);
    const isBulk = answer.done.length > 20;
    if (answer.versions[this.name]) this.version = answer.versions[this.name];
    for (const done of answer.done.filter((done) => done.article === this.name)) this.accept(done, acts.get(done.key), isBulk);
    if (isBulk) this.fetchAll();
    else this.fetch();
    const lost = (sent.acts ?? []).filter((act) => act.article === this.name && answer.failures[this.name]);
    if (lost.length) this.settle(lost.map((act) => act.key), answer.failures[this.name]);
    const undone = sent.of && this.byKey.get(answer.done.find((done) => done.article === this.name)?.key)?.[0];
    if (undone && !this.editor) this.go(undone, { focus: true });
    this.drawHead();
  }

  accept(done, act, isBulk) {
    const { article, key, effect, why, ...entry } = done;
    for (const row of this.byKey.get(key) ?? []) {
      if (act) row.pending = Math.max(0, (row.pending ?? 0) - 1);
      if (row.pending) continue; // a later act is on its way: the row shows that one
      const isNothing = row.standing === "nothing";
      const was = row.target;
      Object.assign(row, entry, { before: null });
      if (isNothing) row.standing = "nothing";
      if (row.target !== was) row.details = null;
      row.notice = notices()[effect] ? { text: notices()[effect], why, mine: act?.target } : null;
      if (row === this.current || !isBulk) this.wanted.add(row);
      this.redraw(row);
    }
    if (this.reading) this.flow();
    if (act && act.verb !== "remark" && ["done", "same", "kept", "gone"].includes(effect)) this.proved(key, act.target);
    if (notices()[effect]) say(notices()[effect]);
  }

  // The text of an act is on disk: its draft is needed no more, unless more was typed since.
  proved(key, text) {
    const draft = shelf.draft(this.name, key);
    if (!draft || draft.text !== text) return;
    if (this.editor?.row.key === key && this.editor.text() !== text) return;
    if (this.editor?.row.key === key) this.editor.proved(text);
    shelf.dropDraft(this.name, key);
    for (const row of this.byKey.get(key) ?? []) {
      row.draft = null;
      this.redraw(row);
    }
  }

  // Acts that came to nothing: the rows show again what is on disk.
  settle(keys, why) {
    for (const row of keys.flatMap((key) => this.byKey.get(key) ?? [])) {
      Object.assign(row, row.before, { pending: 0, before: null, details: null });
      row.notice = { text: t("This was not saved. What you wrote is kept in this browser."), why };
      this.redraw(row);
    }
    say(t("This was not saved. What you wrote is kept in this browser."));
    this.refresh();
  }

  approve() {
    const row = this.current;
    if (!row || row.standing === "nothing") return;
    const text = this.editor ? this.editor.text() : row.draft?.text ?? row.target;
    if (!text.trim()) return say(t("There is no text to approve."));
    const seen = row.draft?.seen;
    if (this.editor) this.editor.keep(text);
    this.act([{ row, verb: "approve", target: text, seen }]);
    say(t("Paragraph {n} approved", { n: row.number }));
    this.move(1, isLeft);
  }

  save() {
    const row = this.current;
    if (!row || !this.editor) return;
    const text = this.editor.text();
    if (text === row.target) return;
    const seen = row.draft?.seen;
    this.editor.keep(text);
    this.act([{ row, verb: "edit", target: text, seen }]);
    say(t("Paragraph {n} saved", { n: row.number }));
  }

  unapprove() {
    const row = this.current;
    if (row?.standing === "approved") this.act([{ row, verb: "unapprove", target: row.target }]);
  }

  remark(row, lines) {
    const hidden = row.seen.remarks.filter((line) => !row.remarks.includes(line));
    this.act([{ row, verb: "remark", remarks: [...lines, ...hidden] }]);
    row.remarks = lines;
  }

  // What else there is to know about the current row: asked for when somebody stays with it.
  relate(row) {
    clearTimeout(this.relating);
    this.relating = setTimeout(async () => {
      if (row !== this.current || this.isClosed || row.standing === "nothing") return;
      try {
        row.related = await post("related", { article: this.name, number: row.number });
      } catch {
        return; // no answer: the bar says so
      }
      if (row === this.current) this.fill(row);
    }, 200);
  }

  // The translation of the current row for all paragraphs of the same text, but for those that somebody has approved.
  propagate() {
    const row = this.current;
    const twins = (row?.related?.twins ?? []).filter((twin) => twin.standing !== "approved" && twin.target !== row.target);
    if (!twins.length || !row.target) return say(t("The same text stands nowhere else, or is approved there."));
    const verb = row.standing === "approved" ? "approve" : "edit";
    const acts = twins.map(({ article, key, seen }) => ({ article, key, seen, verb, target: row.target, remarks: [] }));
    queue.send(acts, this.who());
    say(many(acts.length, "{n} paragraph", "{n} paragraphs"));
    row.related = null;
    this.relate(row);
  }

  dropOther(row, line) {
    this.act([{ row, verb: "remark", remarks: row.seen.remarks.filter((each) => each !== line) }]);
  }
}

export const isLeft = (row) => !["approved", "nothing"].includes(row.standing);
const byRisk = (a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk) || a.number - b.number;

const notices = () => ({
  kept: t("Somebody else has worded this meanwhile. Their wording stands, yours is kept beside it."),
  changed: t("Somebody has changed this meanwhile. Look again: nothing was done."),
  gone: t("This paragraph is no longer in the article. What you wrote is kept in the catalog."),
  refused: t("This cannot be saved as it is."),
});

// As the server puts a text into the catalog: with the line breaks of its source at both ends.
function fitted(target, source) {
  const plain = target.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");
  if (!plain.trim()) return "";
  return (source.startsWith("\n") ? "\n" : "") + plain + (source.endsWith("\n") ? "\n" : "");
}
