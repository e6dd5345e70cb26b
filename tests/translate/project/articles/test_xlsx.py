"""Workbooks: the texts that nothing uses are translated, all others are left and reported."""

from __future__ import annotations

import time

import office_documents as made
import pytest
from format_laws import assert_laws, texts
from hypothesis import given
from hypothesis import strategies as st
from office_documents import sheet_row, xlsx

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import parse, remarks, serialize, translated

FORMATTED = (
    '<r><t xml:space="preserve">The </t></r><r><rPr><b/><sz val="11"/><rFont val="Calibri"/><family val="2"/></rPr>'
    '<t>white</t></r><r><rPr><sz val="11"/><rFont val="Calibri"/></rPr><t xml:space="preserve"> boat</t></r>'
)
STRINGS = ["<t>Apples</t>", "<t>Open</t>", FORMATTED, "<t>Line one&#10;line two &amp; more</t>", "<t>12.5</t>"]


def read(data: bytes, name: str = "a.xlsx") -> Article:
    return parse(data, name, "en")


def placed(data: bytes) -> list[str]:
    """The texts of a workbook, each with its place; all laws hold."""
    article = assert_laws(data, "a.xlsx")
    return [f"{one.place}: {text}" for one, text in zip(article.paragraphs, texts(article), strict=True)]


def left(data: bytes) -> list[str]:
    """What is left, up to its reason."""
    return [one.message.partition(" in the source language: ")[0] for one in read(data).findings]


def reasons(data: bytes) -> list[str]:
    return [one.message.partition(" in the source language: ")[2] for one in read(data).findings]


def test_texts_of_cells() -> None:
    rows = sheet_row(1, "s0", "7", "s2") + sheet_row(4, "", "s3", "'Here, &lt;now&gt;", "s4")
    data = xlsx(STRINGS, {"Sheet1": rows, "Sheet 2": sheet_row(2, "s0", "s1")})
    assert placed(data) == [
        "Sheet1!A1: Apples",
        "'Sheet 2'!B2: Open",
        "Sheet1!C1: The <1>white</1> boat",
        "Sheet1!B4: Line one\nline two & more",
        "Sheet1!C4: Here, <now>",
    ]


def test_a_package_that_gives_the_type_of_the_workbook_for_all_parts() -> None:
    members = made.members(xlsx(STRINGS, {"Sheet1": sheet_row(1, "s0")}))
    types = members["[Content_Types].xml"].decode()
    override = f'<Override PartName="/xl/workbook.xml" ContentType="{made.SHEETS}.sheet.main+xml"/>'
    default = f'<Default Extension="xml" ContentType="{made.SHEETS}.sheet.main+xml"/>'
    assert override in types
    members["[Content_Types].xml"] = types.replace(override, default).encode()
    members["_rels/.rels"] = made.relations({"/xl/workbook.xml": "officeDocument"}).encode()
    assert placed(made.zipped(members)) == ["Sheet1!A1: Apples"]


def test_a_text_that_stands_in_its_cell_as_the_result_of_no_formula() -> None:
    cells = '<c r="A1" t="str"><v> Fish &amp; chips </v></c><c r="B1" t="str"><f>A2</f><v>Result</v></c>'
    data = xlsx([], {"Sheet1": f'<row r="1">{cells}</row>'})
    assert placed(data) == ["Sheet1!A1: Fish & chips"]
    new = made.members(serialize(read(data), {1: "x"}))["xl/worksheets/sheet1.xml"].decode()
    assert cells.replace("Fish &amp; chips", "x") in new


def test_translations() -> None:
    data = xlsx(STRINGS, {"Sheet1": sheet_row(1, "s0", "s2", "s3", "'Here")})
    targets = {1: "A & _x0041_", 2: "<1>B</1> aaaa", 3: "c\nd", 4: "Ici"}
    new = made.members(serialize(read(data), targets))
    strings = new["xl/sharedStrings.xml"].decode()
    assert "<si><t>A &amp; _x005F_x0041_</t></si>" in strings
    assert (
        '<si><r><rPr><b/><sz val="11"/><rFont val="Calibri"/><family val="2"/></rPr><t xml:space="preserve">B</t></r>'
        '<r><t xml:space="preserve"> aaaa</t></r></si>' in strings
    )
    assert "<si><t>c\nd</t></si><si><t>12.5</t></si>" in strings
    assert "<is><t>Ici</t></is>" in new["xl/worksheets/sheet1.xml"].decode()
    assert texts(read(serialize(read(data), targets))) == [*targets.values()]


