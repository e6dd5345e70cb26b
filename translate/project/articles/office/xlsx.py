"""The format of Excel: workbooks in SpreadsheetML (ISO/IEC 29500), of which those texts are translated that nothing in
them uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossary import Severity
from translate.model import Article, UnitFinding
from translate.project.articles import USUAL, FormatSettings, TextSpan, archive
from translate.project.articles.office import properties as office_properties
from translate.project.articles.office.cell_ranges import CellUse, cell_name, sheet_cell
from translate.project.articles.office.cell_texts import cell_text, split_span, whole_text
from translate.project.articles.office.dialects import SLIDE
from translate.project.articles.office.left_texts import LeftTexts
from translate.project.articles.office.office_format import SHEET_NAME
from translate.project.articles.office.office_format import encoded as encoded
from translate.project.articles.office.office_format import markup as markup
from translate.project.articles.office.packages import DRAWN, PackagePart, office_parts, package, xml_text
from translate.project.articles.office.print_headers import header_spans
from translate.project.articles.office.properties import element_spans
from translate.project.articles.office.spans import office_spans
from translate.project.articles.office.used_cells import Uses
from translate.project.articles.office.workbook_uses import uses
from translate.project.articles.office.workbooks import Cell, Sheet, Workbook, cell_fonts, cells, workbook
from translate.text.html import decoded

suffixes = (".xlsx", ".xlsm", ".xltx", ".xltm")
_STRING = re.compile(r"<((?:\w+:)?)si\b[^<>]*?(?:/>|>.*?</\1si\s*>)", re.S)
_SHEET = re.compile(r"""<(?:\w+:)?sheet\b[^<>]*?\sname\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_COMMENT = re.compile(r"<((?:\w+:)?)comment\b([^<>]*)>(.*?)</\1comment\s*>", re.S)
_REFERENCE = re.compile(r"""\bref\s*=\s*["']([A-Z]+\d+)["']""")
_TEXT = re.compile(r"<((?:\w+:)?)text\b[^<>]*>.*?</\1text\s*>", re.S)
_THREADED = re.compile(r"<(threadedComment)\b[^<>]*>\s*<text\b[^<>]*>([^<]*)</text>")
_USUAL_NAME = re.compile(r"(?:Sheet|Chart|Table|Page)\s?\d*", re.I)


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a workbook. See ArticleFormat. Raises ArticleError for files that are encrypted, signed or
    damaged, or no workbook of Excel."""
    whole = archive(data, name)
    book = workbook(whole)
    every = {sheet.name: list(cells(sheet.text)) for sheet in book.sheets}
    used = uses(book, every)
    work = _Scanner(book, every, used)
    parts = [work.names(), *work.strings(), *(work.sheet(sheet) for sheet in book.sheets), *work.others()]
    kept = [part for part in parts if part.spans or part.attributes]
    article = package(whole, locale, kept)
    names = (one.id for one in article.paragraphs if one.syntax == SHEET_NAME)
    return replace(article, distinct=frozenset(names), findings=(*work.left.findings(), *_macros(book)))


def _macros(book: Workbook) -> Iterator[UnitFinding]:
    if book.has_macros:
        yield UnitFinding("macro", Severity.INFO, "macros stay as they are; try those that look for texts or sheets")


@dataclass(slots=True)
class _Scanner:
    """Finds the texts of a workbook, and what is left of them."""

    book: Workbook
    every: Mapping[str, Sequence[Cell]]
    used: Uses
    left: LeftTexts = field(default_factory=LeftTexts)
    _split: dict[int, tuple[str, str]] = field(default_factory=dict)  # shared strings of used and free cells, folded
    _fonts: Sequence[str] = ()

    def names(self) -> PackagePart:
        """The names of sheets that nothing names."""
        spans = list[TextSpan]()
        for one in _SHEET.finditer(self.book.text):
            span = one.span(one.lastindex or 0)
            name = decoded(self.book.text[slice(*span)])
            if not any(map(str.isalpha, name)) or _USUAL_NAME.fullmatch(name):
                continue
            use = self.used.sheets.get(name.casefold()) or self.used.all_cells
            if self.book.has_macros:
                use = use or CellUse("a macro, perhaps,")
            if use:
                self.left.leave("", name, use)
            else:
                spans.append(TextSpan(*span, name, SHEET_NAME, "names of sheets"))
        return PackagePart(self.book.path, self.book.text, tuple(spans))

    def strings(self) -> Iterator[PackagePart]:
        """The shared strings that only free cells have."""
        for path in self.book.parts.get("sharedStrings", ())[:1]:
            text = xml_text(self.book.whole, path)
            found = [text[one.start() : one.end()] for one in _STRING.finditer(text)]
            free, used = self._users(found)
            styles = self.book.parts.get("styles", ())
            self._fonts = cell_fonts(xml_text(self.book.whole, styles[0])) if styles else ()
            spans = list[TextSpan]()
            for n, one in enumerate(_STRING.finditer(text)):
                if n in used and n in free:
                    self._split[n] = found[n], whole_text(found[n]).casefold()
                elif n in free:
                    sheet, cell = free[n]
                    if span := cell_text(found[n], self._font(cell)):
                        spans.append(_moved(span, one.start(), _place(sheet, cell)))
            yield PackagePart(path, text, tuple(spans))

    def _users(self, strings: Sequence[str]) -> tuple[dict[int, tuple[str, Cell]], set[int]]:
        """For each shared string the first free cell that has it, and those that used cells have."""
        free, used = dict[int, tuple[str, Cell]](), set[int]()
        said = {n: text.casefold() for n, one in enumerate(strings) if any(map(str.isalpha, text := whole_text(one)))}
        for sheet in self.book.sheets:
            for cell in self.every[sheet.name]:
                if cell.string not in said:
                    continue
                if use := self.used.of_cells(sheet.name, cell.place, said[cell.string]):
                    used.add(cell.string)
                    self.left.leave(sheet.name, cell_name(cell.row, cell.column), use)
                else:
                    free.setdefault(cell.string, (sheet.name, cell))
        return free, used

    def _font(self, cell: Cell) -> str:
        return self._fonts[cell.style] if cell.style < len(self._fonts) else ""

    def sheet(self, sheet: Sheet) -> PackagePart:
        """The texts that stand in a sheet itself: strings of its cells, headers and footers of print."""
        text, spans = sheet.text, list[TextSpan]()
        for cell in self.every[sheet.name]:
            is_own = cell.kind == "inlineStr" or (cell.kind == "str" and not cell.formula)
            inline = text[slice(*cell.span)] if is_own else ""
            string, folded = self._split.get(cell.string, ("", ""))
            folded = whole_text(inline).casefold() if inline else folded
            if not any(map(str.isalpha, folded)):
                continue
            if use := self.used.of_cells(sheet.name, cell.place, folded):
                if inline:
                    self.left.leave(sheet.name, cell_name(cell.row, cell.column), use)
            elif inline and (span := cell_text(inline, self._font(cell))):
                spans.append(_moved(span, cell.span[0], _place(sheet.name, cell)))
            elif string:
                if divided := split_span(text, cell.start, cell.span, string, self._font(cell)):
                    spans.append(replace(divided, place=_place(sheet.name, cell)))
                else:
                    self.left.leave(
                        sheet.name, cell_name(cell.row, cell.column), CellUse("another cell with the same text")
                    )
        spans += header_spans(text, sheet.name)
        return PackagePart(sheet.path, xml_text(self.book.whole, sheet.path), tuple(spans))

    def others(self) -> Iterator[PackagePart]:
        """Comments, texts in drawings and charts, and the properties of the document."""
        whole = self.book.whole
        for sheet in self.book.sheets:
            for kind in ("comments", "threadedComment"):
                for path in sheet.parts.get(kind, ()):
                    text = xml_text(whole, path)
                    found = _comments(text, sheet.name) if kind == "comments" else _threaded(text, sheet.name)
                    yield PackagePart(path, text, tuple(found))
        for path, kind in office_parts(whole):
            if kind.endswith((*DRAWN, "drawing+xml")):
                yield office_spans(path, xml_text(whole, path), SLIDE, place="charts and drawings")
            elif kind.endswith("core-properties+xml"):
                yield office_properties.core(path, xml_text(whole, path))


def _place(sheet: str, cell: Cell) -> str:
    return sheet_cell(sheet, cell_name(cell.row, cell.column))


def _moved(span: TextSpan, start: int, place: str) -> TextSpan:
    return replace(span, start=span.start + start, end=span.end + start, place=place)


def _comments(text: str, sheet: str) -> Iterator[TextSpan]:
    """The texts of comments; what stands there of a thread for older programs is left."""
    for one in _COMMENT.finditer(text):
        inside, cell = _TEXT.search(one[3]), _REFERENCE.search(one[2])
        if inside and "[Threaded comment]" not in inside[0] and (span := cell_text(inside[0])):
            place = f"{sheet_cell(sheet, cell[1])}, comment" if cell else "comment"
            yield _moved(span, one.start(3) + inside.start(), place)


def _threaded(text: str, sheet: str) -> Iterable[TextSpan]:
    return (replace(one, place=f"{sheet}, comments") for one in element_spans(text, _THREADED))
