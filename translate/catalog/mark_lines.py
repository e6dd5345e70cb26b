"""Finds the machine's marks in comments that an editor has wrapped, moved, or joined with other comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise, product

from translate.catalog import provenance

_STAMP = re.compile(
    r"^[^\S\n]*(?:machine|approved):[ ][^\n]*;[ ]text[ ][0-9a-f]{8}[^\S\n]*$"  # a line of its own
    r"|(?<!\S)(?:machine|approved):(?=\s)"
    r"(?:(?!(?<!\S)(?:machine|approved):\s|\n[^\S\n]*\n)[\s\S])*?;\s+text\s+[0-9a-f]{8}(?!\S)",
    re.MULTILINE,
)
_SAID = re.compile(r"(?<!\S)machine\s+said:\s")
_GAPS = ("", "\u00a0", "  ", "\u202f")  # what else than a space may have stood where a tool has broken a line
_ON_TERMS = ("term: ", "name: ")
_LABEL = re.compile(r"[\w-]+: ")
_LONGEST = 60  # lines of a wrapped text that are tried; chosen by hand
_DEVIATIONS = 400  # ways to join its lines that are tried; chosen by hand


def restored(comments: Sequence[str]) -> tuple[str, ...]:
    """The comments of an entry with each mark of the program whole and on a line of its own; nothing else changes.

    polib and Babel fill comments to a width, XLIFF tools join them to one note, some put them on one line. A mark that
    holds a text is put together only where the checksum of the stamp proves the text: its end is not marked otherwise,
    and a person's comment may follow.
    """
    if not any("machine" in line or "approved: " in line for line in comments):
        return tuple(comments)
    pieces = list(_cut("\n".join(comments)))
    stamps = [text for text, is_stamp in pieces if is_stamp]
    lines = ([text] if is_stamp else _with_texts(text.split("\n"), stamps) for text, is_stamp in pieces)
    return tuple(line for found in lines for line in found)


def sorted_out(evidence: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stamps that a tool has put among the comments of the program, and the other comments, those on terms each on
    one line again."""
    stamps: tuple[str, ...] = ()
    if any("machine: " in line for line in evidence):
        evidence = restored(evidence)
        stamps = tuple(line for line in evidence if provenance.claimed([line]))
    found = list[str]()
    for line in evidence:
        if found and found[-1].startswith(_ON_TERMS) and not found[-1].endswith("]") and not _LABEL.match(line):
            found[-1] += f" {line}"
        elif line not in stamps:
            found.append(line)
    return stamps, tuple(found)


def _cut(text: str) -> Iterator[tuple[str, bool]]:
    """The stamps in a text (True), each on one line, and the lines around them (False), without what joined them."""
    start = 0
    for found in _STAMP.finditer(text):
        yield from _between(text[start : found.start()], is_first=not start)
        line = found[0].strip()
        yield line if provenance.is_mark(line) else " ".join(line.split()), True
        start = found.end()
    rest = text[start:].lstrip(" ").removeprefix("\n") if start else text
    if rest or text[start:].startswith("\n"):
        yield rest, False


def _between(text: str, is_first: bool) -> Iterator[tuple[str, bool]]:
    """What stands before a stamp. `is_first`: there is none before it."""
    rest = text if is_first else text.lstrip(" ").removeprefix("\n")
    if rest.strip(" "):
        yield (rest.removesuffix("\n") if rest.endswith("\n") else rest.rstrip(" ")), False


def _with_texts(lines: Sequence[str], stamps: Sequence[str]) -> Iterator[str]:
    """Lines in which each mark that holds a text of a stamp is on a line of its own."""
    at = 0
    while at < len(lines):
        found = _SAID.search(lines[at])
        rest = [lines[at][found.end() :], *lines[at + 1 : at + _LONGEST]] if found else []
        count, text = _proved(rest, stamps)
        before = lines[at][: found.start()].rstrip(" ") if found and count else ""
        yield from filter(None, (before, f"{provenance.SAID}{text}" if count else ""))
        if not count:
            yield lines[at]
        at += count or 1


def _proved(lines: Sequence[str], stamps: Sequence[str]) -> tuple[int, str]:
    """How many of the lines are a text that a stamp proves, and the text; 0 if none is."""
    for count in range(1, len(lines) + 1):
        for text in _joined(lines[:count]):
            if provenance.said([f"{provenance.SAID}{text}", *stamps]) is not None:
                return count, text
    return 0, ""


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines as one, the likeliest ways first: joined by spaces, words with a hyphen by nothing, and few exceptions."""
    joints = len(lines) - 1
    plain = [" "] * joints
    solid = ["" if one.endswith("-") or other.startswith("--") else " " for one, other in pairwise(lines)]
    bases = [plain, solid] if solid != plain else [plain]
    ways = (
        (base, dict(zip(places, gaps, strict=True)))
        for number in range(min(joints, 2) + 1)
        for base in bases
        for places in combinations(range(joints), number)
        for gaps in product(_GAPS, repeat=number)
    )
    for base, changed in islice(ways, _DEVIATIONS):
        yield _filled(lines, [changed.get(n, gap) for n, gap in enumerate(base)])


def _filled(lines: Sequence[str], gaps: Sequence[str]) -> str:
    return "".join(f"{line}{gap}" for line, gap in zip(lines, [*gaps, ""], strict=True))
