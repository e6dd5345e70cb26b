"""Windows given to workers until all are done, whatever happens to the workers.

A window whose worker dies goes to another one. One that has killed two is divided until the paragraph is found that
does it; that one is left untranslated. Workers die for other reasons, too: a window is blamed only for the one that it
was running on, as each has but one at a time (a scheduler that hands out more blames those that waited).
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic

from glossary import counted
from translate.cluster.workers import End, Ended, ResultT, WindowT, Workers
from translate.errors import TranslateError

STRIKES = 2  # workers that a window may kill before it is divided
BROKEN = 24  # workers that die with no window done in between; a search among 512 paragraphs needs 20 at most
_log = logging.getLogger("translate.cluster")


@dataclass(frozen=True, slots=True)
class Finished(Generic[WindowT, ResultT]):
    """A window with what a worker made of it; None if it kills workers even with nothing in it to translate."""

    window: WindowT
    result: ResultT | None


@dataclass(slots=True, eq=False)
class _Search(Generic[WindowT]):
    """A search for the paragraphs of an article that kill workers. `left`: probes that are not over yet."""

    whole: WindowT
    left: int
    found: list[WindowT] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Task(Generic[WindowT]):
    """A window that is to be done. `search`: the one that it is a probe of; `last`: it has been searched already."""

    window: WindowT
    search: _Search[WindowT] | None = None
    last: bool = False
    strikes: int = 0


class Dispatch(Generic[WindowT, ResultT]):
    """One pass of windows through workers. No more windows are taken from the source than there are workers, and as
    many again that wait."""

    def __init__(self, workers: Workers[WindowT, ResultT], windows: Iterable[WindowT]) -> None:
        self._workers, self._source = workers, iter(windows)
        self._waiting: deque[_Task[WindowT]] = deque()
        self._running: dict[str, _Task[WindowT]] = {}
        self._deaths = 0  # since the last window that was done

    def results(self) -> Generator[Finished[WindowT, ResultT], None, None]:
        """What the workers make, in the order in which it is done. Whoever stops taking stops the work.

        Raises what the work raised, TranslateError where workers die and nothing gets done, and what `workers` raises
        where there are none.
        """
        try:
            while self._fill():
                for end in self._workers.ended():
                    task = self._running.pop(end.worker, None)
                    if task:
                        yield from self._over(task, end)
                        self._fill()
        finally:
            self._workers.drop()

    def _fill(self) -> bool:
        """Give every idle worker a window, and take as many as there are workers from the source. True while there is
        something to do."""
        present = self._workers.present()
        for worker in present:
            if worker not in self._running and (self._waiting or self._taken()):
                task = self._waiting.popleft()
                self._running[worker] = task
                self._workers.give(worker, task.window)
        while len(self._waiting) < len(present) and self._taken():
            pass
        return bool(self._running or self._waiting or self._taken())

    def _taken(self) -> bool:
        """Take a window from the source. False if it has no more."""
        for window in self._source:
            self._waiting.append(_Task(window))
            return True
        return False

    def _over(self, task: _Task[WindowT], end: Ended[ResultT]) -> Iterator[Finished[WindowT, ResultT]]:
        """What is to be passed on after a worker has ended its work."""
        if end.end is End.DONE:
            self._deaths = 0
            if task.search:
                self._probed(task.search)
            else:
                yield Finished(task.window, end.result)
            return
        self._deaths += 1
        task.strikes += 1
        _log.warning("%s: %s; its work goes to another worker", end.worker, end.end.value)
        if self._deaths >= BROKEN:
            what = f"{counted(self._deaths, 'worker')} died one after another, and nothing got done"
            raise TranslateError("--dask", what, "see their logs; what is done is kept, run again to go on")
        if task.strikes < STRIKES:
            self._waiting.appendleft(task)
        elif task.last:
            yield Finished(task.window, None)
        else:
            self._divided(task)

    def _divided(self, task: _Task[WindowT]) -> None:
        """Put the halves of a window that has killed its workers in its place."""
        search = task.search
        if not search and (parts := task.window.parts()):
            self._waiting.extendleft(_Task(part) for part in parts)
            return
        probes = task.window.probes()
        search = search or _Search(task.window, 1)
        if probes:
            search.left += len(probes)
            self._waiting.extendleft(_Task(probe, search) for probe in probes)
        else:
            search.found.append(task.window)
        self._probed(search)

    def _probed(self, search: _Search[WindowT]) -> None:
        """One probe of a search is over. After the last the article is done without what was found; without all of it
        where each half alone harms nobody."""
        search.left -= 1
        if not search.left:
            whole = search.whole
            self._waiting.appendleft(_Task(whole.without(search.found or [whole]), last=True))
