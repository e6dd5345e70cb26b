"""Complex fields of office documents: those whose result is text of the document, and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translate.project.articles.office.pieces import OfficePiece, PieceKind
from translate.text.html import decoded

# Fields (ISO/IEC 29500-1, 17.16.5) whose result is text of the document, and those that show nothing.
_SHOWN = ("HYPERLINK", "TOC", "TOA", "INDEX", "REF", "QUOTE", "FORMTEXT")
_MARKS = ("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE")
_INSTRUCTION = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class OfficeField:
    """A complex field that is open. `code`: its instruction; `is_result`: True after its separator."""

    code: str = ""
    is_result: bool = False

    @property
    def is_kept(self) -> bool:
        """True if what it shows is no text for translation."""
        return not self.is_result or not is_text(self.code)


def _kind(code: str) -> str:
    """The name of a field, in capitals: the first word of its instruction."""
    return next(iter(code.upper().split()), "")


def is_text(code: str) -> bool:
    """True if the result of a field with this instruction is text that is translated."""
    return _kind(code) in _SHOWN


def _is_mark(code: str) -> bool:
    """True for a field that shows nothing."""
    return _kind(code) in _MARKS


def with_fields(pieces: Sequence[OfficePiece], fields: list[OfficeField]) -> list[OfficePiece]:
    """The pieces with each field whose result is translated as a pair around it, and each other one as a word."""
    found, starts = list[OfficePiece](), list[int]()  # starts: where in `found` those of this paragraph begin
    outer = len(fields)
    for piece in pieces:
        if piece.role == "field begin":
            fields.append(OfficeField())
            starts.append(len(found))
            found.append(piece)
        elif piece.role == "field separate" and fields:
            fields[-1].is_result = True
            found.append(piece)
            is_shown = not any(one.is_kept for one in fields)
            if starts and is_shown and not _has_box(found, starts[-1]):
                _join(found, starts[-1], PieceKind.HIDDEN, "field opening")
        elif piece.role == "field end" and fields:
            one = fields.pop()
            found.append(piece)
            if len(fields) < outer or not starts:
                outer = min(outer, len(fields))
                continue
            start = starts.pop()
            if any(other.is_kept for other in fields) or _has_box(found, start):
                continue
            if one.is_kept:
                _join(found, start, PieceKind.HIDDEN if _is_mark(one.code) else PieceKind.WORD, "field")
            else:
                found[start] = replace(found[start], kind=PieceKind.OPENING)
                found[-1] = replace(found[-1], kind=PieceKind.CLOSING)
        else:
            if fields and piece.role in ("w:instrText",) and not fields[-1].is_result:
                fields[-1].code += decoded(_INSTRUCTION.sub("", piece.xml))
            is_kept = any(one.is_kept for one in fields)
            hides = is_kept and piece.kind in (PieceKind.TEXT, PieceKind.BREAK, PieceKind.WORD)
            found.append(replace(piece, kind=PieceKind.HIDDEN) if hides else piece)
    return found


def _has_box(found: Sequence[OfficePiece], start: int) -> bool:
    return any(one.kind is PieceKind.BOX for one in found[start:])


def _join(found: list[OfficePiece], start: int, kind: PieceKind, role: str) -> None:
    """Make one piece of all from `start` on."""
    first, last = found[start], found[-1]
    xml = "".join(one.xml for one in found[start:])
    run = first.run[0], last.run[1]
    found[start:] = [OfficePiece(kind, first.start, last.end, "", first.properties, first.key, xml, run, role=role)]
