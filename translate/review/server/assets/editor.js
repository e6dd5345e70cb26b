// The editor of a paragraph, with checks as somebody types, and what else there is to know about the paragraph.

import { post } from "./api.js";
import { button, make, one } from "./dom.js";
import { marked } from "./marks.js";
import * as shelf from "./shelf.js";
import { many, t } from "./texts.js";
import { again } from "./versions.js";

const PAUSE = 250; // milliseconds without a key before a text is checked

export class Editor {
  constructor(article, row) {
    Object.assign(this, { article, row, details: row.details });
    this.seen = row.draft?.seen ?? row.seen;
    this.begun = row.draft?.text ?? row.target;
    this.area = make("textarea", {
      value: this.begun, lang: article.desk.locale, dir: article.desk.direction, spellcheck: true, rows: 1,
      "aria-label": t("Translation of paragraph {n}", { n: row.number }), oninput: () => this.typed(),
      oncompositionstart: () => (this.isComposing = true), oncompositionend: () => (this.isComposing = false),
    });
    this.findings = make("div", { className: "findings", "aria-live": "polite" });
    this.notice = make("div", { className: "notice" });
    this.hints = make("div", { className: "hints", role: "group", "aria-label": t("Terms and names") });
    this.element = make("div", { className: "editor" },
      this.area,
      this.notice,
      make("div", { className: "buttons" },
        button(t("Approve and next"), () => article.approve(), { className: "main", title: "Ctrl+Enter" }),
        button(t("Save"), () => article.save(), { title: "Ctrl+S" }),
        button(t("Undo my changes"), () => this.restore())),
      this.findings, this.hints);
    this.draw();
    if (row.draft) this.check();
  }

  text() {
    return this.area.value;
  }

  focus() {
    this.fit();
    this.area.focus({ preventScroll: true });
  }

  // Select a sentence of the text.
  select(sentence) {
    const at = this.area.value.indexOf(sentence);
    if (at >= 0) this.area.setSelectionRange(at, at + sentence.length);
  }

  // As high as its text; where the browser does so itself, nothing is measured.
  fit() {
    if (CSS.supports("field-sizing", "content")) return;
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  typed() {
    this.fit();
    this.keep();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.check(), PAUSE);
  }

  // Keep what was typed on the shelf, from the first letter on.
  keep(text = this.area.value) {
    const { article, row } = this;
    if (text === this.begun && !row.draft) return;
    if (text === row.target && !row.pending && row.draft && row.draft.seen.target === row.target) {
      shelf.dropDraft(article.name, row.key);
      row.draft = null;
      return;
    }
    const draft = { text, seen: this.seen };
    const isKept = shelf.keepDraft(article.name, row.key, draft);
    for (const twin of article.byKey.get(row.key)) twin.draft = draft;
    if (!isKept) this.tell(t("The browser keeps nothing: save before you leave this page."));
  }

  // What is in the editor is in the catalog, as the wording that stands or beside it: it is no draft any more.
  proved(text) {
    this.begun = text;
    this.seen = this.row.seen;
  }

  restore() {
    const { article, row } = this;
    shelf.dropDraft(article.name, row.key);
    for (const twin of article.byKey.get(row.key)) twin.draft = null;
    this.area.value = this.begun = row.target;
    this.seen = row.seen;
    this.typed();
    this.area.focus();
  }

  put(text) {
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.area.focus();
    this.typed();
  }

  // Put a text in place of a sentence, the one with this number of so many; at the caret where there are not so many.
  putSentence(text, number, count) {
    const { value } = this.area;
    const found = [...new Intl.Segmenter(this.area.lang, { granularity: "sentence" }).segment(value)];
    if (found.length !== count) return this.put(text);
    const { index, segment } = found[number];
    this.area.setRangeText(text, index, index + segment.trimEnd().length, "select");
    this.area.focus();
    this.typed();
  }

  replace(text) {
    this.area.value = text;
    this.area.focus();
    this.typed();
  }

  async check() {
    const { article, row } = this;
    const text = this.text();
    try {
      const found = await post("check", { article: article.name, number: row.number, target: text });
      if (article.editor !== this || this.text() !== text) return;
      this.details = found;
      this.draw();
      article.fill(row);
    } catch {
      // no answer: the bar says so
    }
  }

  // The row was changed: by an act of this page, or by somebody else.
  changed() {
    const { row } = this;
    if (!row.draft && this.text() === row.target) {
      this.begun = row.target;
      this.seen = row.seen;
    } else if (!row.draft && this.text() === this.begun) { // nothing was typed: the new text is shown
      this.area.value = this.begun = row.target;
      this.seen = row.seen;
      this.details = row.details;
    } else if (row.pending || row.target === this.text()) {
      this.seen = row.seen;
    }
    const isElse = row.draft && row.draft.seen.target !== row.target && row.target !== this.text() && !row.pending;
    this.notice.replaceChildren(...(isElse
      ? [
          make("p", {}, t("This text has changed since you began. It is now:")),
          make("p", { className: "now", lang: this.article.desk.locale, dir: this.article.desk.direction }, ...marked(row.target)),
          button(t("Take it instead of mine"), () => this.restore()),
        ]
      : []));
    if (!this.details) this.details = row.details;
    this.draw();
  }

  tell(text) {
    this.notice.replaceChildren(make("p", { className: "bad" }, text));
  }

