"""Documents of Word: every text of a document is a paragraph, and nothing else of it changes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import office_documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.project.articles import archive, markup, parse, serialize, source_text, translated
from translate.project.ledger import differences
from translate.text.markup import CodedText

DOCUMENT = "word/document.xml"
BOLD = "<w:rPr><w:b/></w:rPr>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    parts = ("begin", f"<w:instrText> {code} </w:instrText>", "separate", result, "end")
    shown = (one if "<" in one else f'<w:fldChar w:fldCharType="{one}"/>' for one in parts)
    return "".join(one if one.startswith("<w:r>") else f"<w:r>{one}</w:r>" for one in shown)


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def texts(data: bytes) -> list[str]:
    article = parse(data, "a.docx", "en")
    same = {one.id: source_text(article, one.id) for one in article.paragraphs}
    assert serialize(article, {}) == serialize(article, same) == data
    return list(same.values())


def target_of(data: bytes, *targets: str) -> str:
    """The runs of the only paragraph after it was translated."""
    article = parse(data, "a.docx", "en")
    made_of = made.members(serialize(article, dict(enumerate(targets, 1))))[DOCUMENT].decode()
    ElementTree.fromstring(made_of)
    return made_of.partition("<w:body>")[2].removesuffix("<w:sectPr/></w:body></w:document>")


LINK = '<w:hyperlink r:id="rId1">%s</w:hyperlink>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
MATH = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
MARK = '<w:bookmarkStart w:id="0" w:name="_Toc1"/>%s<w:bookmarkEnd w:id="0"/>'
DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A %s"/></wp:inline></w:drawing></w:r>'
CHECKED = '<w:proofErr w:type="spellStart"/>%s<w:proofErr w:type="spellEnd"/>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("A white ") + run("boat."), ["A white boat."]),
        (run("A ") + run("white", BOLD) + run(" boat."), ["A <1>white</1> boat."]),
        (run("All", BOLD) + run(" bold", BOLD), ["All bold"]),
        (run("A", "<w:rPr><w:lang w:val='en-US'/></w:rPr>") + run("b", "<w:rPr><w:noProof/></w:rPr>"), ["Ab"]),
        ('<w:r w:rsidR="00A1">' + run("A")[5:] + run("b", '<w:rPr><w:rFonts w:hint="cs"/></w:rPr>'), ["Ab"]),
        (run("A ") + CHECKED % run("baot"), ["A baot"]),
        (run("A") + run(" ", BOLD) + run("b"), ["A b"]),
        (run("A") + run(" ", "<w:rPr><w:u w:val='single'/></w:rPr>") + run("b"), ["A<1> </1>b"]),
        (run("  A b ") + run(" "), ["A b"]),
        ("<w:r><w:t> A </w:t></w:r>" + run("b"), ["Ab"]),
        ("<w:r><w:t>A</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", ["A<1/>b<2/>c"]),
        ("<w:r><w:tab/><w:t>A</w:t><w:br w:type='page'/></w:r>", ["A"]),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", ["A\u2011bc"]),
        (run("A") + NOTE + run(" b") + NOTE, ["A<1/> b"]),
        (run("See ") + LINK % run("the page", BOLD) + run("."), ["See <1>the page</1>."]),
        (LINK % (run("All of ") + run("it", BOLD)), ["All of <1>it</1>"]),
        (run("See ") + LINK % (run("the next ") + run("page", BOLD)), ["See <1>the next <2>page</2></1>"]),
        (run("A ") + LINK % "" + run("b"), ["A <1/>b"]),
        (MARK % run("A"), ["A"]),
        (run("A ") + MARK % run("b") + run(" c"), ["A <1/>b<2/> c"]),
        (run("A ") + MATH + run(" b"), ["A <1/> b"]),
        (run("A &amp; &lt;1&gt; b"), ["A & \\<1> b"]),
        (run("Page ") + field("PAGE", run("3")) + run(" of ") + field("NUMPAGES", run("9")), ["Page <1/> of <2/>"]),
        (run("See ") + field("REF _Ref1 \\h", run("Figure 2")) + run("."), ["See <1>Figure 2</1>."]),
        (run("A") + field('XE "boat"', "")[:-6] + "</w:r>" + run("b"), ["A<1/>b"]),
        ('<w:fldSimple w:instr=" PAGE ">' + run("3") + "</w:fldSimple>" + run(" a"), ["<1/> a"]),
        (
            f"{run('A ')}<w:ins>{run('new ')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>{run('b')}",
            ["A new b"],
        ),
        (
            f"{run('A ')}<w:sdt><w:sdtPr><w:a/></w:sdtPr><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>{run(' c')}",
            ["A <1>b</1> c"],
        ),
        (run("A ") + DRAWING % "cat" + run(" b"), ['A <1 alt="A cat"/> b']),
        (run("A ") + DRAWING % "cat", ["A", "A cat"]),
        (run("1") + run(" - "), ["1 -"]),
        (run(" - "), []),
    ],
)
def test_texts(content: str, expected: list[str]) -> None:
    assert texts(made.docx(paragraph("<w:pPr><w:jc w:val='left'/></w:pPr>", content))) == expected


@pytest.mark.parametrize(
    ("content", "target", "expected"),
    [
        (run("A ") + run("b", BOLD), "<1>x</1> y & z", run("x", BOLD) + run(" y &amp; z")),
        (run("A ") + run("b", BOLD), "x", run("x")),
        (run("A ") + run("b", BOLD), "<1>x", run("x")),
        (run("A ") + run("b", BOLD), "\\<1>x <9>y</9> <8/>", run("&lt;1&gt;x ") + run("y") + run(" ")),
        (run(" A "), "x", run(" x ")),
        (run("A b", "<w:rPr><w:b/><w:lang w:val='en-US'/></w:rPr>"), "x", run("x", BOLD)),
        (run("A b", "<w:rPr><w:lang w:val='en-US'/></w:rPr>"), "x", run("x")),
        (run("A") + NOTE + run(" b"), "x <1/>y<1/>", run("x ") + NOTE + run("y")),
        (run("A") + NOTE + run(" b"), "x", run("x")),
        (run("A ") + LINK % run("b", BOLD), "<1>x</1> y", LINK % run("x", BOLD) + run(" y")),
        (LINK % run("A"), "x", LINK % run("x")),
        (run("A\u2028b"), "x\ny", run("x") + "<w:r><w:br/></w:r>" + run("y")),
        ("<w:r><w:tab/><w:t>A</w:t></w:r>", "x", "<w:r><w:tab/></w:r>" + run("x") + "<w:r></w:r>"),
        (run("A") + f'<w:ins w:id="1">{run(" b")}</w:ins>' + run(" c"), "x", run("x")),
        (DRAWING % "cat" + run(" b") + DRAWING % "cat &amp; dog", "", None),
    ],
)
def test_translations(content: str, target: str, expected: str | None) -> None:
    data = made.docx(paragraph(content))
    if expected is None:
        assert target_of(data, "x", "y", 'z "&').count("descr=") == 2
    else:
        assert target_of(data, target).replace("<w:r></w:r>", "") == paragraph(expected).replace("<w:r></w:r>", "")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    data = made.docx(paragraph(run("A") + DRAWING % "cat"))
    assert target_of(data, "x\x01 \ud83d", "y\x01 \ufffe<") == paragraph(
        run("x ") + (DRAWING % "cat").replace("A cat", "y &lt;")
    )


def test_alternative_text_within_a_sentence() -> None:
    data = made.docx(paragraph(run("A ") + DRAWING % "cat" + run(" b")))
    assert target_of(data, 'x <1 alt="y &quot;z"/>') == paragraph(
        run("x ") + (DRAWING % "cat").replace("A cat", "y &quot;z")
    )


BOX = "<w:txbxContent>%s</w:txbxContent>"
TWICE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:docPr id='1' descr='A box'/>{0}</w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:shape>{1}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_one_text_and_both_of_its_forms_are_translated() -> None:
    box = BOX % paragraph(run("In a "), run("box", BOLD))
    data = made.docx(paragraph(run("Before."), TWICE.format(box, box)))
    assert texts(data) == ["Before.", "A box", "In a <1>box</1>"]
    new = target_of(data, "X", "Y", "<1>x</1>")
    assert new.count(paragraph(run("x", BOLD))) == 2
    assert "descr='Y'" in new


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("x <1/> y", "{x }{box}{ y}"),
        ("<1/>x", "{box}{x}"),
        ("x", "{x}{box}"),
        ("x <1/> y <1/>", "{x }{box}{ y }"),
    ],
)
def test_a_text_box_divides_no_sentence(target: str, expected: str) -> None:
    box = f"<w:r>{BOLD}<w:pict>{BOX % paragraph(run('%s'))}</w:pict></w:r>"
    data = made.docx(paragraph(run("A "), box % "b", run(" c")))
    assert texts(data) == ["A <1/> c", "b"]
    runs = re.sub(r"{(.*?)}", lambda part: box % "z" if part[1] == "box" else run(part[1]), expected)
    assert target_of(data, target, "z").replace("<w:r></w:r>", "") == paragraph(runs)


def test_forms_of_a_text_box_that_differ_are_texts_of_their_own() -> None:
    data = made.docx(paragraph(TWICE.format(BOX % paragraph(run("One")), BOX % paragraph(run("Two")))))
    assert texts(data) == ["A box", "One", "Two"]


def test_a_table_of_contents_has_the_texts_of_its_headings() -> None:
    first, last = field('TOC \\o "1-3"', run("RESULT")).split(run("RESULT"))
    page = "<w:r><w:tab/></w:r>" + field("PAGEREF _Toc1", run("1"))
    lines = [paragraph(first, LINK % (run("1.") + "<w:r><w:tab/></w:r>" + run("Boats") + page))]
    lines += [paragraph(LINK % (run("Ships") + page)), paragraph(last)]
    data = made.docx("".join(lines) + paragraph(MARK % run("Boats")))
    assert texts(data) == ["Boats", "Ships", "Boats"]
    new = target_of(data, "Лодки", "Корабли", "Лодки")
    assert new.count(run("Лодки")) == 2
    assert new.count("PAGEREF") == 2


CORE = "<cp xmlns:dc='d'><dc:title>{}</dc:title><dc:creator>Me</dc:creator><dc:language>{}</dc:language></cp>"


def test_every_part_with_text() -> None:
    data = made.docx(
        paragraph(run("Body")),
        header=paragraph(run("Head")),
        footer=paragraph(run("Foot")),
        footnotes=f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>", run(" Note"))}</w:footnote>',
        endnotes=paragraph(run("End")),
        comments=paragraph(run("A comment")),
        core=CORE.format("T &amp; t", "en-GB"),
    )
    assert texts(data) == ["Body", "T & t", "End", "Foot", "Note", "Head"]
    article = parse(data, "a.docx", "en")
    assert [one.place for one in article.paragraphs] == ["", "properties", "endnotes", "footer", "footnotes", "header"]
    new = made.members(translated(article, {2: "x < y", 5: "z"}, "ru").data)
    assert new["docProps/core.xml"].decode() == (CORE.format("x &lt; y", "ru"))
    assert run(" z") in new["word/footnotes.xml"].decode()


def test_the_language_of_the_styles_is_the_target_locale() -> None:
    styles = '<w:rPr><w:lang w:val="en-US" w:bidi="ar-SA"/></w:rPr><w:lang w:val="fr-FR"/>'
    article = parse(made.docx(paragraph(run("A")), styles=styles), "a.docx", "en")
    new = made.members(translated(article, {}, "ru").data)["word/styles.xml"].decode()
    assert '<w:lang w:val="ru" w:bidi="ar-SA"/></w:rPr><w:lang w:val="fr-FR"/>' in new


def test_place_is_the_headings_above() -> None:
    styles = "".join(
        f'<w:style w:styleId="{name[0]}{name[-1]}"><w:name w:val="{name}"/></w:style>'
        for name in ("heading 1", "heading 2", "Title")
    )
    body = ((style, text) for style, text in (("Te", "T"), ("h1", "A"), ("h2", "B"), ("h1", "C"), ("x", "D")))
    data = made.docx(
        "".join(paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(text)) for style, text in body),
        styles=styles,
    )
    assert [one.place for one in parse(data, "a.docx", "en").paragraphs] == ["", "T", "T › A", "T", "T › C"]


PAGE = "<w:lastRenderedPageBreak/>"
ATOMS = [
    run("Some words "),
    run("more", BOLD),
    run(" ", BOLD),
    run("it", "<w:rPr><w:i/></w:rPr>"),
    run("1 &lt; 2 &amp;"),
    run("&lt;1&gt; \\"),
    LINK % run("link"),
    LINK % (run("a ") + NOTE + run("link", BOLD)),
    NOTE,
    MATH,
    MARK % "",
    '<w:bookmarkEnd w:id="0"/>',
    "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>",
    "<w:r><w:tab/><w:t>a</w:t></w:r>",
    "<w:r><w:t>a </w:t><w:t>b</w:t><w:tab/></w:r>",
    "<w:r/>",
    "<w:r></w:r>",
    field("PAGE", run("3")),
    field("REF x", run("Figure ") + run("2", BOLD)),
    field("TOC", run("x")),
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>",
    f"<w:ins>{run('new')}</w:ins>",
    "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
    DRAWING % "cat",
    TWICE.format(BOX % paragraph(run("In a box")), BOX % paragraph(run("In a box"))),
    f"<w:sdt><w:sdtPr/><w:sdtContent>{run('s')}</w:sdtContent></w:sdt>",
    f"<w:r><w:t>a</w:t><w:pict>{BOX % paragraph(run('b'))}</w:pict><w:t>c</w:t></w:r>",
    f"<w:r>{BOLD}{PAGE}<w:t>a</w:t><w:pict>{BOX % paragraph(run('b'))}</w:pict>{PAGE}</w:r>",
]
SOUP = st.lists(st.lists(st.sampled_from(ATOMS), max_size=8).map(lambda parts: paragraph(*parts)), max_size=3)


@given(SOUP)
def test_nothing_changes_by_itself(body: list[str]) -> None:
    data = made.docx("".join(body))
    article = parse(data, "a.docx", "en")
    same = {one.id: source_text(article, one.id) for one in article.paragraphs}
    assert serialize(article, {}) == data
    assert serialize(article, same) == data
    kept = translated(article, same, "ru")
    assert made.members(kept.data)[DOCUMENT] == made.members(data)[DOCUMENT]


@given(SOUP)
def test_all_codes_are_in_a_translation_and_no_number(body: list[str]) -> None:
    data = made.docx("".join(body))
    article = parse(data, "a.docx", "en")
    shouted = {one.id: upper(article, one.id) for one in article.paragraphs}
    spliced = translated(article, shouted, "ru")
    assert not list(differences(data, spliced.data, spliced.replacements))
    new = parse(spliced.data, "a.docx", "en")
    assert [source_text(new, one.id) for one in new.paragraphs] == [*shouted.values()]
    before, after = (made.members(one) for one in (data, spliced.data))
    assert {path for path in before if before[path] != after[path]} <= {DOCUMENT}
    for name in (
        "footnoteReference",
        "oMath>",
        "hyperlink ",
        "bookmark",
        "fldChar ",
        "drawing>",
        "<w:tab/>",
        "<w:br/>",
    ):
        assert before[DOCUMENT].count(name.encode()) == after[DOCUMENT].count(name.encode())


def upper(article: object, number: int) -> str:
    form = markup(article, number)  # type: ignore[arg-type]
    coded = form.lifted(source_text(article, number))  # type: ignore[arg-type]
    return form.written(CodedText(coded.plain.upper(), coded.codes)).text


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SIGNED = made.package({"word/document.xml": "x"}, {"word/document.xml": "<a/>", "_xmlsignatures/origin.sigs": ""})
ENTITY = '<!DOCTYPE w:document [<!ENTITY a "b">]><w:document/>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            OLE,
            "a.docx: encrypted, or in the format of Office 97 to 2003; save it in the new format, without a password",
        ),
        (SIGNED, "a.docx: digitally signed, and a translation would break the signature; remove the signature"),
        (b"words", "a.docx: no archive (ZIP), as its format is; save it again with the program that made it"),
        (made.zipped({"a": "b"}), "a.docx: no document of Office; save it again with the program that made it"),
        (
            made.zipped({"/etc/passwd": "b"}),
            "a.docx: has the unsafe path '/etc/passwd'; save it again with the program that made it",
        ),
        (
            made.zipped({"a/../../b": "b"}),
            "a.docx: has the unsafe path 'a/../../b'; save it again with the program that made it",
        ),
        (
            made.package({"xl/workbook.xml": "x"}, {"xl/workbook.xml": "<a/>"}),
            "a.docx: no document of Word; save it as .docx",
        ),
        (
            made.package({DOCUMENT: f"{made.WORD}.document.main+xml"}, {DOCUMENT: ENTITY}),
            f"a.docx: {DOCUMENT}:1: XML that declares entities, which is not read; write out what they stand for",
        ),
        (
            made.package({DOCUMENT: f"{made.WORD}.document.main+xml"}, {DOCUMENT: "<a>\n<b></a>"}),
            f"a.docx: {DOCUMENT}:2: XML that is not well-formed; save it again",
        ),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(data, "a.docx", "en")
    assert str(error.value) == message


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = made.docx(paragraph(run("A")))
    size = archive(data, "a").members[DOCUMENT].size
    bomb = data.replace(size.to_bytes(4, "little"), (1 << 30).to_bytes(4, "little"))
    with pytest.raises(ArticleError, match="more than 256 MB unpacked"):
        parse(bomb, "a.docx", "en")
    small = data.replace(size.to_bytes(4, "little"), (size - 1).to_bytes(4, "little"))
    with pytest.raises(ArticleError, match="damaged"):
        parse(small, "a.docx", "en")


def test_long_paragraphs_take_linear_time() -> None:
    data = made.docx(paragraph(*(run(f"word{n} ", BOLD if n % 2 else "") for n in range(5_000))))
    (text,) = texts(data)
    assert len(re.findall(r"<[0-9]+>", text)) == 2_500
    assert target_of(data, text.upper()).count("<w:b/>") == 2_500


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("A white boat."), ""),
        (run("A ") + run("white", BOLD) + run(" boat."), "<1> bold"),
        (run("A ", BOLD) + run("b") + run(" with more", BOLD), "<1> not bold"),
        (run("All ") + run("of", '<w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr>'), "<1> italic, colour #FF0000"),
        (run("All of ") + run("it", '<w:rPr><w:i w:val="0"/><w:sz w:val="21"/></w:rPr>'), "<1> 10.5 pt"),
        (run("See ") + LINK % run("the page"), "<1> link"),
        (run("See ") + '<w:hyperlink w:anchor="end">' + run("it") + "</w:hyperlink>", "<1> link to #end"),
        (run("A") + NOTE + run(" b"), "<1/> footnote"),
        (run("A") + "<w:r><w:br/></w:r>" + run("b"), "<1/> line break"),
        (run("On ") + field("PAGE", "<w:t>2</w:t>") + run(" pages"), "<1/> field PAGE"),
    ],
)
def test_a_legend_says_what_the_tags_stand_for(content: str, expected: str) -> None:
    article = parse(made.docx(paragraph(content)), "a.docx", "en")
    assert [one.legend for one in article.paragraphs] == [expected]
