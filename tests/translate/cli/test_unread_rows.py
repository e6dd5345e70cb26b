"""Rows of a glossary that cannot be read: none at all is an error, some are in the summary, `--strict` exits with 3."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from glossary.cli import cli as glossary_cli
from glossary.errors import NoRowError
from glossary.model import TermKind
from glossary.termbase import load_merged, unread
from translate.cli import cli as translate_cli
from translate.errors import ExchangeError
from translate.model import Outcome
from translate.report import summary

_NONE = "source,target,type\nheat pump,тепловой насос,term\nNorthport,Нортпорт,city\n"
_SOME = _NONE + "lake,озеро,\nMira,Мира,place\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The heat pump in Northport is broken.\n")
    (tmp_path / "pairs.tsv").write_text("The lake\tОзеро\n", encoding="utf-8")
    (tmp_path / "none.csv").write_text(_NONE, encoding="utf-8")
    (tmp_path / "some.csv").write_text(_SOME, encoding="utf-8")
    _run("run", "a.txt", "--to", "ru", "--engine", "copy")
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(translate_cli, arguments)


def _glossary(*arguments: str) -> Result:
    return CliRunner().invoke(glossary_cli, arguments)


def test_a_termbase_without_a_single_row_that_can_be_read_is_refused(project: Path) -> None:
    with pytest.raises(NoRowError, match=r"none\.csv: none of its rows could be read; the first: type is 'term'"):
        load_merged([project / "some.csv", project / "none.csv"], to="ru")
    merged, findings = load_merged([project / "some.csv"], to="ru")
    assert [term.target for term in merged.terms] == ["озеро", "Мира"]
    assert [finding.where.rpartition(":")[2] for finding in findings] == ["2", "3"]
    assert all(term.kind is TermKind.TRANSLATE for term in merged.terms)


_PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ru\\n"\n'
_TBX = '<?xml version="1.0"?><tbx type="TBX-Basic" xml:lang="en"><text><body>{}</body></text></tbx>'
_CONCEPT = '<conceptEntry><langSec xml:lang="en"><termSec><term>lake</term></termSec></langSec></conceptEntry>'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("frame.csv", "source,target\n", "it has no rows"),
        ("frame.tsv", "en\tru\n\n", "it has no rows"),
        ("frame.csv", "source;target;note\n;;\n", "it has no rows"),
        ("frame.po", _PO, "it has no rows"),
        ("frame.tbx", _TBX.format(""), "it has no rows"),
        ("blank.csv", "source,target\nlake,\nriver, \n", "could be used; the first: 'lake' has no target"),
        ("blank.tab", "lake\t\n", "could be used; the first: 'lake' has no target"),
        ("blank.po", f'{_PO}\nmsgid "lake"\nmsgstr ""\n', "could be used; the first: 'lake' has no target"),
        ("blank.po", f'{_PO}\n#, fuzzy\nmsgid "lake"\nmsgstr "озеро"\n', "could be used; the first: 'lake' is marked"),
        ("blank.tbx", _TBX.format(_CONCEPT), "could be used; the first: 'lake' has no target"),
        ("both.csv", "source,target\nlake,\n,озеро\n", "could be read; the first: the row has no source"),
    ],
)
def test_a_termbase_that_says_nothing_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoRowError) as caught:
        load_merged([path], to="ru")
    assert said in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_row_without_a_target_is_reported_unless_another_file_has_it(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    kept = "UNESCO,,keep,\nkremlin,,,Кремл\n"
    ours.write_text(f"source,target,kind,forbidden\nlake,,,\nriver,,,\n{kept}", encoding="utf-8")
    theirs.write_text("source,target\nlake,озеро\n", encoding="utf-8")
    assert [one.where for one in unread(load_merged([ours], to="ru")[1])] == [f"{ours}:2", f"{ours}:3"]
    merged, findings = load_merged([ours, theirs], to="ru")
    assert [one.where for one in unread(findings)] == [f"{ours}:3"]
    assert merged.terms[0].target == "озеро"


@given(rows=st.lists(st.tuples(*map(st.sampled_from, (("", "s"), ("", "t"), ("", "term", "place"))))))
def test_every_row_is_a_term_or_is_reported(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("rows") / "terms.csv"
    lines = [f"{source and source + str(n)},{target},{kind}" for n, (source, target, kind) in enumerate(rows)]
    path.write_text("\n".join(["source,target,type", *lines]) + "\n", encoding="utf-8")
    good = {f"{path}:{n}" for n, row in enumerate(rows, 2) if row[0] and row[1] and row[2] != "term"}
    bad = {f"{path}:{n}" for n, row in enumerate(rows, 2) if any(row)} - good
    if not good:
        with pytest.raises(NoRowError):
            load_merged([path], to="ru")
        return
    merged, findings = load_merged([path], to="ru")
    assert {term.place for term in merged.terms if term.target} == good
    assert {finding.where for finding in unread(findings)} == bad


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_no_command_works_without_its_terms(project: Path, strict: tuple[str, ...]) -> None:
    before = (project / "out/ru/a.txt").read_bytes()
    (project / "frame.csv").write_text("source,target\n")
    for line in ("run a.txt --to ru --engine copy", "run a.txt --to ru --engine copy --check", "check"):
        for termbase in ("none.csv", "frame.csv"):
            error = _run(*line.split(), "--glossary", termbase, *strict).exception
            assert isinstance(error, NoRowError), line
            assert error.exit_code == 2
    assert (project / "out/ru/a.txt").read_bytes() == before
    for line in ("enforce pairs.tsv --to ru", "check pairs.tsv pairs.tsv --to ru"):
        result = _glossary(*line.split(), "--glossary", "none.csv", *strict)
        assert (result.exit_code, "none of its rows could be read" in result.stderr) == (2, True), line


def test_rows_that_could_not_be_read_are_in_the_summary_of_a_check(project: Path) -> None:
    result = _run("check", "--glossary", "some.csv")
    assert "2 rows of the glossary could not be read: some.csv:2, some.csv:3" in result.output
    report = json.loads(_run("check", "--glossary", "some.csv", "--json").stdout)
    assert report["glossary_rows_unread"] == ["some.csv:2", "some.csv:3"]


def test_rows_that_could_not_be_read_are_in_the_summary_of_a_run() -> None:
    outcome = Outcome((), unread_rows=tuple(f"some.csv:{line}" for line in range(2, 9)))
    named = "some.csv:2, some.csv:3, some.csv:4, some.csv:5, some.csv:6 and 2 more"
    assert summary.as_text(outcome, "out", verbose=False) == f"7 rows of the glossary could not be read: {named}"
    assert json.loads(summary.as_json(outcome))["glossary_rows_unread"][0] == "some.csv:2"


def test_strict_asks_for_every_row(project: Path) -> None:
    pairs = ("pairs.tsv", "--to", "ru", "--glossary")
    for command in (("enforce", *pairs), ("check", *pairs[:1], *pairs)):
        assert _glossary(*command, "some.csv").exit_code == 0
        assert _glossary(*command, "some.csv", "--strict").exit_code == 3
        assert ", 2 rows of the glossary not read" in _glossary(*command, "some.csv").stderr
        (project / "part.csv").write_text("source,target\nlake,озеро\nriver,\n", encoding="utf-8")
        assert _glossary(*command, "part.csv").exit_code == 0
        assert _glossary(*command, "part.csv", "--strict").exit_code == 3
    check = ("check", "--fail-on", "none", "--glossary", "some.csv")
    assert [translate_cli.main([*check, *more], standalone_mode=False) for more in ([], ["--strict"])] == [0, 3]
    for engine in ((), ("--engine", "copy"), ("--engine", "pseudo")):
        run = ("run", "a.txt", "--to", "ru", "--names", "off", *engine, "--glossary", "part.csv")
        assert [translate_cli.main([*run, *more], standalone_mode=False) for more in ([], ["--strict"])] == [0, 3]


@pytest.mark.parametrize("engine", ["copy", "pseudo", "auto"])
def test_a_broken_memory_is_an_error_whatever_the_engine(project: Path, engine: str) -> None:
    (project / "broken.tmx").write_text("<tmx><body><tu>")
    before = (project / "out/ru/a.txt").read_bytes()
    error = _run("run", "a.txt", "--to", "ru", "--names", "off", "--engine", engine, "--tm", "broken.tmx").exception
    assert isinstance(error, ExchangeError)
    assert (project / "out/ru/a.txt").read_bytes() == before


def test_a_memory_that_an_engine_does_not_use_is_told(project: Path) -> None:
    (project / "m.tsv").write_text("source\ttarget\nThe lake\tОзеро\n", encoding="utf-8")
    result = _run("run", "a.txt", "--to", "ru", "--engine", "copy", "--tm", "m.tsv")
    assert "translation memory: 1 text, en -> ru; this engine does not use it\n" in result.stderr


def test_standard_input_is_named_only_where_it_is_read(project: Path) -> None:
    for line in ("verify nowhere", "build nowhere", "status nowhere", "check --links nowhere"):
        told = str(_run(*line.split()).exception)
        assert told.startswith("nowhere: no such file or folder; check the path; give files, folders, or patterns")
        assert "or -" not in told
    assert str(_run("check", "--links", "-").exception) == (
        "-: links are not checked on standard input; name files or folders"
    )
