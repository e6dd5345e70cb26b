"""Two real worker processes on loopback: whatever happens to them, each window is done once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed")
pytest.importorskip("cryptography")
SUPPORT = Path(__file__).parents[2] / "support"
SHOUTED = sorted(text for n in range(8) for text in (f"A{n} B{n}", f"C{n}"))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each scenario of toy_windows.py, and what was said, in a process of its own: here no socket may be
    opened."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, str(SUPPORT / "toy_windows.py"), str(tmp_path_factory.mktemp("toy"))]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert not done.returncode, done.stderr
    return {**json.loads(done.stdout), "said": done.stderr.splitlines()}


def test_each_process_loads_the_job_once_with_one_thread(played: dict[str, Any]) -> None:
    assert played["plain"]["texts"] == SHOUTED
    loaded = [line.split() for line in played["plain"]["loaded"]]
    assert len({pid for pid, _ in loaded}) == len(loaded) == 2
    assert {threads for _, threads in loaded} == {"1"}


def test_the_work_of_a_killed_worker_is_done_by_another(played: dict[str, Any]) -> None:
    assert played["once"]["texts"] == sorted([*SHOUTED, "X ONCE Y"])


def test_the_word_that_kills_is_found_and_left(played: dict[str, Any]) -> None:
    assert played["kill"]["texts"] == sorted([*SHOUTED, "X", "Y kill Z W"])


@pytest.mark.parametrize("word", ["stop", "hang"])
def test_a_worker_that_does_not_answer_is_given_up(played: dict[str, Any], word: str) -> None:
    assert played[word]["texts"] == sorted([*SHOUTED, f"X {word.upper()} Y"])
    assert sum("does not answer" in line for line in played["said"]) == 2


def test_what_the_work_raises_and_says_comes_here(played: dict[str, Any]) -> None:
    assert played["wrong"]["error"] == "ZeroDivisionError: wrong"
    assert any(line.startswith("tls://127.0.0.1:") and line.endswith(": 2 articles") for line in played["said"])


def test_workers_that_are_refused_are_told(played: dict[str, Any]) -> None:
    assert played["refused"]["error"].startswith("TranslateError: --dask: every worker was refused; start workers")
    assert sum("refused, it has model b; make it like this machine" in line for line in played["said"]) == 2


def test_a_worker_that_cannot_load_the_job_is_refused(played: dict[str, Any]) -> None:
    assert played["cannot"]["error"].startswith("TranslateError: --dask: every worker was refused; ")
    assert sum("refused, it cannot load the job (AttributeError: no such model)" in one for one in played["said"]) == 2


def test_workers_that_die_while_they_load_do_not_do_so_for_ever(played: dict[str, Any]) -> None:
    told = "TranslateError: --dask: 8 workers ended while they loaded the model, and none has loaded it; see their logs"
    assert played["stillborn"]["error"].startswith(told)
    assert played["late"]["texts"] == SHOUTED


def test_a_local_cluster_shows_nothing_over_http(played: dict[str, Any]) -> None:
    assert played["page"] == "True 404"
