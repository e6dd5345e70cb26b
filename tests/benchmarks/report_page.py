"""What a report of many articles costs: written one by one, and opened, read and searched in Chromium.

usage: report_page.py [--articles 10000] [--paragraphs 30] [--pictures FOLDER] [--out FOLDER] [--run]

Writes a report over articles of pseudo text, their catalogs beside it, and prints the CPU seconds that adding the
articles and closing the report took, what a second writing takes, the sizes of the files and the peak memory of the
process. Then opens the page in Chromium, nothing of it cached, and prints the time until the list can be used (its
first rows are there and the page answers), the memory of the page, the times of a search, of opening an article and of
a choice of what is shown, each the median of several. `--run`: also how much of a run with the engine `pseudo` over 300
such articles is spent on reports. `--pictures`: puts screenshots there.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from chromium import Browser

import translate
from glossary import Match, Occurrence, Severity, Status, Term
from translate import catalog
from translate.model import Article, Origin, Paragraph, State, Translation, Unit, UnitFinding
from translate.project import layout
from translate.report import ReportWriter

TEXT = "the mill burned in winter and nobody rebuilt it although engineers of the province promised a bridge in spring"
WORDS = TEXT.split()
KINDS = 50  # different articles, of which all others are copies under another name
STATES = [(State.FUZZY, Origin.MACHINE), (State.TRANSLATED, Origin.PERSON), (State.FUZZY, Origin.PERSON)]
TIMES = 5


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--paragraphs", type=int, default=30)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--run", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if given.run:
            share_of_a_run(Path(scratch) / "project", 300, given.paragraphs)
        out = given.out or Path(scratch) / "out"
        if not (out / "ru/report.html").exists():
            written(out, given.articles, given.paragraphs)
        looked_at(out, Path(scratch), given.pictures)


def written(out: Path, count: int, paragraphs: int) -> None:
    """Write a report twice, and print what that costs."""
    print(f"{count} articles of {paragraphs} paragraphs")
    for way in ("written", "written again"):
        adding, start = 0.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        writer = ReportWriter(out)
        for one in translations(out, count, paragraphs):
            before = time.process_time()
            writer.add(one)
            adding += time.process_time() - before
        middle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        before = time.process_time()
        writer.close()
        closing = time.process_time() - before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{way}: {adding:.1f} CPU-s for the articles ({1e6 * adding / count / paragraphs:.0f} us a paragraph), ")
        print(f"    {closing:.2f} CPU-s at the end; peak MB at the start, before the end, after: ", end="")
        print(", ".join(f"{kib / 1024:.0f}" for kib in (start, middle, peak)))
    kept = ReportWriter(out)
    before = time.process_time()
    for n in range(count):
        kept.keep(name_of(n), "en", "ru")
    changed = kept.close()
    print(f"all kept: {time.process_time() - before:.2f} CPU-s, {changed} files changed")
    for pattern in ("ru/report.json", "ru/report.html", "report/ru/**/*.json", "report/ru/**/*.js", "po/ru/**/*.po"):
        sizes = [path.stat().st_size for path in out.glob(pattern)]
        print(f"    {pattern}: {len(sizes)} files, {sum(sizes) / 1e6:.1f} MB")


def name_of(number: int) -> str:
    """The name of an article."""
    return f"news/{number % 97:02}/story-{number:05}.txt"


def translations(out: Path, count: int, paragraphs: int) -> Iterator[Translation]:
    """Articles in pseudo translation, whose files are there."""
    made = [units(random.Random(n), paragraphs) for n in range(KINDS)]
    catalogs = list[str]()
    for n in range(count):
        some = made[n % KINDS]
        article = Article(name_of(n), "en", tuple(Paragraph(k, one.source) for k, one in enumerate(some, 1)))
        translation = Translation(article, "ru", some, "pseudo 1")
        path = layout.catalog_path(out, article.name, "ru")
        if n < KINDS:
            path.unlink(missing_ok=True)
            catalog.save(path, catalog.load(path), translation)
            catalogs.append(path.read_text("utf-8"))
        elif not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(catalogs[n % KINDS].replace(name_of(n % KINDS), article.name), "utf-8")
        shown = layout.translated(out, "ru") / article.name
        shown.parent.mkdir(parents=True, exist_ok=True)
        shown.touch()
        yield translation


def units(chance: random.Random, count: int) -> tuple[Unit, ...]:
    """Paragraphs, of which some have a term, a finding, a person's words, or no translation."""
    found = []
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(20, 70))
        source = f"Gyumri {number}: {' '.join(words)}."
        target = f"Гюмри {number}: {' '.join(word[::-1] for word in words)}."
        status = chance.choice([Status.SATISFIED, Status.REPLACED, Status.SATISFIED])
        term = Occurrence(Match(Term("Gyumri", "Гюмри"), 0, 6, "Gyumri"), status, 0, 5, "Гумри", "Гюмри", "nomn.sing")
        severity = chance.choices([None, Severity.INFO, Severity.WARNING, Severity.ERROR], [60, 6, 3, 1])[0]
        findings = (UnitFinding("number", severity, "7 is missing"),) if severity else ()
        state, origin = chance.choices(
            [(State.FUZZY, Origin.MACHINE), (State.TRANSLATED, Origin.PERSON), (State.FUZZY, Origin.PERSON)],
            [80, 15, 5],
        )[0]
        found.append(Unit(source, target, state, origin, (term,) if chance.random() < 0.4 else (), findings))
    return tuple(found)


