"""Two engines in a row, for a pair that no single model covers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from translate.machine.engine import Attention, Decoding, Engine, Hypothesis, Request

_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")
_ALIKE = 0.7  # difflib's ratio from which two names are one: Lisboa and Lisbon .83, Moscou and Moscow .83
_SPACE = "\u2581"

Span = tuple[int, int]
Links = dict[int, dict[int, float]]  # word of the pivot text: word of the source: weight


class Pivot:
    """Translates into a pivot language and on. Alternatives come from the last hop."""

    def __init__(self, first: Engine, second: Engine) -> None:
        self._first, self._second = first, second

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Hypotheses of each request, scored by the last hop.

        Their attention is that of the last hop, led back to the source: through the attention of the first hop, or
        where that gives none from word to like word, so that names and what is kept are found again after both hops.
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
    """The attention of the last hop to the pivot text, as attention to the words of the source."""
    if last is None:
        return None
    words, between = _words(source), _words(middle.text)
    links = _attended(source, middle, words, between) if middle.attention else _alike(source, middle.text)
    at = [_word_at(span, between) for span in _spans(last.source, middle.text)]
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
    """What the first hop looked at for each word of the pivot text; the shares of a word sum to 1."""
    assert middle.attention
    looked: Links = {}
    sources = [_word_at(span, words) for span in _spans(middle.attention.source, source)]
    for span, row in zip(_spans(middle.attention.target, middle.text), middle.attention.weights, strict=True):
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
    """Words of the pivot text that stand in the source, too, or that are spelled much like a name there."""
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


def _spans(pieces: Sequence[str], text: str) -> list[Span]:
    """Where each piece stands in a text; one that does not is empty."""
    spans, at = [], 0
    for piece in pieces:
        word = piece.replace(_SPACE, "")
        start = text.find(word, at) if word else -1
        at = start + len(word) if start >= 0 else at
        spans.append((start, at) if start >= 0 else (at, at))
    return spans


def _word_at(span: Span, words: Sequence[Span]) -> int:
    """The word that a piece is part of, -1 for none."""
    return next((n for n, (start, end) in enumerate(words) if span[0] < end and start < span[1]), -1)
