// A text with its terms and names marked, and with characters that nobody sees in boxes that name them.

import { make } from "./dom.js";

// Control characters but tab and line feed, and controls of the direction of text (UAX #9).
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/;

function visible(text) {
  const pieces = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!unseen.test(text[at])) continue;
    const code = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`;
    pieces.push(text.slice(start, at), make("span", { className: "unseen", title: code, "data-code": code }, text[at]));
    start = at + 1;
  }
  pieces.push(text.slice(start));
  return pieces.filter((piece) => piece !== "");
}

// `spans`: [start, end, class, number, title] of each mark; those that overlap an earlier one are left out.
export function marked(text, spans = []) {
  const pieces = [];
  let start = 0;
  for (const [from, to, kind, number, title] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from < start || to <= from || to > text.length) continue;
    pieces.push(...visible(text.slice(start, from)));
    pieces.push(make("mark", { className: kind, "data-term": number, title }, ...visible(text.slice(from, to))));
    start = to;
  }
  return [...pieces, ...visible(text.slice(start))];
}

// The marks of both sides of a paragraph by what was found in it.
export function spans(details) {
  const found = { source: [], target: [] };
  const all = [...details.terms.map((term) => ["term", term]), ...details.names.map((name) => ["name", name])];
  all.forEach(([kind, one], number) => {
    const style = one.missing && kind === "term" ? "term missing" : kind;
    found.source.push([...one.source, style, number, `${one.surface} → ${one.wanted}`]);
    if (one.target && !one.missing) found.target.push([...one.target, kind, number, one.surface]);
  });
  return found;
}
