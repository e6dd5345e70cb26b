// Editing and approving on this page, and saving back PO files. The page reads without this script.

const cards = []; // of the articles whose paragraphs are at hand
const STATES = { approved: "approved", machine: "machine", edited: "edited", stale: "stale",
  untranslated: "untranslated", nothing: "nothing to translate" };
const SHOWN = { // the number of paragraphs of an article for each choice of what is shown
  all: (one) => sum(Object.keys(STATES), (kind) => one[kind]),
  review: (one) => one.machine + one.edited + one.stale + one.untranslated,
  findings: (one) => one.remarked,
  unresolved: (one) => one.unresolved,
  stale: (one) => one.stale,
  untranslated: (one) => one.untranslated,
  approved: (one) => one.approved,
};
let folder = null;

function sum(items, figure) {
  let total = 0;
  for (const item of items) total += figure(item);
  return total;
}

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
const forget = button("Discard what no longer fits", "", () => {
  forgetAside();
  tellWork();
});
bar.append(forget);

function opened(card) {
  const { item } = card;
  card.target = item.querySelector(".target");
  card.shown = { text: card.target.classList.contains("none") ? "" : card.target.textContent };
  card.shown.nodes = [...card.target.childNodes];
  card.shown.className = card.target.className;
  card.shown.fuzzy = !item.classList.contains("approved");
  card.number = item.dataset.number;
  card.actions = make("div", { className: "actions" });
  item.querySelector(".notes").append(card.actions);
  if (card.shown.text !== card.entry.str) card.shown.nodes = null; // the PO file was edited since the run
  draw(card);
  return card;
}

// What stands for a card now: what the reviewer has made of it, else what its entry says.
function current(card) {
  const one = work.get(card.entry);
  return one ? one.states[last(one)] : { text: card.entry.str, fuzzy: card.entry.fuzzy };
}

function draw(card) {
  const { item, target, shown, number } = card, one = work.get(card.entry);
  const { text, fuzzy } = current(card), blank = isBlank(text);
  item.classList.toggle("dirty", !!one && isUnsaved(one));
  const asShown = text === shown.text && (blank || fuzzy === shown.fuzzy);
  restate(item, asShown ? null : blank ? "untranslated" : !fuzzy ? "approved" : card.entry.stale ? "stale" : "edited");
  if (card.area) return; // somebody is typing
  target.hidden = false;
  if (shown.nodes && text === shown.text) {
    target.replaceChildren(...shown.nodes);
    target.className = shown.className;
  } else {
    target.textContent = blank ? "left in the source language" : text;
    target.className = blank ? "target none" : "target";
    if (!blank) Object.assign(target, { lang: catalogs.locale, dir: catalogs.direction });
  }
  const where = `paragraph ${number} of ${card.article.name}`;
  const approve = button("Approve", `Approve ${where}`, () => settle(card, text, false));
  card.opener = button("Edit", `Edit ${where}`, () => edit(card));
  card.actions.replaceChildren(...(!blank && fuzzy ? [approve] : []), card.opener);
  if (one && isChanged(one)) card.actions.append(button("Undo", `Undo the changes to ${where}`, () => undo(card)));
}

const KINDS = Object.keys(STATES);

// The bar of the header and its words, and the numbers beside the choices, as the paragraphs stand now.
function progress() {
  const figures = articles.map((one) => one.figures), rows = [];
  const total = sum(figures, SHOWN.all) || 1;
  let left = 0;
  for (const [kind, words] of Object.entries(STATES)) {
    const count = sum(figures, (one) => one[kind]), width = (100 * count) / total;
    const bar = document.querySelector(`header .bar .${kind}`);
    bar.setAttribute("x", `${left}%`);
    bar.setAttribute("width", `${width}%`);
    left += width;
    if (count) rows.push(make("li", {}, make("span", { className: `dot ${kind}` }), `${number(count)} ${words}`));
  }
  document.querySelector(".counts").replaceChildren(...rows);
  const seen = atHand ? [atHand.figures] : figures;
  for (const one of document.querySelectorAll("[data-of]")) one.textContent = number(sum(seen, SHOWN[one.dataset.of]));
}

