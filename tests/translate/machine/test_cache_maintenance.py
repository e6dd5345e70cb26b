"""The memory looked after: counted, pruned, merged, brought up to date, used by several processes at once."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from translate.errors import ConfigError, TranslateError
from translate.machine import cache_maintenance
from translate.machine.cache import FILE, Memory, Remembering
from translate.machine.engine import Decoding, Hypothesis, Request


class Echo:
    def translate(self, requests: list[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(f"<{request.text}>"),) for request in requests]


def ask(folder: Path, texts: list[str], model: str = "m@1") -> int:
    """What an engine of its own had to answer in one run."""
    with Memory(folder) as memory:
        engine = Remembering(memory, model, Echo)  # type: ignore[arg-type]
        found = engine.translate([Request(text) for text in texts], Decoding())
        assert [hypotheses[0].text for hypotheses in found] == [f"<{text}>" for text in texts]
        return engine.asked


def test_stats_tell_models_runs_and_what_is_idle(tmp_path: Path) -> None:
    ask(tmp_path, ["a", "b"])
    ask(tmp_path, ["a"], model="m@2")
    ask(tmp_path, ["a"])
    found = cache_maintenance.stats(tmp_path)
    assert (found.answers, found.runs, dict(found.models)) == (3, 3, {"m@1": 2, "m@2": 1})
    assert dict(found.idle) == {0: 1, 1: 1, 2: 1}


def test_what_the_last_runs_have_not_used_is_pruned_and_asked_again(tmp_path: Path) -> None:
    ask(tmp_path, ["a", "b"])
    ask(tmp_path, ["a"])
    done = cache_maintenance.prune(tmp_path, runs=1)
    assert (done.removed, done.left) == (1, 1)
    assert ask(tmp_path, ["a", "b"]) == 1


def test_a_model_is_pruned_by_its_name(tmp_path: Path) -> None:
    ask(tmp_path, ["a"], model="old@1")
    ask(tmp_path, ["a"], model="new@1")
    assert cache_maintenance.prune(tmp_path, runs=9, model="old").removed == 1
    assert dict(cache_maintenance.stats(tmp_path).models) == {"new@1": 1}


def test_pruning_gives_the_space_back(tmp_path: Path) -> None:
    ask(tmp_path, [f"{n} {'x' * 50}" for n in range(2000)])
    ask(tmp_path, ["a"])
    done = cache_maintenance.prune(tmp_path, runs=1)
    assert done.after < done.before / 2


def test_merging_adds_what_is_new_and_keeps_what_is_there(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in "123")
    ask(one, ["a", "b"])
    ask(two, ["b", "c"])
    ask(three, ["d"])
    assert cache_maintenance.merge(one, [two, three / FILE]) == 2
    assert cache_maintenance.merge(one, [two, three, one]) == 0
    assert ask(one, ["a", "b", "c", "d"]) == 0
    assert ask(two, ["b", "c"]) == 0


def test_merging_into_nothing_makes_a_memory(tmp_path: Path) -> None:
    ask(tmp_path / "1", ["a"])
    assert cache_maintenance.merge(tmp_path / "new", [tmp_path / "1"]) == 1
    assert ask(tmp_path / "new", ["a"]) == 0


def test_what_is_no_memory_is_refused_before_anything_is_added(tmp_path: Path) -> None:
    ask(tmp_path / "1", ["a"])
    (tmp_path / "text").write_text("no database " * 100)
    sqlite3.connect(tmp_path / "other.sqlite").execute("CREATE TABLE x (y)").connection.close()
    for path, error in (("none", ConfigError), ("other.sqlite", ConfigError), ("text", TranslateError)):
        with pytest.raises(error):
            cache_maintenance.merge(tmp_path / "new", [tmp_path / "1", tmp_path / path])
    assert not (tmp_path / "new").exists()
    with pytest.raises(ConfigError, match="no memory here"):
        cache_maintenance.stats(tmp_path)


def test_a_memory_of_an_older_version_goes_on(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE)
    db.execute("CREATE TABLE answers (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
    db.execute("INSERT INTO answers VALUES (x'00', x'00')")
    db.commit()
    db.close()
    assert cache_maintenance.merge(tmp_path / "new", [tmp_path]) == 1
    ask(tmp_path, ["a"])
    assert cache_maintenance.stats(tmp_path).answers == 2


def work(folder: Path, number: int) -> None:
    for start in range(0, 60, 20):
        ask(
            folder,
            [f"{number}-{n}" for n in range(start, start + 20)] + [f"both-{n}" for n in range(start, start + 20)],
        )


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=work, args=(tmp_path, number)) for number in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    found = cache_maintenance.stats(tmp_path)
    assert (found.answers, found.runs) == (180, 6)
    texts = [f"{number}-{n}" for number in (1, 2, "both") for n in range(60)]
    assert ask(tmp_path, texts) == 0


def test_a_memory_that_is_only_read_stays_as_it_is(tmp_path: Path) -> None:
    ask(tmp_path, ["a"])
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with Memory.reading(tmp_path) as memory:
        engine = Remembering(memory, "m@1", Echo)  # type: ignore[arg-type]
        engine.translate([Request("a"), Request("b"), Request("b")], Decoding())
        assert engine.asked == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
