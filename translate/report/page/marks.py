"""Text as HTML: everything escaped, terms marked, invisible characters made visible."""

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup

from glossary import Status
from translate.report.page.view import Span

# Control characters except tab and line feed, and controls of text direction (UAX #9).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NO_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")  # not allowed in a page (HTML, 13.2.3.5)


def fill(template: str, **values: Markup | float) -> Markup:
    """HTML from a trusted template, each {name} in it replaced by its value.

    Text must be escaped first with `escape` or `visible`, which return `Markup`; a plain `str` is a type error.
    """
    found = list[str]()
    for literal, name, spec in _pieces(template):
        found.append(literal)
        if name:
            value = values[name]
            found.append(value if type(value) is Markup else Markup.escape(format(value, spec)))
    return Markup("".join(found))


@cache
def _pieces(template: str) -> tuple[tuple[str, str, str], ...]:
    """A template as literal texts, each with the name of the value after it ("" for none) and how that is written."""
    return tuple((literal, name or "", spec or "") for literal, name, spec, _ in string.Formatter().parse(template))


def joined(pieces: Iterable[Markup], separator: str = "") -> Markup:
    """Pieces of HTML joined. `separator`: trusted HTML."""
    return Markup(separator.join([one if type(one) is Markup else Markup.escape(one) for one in pieces]))


def escape(text: str) -> Markup:
    """Text escaped for an element or a quoted attribute; characters not allowed in a page are left out."""
    return Markup(html.escape(_NO_HTML.sub("", text)))


@lru_cache(maxsize=1024)
def word(text: str) -> Markup:
    """The same as `escape` for words that come again and again: names of states, locales, rules."""
    return escape(text)


def visible(text: str) -> Markup:
    """Text escaped for an element, with each invisible character in a box that names it and isolates its effect."""
    pieces, start = list[Markup](), 0
    if not _UNSEEN.search(text):
        return escape(text)
    for found in _UNSEEN.finditer(text):
        box = fill(
            '<span class="unseen" data-code="{code}" title="{code} {title}">{content}</span>',
            code=escape(f"U+{ord(found[0]):04X}"),
            title=escape(unicodedata.name(found[0], "control character").lower()),
            content=escape(found[0]),
        )
        pieces += [escape(text[start : found.start()]), box]
        start = found.end()
    return joined([*pieces, escape(text[start:])])


def marked(text: str, terms: Iterable[tuple[int, Status, Span | None]]) -> Markup:
    """Text escaped for an element, with the spans of terms marked. `terms`: number, status and span of each.

    Spans that are empty, overlap an earlier one or lie outside the text are not marked.
    """
    pieces, start = list[Markup](), 0
    for number, status, span in sorted(
        (t for t in terms if t[2] and 0 <= t[2][0] < t[2][1] <= len(text)), key=lambda t: t[2] or (0, 0)
    ):
        assert span
        if span[0] < start:
            continue
        mark = fill(
            '<mark class="{status}" data-term="{number}">{surface}</mark>',
            status=word(status),
            number=number,
            surface=visible(text[span[0] : span[1]]),
        )
        pieces += [visible(text[start : span[0]]), mark]
        start = span[1]
    return joined([*pieces, visible(text[start:])])
