"""`translate run --watch`: each change is seen once, a run that fails does not end it, Ctrl-C does."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli, watching
from translate.errors import ConfigError, ExitCode
from translate.project import Options


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Hello.\n")
    return tmp_path


def watched(
    monkeypatch: pytest.MonkeyPatch, steps: list[Callable[[], object]], code: Callable[[int], int] = lambda _: 0
) -> list[bool]:
    """Whether each run of a watch was a further one; each step is done when it waits, then it is interrupted."""
    runs = list[bool]()
    left: Iterator[Callable[[], object]] = iter(steps)

    def wait(_: object) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    def run(is_again: bool) -> int:
        runs.append(is_again)
        return code(len(runs))

    monkeypatch.setattr(watching, "_wait", wait)
    watching.repeated(run, lambda: Options(to=["ru"]))
    return runs


def test_each_change_is_a_run(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = project / "out/po/ru/a.txt.po"
    catalog.parent.mkdir(parents=True)
    steps: list[Callable[[], object]] = [
        lambda: None,  # something happened, but not to us
        lambda: (project / "articles/a.txt").write_text("Hello again.\n"),
        lambda: (project / "articles/b.txt").write_text("New.\n"),
        lambda: catalog.write_text('msgid "a"\nmsgstr "b"\n'),
        lambda: (project / "notes.txt").write_text("not of the project"),
        lambda: (project / "translate.toml").write_text('to = ["ru"]\n'),
        lambda: (project / "articles/b.txt").unlink(),
    ]
    assert watched(monkeypatch, steps) == [False, True, True, True, True, True]


def test_what_a_run_writes_itself_is_looked_at_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(number: int) -> int:
        if number == 1:
            (project / "out/po/ru").mkdir(parents=True)
            (project / "out/po/ru/a.txt.po").write_text('msgid "a"\nmsgstr "b"\n')
        return 0

    assert watched(monkeypatch, [], code) == [False, True]


def test_a_run_that_fails_does_not_end_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def code(number: int) -> int:
        if number == 2:
            raise ConfigError("a.txt", "is broken", "mend it")
        return ExitCode.FAILED

    def edit(text: str) -> Callable[[], object]:
        return lambda: (project / "articles/a.txt").write_text(text)

    assert watched(monkeypatch, [edit("One.\n"), edit("Two words.\n")], code) == [False, True, True]
    assert "a.txt: is broken; mend it" in capsys.readouterr().err


def test_a_configuration_in_the_making_is_waited_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        (project / "articles/a.txt").unlink()

    assert watched(monkeypatch, [gone, lambda: (project / "articles/a.txt").write_text("Back.\n")]) == [False, True]


@pytest.mark.parametrize("arguments", [["--check"], ["-"]])
def test_what_cannot_be_watched(project: Path, arguments: list[str]) -> None:
    error = CliRunner().invoke(cli, ["run", "--to", "ru", "--watch", *arguments]).exception
    assert str(error) == "--watch: there is nothing to go on with; leave out --check and -"


def test_without_the_library_it_says_what_to_install(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "find_spec", lambda _: None)
    error = CliRunner().invoke(cli, ["run", "--to", "ru", "--watch"]).exception
    assert "translate-articles[watch]" in str(error)


def test_a_file_that_is_saved_is_translated_again(project: Path) -> None:
    call = [sys.executable, "-m", "translate", "run", "--to", "ru", "--from", "en", "--engine", "copy", "--watch"]
    shown = project / "out/ru/a.txt"
    process = subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        until(lambda: shown.is_file() and shown.read_text() == "Hello.\n")
        (project / "articles/a.txt").write_text("Hello again.\n")
        until(lambda: shown.read_text() == "Hello again.\n")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert "1 paragraph new" in out
    assert "watching; Ctrl-C ends it\n" in err
    assert "Traceback" not in err
    assert process.returncode in (0, 130)


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is true, a minute at most."""
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")
