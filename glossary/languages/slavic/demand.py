"""The case that the context of a noun demands: cases, weights, strictness, reason.

One `Demand` serves to choose the likeliest parse of a word in its place (required_form.py), to check a form
(validity.py), and to correct it (repair.py). It is computed in government.py and the modules beside that, which begin
with the `hint` of a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import NamedTuple

from glossary.languages.slavic.clause import PhraseContext
from glossary.languages.slavic.morphology import CASES, Form, Parse, agrees

ANY = frozenset(CASES)


class Governor(StrEnum):
    """What governs a noun, by the word before it and its modifiers."""

    START = "start"  # nothing: the noun opens the text
    MARK = "mark"
    LABEL = "label"  # a quotation mark
    CAPTION = "caption"  # a noun before a word with a capital of its own: в окне Банковский счёт
    CONJUNCTION = "conjunction"
    PARTICLE = "particle"
    PREPOSITION = "preposition"
    VERB = "verb"  # one whose object the tables know
    TRANSITIVE = "transitive"  # any other verb that may have an object
    INTRANSITIVE = "intransitive"  # an intransitive, reflexive or passive verb, a short participle
    PARTICIPLE = "participle"  # a participle before the noun that does not modify but governs it
    NOUN = "noun"
    ADVERBIAL = "adverbial"  # the noun of a phrase with a preposition before a subject: в воскресенье Крус сказал
    NUMBER = "number"  # a number: три трансляции
    APPOSITION = "apposition"  # a generic noun before a name: город, президент
    OTHER = "other"


class Weights(NamedTuple):
    """Factors on the probability of a parse (pymorphy3, 0..1): in a case that is demanded, in another possible case,
    and in any other. 1 is neutral."""

    asked: float
    possible: float
    other: float


# Source: set by hand on the golden sentences and on replacements read in the WMT25 terminology test (en-ru, three
# systems). Checked on human Russian (500 sentences of FLORES dev, 600 of WMT19): of 3,929 nouns whose case their form
# leaves open, 3,817 are read in a case that has that form; half or double any one weight and it is 7 more or 2 fewer.
WEIGHTS = {
    Governor.START: Weights(8, 1, 1),
    Governor.MARK: Weights(2, 1, 1),
    Governor.LABEL: Weights(12, 0.5, 0.5),
    Governor.CAPTION: Weights(4.8, 4, 0.3),
    Governor.CONJUNCTION: Weights(1, 1, 1),
    Governor.PARTICLE: Weights(1, 1, 1),
    Governor.PREPOSITION: Weights(5, 3, 0.05),
    Governor.VERB: Weights(4, 0.3, 0.3),
    Governor.TRANSITIVE: Weights(4, 1, 0.4),
    Governor.INTRANSITIVE: Weights(2, 2, 0.3),
    Governor.PARTICIPLE: Weights(4, 0.4, 0.4),
    Governor.NOUN: Weights(4, 1, 0.6),
    Governor.ADVERBIAL: Weights(4, 4, 0.6),
    Governor.APPOSITION: Weights(8, 0.3, 0.3),
    Governor.NUMBER: Weights(4, 1, 0.4),
    Governor.OTHER: Weights(1, 1, 1),
}
_LOOSE = frozenset(
    (Governor.LABEL, Governor.MARK, Governor.CONJUNCTION, Governor.NOUN, Governor.ADVERBIAL, Governor.CAPTION)
)
# Further factors of the same unit and source.
_SUBJECT = 4.0  # a nominative with which a predicate beside it agrees
_LOCATIVE = 0.02  # a locative without a preposition
_NO_OBJECT = 0.3  # an accusative that nothing before it can govern
_WITH_LOCATIVE = frozenset((Governor.PREPOSITION, Governor.APPOSITION))


class Strictness(IntEnum):
    """How binding a demand is."""

    HINT = 0  # some cases are likelier, none is ruled out
    DOUBT = 1  # a case that is not possible is wrong; which one is right is open
    RULE = 2  # a case that is not possible is wrong, one that is asked for is right


@dataclass(frozen=True, slots=True)
class Demand:
    """The demand of a place on the case of the noun there.

    `asked`: the demanded cases, likeliest first; `possible`: the other possible ones; `strictness`; `by`: the token
    that demands them, -1 for none; `why`: the reason why other cases are wrong. `predicates`: verbs whose subject a
    nominative there may be; `objectless`: true if there can be no object; `number`: that of a genitive there, ""
    for any; `singular`: true if no case can be in the plural.
    """

    governor: Governor
    by: int
    asked: tuple[str, ...] = ()
    possible: frozenset[str] = ANY
    strictness: Strictness = Strictness.HINT
    why: str = ""
    predicates: tuple[Parse, ...] = ()
    objectless: bool = False
    number: str = ""
    singular: bool = False

    def ruled(
        self, asked: Iterable[str], possible: Iterable[str], why: str, strictness: Strictness = Strictness.RULE
    ) -> Demand:
        """The demand made a rule."""
        return replace(self, asked=tuple(asked), possible=frozenset(possible), why=why, strictness=strictness)

    def weight(self, reading: Form) -> float:
        """The factor on the analyser's probability of a reading of the noun."""
        weights, case = WEIGHTS[self.governor], reading.case
        weight = weights.other
        if case in self.asked:
            weight = weights.asked
        elif case in self.possible:
            weight = weights.possible
        if case == "loct" and self.governor not in _WITH_LOCATIVE:
            weight *= _LOCATIVE
        if case == "accs" and self.objectless:
            weight *= _NO_OBJECT
        return weight * _SUBJECT if self.is_subject(reading) else weight

    def is_subject(self, reading: Form) -> bool:
        """True for a nominative with which a predicate beside the place agrees."""
        return reading.case == "nomn" and any(agrees(verb, reading) for verb in self.predicates)

    @property
    def is_strict(self) -> bool:
        """True if some cases are ruled out."""
        return self.strictness > Strictness.HINT

    def excludes(self, readings: Iterable[Form]) -> bool:
        """True if none of the forms can be right."""
        return self.is_strict and not any(map(self.allows, readings))

    def allows(self, reading: Form) -> bool:
        """True for a possible case, in the number that a counted genitive has."""
        if self.singular and reading.number == "plur":
            return False
        counted = reading.case != "gent" or not self.number or reading.number in ("", self.number)
        return reading.case in self.possible and counted


def hint(
    place: PhraseContext, governor: Governor, asked: tuple[str, ...] = (), possible: frozenset[str] = ANY
) -> Demand:
    """What is likelier in a place, with nothing ruled out."""
    clause, loose = place.clause, governor in _LOOSE
    predicates: tuple[Parse, ...] = ()
    if loose or governor is Governor.PARTICLE:
        predicates = clause.predicate_after(place.last) or clause.predicate_before(place.before)
    objectless = loose and not any(clause.takes_object(index) for index in range(place.before + 1))
    return Demand(governor, place.before, asked, possible, predicates=predicates, objectless=objectless)
