"""Word links: which words of a translation render which words of its source, by lexicon and spelling."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from glossary.alignment import Lexicon, link_matrix
from glossary.alignment import shipped as shipped_lexicon
from glossary.languages import Tokens, source_language, target_language
from translate.machine import store
from translate.model import LocalePair
from translate.text import Span
from translate.text.markup import Links, WordLinks


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
        rows = [n for n, token in enumerate(left) if token.is_word]
        columns = [n for n, token in enumerate(right) if token.is_word]
        matrix = link_matrix(left, right, ours, theirs, lexicon(pair))
        return WordLinks(_spans(left, rows), _spans(right, columns), matrix[rows][:, columns])

    return links


def _spans(tokens: Tokens, chosen: Iterable[int]) -> tuple[Span, ...]:
    return tuple((tokens[n].start, tokens[n].end) for n in chosen)
