"""The rule on lost sentences: a target with fewer sentences, of which one of the source is rendered nowhere.

Fewer sentences alone prove nothing, as translators join them. Two things tell: whether its words are rendered in any
one sentence of the target, and whether the target is as long as usual or as short as if it was left out. Each gives the
odds that it was lost; their product decides.
"""

from __future__ import annotations

import re
from math import inf, log

from glossary.locales import primary
from translate.text.rules.content import size
from translate.text.rules.messages import short
from translate.text.rules.pair import TextPair
from translate.text.rules.renderings import Renderings, TargetWords
from translate.text.segmenter import segment

_OPEN_MARKS = ".!?…‥؟۔።"  # marks that end no sentence before a letter
# It begins with one set of characters, so the search is fast.
_ENDS = re.compile(
    rf"[{_OPEN_MARKS}\u3002\uff01\uff1f\uff61\u0964\u0965\u104b\u0589\n](?:(?<![{_OPEN_MARKS}])|(?![\w.]))"
)
# A word of a sentence is rendered with these chances where the sentence is there, and where it is not; how far the
# length of a target may be from the usual one, as a share of it: for a long text, and more for a short one (by the
# square root of its letters). All found by search on the clean paragraphs of tests/benchmarks/checks.py, on those with
# a sentence taken out, and on short sentences of the same texts that were joined.
_RENDERED, _BY_CHANCE = 0.7, 0.2
_SPREAD, _SPREAD_OF_SHORT = 0.1, 0.6
_LONG = 200  # characters of a text of which less evidence is enough
_EVIDENCE, _EVIDENCE_OF_LONG = 1.0, -1.0  # logarithm of how much likelier a lost sentence must be
_SHORTEST = 20  # letters of a sentence of which no word can be told; a shorter one may be anywhere
_SHORTER = 0.9  # share of the length of a sentence by which a target must be shorter in a pair without a lexicon
_CLOSING = 3  # characters at the end of a text among which its last mark is: it may be followed by quotation marks
# How much longer than an English text its translation is; 1.05 for other languages.
_GROWTH = {"en": 1.0, "ru": 1.05, "uk": 1.0, "de": 1.15, "fr": 1.2, "es": 1.17, "pt": 1.12, "it": 1.15, "pl": 1.1}
_USUAL_GROWTH = 1.05


def sentence(pair: TextPair) -> str:
    """A sentence of the source that the target does not have."""
    ours, theirs = pair.source.raw, pair.target.raw
    most = _marks(theirs)
    if most >= _marks(ours):
        return ""
    before = _sentences(ours, pair.source_locale)
    if len(before) <= most:
        return ""
    after = _sentences(theirs, pair.target_locale)
    if not after or len(after) >= len(before):
        return ""
    renderings = Renderings.of(pair.source_locale, pair.target_locale)
    targets = [TargetWords.of(text) for text in after]
    found = [max((renderings.coverage(text, one) for one in targets), key=_share) for text in before]
    norm = _growth(pair.target_locale) / _growth(pair.source_locale)
    growth = size(pair.target) / max(size(pair.source), 1) / norm
    scored = [(_evidence(told, len(text), len(ours), growth), text) for told, text in zip(found, before, strict=True)]
    evidence, text = max(scored)
    if renderings.lexicon is None and growth >= 1 - _SHORTER * len(text) / len(ours):
        return ""
    least = _EVIDENCE if len(ours) < _LONG else _EVIDENCE_OF_LONG
    return f"a sentence is missing: {short(text)}" if evidence > least else ""


def _evidence(told: tuple[int, int], length: int, whole: int, growth: float) -> float:
    """How much likelier it is that a sentence was lost than that it is there (the logarithm of the ratio), by how many
    of its words the target renders and by how long the target is. `growth`: its length, 1.0 for a usual one."""
    rendered, known = told
    if not known and length < _SHORTEST:
        return -inf
    words = rendered * log(_BY_CHANCE / _RENDERED) + (known - rendered) * log((1 - _BY_CHANCE) / (1 - _RENDERED))
    variance = _SPREAD**2 + _SPREAD_OF_SHORT / whole
    without = 1 - length / whole
    return words + ((growth - 1) ** 2 - (growth - without) ** 2) / (2 * variance)


def _share(told: tuple[int, int]) -> float:
    """The share of words that are rendered, a little less for few words, as they may be there by chance."""
    rendered, known = told
    return rendered / (known + 0.5)


def _marks(text: str) -> int:
    """How many sentences a text has at most, by its marks: one more if it does not end with one."""
    return len(_ENDS.findall(text)) + (not _ENDS.search(text, max(0, len(text) - _CLOSING)))


def _sentences(text: str, locale: str) -> list[str]:
    """The sentences that have letters."""
    return [part.text for part in segment(text, locale) if any(map(str.isalpha, part.text))]


def _growth(locale: str) -> float:
    return _GROWTH.get(primary(locale), _USUAL_GROWTH)
