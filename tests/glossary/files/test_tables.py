"""Tables of text: the delimiter that they name, and rows of which one may be broken."""

from __future__ import annotations

import pytest

from glossary.files import TextTable


@pytest.mark.parametrize(
    ("text", "asked", "rows"),
    [
        ("a,b\n", "", [(1, ("a", "b"))]),
        ("\n\nsep=;\r\na;b\r\n", ";", [(4, ("a", "b"))]),
        ('"sep=|"\na|b', "|", [(2, ("a", "b"))]),
        ('"a\nb",c\nd,e\n', "", [(1, ("a\nb", "c")), (3, ("d", "e"))]),
        ("", "", []),
        ("sep=;", ";", []),
    ],
)
def test_rows(text: str, asked: str, rows: list[tuple[int, tuple[str, ...]]]) -> None:
    table = TextTable.of(text)
    assert table.asked == asked
    assert [(row.number, row.cells) for row in table.rows(asked or ",")] == rows


def test_reading_continues_after_a_broken_row() -> None:
    rows = list(TextTable.of('a,b\n"c"d,e\nf,g\n').rows(","))
    assert [(row.number, row.cells, bool(row.trouble)) for row in rows] == [
        (1, ("a", "b"), False),
        (2, (), True),
        (3, ("f", "g"), False),
    ]


def test_a_cell_may_be_longer_than_the_csv_module_allows_by_itself() -> None:
    (row,) = TextTable.of(f"a,{'b' * 200_000}\n").rows(",")
    assert not row.trouble
