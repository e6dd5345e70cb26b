"""OpenDocument: a footnote divides no sentence, styles that cannot be seen make no tag."""

from __future__ import annotations

from xml.etree import ElementTree

import office_documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import markup, parse, serialize, source_text, translated
from translate.project.ledger import differences
from translate.text.markup import CodedText

NAMESPACES = " ".join(
    f'xmlns:{name}="{name}"' for name in ("office", "text", "style", "fo", "svg", "draw", "xlink", "officeooo", "dc")
)
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties officeooo:rsid="0012"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties fo:language="en" fo:country="GB"/>'
    "</style:style>"
)


def odt(body: str, **others: str) -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}>{STYLES}<office:text>{body}</office:text></office:document-content>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "Pictures/1.png": "\x89PNG",
    }
    return made.zipped({**members, **{name.replace("_", "."): text for name, text in others.items()}})


def texts(data: bytes) -> list[str]:
    article = parse(data, "a.odt", "en")
    same = {one.id: source_text(article, one.id) for one in article.paragraphs}
    assert serialize(article, {}) == serialize(article, same) == data
    return list(same.values())


def body_of(data: bytes, *targets: str) -> str:
    new = made.members(serialize(parse(data, "a.odt", "en"), dict(enumerate(targets, 1))))["content.xml"].decode()
    ElementTree.fromstring(new)
    return new.partition("<office:text>")[2].partition("</office:text>")[0]


def note(text: str) -> str:
    body = f"<text:note-body><text:p>{text}</text:p></text:note-body>"
    return f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>{body}</text:note>'


BOLD = '<text:span text:style-name="T2">%s</text:span>'
FRAME = "<draw:frame>%s<svg:desc>A cat</svg:desc></draw:frame>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"A {BOLD % 'white'} boat", ["A <1>white</1> boat"]),
        (
            'A <text:span text:style-name="T1">white </text:span><text:span text:style-name="T3">boat</text:span>',
            ["A white boat"],
        ),
        ("A\n  b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e", ["A b  c<1/>d<2/>e"]),
        (f"A{note('N')} b{note('M')}", ["A<1/> b", "N", "M"]),
        (f"{FRAME % '<draw:text-box><text:p>In</text:p></draw:text-box>'}A", ["In", "A cat", "A"]),
        (f"A {FRAME % '<draw:image/>'} b", ["A <1/> b", "A cat"]),
        (
            "See <text:a xlink:href='x'>it</text:a>, page <text:page-number>3</text:page-number>",
            ["See <1>it</1>, page <2/>"],
        ),
        ("A<office:annotation><dc:creator>Me</dc:creator><text:p>Why?</text:p></office:annotation> b", ["A<1/> b"]),
        ("A &amp; &lt;1&gt;", ["A & \\<1>"]),
    ],
)
def test_texts(content: str, expected: list[str]) -> None:
    assert texts(odt(f"<text:p>{content}</text:p>")) == expected


def test_a_note_stays_where_it_is() -> None:
    inside = note(BOLD % "N")
    data = odt(f"<text:p>A {BOLD % f'white{inside} boat'} sails.</text:p>")
    assert texts(data) == ["A <1>white<2/> boat</1> sails.", "N"]
    bold = note(BOLD % "z")
    assert body_of(data, "x <1>y<2/></1>", "z") == f"<text:p>x {BOLD % f'y{bold}'}</text:p>"
    assert body_of(data, "<1>x</1> y<2/> &", "z") == f"<text:p>{BOLD % 'x'} y{bold} &amp;</text:p>"
    assert body_of(data, "x  y", "z") == f'<text:p>x <text:s text:c="1"/>y{bold}</text:p>'


def test_contents_and_deleted_text() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:table-of-content><text:index-body>"
        "<text:p>1.<text:tab/>Boats<text:tab/>3</text:p></text:index-body></text:table-of-content>"
        "<text:h text:outline-level='1'>Boats</text:h><text:h text:outline-level='2'>Sails</text:h><text:p>A 3</text:p>"
    )
    assert texts(odt(body)) == ["Boats", "Boats", "Sails", "A 3"]
    places = [one.place for one in parse(odt(body), "a.odt", "en").paragraphs]
    assert places == ["", "", "Boats", "Boats › Sails"]


def test_other_parts_and_the_language() -> None:
    languages = '<x fo:language="en" fo:country="US"/><x fo:language="fr"/>'
    styles = f"<office:s {NAMESPACES}>{languages}<text:p>Head</text:p></office:s>"
    meta = f"<office:m {NAMESPACES}><dc:title>T</dc:title><dc:language>en-US</dc:language></office:m>"
    data = odt("<text:p>A</text:p>", styles_xml=styles, meta_xml=meta)
    assert texts(data) == ["A", "Head", "T"]
    spliced = translated(parse(data, "a.odt", "en"), {2: "Г", 3: "Т"}, "ru")
    new = made.members(spliced.data)
    assert '<x fo:language="ru"/><x fo:language="fr"/><text:p>Г</text:p>' in new["styles.xml"].decode()
    assert "<dc:title>Т</dc:title><dc:language>ru</dc:language>" in new["meta.xml"].decode()
    assert not list(differences(data, spliced.data, spliced.replacements))


ATOMS = [
    "A b ",
    BOLD % "c",
    BOLD % f"d{note('N')}e",
    note(f"N {BOLD % 'o'}"),
    '<text:span text:style-name="T1">f</text:span>',
]
ATOMS += [
    "<text:tab/>",
    "<text:s/>",
    FRAME % "<draw:image/>",
    "<text:a>g</text:a>",
    "<text:a/>",
    "&lt;1&gt;",
    "\\",
    "<text:span/>",
]
ATOMS += ["<text:page-number>1</text:page-number>", "<text:bookmark/>", FRAME % "<text:p>h</text:p>", "\n"]


@given(st.lists(st.lists(st.sampled_from(ATOMS), max_size=8).map("".join), max_size=3))
def test_nothing_but_texts_changes(paragraphs: list[str]) -> None:
    data = odt("".join(f"<text:p>{one}</text:p>" for one in paragraphs))
    texts(data)
    article = parse(data, "a.odt", "en")
    shouted = {one.id: upper(article, one.id) for one in article.paragraphs}
    spliced = translated(article, shouted, "ru")
    assert not list(differences(data, spliced.data, spliced.replacements))
    assert texts(spliced.data) == [*shouted.values()]
    before, after = (made.members(one)["content.xml"] for one in (data, spliced.data))
    for name in (b"<text:note ", b"<draw:frame", b"<text:tab", b"<text:page-number", b"<text:bookmark", b"<text:a"):
        assert before.count(name) == after.count(name)


def upper(article: Article, number: int) -> str:
    form = markup(article, number)
    coded = form.lifted(source_text(article, number))
    return form.written(CodedText(coded.plain.upper(), coded.codes)).text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            made.zipped({"content.xml": '<x xmlns:office="office"><office:spreadsheet/></x>'}),
            "neither a text nor a presentation; save it as .odt",
        ),
        (made.zipped({"a": "b"}), "no OpenDocument; save it again with the program that made it"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(data, "a.odt", "en")
    assert str(error.value) == f"a.odt: {message}"
