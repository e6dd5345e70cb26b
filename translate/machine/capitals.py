"""Words in capitals in the case of running text, and the labels among them: speakers, notes on sounds and acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from glossary.locales import primary
from glossary.names import is_common, lists, small_tenths
from translate.text import protected

_SMALL = 9  # tenths of its uses in small letters from which a word in capitals is taken to be no name; chosen by hand
_SMALL_IF_SHORT = 5  # the same for a word that would stay in capitals; chosen by hand
_ACRONYM = 3  # letters: a word up to this length may be an acronym (UN, FBI); chosen by hand
_LONG_NOTE = 5  # letters of the longest word of a note in round brackets within a sentence; chosen by hand
_STAY = lists.COUNTRY_ACRONYMS | lists.ORDINARY_ACRONYMS | {"who"}
_CAPITALS = r"(?:(?:Ma?c|O['’]|D['’])?[^\W\d_a-zß-ÿа-яё]+(?:[-'’.][^\W\d_a-zß-ÿа-яё]+)*\.?)"
_SPEAKER = re.compile(
    rf"(?P<who>(?:(?:[A-Z][a-z]{{1,3}}\.?|{_CAPITALS})[ ])?{_CAPITALS}"
    rf"(?:[ ](?:{_CAPITALS}|de|von|van|der|of|the)){{0,4}})"
    r"(?P<number>[ ]?\#?\d{1,3})?(?P<aside>[ ][(\[][^()\[\]\n]{1,40}[)\]])?(?P<colon>:\s+)(?=\S)"
)
_NOTE = re.compile(
    rf"[(\[](?P<words>{_CAPITALS}(?:,?[ ](?:{_CAPITALS}|\d+)){{0,7}}|[^\W\d_]{{4,20}})[.!]?[)\]](?![(\[/\w])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]\n]*)[)\]]")
_GAP = re.compile(r"[.!]?[)\]]\s*")
_ENDED = re.compile(r"(?:[.!?…:;][\"'”’»)\]]*\s*|\A\s*)\Z")
_SHORT_FOR = {"en": {"Q": "Question", "A": "Answer"}}  # letters that stand for speakers
_VOWEL = re.compile(r"[aeiouyаеёиоуыэюяіїє]", re.IGNORECASE)


def small(word: str, locale: str) -> bool:
    """True if running text of a locale would write a word in small letters: APPLAUSE, THE, but not NATO, US, PARIS."""
    low, code = word.lower(), primary(locale)
    if code == "en" and low in lists.FUNCTION:
        return low not in _STAY
    if low in _STAY or (len(low) > 1 and not _VOWEL.search(low)):
        return False
    tenths = small_tenths(low, code)
    if tenths is None or len(low) <= _ACRONYM:
        return (tenths is None or tenths >= _SMALL_IF_SHORT) and is_common(low, code)
    return tenths >= _SMALL


def is_known(word: str, locale: str) -> bool:
    """True for a word of the dictionary or of the table of capitals, which is no acronym."""
    low, code = word.lower(), primary(locale)
    return low not in _STAY and (small_tenths(low, code) is not None or is_common(low, code))


Spell = Callable[[str], str]
"""In: a word in capitals. Out: its spelling in running text."""


def as_name(spelling: Mapping[str, str], shortest: int) -> Spell:
    """The spelling of the words of a name: as in the article (`spelling`), else capitalised; words of fewer than
    `shortest` letters (UN) stay."""
    return lambda word: spelling.get(word.lower(), word if len(word) < shortest else _capitalised(word))


def as_prose(text: str, spelling: Mapping[str, str], locale: str) -> Spell:
    """The spelling of the words of a text in capitals: as in the article (`spelling`), small where `small` says so,
    else that of a name."""
    if in_full := _SHORT_FOR.get(primary(locale), {}).get(text):
        return lambda word: in_full
    unknown = as_name(spelling, _ACRONYM + 1)
    words = _WORD.findall(text)
    names = {word for before, word in pairwise(words) if before.lower() in lists.TITLES | lists.GIVEN}
    names |= {word for word in words[:2] if word.lower() in lists.GIVEN}

    def spell(word: str) -> str:
        low = word.lower()
        if low in lists.TITLES and not _VOWEL.search(low):  # MR, DR
            return low.capitalize()
        if low not in spelling and (low in lists.FUNCTION or word not in names) and small(word, locale):
            return low
        return as_name(spelling, 2)(word) if word in names else unknown(word)

    return spell


def _capitalised(word: str) -> str:
    """Anna, Anne-Marie, O'Neill: a word with a capital at its beginning, and after the joints of a name."""
    if "-" in word:
        return "-".join(map(_capitalised, word.split("-")))
    head, mark, rest = word.partition("'") if "'" in word else word.partition("’")
    if mark and len(head) == 1 and len(rest) > 1:
        return f"{head}{mark}{rest.capitalize()}"
    return word.capitalize()


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """The end of a label at the beginning of a text, and its stretches, each with True if it has words in capitals to
    translate."""

    end: int
    stretches: tuple[tuple[str, bool], ...]


