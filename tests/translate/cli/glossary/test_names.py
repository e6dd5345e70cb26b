"""`glossary names` and `glossary check --names` as a person meets them: exit code, output and files together."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli import cli

EN = "Anna Lindqvist spoke in Yerevan.\n\nThe people of Yerevan liked Lindqvist.\n"


@pytest.fixture(autouse=True)
def _without_a_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def glossary(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(EN, "utf-8")
    return str(path)


def rows(text: str) -> dict[str, str]:
    return {row["source"]: row["target"] for row in csv.DictReader(text.splitlines())}


def test_a_draft_says_what_each_name_would_be_and_why(article: str) -> None:
    done = glossary("names", article, "--to", "ru")
    assert done.exit_code == 0
    assert rows(done.stdout) == {
        "Anna Lindqvist": "Анна Линдквист",
        "Lindqvist": "Линдквист",
        "Yerevan": "Ереван",
    }
    assert done.stderr == "3 names\n"
    (woman,) = (row for row in csv.DictReader(done.stdout.splitlines()) if row["source"] == "Anna Lindqvist")
    assert (woman["type"], woman["gender"]) == ("person", "femn")
    assert "femn by" in woman["because"]


def test_the_draft_is_a_termbase_and_what_is_in_one_is_left_out(article: str, tmp_path: Path) -> None:
    draft = str(tmp_path / "names.csv")
    assert glossary("names", article, "--to", "ru", "--output-file", draft).exit_code == 0
    assert glossary("lint", draft, "--to", "ru").exit_code == 0
    again = glossary("names", article, "--to", "ru", "--glossary", draft)
    assert rows(again.stdout) == {}
    assert again.stderr == "0 names\n"


def test_json_and_standard_input() -> None:
    done = glossary("names", "-", "--to", "ru", "--json", stdin=EN)
    assert {row["source"]: row["target"] for row in json.loads(done.stdout)}["Yerevan"] == "Ереван"


def test_what_cannot_be_read_is_told(article: str, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\0")
    done = glossary("names", article, str(tmp_path / "b.txt"), "--to", "ru")
    assert done.exit_code == 1
    assert "b.txt: binary file" in done.stderr
    assert rows(done.stdout)
    assert glossary("names", article).exit_code == 2
    assert glossary("names", "none.txt", "--to", "ru").exit_code != 0


def test_garbled_names_are_findings_of_check(tmp_path: Path) -> None:
    source, target = tmp_path / "a.en", tmp_path / "a.ru"
    source.write_text("Anna Lindqvist spoke.\nLindqvist left.\n", "utf-8")
    target.write_text("Анна Линдквист выступила.\nЛимкуса ушла.\n", "utf-8")
    done = glossary("check", str(source), str(target), "--to", "ru", "--names", "--fail-on", "warning")
    assert done.exit_code == 3
    assert f"{target}:2: warning: Lindqvist => Линдквист: Лимкуса seems to be it, garbled" in done.stdout
    target.write_text("Анна Линдквист выступила.\nОна ушла.\n", "utf-8")
    assert glossary("check", str(source), str(target), "--to", "ru", "--names", "--fail-on", "warning").exit_code == 0
