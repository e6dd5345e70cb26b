"use strict";
// PO text: entries read and edited, all else left to the byte.

const FIELD = /^(?:(#~)\s*)?(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])?\s*)?"((?:[^"\\]|\\[^])*)"\s*$/;
const FLAG = String.raw`\s*[A-Za-z][^\s,:]*(?::\s*[^\s,]+)?\s*`;
const FLAGS = new RegExp(`^#(?:,|=${FLAG}(?:,${FLAG})*$)`); // `#=` holds flags from gettext 0.26 on, else it is a comment
const ESCAPES = { n: "\n", t: "\t", r: "\r", v: "\v", f: "\f", b: "\b", a: "\x07" };
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;
const WIDTH = 77; // columns between the quotes of a line, as msgcat fills them

function unescaped(text) {
  return text.replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[^])/g, (all, code) =>
    code[0] === "x" && code.length > 1
      ? String.fromCharCode(parseInt(code.slice(1), 16))
      : /^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : ESCAPES[code] || code);
}

// The entries of a PO text by line: `first` its first string, `from` to `to` its msgstr, `flags` its lines of flags.
function parse(lines) {
  const found = [];
  let entry = null, part = "";
  lines.forEach((line, n) => {
    const field = FIELD.exec(line);
    if (!field && !line.startsWith("#")) return;
    if (!entry || (entry.to && (!field || (field[2] && field[2] !== "msgstr")))) {
      entry = { first: -1, before: -1, from: 0, to: 0, flags: [], context: null, id: "", str: "", other: false };
      found.push(entry);
    }
    if (!field) {
      if (FLAGS.test(line)) entry.flags.push(n);
      if (line.startsWith("#|") && entry.before < 0) entry.before = n;
      return;
    }
    if (entry.first < 0) entry.first = n;
    if (field[1] || field[2] === "msgid_plural") entry.other = true; // obsolete or plural: not a paragraph's
    part = field[2] || part;
    const text = unescaped(field[3]);
    if (part === "msgctxt") entry.context = (entry.context || "") + text;
    if (part === "msgid") entry.id += text;
    if (part === "msgstr") {
      if (!entry.to) entry.from = n;
      entry.to = n + 1;
      entry.str += text;
    }
  });
  for (const one of found) {
    one.fuzzy = one.flags.some((n) => flagsOf(lines[n]).includes("fuzzy"));
    one.stale = one.fuzzy && one.before >= 0; // made for another source
  }
  return found.filter((one) => one.to && one.id && !one.other);
}

function flagsOf(line) {
  return line.slice(2).split(",").map((flag) => flag.trim()).filter(Boolean);
}

// True of a text without anything to see: white space, and characters that are never shown.
function isBlank(text) {
  return /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u.test(text);
}

// A text as it may stand for `id`: gettext wants line breaks at both ends of both or of neither, and no controls. ""
// for a blank one.
function cleaned(text, id) {
  const plain = text.toWellFormed().replace(/\r\n?/g, "\n").replace(CONTROLS, "").replace(/^\n+|\n+$/g, "");
  return isBlank(plain) ? "" : (id.startsWith("\n") ? "\n" : "") + plain + (id.endsWith("\n") ? "\n" : "");
}

// The lines of a msgstr, filled at blanks.
function laidOut(text) {
  const quoted = text.replace(/[\\"]/g, "\\$&").replace(/\t/g, "\\t").replace(/\n/g, "\\n\n");
  const pieces = quoted.split("\n").filter(Boolean).flatMap((line) => {
    const rows = [""];
    for (const word of line.match(/ +|[^ ]+ */g) || []) {
      const row = rows[rows.length - 1];
      if (row && [...row].length + [...word].length > WIDTH) rows.push(word);
      else rows[rows.length - 1] = row + word;
    }
    return rows;
  });
  if (pieces.length <= 1 && [...(pieces[0] || "")].length + 7 <= WIDTH) return [`msgstr "${pieces[0] || ""}"`];
  return ['msgstr ""', ...pieces.map((piece) => `"${piece}"`)];
}

// `po` with the edits put in: only msgstr and the fuzzy flag of their entries change. An edit is made only where the
// entry still says what the page saw (`base`, and `wasFuzzy` where that is told) or what the reviewer made of it before
// (`since`), or says it already; the others come back as `refused`: a person has approved or changed them meanwhile.
function edited(po, edits) {
  const lines = po.split("\n"), refused = [], done = [], changes = [];
  const entries = parse(lines);
  for (const edit of edits) {
    const entry = entries.find((one) => one.id === edit.id && one.context === edit.context);
    const { base, wasFuzzy, since = [], text } = edit;
    const known = [{ text: base, fuzzy: wasFuzzy }, ...since, { text, fuzzy: wasFuzzy }, edit];
    const fits = (one) => one.text === entry.str && (one.fuzzy === undefined || one.fuzzy === entry.fuzzy);
    if (!entry || !known.some(fits)) refused.push(edit);
    else {
      changes.push([entry, edit]);
      done.push(edit);
    }
  }
  changes.sort((one, other) => other[0].from - one[0].from);
  for (const [entry, edit] of changes) {
    const end = lines[entry.from].endsWith("\r") ? "\r" : "";
    if (entry.str !== edit.text) {
      lines.splice(entry.from, entry.to - entry.from, ...laidOut(edit.text).map((line) => line + end));
    }
    if (entry.fuzzy === edit.fuzzy) continue;
    if (edit.fuzzy) {
      const first = entry.flags.find((n) => lines[n].startsWith("#,"));
      if (first !== undefined) lines[first] = "#, fuzzy," + lines[first].slice(2);
      else lines.splice(entry.before < 0 ? entry.first : entry.before, 0, "#, fuzzy" + end);
      continue;
    }
    for (const n of [...entry.flags].reverse()) {
      const rest = flagsOf(lines[n]).filter((flag) => flag !== "fuzzy");
      if (rest.length === flagsOf(lines[n]).length) continue;
      if (rest.length) lines[n] = lines[n].slice(0, 2) + " " + rest.join(", ") + end;
      else lines.splice(n, 1);
    }
  }
  return { text: lines.join("\n"), done, refused };
}
