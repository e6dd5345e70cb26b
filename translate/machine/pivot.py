"""Pivot translation: two engines in a row, for a pair of locales that no single model covers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from glossary.alignment import piece_spans
from translate.machine.engine import Attention, Decoding, Engine, Hypothesis, Request, is_asynchronous
from translate.text import Span

_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")
_ALIKE = 0.7  # least difflib ratio of two spellings of a name: Lisboa, Lisbon .83; Moscou, Moscow .83; chosen by hand
_SPACE = "\u2581"

Links = dict[int, dict[int, float]]  # index of a word of the pivot text: index of a word of the source: weight, 0 to 1


class Pivot:
    """Translates into a pivot language and from there to the target. Alternatives come from the second engine."""

    def __init__(self, first: Engine, second: Engine) -> None:
        self._first, self._second = first, second
        self.is_asynchronous = is_asynchronous(first) and is_asynchronous(second)

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, scored by the second engine. Raises EngineError.

        Their attention is that of the second engine mapped back to the source: through the attention of the first
        engine, or, where it has none, by words of like spelling, so that names can be aligned across both hops.
        """
        plain = Decoding(
            beam=decoding.beam,
            no_repeat_ngram=decoding.no_repeat_ngram,
            attention=decoding.attention,
            alone=decoding.alone,
        )
        middle = self._first.translate([Request(request.text) for request in requests], plain)
        onward = [Request(found[0].text) for found in middle]
        answers = self._second.translate(onward, decoding)
        return [
            tuple(Hypothesis(h.text, h.score, led_back(request.text, between[0], h.attention)) for h in found)
            for request, between, found in zip(requests, middle, answers, strict=True)
        ]


def led_back(source: str, middle: Hypothesis, last: Attention | None) -> Attention | None:
    """The attention of the second hop to the pivot text, mapped to the words of the source."""
    if last is None:
        return None
    words, between = _words(source), _words(middle.text)
    links = _attended(source, middle, words, between) if middle.attention else _alike(source, middle.text)
    at = [_word_at(span, between) for span in piece_spans(last.source, middle.text)]
    hundredths = bytearray()
    for row in last.weights:
        led = [0.0] * len(words)
        for word, weight in zip(at, row, strict=True):
            for n, share in links.get(word, {}).items():
                led[n] += weight * share
        hundredths += bytes(min(100, round(100 * weight)) for weight in led)
    return Attention(tuple(f"{_SPACE}{source[a:b]}" for a, b in words), last.target, bytes(hundredths))


def _words(text: str) -> list[Span]:
    return [found.span() for found in _WORD.finditer(text)]


def _attended(source: str, middle: Hypothesis, words: Sequence[Span], between: Sequence[Span]) -> Links:
    """The attention of the first hop for each word of the pivot text, normalised to a sum of 1 per word."""
    assert middle.attention
    looked: Links = {}
    sources = [_word_at(span, words) for span in piece_spans(middle.attention.source, source)]
    for span, row in zip(piece_spans(middle.attention.target, middle.text), middle.attention.weights, strict=True):
        shares = looked.setdefault(_word_at(span, between), {})
        for n, weight in zip(sources, row, strict=True):
            if n >= 0:
                shares[n] = shares.get(n, 0.0) + weight
    return {
        w: {n: s / sum(shares.values()) for n, s in shares.items()}
        for w, shares in looked.items()
        if any(shares.values())
    }


def _alike(source: str, middle: str) -> Links:
    """Links from words of the pivot text to the same word, or to a name of like spelling, in the source."""
    links: Links = {}
    given = [source[a:b] for a, b in _words(source)]
    free = set(range(len(given)))
    for n, (start, end) in enumerate(_words(middle)):
        word = middle[start:end]
        alike = [(_likeness(word, given[m]), -m) for m in free]
        ratio, m = max(alike, default=(0.0, 0))
        if ratio >= _ALIKE:
            links[n] = {-m: ratio}
            free.remove(-m)
    return links


def _likeness(one: str, other: str) -> float:
    if one.casefold() == other.casefold():
        return 1.0
    names = one[0] == other[0] and one[0].isupper()
    return difflib.SequenceMatcher(None, one, other).ratio() if names else 0.0


def _word_at(span: Span, words: Sequence[Span]) -> int:
    """The index of the word that a piece is part of, -1 for none."""
    return next((n for n, (start, end) in enumerate(words) if span[0] < end and start < span[1]), -1)
