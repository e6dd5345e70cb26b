// Terms and names from the page: a row of a glossary or of the sheet of names, and the texts that it touches made anew.

import { Refused, post } from "./api.js";
import { button, make, one, say } from "./dom.js";
import * as shelf from "./shelf.js";
import { many, t } from "./texts.js";

// A dialog for a term. `known`: what is known of it, if it is selected.
export function dialog(desk, article, source, known) {
  const place = one("#sheet");
  const term = make("input", { name: "term", value: source, lang: article.from, required: true });
  const rendering = make("input", { name: "rendering", value: known?.wanted ?? "", lang: desk.locale, required: true });
  const where = make("select", { name: "where" },
    desk.glossaries.map((path) => make("option", { value: path }, path)),
    make("option", { value: "" }, t("the names of this project")));
  const told = make("p", { role: "status" });
  const save = async (event) => {
    event.preventDefault();
    told.className = "";
    told.textContent = t("saving");
    try {
      await post("term", { article: article.name, source: term.value, target: rendering.value, place: where.value });
      told.textContent = t("Saved. The machine's texts are made anew …");
      await render(told, [term.value]);
      article.rows.forEach((row) => (row.details = null));
      await article.refresh();
      article.fetchAll();
    } catch (error) {
      told.className = "bad";
      told.textContent = error instanceof Refused ? error.message : t("The server does not answer.");
    }
  };
  place.replaceChildren(
    make("h1", { id: "sheet-title" }, t("Term or name")),
    make("form", { onsubmit: save },
      make("label", {}, t("In the source"), term),
      make("label", {}, t("In the translation, in its dictionary form"), rendering),
      make("label", {}, t("Where to keep it"), where),
      told,
      make("div", { className: "buttons" },
        make("button", { className: "main" }, t("Save and render anew")),
        button(t("Close"), () => place.close()))));
  place.setAttribute("aria-labelledby", "sheet-title");
  place.showModal();
  (source ? rendering : term).focus();
}

// Have the machine's texts made anew where terms stand, everywhere without terms.
async function render(told, terms = []) {
  const { fresh, failures } = await post("render", { terms });
  told.textContent = [many(fresh, "{n} paragraph is new", "{n} paragraphs are new"), ...failures].join("; ");
  say(told.textContent);
}

// The names of a corpus, to be corrected before a run or after it. `isCurrent`: whether this is still the view that is
// wanted.
export async function show(main, desk, isCurrent) {
  main.replaceChildren(make("h1", {}, t("Names")), make("p", { role: "status" }, t("The machine is at work …")));
  const { names, terms, translated } = await post("names", {});
  if (!isCurrent()) return;
  const changed = new Set();
  document.title = t("Names");
  const told = make("p", { className: "figures", role: "status" }, many(names.length, "{n} name", "{n} names"));
  const table = (label, found, place) => make("table", { className: "names" },
    make("caption", {}, label),
    make("thead", {}, make("tr", {}, [t("Source"), t("Rendering"), t("Number"), t("Why so")].map((title) =>
      make("th", { scope: "col" }, title)))),
    make("tbody", {}, found.map((name) => row(name, told, place, changed))));
  main.replaceChildren(make("h1", {}, t("Names")), told,
    make("p", { className: "place" }, t("Enter saves a name, Alt+1 … takes one of those below it. What is corrected here is used from the next run on.")),
    make("div", { className: "buttons" }, button(t("Render anew"), async () => {
      told.textContent = t("The machine is at work …");
      try {
        await render(told, translated ? [...changed] : []);
        changed.clear();
      } catch (error) {
        told.textContent = error.message;
      }
    })),
    table(t("Names"), names, ""),
    ...(terms.length ? [table(t("Recurring terms that no glossary lists"), terms, desk.glossaries[0] ?? "")] : []));
  one("input", main)?.focus();
}

function row(name, told, place, changed) {
  const begun = shelf.note(null, name.source);
  const field = make("input", { value: begun ?? name.target, oninput: () => shelf.keepNote(null, name.source, field.value), "aria-label": t("Rendering of {name}", { name: name.source }) });
  const line = make("tr", { className: begun !== null ? "begun" : name.is_persons ? "persons" : "" });
  const save = async () => {
    const target = field.value.trim();
    if (!target || target === name.target) return shelf.dropNote(null, name.source);
    const before = name.target;
    name.target = target; // what is on its way is not sent again
    try {
      await post("term", { source: name.source, target, place });
      name.is_persons = true;
      if (shelf.note(null, name.source)?.trim() === target) shelf.dropNote(null, name.source); // unless more was typed
      line.className = "persons";
      changed.add(name.source);
      told.textContent = `${name.source} → ${target}`;
    } catch (error) {
      name.target = before;
      told.textContent = `${name.source}: ${error instanceof Refused ? error.message : t("The server does not answer.")}`;
    }
  };
  field.addEventListener("change", save);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      event.preventDefault();
      return others[Number(event.code.slice(5)) - 1]?.click();
    }
    if (!["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") save();
    const next = event.key === "ArrowUp" ? line.previousElementSibling : line.nextElementSibling;
    one("input", next ?? line).focus();
  });
  const others = name.candidates.filter((text) => text !== name.target).map((text, n) => button(text, () => {
    field.value = text;
    save();
  }, { className: "hint", tabIndex: -1, title: `Alt+${n + 1}` }));
  line.append(make("th", { scope: "row" }, name.source), make("td", {}, field, make("div", { className: "hints" }, others)),
    make("td", {}, name.count), make("td", {}, name.because));
  return line;
}