  draw() {
    const details = this.details;
    this.findings.replaceChildren(...(details ? [findingList(details.findings)] : []));
    const all = details ? [...details.terms, ...details.names] : [];
    const hints = [...new Map(all.map((one) => [one.wanted, one])).values()];
    const missing = new Set(all.filter((one) => one.missing).map((one) => one.wanted));
    const chips = hints.map((one, n) => button(one.wanted, () => this.put(one.wanted), {
      className: missing.has(one.wanted) ? "hint missing" : "hint", title: n < 9 ? `${one.surface}: Alt+${n + 1}` : one.surface,
      lang: this.article.desk.locale,
    }));
    this.hints.hidden = !chips.length;
    this.hints.replaceChildren(...(chips.length ? [make("span", {}, t("Terms")), ...chips] : []));
    this.texts = hints.map((one) => one.wanted);
  }

  hint(number) {
    if (this.texts?.[number]) this.put(this.texts[number]);
  }
}

const severities = () => ({ error: t("error"), warning: t("warning"), info: t("hint") });

function findingList(findings) {
  if (!findings.length) return make("p", { className: "fine" }, t("Nothing found"));
  return make("ul", {}, findings.map((one) => make("li", { className: one.severity },
    make("b", {}, `${severities()[one.severity]}: ${one.rule}`), " ", make("bdi", {}, one.message))));
}

// Other wordings of a paragraph, and what came of an act that did not go as it was meant.
export function conflicts(article, row) {
  const found = [];
  if (row.notice) {
    found.push(make("p", { className: "notice" }, row.notice.text, row.notice.why ? ` (${row.notice.why})` : ""));
  }
  for (const other of row.others) {
    found.push(make("div", { className: "other" },
      make("p", { className: "label" }, t("Another wording")),
      make("p", { lang: article.desk.locale, dir: article.desk.direction }, ...marked(other.text)),
      make("div", { className: "buttons" },
        button(t("Use this one"), () => {
          article.go(row, { editing: true });
          article.editor.replace(other.text);
        }),
        button(t("Discard it"), () => article.dropOther(row, other.line)))));
  }
  return found;
}

// What there is to know about the current paragraph.
export function panel(article, row) {
  const { locale, direction } = article.desk;
  const found = [];
  const text = (label, content, attributes, ...more) => found.push(make("section", {},
    make("h2", {}, label), make("p", attributes, ...marked(content)), ...more));
  const target = { lang: locale, dir: direction };
  if (article.editor?.row !== row) {
    const details = row.details;
    found.push(make("section", { className: "findings" }, findingList(details ? details.findings : row.notes)));
  }
  if (row.approvals.length) {
    found.push(make("p", { className: "who" }, row.approvals.map(([who, day]) =>
      t("Approved by {who}, {day}", { who, day })).join("; ")));
  }
  if (row.machine) {
    text(t("The machine said"), row.machine, target, use(row.machine));
  }
  if (row.standing !== "nothing") found.push((row.again ??= again(article, row, use)));
  if (row.previous) text(t("The source before"), row.previous, { lang: article.from, dir: article.direction });
  for (const one of row.related?.memory ?? []) {
    const label = `${t("From memory")}: ${one.origin}, ${Math.floor(one.closeness * 100)} %`;
    found.push(make("section", {}, make("h2", {}, label),
      one.closeness < 1 ? make("p", { lang: article.from, dir: article.direction }, ...marked(one.source)) : null,
      make("p", target, ...marked(one.target)), use(one.target)));
  }
  if (row.related?.twins.length) {
    const { twins } = row.related;
    const places = twins.slice(0, 5).map((twin) => `${twin.article} ${twin.number}`).join(", ");
    found.push(make("section", { className: "twins" },
      make("p", {}, many(twins.length, "The same text stands in {n} other place", "The same text stands in {n} other places"),
        `: ${places}${twins.length > 5 ? " …" : ""}`),
      button(t("Use this translation there"), () => article.propagate(), { title: "p" })));
  }
  if (row.offers.length) list(t("From memory"), row.offers, target);
  if (row.names.length) list(t("Names"), row.names, {});
  if (row.place) found.push(make("p", { className: "place" }, row.place));
  if (row.tags) found.push(make("p", { className: "place" }, row.tags));
  if (row.standing !== "nothing") found.push(remarks(article, row));
  return found;

  function use(wording) {
    return button(t("Use this one"), () => {
      article.edit(row);
      article.editor.replace(wording);
    });
  }

  function list(label, lines, attributes) {
    found.push(make("details", {}, make("summary", {}, `${label} (${lines.length})`),
      make("ul", attributes, lines.map((line) => make("li", {}, ...marked(line))))));
  }
}

function remarks(article, row) {
  const area = make("textarea", {
    value: shelf.note(article.name, row.key) ?? row.remarks.join("\n"), rows: Math.max(1, row.remarks.length),
    className: "remark", "aria-label": t("Comment on paragraph {n}", { n: row.number }), placeholder: t("Comment"),
    oninput: () => shelf.keepNote(article.name, row.key, area.value),
  });
  const save = () => {
    const lines = shelf.lines(area.value);
    if (lines.join("\n") !== row.remarks.join("\n")) article.remark(row, lines);
    else shelf.dropNote(article.name, row.key);
  };
  area.addEventListener("blur", save);
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" || (event.key === "Enter" && event.ctrlKey)) {
      event.preventDefault();
      event.stopPropagation();
      save();
      row.item.focus();
    }
  });
  return make("section", { className: "remarks" }, area);
}

export const focusRemark = (row) => one("textarea.remark", row.item)?.focus();
