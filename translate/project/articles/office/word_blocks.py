"""The blocks of a part of a Word document: its paragraphs, and what stands in its body one after another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from translate.project.articles import TextEdit
from translate.text.html import HtmlToken, TokenKind, attributes, value, xml_tokens

_CONTENTS = re.compile(r"""w:docPartGallery\s+w:val=["']Table of Contents""")
_PARENTS = ("w:body", "w:tc", "w:txbxContent", "w:sdtContent", "w:footnote", "w:endnote", "w:comment")
_LOOKED_AT = 500  # characters in which a paragraph names its style
_OTHER = 300  # characters that a block without a text counts for: a picture, an empty line of a table


@dataclass(slots=True)
class WordBlock:
    """An element of a part, characters [start, end) of its text: a paragraph, or another element in the body.
    `parent`: the name of what it is in; `texts`: how long its translations are, those in text boxes not counted;
    `is_bound`: True if a field goes on into it or beyond it, so that it cannot be put into a table; `ends_section`: the
    same of a section that ends with it."""

    name: str
    start: int
    parent: str
    end: int = -1
    texts: list[int] = field(default_factory=list)
    is_bound: bool = False
    ends_section: bool = False
    is_contents: bool = False
    is_heading: bool = False

    @property
    def is_translated(self) -> bool:
        """True if its text is to be shown in both languages."""
        return bool(self.texts) and not self.is_contents

    @property
    def length(self) -> int:
        """See PageBlock."""
        return sum(self.texts) or _OTHER


def word_blocks(
    source: str, texts: Sequence[TextEdit], headings: Collection[str]
) -> tuple[list[WordBlock], list[WordBlock]]:
    """The paragraphs of a part, and the elements in its body, each in order. `texts`: its translations, in order;
    `headings`: the ids of the styles of headings."""
    scanner = _Scanner(source, texts, headings)
    for token in xml_tokens(source):
        scanner.step(token)
    return scanner.paragraphs, scanner.body


class _Scanner:
    def __init__(self, source: str, texts: Sequence[TextEdit], headings: Collection[str]) -> None:
        styles = "|".join(map(re.escape, headings)) or "(?!)"
        self._is_heading = re.compile(rf"""<w:p(?:\s[^>]*)?>\s*<w:pPr>\s*<w:pStyle\s+w:val=["'](?:{styles})["']""")
        self._source, self._texts, self._next = source, texts, 0
        self._path: list[str] = []  # the elements that paragraphs can be in, and paragraphs
        self._open: list[WordBlock] = []
        self._fields: list[str] = []  # the instructions of those that are open
        self._controls: list[bool] = []  # for each content control that is open, if it is a table of contents
        self._depth = 0  # of the element in the body that is open
        self._in_instruction = False
        self.paragraphs: list[WordBlock] = []
        self.body: list[WordBlock] = []

    def step(self, token: HtmlToken) -> None:
        """Take one token."""
        while self._next < len(self._texts) and self._texts[self._next].start < token.end:
            self._text(self._texts[self._next])
            self._next += 1
        if token.kind is TokenKind.START:
            self._start(token)
        elif token.kind is TokenKind.END:
            self._end(token)
        elif self._in_instruction and self._fields:
            self._fields[-1] += self._source[token.start : token.end]
            self._mark()

    def _around(self) -> Iterator[WordBlock]:
        """The paragraph, and the other element of the body, that is open."""
        yield from self._open[-1:]
        yield from (one for one in self.body[-1:] if one.end < 0 and one.name != "w:p")

    def _text(self, text: TextEdit) -> None:
        for one in self._around():
            one.texts.append(len(text.new))

    def _mark(self) -> None:
        """Note what an open paragraph is in."""
        is_contents = any(one.split()[:1] == ["TOC"] for one in self._fields) or any(self._controls)
        for one in self._around():
            one.is_contents |= is_contents

    def _start(self, token: HtmlToken) -> None:
        parent = self._path[-1] if self._path else ""
        if self._path[-1:] == ["w:body"] and not self._depth:
            self.body.append(WordBlock(token.name, token.start, parent, token.end if token.is_closed else -1))
            if token.name == "w:p" and not token.is_closed:
                self._depth += 1
                self._paragraph(self.body[-1])
                return
        if self.body and self.body[-1].end < 0 and not token.is_closed:
            self._depth += 1
        if token.name == "w:fldChar":
            self._field(value(self._source, attributes(self._source, token), "w:fldchartype"))
        if token.name == "w:sectPr" and self._open:
            self._open[-1].ends_section = True
        if token.name == "w:docPartGallery" and self._controls:
            self._controls[-1] |= bool(_CONTENTS.match(self._source, token.start + 1))
        if token.is_closed:
            return
        if token.name == "w:p":
            self._paragraph(WordBlock("w:p", token.start, parent))
        elif token.name == "w:sdt":
            self._controls.append(False)
        self._in_instruction = token.name == "w:instrText"
        if token.name in _PARENTS:
            self._path.append(token.name)
        self._mark()

    def _paragraph(self, block: WordBlock) -> None:
        block.is_bound = bool(self._fields)
        block.is_heading = bool(self._is_heading.search(self._source, block.start, block.start + _LOOKED_AT))
        self._open.append(block)
        self.paragraphs.append(block)
        self._mark()

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _end(self, token: HtmlToken) -> None:
        self._in_instruction = False
        if self.body and self.body[-1].end < 0:
            self._depth -= 1
            self.body[-1].end = token.end if not self._depth else -1
        if token.name == "w:p" and self._open:
            self._mark()
            block = self._open.pop()
            block.end = token.end
            block.is_bound |= bool(self._fields)
        elif token.name == "w:sdt" and self._controls:
            self._controls.pop()
        elif token.name in _PARENTS and self._path:
            self._path.pop()


def rows(source: str, paragraphs: Sequence[WordBlock]) -> Iterator[list[WordBlock]]:
    """Translated paragraphs of the body between which nothing stands."""
    row = list[WordBlock]()
    for one in paragraphs:
        is_fit = one.parent == "w:body" and one.is_translated and not (one.is_bound or one.ends_section)
        if row and (not is_fit or source[row[-1].end : one.start].strip()):
            yield row
            row = []
        row += [one] if is_fit else []
    if row:
        yield row
