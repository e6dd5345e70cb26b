"""The engine that gives every text back as it is: for dry runs and for proving that nothing else changes a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translate.machine.engine import Decoding, Engine, Hop, Hypothesis, Request, Route


class CopyProvider:
    """Any pair of locales, no model."""

    name = "copy"
    automatic = False

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """One route from the locale given (or en) to the target."""
        return (Route(self.name, (Hop(source or "en", target, "copy"),), guarded=False),)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """None worth naming: it takes any."""
        return ()

    def devices(self) -> tuple[str, ...]:
        """The processor."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The engine itself; nothing to load."""
        return CopyEngine()


class CopyEngine:
    """Translates a text to itself."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The text of each request."""
        return [(Hypothesis(request.text),) for request in requests]


provider = CopyProvider()