function restate(item, kind) {
  const state = item.querySelector(".state");
  item.original ||= { kind: KINDS.find((one) => item.classList.contains(one)), nodes: [...state.childNodes] };
  item.classList.remove(...KINDS);
  item.classList.add(kind || item.original.kind);
  if (kind) {
    state.replaceChildren(
      make("span", { className: `dot ${kind}` }), make("span", { textContent: STATES[kind] }));
  } else state.replaceChildren(...item.original.nodes);
}

function edit(card) {
  const twin = cards.find((one) => one.entry === card.entry && one.area); // the same text in another paragraph
  if (!twin) open(card);
  (twin || card).area.focus();
}

function open(card) {
  const { target, number, entry, article } = card, { text } = current(card);
  const value = work.get(entry)?.typed ?? text;
  const area = make("textarea", { value, lang: catalogs.locale, dir: catalogs.direction, spellcheck: true });
  area.ariaLabel = `Translation of paragraph ${number} of ${article.name}`;
  const close = () => {
    type(card, null);
    shut(card);
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
  const allow = () => (approve.disabled = keep.disabled = !cleaned(area.value, entry.id));
  area.oninput = () => {
    allow();
    type(card, area.value === text ? null : area.value);
  };
  allow();
  approve.title = "Ctrl+Enter";
  card.actions.replaceChildren(approve, keep, button("Cancel", "", close));
}

function type({ article, entry }, typed) {
  const one = workOn(article, entry), kept = keeps;
  one.typed = typed;
  shelve(one);
  if (kept && !keeps) tellWork();
}

function shut(card) {
  if (card.area) card.area.remove();
  card.area = null;
}

function undo(card) {
  const one = work.get(card.entry);
  one.states.length = one.saved + 1;
  one.sent = Math.min(one.sent, one.saved);
  shelve(one);
  refresh(card.entry);
  card.actions.firstChild.focus();
}

function settle(card, typed, fuzzy) {
  const { entry, article } = card, text = cleaned(typed, entry.id);
  if (!text) return;
  const one = workOn(article, entry);
  settleWork(one, { text, fuzzy });
  shelve(one);
  for (const twin of cards) if (twin.entry === entry) shut(twin);
  const next = cards.slice(cards.indexOf(card) + 1).find((one) => one.item.checkVisibility() && current(one).fuzzy);
  refresh(entry);
  (next?.actions.firstChild || onward() || card.actions.firstChild).focus();
}

// Draw every paragraph of entries (one text may stand in an article twice), and the bar.
function refresh(...entries) {
  const wanted = new Set(entries), drawn = cards.filter((card) => wanted.has(card.entry));
  drawn.forEach(draw);
  new Set(drawn.map((card) => card.article)).forEach(recount);
  progress();
  tellWork();
}

// What is not in the PO files for all that the page knows, in the bar.
function tellWork(...lines) {
  const all = [...work.values()].filter(isChanged), fresh = all.filter(isUnsaved), sent = all.length - fresh.length;
  const articles = new Set(fresh.map((one) => one.article)).size;
  if (fresh.length && !lines.length) {
    lines.push(`${many(fresh.length, "text")} changed in ${many(articles, "article")}, not saved yet.`);
  }
  if (sent) lines.push(`${many(sent, "text")} downloaded, and kept here until a report shows that they came home.`);
  for (const row of aside.values()) {
    for (const text of new Set([row.typed, row.states[last(row)].text])) {
      if (text !== null) lines.push(`No longer fits its text in ${row.article}, and is kept here: ${text}`);
    }
  }
  for (const [name, message] of missing) lines.push(`Work on ${name} is kept here, and cannot be shown: ${message}`);
  if (!keeps && work.size) lines.push("This browser keeps nothing of it when the page is closed.");
  bar.hidden = !lines.length;
  forget.hidden = !aside.size;
  for (const one of bar.querySelectorAll("button")) one.disabled = one !== forget && !all.length;
  tell.textContent = lines.join("\n");
}

function number(count) {
  return count.toLocaleString("en");
}

function many(count, noun) {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}
