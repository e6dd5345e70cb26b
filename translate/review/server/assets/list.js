// The list of articles, those that need a person most first, with the progress of each.

import { get } from "./api.js";
import { make, one } from "./dom.js";
import { many, nameOf, t } from "./texts.js";
import * as shelf from "./shelf.js";

const order = ["approved", "edited", "machine", "stale", "untranslated", "nothing"];
export const standings = () => ({
  approved: t("approved"),
  edited: t("edited"),
  machine: t("machine"),
  stale: t("stale"),
  untranslated: t("untranslated"),
  nothing: t("nothing to translate"),
});

// `isCurrent`: whether this is still the view that is wanted.
export async function show(main, isCurrent) {
  const desk = await get("desk");
  if (!isCurrent()) return;
  const done = sum(desk.articles, "done");
  const left = sum(desk.articles, "left");
  const drafts = new Set(shelf.drafts().map((draft) => draft.article));
  document.title = t("Review: {language}", { language: nameOf(desk.locale) });
  const progress = `${many(done, "{n} word done", "{n} words done")}, ${many(left, "{n} left", "{n} left")}`;
  const rows = desk.articles.map((article) => row(article, drafts.has(article.name)));
  main.replaceChildren(
    make("h1", {}, t("Review: {language}", { language: nameOf(desk.locale) })),
    make("p", { className: "figures" }, progress),
    rows.length
      ? make("ol", { className: "articles", "aria-label": t("Articles, those that need most first") }, rows)
      : make("p", { className: "empty" }, t("There are no articles here.")),
  );
  move(1);
}

const sum = (articles, key) => articles.reduce((total, article) => total + article[key], 0);

function row(article, hasDraft) {
  const total = Object.values(article.standings).reduce((a, b) => a + b, 0);
  const risky = article.risks.high + article.risks.raised;
  const told = [
    article.failure && make("span", { className: "bad" }, article.failure),
    !article.failure && risky > 0 && make("span", { className: "warn" },
      many(risky, "{n} paragraph at risk", "{n} paragraphs at risk")),
    hasDraft && make("span", { className: "draft" }, t("draft")),
    !article.failure && make("span", {}, article.left
      ? many(article.left, "{n} word left", "{n} words left")
      : t("done")),
  ];
  return make("li", {},
    make("a", { href: `#/a/${encodeURIComponent(article.name)}` }, make("bdi", {}, article.name)),
    bar(article.standings, total),
    make("p", { className: "told" }, told));
}

// The progress as a bar, and in words for who does not see it.
export function bar(counts, total) {
  const words = standings();
  const shown = order.filter((name) => counts[name]);
  const label = shown.map((name) => `${counts[name]} ${words[name]}`).join(", ");
  const made = make("div", { className: "progress", role: "img", "aria-label": label, title: label });
  for (const name of shown) {
    const piece = make("span", { className: name });
    piece.style.flexGrow = String(counts[name] / Math.max(1, total));
    made.append(piece);
  }
  return made;
}

// Arrow keys go through the articles, and through what a search found.
export function move(by) {
  const links = [...document.querySelectorAll(".articles a, .hits a")];
  const at = links.indexOf(document.activeElement);
  (links[Math.max(0, Math.min(links.length - 1, at + by))] ?? one("#main")).focus();
}
