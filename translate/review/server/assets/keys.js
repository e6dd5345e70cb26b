// The keyboard: everything can be done with it. Single letters count only where nobody types.

import { make, one } from "./dom.js";
import { t } from "./texts.js";

// The letter of a key, that of its place where the keyboard types in another script.
function typed(event) {
  const isOther = event.key.length === 1 && event.key > "\u007f" && /^Key[A-Z]$/.test(event.code);
  if (!isOther) return event.key;
  return event.shiftKey ? event.code[3] : event.code[3].toLowerCase();
}

// [keys as they are shown, what they do, matcher]; a matcher gets the event and whether somebody is typing.
const letter = (key) => (event, typing) => !typing && !event.ctrlKey && !event.metaKey && !event.altKey && typed(event) === key;
const control = (key) => (event) => (event.ctrlKey || event.metaKey) && !event.altKey && typed(event) === key;
const alt = (key) => (event) => event.altKey && !event.ctrlKey && event.key === key;

const bindings = () => [
  ["↓ / j", t("Next paragraph or article"), "next", either(letter("ArrowDown"), letter("j"), alt("ArrowDown"))],
  ["↑ / k", t("The one before"), "previous", either(letter("ArrowUp"), letter("k"), alt("ArrowUp"))],
  ["n", t("Next paragraph to review"), "nextLeft", letter("n")],
  ["Enter / e", t("Edit"), "edit", either(letter("Enter"), letter("e"))],
  ["a / Ctrl+Enter", t("Approve and next"), "approve", either(letter("a"), control("Enter"))],
  ["u", t("Review again"), "unapprove", letter("u")],
  ["Ctrl+S", t("Save without approving"), "save", control("s")],
  ["Alt+↓ Alt+↑", t("Next and previous while typing"), "none", () => false],
  ["Alt+1 … 9", t("Insert a term while typing"), "hint", (event) => event.altKey && /^Digit[1-9]$/.test(event.code)],
  ["Alt+0", t("Take the machine's text while typing"), "machine", (event) => event.altKey && event.code === "Digit0"],
  ["Alt+M", t("Take the best match of the memory"), "memory", (event) => event.altKey && event.code === "KeyM"],
  ["c", t("Comment"), "comment", letter("c")],
  ["x", t("Select, for acts on several"), "select", letter("x")],
  ["X", t("Select all that are shown"), "selectAll", letter("X")],
  ["A", t("Approve the selected"), "approveSelected", letter("A")],
  ["p", t("This translation for all paragraphs of the same text"), "propagate", letter("p")],
  ["g", t("Add or correct a term or name: select it in the source first"), "term", letter("g")],
  ["N", t("The names of all articles"), "names", letter("N")],
  ["z", t("Undo the last act"), "undo", letter("z")],
  ["1 … 6", t("Show all, to review, with findings, untranslated, approved, drafts"), "filter", (event, typing) =>
    !typing && !event.ctrlKey && !event.metaKey && !event.altKey && /^[1-6]$/.test(event.key)],
  ["r", t("Riskiest first, or as in the article"), "order", letter("r")],
  ["o", t("One at a time, or all"), "single", letter("o")],
  ["v", t("As it will be read, or side by side"), "read", letter("v")],
  ["/", t("Search"), "search", letter("/")],
  ["Alt+S", t("Search the selected words"), "concordance", (event) => event.altKey && event.code === "KeyS"],
  ["Esc", t("Close the editor; back to the articles"), "escape", (event) => event.key === "Escape"],
  ["?", t("This sheet"), "help", letter("?")],
];

function either(...matchers) {
  return (event, typing) => matchers.some((matches) => matches(event, typing));
}

export function listen(acts) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || one("dialog[open]")) return;
    const { target } = event;
    const typing = target.matches("textarea, input:not([type=checkbox]):not([type=radio]), select");
    if (event.key === "Enter" && !event.ctrlKey && target.matches("button, a, summary, input")) return;
    if (target.matches("input[type=radio]") && event.key.startsWith("Arrow")) return;
    const found = bindings().find(([, , , matches]) => matches(event, typing));
    const act = found && acts[found[2]];
    if (act && act(event) !== false) event.preventDefault();
  });
}

export function sheet(dialog) {
  const rows = bindings().map(([keys, does]) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, keys)), make("td", {}, does)));
  dialog.replaceChildren(
    make("h1", { id: "sheet-title" }, t("Keys")),
    make("div", { className: "columns" },
      make("table", {}, make("tbody", {}, rows.slice(0, rows.length / 2))), make("table", {}, make("tbody", {}, rows.slice(rows.length / 2)))),
    make("form", { method: "dialog" }, make("button", { className: "main" }, t("Close"))));
  dialog.setAttribute("aria-labelledby", "sheet-title");
  dialog.showModal();
  dialog.scrollTop = 0; // the button that has the focus is below
}
