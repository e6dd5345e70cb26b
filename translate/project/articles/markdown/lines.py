"""The blocks of a Markdown text and their lines: where their content stands, and what stands before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from translate.text import Span, trimmed

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

NARROWEST = 40
"""Columns to which a translation is wrapped where the lines of its source are short; chosen by hand."""
_NO_MARGIN = re.compile(r"[^\s>]")


@dataclass(frozen=True, slots=True)
class ContentLine:
    """The content of a line, characters [start, end) of a text; `first`: the first character of the whole line."""

    first: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text in a Markdown file: its lines, each without what stands before it. `kind`: "paragraph", "heading" (one
    line after #), "cell", "title" (in quotes) or "line"; `level`: that of a heading, of both kinds, else 0."""

    lines: tuple[ContentLine, ...]
    kind: str = "paragraph"
    level: int = 0


@dataclass(slots=True)
class Blocks:
    """What was found in a text: `blocks` in their order, `html`: the blocks of HTML, `destinations`: those of link
    definitions, `labels`: the names of the definitions. Places are characters of the text."""

    blocks: list[TextBlock] = field(default_factory=list)
    html: list[Span] = field(default_factory=list)
    destinations: list[Span] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)


def found_in(state: StateBlock) -> Blocks:
    """What was found so far by a run of the parser."""
    return cast("Blocks", state.env["found"])


def content_lines(state: StateBlock, begin: int, end: int) -> tuple[ContentLine, ...]:
    """The content of lines [begin, end), as the blocks around it leave it; blanks stay at its end, where they may be a
    line break, but for the last line."""
    found: list[ContentLine] = []
    for line in range(begin, end):
        start, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        found.append(ContentLine(state.src.rfind("\n", 0, start) + 1, start, max(start, stop)))
    last = found[-1]
    found[-1] = ContentLine(last.first, last.start, last.start + len(state.src[last.start : last.end].rstrip()))
    return tuple(found)


def note_line(state: StateBlock, start: int, end: int, kind: str = "line") -> None:
    """Note characters [start, end) of a line as a text of its own."""
    start, end = trimmed(state.src, start, end)
    if start < end:
        first = state.src.rfind("\n", 0, start) + 1
        found_in(state).blocks.append(TextBlock((ContentLine(first, start, end),), kind))


def first_line(state: StateBlock, line: int) -> str:
    """The content of a line."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def margin(text: str, line: ContentLine) -> str:
    """What begins a further line of the block that begins with a line: the quote marks before it, and blanks in place
    of everything else (marks of lists)."""
    return _NO_MARGIN.sub(" ", text[line.first : line.start])


def closing_line(state: StateBlock, start: int, end: int, key: str, closes: Callable[[str], bool]) -> int:
    """The first of lines [start, end) whose content `closes` something, `end` if there is none. What was found is kept
    by `key`, so that many openings without an end cost one search."""
    known: dict[str, tuple[int, int]] = state.env.setdefault("closing lines", {})
    first, found = known.get(key, (0, -1))
    if not first <= start <= found:
        found = next((line for line in range(start, end) if closes(first_line(state, line))), end)
        known[key] = start, found
    return min(found, end)
