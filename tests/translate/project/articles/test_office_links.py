"""Bookmarks, cross-references, notes and pages: what in an office document or book leads nowhere."""

from __future__ import annotations

from office_documents import docx, zipped

from translate.project import articles

TEXT = (
    '<w:p><w:bookmarkStart w:id="0" w:name="top"/><w:bookmarkEnd w:id="0"/><w:r><w:t>Top</w:t></w:r></w:p>'
    '<w:p><w:hyperlink w:anchor="top"><w:r><w:t>up</w:t></w:r></w:hyperlink>'
    '<w:hyperlink w:anchor="gone"><w:r><w:t>nowhere</w:t></w:r></w:hyperlink>'
    "<w:r><w:instrText> PAGEREF lost \\h </w:instrText></w:r><w:r><w:instrText> REF top \\h </w:instrText></w:r>"
    '<w:r><w:instrText> HYPERLINK \\l "top" </w:instrText></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
)
NOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'
CONTENT = (
    "<office:document-content><office:body><office:text>"
    '<text:p><text:bookmark-start text:name="a b"/>Here<text:bookmark-end text:name="a b"/>'
    '<text:a xlink:href="#a%20b">x</text:a><text:a xlink:href="#c">y</text:a><text:a xlink:href="#H|outline">z</text:a>'
    '<text:bookmark-ref text:ref-name="d">1</text:bookmark-ref></text:p>'
    "</office:text></office:body></office:document-content>"
)
PAGES = (
    '<p id="p">A <a href="t/b%20c.xhtml#n">b</a> <a href="#q">c</a><img src="x.png"/></p>',
    '<p id="n">B <a href="../a.xhtml#p">a</a> <a href="../a.xhtml#n">d</a></p>',
)
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": (
        '<container><rootfiles><rootfile full-path="O/b.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>"
    ),
    "O/b.opf": (
        '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="t/b%20c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    ),
    "O/a.xhtml": f"<html><body>{PAGES[0]}</body></html>",
    "O/t/b c.xhtml": f"<html><body>{PAGES[1]}</body></html>",
}


def _broken(data: bytes, name: str) -> list[str]:
    graph = articles.links(articles.parse(data, name, "en"))
    assert graph is not None
    return [one.address for one in graph.broken]


def test_what_leads_nowhere_in_documents_of_word() -> None:
    assert _broken(docx(TEXT, footnotes=NOTES), "a.docx") == ["#gone", "#footnote 7", "#lost"]


def test_what_leads_nowhere_in_open_documents() -> None:
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": CONTENT})
    assert _broken(data, "a.odt") == ["#c", "#d"]


def test_what_leads_nowhere_in_books() -> None:
    assert _broken(zipped(BOOK), "a.epub") == ["O/a.xhtml: #q", "O/a.xhtml: x.png", "O/t/b c.xhtml: ../a.xhtml#n"]
