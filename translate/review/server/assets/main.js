// The page: which view is shown, what the bar says, and what keys and buttons do.

import { Refused, get } from "./api.js";
import { isLeft } from "./acts.js";
import { Article } from "./article.js";
import { make, one, say } from "./dom.js";
import { focusRemark } from "./editor.js";
import * as keys from "./keys.js";
import * as list from "./list.js";
import * as queue from "./queue.js";
import * as search from "./search.js";
import * as shelf from "./shelf.js";
import * as terms from "./terms.js";
import * as texts from "./texts.js";
import { many, t } from "./texts.js";

const PAUSE = 2000; // milliseconds between looks at what others have done
const filters = ["all", "review", "findings", "untranslated", "approved", "drafts"];
const main = one("#main");
let desk = null;
let article = null;
let view = 0;

const who = () => localStorage.getItem("reviewer") || desk.who;

async function route() {
  const mine = ++view;
  const isCurrent = () => mine === view;
  const [, kind, ...rest] = location.hash.split("/");
  try {
    article?.close();
    article = null;
    if (kind === "a") {
      const opened = new Article(decodeURIComponent(rest[0] ?? ""), desk, who);
      article = opened;
      await opened.open(main, Number(rest[1]));
    } else if (kind === "s") {
      await search.show(main, desk, decodeURIComponent(rest[1] ?? ""), rest[0], isCurrent);
    } else if (kind === "names") {
      await terms.show(main, desk, isCurrent);
    } else {
      await list.show(main, isCurrent);
    }
  } catch (error) {
    if (isCurrent()) main.replaceChildren(make("p", { className: "bad" }, said(error)));
  }
}

function said(error) {
  if (!(error instanceof Refused)) return t("The server does not answer. Is translate review still running?");
  if (error.status === 403) return t("This address is no longer valid: open the one that translate review prints now.");
  return error.status === 404 ? t("There is no such article here.") : error.message;
}

function drawBar() {
  const waiting = queue.pending();
  const { trouble, isKept, isAway } = queue.state;
  one(".saving").textContent = waiting ? many(waiting, "{n} act is being saved", "{n} acts are being saved") : t("All saved");
  one(".saving").classList.toggle("waiting", waiting > 0);
  one("[data-do=undo]").disabled = !queue.canUndo();
  const alert = one(".alert");
  const lines = [];
  if (trouble) lines.push(`${many(waiting, "{n} act is not saved.", "{n} acts are not saved.")} ${
    trouble === "no answer" ? t("The server does not answer.") : trouble.startsWith("403") ?
      t("This address is no longer valid: open the one that translate review prints now.") : trouble} ${
    t("What you did is kept in this browser and sent again.")}`);
  else if (isAway) lines.push(`${t("The server does not answer.")} ${t("What you write is kept in this browser.")}`);
  if (!isKept) lines.push(t("The browser keeps nothing: save before you leave this page."));
  alert.hidden = !lines.length;
  if (alert.textContent !== lines.join(" ")) alert.textContent = lines.join(" ");
}

queue.listen((told) => {
  drawBar();
  if (!told) return;
  article?.answered(told);
  if (told.answer) shelf.proved(told.sent, told.answer);
  if (told.sent.of && told.answer) sayUndone(told.answer);
});

function sayUndone(answer) {
  const done = answer.done.filter((one) => one.effect === "done").length;
  const left = answer.done.length - done;
  const words = [answer.unknown ? t("This can no longer be undone.") : many(done, "{n} paragraph undone", "{n} paragraphs undone")];
  if (left) words.push(many(left, "{n} was changed since and stays", "{n} were changed since and stay"));
  say(words.join(", "));
}

// What others have done meanwhile: an editor, a run, another page.
async function watch() {
  if (document.visibilityState === "visible" && !queue.pending()) {
    try {
      const asked = article;
      const { version: now } = await get("changes", { name: asked?.name ?? "" });
      if (article && article === asked && now && now !== article.version && !queue.pending()) await article.refresh();
      notice(false);
    } catch {
      notice(true);
    }
  }
  setTimeout(watch, PAUSE);
}

// Say that the server is away, and that it is back.
function notice(isAway) {
  if (isAway === queue.state.isAway) return;
  queue.state.isAway = isAway;
  drawBar();
}

