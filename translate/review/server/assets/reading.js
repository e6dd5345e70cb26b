// The article as it will be read: a click on a sentence opens its editor below it. What the article brings of its own is
// copied element by element; nothing of it is run or loaded.

import { get } from "./api.js";
import { make, one } from "./dom.js";
import { marked } from "./marks.js";

const kept = new Set(("H1 H2 H3 H4 H5 H6 P UL OL LI DL DT DD BLOCKQUOTE PRE CODE EM STRONG B I U S SUB SUP SMALL MARK " +
  "Q CITE ABBR BR HR TABLE CAPTION THEAD TBODY TFOOT TR TH TD FIGURE FIGCAPTION SECTION ARTICLE ASIDE HEADER FOOTER " +
  "DIV SPAN A KBD VAR SAMP RUBY RT RP DEL INS BDI BDO TIME DETAILS SUMMARY").split(" "));
const left = new Set("SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH HEAD LINK META BASE".split(" "));
const blocks = "li, p, h1, h2, h3, h4, h5, h6, blockquote, pre, table, dl, figure, div";
const BEFORE = "\ue000";
const AFTER = "\ue001";
const END = "\ue002";

export class Reading {
  constructor(article) {
    this.article = article;
    this.element = make("div", { className: "reading", lang: article.desk.locale, dir: article.desk.direction });
    this.element.addEventListener("click", (event) => this.clicked(event));
  }

  async draw() {
    const { article } = this;
    const { html } = await get("reading", { name: article.name });
    if (article.isClosed) return;
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    const drawn = html ? copied(html) : article.rows.map((row) => paragraph(row));
    this.element.replaceChildren(...drawn);
    this.number = 0;
    for (const node of texts(this.element)) this.cut(node);
    if (!this.element.isConnected || !article.current) return;
    this.place(article.current, Boolean(article.editor));
    if (!focused) return;
    (focused.isConnected ? focused : this.placeOf(article.current))?.focus({ preventScroll: true }); // what is moved loses it
  }

  // A text between the marks of paragraphs becomes sentences that can be pressed.
  cut(node) {
    const pieces = [];
    for (const part of node.data.split(/(\ue000\d+\ue001|\ue002)/)) {
      if (part[0] === BEFORE) this.number = Number(part.slice(1, -1));
      else if (part === END) this.number = 0;
      else if (part && this.number && part.trim()) pieces.push(...sentences(part, this.number, this.article));
      else if (part) pieces.push(part);
    }
    node.replaceWith(...pieces);
  }

  clicked(event) {
    const sentence = event.target.closest(".sentence");
    if (!sentence || event.target.closest(".holder")) return;
    const row = this.article.rows[Number(sentence.dataset.number) - 1];
    this.article.edit(row);
    this.article.editor?.select(sentence.textContent.trim());
  }

  // What stands for a row: its editor where it is open, else its first sentence.
  placeOf(row) {
    return one(".holder .row", this.element) ?? one(`.sentence[data-number="${row.number}"]`, this.element);
  }

  // Mark the sentences of a row, and put its editor, if it is open, below the block in which they stand.
  place(row, isEdited) {
    for (const each of this.element.querySelectorAll(".sentence.current")) each.classList.remove("current");
    const found = [...this.element.querySelectorAll(`.sentence[data-number="${row.number}"]`)];
    for (const each of found) each.classList.add("current");
    const former = one(".holder", this.element);
    if (isEdited && former?.contains(row.item)) return;
    former?.remove();
    if (!isEdited) return;
    const block = found.at(-1)?.closest(blocks) ?? this.element.lastElementChild;
    const holder = make("div", { className: "holder paragraphs", role: "list", lang: document.documentElement.lang, dir: "ltr" }, this.article.item(row));
    const outer = block?.closest("table") ?? block;
    if (outer?.tagName === "LI") outer.append(holder);
    else if (outer) outer.after(holder);
    else this.element.append(holder);
  }
}

function paragraph(row) {
  const text = row.draft?.text || row.target || row.source;
  return make("p", {}, `${BEFORE}${row.number}${AFTER}${text}${END}`);
}

// A document as elements of this page: known ones without attributes, texts, and the words for pictures.
function copied(html) {
  const read = new DOMParser().parseFromString(html, "text/html");
  return copies(read.body.childNodes);
}

function copies(nodes) {
  const found = [];
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) found.push(document.createTextNode(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE || left.has(node.tagName.toUpperCase())) continue;
    const inside = copies(node.childNodes);
    if (!kept.has(node.tagName)) found.push(...inside);
    else found.push(make(node.tagName === "A" ? "span" : node.tagName.toLowerCase(), node.tagName === "A" ? { className: "link" } : {}, ...inside));
  }
  return found;
}

function texts(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

let segmenter = null;
function sentences(text, number, article) {
  const locale = article.desk.locale;
  if (segmenter?.resolvedOptions().locale !== locale) segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  const state = article.rows[number - 1]?.standing ?? "nothing";
  return [...segmenter.segment(text)].map(({ segment }) =>
    make("span", { className: `sentence ${state}`, tabIndex: -1, "data-number": String(number) }, ...marked(segment)));
}
