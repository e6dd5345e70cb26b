"""The rule on subjects: who did it and to whom changed places, France beat Germany, Германия победила Францию.

Only English sentences are read, in which a verb stands between two names. In Russian and Ukrainian the cases tell who
did it, and the order of words where a name has one form for both; elsewhere the order does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.languages import parses
from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import Row, TargetPlaces, WordPlaces, row

_WITH_CASES = ("ru", "uk")
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_SENTENCE = re.compile(
    rf"(?<![\w’'-])(?P<subject>{_NAME}) (?:(?:has|have|had|will|would|may|might|could|also|later|then|narrowly|again)"
    rf" ){{0,2}}(?P<verb>[a-z]{{3,}}) (?:the )?(?P<object>{_NAME})"
)
_LEADING = re.compile(
    r"(?:\b(?:of|by|for|to|from|with|in|at|on|and|or|against|between|near|than|[’']s)|[&/-]) ?(?:the )?\Z"
)
# Verbs whose subject other languages make the object: Anna likes Rome, Анне нравится Рим.
_TURNING_WORDS = "likes liked own owns owned needs needed lacks lacked misses missed includes included"
_TURNING = frozenset(_TURNING_WORDS.split())
_WITHIN = 8  # words between a verb and the names that belong to it
_BETWEEN = 4  # most words and marks between two names where only their order tells who did it
# Words between two names after which the second is no object, in the languages without cases.
_BINDING = (
    "von durch bei mit aus an gegen in und zu por de del con contra en y par avec contre et dans com em e pela pelo"
    " от из с и у в на к о по для за при под над а но или"
)
_PREPOSITIONS = frozenset(_BINDING.split())


class _Case(NamedTuple):
    """Whether a form of a name may be that of who did it, and that of whom it was done to."""

    subject: bool
    object: bool


def subject(pair: TextPair) -> str:
    """A sentence of the source in which who did it and to whom it was done changed places in the target."""
    if primary(pair.source_locale) != "en" or primary(pair.target_locale) == "en":
        return ""
    wrong = [found for found in _sentences(pair.source.bare) if _is_turned(pair, found)]
    return quoted(f"{one[0]}: who did it and to whom changed places" for one in wrong)


def _sentences(text: str) -> Iterator[re.Match[str]]:
    for found in _SENTENCE.finditer(text):
        if (
            found["verb"] not in _TURNING
            and found["verb"] not in lists.FUNCTION
            and not _LEADING.search(text, 0, found.start())
        ):
            yield found


def _is_turned(pair: TextPair, found: re.Match[str]) -> bool:
    known, words = (
        WordPlaces.of(pair.source_locale, pair.target_locale),
        row(pair.target.bare, 0, len(pair.target.bare)),
    )
    there, by_place = TargetPlaces(words), {one.place: one for one in words}
    who, whom = (_last(known.places(_head(found[name]), there)) for name in ("subject", "object"))
    if who is None or whom is None or who == whom:
        return False
    language = primary(pair.target_locale)
    ordered = _is_backwards(words, who, whom, language)
    if language not in _WITH_CASES:
        return ordered
    first, second = _case(by_place[who].text, language), _case(by_place[whom].text, language)
    if not (first.object and second.subject) or (first.subject and not ordered):
        return False
    verbs = known.places(found["verb"], there)
    return ordered or any(_is_finite(by_place[at].text, language) and _is_near(at, who, whom) for at in verbs)


def _is_near(verb: int, who: int, whom: int) -> bool:
    return max(abs(verb - who), abs(verb - whom)) <= _WITHIN


def _is_backwards(words: Row, who: int, whom: int, language: str) -> bool:
    """True if a verb and no more stands between whom and who: Deutschland besiegte Frankreich."""
    between = [one.text for one in words if whom < one.place < who]
    if not between or who - whom - 1 > _BETWEEN or any(one[0].isupper() or one in _PREPOSITIONS for one in between):
        return False
    return language not in _WITH_CASES or any(_is_finite(one, language) for one in between)


def _head(name: str) -> str:
    return name.split()[-1].removesuffix("'s").removesuffix("’s")


def _last(places: set[int]) -> int | None:
    """The only place of a name, None where it has several."""
    return next(iter(places)) if len(places) == 1 else None


def _is_finite(word: str, language: str) -> bool:
    return any(one.pos == "VERB" for one in parses(language, word.lower()))


def _case(word: str, language: str) -> _Case:
    found = parses(language, word.lower())
    cases = {one.case for one in found if one.pos in ("NOUN", "ADJF", "NPRO")}
    if not cases or any("Fixd" in one.tags for one in found) or word.isupper():
        return _Case(subject=True, object=True)
    return _Case("nomn" in cases, "accs" in cases)