function settings() {
  const dialog = one("#sheet");
  const name = make("input", { name: "who", value: who(), maxLength: 80 });
  const language = make("select", { name: "locale" }, Object.entries(texts.languages).map(([tag, label]) =>
    make("option", { value: tag, selected: tag === texts.chosen(), lang: tag }, label)));
  dialog.replaceChildren(
    make("h1", { id: "sheet-title" }, t("Settings")),
    make("form", { method: "dialog" },
      make("label", {}, t("Your name, as approvals say it"), name),
      make("label", {}, t("Language of this page"), language),
      make("button", { className: "main" }, t("Close"))));
  dialog.setAttribute("aria-labelledby", "sheet-title");
  dialog.addEventListener("close", async () => {
    localStorage.setItem("reviewer", name.value.trim());
    if (language.value === texts.chosen()) return;
    localStorage.setItem("locale", language.value);
    await texts.learn(language.value);
    drawBar();
    route();
  }, { once: true });
  dialog.showModal();
}

const doing = {
  next: () => (article ? article.move(1) : list.move(1)),
  previous: () => (article ? article.move(-1) : list.move(-1)),
  nextLeft: () => article?.move(1, isLeft),
  edit: () => (article ? article.edit() : false),
  approve: () => article?.approve(),
  unapprove: () => article?.unapprove(),
  save: () => article?.save(),
  hint: (event) => article?.editor?.hint(Number(event.code.slice(5)) - 1),
  machine: () => article?.editor && article.current.machine && article.editor.replace(article.current.machine),
  memory: () => article?.fromMemory(),
  comment: () => article?.current && focusRemark(article.current),
  select: () => article?.current && article.select(article.current, !article.selected.has(article.current), false),
  selectAll: () => article?.selectAll(),
  approveSelected: () => article?.bulk("approve"),
  term: () => article?.current && terms.dialog(desk, article, ...selectedTerm()),
  names: () => (location.hash = "#/names"),
  propagate: () => article?.propagate(),
  read: () => article && one(".as-read").click(),
  undo: () => queue.undo(),
  filter: (event) => article && choose("filter", filters[Number(event.key) - 1]),
  order: () => article && choose("order", article.order === "text" ? "risk" : "text"),
  single: () => article && one(".single-one").click(),
  search: () => one(".find input").focus(),
  concordance: () => find(String(getSelection()).trim() || selectedInField(), "any"),
  help: () => keys.sheet(one("#sheet")),
  settings,
  escape: () => {
    if (article?.editor) article.go(article.current, { focus: true });
    else if (one(".find").contains(document.activeElement)) (article?.current?.item ?? main).focus();
    else if (article || /^#\/(s|names)/.test(location.hash)) location.hash = "#/";
    else return false;
  },
};

// The words that are selected in the source, and what the glossary has of them.
function selectedTerm() {
  const words = String(getSelection()).trim();
  const details = article.current.details;
  const known = [...(details?.terms ?? []), ...(details?.names ?? [])].find((term) => term.surface === words);
  return [words.includes("\n") ? "" : words, known];
}

const choose = (group, value) => one(`.controls input[name=${group}][value=${value}]`).click();

function selectedInField() {
  const { activeElement: field } = document;
  return field?.selectionStart === undefined ? "" : field.value.slice(field.selectionStart, field.selectionEnd).trim();
}

function find(query, field) {
  if (!query) return one(".find input").focus();
  const wanted = `#/s/${field}/${encodeURIComponent(query)}`;
  if (location.hash === wanted) route();
  else location.hash = wanted;
}

one(".find").addEventListener("submit", (event) => {
  event.preventDefault();
  find(one(".find input").value.trim(), one(".find select").value);
});
for (const each of document.querySelectorAll("[data-do]")) each.addEventListener("click", () => doing[each.dataset.do]());
document.addEventListener("mouseover", (event) => pair(event.target.closest?.("mark[data-term]")));
window.addEventListener("hashchange", () => {
  const [, kind, name] = location.hash.split("/");
  if (kind === "a" && article && decodeURIComponent(name) === article.name) return;
  route();
});

// A term under the pointer is shown on both sides.
function pair(mark) {
  for (const each of document.querySelectorAll("mark.paired")) each.classList.remove("paired");
  const row = mark?.closest(".row");
  for (const each of row?.querySelectorAll(`mark[data-term="${mark.dataset.term}"]`) ?? []) each.classList.add("paired");
}

async function start() {
  try {
    desk = await get("desk");
    shelf.open(desk.identity);
    queue.open(desk.identity);
    await texts.learn(texts.chosen());
    drawBar();
    keys.listen(doing);
    queue.adopt(await shelf.orphans());
    await route();
    watch();
  } catch (error) {
    main.replaceChildren(make("p", { className: "bad" }, said(error)));
  }
}

start();
Object.assign(window, { desk: () => ({ article, queue, shelf, desk }) }); // for tests and the curious
