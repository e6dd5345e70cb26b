"""The `glossary` program: exit code, stdout and stderr of every command."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import glossary.cli
from glossary.cli import cli, program

SAMPLE = Path(__file__).parents[2] / "data" / "termbase.csv"
GOOD = "source,target\nlake,озеро\n"
BAD = "source,target,kind\nlake,озеро,\nsky,небо,hold\n"
CLASH = "source,target\nlake,пруд\nmoon,луна\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("good.csv", GOOD), ("bad.csv", BAD), ("clash.csv", CLASH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize(
    ("arguments", "code", "stdout", "stderr"),
    [
        (["convert", "good.csv", "out.tsv", "--to", "ru"], 0, "", "out.tsv: 1 row written\n"),
        (["-q", "convert", "good.csv", "out.tsv", "--to", "ru"], 0, "", ""),
        (
            ["convert", "bad.csv", "out.po", "--to", "ru"], 1, "",
            "bad.csv:3: error: kind is 'hold', none of translate, keep; correct it; the row was not loaded [bad-row]\n"
            "out.po: 1 row written\nError: 1 row could not be taken over; correct and run again\n",
        ),
        (["convert", "none.csv", "out.po", "--to", "ru"], 1, "", "error: none.csv: no such file; check the path\n"),
        (
            ["convert", "good.csv", "out.doc", "--to", "ru"], 1, "",
            "error: out.doc: .doc is no termbase format; "
            "the formats are .csv, .tsv, .tab, .txt, .utf8, .tbx, .xml, .po, .pot\n",
        ),
        (
            ["convert", "good.csv", "out.po", "--to", "in Russian"], 2, "",
            "Error: Invalid value for '--to': 'in Russian' is no locale; name one such as ru or pt-BR\n",
        ),
        (["convert", "good.csv", "out.po"], 2, "", "Error: Missing option '--to'.\n"),
        (["lint", "good.csv", "--to", "ru"], 0, "", "1 row, 0 errors, 0 warnings, 0 remarks\n"),
        (
            ["lint", "good.csv", "clash.csv", "--to", "ru"], 3,
            "clash.csv:2: error: 'lake' is 'пруд' here and 'озеро' in good.csv:2; "
            "keep one, or tell them apart by scope or priority [contradiction]\n",
            "3 rows, 1 error, 0 warnings, 0 remarks\n",
        ),
        (
            ["-q", "lint", "bad.csv", "--to", "ru"], 3,
            "bad.csv:3: error: kind is 'hold', none of translate, keep; correct it; the row was not loaded [bad-row]\n",
            "",
        ),
        (["-q", "lint", "bad.csv", "--to", "ru", "--ignore", "bad-row"], 0, "", ""),
        (["-q", "lint", "good.csv", "good.csv", "--to", "ru", "--ignore", "duplicate-row"], 0, "", ""),
        (["-q", "lint", "bad.csv", "--to", "ru", "--fail-on", "none", "--ignore", "bad-row"], 0, "", ""),
        (
            ["merge", "good.csv", "clash.csv", "--output-file", "out.csv", "--to", "ru"], 0, "",
            "clash.csv:2: warning: 'lake' contradicts good.csv:2: 'озеро' and 'пруд'; the later row was left out; "
            "make them agree, or tell them apart by scope [merge-conflict]\nout.csv: 2 rows, 1 conflict\n",
        ),
        (["merge", "good.csv", "clash.csv", "--output-file", "out.csv", "--to", "ru", "--fail-on", "warning"],
         3, "", None),
        (["merge", "good.csv", "bad.csv", "--output-file", "out.csv", "--to", "ru"], 1, "", None),
        (["seed", "--to", "qqx"], 1, "",
         "error: seed qqx: CLDR has no such locale; name a locale such as ru or pt-BR\n"),
        (["seed", "--to", "ru", "--output-file", "out.csv", "--countries"], 0, "", None),
        (["frobnicate"], 2, "", None),
    ],
)  # fmt: skip
def test_code_stdout_and_stderr(arguments: list[str], code: int, stdout: str, stderr: str | None) -> None:
    result = _run(*arguments)
    assert (result.exit_code, result.stdout) == (code, stdout)
    if stderr is not None:
        seen = result.stderr
        assert seen.endswith(stderr) if code == 2 else seen == stderr


def test_convert_writes_what_was_asked_for(folder: Path) -> None:
    _run("convert", str(SAMPLE), "a.tbx", "--to", "ru", "--tbx", "3")
    assert "<conceptEntry>" in (folder / "a.tbx").read_text(encoding="utf-8")
    _run("convert", "a.tbx", "b.csv", "--to", "ru")
    assert "Levan Beridze" in (folder / "b.csv").read_text(encoding="utf-8")


def test_merge_writes_what_the_first_file_says(folder: Path) -> None:
    _run("merge", "good.csv", "clash.csv", "--output-file", "out.csv", "--to", "ru")
    assert (folder / "out.csv").read_text(encoding="utf-8") == "source,target\nlake,озеро\nmoon,луна\n"


def test_findings_as_json() -> None:
    result = _run("lint", "bad.csv", "--to", "ru", "--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout) == [
        {
            "rule": "bad-row", "severity": "error", "where": "bad.csv:3",
            "message": "kind is 'hold', none of translate, keep", "hint": "correct it; the row was not loaded",
        }
    ]  # fmt: skip


def test_an_unknown_rule_to_ignore_is_a_usage_error() -> None:
    result = _run("lint", "good.csv", "--to", "ru", "--ignore", "typo")
    assert result.exit_code == 2
    assert "Error: no rule 'typo'; the rules are duplicate-row, " in result.stderr


def test_remarks_are_shown_when_asked_for() -> None:
    assert _run("lint", str(SAMPLE), "--to", "ru").stdout == ""
    assert "[shadowed]" in _run("-v", "lint", str(SAMPLE), "--to", "ru").stdout


def test_seed_prints_a_table(folder: Path) -> None:
    result = _run("seed", "--to", "ru", "--languages")
    assert result.exit_code == 0
    assert result.stdout.startswith("source,target,pos,inflect,note\n")
    (folder / "seed.csv").write_text(result.stdout, encoding="utf-8")
    assert _run("lint", "seed.csv", "--to", "ru", "--ignore", "shadowed").exit_code == 0


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(glossary.cli.options, "loaded", interrupted)
    result = _run("lint", "good.csv", "--to", "ru")
    assert (result.exit_code, result.stderr) == (130, "interrupted\n")


def test_verbose_tells_the_cause() -> None:
    result = _run("-v", "convert", "none.csv", "out.po", "--to", "ru")
    assert result.exit_code == 1
    assert result.stderr.startswith("because of FileNotFoundError: ")


@click.command("hello")
def hello() -> None:
    """Say hello."""
    click.echo("hello")


def test_commands_of_other_packages_join_and_a_broken_one_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    points = {
        name: EntryPoint(name, value, "glossary.commands")
        for name, value in (("hello", f"{__name__}:hello"), ("lost", "no_such_module:x"), ("odd", "json:dumps"))
    }
    monkeypatch.setattr(program, "_joined", lambda: points)
    monkeypatch.setitem(
        sys.modules, __name__, sys.modules.get(__name__) or __import__("types").SimpleNamespace(hello=hello)
    )
    assert _run("hello").stdout == "hello\n"
    shown = _run("--help")
    assert shown.exit_code == 0
    assert "Say hello." in shown.stdout
    assert "(cannot be loaded)" in shown.stdout
    lost = _run("lost", "--what")
    assert lost.exit_code == 1
    assert "lost: the command cannot be loaded (ModuleNotFoundError: No module named 'no_such_module')" in lost.stderr
    assert "odd: the command cannot be loaded (it is no click command)" in _run("odd").stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from glossary.cli import cli; cli.main(['--help'], standalone_mode=False);"
        "print(sorted({'polib', 'babel', 'defusedxml', 'pymorphy3', 'langcodes', 'numpy', 'ctranslate2'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_trouble() -> None:
    command = f"{sys.executable} -c 'from glossary.cli import main; main()' seed --to ru | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("source,target,aliases,accept,type,pos,inflect,note\n", "")
