"""How much of a run is spent on documents: reading, finding texts and their markup, and putting translations there.

    python tests/benchmarks/formats_share.py FOLDER [--as md html] [--engine ENGINE]

The texts (.txt) of FOLDER are given as Markdown and as HTML, with some words emphasised and linked, and are
translated by the built-in model without cache. Printed is the CPU time of the whole run, of all threads, and the share
of: scan (`parse`), splice (`translated`, with the ledger), codes (markup lifted out of texts and written into them).
"""

from __future__ import annotations

import argparse
import html
import os
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from translate.cli import cli
from translate.project import articles, ledger
from translate.text.html import HtmlMarkup
from translate.text.markup import MarkdownMarkup

SPENT: Counter[str] = Counter()
_inside = list[str]()


def timed(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that notes its CPU time, without that of functions of the same kind inside it."""

    def measured(*given: Any, **options: Any) -> Any:
        if _inside:
            return function(*given, **options)
        start = time.thread_time()
        _inside.append(what)
        try:
            return function(*given, **options)
        finally:
            _inside.pop()
            SPENT[what] += time.thread_time() - start  # type: ignore[assignment]

    return measured


def instrument() -> None:
    """Time the doors of the formats."""
    articles.parse = timed("scan", articles.parse)
    articles.translated = timed("splice", articles.translated)
    articles.serialize = timed("splice", articles.serialize)
    ledger.serialize = timed("splice", ledger.serialize)
    for markup in (MarkdownMarkup, HtmlMarkup):
        for name in ("lifted", "written"):
            setattr(markup, name, timed("codes", getattr(markup, name)))


def as_markdown(text: str) -> str:
    """A text with some emphasis and links."""
    return re.sub(r"(?m)^([A-Z]\w+) (\w+) (\w{5,})", r"\1 *\2* [\3](https://example.org/\3)", text)


def as_html(text: str) -> str:
    """The same as a page."""
    paragraphs = (html.escape(one, quote=False) for one in re.split(r"\n\s*\n", text.strip()))
    marked = (re.sub(r"^(\w+) (\w+) (\w{5,})", r'\1 <em>\2</em> <a href="\3.html">\3</a>', one) for one in paragraphs)
    return "<!DOCTYPE html>\n<html lang=en><body>\n" + "\n".join(f"<p>{one}</p>" for one in marked) + "\n"


FORMS: dict[str, Callable[[str], str]] = {"txt": str, "md": as_markdown, "html": as_html}


def cpu() -> float:
    """The CPU seconds of all threads of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--as", dest="forms", nargs="+", choices=FORMS, default=["md", "html"])
    given.add_argument("--engine", default="")
    options = given.parse_args()
    texts = {path.stem: path.read_text("utf-8-sig") for path in sorted(options.folder.glob("*.txt"))}
    instrument()
    for form in options.forms:
        with tempfile.TemporaryDirectory() as work:
            for name, text in texts.items():
                Path(work, f"{name}.{form}").write_text(FORMS[form](text), "utf-8")
            os.chdir(work)  # the cache of a run is in its project
            SPENT.clear()
            start = cpu()
            engine = ["--engine", options.engine] if options.engine else []
            arguments = ["run", work, "--to", "ru", "--from", "en", "-o", f"{work}/out", "-q", *engine]
            cli.main(arguments, standalone_mode=False)
            whole = cpu() - start
        parts = ", ".join(f"{what} {seconds:.2f} s ({100 * seconds / whole:.2f} %)" for what, seconds in SPENT.items())
        total = 100 * sum(SPENT.values()) / whole
        print(f"{form}: {len(texts)} articles, {whole:.1f} s of CPU; {parts}; together {total:.2f} %", flush=True)


if __name__ == "__main__":
    main()
