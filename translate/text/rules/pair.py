"""A source text and its translation, analysed once for all rules: protected spans, words, digits, letters used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from translate.text.protected_spans import Kind, Span, protected

WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"\w+")  # the same where there is no underscore, and faster
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair, analysed once for all rules.

    `bare`: the text with a line feed in place of each protected span; `words`: the words of `bare`; `vocabulary`: each
    of them once; `capitals`: those that begin with a capital; `figures`: True if `bare` has digits.
    """

    raw: str
    spans: tuple[Span, ...]
    bare: str
    words: tuple[str, ...]
    vocabulary: frozenset[str]
    capitals: frozenset[str]
    figures: bool

    @classmethod
    def of(cls, raw: str) -> Text:
        """Analyse a text."""
        spans = protected(raw)
        bare = raw
        if spans:
            edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(raw)]
            bare = "\n".join(raw[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        words = tuple((WORD if "_" in bare else _PLAIN_WORD).findall(bare))
        vocabulary = frozenset(words)
        capitals = frozenset([word for word in vocabulary if word[0].isupper()])
        return cls(raw, spans, bare, words, vocabulary, capitals, bool(_DIGIT.search(bare)))

    def __hash__(self) -> int:
        return hash(self.raw)

    def word_spans(self) -> list[tuple[int, int]]:
        """The characters [start, end) of `bare` that each of the words has."""
        return [found.span() for found in WORD.finditer(self.bare)]

    def kept(self, *kinds: Kind) -> Counter[str]:
        """The texts of the protected spans of these kinds, counted."""
        return Counter(self.raw[span.start : span.end] for span in self.spans if span.kind in kinds)


@dataclass(frozen=True, slots=True)
class TextPair:
    """A text and its translation, with their locales.

    `folded`: the words of the target, case-folded; `alphabet`: the characters of the target, each once, in no order, so
    that a rule can skip a pattern that cannot match.
    """

    source: Text
    target: Text
    source_locale: str
    target_locale: str
    folded: tuple[str, ...]
    alphabet: str

    @classmethod
    def of(cls, source: str, target: str, source_locale: str, target_locale: str) -> TextPair:
        """Analyse both sides."""
        ours, theirs = Text.of(source), Text.of(target)
        return cls(ours, theirs, source_locale, target_locale, folded(theirs.words), "".join(set(target)))

    @property
    def sides(self) -> tuple[Text, Text]:
        """Source and target."""
        return self.source, self.target

    @property
    def bare_texts(self) -> tuple[str, str, str, str]:
        """The texts of both sides without protected spans, and their locales, as comparisons of two texts take them."""
        return self.source.bare, self.target.bare, self.source_locale, self.target_locale


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """The words, case-folded."""
    return tuple(map(str.casefold, words))
