"""Coded texts: a text as it is read, and the codes of its inline markup at their places in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import Protocol

from translate.text import Offsets, Rewritten, Span

_STAND_IN = re.compile(r"\{\d+\}")


class CodeKind(StrEnum):
    """The kind of an inline code. OPENING and CLOSING: the two of a pair, such as <b> and </b>; EMPTY: one at a place
    between characters (a line break, a footnote mark); WORD: one that is read as a word (a code span, a variable), so
    that a stand-in for it is in the text."""

    OPENING = "opening"
    CLOSING = "closing"
    EMPTY = "empty"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code. `at`: the character of the plain text before which it stands; `text`: as the author wrote it;
    `pair`: a number from 1 that the two of a pair share, 0 for other codes; `stand_in`: what the plain text has from
    `at` on for a WORD, else ""; `subtexts`: characters [start, end) of `text` that are translated as well, such as the
    title of a link; `is_optional`: True for one that a translation may do without (a discretionary break)."""

    at: int
    text: str
    kind: CodeKind = CodeKind.EMPTY
    pair: int = 0
    stand_in: str = ""
    subtexts: tuple[Span, ...] = ()
    is_optional: bool = False

    def reworded(self, new: Callable[[str], str]) -> str:
        """Its text with what `new` makes of each of the texts inside it."""
        return Rewritten(self.text).changed((a, b, new(self.text[a:b])) for a, b in self.subtexts).text


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text without its markup (`plain`, escapes undone), and its codes in the order in which they stand. `offsets`:
    the map from the characters of the written text to those of the plain one."""

    plain: str
    codes: tuple[Code, ...] = ()
    offsets: Offsets = field(default=Offsets())


class Markup(Protocol):
    """A way in which inline markup is written: an object without state but for what it was made with."""

    def lifted(self, text: str) -> CodedText:
        """A text as the author wrote it, with its codes lifted out. Pairs are closed and nested: what opens or closes
        nothing is no code, or an EMPTY one."""
        ...

    def written(self, text: CodedText) -> Rewritten:
        """The text with its codes in it and its characters escaped, and the map to it from the plain text. Lifted
        again, it has the same plain text and the same codes."""
        ...

    def escaped(self, plain: str) -> str:
        """A plain text as it is written inside a code, such as in the title of a link."""
        ...


@dataclass(frozen=True, slots=True)
class NoMarkup:
    """The markup of plain text: there is none."""

    def lifted(self, text: str) -> CodedText:
        """See Markup."""
        return CodedText(text)

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        return Rewritten(text.plain)

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return plain


NONE = NoMarkup()


def assembled(text: CodedText, escapes: Mapping[int, str]) -> Rewritten:
    """A text with its codes in it, those at one place in their order. `escapes`: how the character at a place is
    written where that is not as itself; those in stand-ins are not written at all."""
    edits = [(code.at, code.at + len(code.stand_in), code.text) for code in text.codes]
    inside = {at for start, end, _ in edits for at in range(start, end)}
    edits += [(at, at + 1, new) for at, new in escapes.items() if at not in inside]
    found: list[tuple[int, int, str]] = []
    for start, end, new in sorted(edits, key=lambda edit: edit[0]):  # stable: codes before the character at their place
        if found and found[-1][0] == start:
            found[-1] = start, max(end, found[-1][1]), found[-1][2] + new
        else:
            found.append((start, end, new))
    return Rewritten(text.plain).changed(found)


def free_stand_ins(text: str) -> Iterator[str]:
    """The stand-ins {1}, {2} ... that a text does not have. Each is a protected span, see `protected`: it reaches the
    translation exactly once, or the text stays untranslated."""
    taken = frozenset(_STAND_IN.findall(text))
    return (name for n in count(1) if (name := f"{{{n}}}") not in taken)
