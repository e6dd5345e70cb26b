"""Extends a name over the words after it: capitalised words, particles, initials, "of" and "and" within an office."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.names import lists
from glossary.names.capitals import Piece, belongs, follows, is_common
from glossary.names.lists import FUNCTION

_HYPHENS = ("-", "‐", "‑")
_CHAMBERS = frozenset({"house", "chamber"})  # the Senate and House are two names


def grown(text: str, found: Sequence[Piece], first: int, last: int, code: str) -> int:
    """The end of the sequence [first, last) after adding the next pieces; `last` if it ends here."""
    piece, before = found[last], found[last - 1]
    gap = text[before.end : piece.start]
    if piece.text == "." and not gap and (len(before.text) == 1 or before.low in lists.ABBREVIATIONS):
        particle = last + 1 < len(found) and found[last + 1].text in lists.PARTICLES - FUNCTION
        return last + 1 if follows(text, found, last + 1 + particle) else last
    if gap != " ":
        return last
    after = found[last + 1 : last + 2]
    if piece.low in lists.PARTICLES and after and after[0].is_capital and text[piece.end : after[0].start] in _HYPHENS:
        return last + 2  # Bashar al-Assad
    if belongs(found, last):
        return last + 1
    if piece.low in lists.PARTICLES:
        more = last + 1 < len(found) and found[last + 1].low in lists.PARTICLES and found[last + 1].text.islower()
        return last + 2 + more if follows(text, found, last + 1 + more) else last
    if piece.text == "&":
        return last + 2 if follows(text, found, last + 1) else last
    if before.low in lists.TITLES | lists.TITLE_ACRONYMS or not all(
        _ordinary(part, code) for part in found[first:last]
    ):
        return last
    if piece.text == "of":
        the = last + 1 < len(found) and found[last + 1].text == "the"
        return last + 2 + the if follows(text, found, last + 1 + the) else last
    if piece.text == "and" and follows(text, found, last + 1) and _ordinary(found[last + 1], code):
        return _to_head(text, found, first, last + 1)
    return last


def _ordinary(piece: Piece, code: str) -> bool:
    """True if a word of a name is an ordinary word or a demonym: Chinese Ministry of Foreign ..."""
    return is_common(piece.low, code) or piece.text in lists.ADJECTIVES or piece.text == "of"


def _to_head(text: str, found: Sequence[Piece], first: int, after: int) -> int:
    """The end after "and" if the whole is one office (Securities and Investment Commission), else the end before it."""
    end = after + 1
    while follows(text, found, end) and not found[end - 1].owns:
        end += 1
    headed = found[end - 1].low in lists.ORGANISATION_HEADS - _CHAMBERS
    return end if headed or any(part.text == "of" for part in found[first : after - 1]) else after - 1
