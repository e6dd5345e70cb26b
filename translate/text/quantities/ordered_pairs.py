"""Pairs of numbers whose order counts: scores (2–0), ratios (3:1, 3 to 1), ranges (5–10), parts (3 of 10); and those
turned round.

A team that lost 2–1 in English lost 1:2 in other languages, so the score of a defeat may turn round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from glossary.locales import primary
from translate.text.numbers import number_words, numbers

_MARK = r"(?:[ \u00a0]?[:‐‑–—−-][ \u00a0]?|[ \u00a0](?:to|к|до|по|zu|bis|a|à|contra|against|против)[ \u00a0])"
_PAIR = re.compile(rf"(?<![\w.,:/+–—−-])(\d{{1,4}}){_MARK}(\d{{1,4}})(?![\w:/]|[.,]\d|[–—−-]\d)")
_QUICK = re.compile(rf"\d{_MARK}\d")
_AFTER = re.compile(r"\w+")
_WORD, _WORDS = 20, 5  # characters of a word before, and words up to the second number, of which one is the first
_FAR = 40  # characters between a part and its whole
_NEAR = 60  # characters beside a score in which a defeat is told; chosen by hand
_DEFEAT = re.compile(
    r"\b(?:los[st]|losing|loses|beaten|defeat|trail|fell|go(?:ing|es)? down|went down|behind|проигр|уступ|пораж|програ"
    r"|поступ|verlor|verlier|niederl|unterl|perd|derrot|vencid|défait|battu|inclin)",
    re.IGNORECASE,
)


# Between a part and its whole, by language.
_PART: Mapping[str, re.Pattern[str]] = {
    language: re.compile(rf"[ \u00a0](?:[^\W\d_]+[ \u00a0])?(?:{words})[ \u00a0]")
    for language, words in {
        "en": r"(?:out )?of(?: the| some| about| these| those| all| its| their| his| her| my| our| an? \w+)?",
        "ru": r"из(?: этих| тех| всех| примерно| около| общих| его| её| ее| их)?",
        "uk": r"(?:і?з|зі)(?: цих| тих| усіх)?",
        "de": r"von(?: den| insgesamt| etwa| rund)?", "fr": r"(?:sur|des?)(?: les| environ| quelque)?",
        "es": r"de(?: los| las| unos| unas| cada)?", "pt": r"(?:d[eao]s?|em)(?: cada)?",
    }.items()
}  # fmt: skip


def swapped_parts(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The parts of a whole in the source (1,500 of 15,000) whose two numbers changed places in the target."""
    ours = _parts(source, source_locale)
    theirs = dict(_parts(target, target_locale)) if ours else {}
    kept = theirs.keys()
    return [
        (text, theirs[pair[::-1]])
        for pair, text in ours
        if pair[0] != pair[1] and pair[::-1] in kept and pair not in kept
    ]


def _parts(text: str, locale: str) -> Sequence[tuple[tuple[Decimal, Decimal], str]]:
    between = _PART.get(primary(locale))
    if between is None or not any(_stands_between(text, one, primary(locale)) for one in between.finditer(text)):
        return []
    return [
        ((part.value, whole.value), text[part.start : whole.end])
        for part, whole in pairwise(numbers(text, locale))
        if whole.start - part.end < _FAR and between.fullmatch(text, part.end, whole.start)
    ]


def _stands_between(text: str, found: re.Match[str], language: str) -> bool:
    """True if what stands between a part and a whole may stand between two numbers; quick."""
    after, known = _AFTER.match(text, found.end()), number_words(language)
    before = text[max(0, found.start() - _WORD) : found.end()].split()[-_WORDS:]
    return after is not None and _is_number(after[0], known) and any(_is_number(one, known) for one in before)


def _is_number(word: str, known: Mapping[str, object]) -> bool:
    return not word.isalpha() or word.lower() in known


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
