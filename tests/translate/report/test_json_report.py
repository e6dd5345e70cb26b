"""report.json and report.html: what every run has said of the articles that are there, each once."""

from __future__ import annotations

import json
from pathlib import Path

from glossary import Severity
from translate.model import Origin, State, Translation, Unit, UnitFinding
from translate.project import articles
from translate.report import json_report
from translate.report.summary import SCHEMA


def outcome(*names: str, message: str = "m") -> tuple[Translation, ...]:
    found = []
    for name in names:
        article = articles.parse(b"One.", name, "en")
        finding = UnitFinding("number", Severity.INFO, message, name, 1)
        found.append(
            Translation(article, "ru", (Unit("One.", "Раз.", State.FUZZY, Origin.MACHINE, (), (finding,)),), "m")
        )
    return tuple(found)


def read(out: Path) -> dict[str, list[str]]:
    report = json.loads((out / "ru/report.json").read_text("utf-8"))
    assert report["schema"] == SCHEMA
    return {
        kind: [f"{r['article']} {r.get('message', '')}".strip() for r in report[kind]]
        for kind in ("articles", "findings")
    }


def test_articles_of_earlier_runs_stay_while_their_translation_does(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / "ru" / name).write_text("x")
    assert json_report.write(outcome("c.txt", "a.txt", "b.txt"), tmp_path) == 2
    (tmp_path / "ru/c.txt").unlink()
    assert json_report.write(outcome("b.txt", message="new"), tmp_path) == 2
    assert read(tmp_path) == {"articles": ["a.txt", "b.txt"], "findings": ["a.txt m", "b.txt new"]}
    assert json_report.write(outcome("b.txt", message="new"), tmp_path) == 0


def test_a_file_that_is_no_report_of_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru/report.json").write_text('{"schema": 99}')
    json_report.write(outcome("a.txt"), tmp_path)
    assert read(tmp_path)["articles"] == ["a.txt"]
