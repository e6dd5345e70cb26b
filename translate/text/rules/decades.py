"""Decades that became a year: the 2010s, 2010 года."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossary.locales import primary
from translate.text.rules.pair import TextPair

_DECADE = re.compile(r"\b(?:[Tt]he|[Ee]arly|[Ll]ate|mid)[ -](?P<year>(?:1\d|20)\d0)s(?!\w)")
# What stands after the figures of a decade, in languages that tell it from a year so.
_ENDINGS: Mapping[str, str] = {
    "ru": r"(?:[-‑– ]?(?:[ехы]|ые|ых|ым|ыми)(?!\w)|[-‑–])", "uk": r"(?:[-‑– ]?(?:[іх]|ті|тих|их|ими)(?!\w)|[-‑–])",
    "de": r"er(?:n|s|-)?", "pl": r"[-‑– ]?(?:te|tych)",
}  # fmt: skip


def lost_decades(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The decades of the source of which the target has the first year alone, each with what stands there."""
    ending = _ENDINGS.get(primary(pair.target_locale))
    if ending is None or primary(pair.source_locale) != "en" or "0s" not in pair.source.bare:
        return
    found = list(_DECADE.finditer(pair.source.bare))
    years = {year: _as_year(year, ending, pair) for year in {one["year"] for one in found}}
    yield from ((one[0], years[one["year"]]) for one in found if years[one["year"]])


def _as_year(year: str, ending: str, pair: TextPair) -> str:
    """What stands in the target for a decade that is a year there, "" where it is none."""
    places = list(re.finditer(rf"(?<!\d){year}(?!\d)(?P<decade>{ending})?(?:\s\w+)?", pair.target.bare))
    is_decade = any(place["decade"] for place in places) or re.search(rf"{year}(?!s)", pair.source.bare)
    return places[0][0] if places and not is_decade else ""