TAIL = '<x><dataValidation type="list" sqref="A2:A9"><formula1>{}</formula1></dataValidation></x>'
RULE = '<conditionalFormatting sqref="A2:C9"><cfRule type="{}"><formula>{}</formula></cfRule></conditionalFormatting>'
FILTER = (
    '<autoFilter ref="A1:C3"><filterColumn colId="1"><filters><filter val="x"/></filters></filterColumn></autoFilter>'
)
X14 = (
    '<extLst><x14:dataValidation type="list"><x14:formula1><xm:f>$A$2:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>H1</xm:sqref></x14:dataValidation></extLst>"
)


@pytest.mark.parametrize(
    ("formula", "rest", "used"),
    [
        ("=A2", "", "A2"),
        ("=SUM(A1:A9)", "", ""),
        ("=COUNTA(A1:C9)+ROWS(A1:A9)", "", ""),
        ("=COUNTIF(A1:A9,\"x\")", "", "A2, A3"),
        ("=VLOOKUP(\"q\",$A:$B,2,FALSE)", "", "A2, B2, A3, B3"),
        ("=SUM(--(A3:B3=\"x\"))", "", "A3, B3"),
        ("=Sheet1!B3&\"x\"", "", "B3"),
        ("='sheet1'!b3", "", "B3"),
        ("=[1]Sheet1!B3", "", ""),
        ("=Other!B3", "", ""),
        ("=INDEX(2:2,1)", "", "A2, B2, C2"),
        ("=INDIRECT(\"Sheet1!C2\")", "", "C2"),
        ("=INDIRECT(\"A\"&1)", "", "A2, B2, C2, A3, B3, C3"),
        ("=OFFSET(C9,1,1)", "", "A2, B2, C2, A3, B3, C3"),
        ("=IF(D9=1,\"first a\",\"THIRD B\")", "", "A2, B3"),
        ("=LOG10(5)&\"A2\"", "", ""),
        ("", TAIL.format('"first a,second c"'), "A2, C2, A3"),
        ("", TAIL.format("$C$2:$C$3"), "A2, C2, A3, C3"),
        ("", X14, "A2, A3"),
        ("", RULE.format("expression", 'LEFT($B2)="S"'), "B2, B3"),
        ("", RULE.format("expression", "MOD(ROW(),2)=0"), ""),
        ("", RULE.format("cellIs", '"x"'), "A2, B2, C2, A3, B3, C3"),
        ("", RULE.format("cellIs", "5"), ""),
        ("", RULE.format("containsBlanks", "LEN(TRIM(A2))=0"), ""),
        ("", FILTER, "B2, B3"),
        ("", '<autoFilter ref="A1:C3"/>', ""),
    ],
)  # fmt: skip
def test_what_is_used_is_left(formula: str, rest: str, used: str) -> None:
    strings = [f"<t>{row} {column}</t>" for row in ("First", "Third") for column in "abc"]
    strings[2] = "<t>Second c</t>"
    rows = sheet_row(2, "s0", "s1", "s2", formula) + sheet_row(3, "s3", "s4", "s5")
    data = xlsx(strings, {"Sheet1": f"{rows}|{rest}"})
    found = "|".join(one.rpartition(" stay")[0].removeprefix("Sheet1!") for one in left(data))
    assert found == used
    cells = {cell for part in used.split("|") for cell in part.split(", ") if cell}
    places = [one.place for one in read(data).paragraphs]
    assert places == [f"Sheet1!{name}" for name in ("A2", "B2", "C2", "A3", "B3", "C3") if name not in cells]
    assert_laws(data, "a.xlsx")


def test_a_formula_that_many_cells_share() -> None:
    shared = '<c r="D2" t="str"><f t="shared" ref="D2:D4" si="0">A2&amp;$B$2</f><v>x</v></c>'
    rows = sheet_row(2, "s0", "s0", "s0") + sheet_row(4, "s1", "s1") + sheet_row(5, "s2")
    data = xlsx(["<t>One</t>", "<t>Two</t>", "<t>Three</t>"], {"Sheet1": rows.replace("</row>", f"{shared}</row>", 1)})
    assert left(data) == ["Sheet1!A2, B2, A4 stay"]
    assert reasons(data) == ["a formula uses them (Sheet1!D2)"]


