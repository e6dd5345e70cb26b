"""Renders `report.html`, one per target locale: the whole translation on one self-contained page."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from translate.model import Standing
from translate.project import Write, files, layout
from translate.report.page import card, view
from translate.report.page.marks import escape, fill, joined, visible
from translate.report.page.view import ArticleView, ParagraphView
from translate.text import locales

NAME = "report.html"
_PAIRED = 50  # terms of a paragraph whose source and target are highlighted together on hover; chosen by hand
_SCRIPTS = ("po.js", "zip.js", "shelf.js", "page.js", "saving.js")
_PROGRESS = (  # from left to right
    Standing.APPROVED,
    Standing.MACHINE,
    Standing.EDITED,
    Standing.UNTRANSLATED,
    Standing.NOTHING,
)
_FILTERS = (  # of the paragraphs: id, label, the classes of which a paragraph must have one
    ("all", "All", ()),
    ("review", "To review", (".machine", ".edited", ".untranslated")),
    ("findings", "With findings", (".remarked", ".unresolved")),
    ("unresolved", "Terms unresolved", (".unresolved",)),
    ("untranslated", "Untranslated", (".untranslated",)),
    ("approved", "Approved", (".approved",)),
)


def write(report: Mapping[str, Any], out: Path, locale: str, put: Write = files.write) -> int:
    """Write OUT/LOCALE/report.html with `put` from the content of report.json. Returns 1 if the file changed, else 0.
    Raises TranslateError."""
    names = [record["article"] for record in report["articles"]]
    catalogs = {name: text for name in names if (text := _catalog(layout.catalog_path(out, name, locale)))}
    page = render(view.articles(report, catalogs), locale)
    return int(put(layout.translated(out, locale) / NAME, page.encode("utf-8")))


def _catalog(path: Path) -> str:
    """The text of a PO file, "" if it cannot be read as UTF-8 and so cannot be edited on the page."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def render(articles: Sequence[ArticleView], locale: str) -> Markup:
    """The page of a locale; the same text for the same articles."""
    style = joined([_asset("page.css"), *map(Markup, _rules(articles))])
    script = joined(map(_asset, _SCRIPTS))
    sources = dict.fromkeys(article.source_locale for article in articles)
    title = f"{', '.join(map(locales.display, sources))} to {locales.display(locale)}"
    body = [
        _header(title, articles),
        _navigation(articles),
        _controls(articles),
        Markup('<main id="texts" tabindex="-1">\n<p class="empty">No paragraph is of this kind.</p>'),
        *(_article(number, article, locale) for number, article in enumerate(articles, 1)),
        Markup("</main>"),
        _footer(articles),
        fill('<script type="application/json" id="catalogs">{data}</script>', data=_data(articles, locale)),
        fill("<script>{script}</script>", script=script),
    ]
    head = _head(title, style, script)
    return fill("{head}<body>\n{body}\n</body>\n</html>\n", head=head, body=joined(body, "\n"))


