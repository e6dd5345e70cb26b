// What a search found, in all articles.

import { get } from "./api.js";
import { make } from "./dom.js";
import { standings } from "./list.js";
import { marked } from "./marks.js";
import { many, t } from "./texts.js";

// `isCurrent`: whether this is still the view that is wanted.
export async function show(main, desk, query, field, isCurrent) {
  const { count, hits } = await get("search", { q: query, in: field });
  if (!isCurrent()) return;
  document.title = t("Search: {query}", { query });
  main.replaceChildren(
    make("h1", {}, t("Search: {query}", { query })),
    make("p", { className: "figures", role: "status" }, many(count, "{n} paragraph", "{n} paragraphs")),
    make("ol", { className: "hits" }, hits.map((hit) => row(hit, desk, query))));
  main.focus();
}

function row(hit, desk, query) {
  const link = `#/a/${encodeURIComponent(hit.article)}/${hit.number}`;
  return make("li", { className: `row ${hit.standing}` },
    make("p", { className: "meta" }, make("a", { href: link }, make("bdi", {}, hit.article), ` ${hit.number}`), " ",
      make("span", { className: `state ${hit.standing}` }, standings()[hit.standing])),
    make("div", { className: "source" }, ...marked(hit.source, found(hit.source, query))),
    make("div", { className: "target", lang: desk.locale, dir: desk.direction }, ...marked(hit.target, found(hit.target, query))),
    hit.remarks.length ? make("div", { className: "more" }, ...marked(hit.remarks.join("\n"))) : null);
}

// Where the words are; where upper and lower case differ in length, nothing is marked.
function found(text, query) {
  const low = text.toLowerCase();
  const wanted = query.toLowerCase();
  const spans = [];
  if (low.length !== text.length || !wanted) return spans;
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
    spans.push([at, at + wanted.length, "hit", spans.length]);
  }
  return spans;
}
