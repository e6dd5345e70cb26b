"""Formats that are not read: files of theirs are refused by name, for as plain text they would come out broken."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import PurePosixPath

from translate.errors import ArticleError

_OFFICE = "save it as DOCX, ODT or HTML, e.g. with soffice --convert-to docx"
_REMEDIES: Mapping[str, tuple[str, str]] = {
    ".pdf": ("PDF", "convert it first, e.g. with pdftotext or to DOCX or HTML, and read what comes out"),
    ".ps": ("PostScript", "convert it first, e.g. with pstotext"),
    ".djvu": ("DjVu", "convert it first, e.g. with djvutxt"),
    ".rst": ("reStructuredText", "convert it first, e.g. with pandoc -t gfm, or translate its messages by Sphinx's PO"),
    ".adoc": ("AsciiDoc", "convert it first, e.g. with downdoc or asciidoctor -b html5"),
    ".asciidoc": ("AsciiDoc", "convert it first, e.g. with downdoc or asciidoctor -b html5"),
    ".org": ("Org", "convert it first, e.g. with pandoc -t gfm"),
    ".tex": ("LaTeX", "convert it first, e.g. with pandoc -t gfm"),
    ".doc": ("the old format of Word", _OFFICE),
    ".dot": ("the old format of Word", _OFFICE),
    ".rtf": ("RTF", _OFFICE),
    ".pages": ("Pages", "export it as DOCX or EPUB"),
    ".wpd": ("WordPerfect", _OFFICE),
    ".mobi": ("a book of Kindle", "convert it first, e.g. with ebook-convert to EPUB"),
    ".azw3": ("a book of Kindle", "convert it first, e.g. with ebook-convert to EPUB"),
    ".fb2": ("FictionBook", "convert it first, e.g. with ebook-convert to EPUB"),
    ".ppt": ("the old format of PowerPoint", "save it as PPTX"),
    ".xls": ("the old format of Excel", "save it as XLSX"),
    ".xlt": ("the old format of Excel", "save it as XLTX"),
    ".xlsb": ("the binary format of Excel", "save it as XLSX"),
    ".xcstrings": ("a string catalog of Xcode", "export its texts as .strings and .stringsdict"),
    ".resx": ("RESX", "give its texts as JSON"),
    ".ipynb": ("a notebook of Jupyter", "convert it first, e.g. with jupyter nbconvert --to markdown"),
    ".svg": ("SVG", "give its texts as plain text"),
    ".ttml": ("TTML", "convert it to SubRip (.srt) or WebVTT (.vtt) first"),
    ".dfxp": ("TTML", "convert it to SubRip (.srt) or WebVTT (.vtt) first"),
    ".sub": ("MicroDVD or VobSub", "convert it to SubRip (.srt) first"),
}


def refuse_unread(name: str, read: Container[str]) -> None:
    """Raise ArticleError for a file of a format that is not read, by its suffix. `read`: the suffixes that are."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _REMEDIES and suffix not in read:
        what, remedy = _REMEDIES[suffix]
        raise ArticleError(name, f"{what} is not read", remedy)
