"""What is said not to be: 40,000, not 4,000, that became 4,000, not 40,000; also of switches, codes and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from glossary.locales import primary
from translate.text.numbers import figure_at, figures
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import TargetPlaces, WordPlaces, words_of

_THING = r"--?[A-Za-z][\w-]*|\d[\d.,]*\d|\d|[A-ZА-ЯЁ][\w’'-]*"
# Before what is not.
_NOT: Mapping[str, str] = {
    "en": "not|rather than|instead of", "ru": "не|вместо", "uk": "не|замість", "de": "nicht|statt|anstatt",
    "es": "no|en vez de|en lugar de", "pt": "não|em vez de", "fr": "pas|non|plutôt que|au lieu de",
}  # fmt: skip
_PARTED = re.compile(
    rf"(?P<is>{_THING})(?:,| [^\W\d_]+,?)? (?:and |but )?(?:not|rather than|instead of)"
    rf" (?:(?:the|an?|in|on|to|by|at|with|option|key) )*(?P<no>{_THING})"
)


def contrasts_turned(pair: TextPair) -> Iterator[tuple[str, str]]:
    """What the source says is, and is not, and the target the other way round."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if (
        here != "en"
        or there not in _NOT
        or here == there
        or pair.source.vocabulary.isdisjoint(("not", "rather", "instead"))
    ):
        return
    found = list(_PARTED.finditer(pair.source.bare))
    if not found:
        return
    words = TargetPlaces(words_of(pair.target.bare))
    is_turned = cache(lambda *things: _is_turned(pair, [_places(pair, one, words) for one in things], there))
    for one in found:
        if is_turned(_thing(pair, one, "is"), _thing(pair, one, "no")):
            yield one[0], f"not {one['is']}"


def _thing(pair: TextPair, found: re.Match[str], name: str) -> Decimal | str | None:
    """What stands in a group of a match: the value of a number, else its text."""
    if not found[name][0].isdigit():
        return found[name]
    number = figure_at(pair.source.bare, pair.source_locale, found.start(name))
    return None if number is None else number.value


def _is_turned(pair: TextPair, places: Sequence[set[int]], language: str) -> bool:
    """True if the target denies the first of two things that it has, and not the second."""
    first, second = places
    is_first = bool(second) and first.isdisjoint(second) and _is_denied(pair, first, language)
    return is_first and not _is_denied(pair, second, language)


def _places(pair: TextPair, thing: Decimal | str | None, words: TargetPlaces) -> set[int]:
    """Where the target has a thing. `words`: those of the target."""
    target = pair.target.bare
    if not isinstance(thing, str):
        return {one.start for one in figures(target, pair.target_locale) if one.value == thing}
    if thing[0] == "-":
        return {one.start() for one in re.finditer(rf"(?<![\w-]){re.escape(thing)}(?![\w-])", target)}
    return WordPlaces.of(pair.source_locale, pair.target_locale).places(thing, words)


def _is_denied(pair: TextPair, places: set[int], language: str) -> bool:
    """True if what stands at one of some places is said not to be."""
    pattern = rf"(?<!\w)(?:{_NOT[language]}) (?:[^\W\d_]+ ){{0,2}}[«„\"“]?\Z"
    return any(re.search(pattern, pair.target.bare[max(0, at - 30) : at], re.IGNORECASE) for at in places)
