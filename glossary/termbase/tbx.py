"""Reads TBX, the exchange format of terminology (ISO 30042): version 2 (martif) and 3 (tbx), core and basic.

Namespaces are optional, tig and ntig and both styles (DCA, DCT) are read. Entities are refused, so that no file can
expand in memory or include another file. TBX is written in tbx_writer.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from glossary.errors import TermbaseError
from glossary.files import read_bytes
from glossary.locales import best
from glossary.model import Finding, Term
from glossary.termbase.rows import FIELDS, BadCellError, Rows, bad_row, join_list, known_value, term_of, valid_cell
from glossary.termbase.tbx_writer import GRAMMAR, write_tbx

__all__ = ["read_tbx", "write_tbx"]

_XML = "{http://www.w3.org/XML/1998/namespace}"
_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_SECTIONS = frozenset({"tig", "ntig", "termSec"})
_TYPED = frozenset({"termNote", "descrip", "admin", "xref", "ref", "transac", "transacNote", "descripNote"})
_HISTORY = frozenset({"transactionType", "responsibility", "date"})
_FORBIDDEN = ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended", "rejected")


@dataclass(frozen=True, slots=True)
class _Named:
    """One term of one language in an entry, with its own data categories."""

    text: str
    status: str
    notes: Mapping[str, str]


@dataclass(slots=True)
class _Entry:
    """One concept: its terms by language, and the data categories of the concept as a whole."""

    line: int
    named: dict[str, list[_Named]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)

    def say(self, category: str, text: str) -> None:
        """Adds a value of a data category, unless it is there already."""
        values = self.said.setdefault(category, [])
        if text and text not in values:
            values.append(text)


def read_tbx(path: Path, *, source: str, to: str) -> Rows:
    """The terms of a TBX file for the locale pair; the preferred terms of other languages are kept in `extra`.

    Raises TermbaseError when the file is not well-formed TBX, declares entities, or has no term in one of the two
    languages.
    """
    root, line_of = _parse(path)
    entries = [_entry(element, line_of(element)) for element in root.iter() if _local(element) in _ENTRIES]
    languages = list(dict.fromkeys(language for entry in entries for language in entry.named))
    from_, into = best(languages, source), best(languages, to)
    others = [language for language in languages if language != from_]
    for locale, found, wanted in ((source, from_, bool(entries)), (to, into, bool(others))):
        if wanted and found is None:
            offered = ", ".join(languages[:12]) or "none"
            raise TermbaseError(path, f"no entry has a term in {locale}, the languages are {offered}", "choose another")
    terms: list[Term] = []
    findings: list[Finding] = []
    for entry in entries:
        where = f"{path}:{entry.line}"
        try:
            terms.append(_term(entry, best(entry.named, source) or "", best(entry.named, to) or "", where))
        except BadCellError as error:
            findings.append(bad_row(where, str(error)))
    return Rows(tuple(terms), tuple(findings))


def _parse(path: Path) -> tuple[Element, Callable[[Element], int]]:
    """The tree of a file and a function from an element to its line."""
    data = read_bytes(path)
    builder = _LineBuilder()
    parser = XMLParser(target=builder)
    builder.line = lambda: parser.parser.CurrentLineNumber
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise TermbaseError(path, "the file declares entities, which can be a bomb", "remove its DTD") from error
    except ParseError as error:
        raise TermbaseError(path, f"is no well-formed XML ({error})", "export it again as TBX") from error
    except (ValueError, LookupError, RecursionError) as error:
        raise TermbaseError(path, f"cannot be read as XML ({error})", "export it again as TBX in UTF-8") from error
    if _local(root).lower() not in {"martif", "tbx"}:
        raise TermbaseError(path, f"is XML, but <{_local(root)}> is not TBX", "TBX begins with <martif> or <tbx>")
    return root, lambda element: builder.lines.get(id(element), 0)


class _LineBuilder(TreeBuilder):
    """A tree builder that remembers the line of every element (all stay alive in the tree, so ids are safe)."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[int, int] = {}
        self.line: Callable[[], int] = lambda: 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """See TreeBuilder."""
        element: Element = super().start(tag, attrs)
        if tag.rpartition("}")[2] in _ENTRIES:
            self.lines[id(element)] = self.line()
        return element


def _local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Element) -> str:
    """All text in an element; runs of white space become one space unless xml:space is "preserve"."""
    text = "".join(element.itertext())
    return text.strip() if element.get(f"{_XML}space") == "preserve" else " ".join(text.split())