def test_a_string_of_free_and_used_cells_is_split() -> None:
    rows = sheet_row(1, "s0", "s0", "=A1", "s2") + sheet_row(2, "=D1", "s2")
    data = xlsx(STRINGS, {"Sheet1": rows})
    assert placed(data) == ["Sheet1!B1: Apples", "Sheet1!B2: The <1>white</1> boat"]
    new = made.members(serialize(read(data), {1: "Äpfel", 2: "Das <1>weiße</1>"}))
    assert new["xl/sharedStrings.xml"] == made.members(data)["xl/sharedStrings.xml"]
    sheet = new["xl/worksheets/sheet1.xml"].decode()
    assert '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="inlineStr"><is><t>Äpfel</t></is></c>' in sheet
    assert '<c r="B2" s="1" t="inlineStr"><is><r><t xml:space="preserve">Das </t></r><r><rPr><b/>' in sheet


TABLE = (
    '<table xmlns="x" name="Stock" displayName="Stock" ref="A1:B3" totalsRowCount="1"><autoFilter ref="A1:B2"/>'
    '<tableColumns><tableColumn name="Fruit"/><tableColumn name="State"/></tableColumns></table>'
)
TABLE_PART = {"xl/tables/table1.xml": ("table", f"{made.SHEETS}.table+xml", TABLE)}


@pytest.mark.parametrize(
    ("formula", "used"),
    [
        ("", "A1, B1, A3, B3"),
        ("=COUNTIF(Stock[State],\"x\")", "A1, B1, A3, B3|B2"),
        ("=SUM(Stock[State])", "A1, B1, A3, B3"),
        ("=Stock[[#This Row],[Fruit]]", "A1, B1, A3, B3|A2"),
        ("=MATCH(1,Stock,0)", "A1, B1, A3, B3|A2, B2"),
    ],
)  # fmt: skip
def test_tables(formula: str, used: str) -> None:
    strings = [f"<t>Text {n}</t>" for n in "abcdef"]
    rows = sheet_row(1, "s0", "s1") + sheet_row(2, "s2", "s3", "", formula) + sheet_row(3, "s4", "s5")
    data = xlsx(strings, {"Sheet1": rows}, parts=TABLE_PART)
    found = left(data)
    cells = {cell for one in found for cell in one.rpartition(" stay")[0].removeprefix("Sheet1!").split(", ")}
    assert cells == {cell for part in used.split("|") for cell in part.split(", ")}
    assert_laws(data, "a.xlsx")


def test_names_and_pivot_tables() -> None:
    source = '<pivotCacheDefinition><worksheetSource ref="A1:A2" sheet="Sheet1"/></pivotCacheDefinition>'
    parts = {
        "xl/pivotTables/pivotTable1.xml": (
            "pivotTable",
            f"{made.SHEETS}.pivotTable+xml",
            '<pivotTableDefinition><location ref="C1:C2"/></pivotTableDefinition>',
        ),
        "xl/pivotCache/pivotCacheDefinition1.xml": ("", f"{made.SHEETS}.pivotCacheDefinition+xml", source),
    }
    rows = sheet_row(1, "s0", "s1", "s2", "s3") + sheet_row(2, "s0", "s1", "s2", "s3")
    names = '<definedName name="_xlnm.Print_Area">Sheet1!$A$1:$D$9</definedName>'
    names += '<definedName name="Kinds">Sheet1!$B$2</definedName>'
    data = xlsx(STRINGS, {"Sheet1": rows}, names=names, parts=parts)
    assert left(data) == ["Sheet1!A1, C1, A2, C2 stay", "Sheet1!B2 stays"]


