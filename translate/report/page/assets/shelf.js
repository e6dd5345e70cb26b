// What a reviewer has made of each entry, kept in the browser as it is typed, until a later report shows it.

const catalogs = JSON.parse(document.getElementById("catalogs").textContent);
const SHELF = `translate-articles ${catalogs.locale} ${location.pathname}`;
const work = new Map(); // by entry, see workOn()
const aside = new Map(); // by key: work of an earlier page whose text is another one now; told, and kept
let keeps = true; // whether this browser keeps anything for the page

// The work on an entry. `states`: what it said when the page was written, and what the reviewer made of it, in order,
// each {text, fuzzy}. `saved`, `sent`: the last of them that was read back from the PO file, and that was downloaded.
// `typed`: what stands in an open editor, null where that is nothing new.
function workOn(article, entry) {
  const states = [{ text: entry.str, fuzzy: entry.fuzzy }];
  if (!work.has(entry)) work.set(entry, { article, entry, states, saved: 0, sent: 0, typed: null });
  return work.get(entry);
}

function last(one) {
  return one.states.length - 1;
}

function isChanged(one) {
  return last(one) > one.saved;
}

function isUnsaved(one) {
  return last(one) > Math.max(one.saved, one.sent);
}

// A new state on top of what is saved or downloaded; what was neither gives way.
function settleWork(one, state) {
  one.states.length = Math.max(one.saved, one.sent) + 1;
  if (!isSame(one.states[last(one)], state)) one.states.push(state);
  one.typed = null;
}

function isSame(one, other) {
  return one.text === other.text && (one.fuzzy === undefined || one.fuzzy === other.fuzzy);
}

// As po.js wants an edit.
function asEdit(one) {
  const { states, entry: { id, context } } = one, [first, ...since] = states, { text, fuzzy } = since.pop();
  return { id, context, base: first.text, wasFuzzy: first.fuzzy, since, text, fuzzy, work: one };
}

function keyOf(article, { context, id }) {
  return `${SHELF}\n${JSON.stringify([article, context, id])}`;
}

function stored(action) {
  keeps = tried(action);
}

// False where the browser keeps nothing for files, or is full.
function tried(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

// Each entry has a key of its own: two windows with the page do not write over each other's work.
function shelve(one) {
  const { article: { name }, entry, states, saved, sent, typed } = one, key = keyOf(name, entry);
  const { id, context } = entry, done = states.length === 1 && typed === null;
  if (done) work.delete(entry);
  stored(() => done
    ? localStorage.removeItem(key)
    : localStorage.setItem(key, JSON.stringify({ article: name, id, context, states, saved, sent, typed })));
}

// Work of an earlier page as work on this one: states that the report shows are done. False where its text is another
// one now.
function taken(row, article, entry) {
  const there = { text: entry.str, fuzzy: entry.fuzzy };
  let at = row.states.findLastIndex((state) => isSame(state, there));
  if (at > Math.max(row.saved, row.sent)) at = row.states.findIndex((state) => isSame(state, there));
  if (at < 0 && row.states.length > 1 && last(row) > row.saved) return false;
  const one = workOn(article, entry);
  one.states = [there, ...(at < 0 ? [] : row.states.slice(at + 1))];
  one.saved = Math.min(Math.max(row.saved - at, 0), last(one));
  one.sent = Math.min(Math.max(row.sent - at, 0), last(one));
  one.typed = row.typed;
  shelve(one);
  return true;
}

// What stands under a key, null where it is nothing of this page's.
function rowOf(text) {
  try {
    const row = JSON.parse(text);
    return row && Array.isArray(row.states) && row.states.length ? row : null;
  } catch {
    return null;
  }
}

// The keys of the work on an article, on all articles without one.
function keysOnShelf(article) {
  const start = `${SHELF}\n` + (article ? `[${JSON.stringify(article.name)},` : "");
  return Object.keys(localStorage).filter((one) => one.startsWith(start));
}

// Take what an earlier page has left under these keys. `find`: gives [article, entry] of a row, or nothing.
function takeFromShelf(keys, find) {
  const isDone = tried(() => {
    for (const key of keys()) {
      const row = rowOf(localStorage.getItem(key));
      if (!row) continue;
      const isAside = key.endsWith("\naside"), place = find(row);
      if (place && !(isAside && work.has(place[1])) && taken(row, ...place)) {
        if (isAside) localStorage.removeItem(key);
      } else if (!place && last(row) === row.saved && row.typed === null) localStorage.removeItem(key);
      else if (isAside) aside.set(key, row);
      else {
        aside.set(`${key}\naside`, row);
        localStorage.setItem(`${key}\naside`, JSON.stringify(row));
        localStorage.removeItem(key);
      }
    }
  });
  keeps &&= isDone;
}

// What pages of earlier releases have left: all rows in one list.
function fromFormerShelf() {
  for (const { article, id, context, base, wasFuzzy, text, fuzzy } of JSON.parse(localStorage.getItem(SHELF) || "[]")) {
    const states = [{ text: base, fuzzy: wasFuzzy }, { text, fuzzy }], key = keyOf(article, { id, context });
    const row = JSON.stringify({ article, id, context, states, saved: 0, sent: 0, typed: null });
    localStorage.setItem(localStorage.getItem(key) ? `${key}\naside` : key, row);
  }
  localStorage.removeItem(SHELF);
}

function forgetAside() {
  stored(() => [...aside.keys()].forEach((key) => localStorage.removeItem(key)));
  aside.clear();
}
