"""Documents in two languages: all bytes of the source and insertions between its texts; nothing is there twice that may
be there once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import bilingual_goldens
import office_documents
import pytest
from bilingual_goldens import paired
from format_goldens import samples
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translate.errors import ConfigError
from translate.model import Bilingual
from translate.project import ledger
from translate.project.articles import Spliced, parse, places

FORMATS = bilingual_goldens.FOLDER.parent
SAMPLES = [*bilingual_goldens.samples(), *samples(FORMATS / "html"), *samples(FORMATS / "markdown")]
PAIRED = [path for path in SAMPLES if path.suffix not in (".out", ".xml", ".rss", ".atom")]
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
)


def assert_insertions_only(source: bytes, made: Spliced, name: str, locale: str = "en") -> None:
    """The source is whole in a document, and none of its texts is broken."""
    assert not list(ledger.differences(source, made.data, made.replacements))
    found = places(parse(source, name, locale))
    for one in made.replacements:
        assert one.start == one.end
        assert not any(member == one.member and a < one.start < b for member, a, b in found)


@pytest.mark.parametrize("path", bilingual_goldens.samples(), ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    for golden, data in bilingual_goldens.layouts(path):
        assert data.decode() == golden.read_bytes().decode()


@pytest.mark.parametrize("layout", Bilingual)
@pytest.mark.parametrize("path", PAIRED, ids=lambda path: path.name)
def test_the_source_is_whole(path: Path, layout: Bilingual) -> None:
    article = parse(path.read_bytes(), path.name, "en")
    if layout is Bilingual.FACING and "htm" not in path.suffix:
        with pytest.raises(ConfigError, match="use below"):
            paired(article, layout)
    elif not (path.suffix == ".txt" and layout is Bilingual.BESIDE):
        assert_insertions_only(path.read_bytes(), paired(article, layout), path.name)


TAGS = (
    "<p>|</p>|<p id=x class=y>|<div>|</div>|<b>|</b>|<li>|<ul>|</ul>|<table>|<tr>|<td>|</td>|</table>|<h2>|</h2>|<br>"
    "|<nav>|</nav>|<img alt='a b'>|<title>|</title>|<option>|<pre>|</pre>|<head>|</head>|<html>|<a id=z href=q>|</a>"
    "|word|two words|&amp;|{{ x }}|<!-- c -->|<span lang=fr>|</span>|<svg>|</svg>|\n|<blockquote>|</blockquote>|.|<"
)
SOUP = st.lists(st.sampled_from(TAGS.split("|")), max_size=20).map("".join)


@pytest.mark.parametrize("layout", Bilingual)
@given(SOUP)
def test_any_html(layout: Bilingual, text: str) -> None:
    assert_insertions_only(text.encode(), paired(parse(text.encode(), "a.html", "en"), layout), "a.html")


@pytest.mark.parametrize("layout", [Bilingual.BELOW, Bilingual.BESIDE])
@given(st.text(alphabet="ab `*_[]()>-#|\n\\!<", max_size=60))
def test_any_markdown(layout: Bilingual, text: str) -> None:
    data = f"{text}\n\nab cd\n".encode()
    assert_insertions_only(data, paired(parse(data, "a.md", "en"), layout), "a.md")


@pytest.mark.parametrize("layout", Bilingual)
@pytest.mark.parametrize("path", [one for one in PAIRED if "htm" in one.suffix], ids=lambda path: path.name)
def test_identifiers_and_pictures_are_there_once(path: Path, layout: Bilingual) -> None:
    source = path.read_bytes()
    made = paired(parse(source, path.name, "en"), layout).data
    for pattern in (rb"\s(?:id|name)\s*=\s*[\"']?[^\s\"'>]+", rb"<(?:img|h[1-6]|script|pre|input|video)\b"):
        assert Counter(re.findall(pattern, made)) == Counter(re.findall(pattern, source))


def test_markdown_is_read_as_it_is_meant() -> None:
    made = paired(parse((bilingual_goldens.FOLDER / "page.md").read_bytes(), "page.md", "en"), Bilingual.BESIDE).data
    page = MarkdownIt("commonmark").enable("table").render(made.decode())
    assert '<td class="translation" lang="ru" markdown="block">\n<p>TAKE A <strong>BOWL</strong>' in page
    assert '<p><span class="source" lang="en">Mix</span><br />\n<span class="translation" lang="ru">MIX</span>' in page
    assert page.count("<img") == 2
    assert page.count("<h1>") == 2


def test_marks_of_both_languages_are_no_pair() -> None:
    made = paired(parse(b"5 ` and * b *c d\n", "a.md", "en"), Bilingual.BELOW).data.decode()
    assert "<em>" not in MarkdownIt("commonmark").render(made)
    assert "<code>" not in MarkdownIt("commonmark").render(made)


def test_a_text_that_does_not_change_stands_there_once() -> None:
    data = b"<p>1,234.5</p><p>Tea</p>"
    made = paired(parse(data, "a.html", "en"), Bilingual.BELOW).data
    assert made == b'<p>1,234.5</p><p class="source" lang="en">Tea</p><p class="translation" lang="ru">TEA</p>'


@pytest.mark.parametrize("name", ["film.srt", "en.json", "feed.rss"])
def test_other_formats_are_refused(name: str) -> None:
    folder = {".srt": "subtitles", ".json": "messages", ".rss": "html"}[Path(name).suffix]
    article = parse((FORMATS / folder / name).read_bytes(), name, "en")
    with pytest.raises(ConfigError, match="no document in two languages"):
        paired(article, Bilingual.BELOW)


def word(body: str, layout: Bilingual, locale: str = "ru", **others: str) -> tuple[str, str]:
    """The body and the styles of a document in two languages."""
    data = office_documents.docx(body, styles=STYLES, **others)
    made = paired(parse(data, "a.docx", "en"), layout, locale)
    assert_insertions_only(data, made, "a.docx")
    found = office_documents.members(made.data)
    return found["word/document.xml"].decode().partition("<w:body>")[2], found["word/styles.xml"].decode()


def p(text: str, properties: str = "") -> str:
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}<w:r><w:t>{text}</w:t></w:r></w:p>"


def shown(body: str) -> list[str]:
    """Paragraphs with their styles."""
    found = re.findall(r"<w:p(?:\s[^>]*)?>.*?</w:p>", body, re.S)
    styles = [re.findall(r'<w:pStyle w:val="([^"]*)"', one) for one in found]
    return [f"{'+'.join(style)}:{re.sub('<[^>]*>', '', one)}" for style, one in zip(styles, found, strict=True)]


def test_word_below() -> None:
    heading = '<w:pStyle w:val="H1"/><w:keepNext/>'
    item = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr><w:jc w:val="left"/>'
    body, styles = word(p("Head", heading) + p("Text") + p("Item", item) + p("* * *"), Bilingual.BELOW)
    assert shown(body) == [
        "H1:Head", "TranslationH1:HEAD", "Source:Text", "Translation:TEXT", "Source:Item", "Translation:ITEM", ":* * *"
    ]  # fmt: skip
    assert body.count("<w:numPr>") == 1
    assert '<w:pStyle w:val="Translation"/><w:ind w:left="1440"/><w:jc w:val="left"/>' in body
    assert '"TranslationH1"><w:name w:val="Translation heading 1"/><w:basedOn w:val="H1"/>' in styles
    assert styles.count('<w:outlineLvl w:val="9"/>') == 2


def test_word_has_once_what_may_be_there_once() -> None:
    inside = (
        '<w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t xml:space="preserve">See </w:t></w:r><w:bookmarkEnd w:id="1"/>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Figure </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/></wp:inline>'
        '</w:drawing></w:r><w:r><w:t xml:space="preserve"> here</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:br w:type="page"/></w:r>'
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>note</w:t></w:r></w:p></w:footnote>'
    for layout in Bilingual:
        body, _ = word(f'<w:p w14:paraId="7">{inside}</w:p>', layout, footnotes=note)
        for once in ("bookmarkStart", "drawing>", "instrText>", "footnoteReference", 'type="page"', "paraId", "docPr"):
            assert body.count(once) == (2 if once.endswith(">") else 1), once
        assert "SEE 1 HERE" in re.sub("<[^>]*>", "", body)


def test_word_beside() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('Cell')}</w:tc></w:tr></w:tbl>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body, _ = word(
        p("One") + p("Two") + p("***") + table + p("Open").replace("</w:p>", f"{field}</w:p>"), Bilingual.BESIDE
    )
    rows = re.findall(r"<w:tr>(.*?)</w:tr>", body, re.S)
    assert [shown(one) for one in rows] == [
        ["Source:One", "Translation:ONE"],
        ["Source:Two", "Translation:TWO"],
        ["Source:Cell", "Translation:CELL"],
    ]
    assert shown(body)[-2:] == ["Source:Open", "Translation:OPEN"]


def test_tables_of_word_do_not_grow_together() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('1')}</w:tc></w:tr></w:tbl>"
    body, _ = word(f"{table}{p('One')}{table}{p('Two')}", Bilingual.BESIDE)
    assert "</w:tbl><w:tbl" not in body
    assert "</w:tbl><w:sectPr" not in body


def test_word_facing() -> None:
    long = "word " * 300
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    end = p("End", f"<w:sectPr>{size}</w:sectPr>")
    body, _ = word(p("Head", '<w:pStyle w:val="H1"/>') + p(long) + p(long) + end + p("Last"), Bilingual.FACING)
    starts = [one[:14] for one in shown(body)]
    assert starts == [
        ":", "H1:Head", "Source:word wo", ":", "TranslationH1:", "Translation:WO", ":",
        "Source:word wo", "Source:End", "Translation:WO", "Translation:EN", ":",
        "Source:Last", ":", "Translation:LA",
    ]  # fmt: skip
    kinds = re.findall(r'<w:type w:val="(\w+)"/>', body)
    assert kinds == ["nextPage", "evenPage", "oddPage", "oddPage", "evenPage"]
    assert body.count(size) == 5


def test_a_table_of_contents_stands_there_once() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    toc = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    first = f"<w:p>{mark('begin')}{toc}{mark('separate')}<w:r><w:t>One</w:t></w:r></w:p>"
    last = f"<w:p><w:r><w:t>Two</w:t></w:r>{mark('end')}</w:p>"
    for layout in Bilingual:
        body, _ = word(first + last + p("Text"), layout)
        assert "ONE" not in body
        assert "TWO" not in body
        assert "TEXT" in body


def test_headers_stay_and_right_to_left_is_told() -> None:
    data = office_documents.docx(p("Text"), styles=STYLES, header=p("Top"))
    found = office_documents.members(paired(parse(data, "a.docx", "en"), Bilingual.BELOW, "ar").data)
    assert b"TOP" not in found["word/header.xml"]
    assert b"<w:bidi/>" in found["word/styles.xml"]
    assert b'<w:rtl/><w:lang w:val="ar" w:bidi="ar"/>' in found["word/styles.xml"]
