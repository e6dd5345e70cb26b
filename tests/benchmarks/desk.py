"""How fast the review desk is with a long article, and what axe-core says of its pages.

usage: desk.py [PARAGRAPHS]      prints first paint, keys and approvals of an article of so many paragraphs (3,000)
       desk.py --axe [FOLDER]    fetches axe-core by npm into FOLDER (a scratch folder) and prints its findings
       desk.py --pictures FOLDER puts pictures of the desk there, those of the documentation among them
Needs Chromium. axe-core is under MPL-2.0 and is no part of this project.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
from chromium import CONTROL, Browser

from translate import catalog
from translate.catalog import writer
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
from translate.pipeline import run
from translate.project import Options, layout
from translate.review import server
from translate.review.desk import Desk

_DELAYS = """new Promise((done) => {
  const area = document.activeElement, times = [];
  const type = () => {
    if (times.length === 60) return done(times.sort((a, b) => a - b));
    const start = performance.now();
    document.execCommand("insertText", false, "слово "[times.length % 6]);
    requestAnimationFrame(() => setTimeout(() => { times.push(performance.now() - start); setTimeout(type, 30); }));
  };
  type();
})"""
_SENTENCE = "The mill of Riverton number {} burned in 1902, and nobody has built it again since then."


def project(root: Path, count: int) -> Options:
    """A project with one long article that a machine has translated."""
    texts = [_SENTENCE.format(n) for n in range(count)]
    (root / "articles").mkdir()
    (root / "articles" / "long.txt").write_text("\n\n".join(texts) + "\n", "utf-8")
    article = Article("long.txt", "en", tuple(Paragraph(n, text) for n, text in enumerate(texts, 1)))
    target = "Мельница Ривертона номер {} сгорела в 1902 году, и с тех пор никто её не построил."
    units = tuple(Unit(t, target.format(n), State.FUZZY, Origin.MACHINE) for n, t in enumerate(texts))
    catalog.save(
        layout.catalog_path(root / "out", "long.txt", "ru"), catalog.Catalog(), Translation(article, "ru", units, "x")
    )
    (root / "terms.csv").write_text("source,target\nRiverton,Ривертон\nmill,мельница\n", "utf-8")
    sources, out = (str(root / "articles"),), str(root / "out")
    return Options(sources, ("ru",), "en", out, (str(root / "terms.csv"),), root=str(root))


@contextlib.contextmanager
def serving(options: Options) -> Iterator[str]:
    """The address of a desk that is served in a thread."""
    listener = server.listen(Desk(options, "ru", date.today), "Anna")
    thread = threading.Thread(target=listener.serve)
    thread.start()
    try:
        yield listener.address
    finally:
        listener.stop()
        thread.join()


def long_article(browser: Browser, url: str, count: int) -> None:
    """Print how long things take."""
    for label in ("cold", "warm"):
        browser.visit(f"{url}?{label}")
        browser.until("document.querySelector('.articles a')")
        start = time.monotonic()
        browser.run("location.hash = '#/a/long.txt'")
        browser.until("document.querySelectorAll('.paragraphs .row').length > 20")
        first = time.monotonic() - start
        browser.until(f"document.querySelectorAll('.paragraphs .row').length === {count}")
        print(f"{label}: first paragraphs after {first:.2f} s, all {count} after {time.monotonic() - start:.2f} s")
    browser.until("desk().article.current.details")
    browser.press("e")
    before = browser.computed()
    delays = browser.run(_DELAYS)
    each = (browser.computed() - before) / len(delays)
    print(f"a key is on the screen after {delays[30]:.0f} ms (median), {delays[-1]:.0f} ms (worst of {len(delays)})")
    print(f"of which the page computes {1000 * each:.0f} ms; the rest is waiting for a picture and for a processor")
    start = time.monotonic()
    for _ in range(40):
        browser.press("Enter", CONTROL)
    moved = time.monotonic() - start
    browser.until("desk().queue.pending() === 0", 300)
    print(
        f"40 approvals: {1000 * moved / 40:.0f} ms each on the page, all saved after {time.monotonic() - start:.1f} s"
    )
    browser.press("Escape")
    start = time.monotonic()
    browser.press("X", 8)
    browser.press("A", 8)
    browser.until("desk().queue.pending() === 0", 300)
    print(f"{count} approved at once: {time.monotonic() - start:.1f} s")
    start = time.monotonic()
    browser.press("z")
    browser.until("desk().queue.pending() === 0", 300)
    print(f"and undone: {time.monotonic() - start:.1f} s")


def axe(browser: Browser, url: str, folder: Path) -> None:
    """Print what axe-core finds in each view, light and dark."""
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), "axe-core"], check=True)
    views: dict[str, list[str]] = {
        "list": ["'#/'"], "article": ["'#/a/long.txt'"], "editor": ["'#/a/long.txt'", "e"],
        "reading": ["'#/a/long.txt'", "v"],
        "keys": ["'#/'", "?"], "search": ["'#/s/any/mill'"], "names": ["'#/names'"],
    }  # fmt: skip
    for dark in (False, True):
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        browser.send("Emulation.setEmulatedMedia", features=features)
        for name, (place, *keys) in views.items():
            browser.visit(f"{url}?{name}{dark}")
            browser.run(f"location.hash = {place}")
            time.sleep(1.5)
            for key in keys:
                browser.press(key)
            time.sleep(1)
            browser.run(script.read_text("utf-8") + "; 1")
            found: list[dict[str, Any]] = json.loads(
                browser.run("axe.run().then((all) => JSON.stringify(all.violations))")
            )
            print(f"{name}{' (dark)' * dark}: {len(found)} findings")
            for one in found:
                print(
                    f"  {one['impact']} {one['id']}: {one['help']}: {one['nodes'][0]['target']} ({len(one['nodes'])})"
                )


_MILL = """# The old mill of Riverton

