"""Pseudo-translation: accented and longer text, to test how layouts and tools handle translations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from translate.machine.engine import Decoding, Engine, Hop, Hypothesis, Request, Route
from translate.text import protected

_ACCENTS = str.maketrans("AEIOUYCNSZaeiouycnsz", "ÀÉÎÕÜÝÇÑŠŽàéîõüýçñšž")


class PseudoProvider:
    """Provides pseudo-translation for any pair of locales; it needs no model."""

    name = "pseudo"
    automatic = False

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """One route from the locale given (or en) to the target."""
        return (Route(self.name, (Hop(source or "en", target, "pseudo"),), guarded=False),)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """None: it takes any pair."""
        return ()

    def devices(self) -> tuple[str, ...]:
        """The processor only, "cpu"."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The engine itself; nothing to load."""
        return PseudoEngine()


class PseudoEngine:
    """Adds accents to letters, doubles vowels in longer words, and leaves numbers, URLs and placeholders unchanged."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """One hypothesis per request: its pseudo-translation."""
        return [(Hypothesis(accented(request.text)),) for request in requests]


def accented(text: str) -> str:
    """`text` with accents, and with a doubled vowel in words of five letters and more; protected spans unchanged."""
    parts: list[str] = []
    start = 0
    for span in protected(text):
        parts += [_accent(text[start : span.start]), text[span.start : span.end]]
        start = span.end
    return "".join([*parts, _accent(text[start:])])


def _accent(text: str) -> str:
    longer = re.sub(r"\b([A-Za-z]{2,}?)([aeiou])(?=[a-z]{2,}\b)", r"\1\2\2", text)
    return longer.translate(_ACCENTS)


provider = PseudoProvider()