def _category(element: Element) -> str:
    """The data category of an element: its type (DCA style) or its own name (DCT style)."""
    name = _local(element)
    return element.get("type", name) if name in _TYPED else name


def _entry(element: Element, line: int) -> _Entry:
    """One entry as terms by language and notes."""
    entry = _Entry(line)
    for child in _data(element):
        if _local(child) not in _LANGUAGES:
            entry.say(_category(child), _text(child))
    for section in (child for child in element.iter() if _local(child) in _LANGUAGES):
        language = section.get(f"{_XML}lang") or section.get("lang") or ""
        named = entry.named.setdefault(language, [])
        for child in _data(section):
            if _local(child) in _SECTIONS:
                named.extend(_named(child))
            else:
                entry.say(_category(child), _text(child))
    return entry


def _data(element: Element) -> Iterator[Element]:
    """The elements with data inside one, in order, also those in groups (descripGrp, termGrp ...); not the history."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if _local(child).endswith("Grp"):
            stack.extend(reversed(child))
        elif _local(child) and _category(child) not in _HISTORY:
            yield child


def _named(section: Element) -> Iterator[_Named]:
    """The term of a tig, ntig or termSec, if it has one."""
    said: dict[str, str] = {}
    for child in _data(section):
        said.setdefault(_category(child), _text(child))
    text, status = said.pop("term", ""), said.pop("administrativeStatus", "")
    if text:
        yield _Named(text, re.sub(r"[^a-z]", "", status.lower()), said)


def _term(entry: _Entry, from_: str, into: str, where: str) -> Term:
    """The term of an entry. Raises BadCellError."""
    sources, targets = entry.named.get(from_, []), entry.named.get(into, []) if into != from_ else []
    if not sources:
        raise BadCellError(f"the entry has no term in {from_ or 'the source language'}")
    head = _preferred(sources) or sources[0]
    allowed = [named for named in targets if not named.status.startswith(_FORBIDDEN)]
    main = _preferred(allowed)
    cells = {
        "source": head.text,
        "target": main.text if main else "",
        "aliases": join_list(named.text for named in sources if named is not head),
        "accept": join_list(named.text for named in allowed if named is not main),
        "forbidden": join_list(named.text for named in targets if named not in allowed),
    }
    _add_notes(cells, entry, head, main)
    for language, named in entry.named.items():
        other = _preferred(named)
        if other and language not in (from_, into):
            cells.setdefault(language, other.text)
    return term_of(cells, where)


def _preferred(named: Sequence[_Named]) -> _Named | None:
    """The term marked preferred, else the first one without a status, else the first that is not forbidden."""
    for fits in (
        lambda status: status.startswith("preferred"),
        lambda status: not status,
        lambda status: not status.startswith(_FORBIDDEN),
    ):
        found = next((one for one in named if fits(one.status)), None)
        if found:
            return found
    return None


def _add_notes(cells: dict[str, str], entry: _Entry, head: _Named, main: _Named | None) -> None:
    """Fills grammar, note, scope, kind and unknown columns from the data of the entry and its two main terms."""
    said = {category: list(values) for category, values in entry.said.items()}
    for named in (main, head):
        for category, text in named.notes.items() if named else ():
            values = said.setdefault(category, [])
            if (category == "note" and text not in values) or not values:
                values.append(text)
    for category in ("grammaticalGender", "grammaticalNumber", "animacy"):
        said[category] = [main.notes[category]] if main and category in main.notes else []
    for category, values in sorted(said.items(), key=lambda item: item[0].startswith("x-")):
        cells.update(_cell(category, values))


def _cell(category: str, values: Sequence[str]) -> Mapping[str, str]:
    """The cell of a data category, by column; empty for none."""
    text, own = "\n".join(values), category.removeprefix("x-")
    if not text:
        return {}
    if category == "note":
        return {"note": text}
    if category in GRAMMAR:
        return {GRAMMAR[category]: known_value(GRAMMAR[category], text) or ""}
    if category == "subjectField":
        return {"scope": join_list(f"domain:{value}" for value in values)}
    if category.lower() == "translation needed":
        return {"kind": "keep"} if text.lower() in {"no", "false"} else {}
    if own != category and own in FIELDS:
        return {own: text} if valid_cell(own, text) else {}
    return {f"tbx {own}" if own in FIELDS else own: text}
