// Saving: into a folder of PO files, or as a download; and what other windows save.

function changedArticles() {
  const all = [...work.values()].filter(isChanged);
  return [...new Set(all.map((one) => one.article))]
    .map((article) => [article, all.filter((one) => one.article === article).map(asEdit)]);
}

async function textOf(handle) {
  const bytes = await (await handle.getFile()).arrayBuffer();
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

// Into the files of a folder that the reviewer picks, on top of what stands in them now: nobody's work is overwritten.
async function saveToFolder() {
  const troubles = [];
  let files = 0;
  try {
    folder ||= await window.showDirectoryPicker({ id: "po", mode: "readwrite" });
  } catch (error) {
    if (error.name !== "AbortError") tell.textContent = `The folder cannot be opened: ${error.message}`;
    return;
  }
  for (const [article, edits] of changedArticles()) {
    try {
      const handle = await fileIn(folder, article.name);
      const now = await textOf(handle);
      const { text, done, refused } = edited(now, edits);
      if (text !== now) {
        const stream = await handle.createWritable();
        await stream.write(new TextEncoder().encode(text));
        await stream.close();
        if ((await textOf(handle)) !== text) throw new Error("does not hold what was written into it, try again");
      }
      files += 1;
      for (const { work: one } of done) {
        one.saved = last(one);
        shelve(one);
      }
      refresh(...done.map((edit) => edit.work.entry));
      for (const edit of refused) troubles.push(`${article.name}: changed in the file meanwhile: ${edit.id}`);
    } catch (error) {
      if (error.name === "NotFoundError") folder = null;
      troubles.push(`${article.name}.po: ${error.message}`);
    }
  }
  if (files) report(`Saved ${many(files, "file")}.`, troubles);
  else report("Nothing saved. Choose the folder that holds these PO files (out/po/" + catalogs.locale + ").", troubles);
}

// The file of an article in the folder of PO files of this language, or in one above it.
async function fileIn(start, name) {
  const parts = `${name}.po`.split("/");
  for (const above of [[], [catalogs.locale], ["po", catalogs.locale], ["out", "po", catalogs.locale]]) {
    try {
      let here = start;
      for (const part of [...above, ...parts.slice(0, -1)]) here = await here.getDirectoryHandle(part);
      return await here.getFileHandle(parts[parts.length - 1]);
    } catch (error) {
      if (!["NotFoundError", "TypeMismatchError"].includes(error.name)) throw error;
    }
  }
  throw new DOMException("not in this folder", "NotFoundError");
}

// As one file to be downloaded, of several articles an archive: a browser takes no more than ten downloads at a time.
// Made from what the PO files said when the page was written. Nobody tells the page what becomes of a download, so that
// it keeps all until a report shows it.
function download() {
  const changed = changedArticles(), { locale } = catalogs;
  const files = changed.map(([article, edits]) => [`${article.name}.po`, edited(article.po, edits).text]);
  const [[path, text]] = files, isOne = files.length === 1;
  const name = isOne ? path.replaceAll("/", "--") : `reviewed-${locale}.zip`;
  const blob = isOne
    ? new Blob([text], { type: "text/x-gettext-translation" })
    : new Blob(zipped(files, new Date()), { type: "application/zip" });
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  const all = changed.flatMap(([, edits]) => edits.map((edit) => edit.work));
  for (const one of all) {
    one.sent = last(one);
    shelve(one);
  }
  refresh(...all.map((one) => one.entry));
  const what = isOne ? "1 file" : `${many(files.length, "file")} in one archive`;
  report(`${what} downloaded. Bring ${isOne ? "it" : "them"} in with: translate import FILE --to ${locale}`, []);
}

function report(message, troubles) {
  const away = [...work.values()].filter((one) => one.typed !== null && !one.article.element).length;
  const typing = document.querySelectorAll("textarea").length + away;
  if (typing) troubles.push(`Not in it: ${many(typing, "text")} that you are still editing.`);
  tellWork(message, ...troubles);
}

// Another window with this page has settled something.
addEventListener("storage", ({ key, newValue }) => {
  const article = key && articles.find((one) => key.startsWith(`${SHELF}\n[${JSON.stringify(one.name)},`));
  if (!article || key.endsWith("\naside")) return;
  if (!article.element) {
    for (const one of [...work.values()]) if (one.article === article) work.delete(one.entry); // the shelf has it
    lookAt(article).then(() => refresh());
    return;
  }
  const entry = article.entries.find((one) => keyOf(article.name, one) === key);
  if (!entry || cards.some((one) => one.entry === entry && one.area)) return;
  const row = rowOf(newValue);
  if (row) work.set(entry, { ...row, article, entry });
  else work.delete(entry);
  refresh(entry);
});

addEventListener("beforeunload", (event) => {
  const isTyping = cards.some((card) => card.area && card.area.value !== current(card).text);
  if (isTyping || [...work.values()].some(isUnsaved)) event.preventDefault();
});

begin();
