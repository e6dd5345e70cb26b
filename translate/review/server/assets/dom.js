// Elements made of texts: nothing that comes from an article is ever read as HTML.

export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list" && name !== "dir" && name !== "lang") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const button = (label, press, properties = {}) =>
  make("button", { type: "button", onclick: press, ...properties }, label);

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const STAY = 3500; // milliseconds that a message is shown
let leaving = 0;

// What screen readers say, shown for a while; the same text twice is said twice.
export function say(text) {
  const place = one("#said");
  place.textContent = "";
  setTimeout(() => (place.textContent = text), 20);
  clearTimeout(leaving);
  leaving = setTimeout(() => (place.textContent = ""), STAY);
}
