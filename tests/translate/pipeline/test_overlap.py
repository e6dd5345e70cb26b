"""Windows side by side: the engine has work while another window is cut, judged or written, and nobody sees it."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from translate import machine
from translate.errors import EngineError
from translate.machine import Decoding, Hypothesis, Request
from translate.machine.interruption import awaited
from translate.model import Outcome
from translate.pipeline import Silent, overlap, project_run, survey
from translate.project import Options


@dataclass
class Answering:
    """An answer that is there after so many looks; by the clock it could be any number."""

    answer: list[tuple[Hypothesis, ...]]
    looks: int

    def done(self) -> bool:
        self.looks -= 1
        return self.looks < 0

    def result(self) -> list[tuple[Hypothesis, ...]]:
        return self.answer


@dataclass
class Slow:
    """An asynchronous engine. `looks`: how long each of its answers takes, over and over; `fails`: from which call on
    it does; `stops`: at which call the user interrupts."""

    looks: Sequence[int] = (3,)
    fails: int = 0
    stops: int = 0
    is_asynchronous: bool = True
    calls: list[list[tuple[str, Decoding]]] = field(default_factory=list)
    waiting: int = 0
    most: int = 0
    threads: set[int] = field(default_factory=set)

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        self.threads.add(threading.get_ident())
        self.calls.append([(one.text, decoding) for one in requests])
        number = len(self.calls)
        if number == self.stops:
            raise KeyboardInterrupt
        if self.fails and number >= self.fails:
            raise EngineError("slow", "the network broke", "mend it")
        said = [(Hypothesis(f"Это {len(one.text)} из них.", -0.1),) * decoding.hypotheses for one in requests]
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        (answer,) = awaited([Answering(said, next(self._times))], self)
        self.waiting -= 1
        return answer  # type: ignore[no-any-return]

    def __post_init__(self) -> None:
        self._times: Iterator[int] = itertools.cycle(self.looks)


def write(folder: Path, count: int) -> None:
    (folder / "in").mkdir(parents=True)
    for n in range(count):
        text = f"The mill number {n} is old.\n\nIt is raining in town.\n\nNobody came to the {n} rivers."
        (folder / f"in/{n}.txt").write_text(text)


def run(folder: Path, engine: object, monkeypatch: pytest.MonkeyPatch, **given: object) -> Outcome:
    monkeypatch.setattr(machine, "load", lambda route, threads: engine)
    monkeypatch.setattr(survey, "WINDOW", 1)
    monkeypatch.setattr(overlap, "_LOOK", 0)
    options = Options(
        (str(folder / "in"),), ("ru",), "en", str(folder / "out"), names="off", quality="fast", root=str(folder),
        **given,  # type: ignore[arg-type]
    )  # fmt: skip
    return project_run.run(options, Silent())


def written(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted((folder / "out").rglob("*")) if path.is_file() and ".translate" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("looks", [(0,), (1, 9), (30, 0, 2), (0, 0, 50)])
def test_how_long_answers_take_changes_neither_bytes_nor_what_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: Sequence[int]
) -> None:
    write(tmp_path / "a", 7)
    write(tmp_path / "b", 7)
    first, other = Slow(), Slow(looks)
    outcomes = run(tmp_path / "a", first, monkeypatch), run(tmp_path / "b", other, monkeypatch)
    assert written(tmp_path / "a") == written(tmp_path / "b")
    assert first.calls == other.calls
    assert outcomes[0] == outcomes[1]


def test_windows_side_by_side_give_what_one_after_another_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a", 7)
    write(tmp_path / "b", 7)
    abreast, alone = Slow(), Slow(is_asynchronous=False)
    outcomes = run(tmp_path / "a", abreast, monkeypatch), run(tmp_path / "b", alone, monkeypatch)
    assert (abreast.most, alone.most) == (overlap.ABREAST, 1)
    assert written(tmp_path / "a") == written(tmp_path / "b")
    assert outcomes[0] == outcomes[1]


def test_nothing_is_asked_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 7)
    engine = Slow()
    outcome = run(tmp_path, engine, monkeypatch)
    asked = [one for call in engine.calls for one in call]
    assert len(asked) == len(set(asked)) == outcome.asked


def test_an_engine_that_is_not_asynchronous_is_asked_in_the_thread_that_loaded_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, 5)
    engine = Slow(is_asynchronous=False)
    run(tmp_path, engine, monkeypatch)
    assert engine.threads == {threading.get_ident()}


@pytest.mark.parametrize("at", [2, 4])
def test_an_interruption_keeps_what_is_done_and_leaves_no_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    write(tmp_path, 6)
    before = threading.active_count()
    stopped, resumed = Slow(stops=at), Slow()
    outcome = run(tmp_path, stopped, monkeypatch)
    assert outcome.interrupted
    assert threading.active_count() == before
    there = {path.name for path in (tmp_path / "out/ru").glob("*.txt")}
    assert there == {one.article for one in outcome.results}
    assert not run(tmp_path, resumed, monkeypatch).interrupted
    assert len(list((tmp_path / "out/ru").glob("*.txt"))) == 6


def test_a_failure_ends_the_run_and_leaves_no_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 6)
    before = threading.active_count()
    with pytest.raises(EngineError, match="the network broke"):
        run(tmp_path, Slow(fails=1), monkeypatch)
    assert threading.active_count() == before
    assert not run(tmp_path, Slow(), monkeypatch).failures
    assert len(list((tmp_path / "out/ru").glob("*.txt"))) == 6
