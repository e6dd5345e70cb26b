"""Finding the names of one document: every mention of each, short forms bound to the full one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.mining import proper_words as lists
from glossary.naming.binding import Raw, bound
from glossary.naming.mentions import Kind, Mention, Name, Role
from glossary.naming.runs import Found, names_in
from glossary.naming.word_sorts import Known, Line, line_of, small_words, sorts

_LEAST = 3


def find_names(texts: Sequence[str], locale: str = "en") -> tuple[Name, ...]:
    """The names in the paragraphs or sentences of one document, in the order of their first mention.

    Every mention has characters of its text, sorted, never overlapping. Only English is read: its lists and its use of
    capitals are what names are told by; there are no names in any other locale. Raises nothing on any text.
    """
    code = locale.replace("_", "-").partition("-")[0].lower()
    if code != "en":
        return ()
    lines = [line_of(text, code) for text in texts]
    first = Known(small=small_words(lines))
    known = Known(_sure(_scan(lines, first, code)), first.small)
    return bound(lines, [_raw(at, lines[at], found) for at, found in _scan(lines, known, code)])


def _scan(lines: Sequence[Line], known: Known, code: str) -> list[tuple[int, Found]]:
    return [
        (at, found) for at, line in enumerate(lines) for found in names_in(line, sorts(line, known, code), code)
    ]


def _sure(scanned: Iterable[tuple[int, Found]]) -> frozenset[str]:
    """Words (lower case) that a document proves to be names: the parts of full names, the names after titles."""
    words = set()
    for _, found in scanned:
        proven = found.kind is Kind.PERSON and (found.title or len(found.words) > 1)
        for word in found.words:
            if (proven or found.sure) and word.role in (Role.FAMILY, Role.GIVEN, Role.PLACE) and len(word.text) >= _LEAST:
                words.add(word.text.lower())
    return frozenset(words - lists.FUNCTION)


def _raw(at: int, line: Line, found: Found) -> Raw:
    pieces = line.found[found.first : found.last]
    start, end = pieces[0].start, pieces[-1].end
    surface = line.text[start:end]
    following = line.found[found.last : found.last + 1]
    possessive = pieces[-1].owns or (surface.endswith("s") and line.text[end : end + 2] in ("' ", "’ "))
    before = next((p.low for p in reversed(line.found[: found.first]) if p.text not in ("the", "“", '"', ".")), "")
    mention = Mention(
        at, start, end, surface, found.words, possessive, capitals=line.capitals or surface.isupper(), title=found.title
    )
    return Raw(mention, found.kind, found.sure, before, following[0].low if following else "")
