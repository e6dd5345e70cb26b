"""The help of every command of both programs ends with an example, which the command itself can read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from glossary.cli import cli as glossary
from translate.cli import cli as translate

PROGRAMS = {"glossary": glossary, "translate": translate}


def commands(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, each with the words that call it."""
    yield context.command_path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, click.Context(found, info_name=name, parent=context))


ALL = dict(
    found for name, program in PROGRAMS.items() for found in commands(program, click.Context(program, info_name=name))
)


def examples(command: click.Command) -> list[str]:
    """The command lines of an epilog, each without what it is piped into."""
    found = re.search(r"^Examples?: (.+)$", command.epilog or "", re.MULTILINE)
    return [line.partition(" | ")[0] for line in found[1].split("; ")] if found else []


def test_there_is_something_to_look_at() -> None:
    assert {"translate run", "translate models install", "translate cache stats", "glossary test"} <= ALL.keys()
    assert len(ALL) > 35


@pytest.mark.parametrize("path", ALL)
def test_the_help_ends_with_an_example_that_the_command_reads(path: str) -> None:
    program, *words = path.split()
    shown = CliRunner().invoke(PROGRAMS[program], [*words, "--help"], terminal_width=100)
    lines = examples(ALL[path])
    assert shown.exit_code == 0
    assert lines, f"{path}: no example"
    assert shown.stdout.splitlines()[-1].startswith("  Example")
    for line in lines:
        assert line in shown.stdout  # on one line, to be copied
        name, *arguments = shlex.split(line)
        assert name == program
        assert isinstance(ALL[path], click.Group) or line.startswith(path) or path.startswith("translate memory")
        reads(PROGRAMS[name], arguments)


def reads(command: click.Command, arguments: list[str]) -> None:
    """Parse a command line as the program does, with nothing run. Raises click.UsageError."""
    if isinstance(command, click.Group):
        below = command.get_command(click.Context(command), arguments[0])
        assert below is not None
        reads(below, arguments[1:])
    else:
        command.make_context(command.name, arguments)
