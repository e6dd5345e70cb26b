"""The recogniser: the names of one document, every mention of each, short forms bound to the full one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.names import lists
from glossary.names.capitals import opens
from glossary.names.chunking import names_in
from glossary.names.classify import Chunk
from glossary.names.coreference import RawMention, resolve
from glossary.names.records import Mention, Name, NameKind, WordRole
from glossary.names.tagging import DocumentWords, Line, chosen_words, line_of, small_words, tags_of

_LEAST = 3
_ACTS = 4
_BEFORE = 8  # words and marks looked at before a name
_PROPER = (WordRole.GIVEN, WordRole.FAMILY, WordRole.PLACE)


def find_names(texts: Sequence[str], locale: str = "en") -> tuple[Name, ...]:
    """The names in the paragraphs or sentences of one document, in the order of their first mention.

    Every mention has characters of its text, sorted, never overlapping. The lists are of English words, and so is what
    a corpus tells of capitals; in other languages capitals and the dictionary of lemmas decide. Raises nothing on any
    text.
    """
    code = locale.replace("_", "-").partition("-")[0].lower()
    lines = [line_of(text, code) for text in texts]
    small = small_words(lines)
    first = DocumentWords(chosen_words(lines, small), small)
    known = DocumentWords(first.names | _sure(lines, _scan(lines, first)), small)
    return resolve(lines, [_raw_mention(at, lines[at], found) for at, found in _scan(lines, known)])


def _scan(lines: Sequence[Line], known: DocumentWords) -> list[tuple[int, Chunk]]:
    return [(at, found) for at, line in enumerate(lines) for found in names_in(line, tags_of(line, known))]


def _sure(lines: Sequence[Line], scanned: Iterable[tuple[int, Chunk]]) -> frozenset[str]:
    """Words (lower case) that a document proves to be names: parts of full names, what has a capital by choice."""
    words = set()
    for at, found in scanned:
        line = lines[at]
        chosen = not line.heading and not opens(line.found, found.first)
        proven = found.kind is NameKind.PERSON and (found.title or len(found.words) > 1)
        for word in found.words:
            named = word.role is WordRole.NAME or word.role in _PROPER
            if len(word.text) >= _LEAST and ((named and chosen) or ((proven or found.sure) and word.role in _PROPER)):
                words.add(word.text.lower())
    heads = lists.ORGANISATION_HEADS | lists.PLACE_HEADS
    return frozenset(words - lists.FUNCTION - lists.ORDINARY - lists.PLACE_STARTS - heads)


def _raw_mention(at: int, line: Line, found: Chunk) -> RawMention:
    pieces = line.found[found.first : found.last]
    start, end = pieces[0].start, pieces[-1].end
    surface = line.text[start:end]
    possessive = pieces[-1].owns or (surface.endswith("s") and line.text[end : end + 2] in ("' ", "’ "))
    mention = Mention(
        at, start, end, surface, found.words, possessive, capitals=line.capitals or surface.isupper(), title=found.title
    )
    after = next((piece.low for piece in line.found[found.last : found.last + 1]), "")
    before = [
        piece.low
        for piece in line.found[max(0, found.first - _BEFORE) : found.first]
        if piece.text not in ("“", '"', ".", "the")
    ][-2:]
    placed = _is_placed(before, after)
    acts = after in lists.SPEECH_VERBS or (len(after) > _ACTS and after.endswith("ed"))
    spoken = acts or (bool(before) and before[-1] in lists.ROLES)
    bracketed = line.text[:start].endswith("(") and line.text[end:].startswith(")")
    return RawMention(mention, found.kind, found.sure, placed, spoken, bracketed, after)


def _is_placed(before: Sequence[str], after: str) -> bool:
    """Whether the words around a name say that it is of a place: in Aceh, the city of Palu, Abu Ghraib prison."""
    if after in lists.AFTER_PLACES:
        return True
    if not before:
        return False
    if before[-1] in lists.BEFORE_PLACES:
        return True
    return len(before) > 1 and (
        (before[-1] == "of" and before[-2] in lists.PLACE_HEADS)
        or (before[-1] in ("to", "from", "of", "at") and before[-2] in lists.MOTION_WORDS)
    )
