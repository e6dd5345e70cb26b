"""The guard: rejects machine output with loops, wrong letters, lost numbers or broken placeholders.

Its rules look at the two texts only, not at the model. They find what no person would write; they do not judge the
meaning.
"""

from __future__ import annotations

import re

from translate.machine import counting
from translate.machine.rewording import reworded
from translate.model import LocalePair, UnitFinding
from translate.text import garbled_words, invented_words, lost_codes, lost_numerals, made_up_points
from translate.text.quantities import QuantityKind, quantities
from translate.text.rules import RULES, TextPair, breaches

GUARD = {rule: rule.guard for rule in RULES if rule.guard}  # the severity for each rule of the guard, in order
# Rules on the meaning, which may be wrong about one translation in a hundred: another is preferred, none is refused.
# Countries are not among them: names are enforced afterwards, and a wrong country mostly gave way to no word at all.
_MEANING = ("another", "calendar", "exchanged", "from-to", "subject", "opposite", "negation", "source-word")
DOUBTS = tuple(rule for rule in RULES if rule.id in _MEANING and not rule.guard)
# Words that engines make of names (Niger), and that no article means.
_SLURS = re.compile(r"\b(?:ниггер|негритос|жид(?:ы|ам|ами|ов|ах)?\b|хач(?:и|ей|ам)?\b|чурк|хохл(?:ы|ов|ам)?\b)")
# An amount of money with a noun that no money has: $5 000 человек.
_PAID_PEOPLE = re.compile(r"[$€£¥]\s?\d[\d\s.,]*(?:(?:тыс|млн|млрд)\.?\s)?(?:человек|людей|раз|лет|штук)\b")


def judge(source: str, target: str, source_locale: str, target_locale: str) -> tuple[UnitFinding, ...]:
    """What is wrong with the translation of one sentence, at most one finding per rule; () when it may be shown."""
    shown = counting.localised(source, target, LocalePair(source_locale, target_locale))
    pair = TextPair.of(source, shown, source_locale, target_locale)
    return tuple(UnitFinding(rule.id, GUARD[rule], message) for rule, message in breaches(pair, GUARD))


def doubts(source: str, target: str, source_locale: str, target_locale: str) -> tuple[int, int]:
    """How many things in the translation of one sentence may be wrong that the guard lets pass: another month, a change
    told backwards, another point of the compass, short codes (AB-, pH) and Roman numerals that are not there, a foreign
    word spelt otherwise, a word left as in the source, an amount of money that is not there or has a noun that it
    cannot have, a slur. Then, how many of its words are no words of the language."""
    meant = doubts_of_meaning(source, target, source_locale, target_locale)
    return meant, len(invented_words(source, target, source_locale, target_locale))


def doubts_of_meaning(source: str, target: str, source_locale: str, target_locale: str) -> int:
    """The first number of `doubts`."""
    pair = TextPair.of(source, target, source_locale, target_locale)
    counts = (
        sum(1 for _ in breaches(pair, DOUBTS)),
        len(lost_codes(source, target, source_locale, target_locale)),
        len(lost_numerals(source, target, target_locale)),
        len(garbled_words(source, target, target_locale)),
        made_up_points(reworded(source, source_locale), target, source_locale, target_locale),
        _lost_money(source, target, source_locale, target_locale),
        _PAID_PEOPLE.search(target) is not None,
        len(_SLURS.findall(target.lower())),
    )
    return sum(counts)


def _lost_money(source: str, target: str, source_locale: str, target_locale: str) -> int:
    """How many amounts in a currency that a sign with letters names (HK$40) the target does not have."""
    ours = [one for one in quantities(source, source_locale) if one.kind is QuantityKind.MONEY and len(one.units) == 1]
    theirs = quantities(target, target_locale) if ours else ()
    return sum(not any(one.value == other.value and one.units & other.units for other in theirs) for one in ours)
