"""Line breaks of a plain text: which of them only wrap running text at a column, and which are meant.

Running text shows itself: its lines are full (the next word would not have fitted), and they end in the middle of
sentences, so that many of the next ones begin with a small letter. Verses, lists, tables, transcripts, addresses and
programmes are neither. A block of lines is judged on its own; where it is too short for that, by the column at which
the running text of the same article is wrapped. The figures were chosen by hand on 60 texts of many kinds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, pairwise
from statistics import median
from string import ascii_lowercase, ascii_uppercase

from translate.text.block_lines import BlockLine, block_lines
from translate.text.fenced_code import fenced_lines
from translate.text.line_labels import Label, LabelKind

NARROWEST, WIDEST = 40, 120  # columns at which a text may be wrapped
_SLACK = 6  # columns that a line may end early, before a name, a number or an opening quote
_FULL, _SMALL = 0.7, 0.25  # shares of full breaks, and of next lines with a small letter, that make running text
_RAGGED = 0.75  # of the width: a line at least so long may be followed by the rest of its sentence
_DEEPEST = 25  # columns by which lines may be indented more than their first; half as many for the first line
_NARROW = 24  # columns of the narrowest text that shows by its lines alone that it is running text
_FULL_NARROW, _SMALL_NARROW = 0.9, 0.4  # the same shares for lines under NARROWEST, of which there are four at least
_CASED = 0.3  # least share of small letters
_COLUMN_OF_TEXT = 60  # columns: verses are seldom longer, running text is seldom narrower
_NARROWEST_BROKEN = 20  # the same for a text that breaks words
# Words that no verse ends with: articles and prepositions of languages that wrap text.
_JOINING = """
    a an the of to for from in on at by with into near its his her their and or
    der die das den dem des ein eine einen einem einer und von vom zu zum zur mit im am auf
    le la les un une du de et dans pour avec sur au aux el los las una y en con por para del al
    o os as um uma e em no na do da il lo gli di che per
    в на с и из от к за по о об у для не та і до
