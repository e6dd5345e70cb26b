"""The Python API: a whole run with its reports, without the command line."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import translate


@pytest.fixture
def options(tmp_path: Path) -> translate.Options:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Hello.\n\nIt rains.\n")
    return translate.Options(
        sources=(str(tmp_path / "in"),), to="ru", from_="en", out=tmp_path / "out", engine="copy", root=tmp_path
    )


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != ".translate")


def test_a_run_writes_the_reports_and_the_attestation(options: translate.Options, tmp_path: Path) -> None:
    outcome = translate.run(replace(options, attest=""))
    written = files(tmp_path / "out")
    assert {"ru/a.txt", "ru/report.json", "ru/report.html", "attestation.json", "po/ru/a.txt.po"} <= set(written)
    assert outcome.changed == len(written)
    report = json.loads((tmp_path / "out/ru/report.json").read_text("utf-8"))
    assert [one["article"] for one in report["articles"]] == ["a.txt"]
    assert translate.run(replace(options, attest="")).changed == 0


def test_status_build_and_check_of_what_was_run(options: translate.Options, tmp_path: Path) -> None:
    translate.run(options)
    found = translate.status(options)
    assert (found.locales, found.failures, found.orphans) == (("ru",), (), ())
    assert {str(standing): count for standing, count in found.looked[0].counts.items()} == {"machine": 2}
    built = translate.build(options, only_reviewed=True)
    assert (built.locales, built.reviewed("ru")) == (("ru",), 0.0)
    assert (tmp_path / "out/ru/a.txt").read_text() == "Hello.\n\nIt rains.\n"
    absent = replace(options, tm=tmp_path / "none.tmx")  # which no check reads
    assert translate.check(absent).files == ((tmp_path / "out/po/ru/a.txt.po").as_posix(),)


def test_notes_are_logged_under_the_name_of_the_package(
    options: translate.Options, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "translate"):
        translate.run(options)
    assert "copy: en -> ru (copy)" in caplog.messages
    assert {record.name.split(".")[0] for record in caplog.records} == {"translate"}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"quality": "better"}, "quality: 'better' is not fast, good or best; change the value"),
        ({"names": "some"}, "names: 'some' is not auto, enforce, report or off; change the value"),
        ({"sources": 3}, "sources: 3 is not a text or a list of texts; change the value"),
        ({"to": [""]}, "to: [''] is not a text or a list of texts; change the value"),
    ],
)
def test_options_refuse_what_cannot_be_meant(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(translate.Error) as raised:
        translate.Options(**wrong)  # type: ignore[arg-type]
    assert str(raised.value) == message


def test_one_value_stands_for_a_list_of_one() -> None:
    options = translate.Options(sources=Path("in"), to="ru", glossary=["a.csv", Path("b.csv")], out=Path("o"))
    assert (options.sources, options.to, options.glossary, options.out) == (("in",), ("ru",), ("a.csv", "b.csv"), "o")
    assert options == replace(options, quality="good")


def test_a_run_from_python_needs_no_click(options: translate.Options) -> None:
    code = (
        "import sys, translate\n"
        f"translate.run(translate.Options(sources={options.sources!r}, to='ru', from_='en', out={options.out!r},"
        f" engine='copy', root={options.root!r}))\n"
        "assert not {'click', 'rich'} & sys.modules.keys(), sorted({'click', 'rich'} & sys.modules.keys())"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
