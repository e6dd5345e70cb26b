"""Options that every command has alike: --output-file with its old spelling, -q and -v before or after the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli import cli

NOTE = "note: -o for a file is going away; use --output-file\n"
WRITTEN = "out.csv: 1 row, 0 conflicts\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("source,target\nVelmora,Вельмора\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize(
    ("arguments", "notes"),
    [
        (["merge", "t.csv", "--to", "ru", "--output-file", "out.csv"], WRITTEN),
        (["merge", "t.csv", "--to", "ru", "-o", "out.csv"], NOTE + WRITTEN),
        (["merge", "t.csv", "--to", "ru", "--output", "out.csv"], NOTE + WRITTEN),
        (["merge", "t.csv", "--to", "ru", "-o", "out.csv", "-q"], ""),
        (["-q", "merge", "t.csv", "--to", "ru", "-o", "out.csv"], ""),
        (["merge", "-q", "t.csv", "--to", "ru", "--output-file", "out.csv"], ""),
    ],
)
def test_a_file_is_named_by_output_file_and_by_o_with_a_note(folder: Path, arguments: list[str], notes: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", notes)
    assert (folder / "out.csv").read_text("utf-8").endswith("Velmora,Вельмора\n")


def test_one_file_has_one_name() -> None:
    result = run("merge", "t.csv", "--to", "ru", "-o", "a.csv", "--output-file", "b.csv")
    assert result.exit_code == 2
    assert "use --output-file" in result.stderr


@pytest.mark.parametrize("arguments", [["-v", "lint"], ["lint", "-v"]])
def test_verbose_means_the_same_before_and_after_the_command(arguments: list[str]) -> None:
    Path("latin.csv").write_bytes(b"source,target\nVelmora,\xe9\n")
    result = run(*arguments, "latin.csv", "--to", "ru")
    assert result.exit_code == 1
    assert "because of UnicodeDecodeError" in result.stderr
