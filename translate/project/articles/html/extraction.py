"""The article of a saved page: which of its texts are the article, and not navigation, notices, comments, or teasers.

trafilatura (Apache-2.0) says what the article says; here only places are found: of the texts of the page those are kept
that it has, and what stands beside them in the same element.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from translate.errors import ArticleError, ConfigError
from translate.project.articles import TextSpan
from translate.project.articles.html.spans import ATTRIBUTE, TITLE, HtmlSpans
from translate.text import Span
from translate.text.html import BLOCKS, Tokenize, TokenKind, decoded, element_ends

_LONG = 25  # letters and digits: a text of so many that stands in the article as well is part of it; chosen by hand
_SHORTEST = 150  # letters and digits of an article; on a page without one, what is found is a label or two
_TAG = re.compile(r"<[^<>]*+>")
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_THROUGH = frozenset(("figure", "figcaption", "blockquote"))  # what is in them belongs to what is around them
_ASIDE = frozenset(("aside", "nav", "footer", "form", "dialog"))


def extracted(found: HtmlSpans, source: str, name: str, tokenize: Tokenize) -> HtmlSpans:
    """The texts of a page that are its article, and of its head title and description. Raises ArticleError if there is
    no article, ConfigError if trafilatura is not installed."""
    title, lines = _article(source)
    said, whole = {_letters(line) for line in lines}, _letters(" ".join(lines))
    body = match.start() if (match := _BODY.search(source)) else 0
    texts = [one for one in found.spans if not one.syntax and one.start >= body]
    letters = [_letters(decoded(_TAG.sub("", source[one.start : one.end]))) for one in texts]
    sure = [n for n, text in enumerate(letters) if len(text) >= _LONG and text in whole]
    if sum(len(letters[n]) for n in sure) < _SHORTEST:
        raise ArticleError(name, "no article was found in this page", "run it without --extract")
    titles = [title, *(source[one.start : one.end] for one in found.spans if one.syntax == TITLE)]
    first = next((n for n in reversed(range(sure[0])) if _is_headline(letters[n], titles)), sure[0])
    parents = _parents(source, texts, tokenize)
    known = {parents[n] for n in sure}
    kept = [
        one
        for n, one in enumerate(texts)
        if n in sure
        or n == first
        or (first < n < sure[-1] and letters[n] in said)
        or (sure[0] < n < sure[-1] and parents[n] in known)
    ]
    heads = [one for one in found.spans if one.start < body and one.syntax.startswith((TITLE, ATTRIBUTE))]
    labels = [one for one in found.spans if one.start >= body and one.syntax and _is_between(one, found.spans, kept)]
    spans = sorted([*heads, *kept, *labels], key=lambda one: one.start)
    return replace(found, spans=spans)


def _article(source: str) -> tuple[str, list[str]]:
    """The title of the article of a page, and its text by lines; no line if there is none."""
    try:
        import trafilatura
    except ImportError as error:
        what = "trafilatura is not installed, which finds the article of a page"
        raise ConfigError("--extract", what, "pip install 'translate-articles[extract]'") from error
    document: Any = trafilatura.bare_extraction(
        source, include_comments=False, include_tables=True, include_images=False, include_links=False
    )
    if document is None:
        return "", []
    return document.title or "", (document.text or "").split("\n")


def _letters(text: str) -> str:
    """The letters and digits of a text: white space and quotation marks are read in more than one way."""
    return "".join(filter(str.isalnum, text)).casefold()


def _is_headline(text: str, titles: Sequence[str]) -> bool:
    """True for letters that are those of a title, or half of it: that of the site may stand beside it."""
    return any(text and text in title and 2 * len(text) >= len(title) for title in map(_letters, map(decoded, titles)))


def _parents(source: str, texts: Sequence[TextSpan], tokenize: Tokenize) -> list[int]:
    """For each text the place of the element around its block, -1 where that is an aside."""
    opened = sorted(_blocks(source, tokenize))
    starts = [start for start, _, _ in opened]
    found = []
    for text in texts:
        around = [one for one in opened[: bisect_right(starts, text.start)] if one[1] >= text.end]
        if any(name in _ASIDE for _, _, name in around):
            found.append(-1)
            continue
        above = around[:-1]
        while above and above[-1][2] in _THROUGH:
            above.pop()
        found.append(above[-1][0] if above else 0)
    return found


def _blocks(source: str, tokenize: Tokenize) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each block element."""
    tokens = tokenize(source)
    ends = element_ends(tokens)
    for n, token in enumerate(tokens):
        if token.kind is TokenKind.START and token.name in BLOCKS and (end := ends.get(n)):
            last = tokens[end.at].start if end.at < len(tokens) else len(source)
            yield token.start, last, token.name


def _is_between(label: TextSpan, spans: Sequence[TextSpan], kept: Sequence[TextSpan]) -> bool:
    """True if a text in an attribute stands between texts of the article."""
    edges: list[Span] = [(one.start, one.end) for one in spans if not one.syntax]
    n = bisect_right(edges, (label.start, label.start))
    known = {one.start for one in kept}
    return 0 < n < len(edges) and edges[n - 1][0] in known and edges[n][0] in known
