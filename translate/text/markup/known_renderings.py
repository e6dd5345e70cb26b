"""What is known to render what, whatever the links between words say: terms where they stand in a translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SURE = 1.0  # the link of words of a term and its rendering; what their own links say beside is scaled to 0 to 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a plain text and of its translation that render each other: what an engine was given at a time, or
    a term."""

    source: Span
    target: Span


def with_known(
    weights: NDArray[np.float64], source: Sequence[Span], target: Sequence[Span], known: Iterable[Stretch]
) -> NDArray[np.float64]:
    """Link weights of words, with those of each known rendering linked among each other, and with no other word.

    A word that is but partly in it keeps its other links: the rest of a compound may be rendered by others.
    """
    import numpy as np

    weights = weights.copy()
    for one in known:
        rows, columns = touched(source, one.source), touched(target, one.target)
        if not rows or not columns:
            continue
        block = _SURE + weights[np.ix_(rows, columns)] / 3
        weights[[n for n in rows if is_within(source[n], one.source)], :] = 0.0
        weights[:, [n for n in columns if is_within(target[n], one.target)]] = 0.0
        weights[np.ix_(rows, columns)] = block
    return weights


def touched(words: Sequence[Span], span: Span) -> list[int]:
    """The numbers of the words that have characters in a span."""
    return [n for n, word in enumerate(words) if word[0] < span[1] and span[0] < word[1]]


def is_within(word: Span, span: Span) -> bool:
    """True if a word has no characters outside of a span."""
    return span[0] <= word[0] and word[1] <= span[1]
