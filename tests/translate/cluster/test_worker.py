"""A worker loads a job if it is what the client is, and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from translate.cluster import worker


@dataclass(frozen=True)
class Doubling:
    """A job."""

    why_not: str = ""

    def loaded(self, threads: int) -> Callable[[object], object] | str:
        return self.why_not or (lambda window: (window, window, threads))


def test_a_job_is_loaded_once_and_replaces_the_one_before() -> None:
    assert worker.load("a", Doubling(), worker.versions(), 3) == ""
    assert worker.work("a", "x").made == ("x", "x", 3)
    assert worker.load("b", Doubling(), worker.versions(), 1) == ""
    with pytest.raises(worker.NotLoadedError):
        worker.work("a", "x")
    worker.unload("b")
    with pytest.raises(worker.NotLoadedError):
        worker.work("b", "x")


@pytest.mark.parametrize("name", list(worker.versions()))
def test_a_worker_with_another_version_refuses(name: str) -> None:
    here = worker.versions()
    told = worker.load("c", Doubling(), {**here, name: "0.0"}, 1)
    assert told == f"has {name} {here[name]} instead of 0.0"


def test_a_worker_without_the_model_refuses() -> None:
    assert worker.load("d", Doubling("has not the model of this run"), worker.versions(), 1) == (
        "has not the model of this run"
    )
