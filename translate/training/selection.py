"""Data selection: the training pairs most similar to a given text, by the cross-entropy difference of their words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from translate.training.data import SentencePair

_WORD = re.compile(r"\w+|[^\w\s]")
_DOUBT = 5.0  # words of average similarity added to each side, so that short sides do not dominate; chosen by hand


def most_like(pairs: Sequence[SentencePair], like: Iterable[SentencePair], share: float) -> list[SentencePair]:
    """The `share` (0 to 1) of `pairs` that is most like the pairs of `like`, in the order that they come in.

    How alike a pair is: the mean, over the words of each side, of the logarithm of how much more frequent a word is in
    `like` than in `pairs` (Moore & Lewis 2010; both sides as Axelrod et al. 2011; words singly, which needs no model).
    """
    model = list(like)
    scores = [0.0] * len(pairs)
    for side in (0, 1):
        ratios = _ratios((pair[side] for pair in model), (pair[side] for pair in pairs))
        worth = [[ratios[word] for word in _words(pair[side])] for pair in pairs]
        average = sum(map(sum, worth)) / max(1, sum(map(len, worth)))
        for n, of_words in enumerate(worth):
            scores[n] += (sum(of_words) + _DOUBT * average) / (len(of_words) + _DOUBT)
    best = sorted(range(len(pairs)), key=lambda n: -scores[n])[: round(share * len(pairs))]
    return [pairs[n] for n in sorted(best)]


def _ratios(like: Iterable[str], given: Iterable[str]) -> Mapping[str, float]:
    """For every word of `given`, the logarithm of its frequency in `like` over that in `given`, each counted once more
    than it is."""
    wanted, there = (Counter(word for text in texts for word in _words(text)) for texts in (like, given))
    kinds = 1 + len(wanted.keys() | there.keys())
    whole = math.log((sum(there.values()) + kinds) / (sum(wanted.values()) + kinds))
    return {word: math.log((wanted[word] + 1) / (count + 1)) + whole for word, count in there.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
