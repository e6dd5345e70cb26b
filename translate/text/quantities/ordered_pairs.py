"""Pairs of numbers whose order counts: scores (2–0), ratios (3:1, 3 to 1), ranges (5–10); and those turned round.

A team that lost 2–1 in English lost 1:2 in other languages, so the score of a defeat may turn round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_MARK = r"(?:[ \u00a0]?[:‐‑–—−-][ \u00a0]?|[ \u00a0](?:to|к|до|по|zu|bis|a|à|contra|against|против)[ \u00a0])"
_PAIR = re.compile(rf"(?<![\w.,:/+–—−-])(\d{{1,4}}){_MARK}(\d{{1,4}})(?![\w:/]|[.,]\d|[–—−-]\d)")
_QUICK = re.compile(rf"\d{_MARK}\d")
_NEAR = 60  # characters beside a score in which a defeat is told; chosen by hand
_DEFEAT = re.compile(
    r"\b(?:los[st]|losing|loses|beaten|defeat|trail|fell|go(?:ing|es)? down|went down|behind|проигр|уступ|пораж|програ"
    r"|поступ|verlor|verlier|niederl|unterl|perd|derrot|vencid|défait|battu|inclin)",
    re.IGNORECASE,
)


def swapped_pairs(source: str, target: str) -> list[tuple[str, str]]:
    """The pairs of numbers of the source whose numbers changed places in the target, both as they are written."""
    if not _QUICK.search(source):
        return []
    ours, theirs = _pairs(source), _pairs(target)
    if not ours or not theirs:
        return []
    before, after = Counter(pair for pair, _ in ours), Counter(pair for pair, _ in theirs)
    lost, new = before - after, after - before
    wrong = []
    for pair, text in ours:
        turned = pair[::-1]
        if lost[pair] and new[turned]:
            lost[pair] -= 1
            new[turned] -= 1
            other = next(other for key, other in theirs if key == turned)
            if not _is_defeat(source, text) and not _is_defeat(target, other):
                wrong.append((text, other))
    return wrong


def _is_defeat(text: str, pair: str) -> bool:
    """True if a defeat is told beside the score."""
    start = text.find(pair)
    return bool(_DEFEAT.search(text, max(0, start - _NEAR), start + len(pair) + _NEAR))


def _pairs(text: str) -> Sequence[tuple[tuple[int, int], str]]:
    return [((int(match[1]), int(match[2])), match[0]) for match in _PAIR.finditer(text)]
