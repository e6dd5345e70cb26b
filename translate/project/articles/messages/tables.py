"""Tables in text files (CSV, TSV): their records and fields, as Excel and other programs save them (RFC 4180)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from translate.errors import ArticleError

_DELIMITERS = ",;\t|"
NO_DELIMITER = "\0"
"""The delimiter of a table with one column."""
_SEPARATOR = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.I)
_BREAK = re.compile(r"\r\n|\r|\n")
_LOOKED_AT = 200  # records from which the delimiter is told
_REGULAR = 0.8  # share of them that must have as many fields as the first


@dataclass(frozen=True, slots=True)
class TableField:
    """Characters [start, end) of a file that a field holds, without its quotes. `escape`: what stands before a quote in
    it, "" for a field without quotes around."""

    start: int
    end: int
    escape: str = ""


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The records of a file, each its fields. `delimiter`: what stands between fields."""

    records: tuple[tuple[TableField, ...], ...]
    delimiter: str


def table(text: str, name: str) -> FieldTable:
    """The table in a text, in linear time. Raises ArticleError for quotes that are not closed, and for a text whose
    lines have not the same number of fields by any delimiter."""
    start, delimiter = 0, ""
    if told := _SEPARATOR.match(text):
        start, delimiter = told.end(), told[1]
    elif name.lower().endswith((".tsv", ".tab")):
        delimiter = "\t"
    else:
        delimiter = _delimiter(text, name)
    return FieldTable(tuple(_checked(text, delimiter, start, name)), delimiter)


def _delimiter(text: str, name: str) -> str:
    """The delimiter by which most records have as many fields as the first one: of several the one with most."""
    best, found, seen = (_REGULAR, 1), NO_DELIMITER, 0
    escapes = ('"', "\\") if '\\"' in text else ('"',)
    for delimiter, escape in product(_DELIMITERS, escapes):
        counts = [len(record) for record in islice(_records(text, delimiter, 0, escape), _LOOKED_AT)]
        seen = max(seen, counts[0] if counts else 0)
        if counts and counts[0] > 1:
            share = Counter(counts)[counts[0]] / len(counts)
            if (share, counts[0]) > best and share >= _REGULAR:
                best, found = (share, counts[0]), delimiter
    if found == NO_DELIMITER and seen > 1:
        raise ArticleError(name, "its lines have different numbers of fields", "save it again as CSV, e.g. with Excel")
    return found


def _checked(text: str, delimiter: str, start: int, name: str) -> Iterator[tuple[TableField, ...]]:
    """The records; a quote inside a field is doubled, or has a backslash before it in the whole file."""
    for escape in ('"', "\\"):
        found = list[tuple[TableField, ...]]()
        for record in _records(text, delimiter, start, escape):
            wrong = next(
                (one for one in record if not one.escape and text[one.start : one.end].lstrip()[:1] == '"'), None
            )
            if wrong:
                break
            found.append(record)
        else:
            return iter(found)
    line = len(_BREAK.findall(text, 0, wrong.start)) + 1 if wrong else 1
    where = f"{name}:{line}"
    raise ArticleError(where, "a quote that is not closed, or text after its end", 'write "" for a quote in a field')


def _records(text: str, delimiter: str, start: int, escape: str) -> Iterator[tuple[TableField, ...]]:
    end, field = rf"{re.escape(delimiter)}|\r\n|\r|\n|\Z", re.escape(delimiter)
    quoted = r'[^"]*(?:""[^"]*)*' if escape == '"' else r'[^"\\]*(?:(?:""|\\.)[^"\\]*)*'
    pattern = re.compile(rf'(?: *"(?P<quoted>{quoted})" *(?={end})|(?P<bare>[^{field}\r\n]*))(?P<end>{end})', re.S)
    at, record = start, list[TableField]()
    while at < len(text) or record:
        found = pattern.match(text, at)
        if not found:  # not reached: every text matches
            return
        kind = "bare" if found["quoted"] is None else "quoted"
        record.append(TableField(*found.span(kind), escape if kind == "quoted" else ""))
        at = found.end()
        if found["end"] != delimiter:
            yield tuple(record)
            record = []


def values(text: str, records: Sequence[Sequence[TableField]], column: int) -> Iterator[str]:
    """What the fields of a column say."""
    for record in records:
        if column < len(record):
            yield said(text, record[column])


def said(text: str, field: TableField) -> str:
    """What a field says."""
    inside = text[field.start : field.end]
    if not field.escape:
        return inside
    return inside.replace('""', '"') if field.escape == '"' else re.sub(r'\\(.)|""', lambda one: one[1] or '"', inside)
