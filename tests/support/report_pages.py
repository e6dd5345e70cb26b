"""The report page in tests: written over catalogs of machine text, and what a reviewer does there."""

from __future__ import annotations

import difflib
import json
import time
from pathlib import Path
from typing import Any

import reports
from chromium import Browser

from translate import catalog
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
from translate.project import layout
from translate.report.page import html

FAKE_FOLDER = """
files = %s; written = {};
folderOf = (path) => ({
  getDirectoryHandle: async (name) => {
    if (!Object.keys(files).some((file) => file.startsWith(path + name + "/"))) {
      throw new DOMException("no folder", "NotFoundError");
    }
    return folderOf(path + name + "/");
  },
  getFileHandle: async (name) => {
    if (!(path + name in files)) throw new DOMException("no file", "NotFoundError");
    return {
      getFile: async () => new Blob([files[path + name]]),
      createWritable: async () => ({
        write: async (bytes) => (files[path + name] = written[path + name] = new TextDecoder().decode(bytes)),
        close: async () => {},
      }),
    };
  },
});
window.showDirectoryPicker = async () => folderOf("");
"""


def make(out: Path, texts: list[str], name: str = "a.txt") -> tuple[Path, Path]:
    """A catalog of machine text and the page over it."""
    article = Article(name, "en", tuple(Paragraph(n, text) for n, text in enumerate(texts, 1)))
    units = tuple(Unit(text, f"Да: {text}", State.FUZZY, Origin.MACHINE) for text in texts)
    path = layout.catalog_path(out, name, "ru")
    catalog.save(path, catalog.load(path), Translation(article, "ru", tuple(units), "engine 1"))
    reports.write((Translation(article, "ru", units, "engine 1"),), out)
    return path, out / "ru" / html.NAME


def report_anew(out: Path, path: Path, name: str = "sub/a.txt") -> None:
    """The page as a later run writes it over a catalog that people have changed."""
    found = catalog.load(path)
    article = Article(name, "en", tuple(Paragraph(n, entry.source) for n, entry in enumerate(found.entries, 1)))
    units = [Unit(e.source, e.target, e.state, Origin.PERSON if e.standing.is_persons else Origin.MACHINE)
             for e in found.entries]  # fmt: skip
    reports.write((Translation(article, "ru", tuple(units), "engine 1"),), out)


def press(browser: Browser, label: str) -> None:
    """Press the first button with a label."""
    selector = f"[...document.querySelectorAll('button')].find((one) => one.textContent === {json.dumps(label)})"
    browser.run(f"{selector}.click()")


def unsaved(browser: Browser) -> Any:
    return browser.run("[...work.values()].filter(isUnsaved).length")


def downloads(browser: Browser, folder: Path, count: int) -> list[Path]:
    """The files that have come, once there are so many and all are whole."""
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    press(browser, "Download the PO files")
    for _ in range(200):
        found = sorted(folder.glob("*"))
        if len(found) >= count and not any(one.suffix == ".crdownload" for one in found):
            break
        time.sleep(0.05)
    return found


def typed(browser: Browser, card: int, text: str) -> None:
    """What a person types into the open editor of a card."""
    browser.run(f"cards[{card}].area.value = {json.dumps(text)}; cards[{card}].area.dispatchEvent(new Event('input'))")


def changed(before: str, after: str) -> list[str]:
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


NAMES = ["a.txt", "sub/deep/б в.md", "日本/ü.txt", "a--b.txt", *(f"many/{n:02}.txt" for n in range(22))]


def many(out: Path) -> Path:
    """The page over more articles than a browser would download one by one."""
    translations = []
    for name in NAMES:
        article = Article(name, "en", (Paragraph(1, f"One of {name}."), Paragraph(2, "Two.")))
        units = tuple(Unit(p.raw, f"Да: {p.raw}", State.FUZZY, Origin.MACHINE) for p in article.paragraphs)
        translations.append(Translation(article, "ru", units, "engine 1"))
        path = layout.catalog_path(out, name, "ru")
        catalog.save(path, catalog.load(path), translations[-1])
    reports.write(tuple(translations), out)
    return out / "ru" / html.NAME
