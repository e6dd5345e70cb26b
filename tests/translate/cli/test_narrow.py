"""What a newcomer sees in a narrow terminal, and without colours."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from glossary.cli import cli as glossary
from translate.cli import cli

COLUMNS = 60


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a command shows on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "translate", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": str(folder)} | environment,
    ) as process:
        os.close(theirs)
        shown = b"".join(_read(ours))
        process.wait()
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # as Linux ends a terminal
            return
        if not data:
            return
        yield data


@pytest.mark.parametrize("arguments", [["models", "list"], ["docs"], ["status"], ["cache", "stats"]])
def test_tables_fit_sixty_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles/news").mkdir(parents=True)
    (tmp_path / "articles/news/what-the-council-said.txt").write_text("Hello.\n")
    runner = CliRunner()
    assert runner.invoke(cli, ["run", "--to", "ru", "--engine", "copy", "-q"], standalone_mode=False).return_value == 0
    shown = runner.invoke(cli, arguments, env={"COLUMNS": str(COLUMNS)}).stdout
    assert max(map(len, shown.splitlines())) <= COLUMNS
    assert len(runner.invoke(cli, arguments, env={"COLUMNS": ""}).stdout.splitlines()) <= len(shown.splitlines())


@pytest.mark.parametrize("program", [cli, glossary])
def test_lists_of_commands_say_what_each_does_on_one_line(program: click.Group) -> None:
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        short = command.get_short_help_str(COLUMNS)
        assert not short.endswith("..."), name
        assert len(short) < 53, name


@pytest.mark.parametrize("arguments", [["docs", "ci"], ["run", "--to", "ru", "--engine", "copy"], ["run", "--help"]])
def test_no_colour_where_none_is_wanted(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("Hello.\n")
    shown = on_a_terminal(tmp_path, *arguments, NO_COLOR="1")
    colours = [code for codes in re.findall(r"\x1b\[([\d;]*)m", shown) for code in codes.split(";")]
    assert not [code for code in colours if code and 30 <= int(code) <= 107]
