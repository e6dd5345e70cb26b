"""Windows done side by side in one process: while the networks are at work on some, the reading, names, terms, checks
and writing of another goes on.

Each window has a thread, but only one of them is ever awake: it goes to sleep where it would wait for a network, and
then the one that has slept longest is the next, as soon as it has what it waits for. So nothing has to be safe for
threads, and what happens in which order does not depend on the clock: a run gives the same bytes as often as it is
done. With an engine that is not asynchronous (see `machine.engine`) one window is done after another.
"""

from __future__ import annotations

import contextvars
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from translate.machine import Errand, OfAnother, Pending, waiting
from translate.model import Failure
from translate.pipeline import window
from translate.pipeline.unchanged import Task
from translate.pipeline.window import Done, Shared

ABREAST = 3  # windows at a time, so that while one is awake there is work for the networks; chosen by hand
_LOOK = 0.005  # seconds between looks at what a window waits for; a batch takes a tenth of one or more
_PATIENCE = 0.2  # seconds after which Python looks for signals where a wait would hold them back (Windows)


class _AbandonedError(BaseException):
    """Ends a window whose run is over; no handler of errors takes it for one."""


@dataclass(slots=True)
class _Strand:
    """A window in a thread of its own. `results`: the articles that are done and not yet passed on; `sleeps_on`: what
    it waits for, None once it has ended, then with the `error` that ended it, if any."""

    number: int
    tasks: Sequence[Task]
    shared: Shared
    results: list[Done | Failure] = field(default_factory=list)
    sleeps_on: Sequence[Pending] | None = ()
    error: BaseException | None = None
    _is_abandoned: bool = False
    _wake: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _asleep: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def begin(self) -> None:
        """Start it, and return when it goes to sleep or has ended."""
        context = contextvars.copy_context()
        threading.Thread(target=lambda: context.run(self._live), name=f"window {self.number}", daemon=True).start()
        self._until_asleep()

    def go_on(self) -> None:
        """Wake it, and return when it goes to sleep again or has ended."""
        self._wake.release()
        self._until_asleep()

    def abandon(self) -> None:
        """End it: at once where it sleeps, else as soon as it would."""
        self._is_abandoned = True
        while self.sleeps_on is not None:
            self.go_on()

    @property
    def is_ready(self) -> bool:
        """True if it has what it sleeps on."""
        return all(one.done() for one in self.sleeps_on or ())

    def taken(self) -> list[Done | Failure]:
        """What has been done since the last call."""
        results, self.results = self.results, []
        return results

    def _until_asleep(self) -> None:
        """Wait for it, and make the calls for it that it must not make itself."""
        while True:
            while not self._asleep.acquire(timeout=_PATIENCE):
                pass
            errands = [one for one in self.sleeps_on or () if isinstance(one, Errand)]
            if not errands or self._is_abandoned:
                return
            for one in errands:
                one.run()
            self._wake.release()

    def _live(self) -> None:
        """What goes on in the thread."""
        waiting.set(self._sleep)
        try:
            for found in window.translated(self.tasks, self.shared):
                self.results.append(found)
                self._end_if_abandoned()
        except _AbandonedError:
            pass
        except BaseException as error:
            self.error = error
        self.sleeps_on = None
        self._asleep.release()

    def _sleep(self, pending: Sequence[Pending]) -> None:
        """Let others work until what it waits for is there."""
        self._end_if_abandoned()
        self.sleeps_on = pending
        self._asleep.release()
        self._wake.acquire()
        self._end_if_abandoned()

    def _end_if_abandoned(self) -> None:
        if self._is_abandoned:
            raise _AbandonedError


def each(windows: Iterable[Sequence[Task]], shared: Shared) -> Iterator[Done | Failure]:
    """Windows, some at a time. Yields each article as soon as it is written, or soon after. Where a window fails, those
    before it are done first. Raises EngineError, KeyboardInterrupt."""
    abreast = _Abreast(iter(windows), shared)
    try:
        while (strand := abreast.step()) is not None:
            yield from strand.taken()
            abreast.look_at(strand)
        if abreast.failed and abreast.failed.error:
            raise abreast.failed.error
    except KeyboardInterrupt:
        for strand in abreast.strands:
            strand.abandon()
            yield from strand.taken()
        raise
    finally:
        abreast.abandon(0)


@dataclass(slots=True)
class _Abreast:
    """The windows that are being done, that which has slept longest first. `failed`: the first that has failed."""

    source: Iterator[Sequence[Task]]
    shared: Shared
    strands: deque[_Strand] = field(default_factory=deque)
    failed: _Strand | None = None
    begun: int = 0

    def step(self) -> _Strand | None:
        """Begin a window where there is room for one, else go on with the next. Returns it, None where all are done."""
        if not self.failed and len(self.strands) < ABREAST and (tasks := next(self.source, None)):
            self.begun += 1
            strand = _Strand(self.begun, tasks, self.shared)
            self.strands.append(strand)
            strand.begin()
            return strand
        if not self.strands:
            return None
        strand = self._next()
        strand.go_on()
        return strand

    def look_at(self, strand: _Strand) -> None:
        """Let go of a window that has ended."""
        if strand.sleeps_on is not None:
            return
        self.strands.remove(strand)
        if strand.error:
            self.failed = strand
            self.abandon(strand.number)

    def abandon(self, number: int) -> None:
        """End the windows after one, by its number."""
        for strand in [one for one in self.strands if one.number > number]:
            strand.abandon()
            self.strands.remove(strand)

    def _next(self) -> _Strand:
        """The window that has slept longest, once it has what it waits for; one that waits for another gives way."""
        while True:
            strand = self.strands[0]
            self.strands.rotate(-1)
            for one in strand.sleeps_on or ():
                while not (one.done() or isinstance(one, OfAnother)):
                    time.sleep(_LOOK)
            if strand.is_ready:
                return strand
