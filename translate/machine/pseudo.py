"""Pseudo-translation: letters with accents and a third more of them, to see what a layout or a tool makes of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from translate.machine.engine import Decoding, Engine, Hop, Hypothesis, Request, Route
from translate.text import protected

_ACCENTS = str.maketrans("AEIOUYCNSZaeiouycnsz", "ÀÉÎÕÜÝÇÑŠŽàéîõüýçñšž")


class PseudoProvider:
    """Any pair of locales, no model."""

    name = "pseudo"
    automatic = False

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """One route from the locale given (or en) to the target."""
        return (Route(self.name, (Hop(source or "en", target, "pseudo"),), guarded=False),)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """None worth naming: it takes any."""
        return ()

    def devices(self) -> tuple[str, ...]:
        """The processor."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The engine itself; nothing to load."""
        return PseudoEngine()


class PseudoEngine:
    """Accents every letter it can, doubles vowels of longer words, leaves numbers, URLs and placeholders alone."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The pseudo-translation of each request."""
        return [(Hypothesis(accented(request.text)),) for request in requests]


def accented(text: str) -> str:
    """`text` with accents, words of five letters and more a little longer."""
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
