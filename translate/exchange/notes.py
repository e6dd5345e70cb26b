"""Which notes of a file that comes back are new: tools bring our own back under another name, wrapped, or as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translate.catalog import Entry, mark_lines, provenance
from translate.exchange.passage import Passage

_LONGEST = 20  # lines that a tool may have made of one; chosen by hand


def lines(passage: Passage) -> tuple[str, ...]:
    """The remarks of a passage by line, with the marks of the machine whole that a tool has put among them."""
    found = [line.rstrip() for remark in passage.remarks for line in remark.splitlines() if line.strip()]
    return mark_lines.restored(found)


def stamps(passage: Passage) -> tuple[str, ...]:
    """The marks that say which text is the machine's: the passage's own, and those among its remarks."""
    return (passage.mark, *(line for line in lines(passage) if provenance.claimed([line])))


def news(entry: Entry, passage: Passage) -> Iterator[str]:
    """The lines of a passage's remarks that its entry does not have yet, neither as a comment of somebody nor of the
    program. Lines count as the same however they are wrapped."""
    known = _runs(entry.comments) | _runs(entry.evidence)
    found = [line for line in dict.fromkeys(lines(passage)) if not provenance.is_mark(line)]
    at = 0
    while at < len(found):
        ends = range(min(len(found), at + _LONGEST), at, -1)
        end = next((end for end in ends if _solid(found[at:end]) in known), at)
        if end == at:
            yield found[at]
        at = max(end, at + 1)


def _runs(comments: Sequence[str]) -> set[str]:
    """Each comment and each few that follow each other, without white space."""
    count = range(len(comments))
    return {_solid(comments[start:end]) for start in count for end in range(start + 1, start + 1 + _LONGEST)}


def _solid(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)
