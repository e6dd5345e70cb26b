"""An engine that several threads use in turns, so that none waits longer than for a few sentences of each other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence

from translate.machine import Decoding, Engine, Hypothesis, Request

_TURN = 16  # requests of a turn, a second or so; measured: 8 to 64 of them at once take the same time for each


class StoppedError(Exception):
    """The work is not wanted any more."""


class Turns:
    """Lets threads ask an engine in the order in which they come. Once `stopping` is set, StoppedError is raised."""

    def __init__(self, engine: Engine, stopping: threading.Event) -> None:
        self._engine, self._stopping = engine, stopping
        self._queue = deque[object]()
        self._condition = threading.Condition()

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """What the engine says. Raises EngineError, StoppedError."""
        found = list[tuple[Hypothesis, ...]]()
        for start in range(0, len(requests), _TURN):
            found += self._in_turn(requests[start : start + _TURN], decoding)
        return found

    def _in_turn(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        ticket = object()
        with self._condition:
            self._queue.append(ticket)
            self._condition.wait_for(lambda: self._queue[0] is ticket)
        try:
            if self._stopping.is_set():
                raise StoppedError
            return self._engine.translate(requests, decoding)
        finally:
            with self._condition:
                self._queue.popleft()
                self._condition.notify_all()
