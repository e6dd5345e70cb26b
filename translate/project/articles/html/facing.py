"""The sections of a page that stand on facing pages: blocks one after another, about as much as fits on a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translate.model import Bilingual
from translate.project.articles import TextEdit, in_pages
from translate.text import Span
from translate.text.html import BLOCKS, HEADINGS, ElementEnd, HtmlToken, TokenKind, names

COLUMNS = "display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));column-gap:2em"
"""The style of two columns, which become one on a narrow screen or if the other one is hidden."""

STYLES = {
    Bilingual.BESIDE: f".bilingual{{{COLUMNS}}}",
    Bilingual.FACING: f"@media screen{{.bilingual{{{COLUMNS}}}}}"
    "@media print{.bilingual>.source{break-before:left}.bilingual>.translation{break-before:right}}",
}
"""Style sheets. FACING: beside each other on a screen, on facing pages in print."""

_BLOCKS = frozenset(HEADINGS) | names("p ul ol dl table blockquote pre figure hr address details menu")
_OTHER = 200  # characters that a block without a text counts for: a picture, a code block


@dataclass(frozen=True, slots=True)
class Section:
    """Characters [start, end) of a page. `blocks`: those that have translated texts; `texts`: the numbers of these."""

    start: int
    end: int
    blocks: tuple[Span, ...]
    texts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """An element, from its start tag to its end tag. `parent`: the token that begins the block around it; `texts`: the
    numbers of the translations in it; `length`: see PageBlock."""

    start: int
    end: int
    parent: int
    is_heading: bool
    texts: range
    length: int
    ends_section: bool = False  # see PageBlock


def sections(
    source: str, tokens: Sequence[HtmlToken], ends: Mapping[int, ElementEnd], texts: Sequence[TextEdit]
) -> Iterator[Section]:
    """The sections of a page that have translated texts, given in order; what is in no block has none."""
    for row in _rows(source, list(_blocks(tokens, ends, texts))):
        for part in in_pages(row):
            blocks = tuple((one.start, one.end) for one in part if one.texts)
            if blocks:
                numbers = tuple(number for one in part for number in one.texts)
                yield Section(part[0].start, part[-1].end, blocks, numbers)


def _blocks(tokens: Sequence[HtmlToken], ends: Mapping[int, ElementEnd], texts: Sequence[TextEdit]) -> Iterator[_Block]:
    """The outermost blocks of running text with end tags of their own, but for those in navigation."""
    path, n, starts = list[int](), 0, [one.start for one in texts]
    while n < len(tokens):
        while path and (ends[path[-1]].at < n or (ends[path[-1]].at == n and not ends[path[-1]].is_own)):
            path.pop()
        token, end = tokens[n], ends.get(n)
        n += 1
        if token.kind is not TokenKind.START or token.name not in BLOCKS:
            continue
        if end and (token.name == "nav" or (token.name in _BLOCKS and not end.is_own)):
            n = max(n, end.at + end.is_own)
        elif token.name in _BLOCKS:
            last = tokens[end.at] if end else token
            found = range(bisect_left(starts, token.start), bisect_left(starts, last.end))
            length = sum(len(texts[number].new) for number in found) or _OTHER
            yield _Block(token.start, last.end, path[-1] if path else -1, token.name in HEADINGS, found, length)
            n = max(n, end.at + 1 if end else n)
        elif end:
            path.append(n - 1)


def _rows(source: str, blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Blocks between which nothing stands."""
    row = list[_Block]()
    for one in blocks:
        if row and (one.parent != row[-1].parent or source[row[-1].end : one.start].strip()):
            yield row
            row = []
        row.append(one)
    if row:
        yield row
