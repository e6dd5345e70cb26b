"""Abbreviated days and months: which they are in a text, which lines only list them, and how a locale writes them."""

from __future__ import annotations

import pytest

from translate.text.quantities import abbreviated, alone, calendar_runs, dated_months, is_prose, listed_kinds

_BOTH = frozenset({"days", "months"})

_RUNS = [
    ("Mon Tue Wed Thu Fri", _BOTH, ["Mon Tue Wed Thu Fri"]),
    ("Sat 10-4", frozenset(), ["Sat."]),
    ("Sun closed", frozenset(), []),
    ("Sun closed", _BOTH, ["Sun."]),
    ("Mon–Fri 9am–5pm", frozenset(), ["Mon–Fri"]),
    ("Mon, Wed & Fri: 10 to 6", frozenset(), ["Mon, Wed & Fri"]),
    ("Jan | Feb | Mar", frozenset(), ["Jan.", "Feb.", "Mar."]),
    ("Q1: Jan-Mar", frozenset(), ["Jan-Mar"]),
    ("Thurs 7pm, Weds 6pm", frozenset(), ["Thurs.", "Weds."]),
    ("Trains: Mon to Sat; Sun hourly", frozenset(), ["Mon to Sat", "Sun."]),
    ("The Sun reported on Sat that it rained.", frozenset(), ["Sat."]),
    ("May", frozenset(), []),
    ("May", _BOTH, ["May."]),
    ("Sun Microsystems was bought.", _BOTH, []),
    ("Sun, sea and sand", _BOTH, []),
    ("The Sun 10 years ago; he sat in the sun in mar, and Jan wed Mon.", frozenset(), []),
    ("May I see the Sun? It sat there.", _BOTH, []),
]


@pytest.mark.parametrize(("text", "listed", "wanted"), _RUNS)
def test_what_is_a_day_or_month(text: str, listed: frozenset[str], wanted: list[str]) -> None:
    assert [alone(text, run) for run in calendar_runs(text, "en", listed)] == wanted


@pytest.mark.parametrize(
    ("source", "text", "target", "written"),
    [
        ("en", "Mon Tue Wed", "ru", "Пн Вт Ср"),
        ("en", "SAT SUN", "ru", "СБ ВС"),
        ("en", "Mon-Fri", "ru", "Пн-Пт"),
        ("en", "Mon to Fri", "ru", "Пн–Пт"),
        ("en", "Mon, Wed & Fri", "ru", "Пн, Ср и Пт"),
        ("en", "Sat or Sun", "ru", "Сб или Вс"),
        ("en", "Sun.", "ru", "Вс"),
        ("en", "Jan-Mar", "ru", "Янв.-Март"),
        ("en", "Jan May", "ru", "Янв. Май"),
        ("en", "May.", "ru", "Май"),
        ("en", "Mon-Fri", "de", "Mo-Fr"),
        ("en", "Sat and Sun", "fr", "Sam. et Dim."),
        ("en", "Thurs.", "es", "Jue"),
        ("en", "Tue", "ru", ""),
        ("en", "Sun", "ru", ""),
        ("en", "Sun Jan", "ru", ""),
        ("en", "Mon-Fri 9", "ru", ""),
        ("de", "Mo-Fr", "ru", "Пн-Пт"),
        ("fr", "lun.-ven.", "ru", "пн-пт"),
        ("es", "lun y mar", "ru", "пн и вт"),
        ("ru", "Пн-Пт", "en", "Mon-Fri"),
    ],
)
def test_runs_are_written_as_the_locale_abbreviates_them(source: str, text: str, target: str, written: str) -> None:
    assert abbreviated(text, source, target) == written


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Mon-Fri 9am-5pm", False),
        ("Sat 12 Oct: Arsenal v Chelsea (3pm)", False),
        ("Tue: kitchen closed, the bar opens at five and closes late.", False),
        ("Bin collection: Weds (weekly)", False),
        ("Open Mon to Fri, closed Sat and Sun.", True),
        ("The Sun reported on Sat that it rained.", True),
    ],
)
def test_a_line_that_lists_is_no_prose(text: str, prose: bool) -> None:
    assert is_prose(text, calendar_runs(text, "en")) is prose


def test_a_document_lists_days_where_two_begin_lines() -> None:
    assert listed_kinds(["Sat 10-4\nSun closed"], "en") == {"days"}
    assert listed_kinds(["Jan", "Feb", "12"], "en") == {"months"}
    assert listed_kinds(["Sat 10-4", "Sat 12-6", "He met Jan on Wed."], "en") == set()


def test_months_beside_a_day_are_read_out() -> None:
    assert dated_months("Mar 12, 3 Sept. and Jan Smith; Oct 2024", "en") == [(0, 3, "March"), (10, 15, "September")]
