"""Lifting codes out of a text: what a source has in place of the characters that are read, made a coded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from translate.text import Rewritten
from translate.text.html.references import REFERENCE, reference
from translate.text.markup import Code, CodedText, CodeKind, free_stand_ins

SPACES = "\t\n\f\r "
_CONTROL = r"[\x00-\x08\x0b\x0e-\x1f\x7f]"  # what no catalog can hold
_SOFT_HYPHEN = "\xad"
_SPECIAL = re.compile(rf"[{SPACES}]+|{REFERENCE.pattern}|{_CONTROL}|{_SOFT_HYPHEN}")
_IS_CONTROL = re.compile(_CONTROL)
_PLAIN = re.compile(rf"[{SPACES}]{{2,}}|[\t\n\f\r&<{{]|{_CONTROL}|{_SOFT_HYPHEN}|^ | \Z")


class Change(NamedTuple):
    """Characters [start, end) of a source that are read as `new` (None: as a word, for which there is a stand-in), and
    the code that stands there, if any."""

    start: int
    end: int
    new: str | None
    code: Code | None = None


def is_plain(text: str) -> bool:
    """True if a text is read as it stands."""
    return not _PLAIN.search(text)


def character_changes(text: str, start: int, end: int) -> Iterator[Change]:
    """The changes in characters [start, end) without tags: character references and white space."""
    for found in _SPECIAL.finditer(text, start, end):
        begin, new, length = found.start(), found[0], len(found[0])
        if new[0] == "&":
            new, length = reference(new)
            if not length:
                continue
        if new.strip(SPACES) == "":
            yield Change(begin, begin + length, " ")
        elif new == _SOFT_HYPHEN:
            yield Change(begin, begin + length, "", Code(0, text[begin : begin + length], is_optional=True))
        else:
            yield Change(begin, begin + length, "" if _IS_CONTROL.match(new) else new)


def coded(text: str, changes: Sequence[Change]) -> CodedText:
    """A source after changes, in order and without overlaps. White space is collapsed over codes, as browsers do
    (https://www.w3.org/TR/css-text-3/#white-space-phase-1)."""
    changes = _collapsed(text, changes)
    names = _stand_ins(text, changes)
    edits, codes, at, last = list[tuple[int, int, str]](), list[Code](), 0, 0
    for start, end, new, code in changes:
        at += start - last
        last = end
        shown = next(names) if new is None else new
        if code:
            codes.append(replace(code, at=at, stand_in=shown if code.kind is CodeKind.WORD else ""))
        edits.append((start, end, shown))
        at += len(shown)
    whole = Rewritten(text).changed(edits)
    return CodedText(whole.text, tuple(codes), whole.offsets)


def _collapsed(text: str, changes: Sequence[Change]) -> list[Change]:
    """The changes without white space after other white space, beside line breaks, and at both ends."""
    found = list(changes)
    space, follows_space, last = -1, True, 0
    for n, one in enumerate(found):
        if one.start > last:
            space, follows_space = -1, False
        last = one.end
        if one.new == " ":
            if follows_space:
                found[n] = one._replace(new="")
            else:
                space, follows_space = n, True
        elif one.new == "\n":
            if space >= 0:
                found[space] = found[space]._replace(new="")
            space, follows_space = -1, True
        elif one.new != "":
            space, follows_space = -1, False
    if space >= 0 and last == len(text):
        found[space] = found[space]._replace(new="")
    return found


def _stand_ins(text: str, changes: Sequence[Change]) -> Iterator[str]:
    """Stand-ins that what is read of a source does not have; in linear time."""
    pieces, last = list[str](), 0
    for one in changes:
        pieces += [text[last : one.start], one.new or ""]
        last = one.end
    return free_stand_ins("".join([*pieces, text[last:]]))
