// The list of a large report: articles found, ordered and opened one at a time.

const ROWS = 100; // that are put on the page at a time
const collator = new Intl.Collator([], { numeric: true });
const RISKS = { high: "at high risk", raised: "raised", some: "some" };
const ORDERS = {
  risk: ["Riskiest first", () => 0],
  name: ["By name", (one, other) => collator.compare(one.name, other.name)],
  done: ["Least approved first", (one, other) => share(one) - share(other)],
  words: ["Longest first", (one, other) => other.figures.words - one.figures.words],
};
const ONLY = {
  any: ["All articles", () => true],
  high: ["With high risk", ({ figures }) => figures.high],
  raised: ["With raised or high risk", ({ figures }) => figures.high + figures.raised],
  open: ["Not begun", ({ figures }) => SHOWN.review(figures) && !figures.approved],
  begun: ["Begun, not done", ({ figures }) => SHOWN.review(figures) && figures.approved],
  done: ["Done", ({ figures }) => !SHOWN.review(figures)],
  mine: ["Changed here", (article) => [...work.values()].some((one) => one.article === article && isChanged(one))],
};
const main = document.getElementById("texts");
const rows = make("ol", { className: "rows" }), found = make("p", { role: "status" });
const more = button("Show more", "", () => addRows());
const list = make("section", { className: "list", ariaLabel: "Articles" });
let listed = [];

function share({ figures }) {
  return figures.approved / (SHOWN.all(figures) - figures.nothing || 1);
}

function choice(name, choices) {
  const options = Object.entries(choices).map(([value, [label]]) => make("option", { value, textContent: label }));
  return make("select", { ariaLabel: name, onchange: fillList }, ...options);
}

const search = make("input", { type: "search", placeholder: "Find by name", oninput: fillList });
search.ariaLabel = "Find articles by name";
const order = choice("Order of the articles", ORDERS), only = choice("Which articles", ONLY);

function shownNow() {
  return document.querySelector("input[name=show]:checked").id.replace("show-", "");
}

// Find, order and show the articles anew.
function fillList() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean), shown = SHOWN[shownNow()];
  listed = articles.filter((one) => {
    const name = one.name.toLowerCase();
    return words.every((word) => name.includes(word)) && shown(one.figures) && ONLY[only.value][1](one);
  });
  if (order.value !== "risk") listed.sort(ORDERS[order.value][1]);
  rows.replaceChildren();
  addRows();
  const length = many(sum(listed, (one) => one.figures.words), "word");
  found.textContent = listed.length ? `${many(listed.length, "article")}, ${length}` : "No article is of this kind.";
}

function addRows(until = 0) {
  const start = rows.children.length, end = Math.max(start + ROWS, until);
  rows.append(...listed.slice(start, end).map(row));
  more.hidden = rows.children.length >= listed.length;
}

function row(article) {
  const { figures, name, id } = article, all = SHOWN.all(figures) - figures.nothing;
  const mine = [...work.values()].filter((one) => one.article === article && isUnsaved(one)).length;
  const badges = Object.entries(RISKS).filter(([risk]) => figures[risk]).map(([risk, words]) =>
    make("span", { className: `risk-${risk}` },
      make("span", { className: "badge", textContent: `${number(figures[risk])} ${words}` })));
  const done = `${number(figures.approved)} of ${number(all)} approved, ${many(figures.words, "word")}`;
  return make("li", { className: mine ? "dirty" : "" },
    make("a", { href: `#${id}` }, make("bdi", { textContent: name })),
    make("span", { className: "tally" }, ...(badges.length ? badges : ["nothing found"])),
    make("progress", { max: all || 1, value: all ? figures.approved : 1, ariaLabel: "approved" }),
    make("span", { className: "done", textContent: mine ? `${done}; ${number(mine)} not saved` : done }));
}

// A link to another article of the list as it stands.
function step(article, by, label) {
  const other = listed[listed.indexOf(article) + by];
  if (!other || !listed.includes(article)) return [];
  const className = by > 0 ? "next" : "", name = make("bdi", { textContent: other.name });
  return [make("a", { href: `#${other.id}`, className }, `${label}: `, name)];
}

function trail(article, where) {
  const links = [make("a", { href: "#list", textContent: "All articles" })];
  links.push(...step(article, -1, "Previous"), ...step(article, 1, "Next"));
  return make("nav", { className: "trail", ariaLabel: `Other articles, ${where}` }, ...links);
}

// Where the focus goes when nothing is left to review in an article, null where that is no question.
function onward() {
  return atHand && (main.querySelector(".trail:last-of-type .next") || main.querySelector(".trail:last-of-type a"));
}

function clear() {
  const former = atHand;
  atHand = null;
  for (const one of main.querySelectorAll(".trail, .trouble, .list")) one.remove();
  if (former?.element) putAway(former);
  return former;
}

function showList() {
  const former = clear();
  document.body.dataset.view = "list";
  fillList();
  main.append(list);
  progress();
  if (!former) return;
  addRows(listed.indexOf(former) + 1);
  rows.children[listed.indexOf(former)]?.querySelector("a").focus();
}

async function showArticle(article, hash) {
  if (article !== atHand) {
    clear();
    atHand = article;
    document.body.dataset.view = "article";
  }
  try {
    await loaded(article);
  } catch ({ message }) {
    const trouble = make("p", { className: "trouble", role: "alert", textContent: message });
    if (article === atHand && !main.querySelector(".trouble")) main.append(trail(article, "above"), trouble);
    return;
  }
  if (article !== atHand) { // another one was opened meanwhile
    if (article.element) putAway(article);
    return;
  }
  const isFresh = !article.element.isConnected;
  if (isFresh) main.append(trail(article, "above"), article.element, trail(article, "below"));
  progress();
  if (hash !== article.id) {
    if (isFresh) location.replace(`#${hash}`); // now that it is there
  } else {
    scrollTo(0, 0);
    article.element.querySelector("h2").focus({ preventScroll: true });
  }
}

function follow() {
  const hash = location.hash.slice(1), article = articles.find(({ id }) => hash.split("-")[0] === id);
  if (article) return showArticle(article, hash);
  if (!document.body.dataset.view || hash === "list" || !hash) showList();
}

// Show what the address names, and take up what an earlier page has left.
async function beginList() {
  list.append(make("div", { className: "find" }, search, only, order, found), rows, more);
  addEventListener("hashchange", follow);
  for (const one of document.querySelectorAll("input[name=show]")) {
    one.addEventListener("change", () => atHand || fillList());
  }
  const near = (seen) => seen.some((one) => one.isIntersecting) && addRows();
  new IntersectionObserver(near, { rootMargin: "500px" }).observe(more);
  const names = new Set(), opening = follow();
  tried(() => keysOnShelf().forEach((key) => names.add(rowOf(localStorage.getItem(key))?.article)));
  await opening;
  for (const article of articles) if (names.has(article.name)) await lookAt(article);
  if (!atHand) fillList();
}
