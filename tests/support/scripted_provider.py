"""Providers of engines whose answers a test writes, for whole runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from scripted_engine import Scripted

from translate.errors import EngineError
from translate.machine import Decoding, Engine, Hop, Route, routes


class ScriptedProvider:
    """Provides one pair of locales; without answers, its engine cannot be loaded."""

    automatic = False

    def __init__(
        self,
        name: str,
        answers: Callable[[str, Decoding], Sequence[str]] | None,
        pair: tuple[str, str] = ("en", "ru"),
    ) -> None:
        self.name, self._pair = name, pair
        self.engine = Scripted(answers) if answers else None
        self.loaded = 0

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        if target == self._pair[1] and source in (None, self._pair[0]):
            yield Route(self.name, (Hop(*self._pair, f"{self.name}-1"),))

    def pairs(self) -> Iterable[tuple[str, str]]:
        return [self._pair]

    def devices(self) -> tuple[str, ...]:
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        self.loaded += 1
        if self.engine is None:
            raise EngineError(self.name, "the server does not answer", "start it")
        return self.engine


def installed(monkeypatch: pytest.MonkeyPatch, *providers: ScriptedProvider) -> None:
    """Make these the only engines that there are."""
    monkeypatch.setattr(routes, "providers", lambda settings=None: {one.name: one for one in providers})


def by_text(answers: dict[str, str]) -> Callable[[str, Decoding], Sequence[str]]:
    """Answers by the beginning of a text; a text that none begins with is answered by itself."""
    return lambda text, _: [next((answer for begun, answer in answers.items() if text.startswith(begun)), text)]
