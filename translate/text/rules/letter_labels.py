"""Letters that name things: option B, vitamin A, room 304B, blood group AB+, 51° N, the switch -f, A → B → C."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from glossary.locales import primary
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.short_codes import CODES, is_letter
from translate.text.writing_systems import LATIN_SHAPES

# Words of English before a letter that names one of several.
_LABEL_WORDS = """
    option vitamin vitamins hepatitis group class row gate plan section block type team grade appendix annex schedule
    part exhibit room building wing zone terminal platform point level category figure table form model route lane unit
    ward division phase sector stand seat flat apartment suite stage series scenario variant step influenza hall pier
    dock stream track band tier league pool list sample factory plant shaft house road bus flight
"""
_LABELS = frozenset({*_LABEL_WORDS.split(), *map(str.capitalize, _LABEL_WORDS.split()), "No", "no"})
_LABEL = r"(?<!\w)(?P<label>[^\W\d_]+)\.? "
_LETTER = re.compile(rf"{_LABEL}(?P<letter>[A-HJ-Z])(?![\w’'+–-]|-\w|\.\S)")
_NUMBERED = re.compile(rf"{_LABEL}(?P<number>\d{{1,4}})(?P<letter>[A-Z])(?![\w’'])")
_ALONE = re.compile(r"(?<=[^\W\d_] )(?<![.!?] )[«\"„“]?([A-ZА-ЯЁ])(?![\w’'°+–-]|-\w|\.\s?\S)")
_OPENING = ("В", "С", "К", "О", "У", "И", "А", "Я")  # one-letter words of Cyrillic languages, in capitals
_SIGNED = re.compile(r"(?<![\w+–−-])([A-F]|AB|O|А|В|АВ|О)([+–−-])(?![\w+>]|[–−-])")
_MAY_BE_SIGNED = re.compile(r"[+–−-](?!\w)(?<=[A-FO].)")  # quick
_SIGN_WORDS = (
    (re.compile(r"положит|плюс|posit|plus|más|mais"), "+"),
    (re.compile(r"отрицат|минус|negat|minus|menos|négat"), "-"),
)
_SWITCH = re.compile(r"(?<![\w–-])--?[A-Za-z][\w-]*(?![\w%])")
_ARROW = re.compile(r"\s*[→⇒➔➡➜⟶]\s*")
_CHAIN = re.compile(r"[^\s→⇒➔➡➜⟶]+(?:\s*[→⇒➔➡➜⟶]\s*[^\s→⇒➔➡➜⟶]+){2,}")
_DEGREE = r"[°′″'’\"º]\s?"
# How coordinates name the points of the compass, in the order N S E W.
_COMPASS: Mapping[str, tuple[str, str, str, str]] = {
    "en": (r"N\b|north", r"S\b|south", r"E\b|east", r"W\b|west"),
    "ru": (r"[сc]\.?\s?ш|сев|N\b|С\b", r"ю\.?\s?ш|юж|S\b|Ю\b", r"[вb]\.?\s?д|вост|E\b|В\b", r"з\.?\s?д|зап|W\b|З\b"),
    "uk": (r"пн\.?\s?ш|північн|N\b", r"пд\.?\s?ш|півд|S\b", r"сх\.?\s?д|схід|E\b", r"зх\.?\s?д|захід|W\b"),
    "de": (r"N\b|n\.|nörd", r"S\b|s\.|süd", r"[OE]\b|ö\.|öst", r"W\b|w\.|west"),
    "es": (r"N\b|norte", r"S\b|sur", r"E\b|este", r"[OW]\b|oeste"),
    "fr": (r"N\b|nord", r"S\b|sud", r"E\b|est", r"[OW]\b|ouest"),
    "pt": (r"N\b|norte", r"S\b|sul", r"[LE]\b|leste", r"[OW]\b|oeste"),
}  # fmt: skip


def other_letters(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The letters of the source that name another thing in the target, each with what stands there, "" if nothing
    does."""
    source, target = pair.source.bare, pair.target.bare
    if primary(pair.source_locale) == "en" and _names_letters(pair.source):
        yield from _other_labels(source, target)
    if _MAY_BE_SIGNED.search(source):
        yield from _other_signs(source, target)
    if " -" in source:
        yield from _other_switches(pair.source.raw, pair.target.raw)
    if "°" in source:
        yield from _other_points(pair)
    if not source.isascii() and _ARROW.search(source):
        yield from _turned_chains(source, target)


