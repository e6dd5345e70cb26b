"""Word documents in two languages: translations below their paragraphs, beside them in a table, or on facing pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translate.model import Bilingual, Role
from translate.project.articles import Pairing, TextEdit, in_pages, inserted, rewritten
from translate.project.articles.office.word_blocks import WordBlock, rows, word_blocks
from translate.project.articles.office.word_copies import style_of, without_doubles
from translate.project.articles.office.word_styles import WordStyles

_ROOT = re.compile(r"<(w:document|w:footnotes|w:endnotes|w:styles)\b")
_LOOKED_AT = 4000  # characters in which the root element of a part is
_HEAD = re.compile(r"<w:p(?:\s[^<>]*)?>(\s*<w:pPr>)?(\s*<w:pPr\s*/>)?")
_PROPERTIES = re.compile(r"\s*<w:pPr>(.*?)</w:pPr>", re.S)
_SECTION = re.compile(r"<w:sectPr\b[^>]*/>|<w:sectPr\b[^>]*>(.*?)</w:sectPr>", re.S)
_SIZE = re.compile(r"""<w:pgSz\b[^>]*?\bw:w=["'](\d+)["']""")
_MARGINS = re.compile(r"<w:pgMar\b[^>]*>")
_SIDE = re.compile(r"""\bw:(?:left|right|start|end)=["'](\d+)["']""")
_TYPE = re.compile(r"<w:type\b[^>]*/>")
# What comes before the type of a section in its properties (ISO/IEC 29500-1, 17.6.17).
_BEFORE_TYPE = re.compile(
    r"(?:\s*<w:(?:header|footer)Reference\b[^>]*/>|\s*<w:(?:foot|end)notePr\b.*?</w:(?:foot|end)notePr>)*", re.S
)
_FIRST_ONLY = re.compile(r"<w:titlePg\b[^>]*/>|<w:pgNumType\b[^>]*/>|<w:sectPrChange\b.*?</w:sectPrChange>", re.S)
_PAGE, _MARGIN = 11906, 1440  # twentieths of a point: the width of A4, and the usual margin
_THIN = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_SMALL = '<w:rPr><w:sz w:val="2"/></w:rPr>'
_NEXT_TABLE = re.compile(r"\s*(?:<w:tbl\b|<w:sectPr\b|</w:body>)")


class WordPairing:
    """The insertions in a Word document."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing, self._text = pairing, pairing.article.text
        self._parts = dict[str, tuple[int, int]]()
        start = 0
        for _, length in pairing.article.members:
            if root := _ROOT.search(self._text, start, min(start + length, start + _LOOKED_AT)):
                self._parts[root[1]] = start, start + length
            start += length
        first, last = self._parts.get("w:styles", (0, 0))
        self._styles_start = first
        self._styles = WordStyles(self._text[first:last], pairing.locale, pairing.directions[1])

    def insertions(self) -> Iterator[TextEdit]:
        """All insertions; those of a part in order."""
        for root, (start, end) in self._parts.items():
            if root != "w:styles":
                yield from self._part(start, end)
        if self._styles.end >= 0:
            yield inserted(self._styles_start + self._styles.end, self._styles.added())

    def _part(self, start: int, end: int) -> Iterator[TextEdit]:
        source = self._text[start:end]
        texts = [
            TextEdit(one.start - start, one.end - start, one.new, one.what)
            for one in self._pairing.edits
            if start <= one.start and one.end <= end and (one.what.isdigit() or one.what == Role.COPY)
        ]
        paragraphs, body = word_blocks(source, texts, self._styles.headings)
        work = _Part(source, texts, self._styles)
        if self._pairing.layout is Bilingual.FACING and body:
            found = [*work.facing(body), *work.below([one for one in paragraphs if one.parent in _APART])]
        elif self._pairing.layout is Bilingual.BESIDE:
            found = list(work.beside(paragraphs))
        else:
            found = list(work.below(paragraphs))
        yield from (inserted(one.start + start, one.new, one.what) for one in found)


_APART = ("w:txbxContent",)  # where paragraphs are that go on no page of their own


class _Part:
    """A part of a document, with the translations of its texts."""

    def __init__(self, source: str, texts: Sequence[TextEdit], styles: WordStyles) -> None:
        self._source, self._texts, self._styles = source, texts, styles

    def below(self, paragraphs: Sequence[WordBlock]) -> Iterator[TextEdit]:
        """Each translation after its paragraph."""
        for one in paragraphs:
            if one.is_translated:
                yield from self._named(one)
                yield inserted(one.end, self._copy(one), "translation")

    def _copy(self, block: WordBlock) -> str:
        made = rewritten(self._source, self._texts, block.start, block.end)
        return without_doubles(made, self._styles.of_translation)

    def _named(self, block: WordBlock) -> Iterator[TextEdit]:
        """The style of a source that is in the usual one."""
        head = _HEAD.match(self._source, block.start)
        if not self._styles.source or not head or head[2]:
            return
        properties = _PROPERTIES.match(self._source, head.end(1) - len(head[1])) if head[1] else None
        if not (properties and style_of(properties[1])):
            style = f'<w:pStyle w:val="{self._styles.source}"/>'
            yield inserted(head.end(), style if head[1] else f"<w:pPr>{style}</w:pPr>")

    def beside(self, paragraphs: Sequence[WordBlock]) -> Iterator[TextEdit]:
        """Tables of the paragraphs of the body, a row for each; others as in `below`."""
        in_rows = {id(one): row for row in rows(self._source, paragraphs) for one in row}
        for one in paragraphs:
            row = in_rows.get(id(one))
            if not row:
                yield from self.below([one])
                continue
            if one is row[0]:
                before = (
                    "<w:p/>" if self._source[max(0, one.start - 100) : one.start].rstrip().endswith("</w:tbl>") else ""
                )
                yield inserted(one.start, before + self._table_head())
            yield inserted(one.start, f"<w:tr><w:tc>{self._cell}")
            yield from self._named(one)
            after = "</w:tbl>" + "<w:p/>" * bool(_NEXT_TABLE.match(self._source, one.end)) if one is row[-1] else ""
            cell = f"</w:tc><w:tc>{self._cell}{self._copy(one)}</w:tc></w:tr>{after}"
            yield inserted(one.end, cell, "translation")

    @property
    def _cell(self) -> str:
        return '<w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>'

    def _table_head(self) -> str:
        sections = list(_SECTION.finditer(self._source))
        section = sections[-1][0] if sections else ""
        size, margins = _SIZE.search(section), _MARGINS.search(section)
        sides = list(map(int, _SIDE.findall(margins[0]))) if margins else [_MARGIN, _MARGIN]
        column = ((int(size[1]) if size else _PAGE) - sum(sides)) // 2
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{column}"/><w:gridCol w:w="{column}"/></w:tblGrid>'
        )

    def facing(self, body: Sequence[WordBlock]) -> Iterator[TextEdit]:
        """A section on an even page for each part of the source, and one on an odd page for its translation."""
        blocks = [one for one in body if one.name != "w:sectPr"]
        parts = [part for part in in_pages(blocks) if any(one.is_translated for one in part)]
        sections = list(_SECTION.finditer(self._source))
        for part in parts:
            section = next((one for one in sections if one.start() >= part[0].start), None)
            inside = section[1] or "" if section else ""
            if part is parts[0]:  # an empty page, as the first one has none beside it
                yield inserted(part[0].start, _break(inside, "nextPage"))
            for one in part:
                if one.name == "w:p" and one.is_translated:
                    yield from self._named(one)
            rest = _FIRST_ONLY.sub("", inside)
            copies = "".join(self._copy(one) for one in part if one.is_translated)
            before = "" if part[-1].ends_section else _break(rest, "evenPage")
            given = _TYPE.search(inside)
            is_next = not given or "nextPage" in given[0] or "oddPage" in given[0]
            is_last = part[-1] is blocks[-1] and not part[-1].ends_section and rest == inside and is_next
            yield inserted(part[-1].end, f"{before}{copies}{'' if is_last else _break(rest, 'oddPage')}", "translation")
            if is_last and section and section[1] and not given:  # the translation is in the last section of the source
                at = _BEFORE_TYPE.match(self._source, section.start(1))
                yield inserted(at.end() if at else section.start(1), '<w:type w:val="oddPage"/>')


def _break(section: str, kind: str) -> str:
    """An empty paragraph that ends a section with some properties. `kind`: where that section begins."""
    rest = _TYPE.sub("", section)
    at = _BEFORE_TYPE.match(rest)
    place = at.end() if at else 0
    made = f'{rest[:place]}<w:type w:val="{kind}"/>{rest[place:]}'
    return f"<w:p><w:pPr>{_THIN}{_SMALL}<w:sectPr>{made}</w:sectPr></w:pPr></w:p>"
