"""What a run skips, what it does again, and what it says about it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from run_histories import Scripted, written

from translate import catalog, machine
from translate.cli import cli
from translate.errors import ExitCode
from translate.fingerprints.store import FILE
from translate.machine import cache_maintenance
from translate.model import Outcome
from translate.pipeline import Silent, project_run, window
from translate.project import Options

ARTICLES = {
    "a.txt": "Gyumri is a city.\n\nThe mill burned.\n",
    "b.txt": "He left Yerevan in May.\n\nThe river is cold.\n",
    "c.txt": "It rained.\n",
}


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    (tmp_path / "terms.csv").write_text("source,target\nGyumri,Гюмри\nYerevan,Ереван\n", "utf-8")
    (tmp_path / "m.tsv").write_text("en\tru\nLong ago.\tДавно.\n", "utf-8")
    monkeypatch.setattr(machine, "load", lambda route, threads: Scripted())
    monkeypatch.chdir(tmp_path)


def run(**more: object) -> Outcome:
    given: dict[str, object] = {"names": "off", "glossary": ("terms.csv",), "tm": ("m.tsv",), "quality": "fast"} | more
    return project_run.run(Options(("in",), ("ru",), "en", "out", **given), Silent())  # type: ignore[arg-type]


def why(outcome: Outcome) -> dict[str, str]:
    """Why each article was done, by name; "" for those that were skipped."""
    return {one.article: "" if one.is_skipped else one.why for one in outcome.explained}


def only(name: str, reason: str) -> dict[str, str]:
    return {one: reason if one == name else "" for one in ARTICLES}


def test_the_first_run_does_everything_and_the_second_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    assert set(why(first).values()) == {"no earlier run is known to have done it"}
    before = written(Path())
    monkeypatch.setattr(window, "translated", lambda tasks, shared: pytest.fail("an article was read"))
    second = run()
    assert (second.changed, second.fresh, second.asked) == (0, 0, 0)
    assert (second.results, second.routes, second.models) == (first.results, first.routes, first.models)
    assert set(why(second).values()) == {""}
    assert written(Path()) == before


def test_a_run_that_changes_nothing_says_what_the_one_before_said(caplog: pytest.LogCaptureFixture) -> None:
    Path("terms.csv").write_text("source,target\nGyumri,Гюмри\nYerevan,\n", "utf-8")
    caplog.set_level("INFO")
    first, said = run(), [record.message for record in caplog.records]
    caplog.clear()
    second = run()
    assert [record.message for record in caplog.records] == said[:-1]  # the last is said where an engine was asked
    assert second.unread_rows == first.unread_rows
    assert first.unread_rows


def edit(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("path", "text", "reasons"),
    [
        ("in/a.txt", "Gyumri is a city.\n", only("a.txt", "the article has changed")),
        ("terms.csv", "source,target\nGyumri,Ленинакан\nYerevan,Ереван\n",
         only("a.txt", "glossary: Gyumri -> Ленинакан new; glossary: Gyumri -> Гюмри gone")),
        ("terms.csv", "source,target\n\n# a note\nGyumri,Гюмри\nYerevan,Ереван\ncastle,замок\n",
         dict.fromkeys(ARTICLES, "")),
        ("terms.csv", "source,target\nYerevan,Ереван\n", only("a.txt", "glossary: Gyumri -> Гюмри gone")),
        ("m.tsv", "en\tru\nIt rained.\tЛил дождь.\n", only("c.txt", "m.tsv: It rained. new")),
        ("m.tsv", "en\tru\nNobody came.\tНикто не пришёл.\n", dict.fromkeys(ARTICLES, "")),
        ("out/ru/b.txt", "Не то.\n", only("b.txt", "ru/b.txt was altered")),
    ],
)  # fmt: skip
def test_what_changes_redoes_what_it_concerns(path: str, text: str, reasons: dict[str, str]) -> None:
    run()
    edit(path, text)
    assert why(run()) == reasons
    assert why(run()) == dict.fromkeys(ARTICLES, "")


def test_what_a_person_approves_is_offered_to_other_articles() -> None:
    edit("in/c.txt", "The mill burned.\n")
    run()
    path = Path("out/po/ru/a.txt.po")
    found = path.read_text("utf-8")
    at = found.index('msgid "The mill burned."')
    start = found.rindex("#, fuzzy", 0, at)
    path.write_text(found[:start] + found[start:].replace("#, fuzzy\n", "", 1), "utf-8")
    assert catalog.load(path).entries
    assert why(run()) == {
        "a.txt": "its catalog has changed",
        "b.txt": "",
        "c.txt": "approved in a.txt: The mill burned. new",
    }


def test_a_row_for_a_person_concerns_articles_that_have_a_part_of_the_name() -> None:
    edit("in/c.txt", "Meadows said that it was cold.\n")
    run(names="auto")
    edit("terms.csv", "source,target,type\nGyumri,Гюмри,\nYerevan,Ереван,\nAlan Meadows,Алан Мидоуз,person\n")
    assert why(run(names="auto")) == only("c.txt", "glossary, part of a name: meadows -> Мидоуз new")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"quality": "good"}, "the quality has changed"),
        ({"names": "report"}, "the way of names has changed"),
        ({"on_stale": "source"}, "what is shown of stale paragraphs has changed"),
        ({"reproducible": True}, "reproducible has changed"),
    ],
)
def test_another_option_redoes_everything(options: dict[str, object], reason: str) -> None:
    run()
    assert why(run(**options)) == dict.fromkeys(ARTICLES, reason)


def test_a_reserved_article_is_done_again() -> None:
    run()
    assert why(run(human=("ru/b.txt",))) == only("b.txt", "whether it is reserved for people has changed")


@pytest.mark.parametrize("path", ["out/ru/a.txt", "out/parallel/en-ru/a.txt.ru", "out/ledger/ru/a.txt.json",
                                  "out/report/ru/a.txt.json"])  # fmt: skip
def test_a_file_that_is_gone_is_there_again(path: str) -> None:
    run()
    before = Path(path).read_bytes()
    Path(path).unlink()
    assert why(run()) == only("a.txt", f"{path.removeprefix('out/')} is gone")
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("path", ["out/ru/report.json", "out/ru/report.html"])
def test_reports_that_are_gone_or_altered_are_there_again(path: str) -> None:
    run()
    before = written(Path())
    Path(path).write_text("x", "utf-8")
    assert why(run()) == dict.fromkeys(ARTICLES, "")
    assert written(Path()) == before
    Path(path).unlink()
    run()
    assert written(Path()) == before


def damage(path: Path) -> None:
    path.write_bytes(b"no database")


def lock_out(path: Path) -> None:
    path.unlink()
    path.mkdir()


def other_table(path: Path) -> None:
    path.unlink()
    sqlite3.connect(path).execute("CREATE TABLE facts (x)").connection.close()


@pytest.mark.parametrize("how", [damage, lock_out, other_table])
def test_a_broken_store_costs_only_time(how: object, caplog: pytest.LogCaptureFixture) -> None:
    run()
    before = written(Path())
    how(Path(".translate") / FILE)  # type: ignore[operator]
    outcome = run()
    assert not outcome.failures
    assert all(why(outcome).values())
    assert written(Path()) == before


def test_a_damaged_record_is_no_record() -> None:
    run()
    with sqlite3.connect(Path(".translate") / FILE) as db:
        db.execute("UPDATE facts SET value = '{' WHERE kind = 'article' AND name = 'b.txt'")
    assert why(run()) == only("b.txt", "no earlier run is known to have done it")


def test_a_dry_run_keeps_nothing() -> None:
    project_run.compare(Options(("in",), ("ru",), "en", "out", names="off", quality="fast"), Silent())
    assert not (Path(".translate") / FILE).exists()


def explained(arguments: Sequence[str] = ()) -> list[str]:
    line = ["run", "in", "--to", "ru", "--from", "en", "--names", "off", "--quality", "fast", "--explain", *arguments]
    result = CliRunner().invoke(cli, line)
    assert result.exit_code == ExitCode.DONE
    return [one for one in result.output.splitlines() if " (ru): " in one]


def test_explain_is_one_line_for_each_article() -> None:
    explained()
    edit("in/a.txt", "It rained.\n")
    assert explained() == [
        "a.txt (ru): translated: the article has changed",
        "b.txt (ru): skipped: nothing that it depends on has changed",
        "c.txt (ru): skipped: nothing that it depends on has changed",
    ]


def test_explain_leaves_json_alone() -> None:
    result = CliRunner().invoke(
        cli, ["run", "in", "--to", "ru", "--engine", "copy", "--explain", "--json"], standalone_mode=True
    )
    assert json.loads(result.stdout)["articles"]
    assert "a.txt (ru): translated" in result.stderr


def test_answers_for_articles_that_are_skipped_are_not_pruned() -> None:
    run()
    for number in range(4):
        edit("in/c.txt", f"It rained.\n\nIn {1900 + number} it rained.\n")
        run()
    pruned = cache_maintenance.prune(Path(".translate"), runs=1)
    assert pruned.removed
    edit("in/a.txt", "The mill burned.\n")
    assert run().asked == 0
    for name in ("a.txt", "b.txt"):
        edit(f"in/{name}", "The river is cold.\n")
    run()
    run()
    assert cache_maintenance.prune(Path(".translate"), runs=1).removed