def _names_letters(text: Text) -> bool:
    return any(CODES[word] == "letter" for word in CODES.telling(text.vocabulary))


def _other_labels(source: str, target: str) -> Iterator[tuple[str, str]]:
    for number, letter in dict.fromkeys((one["number"], one["letter"]) for one in _labelled(_NUMBERED, source)):
        places = list(re.finditer(rf"(?<![\w.,]){number}(?![\d]|[.,]\d)[-– \u00a0]?([^\W\d_]*)", target))
        if places and not any(_is_label(letter, found[1]) for found in places):
            yield f"{number}{letter}", places[0][0].strip()
    ours = [one["letter"] for one in _labelled(_LETTER, source)]
    if not ours:
        return
    theirs = [letter for letter in _ALONE.findall(target) if letter not in _OPENING or letter in "АВС"]
    ours, theirs = list(dict.fromkeys(ours)), list(dict.fromkeys(theirs))
    left = [letter for letter in theirs if not any(is_letter(one, letter) for one in ours)]
    for letter in ours:
        if left and not any(is_letter(letter, one) for one in theirs):
            yield letter, left[0]


def _labelled(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (one for one in pattern.finditer(text) if one["label"] in _LABELS)


def _is_label(letter: str, found: str) -> bool:
    return len(found) == 1 and is_letter(letter, found.upper())


def _other_signs(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Grades and blood groups with another sign: A- and A+."""
    ours, theirs = _signed(source), _signed(target)
    if not ours or not theirs:
        return
    lost, new = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    for letters, mark in lost:
        other = letters, "-" if mark == "+" else "+"
        if new[other] and not any(words.search(target) and mark == said for words, said in _SIGN_WORDS):
            yield letters + mark, letters + other[1]


def _signed(text: str) -> list[tuple[str, str]]:
    found = _SIGNED.findall(text)
    return [(letters.translate(LATIN_SHAPES), "+" if mark == "+" else "-") for letters, mark in found]


def _other_switches(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The switches of commands of which the target has others."""
    ours, theirs = _SWITCH.findall(source), _SWITCH.findall(target)
    lost, new = list((Counter(ours) - Counter(theirs)).elements()), list((Counter(theirs) - Counter(ours)).elements())
    if len(lost) == len(new):
        yield from zip(lost, new, strict=True)


def _other_points(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The points of the compass of coordinates, where the target names as many and others."""
    here, there = _COMPASS.get(primary(pair.source_locale)), _COMPASS.get(primary(pair.target_locale))
    if here is None or there is None:
        return
    ours, theirs = _points(pair.source.bare, here), _points(pair.target.bare, there)
    lost, new = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    if lost and len(ours) == len(theirs):
        yield from zip(lost.elements(), new.elements(), strict=True)


def _points(text: str, words: tuple[str, str, str, str]) -> list[str]:
    rows = zip("NSEW", words, strict=True)
    return [point for point, forms in rows for _ in re.finditer(rf"{_DEGREE}(?:{forms})", text)]


def _turned_chains(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Ways of three and more stations that are told backwards."""
    theirs = {tuple(_stations(one)): one for one in _CHAIN.findall(target)}
    for one in _CHAIN.findall(source):
        turned = tuple(reversed(_stations(one)))
        if turned in theirs and turned != tuple(_stations(one)):
            yield one, theirs[turned]


def _stations(chain: str) -> list[str]:
    return [one.strip(".,;:()").translate(LATIN_SHAPES) for one in _ARROW.split(chain)]
