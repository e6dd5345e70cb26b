// What a reviewer does to the paragraphs of an article: selects, words, approves, comments. What is done shows at once;
// what came of it on disk is shown when the server has answered.

import { post } from "./api.js";
import { one, say } from "./dom.js";
import * as queue from "./queue.js";
import * as shelf from "./shelf.js";
import { many, t } from "./texts.js";

// The part of an Article that acts.
export class Acts {
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

  // The best match of the memory as the text of the current row, to be corrected and approved.
  fromMemory() {
    const row = this.current;
    const best = [...(row?.related?.memory ?? [])].sort((a, b) => b.closeness - a.closeness)[0];
    if (!best) return say(t("The memory has nothing close."));
    this.edit(row);
    this.editor?.replace(best.target);
  }

  dropOther(row, line) {
    this.act([{ row, verb: "remark", remarks: row.seen.remarks.filter((each) => each !== line) }]);
  }
}

export const isLeft = (row) => !["approved", "nothing"].includes(row.standing);

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
