"""`report.html`, one a target locale: the whole translation on one page that needs nothing else, to read and review."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from translate.project import Write, files, layout
from translate.report.page import card, view
from translate.report.page.marks import escape, visible
from translate.report.page.view import Article, Kind, Paragraph
from translate.text import locales

NAME = "report.html"
_PAIRED = 50  # terms of a paragraph whose two sides light up together under the pointer
_FILTERS = (  # of the paragraphs: id, label, the classes of which a paragraph must have one
    ("all", "All", ()),
    ("review", "To review", (".machine", ".edited", ".untranslated")),
    ("findings", "With findings", (".remarked", ".unresolved")),
    ("unresolved", "Terms unresolved", (".unresolved",)),
    ("untranslated", "Untranslated", (".untranslated",)),
    ("approved", "Approved", (".approved",)),
)


def write(report: Mapping[str, Any], out: Path, locale: str, put: Write = files.write) -> int:
    """Write, by `put`, OUT/LOCALE/report.html from the content of report.json; 1 if the file changed, else 0. Raises
    TranslateError."""
    names = [record["article"] for record in report["articles"]]
    catalogs = {name: text for name in names if (text := _catalog(layout.catalog_path(out, name, locale)))}
    page = render(view.articles(report, catalogs), locale)
    return int(put(out / locale / NAME, page.encode("utf-8")))


def _catalog(path: Path) -> str:
    """The text of a PO file, "" where there is none that could be edited and given back to the byte."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def render(articles: Sequence[Article], locale: str) -> str:
    """The page of a locale: a pure function of what it shows, the same text for the same articles."""
    style = _asset("page.css") + "".join(_rules(articles))
    script = _asset("po.js") + _asset("page.js")
    sources = dict.fromkeys(article.source_locale for article in articles)
    title = f"{', '.join(map(locales.display, sources))} to {locales.display(locale)}"
    body = [
        _header(title, articles),
        _navigation(articles),
        _controls(articles),
        '<main id="texts" tabindex="-1">\n<p class="empty">No paragraph is of this kind.</p>',
        *(_article(number, article, locale) for number, article in enumerate(articles, 1)),
        "</main>",
        _footer(articles),
        f'<script type="application/json" id="catalogs">{_data(articles, locale)}</script>',
        f"<script>{script}</script>",
    ]
    return f"{_head(title, style, script)}<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"


def _head(title: str, style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}: translation report</title>\n<style>{style}</style>\n</head>\n"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> str:
    return (package_files("translate.report.page") / "assets" / name).read_text("utf-8")


def _rules(articles: Sequence[Article]) -> Iterator[str]:
    """The rules of the style that depend on what the page holds: filters, order of the text, pairs of terms."""
    for name, _, classes in _FILTERS[1:]:
        chosen, wanted = f":root:has(#show-{name}:checked)", f":is({', '.join(classes)})"
        yield f"{chosen} .paragraph:not({wanted}),{chosen} .article:not(:has({wanted})){{display:none}}\n"
        yield f"{chosen} main:not(:has({wanted})) .empty{{display:block}}\n"
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    last = max((paragraph.number for paragraph in paragraphs), default=0)
    order = "".join(f'[data-number="{n}"]{{order:{n}}}' for n in range(1, last + 1))
    yield f":root:has(#order-text:checked) .paragraph{{order:1}}:root:has(#order-text:checked){{{order}}}\n"
    most = max((len(paragraph.terms) for paragraph in paragraphs), default=0)
    for n in range(1, min(most, _PAIRED) + 1):
        yield f'.paragraph:has([data-term="{n}"]:hover) mark[data-term="{n}"]{{background:var(--pair)}}\n'


def _header(title: str, articles: Sequence[Article]) -> str:
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    words = sum(len(paragraph.source.split()) for paragraph in paragraphs)
    figures = f"{_many(len(articles), 'article')}, {_many(len(paragraphs), 'paragraph')}, {_many(words, 'word')}"
    return (
        '<a class="skip" href="#texts">Skip to the texts</a>\n<header>\n'
        f'<h1>{escape(title)}</h1>\n<p class="figures">{figures}</p>\n{_progress(paragraphs)}\n</header>'
    )


