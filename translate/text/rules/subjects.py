"""The rule on subjects: who did it and to whom changed places, France beat Germany, Германия победила Францию.

Only English sentences are read, in which a verb stands between two names. In Russian and Ukrainian the cases tell who
did it, and the order of words where a name has one form for both; elsewhere the order does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from glossary.languages import parses
from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.case_forms import WITH_CASES
from translate.text.rules.common_subjects import common_subjects_turned
from translate.text.rules.english_names import NAME, head_of
from translate.text.rules.led_names import led_names_turned
from translate.text.rules.messages import quoted
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_places import PlacedWord, TargetPlaces, WordPlaces, named_places

_SENTENCE = re.compile(
    rf"(?<![\w’'-])(?P<subject>{NAME}) (?:(?:has|have|had|will|would|may|might|could|also|later|then|narrowly|again)"
    rf" ){{0,2}}(?P<verb>[a-z]{{3,}}) (?:the )?(?P<object>{NAME})"
)
_LEADING = re.compile(
    r"(?:\b(?:of|by|for|to|from|with|in|at|on|and|or|against|between|near|than|[’']s)|[&/-]) ?(?:the )?\Z"
)
_LEAD = 20  # most characters of what `_LEADING` finds
# Verbs whose subject other languages make the object: Anna likes Rome, Анне нравится Рим.
_TURNING_WORDS = "likes liked own owns owned needs needed lacks lacked misses missed includes included"
_TURNING = frozenset(_TURNING_WORDS.split())
_WITHIN = 8  # words between a verb and the names that belong to it
_AROUND = 80  # characters beside a verb among which its names stand
_OBJECTS = ("у", "ю", "а", "я", "и", "ы", "х", "го")  # how names end that are an object and no subject
_LONGEST = 6  # words from one name to the other, by which a verb stands between
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
    turned = dict.fromkeys((*_names_turned(pair), *led_names_turned(pair), *common_subjects_turned(pair)))
    return quoted(f"{one}: who did it and to whom changed places" for one in turned)


def _names_turned(pair: TextPair) -> Iterator[str]:
    """The sentences in which a verb stands between two names that changed places."""
    sentences = list(_sentences(pair.source))
    if not sentences:
        return
    is_turned = cache(partial(_is_turned, pair, named_places(pair)))
    yield from (one[0] for one in sentences if is_turned(head_of(one["subject"]), head_of(one["object"]), one["verb"]))


def _sentences(source: Text) -> Iterator[re.Match[str]]:
    """The sentences in which a verb stands between two names."""
    text = source.bare
    for phrase in dict.fromkeys(_phrases(source.words)):
        at = text.find(phrase)
        while at >= 0:
            for found in _SENTENCE.finditer(text, max(0, at - _AROUND), at + len(phrase) + _AROUND):
                within = at < found.start("verb") < at + len(phrase)
                if within and _are_names(found) and not _is_led(found):
                    yield found
            at = text.find(phrase, at + 1)


def _are_names(found: re.Match[str]) -> bool:
    """False for They told Reuters."""
    return all(head_of(found[name]).lower() not in lists.FUNCTION for name in ("subject", "object"))


def _is_led(found: re.Match[str]) -> bool:
    """True if the first name belongs to what stands before it: the king of France."""
    return _LEADING.search(found.string, max(0, found.start() - _LEAD), found.start()) is not None


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """From one capitalised word to the next with what may be a verb between them; quick."""
    last = -_LONGEST
    for at in [at for at, word in enumerate(words) if word < "a"]:  # an English capital, or a figure
        if 1 < at - last < _LONGEST:
            word = words[at - 1] if words[at - 1] != "the" else words[at - 2]
            if word not in lists.FUNCTION and word not in _TURNING:
                yield " ".join(words[last : at + 1])
        last = at


def _is_turned(pair: TextPair, capitals: TargetPlaces, subject: str, object: str, verb: str) -> bool:
    """True if the names of a sentence stand near each other in the target, nowhere as they should."""
    known, words = WordPlaces.of(pair.source_locale, pair.target_locale), pair.target.words
    ours, theirs = (known.places(name, capitals) for name in (subject, object))
    both = [(who, whom) for who in ours for whom in theirs if 0 < abs(who - whom) <= _WITHIN]
    if not both:
        return False
    first = max(0, min(map(min, both)) - _WITHIN)
    near = [PlacedWord(word, at, at) for at, word in enumerate(words[first : first + 4 * _WITHIN], first)]
    verbs = known.places(verb, TargetPlaces(near))
    target = _Target(words, primary(pair.target_locale))
    return all(target.is_turned(who, whom, verbs) for who, whom in both)


@dataclass(frozen=True, slots=True)
class _Target:
    """The words of a target, and its language."""

    words: Sequence[str]
    language: str

    def is_turned(self, who: int, whom: int, verbs: set[int]) -> bool:
        """True if what stands at the place of who did it has the form of whom it was done to, or stands there."""
        ordered = self._is_backwards(who, whom)
        if self.language not in WITH_CASES:
            return ordered
        if not ordered and not self.words[who].endswith(_OBJECTS):
            return False
        first, second = self._case(who), self._case(whom)
        if not (first.object and second.subject) or (first.subject and not ordered):
            return False
        return ordered or any(_is_near(at, who, whom) and _is_finite(self.words[at], self.language) for at in verbs)

    def _is_backwards(self, who: int, whom: int) -> bool:
        """True if a verb and no more stands between whom and who: Deutschland besiegte Frankreich."""
        between = self.words[whom + 1 : who]
        if not between or len(between) > _BETWEEN or any(one[0].isupper() or one in _PREPOSITIONS for one in between):
            return False
        return self.language not in WITH_CASES or any(_is_finite(one, self.language) for one in between)

    def _case(self, place: int) -> _Case:
        return _case(self.words[place], self.language)


def _is_near(verb: int, who: int, whom: int) -> bool:
    return max(abs(verb - who), abs(verb - whom)) <= _WITHIN


def _is_finite(word: str, language: str) -> bool:
    return any(one.pos == "VERB" for one in parses(language, word.lower()))


def _case(word: str, language: str) -> _Case:
    found = parses(language, word.lower())
    cases = {one.case for one in found if one.pos in ("NOUN", "ADJF", "NPRO")}
    if not cases or any("Fixd" in one.tags for one in found) or word.isupper():
        return _Case(subject=True, object=True)
    return _Case("nomn" in cases, "accs" in cases)
