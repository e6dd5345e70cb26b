"""An engine whose answers a test writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translate.machine.engine import Decoding, Hypothesis, Request


class Scripted:
    """An engine whose answers, best first, are a function of the text and of how it was asked."""

    def __init__(self, answer: Callable[[str, Decoding], Sequence[str]]) -> None:
        self._answer = answer
        self.calls: list[list[str]] = []

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, each with a lower score than the one before."""
        self.calls.append([request.text for request in requests])
        return [
            tuple(Hypothesis(text, -n / 10) for n, text in enumerate(self._answer(request.text, decoding)))
            for request in requests
        ]

    @property
    def asked(self) -> list[str]:
        """The texts asked so far."""
        return [text for call in self.calls for text in call]
