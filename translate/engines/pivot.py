"""Two engines in a row, for a pair that no single model covers."""

from __future__ import annotations

from collections.abc import Sequence

from translate.engines import Decoding, Engine, Hypothesis, Request


class Pivot:
    """Translates into a pivot language and on. Alternatives come from the last hop; a prefix binds there, too."""

    def __init__(self, first: Engine, second: Engine) -> None:
        self._first, self._second = first, second

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Hypotheses of each request, scored by the last hop; attention would point into the pivot: it is left out."""
        plain = Decoding(beam=decoding.beam, no_repeat_ngram=decoding.no_repeat_ngram, alone=decoding.alone)
        middle = self._first.translate([Request(request.text) for request in requests], plain)
        onward = [Request(found[0].text, request.prefix) for found, request in zip(middle, requests, strict=True)]
        return [
            tuple(Hypothesis(hypothesis.text, hypothesis.score) for hypothesis in found)
            for found in self._second.translate(onward, decoding)
        ]