The mill burned in 1902. It was rebuilt *two years* later by Anna Petrova.

## What is left

- the wheel, 4 metres high
- the walls

Nobody has seen the plans since the town of Riverton bought it in 1987.
"""


def mill(root: Path) -> Options:
    """A project with a short article that the built-in model has translated, its first paragraph approved."""
    (root / "articles").mkdir()
    (root / "articles" / "mill.md").write_text(_MILL, "utf-8")
    (root / "articles" / "bridge.txt").write_text("The bridge of Riverton was opened in 1887.\n", "utf-8")
    (root / "terms.csv").write_text("source,target\nRiverton,Ривертон\nmill,мельница\n", "utf-8")
    sources, out = (str(root / "articles"),), str(root / "out")
    options = Options(sources, ("ru",), "en", out, (str(root / "terms.csv"),), root=str(root))
    run(options)
    return options


def pictures(browser: Browser, url: str, folder: Path, path: Path) -> None:
    """Take pictures: the list, the editor, a conflict in the dark, the article as it will be read, a narrow page.
    `path`: the catalog of the article."""

    def picture(name: str, width: int = 1000, height: int = 640, dark: bool = False) -> None:
        time.sleep(0.5)
        browser.run("document.querySelector('#said').textContent = ''")
        browser.picture(folder / f"desk-{name}.png", width, height, dark)

    browser.send("Emulation.setDeviceMetricsOverride", width=1000, height=640, deviceScaleFactor=1, mobile=False)
    browser.visit(f"{url}?#/a/mill.md")
    browser.until("desk().article?.current?.details")
    browser.press("a")
    browser.until("desk().queue.pending() === 0")
    browser.press("e")
    browser.run("document.activeElement.select()")
    browser.write("Мельница сгорела в 1903 году. Через *два года* её восстановила Анна Петрова.")
    browser.until("document.querySelector('.editor .findings .warning')")
    picture("editor")
    picture("narrow", 360)
    browser.send("Emulation.setDeviceMetricsOverride", width=1000, height=640, deviceScaleFactor=1, mobile=False)
    browser.run("desk().article.refresh = () => {}")  # as if both had been done in the same second
    other = "В 1902 году мельница сгорела; *два года* спустя её восстановила Анна Петрова."
    found = catalog.load(path)
    entries = (replace(one, target=other, flags=()) if "1902" in one.source else one for one in found.entries)
    path.write_bytes(writer.encode(replace(found, entries=tuple(entries))))
    browser.run("document.activeElement.select()")
    browser.write("Мельница сгорела в 1902 году. Анна Петрова восстановила её через *два года*.")
    browser.press("Enter", CONTROL)
    browser.until("document.querySelector('.other')")
    browser.press("Escape")
    browser.press("ArrowUp")
    picture("conflict", dark=True)
    browser.press("v")
    browser.until("document.querySelectorAll('.sentence').length > 4")
    browser.run("[...document.querySelectorAll('.sentence')].at(-1).click()")
    browser.run("document.activeElement.blur(); scrollTo(0, 240)")
    picture("reading")
    browser.run("location.hash = '#/'")
    browser.until("document.querySelector('.articles a')")
    picture("list")


def main(arguments: list[str]) -> None:
    """Run what is asked for."""
    is_axe, is_picture = "--axe" in arguments, "--pictures" in arguments
    rest = [one for one in arguments if not one.startswith("--")]
    count = 60 if is_axe else int(rest[0]) if rest and not is_picture else 3000
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        options = mill(root) if is_picture else project(root, count)
        (root / "browser").mkdir()
        browser = Browser(root / "browser")
        try:
            with serving(options) as url:
                if is_picture:
                    pictures(browser, url, Path(rest[0]), layout.catalog_path(root / "out", "mill.md", "ru"))
                elif is_axe:
                    axe(browser, url, Path(rest[0]) if rest else root)
                else:
                    long_article(browser, url, count)
        finally:
            browser.close()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main(sys.argv[1:])
