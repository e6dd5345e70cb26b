// Acts on their way to the server: sent in order, several at once where they have piled up, again where no answer came.
// Each is on the shelf from the moment it is done until the server says what came of it.

import { Refused, post } from "./api.js";
import * as shelf from "./shelf.js";

const listeners = [];
const waiting = [];
let undone = []; // the names of steps that can be taken back, the last one last
let place = ""; // where they are kept while this page is loaded again
let isSending = false;
let delay = 0;
export const state = { trouble: "", isKept: true, isAway: false };

export const listen = (listener) => listeners.push(listener);
const tell = (what) => listeners.forEach((listener) => listener(what));

export function open(identity) {
  place = `undo ${identity}`;
  undone = JSON.parse(sessionStorage.getItem(place) ?? "[]");
}

function remember() {
  try {
    sessionStorage.setItem(place, JSON.stringify(undone.slice(-100)));
  } catch {
    // it is forgotten with the page
  }
}

export const pending = () => waiting.length;
export const canUndo = () => undone.length > 0;

// Send acts as one step, which undo takes back as one.
export function send(acts, who) {
  enqueue({ step: crypto.randomUUID(), at: Date.now(), who, acts });
}

export function undo() {
  const of = undone.pop();
  remember();
  if (of) enqueue({ step: crypto.randomUUID(), at: Date.now(), of });
  tell(null);
}

// Take over what a page that is gone left unanswered.
export const adopt = (steps) => steps.forEach((step) => enqueue(step));

function enqueue(step) {
  state.isKept = shelf.keepStep(step) && state.isKept;
  waiting.push(step);
  tell(null);
  drain();
}

async function drain() {
  if (isSending) return;
  isSending = true;
  while (waiting.length) {
    const step = waiting[0];
    try {
      const answer = await post(step.of ? "undo" : "acts", step);
      waiting.shift();
      shelf.dropStep(step);
      delay = 0;
      state.trouble = "";
      if (answer.undoable && !step.of) {
        undone.push(step.step);
        remember();
      }
      tell({ sent: step, answer });
    } catch (error) {
      state.trouble = error instanceof Refused ? error.message : "no answer";
      if (error instanceof Refused && error.status === 400) { // it will never be taken
        waiting.shift();
        shelf.dropStep(step);
        tell({ sent: step, answer: null });
      } else {
        tell(null);
        delay = Math.min(8000, delay * 2 || 500);
        await new Promise((done) => setTimeout(done, delay));
      }
    }
  }
  isSending = false;
  tell(null);
}
