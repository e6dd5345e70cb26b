"""Completion in a shell: files, languages and engines."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from translate.cli import cli


@pytest.mark.parametrize(
    ("arguments", "begun", "wanted"),
    [
        (["run"], "art", ("file", "art")),
        (["build"], "", ("file", "")),
        (["run", "--to"], "r", ("plain", "ru")),
        (["text", "--engine"], "co", ("plain", "copy")),
        (["run", "--engine"], "./m", ("dir", "./m")),
    ],
)
def test_what_is_offered(arguments: list[str], begun: str, wanted: tuple[str, str]) -> None:
    offered = ShellComplete(cli, {}, "translate", "_TRANSLATE_COMPLETE").get_completions(arguments, begun)
    assert wanted in [(one.type, one.value) for one in offered]
