"""Tags the words of a text that are names, by their capitals, the rest of the document and the usage of English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from glossary.languages import words
from glossary.names import lists
from glossary.names.capitals import (
    Piece,
    follows,
    is_common,
    is_contracted,
    is_heading,
    is_initial,
    opens,
    pieces,
    small_tenths,
    stays_latin,
)
from glossary.names.transcribe import transcribed

_ACRONYM = range(2, 7)
# Tenths of lower-case uses (see `small_tenths`) up to which a capitalised word is a name; chosen by hand.
_SURE, _MOSTLY, _HALF, _MOST = 0, 3, 5, 9
_LONG = 4  # letters of a word in capitals that is hardly an acronym; chosen by hand
_ALL_CAPS = 0.7  # share of words in capitals above which a line is in capitals; chosen by hand
_DETERMINERS = words("the a an this that these those any each every such our your their his her its my no")
_BEFORE_MONTH = words(
    "in of by since until till last next this early late mid from to through on during before after and for every each"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")  # J.K. Rowling
_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|Le|La|Van|Von|Fitz|O['’])[A-Z])[^\W_]*[a-z][A-Z][^\W_]*$")


class Tag(Enum):
    """The class of a word in its context."""

    NONE = auto()
    NAME = auto()
    DEMONYM = auto()
    COMMON = auto()  # an ordinary word with a capital: it may be part of the name of an organisation or a place
    TITLE = auto()
    ACRONYM = auto()


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words (lower case) of a document: those certainly names, those certainly ordinary, those that occur in lower
    case."""

    names: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A text split into words and marks. `code`: its language; `heading`: true if capitals are no evidence;
    `capitals`: true if all letters are capitals."""

    text: str
    code: str
    found: tuple[Piece, ...]
    heading: bool
    capitals: bool


def line_of(text: str, code: str) -> Line:
    """A text as a Line. `code`: its language."""
    found = pieces(text, code)
    long = [piece for piece in found if piece.text[:1].isalpha() and len(piece.text) > 1]
    capitals = len(long) > 1 and sum(piece.text.isupper() for piece in long) > _ALL_CAPS * len(long)
    return Line(text, code, found, is_heading(found) or capitals, capitals)


def small_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words that occur in lower case in a document."""
    return frozenset(piece.text for line in lines for piece in line.found if piece.text.islower())


def chosen_words(lines: Sequence[Line], small: frozenset[str]) -> frozenset[str]:
    """Ordinary words (returned in lower case) that are names in this document (Boots, Truly): they have a capital more
    than once where no rule requires one, never occur in lower case, and never have an article."""
    seen: Counter[str] = Counter()
    determined = set()
    for line in lines:
        for index, piece in enumerate(line.found):
            if not piece.is_capital or line.heading or piece.text.isupper() or opens(line.found, index):
                continue
            seen[piece.low] += 1
            before, after = line.found[index - 1], line.found[index + 1 : index + 2]
            if before.low in _DETERMINERS or before.is_capital or (after and after[0].is_capital):
                determined.add(piece.low)
    heads = lists.ORGANISATION_HEADS | lists.PLACE_HEADS | lists.WORK_HEADS | lists.TITLES
    never = small | determined | heads | lists.ORDINARY | lists.FUNCTION | lists.CALENDAR
    return frozenset(word for word, times in seen.items() if times > 1) - never


def tags_of(line: Line, known: DocumentWords) -> tuple[Tag, ...]:
    """The tag of each piece of a line."""
    found = line.found
    return tuple(_tag(line, index, known) if piece.is_capital else Tag.NONE for index, piece in enumerate(found))


