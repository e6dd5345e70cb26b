"""An engine that does harm to its process where a text says so, installed by an entry point in a folder of a test."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from translate.machine import Decoding, Engine, Hop, Hypothesis, Request, Route

PLACE = Path(os.environ.get("HARM", "."))  # a folder for what happens once, and for the texts that were asked


def install(folder: Path) -> None:
    """Make the entry point, so that `--engine harmful` works where the folder and this one are on PYTHONPATH."""
    place = folder / "harmful-1.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: harmful\nVersion: 1\n", "utf-8")
    (place / "entry_points.txt").write_text("[translate.engines]\nharmful = harmful_engine:provider\n", "utf-8")


class Provider:
    """Provides any pair."""

    name = "harmful"
    automatic = False

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        return [Route(self.name, (Hop(source or "en", target, "harmful"),), guarded=False)]

    def pairs(self) -> Iterable[tuple[str, str]]:
        return []

    def devices(self) -> tuple[str, ...]:
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        with (PLACE / "loaded").open("a") as file:
            file.write(f"{os.getpid()}\n")
        return Harmful()


class Harmful:
    """Makes texts upper-case. DEADLY ends the process, ONCE the first time only, SLOW takes a second."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(self._made(request.text)),) for request in requests]

    def _made(self, text: str) -> str:
        with (PLACE / "asked").open("a") as file:
            file.write(f"{text}\n")
        if "SLOW" in text:
            time.sleep(1)
        if "DEADLY" in text or ("ONCE" in text and self._is_first()):
            os.kill(os.getpid(), signal.SIGKILL)
        return text.upper()

    def _is_first(self) -> bool:
        try:
            (PLACE / "first").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


provider = Provider()
