"""Names, countries, languages and months that are lost or become others, to plant; functions as in check_faults.py,
which uses them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from quantity_faults import Fault, Planted

from glossary.alignment import likeness
from glossary.names import find_names

_CAPITALISED = re.compile(r"(?<![^\W\d_])[A-ZА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}")


def name_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A name that the target spells much like the source is taken out, all its words, each time and in each form."""
    places = _names(source, target)
    return (source, _without(target, rng.choice(places))) if places else None


def name_exchanged(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """Such a name becomes another one, in whatever form."""
    places = _names(source, target)
    others = [name for name in NAMES.get(locale, ()) if name[:4] not in target]
    return (source, _without(target, rng.choice(places), rng.choice(others))) if places and others else None


def _names(source: str, target: str) -> list[list[tuple[int, int]]]:
    """Where the target has the words of a name of the source, for each name that it spells much like the source."""
    said = list(_CAPITALISED.finditer(target))
    places = []
    for name in find_names([source]):
        texts = {word.text for mention in name.mentions for word in mention.words if word.render and len(word.text) > 2}
        words = {part for text in texts for part in text.split("-")}
        found = [m for m in said if any(likeness(word, m[0]) > 0.5 for word in words)]
        spelt = [m for m in found if not m[0].isascii()] or found  # a copy in brackets is no rendering
        if name.kind in ("person", "place", "organisation") and words and all(
            any(likeness(word, m[0]) > 0.5 for m in spelt) for word in words
        ):  # fmt: skip
            forms = [m for m in _WORD.finditer(target) if any(_are_forms(m[0], one[0]) for one in found)]
            places.append(sorted({m.span() for m in (*found, *forms)}))
    return places


def _without(text: str, places: Sequence[tuple[int, int]], other: str = "") -> str:
    for start, end in reversed(places):
        text = text[:start] + other + text[end:]
    return re.sub(r"  +", " ", text)


def _are_forms(word: str, other: str) -> bool:
    """True if two words may be forms of one name: Трамп, Трампом; Россия, России; Ким, Кима, Кимом."""
    word, other = word.lower(), other.lower()
    least = min(len(word), len(other))
    shared = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), least)
    stem = min(len(one.rstrip("аеёиоуыэюяйь")) for one in (word, other))
    return abs(len(word) - len(other)) < 4 and shared >= max(3, stem)


def exchanged(words: str) -> Fault:
    """One of a set of words becomes another; `words`: English words (a|b), then how Russian ones begin, a set a line.
    Only where the source has one of the English words."""
    rows = [line.split() for line in words.strip().splitlines()]

    def plant(source: str, target: str, locale: str, rng: random.Random) -> Planted:
        there = [(row, m) for row in rows for m in re.finditer(rf"\b{row[1]}(?=[а-я]{{1,3}}\b)", target)
                 if locale == "ru" and re.search(rf"\b(?:{row[0]})\b", source)]  # fmt: skip
        if not there:
            return None
        row, found = rng.choice(there)
        other = rng.choice([one for one in rows if one[0] != row[0] and one[1] not in target])[1]
        return source, target[: found.start()] + other + target[found.end() :]

    return plant


NAMES = {
    "ru": ("Пушкин", "Боброва", "Роттердам", "Хельсинки", "Марокко", "Кардифф", "Жозе Монтейру", "Ганновер", "Цюрих",
           "Ямайка", "Дворжак", "Эстергази", "Тасмания"),
    "de": ("Rotterdam", "Marokko", "Monteiro"), "es": ("Rotterdam", "Marruecos", "Monteiro"),
}  # fmt: skip
COUNTRIES = """
Germany Германи
Indonesia Индонези
Italy Итали
Turkey Турци
India Инди
Russia Росси
Australia Австрали
Spain Испани
Japan Япони
France Франци
Austria Австри
"""
LANGUAGES = """
Germans?|Germany немецк
Russians?|Russia российск
British|UK|Britain британск
Americans?|US|U\\.S\\.|America американск
French|France французск
Spanish|Spain испанск
Italians?|Italy итальянск
Japanese|Japan японск
Chinese|China китайск
Indonesians?|Indonesia индонезийск
"""
MONTHS = """
January январ
February феврал
September сентябр
October октябр
November ноябр
December декабр
"""
