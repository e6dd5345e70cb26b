"""The format of spreadsheets of OpenDocument, of which those texts are translated that nothing in them uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from translate.model import Article, Attribute
from translate.project.articles import USUAL, FormatSettings, TextSpan, archive
from translate.project.articles.office.cell_ranges import cell_name, sheet_cell
from translate.project.articles.office.left_texts import LeftTexts
from translate.project.articles.office.odt import open_document
from translate.project.articles.office.office_format import encoded as encoded
from translate.project.articles.office.office_format import markup as markup
from translate.project.articles.office.open_sheets import OpenCell, open_cells, open_uses
from translate.project.articles.office.packages import PackagePart

suffixes = (".ods", ".ots")
_KIND = re.compile(r"<office:spreadsheet\b")
_DRAWN = re.compile(r"""<(/?)draw:[\w-]+(?:[^<>"']|"[^"]*"|'[^']*')*?(/?)>""")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a spreadsheet. See ArticleFormat. Raises ArticleError for files that are encrypted, signed or
    damaged, or of another kind."""
    left = LeftTexts()
    other = "no spreadsheet; save it as .ods"
    article = open_document(archive(data, name), locale, _KIND, other, partial(_free, left=left))
    return replace(article, findings=tuple(left.findings()))


def _free(part: PackagePart, left: LeftTexts) -> PackagePart:
    """The content of a spreadsheet with those texts only that nothing uses; the others are noted in `left`."""
    cells = list(open_cells(part.text))
    used = open_uses(part.text, cells)
    uses = [used.of_cells(cell.sheet, cell.cells, cell.text.casefold()) if cell.text else None for cell in cells]
    starts = [cell.start for cell in cells]
    kept, numbers = list[TextSpan](), dict[int, int]()
    for n, span in enumerate(part.spans, 1):
        at = bisect_right(starts, span.start) - 1
        if at < 0 or span.start >= cells[at].end or _is_drawn(part.text, cells[at], span):
            kept.append(span)
        elif cells[at].text and not uses[at]:
            kept.append(replace(span, place=sheet_cell(cells[at].sheet, _name(cells[at]))))
        else:
            continue
        numbers[n] = len(kept)
    for cell, use in zip(cells, uses, strict=True):
        if use and any(map(str.isalpha, cell.text)):
            left.leave(cell.sheet, _name(cell), use)
    return replace(part, spans=tuple(kept), attributes=tuple(_renumbered(part.attributes, numbers)))


def _name(cell: OpenCell) -> str:
    return cell_name(cell.cells.top, cell.cells.left)


def _is_drawn(text: str, cell: OpenCell, span: TextSpan) -> bool:
    """True for a text in a shape that is anchored in a cell."""
    depth = 0
    for tag in _DRAWN.finditer(text, cell.start, span.start):
        depth += -1 if tag[1] else not tag[2]
    return depth > 0


def _renumbered(attributes: Iterable[Attribute], numbers: Mapping[int, int]) -> Iterator[Attribute]:
    """The attributes, copies of kept texts only, with their new numbers."""
    for one in attributes:
        if all(number in numbers for number in one.of):
            yield replace(one, of=tuple(numbers[number] for number in one.of))
