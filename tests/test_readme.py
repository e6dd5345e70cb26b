"""The README's examples are true: its configuration loads, its options exist, its first two blocks are the commands."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from translate.cli import cli
from translate.project import config

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.S | re.M)


def test_the_first_two_blocks_install_and_run_and_install_and_test() -> None:
    run, test = blocks("sh")[:2]
    assert run.splitlines()[-1] == ".venv/bin/translate run --to ru"
    assert test.splitlines()[-1] == ".venv/bin/python -m pytest -q"
    assert all(block.startswith("python3 -m venv .venv\n") for block in (run, test))


def test_the_configuration_shown_is_valid_and_complete(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    (tmp_path / "translate.toml").write_text(example, "utf-8")
    loaded = config.load({}, {}, tmp_path)
    assert loaded.to == ("ru", "pt-BR")
    assert all(re.search(rf"^{key} = |^\[+{key}\b", example, re.M) for key in config.KEYS)


def test_every_option_in_the_examples_exists() -> None:
    help_text = CliRunner().invoke(cli, ["run", "--help"]).output
    for example in blocks("console"):
        for option in re.findall(r"translate run[^\n#]*", example):
            for flag in re.findall(r"(?<= )--?[a-z]+", option):
                assert flag in help_text, option
