"""Names nobody listed, in a run with the real engine: one rendering each, people first, nothing without need."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from typing import Any

import polib
import pytest
import reports
import whole_runs

from translate.project.config import Options

ARTICLE = (
    "Mayor Hovik Garanyan opened the new bridge in Ghorastan on Monday.\n\n"
    "Garanyan said that the bridge was important for the people of Ghorastan.\n\n"
    "The work was paid for by Anna Lindqvist. Lindqvist did not come to Ghorastan.\n"
)


class Silent:
    """Progress that nobody sees."""

    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


@pytest.fixture(scope="module")
def automatic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a run with `--names auto` has been."""
    folder = tmp_path_factory.mktemp("names")
    run(folder, "auto")
    return folder


@pytest.fixture
def project(automatic: Path, tmp_path: Path) -> Path:
    """A copy of that folder, its cache included."""
    shutil.copytree(automatic, tmp_path / "project")
    return tmp_path / "project"


def run(folder: Path, names: str, **more: Any) -> whole_runs.Ran:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    out = folder / "out"
    options = Options(
        sources=(str(folder / "a.txt"),),
        to=("ru",),
        out=str(out),
        root=str(folder),
        quality="fast",
        names=names,
        **more,
    )
    outcome = whole_runs.run(options, Silent())
    reports.write(outcome.translations, out)
    return outcome


def text(folder: Path) -> str:
    return (folder / "out/ru/a.txt").read_text("utf-8")


def occurrences(folder: Path) -> list[dict[str, Any]]:
    found = reports.read(folder / "out")["occurrences"]
    assert isinstance(found, list)
    return found


def test_every_mention_of_a_name_has_one_rendering_in_the_right_form(project: Path) -> None:
    found = occurrences(project)
    assert {record["source"] for record in found} >= {"Hovik Garanyan", "Garanyan", "Ghorastan", "Anna Lindqvist"}
    by_name: dict[str, set[str]] = {}
    for record in found:
        assert record["inferred"]
        by_name.setdefault(record["term"].split()[-1], set()).add(record["target"].split()[-1])
        if record["status"] != "unresolved":
            stem = record["target"].split()[-1].rstrip("аьй")
            assert stem in text(project).split("\n\n")[record["paragraph"] - 1]
    assert all(len(targets) == 1 for targets in by_name.values()), by_name
    assert sum(record["status"] != "unresolved" for record in found) >= 0.8 * len(found)


def test_off_and_report_leave_the_engines_words(project: Path) -> None:
    automatic = text(project)
    run(project, "off")
    plain = text(project)
    assert plain != automatic
    assert not occurrences(project)
    run(project, "report")
    assert text(project) == plain
    assert {record["status"] for record in occurrences(project)} <= {"satisfied", "unresolved"}


def test_a_second_run_asks_no_engine_and_changes_nothing(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "out").rglob("*") if path.is_file()}
    again = run(project, "auto")
    assert not again.asked
    assert {path: path.read_bytes() for path in (project / "out").rglob("*") if path.is_file()} == before


def test_the_catalog_says_what_was_inferred_and_what_else_it_could_be(project: Path) -> None:
    comments = "\n".join(entry.comment for entry in polib.pofile(str(project / "out/po/ru/a.txt.po")))
    assert re.search(r"name: Garanyan -> \w+ .*\[\w+; [^\]]*: \w+\|\w+", comments)


def test_what_a_person_corrects_in_the_sheet_is_used_from_then_on(project: Path) -> None:
    sheet = project / "out/ru/names.csv"
    rows = {row["source"]: row["target"] for row in csv.DictReader(sheet.read_text("utf-8").splitlines())}
    sheet.write_text(
        sheet.read_text("utf-8").replace(f"Ghorastan,{rows['Ghorastan']}", "Ghorastan,Горастан-Сити"), "utf-8"
    )
    run(project, "auto")
    assert text(project).count("Горастан-Сити") >= 2
    assert "Горастан-Сити" in sheet.read_text("utf-8")


def test_what_a_person_has_approved_decides_for_the_rest_of_the_article(project: Path) -> None:
    path = project / "out/po/ru/a.txt.po"
    catalog = polib.pofile(str(path), wrapwidth=0)
    chosen = {record["term"]: record for record in occurrences(project)}["Garanyan"]
    other = next(c for c in chosen["candidates"] if not c.startswith(chosen["target"][:-1]))
    entry = next(entry for entry in catalog if entry.msgid.startswith("Mayor"))
    entry.msgstr = f"Мэр Овик {other} открыл мост."
    entry.flags.remove("fuzzy")
    catalog.save(str(path))
    run(project, "auto")
    paragraphs = text(project).split("\n\n")
    assert paragraphs[0] == entry.msgstr
    assert other in paragraphs[1]


def test_a_row_of_the_glossary_wins(project: Path) -> None:
    (project / "terms.csv").write_text("source,target,type\nGhorastan,Хорасталь,place\n", "utf-8")
    run(project, "auto", glossary=(str(project / "terms.csv"),))
    assert "Хорастал" in text(project)
    assert "Ghorastan" not in {record["term"] for record in occurrences(project) if "inferred" in record}


def test_enforce_takes_the_first_candidate_whatever_the_engine_says(project: Path) -> None:
    run(project, "enforce")
    assert not any("engine" in record["inferred"] for record in occurrences(project))
