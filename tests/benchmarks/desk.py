"""How fast the review desk is with a long article, and what axe-core says of its pages.

usage: desk.py [PARAGRAPHS]      prints first paint, keys and approvals of an article of so many paragraphs (3,000)
       desk.py --axe [FOLDER]    fetches axe-core by npm into FOLDER (a scratch folder) and prints its findings
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
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
from chromium import CONTROL, Browser

from translate import catalog
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
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


def main(arguments: list[str]) -> None:
    """Run what is asked for."""
    is_axe = "--axe" in arguments
    rest = [one for one in arguments if one != "--axe"]
    count = 60 if is_axe else int(rest[0]) if rest else 3000
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        options = project(root, count)
        (root / "browser").mkdir()
        browser = Browser(root / "browser")
        try:
            with serving(options) as url:
                if is_axe:
                    axe(browser, url, Path(rest[0]) if rest else root)
                else:
                    long_article(browser, url, count)
        finally:
            browser.close()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main(sys.argv[1:])
