"""A few threads for requests in flight, which nobody waits for when the program ends."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Generic, TypeVar

_Result = TypeVar("_Result")
_Jobs = SimpleQueue[tuple[Callable[[], _Result], Future[_Result]] | None]


class RequestThreads(Generic[_Result]):
    """Daemon threads that do jobs in the order in which they come, and end when nobody can give them any more. Unlike
    those of concurrent.futures they do not hold up the end of the program, when a server is slow and a person has
    pressed Ctrl-C."""

    def __init__(self, count: int) -> None:
        self._jobs: _Jobs[_Result] = SimpleQueue()
        self._count, self._lock = count, threading.Lock()
        self._started = 0
        weakref.finalize(self, _end, self._jobs, count).atexit = False

    def begin(self, job: Callable[[], _Result]) -> Future[_Result]:
        """Put a job at the end of the queue."""
        future: Future[_Result] = Future()
        self._jobs.put((job, future))
        with self._lock:
            if self._started < self._count:
                self._started += 1
                threading.Thread(target=_work, args=(self._jobs,), daemon=True, name="request").start()
        return future


def _end(jobs: _Jobs[_Result], count: int) -> None:
    for _ in range(count):
        jobs.put(None)


def _work(jobs: _Jobs[_Result]) -> None:
    while (one := jobs.get()) is not None:
        job, future = one
        try:
            future.set_result(job())
        except BaseException as error:
            future.set_exception(error)
        del one, job, future  # not kept while waiting for the next
