"""Named-entity recognition: the names of one document with all their mentions, short forms bound to full names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.languages import words
from glossary.locales import primary
from glossary.names import lists
from glossary.names.capitals import opens
from glossary.names.chunking import names_in
from glossary.names.classify import Chunk
from glossary.names.coreference import RawMention, resolve
from glossary.names.name import Mention, Name, NameKind, WordRole
from glossary.names.tagging import DocumentWords, Line, chosen_words, line_of, small_words, tags_of

# Chosen by hand.
_LEAST = 3  # least letters of a word that is proved to be a name
_ACTS = 4  # letters; a longer word in -ed after a name is taken for a verb of saying
_BEFORE = 8  # words and marks before a name that are considered
_KINDS_OF_PLACES = words(
    "lake river mountain island village town city district province region peninsula desert volcano valley suburb"
)
_PROPER = (WordRole.GIVEN, WordRole.FAMILY, WordRole.PLACE)


def find_names(texts: Sequence[str], locale: str = "en") -> tuple[Name, ...]:
    """The names in the paragraphs or sentences of one document, in the order of their first mention.

    Mentions are characters [start, end) of their texts, in order, not overlapping. The word lists and the statistics of
    capitals are English; in other languages capitals and the dictionary of lemmas decide. No text raises an exception.
    """
    code = primary(locale)
    lines = [line_of(text, code) for text in texts]
    small = small_words(lines)
    first = DocumentWords(chosen_words(lines, small), small)
    known = DocumentWords(first.names | _sure(lines, _scan(lines, first)), small)
    return resolve(lines, [_raw_mention(at, lines[at], found) for at, found in _scan(lines, known)])


def _scan(lines: Sequence[Line], known: DocumentWords) -> list[tuple[int, Chunk]]:
    return [(at, found) for at, line in enumerate(lines) for found in names_in(line, tags_of(line, known))]


def _sure(lines: Sequence[Line], scanned: Iterable[tuple[int, Chunk]]) -> frozenset[str]:
    """The words (lower case) that are names by the evidence of the document: parts of full names, and words with a
    capital where no rule requires one."""
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
    """True if the words around a name show that it is a place: in Aceh, the city of Palu, Abu Ghraib prison."""
    if after in lists.AFTER_PLACES:
        return True
    if not before:
        return False
    if before[-1] in lists.BEFORE_PLACES or before[-1] in _KINDS_OF_PLACES:
        return True
    return len(before) > 1 and (
        (before[-1] == "of" and before[-2] in lists.PLACE_HEADS)
        or (before[-1] in ("to", "from", "of", "at") and before[-2] in lists.MOTION_WORDS)
    )
