"""Adds a row to the table of a termbase without touching what is in it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.files import TextTable, charset_of, read_bytes, read_text, replacing
from glossary.termbase.delimited import fields_of, open_table, read_delimited

SUFFIXES = {".csv": ",", ".tsv": "\t", ".tab": "\t"}


def add_row(path: Path, term: str, rendering: str, *, to: str, source: str) -> bool:
    """Add a term and its rendering at the end of a CSV or TSV file, which is begun where it is missing. False if the
    row is there already. Raises TermbaseError for another kind of file, and where the term has another rendering."""
    if path.suffix.lower() not in SUFFIXES:
        raise TermbaseError(path, "rows are added to CSV and TSV only", "add it in the program that wrote the file")
    if not path.exists():
        begun = _row(["source", "target"], SUFFIXES[path.suffix.lower()], "\n")
        return _write(path, begun + _row([term, rendering], SUFFIXES[path.suffix.lower()], "\n"))
    data = read_bytes(path)
    if charset_of(data) != "utf-8":
        raise TermbaseError(path, "not UTF-8", "save it as UTF-8")
    for row in read_delimited(path, source=source, to=to).terms:
        if row.source == term and row.target == rendering:
            return False
        if row.source == term:
            said = f"as {row.target}" if row.target else "without a rendering"
            raise TermbaseError(path, f"{term} is there already, {said}", "correct that row")
    text = read_text(path)
    delimiter, header, _ = open_table(path, TextTable.of(text), source, to)
    cells = {"source": term, "target": rendering}
    line_end = "\r\n" if "\r\n" in text else "\n"
    gap = b"" if data.endswith(b"\n") else line_end.encode()
    row_ = _row([cells.get(field, "") for field in fields_of(header, source, to)], delimiter, line_end)
    return _write(path, data + gap + row_)


def set_rendering(path: Path, term: str, rendering: str, *, to: str, source: str) -> bool:
    """Give a term of a CSV or TSV file another rendering, in its own row, or add a row; all else stays as it is. False
    if the file says so already. Raises TermbaseError for another kind of file."""
    rows = read_delimited(path, source=source, to=to).terms if path.exists() else ()
    known = [row for row in rows if row.source == term]
    if not known or path.suffix.lower() not in SUFFIXES:
        return add_row(path, term, rendering, to=to, source=source)
    if any(row.target == rendering for row in known):
        return False
    text = read_text(path)
    delimiter, header, _ = open_table(path, TextTable.of(text), source, to)
    at = fields_of(header, source, to).index("target")
    lines = re.split(r"(?<=\n)", text)
    number = int(known[0].place.rpartition(":")[2]) - 1
    body = lines[number].rstrip("\r\n")
    cells = next(csv.reader([body], delimiter=delimiter), [])
    if len(known) > 1 or len(cells) <= at or term not in cells:
        raise TermbaseError(known[0].place, f"the row of {term} cannot be changed here", "correct it in a text editor")
    cells[at] = rendering
    lines[number] = _row(cells, delimiter, lines[number][len(body) :]).decode()
    mark = b"\xef\xbb\xbf" if read_bytes(path).startswith(b"\xef\xbb\xbf") else b""
    return _write(path, mark + "".join(lines).encode())


def _row(cells: list[str], delimiter: str, line_end: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerow(cells)
    return buffer.getvalue().encode()


def _write(path: Path, data: bytes) -> bool:
    try:
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise TermbaseError(path, f"cannot be written ({error.strerror})", "check its permissions") from error
    return True
