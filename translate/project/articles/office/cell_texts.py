"""Texts of cells: plain, or runs of rich text; how they stand in a workbook, and how translations are written there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.project.articles import TextSpan
from translate.project.articles.office.dialects import OfficeDialect
from translate.project.articles.office.spans import office_spans
from translate.project.articles.office.text import parsed, written
from translate.text import trimmed
from translate.text.html import decoded, names, xml_content
from translate.text.markup import NONE, Markup

CELL = "cell"
"""The syntax of the content of a <t> that is all of a text."""
RICH = "rich cell "
"""What the syntax of runs begins with; the prefix of their elements and what is not seen of their properties follow."""
SPLIT = "split cell "
"""What the syntax of a cell begins with whose shared string others need as it is; its XML follows."""
_PLAIN = re.compile(
    r"<((?:\w+:)?)(?:(?:si|is|text)\b[^>]*>\s*<\1t\b[^>]*>([^<]*)</\1t\s*>\s*</\1(?:si|is|text)\s*>"
    r"|v\s*>([^<]*)</\1v\s*>)\Z"
)
_PREFIX = re.compile(r"<(\w+:)?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ISO/IEC 29500-1, 22.9.2.19


def cell_text(xml: str, font: str = "") -> TextSpan | None:
    """The text in an <si>, <is>, <text> or <v>, None for one without letters. `font`: the properties of runs that are
    those of the cell."""
    if plain := _PLAIN.match(xml):
        start, end = trimmed(xml, *plain.span(3 if plain[2] is None else 2))
        text = _said(xml[start:end])
        return TextSpan(start, end, text, CELL) if any(map(str.isalpha, text)) else None
    prefix = (_PREFIX.match(xml) or [""])[1] or ""
    found = office_spans("", xml, _dialect(prefix, font)).spans
    if len(found) != 1 or not any(map(str.isalpha, found[0].text)):
        return None
    return replace(found[0], syntax=f"{RICH}{prefix}|{font}")


def whole_text(xml: str) -> str:
    """All that a reader sees of an <si> or <is>."""
    kept = re.sub(r"<((?:\w+:)?)rPh\b.*?</\1rPh\s*>", "", xml, flags=re.S)
    return _said("".join(re.findall(r"<(?:\w+:)?[tv]\b[^>]*>([^<]*)</", kept)))


def _said(raw: str) -> str:
    """A text without its escapes. Line breaks are \\n."""
    text = decoded(raw)
    if "_x" in text:
        text = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_span(cell: str, at: int, value: tuple[int, int], xml: str, font: str) -> TextSpan | None:
    """The text of a cell that gets a string of its own: its type and its value, in the text of the sheet. `at`: where
    the cell begins; `value`: the element with the index of its shared string; `xml`: that string."""
    found = cell_text(xml, font)
    kind = re.compile(r"""\st\s*=\s*["'](s)["']""").search(cell, at, value[0])
    if not found or not kind or (_PREFIX.match(cell, at) or [""])[1] != (_PREFIX.match(xml) or [""])[1]:
        return None
    syntax = f"{SPLIT}{found.start} {found.end} {len(found.syntax)} {found.syntax}{xml}"
    return TextSpan(kind.start(1), value[1], found.text, syntax)


@dataclass(frozen=True, slots=True)
class _Inner:
    """What the syntax of a split cell says: the shared string, and which characters of it are the text."""

    start: int
    end: int
    syntax: str
    xml: str

    @property
    def raw(self) -> str:
        return self.xml[self.start : self.end]


def _inner(syntax: str) -> _Inner:
    start, end, length, rest = syntax.removeprefix(SPLIT).split(" ", 3)
    return _Inner(int(start), int(end), rest[: int(length)], rest[int(length) :])


def written_cell(raw: str, syntax: str, target: str) -> str:
    """A translation as it stands in place of `raw`."""
    if syntax.startswith(SPLIT):
        inner = _inner(syntax)
        new = inner.xml[: inner.start] + written_cell(inner.raw, inner.syntax, target) + inner.xml[inner.end :]
        prefix = (_PREFIX.match(inner.xml) or [""])[1] or ""
        content = re.sub(r"\A<[^>]*>|<[^<]*>\Z", "", new)
        value = raw.rindex(f"<{prefix}v")
        return f"inlineStr{raw[1:value]}<{prefix}is>{content}</{prefix}is>"
    if syntax == CELL:
        return xml_content(_ESCAPE.sub(r"_x005F_x\1_", target))
    return written(raw, None, target, _of(syntax))


def cell_markup(raw: str, syntax: str) -> Markup:
    """How inline markup is written in the text of a cell."""
    if syntax.startswith(SPLIT):
        inner = _inner(syntax)
        return cell_markup(inner.raw, inner.syntax)
    return parsed(raw, None, _of(syntax))[0].tags if syntax.startswith(RICH) else NONE


def _of(syntax: str) -> OfficeDialect:
    prefix, _, font = syntax.removeprefix(RICH).partition("|")
    return _dialect(prefix, font)


@lru_cache(maxsize=256)
def _dialect(prefix: str, font: str) -> OfficeDialect:
    """The names of the elements of rich text. `font`: elements that make no difference."""
    same = "|".join(map(re.escape, re.findall(r"<[^>]*>", font)))
    unseen = rf"<{prefix}(?:family|charset|scheme|condense|extend)\b[^>]*/>"
    return OfficeDialect(
        paragraphs=names(f"{prefix}si {prefix}is {prefix}text"),
        breaks=frozenset(),
        line_break="\n",
        tab="\t",
        bare=False,
        run=f"{prefix}r",
        properties=f"{prefix}rPr",
        text=f"{prefix}t",
        loose=True,
        dropped=names(f"{prefix}rPh {prefix}phoneticPr"),
        ignored=re.compile(f"{unseen}|{same}" if same else unseen),
    )
