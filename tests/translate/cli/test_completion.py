"""Completion in a shell: files, folders, languages, formats and engines, for whatever takes one."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.shell_completion import ShellComplete

from glossary.cli import cli as glossary
from translate.cli import cli

PROGRAMS = {"translate": cli, "glossary": glossary}
KINDS = {  # what is offered for a value that is called so
    "DIR": "dir", "FILE": "file", "FILE_OR_DIR": "file", "[FILE]": "file", "HYP": "file", "PATH": "file",
    "LOCALE": "plain",
}  # fmt: skip


def offered(program: str, arguments: list[str], begun: str) -> list[tuple[str, str]]:
    completion = ShellComplete(PROGRAMS[program], {}, program, f"_{program.upper()}_COMPLETE")
    return [(one.type, one.value) for one in completion.get_completions(arguments, begun)]


@pytest.mark.parametrize(
    ("arguments", "begun", "wanted"),
    [
        (["run"], "art", ("file", "art")),
        (["build"], "", ("file", "")),
        (["check"], "out/", ("file", "out/")),
        (["import"], "x", ("file", "x")),
        (["run", "--to"], "r", ("plain", "ru")),
        (["run", "--to"], "ru,d", ("plain", "ru,de")),
        (["run", "--format"], "mark", ("plain", "markdown")),
        (["run", "--quality"], "g", ("plain", "good")),
        (["export", "--format"], "om", ("plain", "omegat")),
        (["text", "--engine"], "co", ("plain", "copy")),
        (["run", "--engine"], "./m", ("dir", "./m")),
        (["docs"], "rev", ("plain", "review")),
        ([], "sta", ("plain", "status")),
    ],
)
def test_what_is_offered(arguments: list[str], begun: str, wanted: tuple[str, str]) -> None:
    assert wanted in offered("translate", arguments, begun)


def options(command: click.Command, words: list[str]) -> Iterator[tuple[list[str], click.Option, str]]:
    """The options of a command and of all below it that take a file, a folder or a language."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from options(below, [*words, name])
    for one in command.params:
        kind = "LOCALE" if {"--to", "--from"} & set(one.opts) else one.metavar or ""
        if isinstance(one, click.Option) and kind in KINDS and "--path" not in one.opts:
            yield words, one, KINDS[kind]


ALL = [(program, *found) for program, root in PROGRAMS.items() for found in options(root, [])]


def test_there_is_something_to_look_at() -> None:
    assert len(ALL) > 80


@pytest.mark.parametrize(("program", "words", "option", "kind"), ALL, ids=lambda one: str(one))
def test_every_file_folder_and_language_is_completed(
    program: str, words: list[str], option: click.Option, kind: str
) -> None:
    found = offered(program, [*words, option.opts[-1]], "r")
    assert found
    assert {one for one, _ in found} in ({kind}, {"file"} if kind == "dir" else {kind})  # files: folders as well
    assert kind != "plain" or ("plain", "ru") in found
