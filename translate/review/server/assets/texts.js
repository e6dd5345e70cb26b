// The texts of the page in the language of the reader: English ones are the keys.

import { get } from "./api.js";
import { all } from "./dom.js";

let known = {};
let rules = new Intl.PluralRules("en");
const forms = { one: 0, few: 1, two: 1, many: 2, other: 2 };

export const languages = { en: "English", ru: "Русский" };

export function chosen() {
  const wanted = localStorage.getItem("locale") ?? navigator.language.slice(0, 2);
  return wanted in languages ? wanted : "en";
}

export async function learn(locale) {
  known = (await get("texts", { locale })).texts;
  rules = new Intl.PluralRules(locale);
  document.documentElement.lang = locale;
  for (const each of all("[data-text]")) each.textContent = t(each.dataset.text);
  for (const each of all("[data-label]")) each.setAttribute("aria-label", t(each.dataset.label));
  for (const each of all("[data-placeholder]")) each.placeholder = t(each.dataset.placeholder);
}

// The name of a language in the language of the reader.
export const nameOf = (locale) => new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(locale);

// A text with each {name} replaced.
export function t(text, values = {}) {
  return fill(known[text]?.[0] ?? text, values);
}

// A text about a number of things, {n}: `single` in English for one, `plural` for others.
export function many(n, single, plural, values = {}) {
  const found = known[single]?.[Math.min(forms[rules.select(n)], known[single].length - 1)];
  return fill(found ?? (n === 1 ? single : plural), { n: n.toLocaleString(document.documentElement.lang), ...values });
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
