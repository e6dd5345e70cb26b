"""Markdown in two languages: translations below their texts, or beside them in tables that all dialects read.

Both sides are elements of HTML, which CommonMark, GitHub, MDX, kramdown, Python-Markdown and Pandoc all leave as they
are; attribute lists and fenced containers are read by some of them only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.model import Bilingual, Paragraph
from translate.project.articles import DIVIDER, SOURCE, TRANSLATION, Pairing, TextEdit, inserted
from translate.project.articles.html import PagePairing, start_tag
from translate.project.articles.markdown.html_blocks import HTML
from translate.text.html import html_tokens
from translate.text.markup import Code, CodeKind, MarkdownMarkup, assembled

_PICTURE = re.compile(r"!\[|<img\b", re.IGNORECASE)
_ANCHOR = re.compile(r"""<a\s+(?:id|name)\s*=\s*["'][^"'<>]*["']\s*(?:/>|>\s*</a>)""", re.IGNORECASE)
_NAME = re.compile(r"[ \t]*#[^\s{}#]+")
_SIGNS = "`*_~[]<$^|{}"  # that may be markup together with one of another text
_UNDERLINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t>]*(?:=+|-+)[ \t]*(?:\r|\n|\Z)")
_BLANK_AFTER = re.compile(r"[ \t]*(?:\Z|(?:\r\n|\r|\n)[ \t>]*(?:\r|\n|\Z))")
_BLANK_BEFORE = re.compile(r"(?:\A|(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n))[ \t>]*\Z")
_LOOKBACK = 200  # characters before a paragraph in which its margin and the line above are


def without_doubles(source: str, target: str, markup: MarkdownMarkup) -> str:
    """A translation without pictures and names of places; its marks open or close nothing in its source, which is in
    the same block. "" if no word is left."""
    coded = markup.lifted(target)
    new = target
    for code in coded.codes:
        new = new.replace(code.text, _once(code), 1)
    left = markup.lifted(new)
    if not any(map(str.isalnum, left.plain)):
        return ""
    both = [one.text for text in (source, new) for one in markup.lifted(text).codes]
    if [one.text for one in markup.lifted(f"{source} </i> {new}").codes if one.text != "</i>"] != both:
        return assembled(left, {n: f"&#{ord(one)};" for n, one in enumerate(left.plain) if one in _SIGNS}).text
    return new


def _once(code: Code) -> str:
    """A code in a copy of its text."""
    if _PICTURE.match(code.text):
        is_said = code.kind is CodeKind.WORD and code.subtexts
        return code.text[code.subtexts[0][0] : code.subtexts[0][1]] if is_said else ""
    if code.text.startswith("{"):
        shorter = _NAME.sub("", code.text)
        return "" if shorter.strip("{}: ") == "" and shorter != code.text else shorter
    return start_tag(_ANCHOR.sub("", code.text)) if code.text.startswith("<") else code.text


def pairs(pairing: Pairing, is_mdx: bool) -> Iterator[TextEdit]:
    """The insertions of a Markdown file."""
    work = _Pairs(pairing, "className" if is_mdx else "class")
    for one in pairing.texts:
        yield from work.pair(one, pairing.article.paragraphs[int(one.what) - 1])


class _Pairs:
    def __init__(self, pairing: Pairing, name: str) -> None:
        self._pairing, self._text, self._newline = pairing, pairing.article.text, pairing.article.newline
        ours, theirs = pairing.directions
        told = f' dir="{theirs}"' if ours != theirs else ""
        self._class = name
        self._source = f'{name}="{SOURCE}" lang="{pairing.article.locale}"'
        self._translation = f'{name}="{TRANSLATION}" lang="{pairing.locale}"{told}'

    def pair(self, text: TextEdit, paragraph: Paragraph) -> Iterator[TextEdit]:
        """The insertions for a text."""
        if paragraph.syntax.startswith(HTML):
            yield from PagePairing(self._pairing, text.start, text.end, html_tokens).insertions()
        elif paragraph.syntax == "line":
            yield inserted(text.end, DIVIDER + text.new, text.what)
        elif self._pairing.layout is Bilingual.BESIDE and not paragraph.syntax and self._is_alone(text):
            yield from self._row(text)
        else:
            yield from self._below(text, paragraph)

    def _below(self, text: TextEdit, paragraph: Paragraph) -> Iterator[TextEdit]:
        """Both in the same block, each in an element of its own."""
        is_line = paragraph.syntax or _UNDERLINE.match(self._text, text.end)
        margin = (paragraph.lines[0].margin or "") if paragraph.lines else ""
        between = f'<br {self._class}="{SOURCE} {TRANSLATION}"/>' if is_line else f"  {self._newline}{margin}"
        yield inserted(text.start, f"<span {self._source}>")
        yield inserted(text.end, f"</span>{between}<span {self._translation}>{text.new}</span>", text.what)

    def _is_alone(self, text: TextEdit) -> bool:
        """True for a paragraph between blank lines that begins no item of a list."""
        before = self._text[max(0, text.start - _LOOKBACK) : text.start]
        return bool(_BLANK_BEFORE.search(before) and _BLANK_AFTER.match(self._text, text.end))

    def _row(self, text: TextEdit) -> Iterator[TextEdit]:
        """A table with both, each between blank lines, so that it is read as Markdown."""
        margin = re.split(r"[\r\n]", self._text[max(0, text.start - _LOOKBACK) : text.start])[-1]
        blank = f"{self._newline}{margin.rstrip()}{self._newline}{margin}"
        read = ' markdown="block"' if self._class == "class" else ""
        yield inserted(text.start, f'<table {self._class}="bilingual"{read}><tr{read}><td {self._source}{read}>{blank}')
        middle = f"</td><td {self._translation}{read}>"
        yield inserted(text.end, f"{blank}{middle}{blank}{text.new}{blank}</td></tr></table>", text.what)
