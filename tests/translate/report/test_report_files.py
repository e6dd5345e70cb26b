"""report.json, its parts and report.html: what every run has said of the articles that are there, each once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import reports

from glossary import Inference, Match, Occurrence, Severity, Status, Term
from translate.model import Origin, State, Translation, Unit, UnitFinding
from translate.project import articles, files
from translate.report import ReportWriter, locale_report, report_parts

ONE = "One."


def translation(name: str, message: str = "m", count: int = 1) -> Translation:
    article = articles.parse("\n\n".join([ONE] * count).encode(), name, "en")
    finding = UnitFinding("number", Severity.INFO, message, name, 1)
    name_of = Term("Gyumri", "Гюмри", inference=Inference("transcribed", (("Гюмри", "Гьюмри"),)))
    occurrence = Occurrence(Match(name_of, 0, 3, "One"), Status.SATISFIED, 0, 3, "", "Раз")
    unit = Unit(ONE, "Раз.", State.FUZZY, Origin.MACHINE, (occurrence,), (finding,))
    return Translation(article, "ru", (unit,) * count, "m")


def outcome(*names: str, message: str = "m", count: int = 1) -> tuple[Translation, ...]:
    return tuple(translation(name, message, count) for name in names)


def there(out: Path, *names: str) -> None:
    """The translated articles of earlier runs."""
    for name in names:
        path = out / "ru" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def told(out: Path) -> dict[str, list[str]]:
    report = reports.read(out)
    return {
        kind: [f"{r['article']} {r.get('message', '')}".strip() for r in report[kind]]
        for kind in ("articles", "findings")
    }


def tree(out: Path) -> dict[str, bytes]:
    found = (path for path in out.rglob("*") if path.is_file() and ".translate" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(params=[2000, 2], ids=["one page", "loaded"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(locale_report, "ON_ONE_PAGE", request.param)
    return int(request.param)


def test_articles_of_earlier_runs_stay_while_their_translation_does(tmp_path: Path, limit: int) -> None:
    there(tmp_path, "a.txt", "b.txt", "sub/c.txt")
    scripts = 3 if limit == 2 else 0
    assert reports.write(outcome("sub/c.txt", "a.txt", "b.txt"), tmp_path) == 3 + scripts + 3
    assert reports.write(outcome("sub/c.txt", "a.txt", "b.txt"), tmp_path) == 0
    (tmp_path / "ru/sub/c.txt").unlink()
    assert reports.write(outcome("b.txt", message="new"), tmp_path) == 4  # its part, the index, the page, names.csv
    assert told(tmp_path) == {"articles": ["a.txt", "b.txt"], "findings": ["a.txt m", "b.txt new"]}
    assert reports.write(outcome("b.txt", message="new"), tmp_path) == 0
    assert not list((tmp_path / "report").rglob("*c.txt*"))
    assert len(list((tmp_path / "report").rglob("*.js"))) == 0


def test_parts_and_page_are_the_same_whatever_the_way_to_them(tmp_path: Path, limit: int) -> None:
    """One run, run by run, in another order, more and then fewer: the files are the same."""
    names = ("a.txt", "b.txt", "sub/c.txt")
    ways: dict[str, list[tuple[str, ...]]] = {
        "whole": [names],
        "turned": [names[::-1]],
        "one by one": [names[2:], names[:1], names[1:2]],
        "again": [names, names[1:]],
        "fewer": [(*names, "d.txt"), names],
    }
    for way, runs in ways.items():
        out = tmp_path / way
        there(out, *names)
        for some in runs:
            reports.write(outcome(*some), out)
    for out in tmp_path.iterdir():
        assert tree(out) == tree(tmp_path / "whole"), out.name


def test_a_report_that_grows_or_shrinks_changes_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale_report, "ON_ONE_PAGE", 2)
    there(tmp_path, "a.txt", "b.txt", "c.txt")
    reports.write(outcome("a.txt", "b.txt"), tmp_path)
    page = tmp_path / "ru/report.html"
    assert 'class="paragraph ' in page.read_text("utf-8")
    reports.write(outcome("c.txt"), tmp_path)
    assert 'class="paragraph ' not in page.read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "report/ru").glob("*.js")) == ["a.txt.js", "b.txt.js", "c.txt.js"]
    (tmp_path / "ru/a.txt").unlink()
    reports.write(outcome("c.txt"), tmp_path)
    assert 'class="paragraph ' in page.read_text("utf-8")
    assert not list((tmp_path / "report/ru").glob("*.js"))


def test_what_a_run_that_was_killed_has_written_is_there_after_the_next(tmp_path: Path, limit: int) -> None:
    there(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt")
    reports.write(outcome("a.txt", "b.txt", "c.txt"), tmp_path)
    killed = ReportWriter(tmp_path)
    for one in (translation("b.txt", "late"), translation("d.txt", "late")):
        killed.add(one)
    after = ReportWriter(tmp_path)
    assert all(after.keep(name, "en", "ru") for name in ("a.txt", "b.txt", "c.txt", "d.txt"))
    assert not after.keep("e.txt", "en", "ru")
    assert after.close() > 0
    assert told(tmp_path)["findings"] == ["a.txt m", "b.txt late", "c.txt m", "d.txt late"]
    page = (tmp_path / "ru/report.html").read_text("utf-8")
    scripts = "".join(path.read_text("utf-8") for path in (tmp_path / "report/ru").glob("*.js"))
    assert (page + scripts).count("</b> <bdi>late") == 2
    again = ReportWriter(tmp_path)
    assert again.keep("a.txt", "en", "ru")
    assert again.close() == 0


@pytest.mark.parametrize(
    ("on_one_page", "lost"),
    [(2000, "ru/report.json"), (2000, "ru/report.html"), (2, "ru/report.json"), (2, "ru/report.html"),
     (2, "report/ru/b.txt.js")],
)  # fmt: skip
def test_a_file_that_was_deleted_is_written_again_from_the_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_one_page: int, lost: str
) -> None:
    monkeypatch.setattr(locale_report, "ON_ONE_PAGE", on_one_page)
    there(tmp_path, "a.txt", "b.txt", "c.txt")
    reports.write(outcome("a.txt", "b.txt", "c.txt"), tmp_path)
    before = tree(tmp_path)
    (tmp_path / lost).unlink()
    after = ReportWriter(tmp_path)
    assert after.keep("a.txt", "en", "ru")
    assert after.close() == 1
    assert tree(tmp_path) == before


def test_what_would_change_is_what_changes(tmp_path: Path, limit: int) -> None:
    there(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt")
    reports.write(outcome("a.txt", "b.txt", "c.txt"), tmp_path)
    before = tree(tmp_path)
    comparison = files.Comparison()
    given = outcome("b.txt", "d.txt", message="new")
    assert reports.write(given, tmp_path, comparison) == len(comparison.changed)
    assert tree(tmp_path) == before
    reports.write(given, tmp_path)
    after = tree(tmp_path)
    changed = {tmp_path / name: data for name, data in after.items() if before.get(name) != data}
    assert comparison.changed == changed


def old_report(out: Path, *names: str, **changes: Any) -> None:
    """A report.json of 0.2: all in one file."""
    reports.write(outcome(*names), out)
    found = reports.read(out)
    for path in [*(out / "report/ru").iterdir(), out / "ru/report.html", out / "ru/names.csv"]:
        path.unlink()
    for one in found["articles"]:
        for key in ("findings", "risk", "with_findings", "with_unresolved_terms", "inferred", "part", "digest"):
            del one[key]
    for one in found["paragraphs"]:
        del one["standing"]
    (out / "ru/report.json").write_text(json.dumps({"schema": 1} | found | changes), "utf-8")


def test_a_report_in_one_file_is_taken_over(tmp_path: Path, limit: int) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    there(tmp_path / "old", *names, "gone.txt")
    there(tmp_path / "new", *names)
    old_report(tmp_path / "old", *names, "gone.txt")
    (tmp_path / "old/ru/gone.txt").unlink()
    reports.write(outcome("b.txt", message="new"), tmp_path / "old")
    assert told(tmp_path / "old") == {"articles": [*names], "findings": ["a.txt m", "b.txt new", "c.txt m"]}
    reports.write((translation("a.txt"), translation("b.txt", "new"), translation("c.txt")), tmp_path / "new")
    old, new = tree(tmp_path / "old"), tree(tmp_path / "new")
    assert old["ru/names.csv"] == new["ru/names.csv"]
    assert old.keys() == new.keys()
    assert [name for name in new if old[name] != new[name] and "report" not in name] == []


BROKEN: list[Callable[[str], str]] = [
    lambda text: text[: len(text) // 2],
    lambda _: '{"schema": 99}',
    lambda _: "[]",
    lambda _: "",
    lambda _: '{"schema": 2, "page": "", "articles": [{"article": "b.txt"}]}',
    lambda _: '{"schema": 1, "articles": [{"article": "b.txt"}], "paragraphs": "rows"}',
    lambda _: "[" * 100_000,
    lambda text: text.replace("b.txt", "../../b.txt"),
    lambda text: text.replace('"b.txt"', "7"),
    lambda text: text.replace('"ru"', '"../ru"'),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_no_report_of_ours_is_replaced(tmp_path: Path, limit: int, broken: Callable[[str], str]) -> None:
    there(tmp_path, "a.txt", "b.txt", "c.txt")
    reports.write(outcome("a.txt", "b.txt", "c.txt"), tmp_path)
    before = tree(tmp_path)
    path = tmp_path / "ru/report.json"
    path.write_text(broken(path.read_text("utf-8")), "utf-8")
    reports.write(outcome("a.txt"), tmp_path)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("broken", BROKEN)
def test_a_part_that_is_broken_is_left_out(tmp_path: Path, limit: int, broken: Callable[[str], str]) -> None:
    there(tmp_path, "a.txt", "b.txt", "c.txt")
    reports.write(outcome("a.txt", "b.txt", "c.txt"), tmp_path)
    path = tmp_path / "report/ru/b.txt.json"
    path.write_text(broken(path.read_text("utf-8")), "utf-8")
    (tmp_path / "ru/report.json").unlink()
    reports.write(outcome("a.txt"), tmp_path)
    assert told(tmp_path)["articles"] == ["a.txt", "c.txt"]


@pytest.mark.parametrize("name", ["../../kept.txt", "/kept.txt", "../report/ru/../../kept.txt"])
@pytest.mark.parametrize("schema", [1, 2])
def test_no_file_outside_is_deleted_over_a_name(tmp_path: Path, name: str, schema: int) -> None:
    out = tmp_path / "out"
    there(out, "a.txt")
    reports.write(outcome("a.txt"), out)
    if schema == 1:
        old_report(out, "a.txt")
    path = out / "ru/report.json"
    path.write_text(path.read_text("utf-8").replace('"a.txt"', json.dumps(name)), "utf-8")
    kept = [tmp_path / "kept.txt.json", out / "kept.txt.json", out / "report/kept.txt.json"]
    for one in kept:
        one.parent.mkdir(exist_ok=True)
        one.write_text("x")
    reports.write(outcome("b.txt"), out)
    assert all(one.read_text() == "x" for one in kept)
    assert told(out)["articles"] == (["b.txt"] if schema == 1 else ["a.txt", "b.txt"])  # by its part


def test_two_runs_at_once_lose_nothing_of_each_other(tmp_path: Path, limit: int) -> None:
    there(tmp_path, "a.txt", "b.txt", "c.txt")
    reports.write(outcome("c.txt"), tmp_path)
    one, other = ReportWriter(tmp_path), ReportWriter(tmp_path)
    one.add(translation("a.txt"))
    other.add(translation("b.txt", "new"))
    one.close()
    other.close()
    assert told(tmp_path) == {"articles": ["a.txt", "b.txt", "c.txt"], "findings": ["a.txt m", "b.txt new", "c.txt m"]}
    before = tree(tmp_path)
    assert reports.write((translation("a.txt"), translation("b.txt", "new"), translation("c.txt")), tmp_path) == 0
    assert tree(tmp_path) == before


def test_names_count_their_places_in_all_articles(tmp_path: Path, limit: int) -> None:
    there(tmp_path, "a.txt", "b.txt")
    reports.write(outcome("a.txt", "b.txt", count=2), tmp_path)
    header, row = (tmp_path / "ru/names.csv").read_text("utf-8").splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert (cells["source"], cells["target"], cells["count"]) == ("Gyumri", "Гюмри", "4")
    assert cells["candidates"] == "Гюмри|Гьюмри"


def test_memory_does_not_hold_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale_report, "ON_ONE_PAGE", 10)
    writer = locale_report.LocaleReport(tmp_path, "ru")
    held = [len(writer._held) for _ in added(writer)]
    assert max(held) == 10
    assert held[-1] == 0


def added(writer: locale_report.LocaleReport) -> Iterator[None]:
    for n in range(30):
        writer.add(report_parts.part(translation(f"{n}.txt")))
        yield
