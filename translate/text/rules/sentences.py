"""The rule on lost sentences: a target with fewer sentences, of which one of the source is rendered nowhere.

Fewer sentences alone prove nothing, as translators join them. A sentence is lost if hardly any of its words is rendered
in any one sentence of the target, or fewer are and the target is as short as if it was left out.
"""

from __future__ import annotations

import re

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
# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py and on those with a sentence taken out.
_COVERED = 0.5  # least share of words that a sentence has in common with the target, if the target is not short
_FEW = 3  # words that can be told; of no more, the length of the target must show it, too
_SHORT = 0.5  # share of the length of the sentence by which the target must be shorter for that
_SHORTER = 0.9  # the same for a pair without a lexicon
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
    told, text = min(zip(found, before, strict=True), key=lambda one: (_share(one[0]), -len(one[1])))
    norm = _growth(pair.target_locale) / _growth(pair.source_locale)
    growth = size(pair.target) / max(size(pair.source), 1) / norm
    few = told[1] <= _FEW or renderings.lexicon is None
    least = 1 - (_SHORT if renderings.lexicon else _SHORTER) * len(text) / len(ours)
    if few and growth >= least:
        return ""
    is_lost = _share(told) < (_COVERED if few else _COVERED + 1 - growth)
    return f"a sentence is missing: {short(text)}" if is_lost else ""


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
