"""`translate check` and `translate run --check`, as commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.translate.checks.conftest import Make, make
from translate.cli import cli
from translate.errors import ExitCode
from translate.model import State

__all__ = ["make"]  # a fixture
WRONG = [("It had 4 rooms.", "Там было 5 комнат.", State.TRANSLATED)]
RIGHT = [("The mill burned.", "Мельница сгорела.", State.TRANSLATED)]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def command(*arguments: str) -> tuple[int, Result]:
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    return int(result.return_value) if isinstance(result.return_value, int) else -1, result


@pytest.mark.parametrize(
    ("texts", "arguments", "code"),
    [
        (RIGHT, (), ExitCode.DONE),
        (WRONG, (), ExitCode.FINDINGS),
        (WRONG, ("--fail-on", "none"), ExitCode.DONE),
        (WRONG, ("--fail-on", "warning"), ExitCode.FINDINGS),
    ],
)
def test_exit_codes(make: Make, texts: list[tuple[str, str, State]], arguments: tuple[str, ...], code: int) -> None:
    make("a.txt", texts)
    assert command("check", *arguments)[0] == code


def test_a_broken_catalog_is_exit_code_1(make: Make) -> None:
    make("a.txt", RIGHT).path.write_text("msgid", "utf-8")
    assert command("check")[0] == ExitCode.FAILED


def test_the_report_goes_to_standard_output_and_hints_only_when_asked_for(make: Make) -> None:
    make("a.txt", [("A mill is a museum, it had 4 rooms.", "Мельница - музей, 5 комнат.", State.TRANSLATED)])
    out = command("check")[1].stdout
    assert "out/po/ru/a.txt.po:" in out
    assert ": error: number: missing: 4; not in the source: 5" in out
    assert "dash" not in out
    assert ": info: dash: " in command("check", "-v")[1].stdout
    assert command("check", "-q")[1].stdout == ""


def test_one_run_writes_several_reports(make: Make, tmp_path: Path) -> None:
    make("a.txt", WRONG)
    code, result = command("check", "--format", "github", "--save", "r/check.sarif", "--save", "r/check.xml")
    assert code == ExitCode.FINDINGS
    assert result.stdout.startswith("::error file=out/po/ru/a.txt.po,line=")
    assert json.loads((tmp_path / "r/check.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "<testsuites" in (tmp_path / "r/check.xml").read_text("utf-8")


def test_json_is_an_alias(make: Make) -> None:
    make("a.txt", WRONG)
    assert json.loads(command("check", "--json")[1].stdout)["findings"][0]["rule"] == "number"


def test_files_can_be_named(make: Make) -> None:
    make("a.txt", WRONG)
    right = make("b.txt", RIGHT)
    assert command("check", str(right.path))[0] == ExitCode.DONE
    assert command("check", str(right.path.parent))[0] == ExitCode.FINDINGS


def test_thresholds_are_held_against_all_that_was_written_only(make: Make, tmp_path: Path) -> None:
    make("a.txt", [("A dam.", "Плотина.", State.FUZZY)])
    (tmp_path / "translate.toml").write_text("[check.ru]\nreviewed = 50\n", "utf-8")
    assert command("check")[0] == ExitCode.FINDINGS
    assert command("check", "out/po/ru/a.txt.po")[0] == ExitCode.DONE


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check",), "run translate run first"),
        (("check", "nowhere.po"), "no such file"),
        (("check", "--save", "report.pdf"), "end the name with one of"),
        (("check", "--to", "xx-nonsense"), "language"),
        (("check", "--glossary", "none.csv"), "no such termbase"),
    ],
)
def test_wrong_calls_are_told(arguments: tuple[str, ...], says: str) -> None:
    _, result = command(*arguments)
    assert says in str(result.exception)
    assert result.exception.exit_code == ExitCode.USAGE  # type: ignore[union-attr]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_run_check_writes_nothing_and_fails_until_the_run_is_done(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("The mill burned.\n", "utf-8")
    run = ("run", "--to", "ru", "--engine", "copy")
    before = tree(tmp_path)
    code, result = command(*run, "--check")
    assert code == ExitCode.FINDINGS
    assert "would change: out/ru/a.txt" in result.stderr
    assert tree(tmp_path) == before
    assert command(*run)[0] == ExitCode.DONE
    done = tree(tmp_path)
    assert command(*run, "--check", "--fail-on", "none")[0] == ExitCode.DONE
    assert tree(tmp_path) == done


def test_run_fails_on_findings_only_when_told_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill burned down in the spring of that year.\n", "utf-8")
    run = ("run", "a.txt", "--to", "ru", "--engine", "copy")
    assert command(*run)[0] == ExitCode.DONE
    code, result = command(*run, "--fail-on", "warning")
    assert code == ExitCode.FINDINGS
    assert "warning: untranslated" in result.stderr


def test_a_path_that_no_disk_can_hold_is_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "translate", "check", "a" * 300], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: " + "a" * 300)
    assert "Traceback" not in done.stderr
