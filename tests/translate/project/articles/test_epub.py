"""Books: pages in the order of reading, contents and title in step, and nothing else changed."""

from __future__ import annotations

import office_documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.project.articles import archive, parse, serialize, source_text, translated
from translate.project.ledger import differences

CONTAINER = (
    '<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
OPF = """<?xml version="1.0"?>
<package xml:lang="en-GB" xmlns:dc="d"><metadata><dc:title>Boats &amp; ships</dc:title><dc:creator>Me</dc:creator>
<dc:language>en</dc:language></metadata><manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="two" href="text/b%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine>
</package>"""
NCX = (
    '<ncx xml:lang="en"><docTitle><text>Boats &amp; ships</text></docTitle><docAuthor><text>Me</text></docAuthor>'
    '<navMap><navPoint><navLabel><text>One</text></navLabel><content src="text/a.xhtml"/></navPoint></navMap></ncx>'
)
PAGE = (
    '<?xml version="1.0"?>\r\n<!DOCTYPE html>\r\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"{}>'
    "<head><title>One</title></head><body>{}</body></html>"
)


def epub(first: str, second: str = "", **others: str) -> bytes:
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": OPF}
    members |= {"OEBPS/toc.ncx": NCX, "OEBPS/text/b b.xhtml": PAGE.format("", second), "OEBPS/a.css": "p {}"}
    members["OEBPS/text/a.xhtml"] = PAGE.format("", first)
    return made.zipped({**members, **{path.replace("_", "/"): content for path, content in others.items()}})


def texts(data: bytes) -> list[str]:
    article = parse(data, "a.epub", "en")
    same = {one.id: source_text(article, one.id) for one in article.paragraphs}
    assert serialize(article, {}) == serialize(article, same) == data
    return list(same.values())


def test_texts() -> None:
    first = "<h1>One</h1><p>A <b>white</b>&#160;boat.<br/>See <a href='b%20b.xhtml'>it</a> <i lang='fr'>ici</i></p>"
    assert texts(epub(first, "<p>Two &nbsp; &mdash; words</p>")) == [
        "One",
        "One",
        "A <b>white</b>&#160;boat.<br/>See <a href='b%20b.xhtml'>it</a> <i lang='fr'>ici</i>",
        "One",
        "Two &nbsp; &mdash; words",
        "Boats & ships",
        "One",
        "Boats & ships",
    ]


def test_a_page_that_is_no_xml_is_read_as_html() -> None:
    assert texts(epub("<p>A <b>white</b> boat<p>B<br>c"))[1:3] == ["A <b>white</b> boat", "B<br>c"]


def test_a_translation() -> None:
    data = epub("<p>A <b>white</b> boat</p>")
    article = parse(data, "a.epub", "en")
    spliced = translated(article, {2: "x & <b>y</b>", 4: "t & u", 5: "n < m", 6: "t & u"}, "ru")
    assert not list(differences(data, spliced.data, spliced.replacements))
    before, after = made.members(data), made.members(spliced.data)
    assert [*before] == [*after]
    assert spliced.data[:58] == data[:58]  # the type comes first and is stored
    page = after["OEBPS/text/a.xhtml"].decode()
    assert 'xml:lang="ru"' in page
    assert "<p>x &amp; <b>y</b></p>" in page
    assert b"<dc:title>t &amp; u</dc:title>" in after["OEBPS/book.opf"]
    assert b"<dc:language>ru</dc:language>" in after["OEBPS/book.opf"]
    assert b'<package xml:lang="ru"' in after["OEBPS/book.opf"]
    assert b"<text>n &lt; m</text>" in after["OEBPS/toc.ncx"]
    changed = {path for path in before if before[path] != after[path]}
    assert {"mimetype", "META-INF/container.xml", "OEBPS/a.css"}.isdisjoint(changed)


ATOMS = [
    "<p>A</p>",
    "<p>b <i>c</i></p>",
    "<h2>D</h2>",
    "<ul><li>e</li></ul>",
    "<pre>f</pre>",
    "<br/>",
    "<p>",
    "x &lt; y",
]


@given(st.lists(st.sampled_from(ATOMS), max_size=8), st.lists(st.sampled_from(ATOMS), max_size=8))
def test_nothing_but_texts_changes(first: list[str], second: list[str]) -> None:
    data = epub("".join(first), "".join(second))
    texts(data)
    article = parse(data, "a.epub", "en")
    spliced = translated(article, {one.id: "новый текст" for one in article.paragraphs}, "ru")
    assert not list(differences(data, spliced.data, spliced.replacements))
    ours, theirs = archive(data, "a"), archive(spliced.data, "a")
    for path, one in ours.members.items():
        assert theirs.members[path].facts == one.facts
        if all(done.member != path for done in spliced.replacements):
            record = theirs.members[path]
            assert spliced.data[record.start : record.end] == data[one.start : one.end]


DRM = '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
FONTS = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (made.zipped({"a": "b"}), "a.epub: no book (EPUB); save it again with the program that made it"),
        (
            epub("", **{"META-INF_encryption.xml": DRM}),
            "a.epub: protected against copying (DRM); give a book without protection",
        ),
        (
            epub("", **{"META-INF_signatures.xml": ""}),
            "a.epub: digitally signed, and a translation would break the signature; remove the signature",
        ),
        (
            made.zipped({"META-INF/container.xml": "<container/>"}),
            "a.epub: a book without contents; save it again with the program that made it",
        ),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(data, "a.epub", "en")
    assert str(error.value) == message


def test_fonts_may_be_obfuscated() -> None:
    assert texts(epub("<p>A</p>", **{"META-INF_encryption.xml": FONTS}))[1] == "A"
