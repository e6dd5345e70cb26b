"""Writes a catalog as a PO file: what was read and is unchanged as it was, all else in the layout of GNU msgcat."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from translate.catalog import wrapping
from translate.catalog.entries import Catalog, Entry

_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_BREAK = re.compile(r"\s*[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")  # whatever some reader of PO files ends a line at
_CONTENT_TYPE = re.compile(r"(?im)^Content-Type:.*$")
_LETTERS = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}


def encode(catalog: Catalog) -> bytes:
    """The bytes of a PO file with the line ends, the byte order mark and the charset of the file that it was read from;
    in UTF-8, which the header then says, where that charset cannot hold the text."""
    newline, mark = catalog.layout.newline, catalog.layout.mark
    if codecs.lookup(catalog.charset).name != "utf-8":
        try:
            return mark + serialize(catalog).replace("\n", newline).encode(catalog.charset)
        except UnicodeEncodeError:
            pass
    return mark + serialize(_in_utf8(catalog)).replace("\n", newline).encode("utf-8")


def _in_utf8(catalog: Catalog) -> Catalog:
    """The catalog with a header that names UTF-8, in whatever letters."""
    said = catalog.header and _CONTENT_TYPE.search(catalog.header.target)
    if not catalog.header or not said or said[0].casefold().endswith(("charset=utf-8", "charset=utf8")):
        return catalog
    target = _CONTENT_TYPE.sub("Content-Type: text/plain; charset=UTF-8", catalog.header.target)
    return replace(catalog, header=replace(catalog.header, target=target))


def serialize(catalog: Catalog) -> str:
    """The text of a PO file; reader.parse() gives the same catalog again, except for line numbers."""
    entries = sorted(
        (*([catalog.header] if catalog.header else []), *catalog.entries), key=lambda entry: entry.obsolete
    )
    text = "\n".join(_text(entry, catalog) for entry in entries)
    last = "".join(f"{_comment(line)}\n" for line in catalog.trailing)
    return f"{text}\n{last}" if last else text


def _text(entry: Entry, catalog: Catalog) -> str:
    """The text of an entry: that of the file, if it has it, else laid out."""
    found = catalog.layout.texts.get(entry)
    return wrapping.layout("\n".join(_lines(entry))) if found is None else f"{found}\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield from map(_comment, entry.comments)
    yield from (f"#. {line}" if line else "#." for line in map(_on_one_line, entry.evidence))
    if entry.references:
        yield f"#: {' '.join(entry.references)}"
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    mark = "#~" if entry.obsolete else ""
    before = {
        "msgctxt": entry.previous_context,
        "msgid": entry.previous or None,
        "msgid_plural": entry.previous_plural,
    }
    now = {"msgctxt": entry.context, "msgid": entry.source, "msgid_plural": entry.plural}
    if entry.plural is None:
        now["msgstr"] = entry.target
    now |= {f"msgstr[{n}]": text for n, text in enumerate(entry.plurals)}
    yield from (f"{mark or '#'}| {keyword} {_quoted(text)}" for keyword, text in before.items() if text is not None)
    yield from (f"{mark}{' ' * bool(mark)}{key} {_quoted(text)}" for key, text in now.items() if text is not None)


def _comment(line: str) -> str:
    line = _on_one_line(line)
    return f"# {line}" if line else "#"


def _on_one_line(text: str) -> str:
    """A comment without line breaks, which would end it: each is a space."""
    return _BREAK.sub(" ", text)


def string_lines(keyword: str, text: str, *, is_wrapped: bool) -> list[str]:
    """A string of a PO file as msgcat lays it out, without its keyword."""
    flag = "" if is_wrapped else "#, no-wrap\n"
    laid = wrapping.layout(f'{flag}msgid ""\n{keyword} {_quoted(text)}')
    return laid.split(f"\n{keyword} ", 1)[1].rstrip("\n").split("\n")


def _quoted(text: str) -> str:
    """A text as a PO string, on one line."""
    return f'"{_SPECIAL.sub(lambda found: _escaped(found[0]), text)}"'


def _escaped(letter: str) -> str:
    return _LETTERS.get(letter) or (f"\\{letter}" if letter in '"\\' else f"\\{ord(letter):03o}")
