"""Waiting for a network so that Ctrl-C is answered at once: what it is at work on then is left to itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

_LOOK = 0.005  # seconds between looks; a batch takes a tenth of one or more


class Pending(Protocol):
    """A result that is being computed in a thread that is not Python's."""

    def done(self) -> bool:
        """True once it is there, or has failed."""
        ...

    def result(self) -> Any:
        """The result. Raises what the computation raised."""
        ...


_Given = TypeVar("_Given")


@dataclass(slots=True)
class Errand(Generic[_Given]):
    """A call that is made by whoever waits for it, in the thread that a run began in: an engine may bear no other."""

    call: Callable[[], _Given]
    given: list[_Given] = field(default_factory=list)
    error: Exception | None = None

    def run(self) -> None:
        """Make the call."""
        try:
            self.given.append(self.call())
        except Exception as error:
            self.error = error

    def done(self) -> bool:
        """True once the call is made."""
        return bool(self.given or self.error)

    def result(self) -> _Given:
        """What the call returned. Raises what it raised."""
        if self.error:
            raise self.error
        return self.given[0]


def _waited(pending: Sequence[Pending]) -> None:
    for one in pending:
        if isinstance(one, Errand):
            one.run()
        while not one.done():
            time.sleep(_LOOK)


waiting: ContextVar[Callable[[Sequence[Pending]], None]] = ContextVar("waiting", default=_waited)
"""What is done until all of these are there: errands; and where texts are translated side by side, others of them."""


def run_by_caller(call: Callable[[], _Given]) -> _Given:
    """Make a call as an errand. Raises what it raises."""
    errand = Errand(call)
    waiting.get()([errand])
    return errand.result()


_left: list[tuple[object, Sequence[Pending]]] = []


def awaited(pending: Sequence[Pending], network: object) -> list[Any]:
    """The results of a network, all of them. A blocking call would hold signals back until it returns. Raises what the
    computation raised, KeyboardInterrupt."""
    try:
        waiting.get()(pending)
    except BaseException:
        _left.append((network, pending))  # to let go of a network is to wait for it
        raise
    return [one.result() for one in pending]


def is_left_working() -> bool:
    """True while a network is at work on what nobody waits for any more; a process that ends in the usual way waits for
    it."""
    return not all(one.done() for _, pending in _left for one in pending)
