// Editing and approving on this page, and saving back PO files. The page reads without this script.

const catalogs = JSON.parse(document.getElementById("catalogs").textContent);
const drafts = new Map(); // by entry: what the reviewer has made of it and not saved yet
const cards = [];
const SHELF = `translate-articles ${catalogs.locale} ${location.pathname}`;
const STATES = { approved: "approved", edited: "edited, not approved", machine: "machine, not reviewed" };
let folder = null;

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function button(label, name, action, main) {
  const made = make("button", { type: "button", textContent: label, onclick: action, className: main ? "first" : "" });
  if (name) made.ariaLabel = name;
  return made;
}

const tell = make("p", { role: "status" });
const bar = make("section", { className: "saving", hidden: true, ariaLabel: "Save" }, tell);
if (window.showDirectoryPicker) bar.append(button("Save to the PO folder…", "", () => saveToFolder(), true));
bar.append(button("Download the PO files", "", () => download(), !window.showDirectoryPicker));

function begin() {
  for (const article of catalogs.articles) {
    const entries = parse(article.po.split("\n")).sort((a, b) => (a.context !== null) - (b.context !== null));
    const bySource = new Map();
    for (const entry of entries) if (!bySource.has(entry.id)) bySource.set(entry.id, entry);
    for (const item of document.querySelectorAll(`#${article.id} .paragraph`)) {
      const entry = bySource.get(item.querySelector(".source").textContent);
      if (entry) cards.push(opened({ item, article, entry }));
    }
  }
  document.body.append(bar);
  takeFromShelf();
}

function opened(card) {
  const { item } = card;
  card.target = item.querySelector(".target");
  card.shown = { text: card.target.classList.contains("none") ? "" : card.target.textContent };
  card.shown.nodes = [...card.target.childNodes];
  card.shown.className = card.target.className;
  card.number = item.dataset.number;
  card.actions = make("div", { className: "actions" });
  item.querySelector(".notes").append(card.actions);
  if (card.shown.text !== card.entry.str) card.shown.nodes = null; // the PO file was edited since the run
  draw(card);
  return card;
}

// What stands for a card now: the reviewer's draft, else the entry.
function current(card) {
  return drafts.get(card.entry) || { text: card.entry.str, fuzzy: card.entry.fuzzy };
}

function draw(card) {
  const { item, target, shown, number } = card;
  const { text, fuzzy } = current(card), dirty = drafts.has(card.entry);
  if (card.area) card.area.remove();
  card.area = null;
  target.hidden = false;
  if (shown.nodes && text === shown.text) {
    target.replaceChildren(...shown.nodes);
    target.className = shown.className;
  } else {
    target.textContent = text || "left in the source language";
    target.className = text ? "target" : "target none";
    if (text) Object.assign(target, { lang: catalogs.locale, dir: catalogs.direction });
  }
  item.classList.toggle("dirty", dirty);
  if (dirty || text !== shown.text) restate(item, !text ? "untranslated" : !fuzzy ? "approved" : "edited");
  else restate(item, null);
  const where = `paragraph ${number} of ${card.article.name}`;
  const approve = button("Approve", `Approve ${where}`, () => settle(card, text, false));
  card.opener = button("Edit", `Edit ${where}`, () => edit(card));
  card.actions.replaceChildren(...(text && fuzzy ? [approve] : []), card.opener);
  if (dirty) card.actions.append(button("Undo", `Undo the changes to ${where}`, () => undo(card)));
}

const KINDS = ["machine", "edited", "untranslated", "approved"];

function restate(item, kind) {
  const state = item.querySelector(".state");
  item.original ||= { kind: KINDS.find((one) => item.classList.contains(one)), nodes: [...state.childNodes] };
  item.classList.remove(...KINDS);
  item.classList.add(kind || item.original.kind);
  if (kind) {
    state.replaceChildren(
      make("span", { className: `dot ${kind}` }), make("span", { textContent: STATES[kind] || kind }));
  } else state.replaceChildren(...item.original.nodes);
}

function edit(card) {
  const twin = cards.find((one) => one.entry === card.entry && one.area);
  if (twin) return twin.area.focus(); // the same text, open already in another paragraph
  const { target, number } = card, { text } = current(card);
  const area = make("textarea", { value: text, lang: catalogs.locale, dir: catalogs.direction, spellcheck: true });
  area.ariaLabel = `Translation of paragraph ${number} of ${card.article.name}`;
  const close = () => {
    draw(card);
    card.opener.focus();
  };
  area.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) settle(card, area.value, false);
    if (event.key === "Escape" && area.value === text) close();
  };
  target.hidden = true;
  target.after(area);
  card.area = area;
  const approve = button("Approve", "", () => settle(card, area.value, false), true);
  const keep = button("Keep, not approved", "", () => settle(card, area.value, true));
  area.oninput = () => (approve.disabled = keep.disabled = !cleaned(area.value, card.entry.id));
  area.oninput();
  approve.title = "Ctrl+Enter";
  card.actions.replaceChildren(approve, keep, button("Cancel", "", close));
  area.focus();
}

function undo(card) {
  drafts.delete(card.entry);
  refresh(card.entry);
  card.actions.firstChild.focus();
}

function settle(card, typed, fuzzy) {
  const { entry, article } = card, text = cleaned(typed, entry.id);
  if (!text) return;
  if (text === entry.str && fuzzy === entry.fuzzy) drafts.delete(entry);
  else drafts.set(entry, { id: entry.id, context: entry.context, base: entry.str, wasFuzzy: entry.fuzzy, text, fuzzy, article });
  const next = cards.slice(cards.indexOf(card) + 1).find((one) => one.item.checkVisibility() && current(one).fuzzy);
  refresh(entry);
  (next || card).actions.firstChild.focus();
}