def _tag(line: Line, index: int, known: DocumentWords) -> Tag:
    piece = line.found[index]
    low = piece.low
    if is_contracted(piece.text) or (index and line.found[index - 1].text == "@"):
        return Tag.NONE
    if low in lists.CALENDAR:
        return _calendar(line, index, known)
    if _INITIALS.fullmatch(piece.text) and _before_name(line, index, known):
        return Tag.ACRONYM if low.rstrip(".") in lists.COUNTRY_ACRONYMS or low == "u.n." else Tag.NAME
    if low in lists.TITLE_ACRONYMS and piece.text.isupper() and not line.capitals:
        return Tag.TITLE
    if _is_shouted(line, index):
        return Tag.NAME
    if _is_acronym(piece, line):
        return Tag.NONE if low.replace(".", "") in lists.ORDINARY_ACRONYMS else Tag.ACRONYM
    if low in ("covid-19", "covid") or (len(low) > 1 and low in lists.STATES_IN_SHORT and _dotted(line, index)):
        return Tag.NONE
    if low in lists.DOTTED_WORDS and _is_abbreviated(line, index):
        return Tag.NONE
    if low in lists.CAPITAL_PARTICLES and _before_name(line, index, known):
        return Tag.NAME
    if is_initial(line.found, index):
        return Tag.NAME
    if low in lists.FUNCTION or len(low) == 1:
        named = low in lists.GIVEN and not line.heading and not opens(line.found, index)
        return Tag.NAME if named and _before_name(line, index, known) else Tag.NONE
    if singular(piece.text.title() if line.capitals else piece.text) in lists.DEMONYMS:
        pole = low == "pole" and index > 0 and line.found[index - 1].low in ("north", "south")
        return Tag.COMMON if pole else Tag.DEMONYM
    if low in lists.TITLES:
        return Tag.TITLE
    if _is_honoured(line, index) or _is_korean(line, index):
        return Tag.NAME
    if low in lists.PLACE_STARTS and low not in lists.ORDINARY:
        return Tag.NAME
    if low in known.names:
        return Tag.NAME
    if low in lists.ORDINARY or low in lists.ORGANISATION_HEADS or low in lists.PLACE_HEADS:
        return Tag.COMMON
    blind = line.heading or opens(line.found, index)
    return Tag.NAME if _is_name(line, index, blind, known) else Tag.COMMON


def _is_shouted(line: Line, index: int) -> bool:
    """True for a word of a speaker's full name in capitals: the ANNA and the BERG of "ANNA BERG: Good evening"."""
    first = index
    while first and line.found[first - 1].text.isupper() and len(line.found[first - 1].text) > 1:
        first -= 1
    last = index
    while last < len(line.found) and line.found[last].text.isupper() and line.found[last].text.isalpha():
        last += 1
    if last - first not in (2, 3) or line.found[last : last + 1] == () or line.found[last].text != ":":
        return False
    run = line.found[first:last]
    long = all(len(piece.text) >= _LONG and not is_common(piece.low, line.code) for piece in run)
    return run[0].low in lists.GIVEN or long


def _is_acronym(piece: Piece, line: Line) -> bool:
    bare = max(piece.text.replace(".", "").split("-"), key=len)
    if "-" in piece.text and piece.text.upper() != piece.text:
        return False
    if line.capitals:
        return "." in piece.text and bare.isupper() and len(bare) in _ACRONYM
    stem = bare[:-1] if bare.endswith("s") and len(bare) > 2 else bare
    if any(letter.isdigit() for letter in bare):
        return bare.upper() == bare
    return stem.isupper() and len(stem) in _ACRONYM and piece.text not in ("I", "A")


def _is_honoured(line: Line, index: int) -> bool:
    """True if a form of address is right before a word: Mrs Rose, Dr. Strange."""
    at = index - 1
    if at > 0 and line.found[at].text == ".":
        at -= 1
    return at >= 0 and line.found[at].is_capital and line.found[at].low in lists.FORMS_OF_ADDRESS


def _is_korean(line: Line, index: int) -> bool:
    """True for the surname before a Korean given name: Park Geun-hye."""
    after = line.found[index + 1 : index + 2]
    return bool(after) and "-" in after[0].text and bool(transcribed(f"{line.found[index].text} {after[0].text}"))


def _dotted(line: Line, index: int) -> bool:
    """True if a dot follows a word."""
    after = line.found[index + 1 : index + 2]
    return bool(after) and after[0].text == "." and after[0].start == line.found[index].end


def _is_abbreviated(line: Line, index: int) -> bool:
    """True if a colon, a number or a full stop that no name follows comes right after a word: Tel.: 555, Fig. 3."""
    after = [piece.text for piece in line.found[index + 1 : index + 3]]
    if after[:1] == ["."]:
        return len(after) < 2 or not after[1][:1].isupper() or line.found[index].low not in lists.ABBREVIATIONS
    return bool(after) and (after[0] in (":", "+") or after[0][:1].isdecimal())


