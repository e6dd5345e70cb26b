// What the machine would say otherwise, beside a paragraph: its hypotheses, what the guard refused, and other versions.

import { Refused, post } from "./api.js";
import { button, make } from "./dom.js";
import { marked } from "./marks.js";
import { t } from "./texts.js";

// What the machine would say otherwise: sentence by sentence, or the whole again by another engine or quality. What the
// guard has refused of it is there with its reasons.
export function again(article, row, use) {
  const { locale, direction } = article.desk;
  const place = make("div", { className: "versions", "aria-live": "polite" });
  const target = { lang: locale, dir: direction };
  const ask = async (content, waiting, draw) => {
    waiting.replaceChildren(make("p", {}, t("The machine is at work …")));
    try {
      waiting.replaceChildren(...draw(await post("again", { article: article.name, number: row.number, ...content })));
    } catch (error) {
      waiting.replaceChildren(make("p", { className: "bad" }, said(error)));
    }
  };
  const names = { fast: t("fast"), good: t("good"), best: t("best") };
  const versions = ({ parts, engines }) => {
    const choice = (label, options) => make("select", { "aria-label": label }, options.map(([value, name]) => make("option", { value }, name)));
    const engine = choice(t("Engine"), engines.map((name) => [name, name]));
    const what = choice(t("What to translate again"),
      [["", t("The whole")], ...parts.map((_, n) => [String(n), t("Sentence {n}", { n: n + 1 })])]);
    const results = make("div", { className: "results" });
    const again = (quality) => {
      const n = what.value === "" ? -1 : Number(what.value);
      const result = make("section");
      results.prepend(result);
      ask({ engine: engine.value, quality, part: parts[n]?.source ?? "" }, result, (version) => [
        make("p", { className: "label" }, `${version.engine}, ${names[version.quality]}`),
        make("p", target, ...marked(version.target)), n < 0 ? use(version.target) : taking(article, row, version.target, n, parts.length),
      ]);
    };
    return [
      ...parts.map((part, n) => sentence(article, row, part, n, parts.length)),
      make("div", { className: "buttons" }, make("span", {}, t("Again:")), parts.length > 1 ? what : null, engine,
        Object.entries(names).map(([quality, label]) => button(label, () => again(quality)))),
      results,
    ];
  };
  const refused = row.notes.filter((note) => note.severity === "info").map((note) => `${note.rule}: ${note.message}`);
  const details = make("details", { className: "again" },
    make("summary", {}, t("What else the machine would say"),
      refused.length ? make("span", { className: "refusal" }, ` · ${t("The guard refused a draft")}: ${refused.join("; ")}`) : null),
    place);
  details.addEventListener("toggle", () => details.open && !place.childElementCount && ask({}, place, versions));
  return details;
}

// A button that puts a text in place of a sentence of a row, the one with this number of so many.
function taking(article, row, text, n, count) {
  return button(count > 1 ? t("Insert") : t("Use this one"), () => {
    article.edit(row);
    if (count > 1) article.editor.putSentence(text, n, count);
    else article.editor.replace(text);
  });
}

const MOST = 3; // refused drafts with the same reason that are shown

// A sentence with what the machine said of it, and what the guard refused, by reason.
function sentence(article, row, part, n, count) {
  const { locale, direction } = article.desk;
  const target = { lang: locale, dir: direction };
  const line = (text) => make("li", {}, ...marked(text), " ", taking(article, row, text, n, count));
  const refused = new Map();
  for (const said of [...part.offered, ...part.refused].filter((said) => said.faults.length)) {
    const why = said.faults.map((fault) => `${fault.rule}: ${fault.message}`).join("; ");
    refused.set(why, [...(refused.get(why) ?? []), said.text]);
  }
  return make("section", {},
    make("p", { lang: article.from, dir: article.direction, className: "label" }, ...marked(part.source)),
    make("ol", target, part.offered.filter((said) => !said.faults.length).map((said) => line(said.text))),
    ...[...refused].map(([why, texts]) => make("div", { className: "refused" },
      make("p", { className: "refusal" }, `${t("The guard refused")} – `, make("bdi", {}, why)),
      make("ul", target, texts.slice(0, MOST).map(line)))));
}

const said = (error) => (error instanceof Refused ? error.message : t("The server does not answer."));