def looked_at(out: Path, scratch: Path, pictures: Path | None) -> None:
    """Open the page, and print how long what a reviewer does takes."""
    (scratch / "browser").mkdir()
    browser = Browser(scratch / "browser")
    try:
        browser.send("Performance.enable")
        page = out / "ru/report.html"
        usable = [first_use(browser, page) for _ in range(TIMES)]
        print(f"the list can be used after {median(usable)} (largest {max(usable):.2f} s)")
        print(f"memory of the page with its list: {memory(browser)}")
        told("a search", browser, "search.value = '{n}7'; fillList()")
        told("a choice of what is shown", browser, "document.getElementById('show-{word}').click()")
        browser.run("document.getElementById('show-all').click(); search.value = ''; fillList()")
        told("by name", browser, "order.value = ['name', 'risk'][{n} % 2]; fillList()")
        picture(browser, pictures, "list", 1280, 900)
        told("opening an article", browser, "showArticle(articles[{n} * 7], articles[{n} * 7].id)")
        print(f"memory with an article: {memory(browser)}")
        picture(browser, pictures, "article", 1280, 900)
        picture(browser, pictures, "article-dark", 1280, 900, dark=True)
        picture(browser, pictures, "article-narrow", 420, 900)
        browser.run("settle(cards.find((one) => current(one).fuzzy), 'Раз.', false)")
        browser.run("settle(cards.find((one) => current(one).fuzzy), 'Два.', false)")
        told("approving a paragraph", browser, "settle(cards[{n}], 'Слово {n}.', false)")
        picture(browser, pictures, "article-changed", 1280, 900)
        told(
            "back to the list",
            browser,
            "(showList(), follow(showArticle(articles[{n}], articles[{n}].id)), showList())",
        )
        picture(browser, pictures, "list-changed", 1280, 900)
        picture(browser, pictures, "list-dark", 1280, 900, dark=True)
        picture(browser, pictures, "list-narrow", 420, 900)
        for count in (50, 500):
            if count > browser.run("articles.length"):
                break
            for n in range(count):
                browser.run(f"showArticle(articles[{n}], articles[{n}].id).then(() => settle(cards[0], 'Раз.', false))")
            browser.run("showList()")
            start = time.monotonic()
            browser.open(page)
            browser.until(f"new Set([...work.values()].map((one) => one.article)).size >= {count} && !bar.hidden")
            print(f"work on {count} articles is taken up after {time.monotonic() - start:.1f} s; {memory(browser)}")
        browser.run("localStorage.clear(); work.clear()")
    finally:
        browser.close()


def first_use(browser: Browser, page: Path) -> float:
    """Seconds from the call of the page until its list is there and the page answers."""
    browser.send("Network.clearBrowserCache")
    browser.run("globalThis.isFormerPage = true")
    start = time.monotonic()
    browser.send("Page.navigate", url=page.as_uri())
    browser.until("!globalThis.isFormerPage && document.querySelectorAll('.rows li').length > 0")
    browser.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.monotonic() - start


def told(what: str, browser: Browser, script: str) -> None:
    """Print how long a script takes until the page is drawn anew."""
    taken = []
    for n, word in enumerate(("findings", "review", "stale", "unresolved", "approved"), 1):
        action = script.replace("{n}", str(n)).replace("{word}", word)
        timed = f"(async () => {{ const start = performance.now(); await ({action.replace('; ', ', ')}); "
        drawn = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); "
        taken.append(browser.run(f"{timed}{drawn}return performance.now() - start }})()") / 1000)
    print(f"{what}: {median(taken)} (largest {max(taken):.3f} s)")


def median(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.3f} s"


def memory(browser: Browser) -> str:
    """The heap of the script and the number of nodes of the page."""
    browser.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in browser.send("Performance.getMetrics")["metrics"]}
    return f"{metrics['JSHeapUsedSize'] / 1e6:.1f} MB of heap, {metrics['Nodes']:.0f} nodes"


def picture(browser: Browser, folder: Path | None, name: str, width: int, height: int, dark: bool = False) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        browser.picture(folder / f"{name}.png", width, height, dark)


def share_of_a_run(folder: Path, count: int, paragraphs: int) -> None:
    """Print how much of a run over articles is spent on their reports."""
    spent = {"add": 0.0, "close": 0.0}
    for name in spent:
        method = getattr(ReportWriter, name)

        def timed(self: ReportWriter, *given: object, name: str = name, method=method) -> int:  # type: ignore[no-untyped-def]
            before = time.process_time()
            changed: int = method(self, *given)
            spent[name] += time.process_time() - before
            return changed

        setattr(ReportWriter, name, timed)
    for n in range(count):
        path = folder / "articles" / name_of(n)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(one.source for one in units(random.Random(n), paragraphs)), "utf-8")
    options = translate.Options(
        sources=(str(folder / "articles"),), to=("ru",), from_="en", engine="pseudo", out=str(folder / "out"),
        root=str(folder),
    )  # fmt: skip
    for way in ("a run", "a second run"):
        spent.update(add=0.0, close=0.0)
        before = time.process_time()
        translate.run(options)
        whole = time.process_time() - before
        reports = sum(spent.values())
        print(
            f"{way} over {count} articles of {paragraphs} paragraphs: {whole:.1f} CPU-s, of these "
            f"{spent['add']:.1f} for the parts and {spent['close']:.2f} at the end ({reports / whole:.0%})"
        )


if __name__ == "__main__":
    main()
