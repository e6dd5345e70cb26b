"""`status`, `check` and `build` answer from what earlier commands have kept only where every byte is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import command_histories
import pytest

from translate import checks, fingerprints
from translate.checks import checked_documents
from translate.fingerprints import Facts, KeptAnswers
from translate.fingerprints.store import FILE
from translate.model import Standing
from translate.pipeline import api, article_status, project_run
from translate.project import Options, articles

HISTORIES = int(os.environ.get("HISTORIES", "40"))


@pytest.mark.parametrize("first", range(0, HISTORIES // 4, 10))
def test_what_is_kept_changes_no_answer_in_random_histories(first: int, tmp_path: Path) -> None:
    asked = [command_histories.history(tmp_path / f"{seed}", seed, 3) for seed in range(first, first + 10)]
    assert asked == [3 * 2 * 6] * 10  # in each step, before and after: each of three commands twice


@pytest.fixture
def options(tmp_path: Path) -> Options:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.md"):
        (tmp_path / "in" / name).write_text("The lake is cold.\n\nIn 1971 it rained in Gyumri.\n")
    (tmp_path / "terms.csv").write_text("source,target\nGyumri,Гюмри\n", "utf-8")
    found = Options((str(tmp_path / "in"),), ("ru",), "en", str(tmp_path / "out"), engine="pseudo", root=str(tmp_path))
    project_run.run(found)
    return replace(found, glossary=(str(tmp_path / "terms.csv"),))


@pytest.fixture
def parsed() -> Iterator[list[str]]:
    """The names of all articles and catalogs that are parsed."""
    found: list[str] = []
    parse, read = articles.parse, checked_documents.read

    def parsing(data: bytes, name: str, *rest: object) -> object:
        found.append(name)
        return parse(data, name, *rest)  # type: ignore[arg-type]

    def reading(of: checks.CatalogFile, *rest: object) -> object:
        found.append(f"{of.article}.po")
        return read(of, *rest)  # type: ignore[arg-type]

    with (
        mock.patch.object(articles, "parse", parsing),
        mock.patch.object(checked_documents, "read", reading),
    ):
        yield found


def test_nothing_is_parsed_where_nothing_has_changed(options: Options, parsed: list[str]) -> None:
    first = api.status(options), api.build(options).changed, api.check(options)
    assert set(parsed) == {"a.txt", "b.md", "a.txt.po", "b.md.po"}
    parsed.clear()
    again = api.status(options), api.build(options).changed, api.check(options)
    assert parsed == []
    assert again[0] == first[0]
    assert [(one.rule, one.message) for one in again[2].findings] == [(o.rule, o.message) for o in first[2].findings]
    assert again[2].tallies == first[2].tallies


def test_only_what_has_changed_is_parsed_again(options: Options, parsed: list[str]) -> None:
    for ask in (api.status, api.build, api.check):
        ask(options)
    parsed.clear()
    path = Path(options.out, "po/ru/a.txt.po")
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", "", 1), "utf-8")
    assert api.status(options).looked[0].counts[Standing.APPROVED] == 1
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert api.status(options).looked[0].counts[Standing.APPROVED] == 2
    assert api.check(options).tallies[0].reviewed == 2
    assert set(parsed) == {"a.txt", "a.txt.po"}


def test_a_row_of_the_glossary_is_seen(options: Options, tmp_path: Path) -> None:
    rules = [one.rule for one in api.check(options).findings]
    (tmp_path / "terms.csv").write_text("source,target\nlake,озеро\nrow\n", "utf-8")
    now = api.check(options)
    assert [one.rule for one in now.findings].count("term-missing") == rules.count("term-missing") == 2
    assert {one.about for one in now.findings} == {"", "lake"}


def test_another_program_is_asked_again(options: Options, parsed: list[str]) -> None:
    api.status(options)
    parsed.clear()
    with mock.patch.object(article_status, "installation", return_value="another"):
        api.status(options)
    assert parsed == ["a.txt", "b.md"]


def test_a_format_of_another_package_is_always_read(options: Options, parsed: list[str]) -> None:
    with mock.patch.object(articles, "is_built_in", lambda name, _: name != "b.md"):
        api.status(options)
        parsed.clear()
        api.status(options)
    assert parsed == ["b.md"]


def test_commands_make_no_file_where_no_run_has(options: Options, tmp_path: Path) -> None:
    elsewhere = replace(options, root=str(tmp_path / "in"))
    for ask in (api.status, api.build, api.check):
        ask(elsewhere)
    assert not (tmp_path / "in/.translate").exists()


def test_a_file_that_cannot_be_written_is_read(options: Options, tmp_path: Path) -> None:
    api.status(options)
    path = tmp_path / ".translate" / FILE
    before = path.read_bytes()
    with mock.patch.object(os, "access", return_value=False):
        (tmp_path / "in/a.txt").write_text("Another text.\n")
        assert len(api.status(options).looked[0].standings) == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", ["key", "key {", "key []", "key [1]", "", "other 5", 'key "x"'])
def test_damaged_answers_are_none(tmp_path: Path, kept: str) -> None:
    with Facts(tmp_path) as facts:
        facts.put("kind", "place", {"name": kept})
        assert KeptAnswers(facts, "kind").recall("place", "name", "key", lambda found: found[0] + found[1]) is None


def test_what_is_no_unicode_is_not_kept(tmp_path: Path) -> None:
    with Facts(tmp_path) as facts:
        answers = KeptAnswers(facts, "kind")
        answers.keep("place", "name", "key", ["\udcff"])
        answers.keep("place", "\udcff", "key", ["a"])
        answers.keep("place", "name", "", ["a"])
        facts.flush()
        assert facts.values("kind") == []
        assert answers.recall("place", "name", "", str) is None


def test_the_program_is_told_by_its_files() -> None:
    assert fingerprints.installation() == fingerprints.installation.__wrapped__()
