"""Word links: which words of a translation render which words of its source, by lexicon and spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from glossary.alignment import Lexicon, link_matrix
from glossary.alignment import shipped as shipped_lexicon
from glossary.languages import Tokens, source_language, target_language
from translate.machine import store
from translate.model import LocalePair
from translate.text import Span
from translate.text.markup import Links, WordLinks
from translate.text.quantities import Quantity, quantities


def lexicon(pair: LocalePair) -> Lexicon | None:
    """The lexicon of a pair of locales, None where there is none. Raises LexiconError."""
    path = lexicon_path(pair)
    return _loaded(path) if path else None


def lexicon_path(pair: LocalePair) -> Path | None:
    """The path of the lexicon of a pair of locales: of the one that is installed, else of the one that ships."""
    return store.lexicon(pair.source, pair.target) or shipped_lexicon(pair.source, pair.target)


@lru_cache(4)
def _loaded(path: Path) -> Lexicon:
    return Lexicon.load(path)


def word_links(pair: LocalePair) -> Links:
    """The links of a pair of locales. The lexicon is loaded when they are first asked for."""
    ours, theirs = source_language(pair.source), target_language(pair.target)

    def links(source: str, target: str) -> WordLinks:
        left, right = ours.tokenise(source), theirs.tokenise(target)
        matrix = link_matrix(left, right, ours, theirs, lexicon(pair))
        for here, there in _same_amounts(source, target, pair):
            rows, columns = _inside(left, here), _inside(right, there)
            matrix[rows, :] = 0.0
            matrix[:, columns] = 0.0
            matrix[np.ix_(rows, columns)] = 1.0
        rows = [n for n, token in enumerate(left) if token.is_word]
        columns = [n for n, token in enumerate(right) if token.is_word]
        return WordLinks(_spans(left, rows), _spans(right, columns), matrix[rows][:, columns])

    return links


def _same_amounts(source: str, target: str, pair: LocalePair) -> Iterator[tuple[Span, Span]]:
    """The quantities that stand in both texts once, as spans of both."""
    if not any(map(str.isdigit, source)):
        return
    here, there = quantities(source, pair.source), quantities(target, pair.target)
    for one in here:
        same = [other for other in there if _is_same(one, other)]
        if len(same) == 1 and sum(_is_same(one, other) for other in here) == 1:
            yield (one.start, one.end), (same[0].start, same[0].end)


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (bool(one.units & other.units) or one.units == other.units)


def _inside(tokens: Tokens, span: Span) -> list[int]:
    return [n for n, token in enumerate(tokens) if token.is_word and span[0] < token.end and token.start < span[1]]


def _spans(tokens: Tokens, chosen: Iterable[int]) -> tuple[Span, ...]:
    return tuple((tokens[n].start, tokens[n].end) for n in chosen)
