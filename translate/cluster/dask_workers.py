"""The workers of a Dask cluster, each given one window at a time by name, so that it is known which one runs where.

Dask's own retries, queues and stealing are not used: its scheduler blames every task that a dead worker had been
handed, waiting ones too, and forgets all it knows when it dies itself. Workers are watched from here, so that nothing
depends on how a scheduler on another machine is set up (`worker-ttl`, `allowed-failures`).
"""

from __future__ import annotations

import contextlib
import logging
import time
import uuid
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, cast

from distributed import Client, Future, KilledWorker

from glossary import counted
from translate.cluster import worker as process
from translate.cluster.worker import NotLoadedError, Product
from translate.cluster.workers import End, Ended, Job, ResultT, WindowT
from translate.errors import TranslateError

LOOK = 1.0  # seconds between two looks at the cluster
UNLOADABLE = 8  # workers that die while they load the job when there is no other; chosen by hand
_log = logging.getLogger("translate.cluster")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds: for a worker that gives no sign of life, for the work on a window, and for the
    first worker, or the next one when there are none, and for an answer of the scheduler or the hand-over of a result.
    Chosen by hand; a window takes seconds."""

    heartbeat: float = 60.0
    window: float = 900.0
    workers: float = 120.0
    answer: float = 60.0


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """A cluster as its client sees it. It satisfies Cluster."""

    client: Client
    patience: Patience = Patience()

    def workers(self, job: Job[WindowT, ResultT]) -> DaskWorkers[WindowT, ResultT]:
        """See Cluster."""
        return DaskWorkers(self.client, job, self.patience)


@dataclass(slots=True, eq=False)
class _Worker:
    """A worker. `key`: its folder, another one after each restart, unlike the address and Dask's name; `seen`: its last
    sign of life as the scheduler tells it, and `since`, when we first saw that; `future`: what it is doing since
    `began`; `is_ready`: it has loaded the job."""

    address: str
    key: str
    seen: float
    since: float
    future: Any = None
    began: float = 0.0
    is_ready: bool = False


class DaskWorkers(Generic[WindowT, ResultT]):
    """Workers of a cluster that have loaded a job. Those of another version are refused, with a warning."""

    def __init__(self, client: Client, job: Job[WindowT, ResultT], patience: Patience) -> None:
        self._client, self._job, self._patience = client, job, patience
        self._name = uuid.uuid4().hex
        self._workers: dict[str, _Worker] = {}
        self._refused: set[str] = set()
        self._ended: SimpleQueue[tuple[_Worker, Future]] = SimpleQueue()
        self._looked = self._had_some = time.monotonic()
        self._stillborn = 0  # workers that died while they loaded the job, since one has loaded it
        self._look()

    def present(self) -> Collection[str]:
        """The workers that have loaded the job."""
        return [address for address, one in self._workers.items() if one.is_ready]

    def give(self, worker: str, window: WindowT) -> None:
        """Give a worker a window."""
        self._begin(self._workers[worker], process.work, self._name, window)

    def ended(self) -> Sequence[Ended[ResultT]]:
        """What has ended; waits for it for a second. Raises what the work itself raised, and TranslateError when the
        scheduler or all workers have been away for too long."""
        found = list[Ended[ResultT]]()
        try:
            found += self._settled(*self._ended.get(timeout=LOOK))
            while not self._ended.empty():
                found += self._settled(*self._ended.get())
        except Empty:
            pass
        if time.monotonic() - self._looked >= LOOK:
            found += self._look()
        return found

    def drop(self) -> None:
        """Stop all work, and let the workers forget the job."""
        futures = [one.future for one in self._workers.values() if one.future]
        if self._client.status != "running":
            return
        self._cancel(futures)
        for address in self.present():
            self._client.submit(process.unload, self._name, workers=[address], pure=False)

    def _cancel(self, futures: Sequence[Future]) -> None:
        """Have calls ended, if the scheduler is there and answers."""
        with contextlib.suppress(OSError):
            self._client.sync(self._client._cancel, futures, force=True, callback_timeout=self._patience.answer)

    def _begin(self, one: _Worker, function: Any, *given: object) -> None:
        """Let a worker call a function."""
        key = f"translate-{uuid.uuid4().hex}"
        one.future = self._client.submit(function, *given, workers=[one.address], pure=False, key=key)
        one.began = time.monotonic()
        one.future.add_done_callback(lambda future: self._ended.put((one, future)))

    def _settled(self, one: _Worker, future: Future) -> list[Ended[ResultT]]:
        """What the end of a call means."""
        if one.future is not future:
            return []  # of a worker that was given up
        if future.status == "error":
            one.future = None
            return self._failed(one, cast(Exception, future.exception()))
        try:  # it may be gone, or have stopped, with a result that nobody has fetched
            result = future.result(timeout=self._patience.answer) if future.status == "finished" else None
        except TimeoutError:
            return self._given_up(one, End.SILENT)
        except (CancelledError, OSError, KilledWorker):
            result = None
        one.future = None
        return self._lost(one, End.DIED) if result is None else self._finished(one, result)

    def _failed(self, one: _Worker, error: Exception) -> list[Ended[ResultT]]:
        """What a call has raised: of a job that cannot be loaded it says that this worker is no use, else it is
        raised."""
        if type(error).__name__ in ("KilledWorker", NotLoadedError.__name__):
            return self._lost(one, End.DIED)
        if one.is_ready:
            raise error
        said = " ".join(str(error).split())
        return self._finished(one, f"cannot load the job ({type(error).__name__}: {said})")

    def _finished(self, one: _Worker, result: object) -> list[Ended[ResultT]]:
        if isinstance(result, Product):
            for level, message in result.said:
                _log.log(level, "%s: %s", one.address, message)
            return [Ended(one.address, End.DONE, result.made)]
        one.is_ready = not result
        if result:
            self._refused.add(one.key)
            del self._workers[one.address]
            _log.warning("%s: refused, it %s; make it like this machine", one.address, result)
        else:
            self._stillborn = 0
            _log.info("%s: ready", one.address)
        return []

    def _lost(self, one: _Worker, end: End) -> list[Ended[ResultT]]:
        """A worker is given up: another one with its address has to load the job again."""
        was_ready, one.future = one.is_ready, None
        if self._workers.get(one.address) is one:
            del self._workers[one.address]
        self._refused.add(one.key)
        if was_ready:
            return [Ended(one.address, end)]
        self._stillborn += 1
        _log.warning("%s: %s while it loaded the model", one.address, end.value)
        if self._stillborn >= UNLOADABLE and not self.present():
            what = f"{counted(self._stillborn, 'worker')} ended while they loaded the model, and none has loaded it"
            raise TranslateError("--dask", what, "see their logs, and whether they have the memory for it")
        return []

    def _look(self) -> list[Ended[ResultT]]:
        """Look who is there: newcomers load the job, work of those that are gone or silent is over."""
        if self._client.status != "running":
            raise TranslateError("--dask", "the scheduler is gone", "start it again; what is done is kept, run again")
        there = self._there()
        now = self._looked = time.monotonic()
        found = list[Ended[ResultT]]()
        for one in list(self._workers.values()):
            told = there.get(one.address)
            if told is None or _key(told) != one.key:
                found += self._given_up(one, End.DIED)
            elif told["last_seen"] != one.seen:
                one.seen, one.since = told["last_seen"], now
            if now - one.since > self._patience.heartbeat or self._is_late(one, now):
                found += self._given_up(one, End.SILENT)
        for address, told in there.items():
            if address not in self._workers and _key(told) not in self._refused:
                self._admit(address, told, now)
        self._refuse_waiting(now)
        return found

    def _there(self) -> Mapping[str, Mapping[str, Any]]:
        """What the scheduler knows of each worker, by address. Raises TranslateError if it does not answer."""
        ask, patience = self._client.scheduler.identity, self._patience.answer
        try:
            told = self._client.sync(ask, n_workers=-1, callback_timeout=patience)  # scheduler_info() may be empty
        except OSError as error:  # TimeoutError is one, too
            what = "the scheduler is gone" if not isinstance(error, TimeoutError) else "the scheduler does not answer"
            raise TranslateError("--dask", what, "start it again; what is done is kept, run again") from error
        return cast(Mapping[str, Mapping[str, Any]], told["workers"])

    def _is_late(self, one: _Worker, now: float) -> bool:
        return one.future is not None and now - one.began > self._patience.window

    def _given_up(self, one: _Worker, end: End) -> list[Ended[ResultT]]:
        """Give a worker up, and have it restarted where Dask can."""
        future = one.future
        found = self._lost(one, end)
        if future:
            self._cancel([future])
        if end is End.SILENT:
            try:
                self._client.restart_workers([one.address], timeout=LOOK, raise_for_error=False)
            except Exception as error:  # it may be anything, and need not succeed
                _log.info("%s: cannot be restarted (%s)", one.address, error)
        return found if future else []

    def _admit(self, address: str, told: Mapping[str, Any], now: float) -> None:
        one = _Worker(address, _key(told), told["last_seen"], now)
        self._workers[address] = one
        self._begin(one, process.load, self._name, self._job, process.versions(), int(told["nthreads"]))

    def _refuse_waiting(self, now: float) -> None:
        """Raise TranslateError if there has been no worker for too long."""
        if self._workers:
            self._had_some = now
        elif now - self._had_some > self._patience.workers:
            what = "every worker was refused" if self._refused else "no worker"
            remedy = "start workers (dask worker ADDRESS --nthreads 1); what is done is kept, run again to go on"
            raise TranslateError("--dask", what, remedy)


def _key(told: Mapping[str, Any]) -> str:
    """What tells a worker from the one that had its address before."""
    return f"{told['host']} {told['local_directory']}"
