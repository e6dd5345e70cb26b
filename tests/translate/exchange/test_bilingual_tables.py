"""Tables as people and spreadsheets make them: columns by any usual name, without a header, in Excel."""

from __future__ import annotations

import logging
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from translate.errors import ConfigError, ExchangeError
from translate.exchange import exchange_formats, workbook
from translate.exchange.passage import Passage
from translate.model import State

ROWS = [("It rains.", "Идёт дождь."), ("It snows.", "Идёт снег.")]


def read(path: Path) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in exchange_formats.read(path, "en", "ru")]


@pytest.mark.parametrize(
    "header",
    [
        "source,target",
        "Source Text,Target Text",
        "English,Russian",
        "english,Русский",
        "en-US,ru-RU",
        "en_GB,RU",
        "Original,Translation",
        "SRC,TGT",
        "msgid,msgstr",
        "en,translation",
    ],
)
def test_columns_by_any_usual_name(tmp_path: Path, header: str, caplog: pytest.LogCaptureFixture) -> None:
    left, right = header.split(",")
    lines = [f"id,{right},{left}", *(f"{n},{target},{source}" for n, (source, target) in enumerate(ROWS))]
    (tmp_path / "a.csv").write_text("\n".join(lines), "utf-8")
    with caplog.at_level(logging.INFO, "translate"):
        assert read(tmp_path / "a.csv") == ROWS
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("It rains.,Идёт дождь.\nIt snows.,Идёт снег.\n", (1, 2)),
        ("1,It rains.,Идёт дождь.\n2,It snows.,Идёт снег.\n", (2, 3)),
        ("It rains.;;Идёт дождь.\nIt snows.;;Идёт снег.\n", (1, 3)),
        ("2024-01-05\t#7\tIt rains.\tИдёт дождь.\n2024-01-06\t#8\tIt snows.\tИдёт снег.\n", (3, 4)),
        ("It rains.|Идёт дождь.|said by Anna\nIt snows.|Идёт снег.|said by Boris\n", (1, 2)),
    ],
)
def test_without_a_header_the_columns_are_told(
    tmp_path: Path, text: str, columns: tuple[int, int], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.csv").write_text(text, "utf-8")
    with caplog.at_level(logging.INFO, "translate"):
        assert read(tmp_path / "a.csv") == ROWS
    told = f"column {columns[0]} is read as the source, {columns[1]} as the target"
    assert caplog.messages == [f"{tmp_path / 'a.csv'}: no header with the columns source and target; {told}"]


SAMPLE = [
    Passage("=1+1", "=HYPERLINK(1)", State.TRANSLATED, "a.txt"),
    Passage("Two\nlines, “quoted”.", "Две\nстроки.", State.FUZZY, "a.txt", "menu"),
    Passage("Three.", "", State.UNTRANSLATED, "b.txt"),
]


def test_a_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    exchange_formats.write(SAMPLE, path, "en", "ru", "xlsx")
    assert list(exchange_formats.read(path, "en", "ru")) == SAMPLE
    first = path.read_bytes()
    exchange_formats.write(SAMPLE, path, "en", "ru", "xlsx")
    assert path.read_bytes() == first  # no dates
    sheet = openpyxl.load_workbook(path).active
    assert sheet["C2"].data_type == "s"  # no formula
    assert sheet.freeze_panes == "A2"
    assert sheet.data_validations.dataValidation[0].formula1 == '"untranslated,fuzzy,approved"'


def test_a_workbook_of_somebody_else(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a note for the translator"])
    sheet = book.create_sheet("texts")
    sheet.append([None, "English", "Russian", "Status"])
    sheet.append([1, "It rains.", "Идёт дождь.", "Approved"])
    sheet.append([])
    sheet.append([2, 1902, 1902.0, None])
    sheet.append([3, date(1902, 1, 5), "5 января 1902", None])
    book.save(tmp_path / "a.xlsx")
    found = list(exchange_formats.read(tmp_path / "a.xlsx", "en", "ru"))
    assert [(one.source, one.target, one.state) for one in found] == [
        ("It rains.", "Идёт дождь.", State.TRANSLATED),
        ("1902", "1902", State.FUZZY),
        ("1902-01-05 00:00:00", "5 января 1902", State.FUZZY),
    ]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 with a password"])
def test_workbooks_that_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(ExchangeError, match="no workbook of Excel"):
        read(tmp_path / "a.xlsx")


def test_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ExchangeError, match="a damaged workbook"):
        read(tmp_path / "a.xlsx")


def test_a_text_too_long_for_a_cell_is_named() -> None:
    fit, unfit = exchange_formats.carried([Passage("a" * 32_768), Passage("b"), Passage("c\x01")], "xlsx")
    assert [one.source for one in fit] == ["b"]
    assert [why for _, why in unfit] == ["a text of more than 32767 characters", "U+0001"]


def test_without_the_library_a_workbook_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    with pytest.raises(ConfigError, match=r"translate-articles\[xlsx\]"):
        exchange_formats.write(SAMPLE, tmp_path / "a.xlsx", "en", "ru", "xlsx")