def speaker(text: str, locale: str) -> SpeakerLabel | None:
    """The label of a speaker in capitals that begins a text ("SPEAKER 1:", "DR. SMITH (LAUGHING):"), None where it
    begins otherwise, or with an acronym alone ("US: two soldiers killed")."""
    found = _SPEAKER.match(text)
    if found is None or not found["who"].replace(".", "").strip()[-1:].isupper():
        return None
    if len(found["who"]) <= _ACRONYM and not found["number"] and not _is_role(found["who"], locale):
        return None
    aside = found["aside"] or ""
    inside = [(aside[:2], False), (aside[2:-1], True), (aside[-1:], False)] if aside else []
    stretches = [(found["who"], True), (found["number"] or "", False), *inside, (found["colon"], False)]
    return SpeakerLabel(found.end(), tuple(one for one in stretches if one[0]))


def _is_role(word: str, locale: str) -> bool:
    """True for a short word in capitals that is no acronym: MAN, Q."""
    if word in _SHORT_FOR.get(primary(locale), {}):
        return True
    return small(word, locale) and word.lower() not in lists.FUNCTION


def raised(text: str, query: str, target: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put words in brackets back into capitals in a translation of `query`, where they stand in capitals in
    `text` and the brackets came through."""
    sides = [[match.span("inside") for match in _BRACKETS.finditer(side)] for side in (text, query, target)]
    if len(set(map(len, sides))) > 1:
        return
    for here, asked, there in zip(*sides, strict=True):
        if text[slice(*here)].isupper() and not query[slice(*asked)].isupper():
            yield (*there, target[slice(*there)].upper())


def stretches(text: str, locale: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a text, which join to it: those between notes in capitals and brackets that stand beside its
    sentences ("[APPLAUSE] Thank you."), the brackets, and the words in them, with True."""
    start = 0
    for note in notes(text, locale):
        if _ENDED.search(text[: note.start()]):
            words = note.span("words")
            yield text[start : words[0]], False
            yield note["words"], True
            closed = _GAP.match(text, words[1])
            start = closed.end() if closed else note.end()
            yield text[words[1] : start], False
    yield text[start:], False


def notes(text: str, locale: str) -> tuple[re.Match[str], ...]:
    """The notes in brackets of a text, with the group `words`: [APPLAUSE], (MUSIC PLAYING), in small letters one word
    beside sentences. Acronyms are none."""
    if "(" not in text and "[" not in text:
        return ()
    kept = protected(text)
    found = (
        match for match in _NOTE.finditer(text) if not any(span.start <= match.start() < span.end for span in kept)
    )
    return tuple(match for match in found if _is_note(text, match, locale))


def _is_note(text: str, match: re.Match[str], locale: str) -> bool:
    ordinary = [word for word in _WORD.findall(match["words"]) if small(word, locale)]
    longest = max(map(len, ordinary), default=0)
    if not match["words"].isupper():
        return bool(ordinary) and bool(_ENDED.search(text[: match.start()])) and _ends(text, match.end())
    alone = text[match.start()] == "[" or _ENDED.search(text[: match.start()])
    return longest >= (_ACRONYM if alone else _LONG_NOTE)


def _ends(text: str, position: int) -> bool:
    """True if no sentence goes on at a position in small letters."""
    return not text[position:].lstrip()[:1].islower()
