"""How much clients may ask: sizes, and requests a minute."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

LARGEST_BODY = 32 << 20  # bytes of a request without a file; chosen by hand
LARGEST_FILE = 64 << 20  # bytes of a file with its fields; chosen by hand
_WINDOW = 60.0  # seconds
_CLIENTS = 1000  # that are remembered


@dataclass(frozen=True, slots=True)
class ServiceLimits:
    """`characters`: of a text; `texts`: of a request; `alternatives`: of a text; `requests`: of a client in a minute, 0
    for any number; `waiting`: requests that wait at once."""

    characters: int = 1_000_000
    texts: int = 1000
    alternatives: int = 10
    requests: int = 0
    waiting: int = 64


@dataclass(slots=True)
class Rate:
    """Counts the requests of each client. `most`: in a minute, 0 for any number; `now`: seconds that pass."""

    most: int
    now: Callable[[], float]
    _asked: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def seconds_to_wait(self, client: str) -> float:
        """How long a client has to wait until it may ask; 0.0 if it may now, which is counted."""
        if not self.most:
            return 0.0
        now, times = self.now(), self._asked.pop(client, deque[float]())
        self._asked[client] = times  # the last one of all
        if len(self._asked) > _CLIENTS:
            self._asked.popitem(last=False)
        while times and times[0] <= now - _WINDOW:
            times.popleft()
        if len(times) >= self.most:
            return times[0] + _WINDOW - now
        times.append(now)
        return 0.0