def _head(title: str, style: Markup, script: Markup) -> Markup:
    return fill(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{style_hash}'; "
        "script-src 'sha256-{script_hash}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<title>{title}: translation report</title>\n<style>{style}</style>\n</head>\n",
        style_hash=escape(_hash(style)),
        script_hash=escape(_hash(script)),
        title=escape(title),
        style=style,
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> Markup:
    return Markup((package_files("translate.report.page") / "assets" / name).read_text("utf-8"))


def _rules(articles: Sequence[ArticleView]) -> Iterator[str]:
    """The CSS rules that depend on the content of the page: filters, order of the text, pairs of terms."""
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


def _header(title: str, articles: Sequence[ArticleView]) -> Markup:
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    words = sum(len(paragraph.source.split()) for paragraph in paragraphs)
    figures = f"{_many(len(articles), 'article')}, {_many(len(paragraphs), 'paragraph')}, {_many(words, 'word')}"
    return fill(
        '<a class="skip" href="#texts">Skip to the texts</a>\n<header>\n'
        '<h1>{title}</h1>\n<p class="figures">{figures}</p>\n{progress}\n</header>',
        title=escape(title),
        figures=escape(figures),
        progress=_progress(paragraphs),
    )


def _progress(paragraphs: Sequence[ParagraphView]) -> Markup:
    """The progress of the review: a bar, and the same in words."""
    counts = [(standing, sum(p.standing is standing for p in paragraphs)) for standing in _PROGRESS]
    total, left, bars, rows = len(paragraphs) or 1, 0.0, list[Markup](), list[Markup]()
    for standing, count in counts:
        name, width = escape(standing), 100 * count / total
        bar = '<rect class="{name}" x="{left:.2f}%" width="{width:.2f}%" height="100%"/>'
        bars.append(fill(bar, name=name, left=left, width=width))
        left += width
        if count:
            row = '<li><span class="dot {name}"></span>{count} {words}</li>'
            rows.append(fill(row, name=name, count=count, words=escape(card.STANDINGS[standing])))
    return fill(
        '<svg class="bar" aria-hidden="true">{bars}</svg>\n<ul class="counts">{rows}</ul>',
        bars=joined(bars),
        rows=joined(rows),
    )


def _navigation(articles: Sequence[ArticleView]) -> Markup:
    row = '<li><a href="#a{number}"><bdi>{name}</bdi></a> <span>{tally}</span></li>\n'
    rows = joined(
        fill(row, number=n, name=visible(article.name), tally=escape(_tally(article)))
        for n, article in enumerate(articles, 1)
    )
    return fill(
        '<nav aria-label="Articles">\n<details>\n<summary>Articles, those that need most first</summary>\n'
        "<ol>\n{rows}</ol>\n</details>\n<details>\n<summary>How to read this page</summary>\n{legend}"
        "</details>\n</nav>",
        rows=rows,
        legend=_asset("legend.html"),
    )


def _tally(article: ArticleView) -> str:
    counts = [(label, sum(p.risk is risk for p in article.paragraphs)) for risk, label in card.RISKS.items() if label]
    return ", ".join(f"{count} at {label}" for label, count in counts if count) or "nothing found"


def _controls(articles: Sequence[ArticleView]) -> Markup:
    classes = [set(card.classes(p)) for article in articles for p in article.paragraphs]
    show = joined(
        _radio("show", name, _filter(label, wanted, _count(classes, wanted)), n == 0)
        for n, (name, label, wanted) in enumerate(_FILTERS)
    )
    return fill(
        '<form class="controls" aria-label="What is shown" autocomplete="off">\n<fieldset><legend>Show</legend>{show}'
        "</fieldset>\n<fieldset><legend>Order</legend>{by_risk}{by_text}</fieldset>\n</form>",
        show=show,
        by_risk=_radio("order", "risk", Markup("Riskiest first"), True),
        by_text=_radio("order", "text", Markup("As in the article"), False),
    )


def _filter(label: str, wanted: Sequence[str], count: int) -> Markup:
    return fill(
        '{label} <span data-of="{wanted}">{count}</span>',
        label=escape(label),
        wanted=escape(", ".join(wanted)),
        count=count,
    )


def _count(classes: Iterable[set[str]], wanted: Sequence[str]) -> int:
    names = {name.removeprefix(".") for name in wanted}
    return sum(not names or bool(names & found) for found in classes)


def _radio(group: str, name: str, label: Markup, checked: bool) -> Markup:
    return fill(
        '<input type="radio" name="{group}" id="{identity}"{mark}><label for="{identity}">{label}</label>',
        group=escape(group),
        identity=escape(f"{group}-{name}"),
        mark=Markup(" checked" if checked else ""),
        label=label,
    )


def _article(number: int, article: ArticleView, locale: str) -> Markup:
    cards = (card.card(f"a{number}", p, article.source_locale, locale) for p in article.paragraphs)
    return fill(
        '<article class="article" id="a{number}" aria-labelledby="a{number}-name">\n'
        '<header><h2 id="a{number}-name"><bdi>{name}</bdi></h2><p>{tally}</p></header>\n'
        '<ol class="paragraphs">\n{cards}\n</ol>\n</article>',
        number=number,
        name=visible(article.name),
        tally=escape(_tally(article)),
        cards=joined(cards, "\n"),
    )


def _footer(articles: Sequence[ArticleView]) -> Markup:
    makers = dict.fromkeys(article.made_by for article in articles)
    rows = joined(fill("<li><bdi>{maker}</bdi></li>", maker=visible(maker)) for maker in makers)
    return fill("<footer>\n<p>Machine text made by</p><ul>{rows}</ul>\n</footer>", rows=rows)


def _data(articles: Sequence[ArticleView], locale: str) -> Markup:
    """The data of the script as JSON without `<`, so that it cannot contain an end tag or a comment."""
    rows = [
        {"id": f"a{n}", "name": article.name, "po": article.catalog}
        for n, article in enumerate(articles, 1)
        if article.catalog
    ]
    data = {"locale": locale, "direction": locales.direction(locale), "articles": rows}
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