"""
_BEFORE_NOUNS = frozenset(_JOINING.split())
_BROKEN = re.compile(r"[^\W\d_]{2}[-‐\xad¬]\Z")
_COLUMN = re.compile(r"\S {2,}(?=\S)")
_OTHER = re.compile(r"[\x00-\x7f]+|[\W\d_]+")  # than the letters beyond ASCII
_ASCII = (ascii_lowercase.encode(), ascii_uppercase.encode())


@dataclass(frozen=True, eq=False, slots=True)
class Breaks:
    """Line breaks: the lines before them and those after them."""

    before: tuple[BlockLine, ...]
    after: tuple[BlockLine, ...]

    def __len__(self) -> int:
        return len(self.before)

    def __iter__(self) -> Iterator[tuple[BlockLine, BlockLine]]:
        return zip(self.before, self.after, strict=True)


@dataclass(frozen=True, eq=False)
class Block:
    """The lines between two blank lines."""

    lines: tuple[BlockLine, ...]

    @cached_property
    def open(self) -> list[bool]:
        """For each line but the last, True if the break after it may wrap running text as far as labels, columns and
        indents tell."""
        return _open(self.lines)

    @cached_property
    def breaks(self) -> Breaks:
        """The lines before and after each break that may wrap running text, without those after a line that only leads
        to what follows ("Note:")."""
        told = [is_open and not a.body.endswith(":") for is_open, a in zip(self.open, self.lines, strict=False)]
        return Breaks(tuple(compress(self.lines, told)), tuple(compress(self.lines[1:], told)))

    @cached_property
    def reaches(self) -> list[int]:
        """For each of those breaks, the column at which the line before would end with the next word."""
        return [a.end + 1 + len(b.first_word) for a, b in self.breaks]

    @cached_property
    def own_width(self) -> int:
        """The column at which it is wrapped as running text, 0 if it does not show that it is running text."""
        return _own_width(self)

    @cached_property
    def has_case(self) -> bool:
        """True if small letters say something: not in a script without capitals, nor in a text all in capitals."""
        text = "".join([line.body for line in self.lines])
        data = text.encode("ascii", "ignore")
        small, capital = (len(data) - len(data.translate(None, letters)) for letters in _ASCII)
        letters = _OTHER.sub("", text) if len(data) < len(text) else ""
        return small + sum(map(str.islower, letters)) > _CASED * (small + capital + len(letters))


def lines(raw: Sequence[str], lead: int) -> Block:
    """The block of these lines, which begins at column `lead`."""
    return Block(block_lines(raw, lead))


def wrap_width(blocks: Sequence[Block]) -> int:
    """The column at which the running text of an article is wrapped, 0 if it has none: that of most of its blocks."""
    found: list[int] = []
    for block in blocks:
        if len(block.lines) > 2 and (width := block.own_width):
            found += [width] * (len(block.lines) - 1)
    found.sort()
    return found[len(found) * 4 // 5] if found else _pooled_width(blocks)


def wraps(block: Block, width: int) -> tuple[bool, ...]:
    """For each line of a block but the last, True if the break after it only wraps running text. `width`: see
    `wrap_width`."""
    own, breaks = block.own_width, block.breaks
    if not own and _is_list(block, breaks, width):
        return (False,) * len(block.open)
    judged = zip(block.open, block.lines, block.lines[1:], strict=False)
    if not own:
        return tuple([is_open and _is_wrap(a, b, width, len(breaks)) for is_open, a, b in judged])
    full = min(own, width or own) - _SLACK
    ragged = 0.6 * own
    return tuple(
        [
            is_open
            and (a.end + 1 + len(b.first_word) > full or (a.end >= ragged and _is_run_on(a, b)) or _breaks_word(a, b))
            for is_open, a, b in judged
        ]
    )


def wrapped_at(block: Block, width: int) -> int:
    """The column at which a block is wrapped that has wrapped lines: its own if it is narrower than the article."""
    own = block.own_width
    return own if own and (not width or own < width - _SLACK) else width or max(line.end for line in block.lines)


def on_one_line(lines: Sequence[BlockLine]) -> str:
    """The text of lines that wrap running text, with spaces in place of the breaks; "" where a break may need another
    mark, or none, see `joint`."""
    first, *others = lines
    ends = "".join([line.body[-1:] for line in lines[:-1]])
    if "-" in ends or not ends.isascii():
        return ""
    bodies = [line.body for line in others[:-1]]
    return " ".join([first.text.rstrip(), *bodies, others[-1].text[len(others[-1].margin) :]])


def _is_list(block: Block, breaks: Breaks, width: int) -> bool:
    """True if every line begins with a capital, and most end with a mark or before the column: verses, a list."""
    if len(breaks) < 2 or not block.has_case or any(b.starts_small for _, b in breaks):
        return False
    paused = sum(a.is_paused for a, _ in breaks) > 0.5 * len(breaks)
    return paused or not all(_is_full(a, b, width or WIDEST) for a, b in breaks)


def _is_wrap(a: BlockLine, b: BlockLine, width: int, breaks: int) -> bool:
    """True if a break in a block that does not speak for itself wraps running text."""
    if _breaks_word(a, b):
        return True
    if not width:
        return breaks == 1 and _is_run_on(a, b) and a.end >= 45
    if width < NARROWEST and (a.is_paused or not b.starts_small):
        return False  # of an article in a narrow column, an address or a letter is no running text
    return _is_full(a, b, width) or (_is_run_on(a, b) and a.end >= _RAGGED * width)


def _breaks_word(a: BlockLine, b: BlockLine) -> bool:
    return a.is_broken and b.starts_small and _BROKEN.search(a.body) is not None


def _is_full(a: BlockLine, b: BlockLine, width: int) -> bool:
    return a.end + 1 + len(b.first_word) > width - _SLACK


def _share_of_full(reaches: Sequence[int], width: int) -> float:
    """The share of breaks after full lines: the next word would not have fitted, see `Block.reaches`."""
    return sum([reach > width - _SLACK for reach in reaches]) / len(reaches)


def _is_run_on(a: BlockLine, b: BlockLine) -> bool:
    """True if a sentence goes on from a line to the next."""
    return b.starts_small and not a.is_ended


def _own_width(block: Block) -> int:
    breaks, reaches = block.breaks, block.reaches
    if len(breaks) < 2:
        return 0
    width = max([line.end for pair in breaks for line in pair if " " in line.body], default=0)
    broken = sum([b.starts_small and _BROKEN.search(a.body) is not None for a, b in breaks if a.is_broken])
    if broken > 1 or broken * 3 >= len(breaks):  # nothing but running text breaks words
        return width if _NARROWEST_BROKEN <= width <= WIDEST else 0
    if _NARROW <= width < NARROWEST and block.has_case:
        return width if block.lines[-1].is_ended and _is_narrow_text(breaks, width) else 0
    if not NARROWEST <= width <= WIDEST or _is_verse(breaks, width):
        return 0
    full = _share_of_full(reaches, width)
    if not block.has_case:
        return width if full > 0.9 and sum(not a.is_ended for a, _ in breaks) > 0.5 * len(breaks) else 0
    small = sum([b.starts_small for _, b in breaks]) / len(breaks)
    exact = min(reaches) > width - 2
    if full >= _FULL and (small >= _SMALL or (exact and len(breaks) > 2 and width >= _COLUMN_OF_TEXT)):
        return width
    fills = [a.end / width for a, _ in breaks]
    run_on = sum(_is_run_on(a, b) for a, b in breaks) / len(breaks)
    return width if run_on >= 0.5 and full >= 0.4 and median(fills) >= 0.8 and min(fills) >= 0.5 else 0


def _is_narrow_text(breaks: Breaks, width: int) -> bool:
    """True if lines under NARROWEST are as full as can be, go on in small letters, and end within clauses: the lines of
    a verse are of all lengths and end where clauses do. Of three lines, all must, and one end before its noun."""
    if len(breaks) < 3:
        return (
            not breaks.before[0].starts_small
            and any(map(_ends_before_noun, breaks.before))
            and all(a.end + 1 + len(b.first_word) > width - 1 and b.starts_small and not a.is_paused for a, b in breaks)
        )
    exact, small, paused = (
        sum(found) / len(breaks)
        for found in (
            [a.end + 1 + len(b.first_word) > width - 1 for a, b in breaks],
            [b.starts_small for _, b in breaks],
            [a.is_paused for a, _ in breaks],
        )
    )
    return exact >= _FULL_NARROW and small >= _SMALL_NARROW and paused < 0.5


def _ends_before_noun(line: BlockLine) -> bool:
    """True for a line that ends with an article or a preposition, in any of the languages that have a list here."""
    return line.body.rpartition(" ")[2] in _BEFORE_NOUNS


def _is_verse(breaks: Sequence[tuple[BlockLine, BlockLine]] | Breaks, width: int) -> bool:
    """True if lines end where clauses do, or are short and of all lengths: not running text, even in small letters."""
    paused = sum([a.is_paused for a, _ in breaks]) / len(breaks)
    if width >= _COLUMN_OF_TEXT:
        return len(breaks) > 2 and paused >= 0.7
    exact = sum(a.end + 1 + len(b.first_word) > width - 2 for a, b in breaks) / len(breaks)
    return paused >= 0.5 or exact < 0.75


def _pooled_width(blocks: Sequence[Block]) -> int:
    """The column at which an article is wrapped whose blocks are all too short to speak for themselves, else 0."""
    breaks = [pair for block in blocks for pair in block.breaks]
    ends = sorted(a.end for a, b in breaks if _is_run_on(a, b) and " " in a.body)
    width = ends[len(ends) * 9 // 10] if len(ends) > 2 else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = _share_of_full([reach for block in blocks for reach in block.reaches], width)
    if _is_verse(breaks, width):
        return 0
    return width if full >= 0.5 and len(ends) >= 0.4 * len(breaks) else 0


def _open(block: Sequence[BlockLine]) -> list[bool]:
    indent = block[0].indent
    if all(line.is_plain and line.indent == indent for line in block):
        return [True] * (len(block) - 1)
    repeated = _repeated(block)
    code = fenced_lines([line.text for line in block])
    widest = max([line.end for line in block])
    base = min([line.indent for line in block])
    opened = _is_opened(block, base, widest)
    found: list[bool] = []
    start = 0  # the first line of the item or paragraph that line n belongs to
    for n, (a, b) in enumerate(pairwise(block)):
        joins = not (
            code[n]
            or code[n + 1]
            or a.is_apart
            or b.is_apart
            or b.is_row
            or (a.is_row and b.indent not in _columns(a))
            or a.quoting != b.quoting
            or (b.label and _begins_item(a, b, repeated))
            or (a.indent != b.indent if n > start else not -_DEEPEST // 2 < b.indent - a.indent < _DEEPEST)
            or (opened and b.indent > base and (a.indent < b.indent or a.is_ended))
        )
        found.append(joins)
        if not joins or not (_is_full(a, b, widest) or _is_run_on(a, b)):
            start = n + 1
    return found


def _is_opened(block: Sequence[BlockLine], base: int, widest: int) -> bool:
    """True if the first line of each paragraph is indented more than the others."""
    return block[0].indent > base or any(
        a.is_ended and a.indent == c.indent == base < b.indent and not c.label and _is_full(b, c, widest)
        for a, b, c in zip(block, block[1:], block[2:], strict=False)
    )


def _columns(line: BlockLine) -> list[int]:
    """The columns at which the cells of a row begin, but the first."""
    text = line.text.expandtabs()
    return [line.lead + found.end() for found in _COLUMN.finditer(text)]


def _repeated(block: Sequence[BlockLine]) -> frozenset[tuple[LabelKind, int]]:
    """The kinds of labels, each with its column, that a block has more than once, or at its beginning."""
    labelled = [(_sort(line.label), line.indent) for line in block if line.label]
    if not labelled:
        return frozenset()
    found = Counter(labelled)
    first = (_sort(block[0].label), block[0].indent) if block[0].label else None
    return frozenset(label for label, count in found.items() if count > 1 or label == first)


def _sort(label: Label) -> LabelKind:
    """The kind of a label; times with a point (9.30) look like numbers of sections."""
    return LabelKind.NUMBER if label.kind is LabelKind.TIME else label.kind


def _begins_item(a: BlockLine, b: BlockLine, repeated: Collection[tuple[LabelKind, int]]) -> bool:
    """True if a line begins an item of a list, a turn of a dialogue and the like."""
    if b.label is None:
        return False
    return b.label.kind is LabelKind.SIGN or (_sort(b.label), b.indent) in repeated or a.is_ended
