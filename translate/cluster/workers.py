"""What a dispatch needs of the processes that do the work, and of the windows that they are given."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Protocol, Self, TypeVar


class Window(Protocol):
    """Work for one worker at a time: some articles, all their paragraphs or some of them."""

    def parts(self) -> Sequence[Self]:
        """Two windows of half its articles each; none if it has but one."""
        ...

    def probes(self) -> Sequence[Self]:
        """Two windows of half the paragraphs of its one article each; none if it has but one paragraph."""
        ...

    def without(self, probes: Sequence[Self]) -> Self:
        """The whole of its one article, the paragraphs of `probes` left untranslated."""
        ...


WindowT = TypeVar("WindowT", bound=Window)
ResultT = TypeVar("ResultT")
WindowT_contra = TypeVar("WindowT_contra", contravariant=True)
ResultT_co = TypeVar("ResultT_co", covariant=True)


class End(Enum):
    """How the work of a worker on a window ended: done; the worker was killed or has crashed; it does not answer."""

    DONE = "done"
    DIED = "died"
    SILENT = "does not answer"


@dataclass(frozen=True, slots=True)
class Ended(Generic[ResultT_co]):
    """The end of what a worker did. `result`: what it made, None unless it is done."""

    worker: str
    end: End
    result: ResultT_co | None = None


class Workers(Protocol[WindowT_contra, ResultT_co]):
    """The workers of a cluster: processes here or on other machines that are given one window at a time."""

    def present(self) -> Collection[str]:
        """The names of the workers that may be given work now, those that are at work among them."""
        ...

    def give(self, worker: str, window: WindowT_contra) -> None:
        """Give a worker a window."""
        ...

    def ended(self) -> Sequence[Ended[ResultT_co]]:
        """What has ended since the last call; waits a while for it. Raises what the work itself raised."""
        ...

    def drop(self) -> None:
        """Stop all work that was given."""
        ...


class Job(Protocol[WindowT_contra, ResultT_co]):
    """What workers do with windows. It is sent to each of them once, by pickle, so it is small and holds no model."""

    def loaded(self, threads: int) -> Callable[[WindowT_contra], ResultT_co] | str:
        """The function that makes a result of a window, with all that it needs, computing with so many threads; or why
        this machine cannot do it as the client would."""
        ...


class Cluster(Protocol):
    """A cluster that is there to work."""

    def workers(self, job: Job[WindowT, ResultT]) -> Workers[WindowT, ResultT]:
        """Its workers for a job. Those that must not do it, as they would do it otherwise than the client, are left
        out, with a warning."""
        ...
