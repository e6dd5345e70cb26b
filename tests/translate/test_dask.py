"""`translate run --dask`: real worker processes on loopback make what one process makes, whatever happens to them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import harmful_engine
import pytest

pytest.importorskip("distributed")
pytest.importorskip("cryptography")
SUPPORT = Path(__file__).parents[1] / "support"
DATA = Path(__file__).parents[1] / "data"
TIME = 240  # seconds; a run takes five, more on a busy machine


def command(folder: Path, out: str, *options: str) -> tuple[list[str], dict[str, str]]:
    path = os.pathsep.join([str(SUPPORT), str(folder / "plugin"), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, "PYTHONPATH": path, "HARM": str(folder), "HOME": str(folder)}
    given = ["run", "--from", "en", "--to", "ru", "--out", out, "--threads", "2", *options]
    return [sys.executable, "-m", "translate", *given], env


def run(folder: Path, out: str, *options: str) -> subprocess.CompletedProcess[str]:
    argv, env = command(folder, out, *options)
    done = subprocess.run(argv, env=env, cwd=folder, capture_output=True, text=True, timeout=TIME, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def tree(folder: Path) -> dict[str, bytes]:
    """The files of an output folder but for those that a killed process was about to rename."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and ".translate" not in path.parts and path.suffix != ".tmp"}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose engine is the harmful one."""
    harmful_engine.install(tmp_path / "plugin")
    (tmp_path / "articles").mkdir()
    return tmp_path


def write(project: Path, **articles: str) -> None:
    for name, text in articles.items():
        (project / "articles" / f"{name}.txt").write_text(text, "utf-8")


def long(word: str) -> str:
    """An article that is a window of its own."""
    return "\n\n".join(f"The {word} {n} stands here. {'And so on and on it goes. ' * 40}" for n in range(60)) + "\n"


def test_the_built_in_model_with_names_and_terms_makes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for path in sorted((DATA / "articles").glob("*.*"))[:3]:
        (tmp_path / "articles" / path.name).write_bytes(path.read_bytes())
    options = ("--reproducible", "--quality", "fast", "--glossary", str(DATA / "termbase.csv"), "-q")
    assert run(tmp_path, "here", *options).returncode == 0
    (tmp_path / ".translate").rename(tmp_path / "forgotten")
    done = run(tmp_path, "there", *options, "--dask=local")
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


def test_a_killed_worker_loses_nothing_and_doubles_nothing(project: Path) -> None:
    write(project, one=long("lake"), two="Bread ONCE more.\n", three=long("bridge"))
    assert run(project, "there", "--engine", "harmful", "--dask=local").returncode == 0
    loaded = (project / "loaded").read_text().split()
    assert (project / "first").exists()
    assert 2 <= len(set(loaded)) == len(loaded) <= 3  # once for a process; the one that was started again may come late
    (project / ".translate").rename(project / "forgotten")
    assert run(project, "here", "--engine", "harmful").returncode == 0
    assert tree(project / "there") == tree(project / "here")


def test_a_paragraph_that_kills_workers_stays_untranslated_with_a_finding(project: Path) -> None:
    paragraphs = [f"The lake {n} is deep." for n in range(9)]
    paragraphs[5] = "It is DEADLY here."
    write(project, one="\n\n".join(paragraphs) + "\n", two="Bread.\n")
    done = run(project, "out", "--engine", "harmful", "--dask=local", "--json")
    assert done.returncode == 0, done.stderr
    made = (project / "out/ru/one.txt").read_text("utf-8").strip().split("\n\n")
    assert made == [text if "DEADLY" in text else text.upper() for text in paragraphs]
    assert (project / "out/ru/two.txt").read_text("utf-8") == "BREAD.\n"
    (found,) = [one for one in json.loads(done.stdout)["findings"] if one["rule"] == "engine"]
    assert (found["article"], found["paragraph"]) == ("one.txt", 6)
    assert found["message"].endswith("ended while they translated it; left untranslated: It is DEADLY here.")


def test_a_killed_client_goes_on_where_it_was(project: Path) -> None:
    write(project, a=long("lake"), b=long("bridge"), c="It is SLOW.\n\n" * 1 + long("train") + "\n\nSLOW again.\n")
    for n in range(6):
        write(project, **{f"d{n}": f"It is SLOW {n}.\n\n" + long(f"window {n}")})
    argv, env = command(project, "there", "--engine", "harmful", "--dask=local")
    first = subprocess.Popen(argv, env=env, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + TIME
        while len(list((project / "there").glob("ru/*.txt"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        first.send_signal(signal.SIGKILL)
    finally:
        first.kill()
        first.wait()
    before = {path: path.read_bytes() for path in (project / "there/ru").glob("*.txt")}
    asked = set((project / "asked").read_text("utf-8").split("\n"))
    (project / "asked").unlink()
    assert 2 <= len(before) < 9
    done = run(project, "there", "--engine", "harmful", "--dask=local")
    assert done.returncode == 0, done.stderr
    assert len(set((project / "asked").read_text("utf-8").split("\n")) & asked) < len(asked)
    assert all(path.read_bytes() == data for path, data in before.items())
    (project / ".translate").rename(project / "forgotten")
    assert run(project, "here", "--engine", "harmful").returncode == 0
    assert tree(project / "there") == tree(project / "here")
    wait_for_the_end_of_processes(project / "loaded")


def wait_for_the_end_of_processes(loaded: Path) -> None:
    """No worker outlives its client."""
    deadline = time.monotonic() + 60
    left = {int(pid) for pid in loaded.read_text().split()}
    while left and time.monotonic() < deadline:
        left = {pid for pid in left if Path(f"/proc/{pid}").exists()}
        time.sleep(0.1)
    assert not left


def test_a_scheduler_is_found_by_its_file(project: Path) -> None:
    write(project, one="Bread.\n")
    _, env = command(project, "")
    dask = [sys.executable, "-m", "dask"]
    host = ("--host", "127.0.0.1", "--no-dashboard")
    file = project / "scheduler.json"
    log = subprocess.DEVNULL
    scheduler = subprocess.Popen([*dask, "scheduler", *host, "--port", "0", "--scheduler-file", str(file)], env=env,
                                 cwd=project, stdout=log, stderr=log)  # fmt: skip
    worker = subprocess.Popen([*dask, "worker", *host, "--nthreads", "1", "--scheduler-file", str(file)], env=env,
                              cwd=project, stdout=log, stderr=log)  # fmt: skip
    try:
        deadline = time.monotonic() + TIME
        while not file.is_file() and time.monotonic() < deadline:
            time.sleep(0.1)
        done = run(project, "out", "--engine", "harmful", "--dask", "scheduler.json")
    finally:
        for process in (worker, scheduler):
            process.terminate()
            process.wait()
    assert done.returncode == 0, done.stderr
    assert (project / "out/ru/one.txt").read_text("utf-8") == "BREAD.\n"
