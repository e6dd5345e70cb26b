"""Fenced code: the lines from a fence of back-ticks or tildes to the one that closes it, as in Markdown."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

# Longer rows of these marks are rules and underlined titles.
_FENCE = re.compile(r"[ \t]{0,3}(?P<mark>`{3,4}|~{3,4})(?![`~])(?P<info>[^`\n]*)\Z")


def fenced_lines(lines: Sequence[str]) -> list[bool]:
    """For each line, True if it is part of fenced code, with its fences. A fence that is not closed opens nothing."""
    found = [False] * len(lines)
    for first, last in _blocks(lines):
        found[first : last + 1] = [True] * (last + 1 - first)
    return found


def fences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of fenced code in a text, from its first fence to its last."""
    if "```" not in text and "~~~" not in text:
        return ()
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    bare = [line.rstrip() for line in lines]
    return tuple(
        (starts[first] + len(lines[first]) - len(lines[first].lstrip()), starts[last] + len(bare[last]))
        for first, last in _blocks(bare)
    )


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a text, each with True if it is fenced code; they join to the text."""
    at = 0
    for start, end in fences(text):
        yield from ((text[at:start], False), (text[start:end], True))
        at = end
    yield text[at:], False


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and last line of each block. The mark that closes is at least as long as the one that
    opens, and nothing follows it."""
    marked = [n for n, line in enumerate(lines) if "```" in line or "~~~" in line]
    marks = {n: found for n in marked if (found := _FENCE.match(lines[n].rstrip()))}
    closers = deque(n for n, found in marks.items() if not found["info"].strip())
    at = 0
    for n, found in marks.items():
        if n < at:
            continue
        while closers and closers[0] <= n:
            closers.popleft()
        last = next((m for m in islice(closers, _TRIED) if lines[m].strip().startswith(found["mark"])), None)
        if last is not None:
            yield n, last
            at = last + 1


_TRIED = 50  # closing fences looked at for one that opens; chosen by hand
