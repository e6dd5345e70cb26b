"""What the `glossary` commands take from the configuration of the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli import cli


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "translate.toml").write_text('to = ["ru"]\nglossary = "terms.csv"\nsources = ["articles"]\n')
    (tmp_path / "terms.csv").write_text("source,target,type\nAnna,Анна,person\n", "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("Anna met Boris.\n")
    (tmp_path / "a.en").write_text("Anna met Boris.\n")
    (tmp_path / "a.ru").write_text("Она встретила Бориса.\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("lint", 0, "1 row, 0 errors"),
        ("show Anna", 0, "Anna => Анна"),
        ("names", 0, "Boris"),
        ("check a.en a.ru", 0, "Anna => Анна: not in the translation"),
        ("drift", 2, "from en into ru"),
    ],
)
def test_language_and_termbase_need_not_be_given(call: str, code: int, said: str) -> None:
    result = run(*call.split())
    assert (result.exit_code, said in result.output) == (code, True), result.output


def test_one_language_at_a_time() -> None:
    for call in ("lint", "names", "test", "check a.en a.ru"):
        result = run(*call.split(), "--to", "ru,de")
        assert (result.exit_code, "'ru,de': one language at a time, such as ru" in result.stderr) == (2, True)


def test_of_several_languages_of_a_project_one_must_be_named(project: Path) -> None:
    (project / "translate.toml").write_text('to = ["ru", "de"]\nglossary = "terms.csv"\n')
    for call in ("lint", "check a.en a.ru"):
        result = run(*call.split())
        assert (result.exit_code, "Missing option '--to'" in result.stderr) == (2, True)