def _calendar(line: Line, index: int, known: DocumentWords) -> Tag:
    """The tag of the name of a day or a month, which is a name if the document has it as a person and no number
    follows."""
    piece = line.found[index]
    after = line.found[index + 1 : index + 2]
    ambiguous = piece.low in lists.CALENDAR_OR_PERSON and not (after and after[0].text[:1].isdigit())
    before = line.found[index - 1] if index else None
    if ambiguous and before is not None and before.is_capital and before.low in lists.GIVEN:
        asks = before.low in lists.FUNCTION and opens(line.found, index - 1)  # Will May come?
        return Tag.NONE if asks else Tag.NAME
    dated = before is not None and (before.text.isdigit() or before.low in _BEFORE_MONTH)
    if ambiguous and not dated and piece.text != "May" and _before_name(line, index, known):
        return Tag.NAME  # April Ross
    titled = before is not None and before.low in lists.TITLES
    if ambiguous and (titled or piece.low in known.names):
        return Tag.NAME
    return Tag.COMMON if _begins_title(line, index) else Tag.NONE


def _begins_title(line: Line, index: int) -> bool:
    """True if the name of a day or a month begins a name of ordinary words: Saturday Night Live."""
    if line.heading or opens(line.found, index) or not follows(line.text, line.found, index + 1):
        return False
    after = line.found[index + 1].low
    return after not in lists.TITLES | lists.TITLE_MODIFIERS and is_common(after, line.code)


def singular(word: str) -> str:
    """A demonym without its plural ending: Turks, Gypsies."""
    if word in lists.DEMONYMS:
        return word
    if word.endswith("ies") and f"{word[:-3]}y" in lists.DEMONYMS:
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def _is_name(line: Line, index: int, blind: bool, known: DocumentWords) -> bool:
    """True if a capitalised word that is in no list is a name."""
    piece = line.found[index]
    low, tenths, code = piece.low, small_tenths(piece.low, line.code), line.code
    if is_camel(piece.text):
        return True
    common = all(_is_common(part, code) for part in low.replace("‑", "-").split("-") if part)
    if low in lists.GIVEN and (not common or _before_name(line, index, known)):
        return True
    if low in lists.GIVEN and not blind and tenths is not None and tenths < _MOST and _stands_alone(line, index):
        return True  # with Grant about the grant
    if low in lists.PLACES:
        return True
    if blind and (low in known.small or (line.heading and low.endswith("s") and _is_common(low[:-1], code))):
        return False
    if tenths is None and common and (blind or code != "en"):
        after = line.found[index + 1 : index + 2]
        return bool(after) and after[0].low in lists.SPEECH_VERBS
    if tenths is None:
        return True
    if not common:
        return tenths < _HALF
    if stays_latin(piece.text):
        return tenths <= _MOSTLY if blind else tenths < _HALF
    return tenths <= (_SURE if blind else _MOSTLY)


def _stands_alone(line: Line, index: int) -> bool:
    """True if a word has neither an article before it nor a capitalised word beside it."""
    beside = [line.found[index - 1], *line.found[index + 1 : index + 2]]
    return beside[0].low not in _DETERMINERS and not any(piece.is_capital for piece in beside)


def is_camel(word: str) -> bool:
    """True if a word has a capital inside and is not a Scottish, Irish or French surname: eBay, YouTube."""
    return _CAMEL.match(word) is not None


def _is_common(low: str, code: str) -> bool:
    return is_common(low, code) or is_common(low.removesuffix("'s"), code)


def _before_name(line: Line, index: int, known: DocumentWords) -> bool:
    """True if a word is followed, after one space, by a capitalised word that is not an ordinary one."""
    after = line.found[index + 1 : index + 2]
    if not after or not after[0].is_capital or line.text[line.found[index].end : after[0].start] != " ":
        return False
    low = after[0].low
    if len(low) == 1 or low in known.names or low in lists.GIVEN - lists.FUNCTION:
        return True
    tenths = small_tenths(low, line.code)
    return (
        low not in lists.FUNCTION
        and low not in lists.CALENDAR
        and (not is_common(low, line.code) if tenths is None else tenths < _HALF)
    )
