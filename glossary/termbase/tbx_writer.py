"""Writes TBX-Basic, version 2 or 3. TBX is read in tbx.py.

Columns without a TBX data category are written as `admin` elements whose type begins with `x-`, which Weblate and other
tools preserve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from glossary.errors import TermbaseError
from glossary.files import write_text
from glossary.model import Term
from glossary.termbase.rows import FIELDS, said_cells

GRAMMAR = {
    "partOfSpeech": "pos",
    "grammaticalGender": "gender",
    "grammaticalNumber": "number",
    "animacy": "animacy",
}
_WRITTEN = {
    "pos": {"adj": "adjective", "phrase": "other", "any": "other"},
    "gender": {"masc": "masculine", "femn": "feminine", "neut": "neuter"},
    "number": {"sing": "singular", "plur": "plural"},
    "animacy": {"anim": "animate", "inan": "inanimate"},
}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {2: ("martif", "termEntry", "langSet", "tig"), 3: ("tbx", "conceptEntry", "langSec", "termSec")}
_ABOUT = "<fileDesc>\n<sourceDesc>\n<p>Termbase</p>\n</sourceDesc>\n</fileDesc>\n"
_HEAD = {
    2: '<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX-Basic" xml:lang={source}>\n'
    f"<martifHeader>\n{_ABOUT}</martifHeader>\n<text>\n<body>\n",
    3: '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang={source} '
    'xmlns="urn:iso:std:iso:30042:ed:3.0">\n'
    f"<tbxHeader>\n{_ABOUT}</tbxHeader>\n<text>\n<body>\n",
}
_STANDARD = frozenset({"source", "target", "aliases", "accept", "forbidden", "note"})


def write_tbx(path: Path, terms: Sequence[Term], *, source: str, to: str, version: int = 2) -> None:
    """Write terms as TBX-Basic, one concept per term; Weblate and OmegaT read version 2 (martif).

    Raises TermbaseError when the file cannot be written or a term has a character that XML does not allow.
    """
    for at, term in enumerate(terms, start=1):
        _check(path, at, term)
    root, entry, language, section = _NAMES[version]
    parts = [_HEAD[version].format(source=quoteattr(source))]
    for term in terms:
        parts.append(f"<{entry}>\n")
        parts.extend(_concept(term))
        statuses = [(term.source, "preferred"), *((alias, "admitted") for alias in term.aliases)]
        parts.append(_language(language, section, source, statuses, term, grammar=False))
        statuses = [(term.target, "preferred")] if term.target else []
        statuses += [(text, "admitted") for text in term.accept] + [(text, "deprecated") for text in term.forbidden]
        if statuses:
            parts.append(_language(language, section, to, statuses, term, grammar=True))
        parts.append(f"</{entry}>\n")
    write_text(path, "".join(parts) + f"</body>\n</text>\n</{root}>\n")


def _concept(term: Term) -> Iterator[str]:
    """The elements of a concept as a whole: subject field, kind, columns without a category, the note."""
    cells = said_cells(term)
    domains = _domains(term.scope)
    for name in domains:
        yield _element("descrip", name, "subjectField")
    if cells.pop("kind", "") == "keep":
        yield _element("descrip", "No", "Translation needed")
    for column, cell in cells.items():
        said = column in _STANDARD or (column in GRAMMAR.values() and term.target and cell != "phrase")
        if not said and not (column == "scope" and domains):
            yield _element("admin", cell, f"x-{column}")
    for key in sorted(term.extra):
        yield _element("admin", term.extra[key], f"x-tbx {key}" if key in FIELDS else f"x-{key}")
    if term.note:
        yield _element("note", term.note)


def _domains(scope: Sequence[str]) -> list[str]:
    """The names in a scope if it consists only of domains that TBX can represent, else none."""
    names = [part.removeprefix("domain:") for part in scope]
    plain = all(part.startswith("domain:") and name and name == " ".join(name.split())
                for part, name in zip(scope, names, strict=True))  # fmt: skip
    return names if plain and len(set(names)) == len(names) else []


def _language(name: str, section: str, tag: str, terms: Sequence[tuple[str, str]], about: Term, grammar: bool) -> str:
    """The section of an entry with the terms of one language."""
    cells = said_cells(about) | {"pos": about.pos.value}
    parts = [f"<{name} xml:lang={quoteattr(tag)}>\n"]
    for text, status in terms:
        parts.append(f"<{section}>\n" + _element("term", text))
        for category, column in GRAMMAR.items():
            if cells.get(column) and (grammar or column == "pos"):
                value = cells[column]
                parts.append(_element("termNote", _WRITTEN[column].get(value, value), category))
        parts.append(_element("termNote", f"{status}Term-admn-sts", "administrativeStatus"))
        parts.append(f"</{section}>\n")
    return "".join(parts) + f"</{name}>\n"


def _element(name: str, text: str, category: str = "") -> str:
    """One element with text; xml:space is set if a reader would change its white space."""
    kept = "" if text == " ".join(text.split()) else ' xml:space="preserve"'
    typed = f" type={quoteattr(category)}" if category else ""
    return f"<{name}{typed}{kept}>{escape(text, {chr(13): '&#13;'})}</{name}>\n"


def _check(path: Path, at: int, term: Term) -> None:
    """Raises TermbaseError for characters that XML 1.0 does not allow."""
    for text in (*said_cells(term).values(), *term.extra, *term.extra.values()):
        found = _ILLEGAL.search(text)
        if found:
            what = f"row {at} ({term.source[:30]!r}) holds U+{ord(found[0]):04X}, which XML cannot"
            raise TermbaseError(path, what, "remove the character")
