"""Orders waiting for the engine: short ones together, a long one alone and beside them, so that none waits for long."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from translate.serve.orders import MadeText, TranslationOrder
from translate.serve.translators import Translators
from translate.serve.turns import StoppedError

_SHORT = 6_000  # bytes of an order that is short, a page or so; chosen by hand
_TOGETHER = 20_000  # bytes of short orders that are translated together; chosen by hand
_END = 60  # seconds that the threads have to end; a program that ends while an engine works is aborted
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class WaitingOrder:
    """An order that waits or is being done. `is_given_up`: nobody waits for it any more."""

    order: TranslationOrder
    made: Future[tuple[MadeText, ...]] = field(default_factory=Future)
    is_given_up: bool = False


class Lanes:
    """Two threads that translate: one short orders, one long ones. They ask the engine in turns."""

    def __init__(self, translators: Translators) -> None:
        self._translators = translators
        self._lanes = tuple(_Lane(translators) for _ in range(2))

    def submit(self, order: TranslationOrder) -> WaitingOrder:
        """Let an order be done."""
        job = WaitingOrder(order)
        self._lanes[order.size > _SHORT].put(job)
        return job

    def close(self) -> None:
        """Give up all orders, and end the threads when the engine has answered."""
        self._translators.stopping.set()
        for lane in self._lanes:
            lane.end()


class _Lane:
    """A thread with the jobs that wait for it."""

    def __init__(self, translators: Translators) -> None:
        self._translators = translators
        self._waiting = deque[WaitingOrder]()
        self._condition = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def put(self, job: WaitingOrder) -> None:
        with self._condition:
            self._waiting.append(job)
            self._condition.notify()

    def end(self) -> None:
        with self._condition:
            self._condition.notify()
        self._thread.join(_END)

    def _run(self) -> None:
        while jobs := self._taken():
            self._do(jobs)
        for job in self._waiting:
            job.made.set_exception(StoppedError())

    def _taken(self) -> list[WaitingOrder]:
        """The job that waits longest, with others of its kind; none when the server stops."""
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._translators.stopping.is_set())
            if self._translators.stopping.is_set():
                return []
            first, size = self._waiting[0], 0
            taken, left = list[WaitingOrder](), deque[WaitingOrder]()
            for job in self._waiting:
                fits = not taken or size + job.order.size <= _TOGETHER
                if job.order.kind == first.order.kind and fits:
                    taken.append(job)
                    size += job.order.size
                else:
                    left.append(job)
            self._waiting = left
        return taken

    def _do(self, jobs: Sequence[WaitingOrder]) -> None:
        """Do jobs together; where that fails each alone, as the fault may be that of one."""
        jobs = [job for job in jobs if not job.is_given_up]
        if not jobs:
            return
        try:
            found = self._translators.perform([job.order for job in jobs], _Watch(jobs, self._translators.stopping))
        except Exception as error:  # whatever it is: the server goes on
            if len(jobs) == 1 or self._translators.stopping.is_set():
                for job in jobs:
                    job.made.set_exception(error)
                return
            for job in jobs:
                self._do([job])
            return
        for job, made in zip(jobs, found, strict=True):
            job.made.set_result(made)


@dataclass(frozen=True, slots=True)
class _Watch:
    """A Progress that ends what nobody waits for."""

    jobs: Sequence[WaitingOrder]
    stopping: threading.Event

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """Nothing."""

    def advance(self, paragraphs: int, words: int) -> None:
        """Raise StoppedError where the work is not wanted any more."""
        if self.stopping.is_set() or all(job.is_given_up for job in self.jobs):
            raise StoppedError
