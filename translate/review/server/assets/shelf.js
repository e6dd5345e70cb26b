// What a person wrote, kept in the browser until the server has proved that it is saved: it outlives a reload, a crash
// and the end of the server. Drafts are texts begun, acts are what was asked of the server and not answered yet.

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

export function drafts() {
  const start = `draft ${desk} `;
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length).split("\u0000"))
    .map(([article, key]) => ({ article, key }));
}

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