// Draw every paragraph of an entry (one text may stand in an article twice), and the bar.
function refresh(entry) {
  for (const card of cards) if (card.entry === entry) draw(card);
  bar.hidden = !drafts.size;
  for (const one of bar.querySelectorAll("button")) one.disabled = false;
  const articles = new Set([...drafts.values()].map((draft) => draft.article)).size;
  tell.textContent = `${many(drafts.size, "text")} changed in ${many(articles, "article")}, not saved yet.`;
  for (const count of document.querySelectorAll("[data-of]")) {
    count.textContent = document.querySelectorAll(`.paragraph:is(${count.dataset.of || "*"})`).length;
  }
  putOnShelf();
}

function many(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// ---------------------------------------------------------------- saving

function changedArticles() {
  return catalogs.articles
    .map((article) => [article, [...drafts.values()].filter((draft) => draft.article === article)])
    .filter(([, edits]) => edits.length);
}

// Into the files of a folder that the reviewer picks, on top of what stands in them now: nobody's work is overwritten.
async function saveToFolder() {
  const troubles = [];
  let files = 0;
  try {
    folder ||= await window.showDirectoryPicker({ id: "po", mode: "readwrite" });
  } catch (error) {
    if (error.name !== "AbortError") tell.textContent = `The folder cannot be opened: ${error.message}`;
    return;
  }
  for (const [article, edits] of changedArticles()) {
    try {
      const handle = await fileIn(folder, article.name);
      const now = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
        await (await handle.getFile()).arrayBuffer());
      const { text, done, refused } = edited(now, edits);
      if (text !== now) {
        const stream = await handle.createWritable();
        await stream.write(new TextEncoder().encode(text));
        await stream.close();
      }
      files += 1;
      saved(done);
      for (const edit of refused) troubles.push(`${article.name}: changed in the file meanwhile: ${edit.id}`);
    } catch (error) {
      if (error.name === "NotFoundError") folder = null;
      troubles.push(`${article.name}.po: ${error.message}`);
    }
  }
  if (files) report(`Saved ${many(files, "file")}.`, troubles);
  else report("Nothing saved. Choose the folder that holds these PO files (out/po/" + catalogs.locale + ").", troubles);
}

// The file of an article in the folder of PO files of this language, or in one above it.
async function fileIn(start, name) {
  const parts = `${name}.po`.split("/");
  for (const above of [[], [catalogs.locale], ["po", catalogs.locale], ["out", "po", catalogs.locale]]) {
    try {
      let here = start;
      for (const part of [...above, ...parts.slice(0, -1)]) here = await here.getDirectoryHandle(part);
      return await here.getFileHandle(parts[parts.length - 1]);
    } catch (error) {
      if (!["NotFoundError", "TypeMismatchError"].includes(error.name)) throw error;
    }
  }
  throw new DOMException("not in this folder", "NotFoundError");
}

// As files to be downloaded, made from what the PO files said when the page was written.
function download() {
  const troubles = [];
  let files = 0;
  for (const [article, edits] of changedArticles()) {
    const { text, done } = edited(article.po, edits);
    const url = URL.createObjectURL(new Blob([text], { type: "text/x-gettext-translation" }));
    make("a", { href: url, download: `${article.name.replaceAll("/", "--")}.po` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    article.po = text;
    files += 1;
    saved(done);
  }
  report(`${many(files, "file")} downloaded. Bring them in with: translate import FILE --to ${catalogs.locale}`, troubles);
}

function saved(edits) {
  for (const [entry, draft] of [...drafts]) {
    if (!edits.includes(draft)) continue;
    drafts.delete(entry);
    entry.str = draft.text;
    entry.fuzzy = draft.fuzzy;
    refresh(entry);
  }
}

function report(message, troubles) {
  const open = document.querySelectorAll("textarea").length;
  if (open) troubles.push(`Not in it: ${many(open, "text")} that you are still editing.`);
  bar.hidden = false;
  for (const one of bar.querySelectorAll("button")) one.disabled = !drafts.size;
  tell.textContent = [message, ...troubles].join("\n");
}

// ---------------------------------------------------------------- what is not saved yet outlives a closed page

let unfit = []; // changes of an earlier page whose text is another one now: kept, and told, until it is back

function putOnShelf() {
  try {
    const rows = [...drafts.values()].map((draft) => ({ ...draft, article: draft.article.name })).concat(unfit);
    if (rows.length) localStorage.setItem(SHELF, JSON.stringify(rows));
    else localStorage.removeItem(SHELF);
  } catch { /* a browser that keeps nothing for files: the warning below remains */ }
}

function takeFromShelf() {
  let rows = [];
  try {
    rows = JSON.parse(localStorage.getItem(SHELF) || "[]");
  } catch { /* as above */ }
  for (const row of rows) {
    const card = cards.find(({ article, entry }) =>
      article.name === row.article && entry.id === row.id && entry.context === row.context);
    if (card && card.entry.str === row.base) drafts.set(card.entry, { ...row, article: card.article });
    else if (!card || card.entry.str !== row.text || card.entry.fuzzy !== row.fuzzy) unfit.push(row);
  }
  const kept = drafts.size;
  for (const entry of [...drafts.keys()]) refresh(entry);
  const told = unfit.map((row) => `No longer fits its text in ${row.article}, and is kept here: ${row.text}`);
  if (kept || unfit.length) report(`${many(kept, "text")} changed earlier on this page, not saved yet.`, told);
}

addEventListener("beforeunload", (event) => {
  if (drafts.size || document.querySelector("textarea")) event.preventDefault();
});

begin();
