"""The sections of a page that stand on facing pages: blocks one after another, about as much as fits on a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translate.model import Bilingual
from translate.project.articles import TextEdit
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

FULL = 1800
"""Characters of a section; in usual type a page of paper holds about 3,000."""

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
    numbers of the translations in it."""

    start: int
    end: int
    parent: int
    is_heading: bool
    texts: range


def sections(
    source: str, tokens: Sequence[HtmlToken], ends: Mapping[int, ElementEnd], texts: Sequence[TextEdit]
) -> Iterator[Section]:
    """The sections of a page that have translated texts, given in order; what is in no block has none."""
    for row in _rows(source, list(_blocks(tokens, ends, [one.start for one in texts]))):
        for part in _parts(row, texts):
            blocks = tuple((one.start, one.end) for one in part if one.texts)
            if blocks:
                numbers = tuple(number for one in part for number in one.texts)
                yield Section(part[0].start, part[-1].end, blocks, numbers)


def _blocks(tokens: Sequence[HtmlToken], ends: Mapping[int, ElementEnd], starts: Sequence[int]) -> Iterator[_Block]:
    """The outermost blocks of running text with end tags of their own, but for those in navigation."""
    path, n = list[int](), 0
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
            yield _Block(token.start, last.end, path[-1] if path else -1, token.name in HEADINGS, found)
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


def _parts(row: Sequence[_Block], texts: Sequence[TextEdit]) -> Iterator[list[_Block]]:
    """A row in parts of about a page; a heading begins one that is half full, and ends none."""
    part, size = list[_Block](), 0
    for one in row:
        own = sum(len(texts[number].new) for number in one.texts) or _OTHER
        if part and not part[-1].is_heading and size + own > (FULL / 2 if one.is_heading else FULL):
            yield part
            part, size = [], 0
        part.append(one)
        size += own
    yield part