@pytest.mark.parametrize(
    ("names", "formula", "is_left"),
    [
        ("", "", False),
        ("", "='Old prices'!A1", True),
        ("", "=SUM('Old prices'!A1:A3)", True),
        ("", '=HYPERLINK("#Sheet1!A1")', False),
        ("", "=INDIRECT(\"'Old prices'!A1\")", True),
        ("", "=INDIRECT(A1)", True),
        ('<definedName name="_xlnm.Print_Area" localSheetId="1">\'Old prices\'!$A$1</definedName>', "", True),
    ],
)
def test_names_of_sheets(names: str, formula: str, is_left: bool) -> None:
    data = xlsx(["<t>12</t>"], {"Sheet1": sheet_row(1, "s0", formula), "Old prices": ""}, names=names)
    assert [one.place for one in read(data).paragraphs] == ([] if is_left else ["names of sheets"])
    assert any("the sheet Old prices stays" in one for one in left(data)) == is_left
    assert_laws(data, "a.xlsx")


@pytest.mark.parametrize("path", ["xl/charts/chart1.xml", "xl/drawings/vmlDrawing1.vml", "xl/ctrlProps/ctrlProp1.xml"])
@pytest.mark.parametrize(("formula", "is_left"), [("'Old &amp; new'!$A$1", True), ("Sheet1!$A$1", False)])
def test_names_of_sheets_in_other_parts(path: str, formula: str, is_left: bool) -> None:
    parts = {path: ("", "application/xml", f"<c:chart xmlns:c='c'><c:f>{formula}</c:f></c:chart>")}
    data = xlsx([], {"Sheet1": "", "Old & new": ""}, parts=parts)
    assert bool(left(data)) == is_left
    assert len(read(data).paragraphs) == (not is_left)


def test_names_of_sheets_stay_different_and_allowed() -> None:
    data = xlsx([], {"Costs": "", "Expenses": "", "Fees &amp; more"[:4]: "", "A very long name of a sheet": ""})
    targets = {1: "Расходы", 2: "расходы", 3: "Сборы/пошлины", 4: "Очень длинное название одного листа"}
    made_ = made.members(translated(read(data), targets, "ru").data)["xl/workbook.xml"].decode()
    for name in ("Расходы", "расходы (2)", "Сборы пошлины", "Очень длинное название одного"):
        assert f'<sheet name="{name}"' in made_


HEADER = (
    '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Yearly report&amp;CPage &amp;P of &amp;N&amp;R&amp;D'
    "</oddHeader><oddFooter>Fish &amp;&amp; chips</oddFooter></headerFooter>"
)
COMMENTS = (
    '<comments><authors><author>Ann</author></authors><commentList><comment ref="B2" authorId="0"><text>'
    '<r><rPr><b/></rPr><t>Ann:</t></r><r><t xml:space="preserve"> Check this</t></r></text></comment>'
    '<comment ref="B3"><text><t>[Threaded comment] Your version</t></text></comment></commentList></comments>'
)
DRAWING = '<xdr:wsDr><xdr:cNvPr id="2" name="P" descr="A cat"/><a:p><a:r><a:t>In a box</a:t></a:r></a:p></xdr:wsDr>'
OTHERS = {
    "xl/comments1.xml": ("comments", f"{made.SHEETS}.comments+xml", COMMENTS),
    "xl/drawings/drawing1.xml": (
        "drawing",
        "application/vnd.openxmlformats-officedocument.drawing+xml",
        DRAWING.replace("<xdr:wsDr>", f"<xdr:wsDr {made.NAMESPACES} xmlns:xdr='x'>"),
    ),
}


def test_headers_comments_and_drawings() -> None:
    data = xlsx([], {"Sheet1": f"|{HEADER}"}, parts=OTHERS)
    assert placed(data) == [
        "Sheet1, header: Yearly report",
        "Sheet1, header: Page <1/> of <2/>",
        "Sheet1, footer: Fish & chips",
        "Sheet1!B2, comment: <1>Ann:</1> Check this",
        "charts and drawings: A cat",
        "charts and drawings: In a box",
    ]
    new = made.members(serialize(read(data), {1: "2024 & on", 2: "<2/>/<1/>"}))["xl/worksheets/sheet1.xml"].decode()
    assert '&amp;L&amp;"Arial,Bold"&amp;12 2024 &amp;&amp; on&amp;C&amp;N/&amp;P&amp;R&amp;D<' in new


