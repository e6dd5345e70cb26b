"""Spreadsheets of OpenDocument: texts that nothing uses are translated, others are left and reported."""

from __future__ import annotations

import html

import office_documents as made
import pytest
from format_laws import assert_laws, texts

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import parse, serialize
from translate.project.articles.office.open_sheets import a1_formula

NAMESPACES = " ".join(
    f'xmlns:{name}="{name}"' for name in ("office", "text", "table", "style", "calcext", "draw", "dc")
)


def cell(text: str = "", formula: str = "", kind: str = "string", more: str = "") -> str:
    """A cell; a text of several lines is several paragraphs."""
    if not text and not formula:
        return f"<table:table-cell {more}/>"
    said = f' table:formula="{html.escape(formula)}"' if formula else ""
    lines = "".join(f"<text:p>{line}</text:p>" for line in (text or "x").split("\n"))
    return f'<table:table-cell office:value-type="{kind}"{said} {more}>{lines}</table:table-cell>'


def ods(rows: list[list[str]], before: str = "", after: str = "", name: str = "Prices") -> bytes:
    inside = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    body = f'{before}<table:table table:name="{name}"><table:table-column/>{inside}</table:table>{after}'
    content = f"<office:document-content {NAMESPACES}><office:spreadsheet>{body}</office:spreadsheet>"
    content += "</office:document-content>"
    return made.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def read(data: bytes) -> Article:
    return parse(data, "a.ods", "en")


def placed(data: bytes) -> list[str]:
    article = assert_laws(data, "a.ods")
    return [f"{one.place}: {text}" for one, text in zip(article.paragraphs, texts(article), strict=True)]


def test_texts_of_cells() -> None:
    shape = "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>"
    comment = "<office:annotation><text:p>A comment</text:p></office:annotation>"
    first = [cell("Red &amp; green"), cell("12.5", kind="float"), cell("3 May 2024", kind="date")]
    rows = [first, [cell(more='table:number-columns-repeated="3"'), cell(f"One{comment}\nTwo")], [cell(shape)]]
    rows.insert(
        2, [cell("Twice", more='table:number-columns-repeated="2"'), "<table:covered-table-cell/>", cell("End")]
    )
    assert placed(ods(rows)) == [
        "Prices!A1: Red & green",
        "Prices!D2: One",
        "Prices!D2: Two",
        "Prices!A3: Twice",
        "Prices!D3: End",
        ": In a box",
    ]
    new = made.members(serialize(read(ods(rows)), {1: "Rot", 5: "Ende & mehr"}))["content.xml"].decode()
    assert "<text:p>Rot</text:p>" in new
    assert "<text:p>Ende &amp; mehr</text:p>" in new


@pytest.mark.parametrize(
    ("formula", "a1"),
    [
        ("of:=SUM([.A1:.B$3])", "SUM(A1:B$3)"),
        ("of:=[$Sheet2.$A$1]&\"[.A1]\"", "'Sheet2'!$A$1&\"[.A1]\""),
        ("of:=COUNTIF([$'a.b ''c'.A1:$'a.b ''c'.B2];\"x\")", "COUNTIF('a.b ''c'!A1:B2;\"x\")"),
        ("=['file:///x.ods'#$Sheet1.A1]+1", "#REF!+1"),
        ("msoxl:=[.A:.A]", "A:A"),
    ],
)  # fmt: skip
def test_formulas(formula: str, a1: str) -> None:
    assert a1_formula(formula) == a1


VALIDATION = (
    '<table:content-validation table:name="v" table:condition="of:cell-content-is-in-list({})" '
    'table:base-cell-address="P.A1"/>'
)
FORMAT = (
    '<calcext:conditional-format calcext:target-range-address="Prices.A1:Prices.B2"><calcext:condition '
    'calcext:value="{}" calcext:base-cell-address="Prices.A1"/></calcext:conditional-format>'
)
NAMED = '<table:named-range table:name="n" table:cell-range-address="$Prices.$A$2:.$B$2"/>'
PIVOT = (
    '<table:data-pilot-table table:target-range-address="Prices.B2:Prices.C9"><table:source-cell-range '
    'table:cell-range-address="Prices.A1:Prices.A1"/></table:data-pilot-table>'
)


@pytest.mark.parametrize(
    ("formula", "before", "after", "used"),
    [
        ("of:=[.A2]", "", "", "A2"),
        ("of:=COUNTA([.A1:.B2])", "", "", ""),
        ("of:=VLOOKUP(1;[$Prices.A1:.B2];2)", "", "", "A1, B1, A2, B2"),
        ("of:=IF([.Z1]=\"one b\";1;2)", "", "", "B1"),
        ("of:=[$Other.A1]", "", "", ""),
        ("", VALIDATION.format("&quot;One a&quot;;&quot;x&quot;"), "", "A1, B2"),
        ("", VALIDATION.format("[.$A$1:.$A$2]"), "", "A1, A2, B2"),
        ("", "", FORMAT.format("formula-is([.$B1]=&quot;x&quot;)"), "B1, B2"),
        ("", "", FORMAT.format("&gt;5"), ""),
        ("", "", FORMAT.format("=&quot;x&quot;"), "A1, B1, A2, B2"),
        ("", "", NAMED, "A2, B2"),
        ("", "", PIVOT, "A1, B2"),
        ("", "", '<table:filter-condition table:value="two a" table:operator="="/>', "A2"),
    ],
)  # fmt: skip
def test_what_is_used_is_left(formula: str, before: str, after: str, used: str) -> None:
    rows = [[cell("One a"), cell("One b")], [cell("Two a"), cell("Two b", more='table:content-validation-name="v"')]]
    rows.append([cell(formula=formula)] if formula else [])
    data = ods(rows, before, after)
    article = assert_laws(data, "a.ods")
    every = ("A1", "B1", "A2", "B2")
    assert [one.place for one in article.paragraphs] == [
        f"Prices!{name}" for name in every if name not in used.split(", ")
    ]
    said = " ".join(
        one.message.partition(" stay")[0].replace("Prices!", "").replace(",", "") for one in article.findings
    )
    assert sorted(said.split()) == sorted(filter(None, used.split(", ")))


def test_what_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"^a.ods: no spreadsheet; save it as .ods$"):
        read(made.zipped({"content.xml": "<office:text xmlns:office='o'/>"}))
    encrypted = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    with pytest.raises(ArticleError, match=r"^a.ods: encrypted; save it without a password$"):
        read(made.zipped({"content.xml": "<office:spreadsheet xmlns:office='o'/>", **encrypted}))
