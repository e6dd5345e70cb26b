"""Renders `report.html`, one per target locale: the whole translation on one self-contained page, or a list of articles
that are loaded one by one."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from typing import Any

from markupsafe import Markup

from translate.model import Standing
from translate.report.page import card
from translate.report.page.articles import article, identity, tally
from translate.report.page.marks import escape, fill, joined, visible
from translate.report.page.view import RISKS, ArticleSummary, ArticleView
from translate.text import locales

NAME = "report.html"
_PAIRED = 50  # terms of a paragraph whose source and target are highlighted together on hover; chosen by hand
_SCRIPTS = ("po.js", "zip.js", "shelf.js", "page.js", "articles.js", "list.js", "saving.js")
_PROGRESS = (  # from left to right
    Standing.APPROVED,
    Standing.MACHINE,
    Standing.EDITED,
    Standing.STALE,
    Standing.UNTRANSLATED,
    Standing.NOTHING,
)
_FILTERS: Sequence[tuple[str, str, str, Callable[[ArticleSummary], int]]] = (
    # of the paragraphs: id, label, the selector of those that are shown, how many they are
    ("all", "All", "", lambda one: one.paragraphs),
    (
        "review",
        "To review",
        ":is(.machine, .edited, .stale, .untranslated)",
        lambda one: one.paragraphs - one.standings[Standing.APPROVED] - one.standings[Standing.NOTHING],
    ),
    ("findings", "With findings", ".remarked", lambda one: one.remarked),
    ("unresolved", "Terms unresolved", ".unresolved", lambda one: one.unresolved),
    ("stale", "Stale", ".stale", lambda one: one.standings[Standing.STALE]),
    ("untranslated", "Untranslated", ".untranslated", lambda one: one.standings[Standing.UNTRANSLATED]),
    ("approved", "Approved", ".approved", lambda one: one.standings[Standing.APPROVED]),
)


@cache
def version() -> str:
    """The version of the page: another one where its code or its assets are others."""
    folder = package_files("translate.report.page")
    files = [one for one in (*folder.iterdir(), *(folder / "assets").iterdir()) if one.is_file()]
    content = b"".join(one.read_bytes() for one in sorted(files, key=lambda one: one.name))
    return hashlib.sha256(content).hexdigest()[:12]


def render(articles: Sequence[ArticleView], locale: str, mark: str = "") -> Markup:
    """The page of a locale with all its articles, riskiest first; the same text for the same articles. `mark`: stands
    near its beginning, to tell one page from another."""
    articles = sorted((one for one in articles if one.paragraphs), key=lambda one: one.summary.order)
    rows = [{"id": identity(one.name), "name": one.name, "po": one.catalog} for one in articles]
    terms = max((len(p.terms) for one in articles for p in one.paragraphs), default=0)
    last = max((p.number for one in articles for p in one.paragraphs), default=0)
    body = [
        Markup('<p class="empty">No paragraph is of this kind.</p>'),
        *(article(one, locale) for one in articles),
    ]
    page = _Page(locale, tuple(one.summary for one in articles), last, terms, mark)
    return _rendered(page, _navigation(page), body, {"articles": rows})


def render_list(articles: Sequence[ArticleSummary], locale: str, parts: str, mark: str = "") -> Markup:
    """The page of a locale with the list of its articles, riskiest first, each of which is loaded from its script when
    it is opened. `parts`: the address of the folder of these scripts, relative to the page; `mark`: as in `render`."""
    articles = sorted((one for one in articles if one.paragraphs), key=lambda one: one.order)
    last = max((one.paragraphs for one in articles), default=0)
    page = _Page(locale, tuple(articles), last, _PAIRED, mark)
    body = [
        Markup('<p class="empty">No article or paragraph is of this kind.</p>'),
        fill(
            "<noscript><p>This report is so large that each article lies in a file of its own and is opened with a "
            "script. Without scripts, read the PO files in out/po/{locale}.</p></noscript>",
            locale=escape(locale),
        ),
    ]
    rows = [{"id": identity(one.name), "name": one.name, "counts": _counts(one)} for one in articles]
    nonce = _hash(f"{mark}{rows}")
    return _rendered(page, _legend(), body, {"articles": rows, "parts": parts, "nonce": nonce}, nonce)


@dataclass(frozen=True, slots=True)
class _Page:
    """What both kinds of pages say: of which articles, the `last` number of a paragraph and the most `terms` of one,
    and a `mark`."""

    locale: str
    articles: tuple[ArticleSummary, ...]
    last: int
    terms: int
    mark: str

    def count(self, counted: Callable[[ArticleSummary], int]) -> int:
        """A figure of its articles, summed up."""
        return sum(map(counted, self.articles))


def _rendered(
    page: _Page, navigation: Markup, main: Iterable[Markup], data: Mapping[str, Any], nonce: str = ""
) -> Markup:
    """A page with its `main` part. `data`: for its script; `nonce`: of the scripts that it loads."""
    style = joined([_asset("page.css"), *map(Markup, _rules(page))])
    script = joined(map(_asset, _SCRIPTS))
    sources = dict.fromkeys(article.source_locale for article in page.articles)
    title = f"{', '.join(map(locales.display, sources))} to {locales.display(page.locale)}"
    data = {"locale": page.locale, "direction": locales.direction(page.locale), **data}
    body = [
        _header(title, page),
        navigation,
        _controls(page),
        Markup('<main id="texts" tabindex="-1">'),
        *main,
        Markup("</main>"),
        _footer(page),
        fill('<script type="application/json" id="catalogs">{data}</script>', data=_json(data)),
        fill("<script>{script}</script>", script=script),
    ]
    head = _head(title, page.mark, style, [_source(script), *([f"'nonce-{nonce}'"] if nonce else [])])
    return fill("{head}<body>\n{body}\n</body>\n</html>\n", head=head, body=joined(body, "\n"))


def _counts(one: ArticleSummary) -> list[int]:
    """The figures of an article in the data of the script: words; paragraphs by standing, in the order of Standing;
    with findings; with unresolved terms; by risk, highest first."""
    standings = [one.standings.get(standing, 0) for standing in Standing]
    risks = [one.risks.get(risk, 0) for risk in RISKS]
    return [one.words, *standings, one.remarked, one.unresolved, *risks]


def _head(title: str, mark: str, style: Markup, scripts: Iterable[str]) -> Markup:
    """The head of a page. `scripts`: the sources of scripts that its policy allows."""
    return fill(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{mark}'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {style_source}; '
        "script-src {scripts}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<title>{title}: translation report</title>\n<style>{style}</style>\n</head>\n",
        mark=fill('<meta name="report" content="{mark}">\n', mark=escape(mark)) if mark else Markup(),
        style_source=Markup(_source(style)),
        scripts=Markup(" ".join(scripts)),
        title=escape(title),
        style=style,
    )


def _source(text: str) -> str:
    """A style or script on the page as its policy names it."""
    return f"'sha256-{_hash(text)}'"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> Markup:
    return Markup((package_files("translate.report.page") / "assets" / name).read_text("utf-8"))


def _rules(page: _Page) -> Iterator[str]:
    """The CSS rules that depend on the content of the page: filters, order of the text, pairs of terms."""
    for name, _, wanted, _ in _FILTERS[1:]:
        chosen = f":root:has(#show-{name}:checked)"
        yield f"{chosen} .paragraph:not({wanted}),{chosen} .article:not(:has({wanted})){{display:none}}\n"
        yield f"{chosen} main:not(:has({wanted})) .empty{{display:block}}\n"
    order = "".join(f'[data-number="{n}"]{{order:{n}}}' for n in range(1, page.last + 1))
    yield f":root:has(#order-text:checked) .paragraph{{order:1}}:root:has(#order-text:checked){{{order}}}\n"
    for n in range(1, min(page.terms, _PAIRED) + 1):
        yield f'.paragraph:has([data-term="{n}"]:hover) mark[data-term="{n}"]{{background:var(--pair)}}\n'


def _header(title: str, page: _Page) -> Markup:
    paragraphs, words = page.count(lambda one: one.paragraphs), page.count(lambda one: one.words)
    figures = f"{_many(len(page.articles), 'article')}, {_many(paragraphs, 'paragraph')}, {_many(words, 'word')}"
    standings = {one: sum(each.standings.get(one, 0) for each in page.articles) for one in _PROGRESS}
    return fill(
        '<a class="skip" href="#texts">Skip to the texts</a>\n<header>\n'
        '<h1>{title}</h1>\n<p class="figures">{figures}</p>\n{progress}\n</header>',
        title=escape(title),
        figures=escape(figures),
        progress=_progress(standings),
    )


def _progress(counts: Mapping[Standing, int]) -> Markup:
    """The progress of the review: a bar, and the same in words."""
    total, left, bars, rows = sum(counts.values()) or 1, 0.0, list[Markup](), list[Markup]()
    for standing, count in counts.items():
        name, width = escape(standing), 100 * count / total
        bar = '<rect class="{name}" x="{left:.2f}%" width="{width:.2f}%" height="100%"/>'
        bars.append(fill(bar, name=name, left=left, width=width))
        left += width
        if count:
            row = '<li><span class="dot {name}"></span>{count:,} {words}</li>'
            rows.append(fill(row, name=name, count=count, words=escape(card.STANDINGS[standing])))
    return fill(
        '<svg class="bar" aria-hidden="true">{bars}</svg>\n<ul class="counts">{rows}</ul>',
        bars=joined(bars),
        rows=joined(rows),
    )


def _navigation(page: _Page) -> Markup:
    row = '<li><a href="#{own}"><bdi>{name}</bdi></a> <span>{tally}</span></li>\n'
    rows = joined(
        fill(row, own=escape(identity(one.name)), name=visible(one.name), tally=escape(tally(one)))
        for one in page.articles
    )
    listed = "<details>\n<summary>Articles, those that need most first</summary>\n<ol>\n{rows}</ol>\n</details>\n"
    return _legend(fill(listed, rows=rows))


def _legend(above: Markup = Markup()) -> Markup:  # noqa: B008, immutable
    return fill(
        '<nav aria-label="Articles">\n{above}<details>\n<summary>How to read this page</summary>\n{legend}'
        "</details>\n</nav>",
        above=above,
        legend=_asset("legend.html"),
    )


def _controls(page: _Page) -> Markup:
    show = joined(
        _radio("show", name, _filter(label, name, page.count(counted)), n == 0)
        for n, (name, label, _, counted) in enumerate(_FILTERS)
    )
    return fill(
        '<form class="controls" aria-label="What is shown" autocomplete="off">\n<fieldset><legend>Show</legend>{show}'
        "</fieldset>\n<fieldset><legend>Order</legend>{by_risk}{by_text}</fieldset>\n</form>",
        show=show,
        by_risk=_radio("order", "risk", Markup("Riskiest first"), True),
        by_text=_radio("order", "text", Markup("As in the article"), False),
    )


def _filter(label: str, name: str, count: int) -> Markup:
    return fill('{label} <span data-of="{name}">{count:,}</span>', label=escape(label), name=escape(name), count=count)


def _radio(group: str, name: str, label: Markup, checked: bool) -> Markup:
    return fill(
        '<input type="radio" name="{group}" id="{identity}"{mark}><label for="{identity}">{label}</label>',
        group=escape(group),
        identity=escape(f"{group}-{name}"),
        mark=Markup(" checked" if checked else ""),
        label=label,
    )


def _footer(page: _Page) -> Markup:
    makers = dict.fromkeys(article.made_by for article in page.articles)
    rows = joined(fill("<li><bdi>{maker}</bdi></li>", maker=visible(maker)) for maker in makers)
    return fill("<footer>\n<p>Machine text made by</p><ul>{rows}</ul>\n</footer>", rows=rows)


def _json(data: Mapping[str, Any]) -> Markup:
    """The data of the script as JSON without `<`, so that it cannot contain an end tag or a comment."""
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
