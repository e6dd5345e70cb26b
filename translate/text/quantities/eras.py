"""Years and centuries before and after the beginning of the era: 1200 BC, AD 988; and those of which a translation
lost or changed the era."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from glossary.locales import primary

_BEFORE: Mapping[str, str] = {
    "en": r"\bBCE?\b|\bB\.\s?C\.(?:\s?E\.)?",
    "ru": r"\bдо\s(?:н\.?\s?э|(?:нашей|новой)\sэры|Р\.?\s?Х|Рождества|Христа)",
    "uk": r"\bдо\s(?:н\.?\s?е|(?:нашої|нової)\sери|Р\.?\s?Х|Різдва|Христа)",
    "de": r"\bv\.\s?(?:Chr|u\.\s?Z)|\bvor\s(?:Christ|unserer)",
    "es": r"\ba\.\s?(?:C|de\s?C|n\.\s?e|J)|\bantes\sde\s(?:Cristo|nuestra|la\sera|nuestra)",
    "pt": r"\ba\.\s?(?:C|E)|\bantes\sd[ea]\s(?:Cristo|nossa|[Ee]ra)",
    "fr": r"\bav(?:\.|ant)\s?(?:J|notre|l[’']ère)",
}
_SINCE: Mapping[str, str] = {
    "en": r"\b(?:AD|CE)\b|\bA\.\s?D\.|\bC\.\s?E\.",
    "ru": r"(?<!до\s)\b(?:н\.?\s?э\b|(?:нашей|новой)\sэры)|\bот\s(?:Р\.?\s?Х|Рождества)",
    "uk": r"(?<!до\s)\b(?:н\.?\s?е\b|(?:нашої|нової)\sери)|\bвід\s(?:Р\.?\s?Х|Різдва)",
    "de": r"\bn\.\s?(?:Chr|u\.\s?Z)|\bnach\sChrist|\bunserer\sZeit",
    "es": r"\bd\.\s?(?:C|de\s?C|J)|\bdespués\sde\sCristo|\bde\snuestra\sera",
    "pt": r"\bd\.\s?C|\bdepois\sde\sCristo|\bda\snossa\sera",
    "fr": r"\bap(?:r?\.|rès)\s?J|\bde\snotre\sère",
}
_QUICK: Mapping[str, tuple[str, ...]] = {  # a text without one of these has no era
    "en": ("BC", "B.C", "B. C", "AD", "A.D", "CE", "C.E"), "ru": ("э.", "эры", " Х"), "uk": ("е.", "ери", " Х"),
    "de": ("Chr", " Z"), "es": (". C", ".C", "Cristo", "era"), "pt": (". C", ".C", "Cristo", "era"),
    "fr": ("J.", "ère"),
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,5}|[IVXІХ]{1,6})"
_BETWEEN = r"(?:[^\W\d_]{0,3}?[.]?\s?(?:\w{1,12}[.]?\s){0,2}?|[-–—\d\s]{0,12})"


def wrong_eras(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The years and centuries of the source whose era is lost or another one in the target, each with the mark of an
    era that stands there, "" if there is none. AD may be left out."""
    here, there = primary(source_locale), primary(target_locale)
    if there not in _BEFORE or not any(map(source.__contains__, _QUICK.get(here, ()))):
        return []
    ours = list(_dated(source, here))
    if not ours:
        return []
    before, since = re.compile(_BEFORE[there]), re.compile(_SINCE[there])
    early = before.search(target)
    said = {(number, is_early) for number, is_early, _ in ours}
    theirs = {(number, is_early): text for number, is_early, text in _dated(target, there)}
    wrong = []
    for number, is_early, text in ours:
        if is_early and not early:
            late = since.search(target)
            wrong.append((text, late[0] if late else ""))
        elif (number, not is_early) in theirs and (number, not is_early) not in said:
            wrong.append((text, theirs[number, not is_early]))
    return wrong


def _dated(text: str, language: str) -> Iterator[tuple[str, bool, str]]:
    """The numbers of a text that have an era, True for one before it, and what is written."""
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            yield match["number"], match["before"] is not None, match[0]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    before, since = _BEFORE[language], _SINCE[language]
    era = f"(?:(?P<before>{before})|(?:{since}))"
    after = re.compile(rf"(?<![\w.,]){_NUMBER}(?!\d){_BETWEEN}{era}")
    if language != "en":
        return (after,)
    return after, re.compile(rf"(?P<before>(?!))?(?:AD|A\.\s?D\.)\s{_NUMBER}(?!\w)")
