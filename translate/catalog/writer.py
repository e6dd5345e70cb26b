"""Writes a catalog as the text of a PO file, in the layout of GNU msgcat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.catalog import wrapping
from translate.catalog.entries import Catalog, Entry

_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_LETTERS = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}


def serialize(catalog: Catalog) -> str:
    """The text of a PO file; reader.parse() gives the same catalog again, except for line numbers."""
    entries = (*([catalog.header] if catalog.header else []), *catalog.entries)
    text = wrapping.layout("\n\n".join("\n".join(_lines(entry)) for entry in entries))
    last = "".join(f"{_comment(line)}\n" for line in catalog.trailing)
    return f"{text}\n{last}" if last else text


def _lines(entry: Entry) -> Iterator[str]:
    yield from map(_comment, entry.comments)
    yield from (f"#. {line}" if line else "#." for line in entry.evidence)
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
    return f"# {line}" if line else "#"


def _quoted(text: str) -> str:
    """A text as a PO string, on one line."""
    return f'"{_SPECIAL.sub(lambda found: _escaped(found[0]), text)}"'


def _escaped(letter: str) -> str:
    return _LETTERS.get(letter) or (f"\\{letter}" if letter in '"\\' else f"\\{ord(letter):03o}")
