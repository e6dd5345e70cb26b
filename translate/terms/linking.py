"""Word links: which words of a translation render which words of its source, by lexicon and spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from glossary.alignment import Lexicon, link_matrix, loaded, shipped
from glossary.languages import Tokens, source_language, target_language
from translate.machine import store
from translate.model import LocalePair
from translate.text import Span
from translate.text.markup import Links, WordLinks
from translate.text.quantities import Quantity, quantities


def lexicon(pair: LocalePair) -> Lexicon | None:
    """The lexicon of a pair of locales, None where there is none. Raises LexiconError."""
    path = lexicon_path(pair)
    return loaded(path) if path else None


def lexicon_path(pair: LocalePair) -> Path | None:
    """The path of the lexicon of a pair of locales: of the one that is installed, else of the one that ships."""
    return store.lexicon(pair.source, pair.target) or shipped(pair.source, pair.target)


def word_links(pair: LocalePair) -> Links:
    """The links of a pair of locales. The lexicon is loaded when they are first asked for."""
    ours, theirs = source_language(pair.source), target_language(pair.target)

    def links(source: str, target: str) -> WordLinks:
        left, right = ours.tokenise(source), theirs.tokenise(target)
        matrix = link_matrix(left, right, ours, theirs, lexicon(pair))
        amounts = _amounts(source, pair.source), _amounts(target, pair.target)
        for here, there in _same_amounts(*amounts):
            rows, columns = _inside(left, here), _inside(right, there)
            matrix[rows, :] = 0.0
            matrix[:, columns] = 0.0
            matrix[np.ix_(rows, columns)] = 1.0
        rows = [n for n, token in enumerate(left) if token.is_word]
        columns = [n for n, token in enumerate(right) if token.is_word]
        words = _spans(left, rows, amounts[0]), _spans(right, columns, amounts[1])
        return WordLinks(words[0], words[1], matrix[rows][:, columns])

    return links


def _amounts(text: str, locale: str) -> tuple[Quantity, ...]:
    return tuple(quantities(text, locale)) if any(map(str.isdigit, text)) else ()


def _same_amounts(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The quantities that stand in both texts once."""
    for one in ours:
        same = [other for other in theirs if _is_same(one, other)]
        if len(same) == 1 and sum(_is_same(one, other) for other in ours) == 1:
            yield one, same[0]


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (bool(one.units & other.units) or one.units == other.units)


def _inside(tokens: Tokens, amount: Quantity) -> list[int]:
    return [
        n for n, token in enumerate(tokens) if token.is_word and amount.start < token.end and token.start < amount.end
    ]


def _spans(tokens: Tokens, chosen: Sequence[int], amounts: Iterable[Quantity]) -> tuple[Span, ...]:
    """The characters of the words chosen, with the signs of amounts ($5, 5 %) in the word that they stand at."""
    spans = {n: (tokens[n].start, tokens[n].end) for n in chosen}
    for amount in amounts:
        inside = [n for n in _inside(tokens, amount) if n in spans]
        for n in inside[:1]:
            spans[n] = min(amount.start, spans[n][0]), spans[n][1]
        for n in inside[-1:]:
            spans[n] = spans[n][0], max(amount.end, spans[n][1])
    return tuple(spans.values())
