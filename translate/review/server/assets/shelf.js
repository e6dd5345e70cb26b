// What a person wrote, kept in the browser until the server has proved that it is saved: it outlives a reload, a crash
// and the end of the server. Drafts are texts begun, notes comments begun, acts what was asked of the server and not
// answered yet.

let desk = "";
const tab = crypto.randomUUID();

// Open the shelf of a project and language.
export function open(identity) {
  desk = identity;
  navigator.locks?.request(`tab ${tab}`, () => new Promise(() => {})); // held while this page lives
}

const draftName = (article, key) => `draft ${desk} ${article}\u0000${key}`;

export const draft = (article, key) => read(draftName(article, key));
export const keepDraft = (article, key, content) => write(draftName(article, key), content);
export const dropDraft = (article, key) => localStorage.removeItem(draftName(article, key));

// Comments begun, and renderings of names (`article` is null).
const noteName = (article, key) => `note ${desk} ${article ?? ""}\u0000${key}`;

export const note = (article, key) => read(noteName(article, key));
export const keepNote = (article, key, text) => write(noteName(article, key), text);
export const dropNote = (article, key) => localStorage.removeItem(noteName(article, key));

export function drafts() {
  const start = `draft ${desk} `;
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length).split("\u0000"))
    .map(([article, key]) => ({ article, key }));
}

// What came of acts: what they have brought to disk is needed here no more, unless more was typed since.
export function proved({ acts = [] }, { done }) {
  const sent = new Map(acts.map((act) => [`${act.article}\u0000${act.key}`, act]));
  for (const { article, key, effect } of done) {
    const act = sent.get(`${article}\u0000${key}`);
    if (!act || !["done", "same", "kept", "gone"].includes(effect)) continue;
    if (act.verb !== "remark") {
      if (draft(article, key)?.text === act.target) dropDraft(article, key);
    } else if (lines(note(article, key) ?? "").every((line) => act.remarks.includes(line))) dropNote(article, key);
  }
}

// The lines of a comment.
export const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

// A step: acts that are sent together.
export const keepStep = (step) => write(`step ${desk} ${tab} ${step.step}`, step);

export function dropStep(step) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(`step ${desk} `) && name.endsWith(` ${step.step}`)) localStorage.removeItem(name);
  }
}

// The steps that pages which are gone left unanswered.
export async function orphans() {
  const held = (await navigator.locks?.query())?.held.map((lock) => lock.name) ?? [];
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(`step ${desk} `))
    .filter((name) => !held.includes(`tab ${name.split(" ")[2]}`) && name.split(" ")[2] !== tab)
    .map(read)
    .filter(Boolean)
    .sort((a, b) => a.at - b.at);
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

// True if it is kept; a full or forbidden storage is told by the caller.
function write(name, content) {
  try {
    localStorage.setItem(name, JSON.stringify(content));
    return true;
  } catch {
    return false;
  }
}
