"""What is said not to be: 40,000, not 4,000, that became 4,000, not 40,000; also of switches, codes and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossary.locales import primary
from translate.text.numbers import figures
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
    for one in _PARTED.finditer(pair.source.bare):
        first, second = (_places(pair, one, name) for name in ("is", "no"))
        if (
            first.isdisjoint(second)
            and _is_denied(pair, first, there)
            and second
            and not _is_denied(pair, second, there)
        ):
            yield one[0], f"not {one['is']}"


def _places(pair: TextPair, found: re.Match[str], name: str) -> set[int]:
    """Where the target has what stands in a group of a match."""
    text, target = found[name], pair.target.bare
    if text[0].isdigit():
        ours = figures(pair.source.bare, pair.source_locale)
        value = next((one.value for one in ours if one.start <= found.start(name) < one.end), None)
        return {one.start for one in figures(target, pair.target_locale) if one.value == value}
    if text[0] == "-":
        return {one.start() for one in re.finditer(rf"(?<![\w-]){re.escape(text)}(?![\w-])", target)}
    return WordPlaces.of(pair.source_locale, pair.target_locale).places(text, TargetPlaces(words_of(target)))


def _is_denied(pair: TextPair, places: set[int], language: str) -> bool:
    """True if what stands at one of some places is said not to be."""
    pattern = rf"(?<!\w)(?:{_NOT[language]}) (?:[^\W\d_]+ ){{0,2}}[«„\"“]?\Z"
    return any(re.search(pattern, pair.target.bare[max(0, at - 30) : at], re.IGNORECASE) for at in places)