def _progress(paragraphs: Sequence[Paragraph]) -> str:
    """How far the work is: a bar, and the same in words."""
    counts = [
        (kind, sum(p.kind is kind for p in paragraphs)) for kind in (Kind.APPROVED, *list(Kind)[:3], Kind.NOTHING)
    ]
    total, left, bars = len(paragraphs) or 1, 0.0, []
    for kind, count in counts:
        width = 100 * count / total
        bars.append(f'<rect class="{kind.name.lower()}" x="{left:.2f}%" width="{width:.2f}%" height="100%"/>')
        left += width
    dot = '<span class="dot {}"></span>'.format
    rows = "".join(f"<li>{dot(kind.name.lower())}{count} {card.KINDS[kind]}</li>" for kind, count in counts if count)
    return f'<svg class="bar" aria-hidden="true">{"".join(bars)}</svg>\n<ul class="counts">{rows}</ul>'


def _navigation(articles: Sequence[Article]) -> str:
    rows = "".join(
        f'<li><a href="#a{n}"><bdi>{visible(article.name)}</bdi></a> <span>{_tally(article)}</span></li>\n'
        for n, article in enumerate(articles, 1)
    )
    return (
        '<nav aria-label="Articles">\n<details>\n<summary>Articles, those that need most first</summary>\n'
        f"<ol>\n{rows}</ol>\n</details>\n<details>\n<summary>How to read this page</summary>\n{_asset('legend.html')}"
        "</details>\n</nav>"
    )


def _tally(article: Article) -> str:
    counts = [(label, sum(p.risk is risk for p in article.paragraphs)) for risk, label in card.RISKS.items() if label]
    return ", ".join(f"{count} at {label}" for label, count in counts if count) or "nothing found"


def _controls(articles: Sequence[Article]) -> str:
    classes = [set(card.classes(p)) for article in articles for p in article.paragraphs]
    show = "".join(
        _radio("show", name, f'{label} <span data-of="{", ".join(wanted)}">{_count(classes, wanted)}</span>', n == 0)
        for n, (name, label, wanted) in enumerate(_FILTERS)
    )
    order = _radio("order", "risk", "Riskiest first", True) + _radio("order", "text", "As in the article", False)
    return (
        '<form class="controls" aria-label="What is shown" autocomplete="off">\n'
        f"<fieldset><legend>Show</legend>{show}</fieldset>\n<fieldset><legend>Order</legend>{order}</fieldset>\n</form>"
    )


def _count(classes: Iterable[set[str]], wanted: Sequence[str]) -> int:
    names = {name.removeprefix(".") for name in wanted}
    return sum(not names or bool(names & found) for found in classes)


def _radio(group: str, name: str, label: str, checked: bool) -> str:
    mark = " checked" if checked else ""
    identity = f"{group}-{name}"
    return f'<input type="radio" name="{group}" id="{identity}"{mark}><label for="{identity}">{label}</label>'


def _article(number: int, article: Article, locale: str) -> str:
    cards = "\n".join(card.card(f"a{number}", p, article.source_locale, locale) for p in article.paragraphs)
    return (
        f'<article class="article" id="a{number}" aria-labelledby="a{number}-name">\n'
        f'<header><h2 id="a{number}-name"><bdi>{visible(article.name)}</bdi></h2><p>{_tally(article)}</p></header>\n'
        f'<ol class="paragraphs">\n{cards}\n</ol>\n</article>'
    )


def _footer(articles: Sequence[Article]) -> str:
    makers = "".join(
        f"<li><bdi>{visible(maker)}</bdi></li>" for maker in dict.fromkeys(article.made_by for article in articles)
    )
    return f"<footer>\n<p>Machine text made by</p><ul>{makers}</ul>\n</footer>"


def _data(articles: Sequence[Article], locale: str) -> str:
    """What the script needs, as JSON in which no end tag and no comment can stand."""
    rows = [
        {"id": f"a{n}", "name": article.name, "po": article.catalog}
        for n, article in enumerate(articles, 1)
        if article.catalog
    ]
    data = {"locale": locale, "direction": locales.direction(locale), "articles": rows}
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
