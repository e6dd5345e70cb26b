"""The parts of two texts that translate each other: their sentences, and what these have in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from translate.text.rules.pair import WORD, Text, TextPair
from translate.text.sentence_alignment import aligned

Span = tuple[range, range]
"""Places of words in source and target."""
# Marks that translators keep, and across which words do not move; brackets more surely.
_MARKS = (re.compile(r"[()\[\];]"), re.compile(r"[()\[\]]"))


def parallel_parts(pair: TextPair) -> Iterator[tuple[Text, Text]]:
    """The sentences of a pair, parted at brackets and semicolons where both have the same; the whole texts, parted so,
    where they have not the same number of sentences."""
    source, target = pair.source.bare, pair.target.bare
    for both in aligned((source, pair.source_locale), (target, pair.target_locale)) or ((source, target),):
        for ours, theirs in _parted(*both):
            if ours.strip() and theirs.strip():
                yield Text.of(ours), Text.of(theirs)


def _parted(source: str, target: str) -> Iterator[tuple[str, str]]:
    marks = next((one for one in _MARKS if one.findall(source) == one.findall(target)), None)
    return zip(marks.split(source), marks.split(target), strict=True) if marks else iter([(source, target)])


def word_sentences(pair: TextPair) -> Sequence[Span]:
    """The words of each sentence of a pair, by their places in source and target; none where the two texts have not the
    same number of sentences."""
    both = aligned((pair.source.bare, pair.source_locale), (pair.target.bare, pair.target_locale))
    ends = [[0, *accumulate(len(WORD.findall(texts[side])) for texts in both)] for side in (0, 1)]
    return [(range(*one), range(*other)) for one, other in zip(*map(pairwise, ends), strict=True)]