def test_macros_stay_and_are_named() -> None:
    parts = {"xl/vbaProject.bin": ("", "application/vnd.ms-office.vbaProject", "Macros")}
    data = xlsx(STRINGS, {"Prices": sheet_row(1, "s0")}, kind="sheet.macroEnabled", parts=parts)
    article = read(data, "a.xlsm")
    assert [one.rule for one in remarks(article, "ru")] == ["left-text", "macro"]
    assert [one.place for one in article.paragraphs] == ["Prices!A1"]
    assert made.members(serialize(article, {1: "x"}))["xl/vbaProject.bin"] == b"Macros"


def test_prefixes_and_places_that_are_not_written() -> None:
    data = xlsx(
        [
            "<x:t>One</x:t>",
            "<x:r><x:rPr><x:b/></x:rPr><x:t>Two</x:t></x:r><x:r><x:t xml:space='preserve'> three</x:t></x:r>",
        ],
        {"Sheet1": ""},
    )
    members = made.members(data)
    members["xl/sharedStrings.xml"] = members["xl/sharedStrings.xml"].replace(b"si>", b"x:si>")
    cells = b'<x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c>'
    second = b'<x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:f>A1</x:f></x:c>'
    rows = b"<x:row>" + cells + b"</x:row><x:row>" + second + b"</x:row>"
    sheet = b'<x:worksheet xmlns:x="y"><x:sheetData>' + rows + b"</x:sheetData></x:worksheet>"
    members["xl/worksheets/sheet1.xml"] = sheet
    data = made.zipped(
        {**members, "xl/sharedStrings.xml": members["xl/sharedStrings.xml"].replace(b"<sst", b"<sst xmlns:x='y'")}
    )
    assert placed(data) == ["Sheet1!B1: <1>Two</1> three", "Sheet1!A2: One"]
    new = made.members(serialize(read(data), {2: "Eins"}))["xl/worksheets/sheet1.xml"]
    assert b'<x:c t="inlineStr"><x:is><x:t>Eins</x:t></x:is></x:c>' in new


KINDS = ["s0", "s1", "s2", "s3", "'Inline text", "=A1", "=B2", '=COUNTIF(C:C,"x")', "", "5"]


@given(st.lists(st.lists(st.sampled_from(KINDS), max_size=5), max_size=5), st.booleans())
def test_laws_hold_for_any_sheet(rows: list[list[str]], has_table: bool) -> None:
    content = "".join(sheet_row(n, *row) for n, row in enumerate(rows, 1))
    article = assert_laws(xlsx(STRINGS, {"Sheet1": content}, parts=TABLE_PART if has_table else None), "a.xlsx")
    reported = " ".join(one.message for one in article.findings)
    for n, row in enumerate(rows, 1):  # each text is translated or reported
        for letter, cell in zip("ABCDE", row, strict=False):
            if cell[:1] in ("s", "'") and f"{letter}{n}" not in reported:
                said = {"s0": "Apples", "s1": "Open", "s2": "white", "s3": "Line"}.get(cell, "Inline")
                assert any(said in text for text in texts(article))


def test_linear_time() -> None:
    def seconds(size: int) -> float:
        formulas = "".join(sheet_row(n, "s0", "s1", f"=B{n}&A$1:A{n}") for n in range(1, size))
        data = xlsx(STRINGS, {"Sheet1": formulas})
        start = time.process_time()
        read(data)
        return time.process_time() - start

    small, large = (min(seconds(size) for _ in range(3)) for size in (500, 4000))  # the least: the machine may halt
    assert large < 20 * small


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"x", "a.xls", "a.xls: the old format of Excel is not read; save it as XLSX"),
        (b"x", "a.xlsb", "a.xlsb: the binary format of Excel is not read; save it as XLSX"),
        (made.docx(""), "a.xlsx", "a.xlsx: no workbook of Excel; save it as .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx", "a.xlsx: encrypted, or in the format of Office 97 to 2003; "
         "save it in the new format, without a password"),
        (xlsx([], {"S": ""}, parts={"_xmlsignatures/sig1.xml": ("", "x", "<a/>")}), "a.xlsx",
         "a.xlsx: digitally signed, and a translation would break the signature; remove the signature"),
        (xlsx(["<t>&e;</t></si><si>"], {"S": ""}), "a.xlsx", "XML that is not well-formed"),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(data, name, "en")
    assert message in str(error.value)
