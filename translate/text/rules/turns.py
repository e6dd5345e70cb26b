"""Last year that became next year: the year, month or week before and after this one."""

from __future__ import annotations

import re
from functools import cache

from glossary.locales import primary
from translate.text.rules.messages import difference
from translate.text.rules.pair import TextPair

# For each language: what says before, what says after, the units, and whether the unit stands before it.
_TURNS: dict[str, tuple[str, str, str]] = {
    "en": (r"last|past|previous", r"next|coming|following", r"year|month|week|season|summer|winter|spring|autumn"),
    "ru": (r"(?:поза)?прошл|минувш|предыдущ|последн", r"следующ|будущ|грядущ|предстоящ",
           r"год|месяц|недел|сезон|лет|зим|весн|осен"),
    "uk": (r"минул|попередн|останн", r"наступн|майбутн", r"р[оі]к|місяц|тижн|сезон|літ|зим|весн|осін|осен"),
    "de": (r"letzt|vergangen|vorig", r"nächst|kommend|folgend", r"jahr|monat|woche|saison|sommer|winter|herbst"),
    "es": (r"pasad|últim|anterior", r"próxim|siguiente|viene", r"año|mes|semana|temporada|verano|invierno"),
    "pt": (r"passad|últim|anterior", r"próxim|seguinte|vem", r"ano|mês|semana|temporada|verão|inverno"),
    "fr": (r"derni|passé|précédent", r"prochain|suivant", r"an|année|mois|semaine|saison|été|hiver"),
}  # fmt: skip
_BEHIND = ("es", "pt", "fr")  # languages in which they follow the unit
_AGO = {"ru": r"назад|тому", "uk": r"тому", "de": r"\bvor\b", "es": r"\bhace\b", "pt": r"\bhá\b|atrás", "fr": r"il y a",
        "en": r"\bago\b"}  # fmt: skip


def other_turn(pair: TextPair) -> str:
    """A year, month or week before this one in the source that is one after it in the target, or the other way."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here not in _TURNS or there not in _TURNS or pair.source.vocabulary.isdisjoint(_openings(here)):
        return ""
    ours, theirs = pair.source.bare.lower(), pair.target.bare.lower()
    for first, second in ((0, 1), (1, 0)):
        said = _phrase(here, first).search(ours)
        if not said or _word(here, second).search(ours) or _word(there, first).search(theirs):
            continue
        if (other := _phrase(there, second).search(theirs)) and not re.search(_AGO[there], theirs):
            return difference([said[0]], [other[0]])
    return ""


@cache
def _openings(language: str) -> frozenset[str]:
    """Whole words of the phrases, where the language has such; all words of one with stems are looked through."""
    words = {word for part in _TURNS[language][:2] for word in part.split("|")}
    return frozenset({*words, *map(str.capitalize, words)})


@cache
def _phrase(language: str, which: int) -> re.Pattern[str]:
    word, unit = rf"\b(?:{_TURNS[language][which]})\w{{0,4}}", rf"\b(?:{_TURNS[language][2]})\w{{0,4}}"
    return re.compile(rf"{unit} (?:que )?{word}" if language in _BEHIND else rf"{word} {unit}")


@cache
def _word(language: str, which: int) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TURNS[language][which]})")
