// Articles: those that stand on the page, and those of a large report, whose parts are loaded when they are opened.

const articles = catalogs.articles; // {id, name}; `po`, `entries`, `element` and `figures` as soon as they are known
const FIGURES = ["words", "approved", "edited", "stale", "machine", "untranslated", "nothing", "remarked", "unresolved",
  "high", "raised", "some"];
const waiting = new Map(); // by name: what to do with a part that comes
const missing = new Map(); // by name: why an article with work on it could not be looked at
let atHand = null; // the article of a large report that is open
let begun = false; // whether all that an earlier page has left is taken up

// A part calls this.
function part(content) {
  waiting.get(content.article)?.(content);
}

function addressOf({ name }) {
  return `${catalogs.parts}${name.split("/").map(encodeURIComponent).join("/")}.js`;
}

function fetched(article) {
  const script = make("script", { nonce: catalogs.nonce, src: addressOf(article) });
  return new Promise((come, fail) => {
    const told = `${addressOf(article)} cannot be loaded. Keep the folder report with this page, or run translate run.`;
    waiting.set(article.name, come);
    script.onload = script.onerror = () => fail(new Error(told)); // too late where it has come
    document.head.append(script);
  }).finally(() => {
    waiting.delete(article.name);
    script.remove();
  });
}

// An article with its paragraphs, loaded where they are not at hand.
async function loaded(article) {
  article.coming ||= article.element ? Promise.resolve() : fetched(article).then((content) => unpack(article, content));
  try {
    await article.coming;
  } finally {
    article.coming = null;
  }
  return article;
}

function unpack(article, { html, po }) {
  const holder = make("template", { innerHTML: html });
  article.element = document.importNode(holder.content.firstElementChild, true);
  bind(article, po);
}

// Make cards of the paragraphs of an article, and take up the work on them. `po`: the text of its PO file.
function bind(article, po) {
  const isNew = !article.entries || article.po !== po;
  const former = isNew ? [...work.values()].filter((one) => one.article === article) : [];
  for (const one of former) work.delete(one.entry);
  if (isNew) Object.assign(article, { po, entries: parse(po.split("\n")) });
  const entries = [...article.entries].sort((a, b) => (a.context !== null) - (b.context !== null));
  const bySource = new Map(), byKey = new Map();
  for (const entry of entries) bySource.set(entry.id, [...(bySource.get(entry.id) || []), entry]);
  for (const item of article.element.querySelectorAll(".paragraph")) {
    const same = bySource.get(item.querySelector(".source").textContent) || [];
    const entry = same.find((one) => one.context === item.dataset.context) || same[0];
    if (!entry) continue;
    const card = opened({ item, article, entry }), key = keyOf(article.name, entry);
    cards.push(card);
    if (!byKey.has(key)) byKey.set(key, card);
  }
  const find = (row) => byKey.has(keyOf(article.name, row)) && [article, byKey.get(keyOf(article.name, row)).entry];
  takeFromShelf(() => keysOnShelf(article), find);
  for (const row of former) {
    const place = find(row.entry), key = `${keyOf(article.name, row.entry)}\naside`;
    if (place && (work.has(place[1]) || taken(row, ...place))) continue;
    if (isChanged(row) && !aside.has(key)) aside.set(key, { ...row, article: article.name });
  }
  for (const card of byKey.values()) {
    if (work.get(card.entry)?.typed != null) open(card);
  }
  for (const card of cards) if (card.article === article && work.has(card.entry)) draw(card);
  recount(article);
}

// The figures of an article as its paragraphs stand now.
function recount(article) {
  const count = (selector) => article.element.querySelectorAll(`.paragraph${selector}`).length;
  article.figures ||= { remarked: count(".remarked"), unresolved: count(".unresolved") };
  for (const kind of KINDS) article.figures[kind] = count(`.${kind}`);
}

// Take an article off the page; what was made of it is kept.
function putAway(article) {
  article.element.remove();
  article.element = null;
  cards.splice(0, cards.length, ...cards.filter((one) => one.article !== article));
  if (![...work.values()].some((one) => one.article === article)) article.po = article.entries = null;
}

// Take up the work on an article that is not open.
async function lookAt(article) {
  missing.delete(article.name);
  try {
    await loaded(article);
    if (article !== atHand) putAway(article);
  } catch (error) {
    missing.set(article.name, error.message);
  }
}

async function begin() {
  document.body.append(bar);
  keeps = tried(fromFormerShelf);
  for (const article of articles) {
    if (catalogs.parts) article.figures = Object.fromEntries(FIGURES.map((name, n) => [name, article.counts[n]]));
    else {
      article.element = document.getElementById(article.id);
      bind(article, article.po);
    }
  }
  if (catalogs.parts) await beginList();
  const names = new Set(articles.map((one) => one.name));
  takeFromShelf(() => keysOnShelf().filter((key) => !names.has(rowOf(localStorage.getItem(key))?.article)), () => null);
  const kept = [...work.values()].filter(isUnsaved).length;
  progress();
  begun = true;
  if (kept) tellWork(`${many(kept, "text")} changed earlier on this page, not saved yet.`);
  else if (aside.size || missing.size || work.size) tellWork();
}
