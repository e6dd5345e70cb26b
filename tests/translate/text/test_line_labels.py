"""Labels in front of lines: what is layout, and what begins a sentence."""

from __future__ import annotations

import pytest

from translate.text import layout_end
from translate.text.line_labels import LabelKind, label_of


@pytest.mark.parametrize(
    ("locale", "line", "layout"),
    [
        ("en", "[00:01:15] INES KALB: Hello.", "[00:01:15] "),
        ("en", "[2024-03-05 12:00:01] Hello.", "[2024-03-05 12:00:01] "),
        ("en", "12/03/2024, 18:05 - Ines: Hello.", "12/03/2024, 18:05 - "),
        ("en", "[12:01] <ines> hello", "[12:01] <ines> "),
        ("en", "19:00 Opening", "19:00 "),
        ("en", "19:00–20:30 Opening", "19:00–20:30 "),
        ("en", "19:00 is too late", ""),
        ("en", "7:30 p.m. Concert", ""),  # an engine may say it as its language does
        ("en", "- [ ] buy milk", "- [ ] "),
        ("en", "  * tea", "  * "),
        ("en", "◦ tea", "◦ "),
        ("en", "+ tea", "+ "),
        ("en", "## Title", "## "),
        ("en", "> > quoted", "> > "),
        ("en", "№ 7 House", "№ 7 "),
        ("en", "#1 in the country", ""),
        ("en", "(a) one", "(a) "),
        ("en", "b) two", "b) "),
        ("en", "12. Twelve", "12. "),
        ("en", "1.2.3 Scope", "1.2.3 "),
        ("en", "2.5 million people", ""),
        ("en", "1999. A year", ""),
        ("en", "II. Second", "II. "),
        ("en", "ii. second", "ii. "),
        ("en", "viii) eighth", "viii) "),
        ("en", "mix. it", ""),
        ("en", "A. Smith said so.", ""),
        ("en", "Ines Kalb: Hello.", ""),
        ("de", "3. Oktober", ""),
        ("de", "3) Oktober", "3) "),
        ("en", "#tag of the day", ""),
        ("en", "-5 degrees", ""),
        ("en", "- ", ""),
    ],
)
def test_layout(locale: str, line: str, layout: str) -> None:
    assert line[: layout_end(line, locale)] == layout


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ines Kalb: Hello.", LabelKind.SPEAKER),
        ("INES KALB (on the phone): Hello.", LabelKind.SPEAKER),
        ("Ana de la Cruz: Hola.", LabelKind.SPEAKER),
        ("Q: Why?", LabelKind.SPEAKER),
        ("甲：你好", LabelKind.SPEAKER),
        ("— Hola", LabelKind.DASH),
        ("items: bread", None),
        ("The house that they built stood here: empty.", None),
        ("https://example.org is it", None),
    ],
)
def test_kinds(line: str, kind: LabelKind | None) -> None:
    label = label_of(line)
    assert (label.kind if label else None) == kind
