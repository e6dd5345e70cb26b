"""The pieces of a paragraph of an office document: texts with their properties, breaks, fields, pairs of tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from translate.text import Span


class PieceKind(StrEnum):
    """The kind of a piece. OPENING, CLOSING: the two of a pair; ACCEPTED: the like, of a tracked change; BREAK: it ends
    a line; HIDDEN: it is no text; WORD: it is read as a word; DROPPED: it does not go into a translation; BOX: it has
    paragraphs of its own inside, and is never written anew."""

    TEXT = "text"
    OPENING = "opening"
    CLOSING = "closing"
    ACCEPTED_OPENING = "accepted opening"
    ACCEPTED_CLOSING = "accepted closing"
    BREAK = "break"
    HIDDEN = "hidden"
    WORD = "word"
    DROPPED = "dropped"
    BOX = "box"


BOX = "<box/>"
"""What stands for a BOX in the XML of a piece."""
OPENINGS = (PieceKind.OPENING, PieceKind.ACCEPTED_OPENING)
CLOSINGS = (PieceKind.CLOSING, PieceKind.ACCEPTED_CLOSING)


@dataclass(frozen=True, slots=True)
class OfficePiece:
    """Characters [start, end) of a source. `shown`: the text that is read; `properties`: those of its run, as XML;
    `key`: those that a reader can see; `xml`: how it is written by itself; `run`: where its run begins and (in the last
    piece) ends, if it is the first or last one of it, else -1; `alt`: where in `xml` its alternative text is; `role`:
    the name of the element; `match`: the index of the other one of a pair."""

    kind: PieceKind
    start: int
    end: int
    shown: str = ""
    properties: str = ""
    key: str = ""
    xml: str = ""
    run: Span = (-1, -1)
    alt: Span = (0, 0)
    role: str = ""
    match: int = -1

    @property
    def place(self) -> Span:
        """The piece with the tags of its run that no other piece shares."""
        return self.start if self.run[0] < 0 else self.run[0], self.end if self.run[1] < 0 else self.run[1]


def matched(pieces: Sequence[OfficePiece]) -> list[OfficePiece]:
    """The pieces with the two of each pair pointing to each other. An element without the other tag of its own points
    to nothing; half of a field, or one that crosses an element, is HIDDEN."""
    found, path = [replace(one, match=-1) for one in pieces], list[int]()

    def alone(n: int) -> None:
        found[n] = replace(found[n], kind=PieceKind.HIDDEN)

    for n, one in enumerate(pieces):
        if one.kind in OPENINGS:
            path.append(n)
        elif one.kind in CLOSINGS:
            while path and _is_field(pieces[path[-1]]) and not _is_field(one):
                alone(path.pop())
            if path and (pieces[path[-1]].role == one.role or (_is_field(one) and _is_field(pieces[path[-1]]))):
                start = path.pop()
                found[n], found[start] = replace(found[n], match=start), replace(found[start], match=n)
            elif _is_field(one):
                alone(n)
    for n in path:
        if _is_field(pieces[n]):
            alone(n)
    return found


def _is_field(piece: OfficePiece) -> bool:
    return piece.role.startswith("field")
