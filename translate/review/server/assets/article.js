// An article: its paragraphs side by side, one of them current. What is drawn comes from the rows alone.

import { isLeft, Acts } from "./acts.js";
import { Refused, get, post } from "./api.js";
import { Blocks } from "./blocks.js";
import { button, make, one, say } from "./dom.js";
import { Editor, conflicts, panel } from "./editor.js";
import { bar, standings } from "./list.js";
import { marked, spans } from "./marks.js";
import { Reading } from "./reading.js";
import * as shelf from "./shelf.js";
import { many, nameOf, t } from "./texts.js";

const risks = ["high", "raised", "some", "low", "none"];

export class Article extends Acts {
  constructor(name, desk, who) {
    super();
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
}

const byRisk = (a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk) || a.number - b.number;
