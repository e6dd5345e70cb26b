"""Caches: counted, pruned, merged, brought up to date, used by several processes at once."""

from __future__ import annotations

import multiprocessing
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from translate.errors import ConfigError, TranslateError
from translate.machine import cache_maintenance
from translate.machine.cache import FILE, OLD_FILE, Cache, CachedEngine
from translate.machine.engine import Decoding, Hypothesis, Request


class Echo:
    def translate(self, requests: list[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(f"<{request.text}>"),) for request in requests]


def ask(folder: Path, texts: list[str], model: str = "m@1") -> int:
    """What an engine of its own had to answer in one run."""
    with Cache(folder) as cache:
        engine = CachedEngine(cache, model, Echo)  # type: ignore[arg-type]
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


def test_merging_into_nothing_makes_a_cache(tmp_path: Path) -> None:
    ask(tmp_path / "1", ["a"])
    assert cache_maintenance.merge(tmp_path / "new", [tmp_path / "1"]) == 1
    assert ask(tmp_path / "new", ["a"]) == 0


def test_what_is_no_cache_is_refused_before_anything_is_added(tmp_path: Path) -> None:
    ask(tmp_path / "1", ["a"])
    (tmp_path / "text").write_text("no database " * 100)
    sqlite3.connect(tmp_path / "other.sqlite").execute("CREATE TABLE x (y)").connection.close()
    for path, error in (("none", ConfigError), ("other.sqlite", ConfigError), ("text", TranslateError)):
        with pytest.raises(error):
            cache_maintenance.merge(tmp_path / "new", [tmp_path / "1", tmp_path / path])
    assert not (tmp_path / "new").exists()
    with pytest.raises(ConfigError, match="no cache here"):
        cache_maintenance.stats(tmp_path)


def test_a_cache_of_an_older_version_goes_on(tmp_path: Path) -> None:
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


def test_a_cache_that_is_only_read_stays_as_it_is(tmp_path: Path) -> None:
    ask(tmp_path, ["a"])
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with Cache.reading(tmp_path) as cache:
        engine = CachedEngine(cache, "m@1", Echo)  # type: ignore[arg-type]
        engine.translate([Request("a"), Request("b"), Request("b")], Decoding())
        assert engine.asked == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def old_cache(folder: Path, texts: list[str]) -> None:
    """A cache as release 0.1 left it."""
    ask(folder, texts)
    (folder / FILE).rename(folder / OLD_FILE)


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".gitignore", "lock"}


def test_the_file_of_release_0_1_is_taken_over_by_the_first_run(tmp_path: Path) -> None:
    old_cache(tmp_path, ["a", "b"])
    assert ask(tmp_path, ["a", "b", "c"]) == 1
    assert files_of(tmp_path) == {FILE}
    found = cache_maintenance.stats(tmp_path)
    assert (found.answers, found.runs) == (3, 2)


def test_what_a_killed_process_of_release_0_1_left_in_its_log_is_taken_over_too(tmp_path: Path) -> None:
    ask(tmp_path / "run", ["a"])
    db = sqlite3.connect(tmp_path / "run" / FILE)
    db.execute("PRAGMA wal_autocheckpoint=0")
    db.execute("UPDATE answers SET model = 'from the log'")
    db.commit()
    (tmp_path / "copy").mkdir()
    for suffix in ("", "-wal", "-shm"):  # the files as a process leaves them that is killed
        data = (tmp_path / "run" / f"{FILE}{suffix}").read_bytes()
        (tmp_path / "copy" / f"{OLD_FILE}{suffix}").write_bytes(data)
    db.close()
    assert dict(cache_maintenance.stats(tmp_path / "copy").models) == {"from the log": 1}
    assert files_of(tmp_path / "copy") == {FILE}


def test_an_old_file_in_use_keeps_its_name_until_the_next_run(tmp_path: Path) -> None:
    old_cache(tmp_path, ["a"])
    with closing(sqlite3.connect(tmp_path / OLD_FILE)) as running:
        running.execute("SELECT * FROM answers").fetchall()
        assert ask(tmp_path, ["a", "b"]) == 1
        assert FILE not in files_of(tmp_path)
        assert running.execute("SELECT count(*) FROM answers").fetchone() == (2,)
    assert ask(tmp_path, ["a", "b"]) == 0
    assert files_of(tmp_path) == {FILE}


def test_two_processes_take_over_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    old_cache(tmp_path, [f"old-{n}" for n in range(50)])
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=work, args=(tmp_path, number)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    assert cache_maintenance.stats(tmp_path).answers == 50 + 4 * 60 + 60
    assert ask(tmp_path, [f"old-{n}" for n in range(50)]) == 0
    assert files_of(tmp_path) == {FILE}


def test_the_file_of_release_0_1_that_is_only_read_stays_as_it_is(tmp_path: Path) -> None:
    old_cache(tmp_path / "p", ["a"])
    before = {path: path.read_bytes() for path in (tmp_path / "p").iterdir()}
    with Cache.reading(tmp_path / "p") as cache:
        engine = CachedEngine(cache, "m@1", Echo)  # type: ignore[arg-type]
        engine.translate([Request("a"), Request("b")], Decoding())
        assert engine.asked == 1
    assert {path: path.read_bytes() for path in (tmp_path / "p").iterdir()} == before
    assert cache_maintenance.merge(tmp_path / "new", [tmp_path / "p"]) == 1
    assert (tmp_path / "p" / OLD_FILE).read_bytes() == before[tmp_path / "p" / OLD_FILE]
