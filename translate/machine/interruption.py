"""Waiting for a network so that Ctrl-C is answered at once: what it is at work on then is left to itself."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Protocol

_LOOK = 0.005  # seconds between looks; a batch takes a tenth of one or more


class Pending(Protocol):
    """A result that is being computed in a thread that is not Python's."""

    def done(self) -> bool:
        """True once it is there, or has failed."""
        ...

    def result(self) -> Any:
        """The result. Raises what the computation raised."""
        ...


_left: list[tuple[object, Sequence[Pending]]] = []


def awaited(pending: Sequence[Pending], network: object) -> list[Any]:
    """The results of a network, all of them. A blocking call would hold signals back until it returns. Raises what the
    computation raised, KeyboardInterrupt."""
    try:
        for one in pending:
            while not one.done():
                time.sleep(_LOOK)
    except BaseException:
        _left.append((network, pending))  # to let go of a network is to wait for it
        raise
    return [one.result() for one in pending]


def is_left_working() -> bool:
    """True while a network is at work on what nobody waits for any more; a process that ends in the usual way waits for
    it."""
    return not all(one.done() for _, pending in _left for one in pending)
