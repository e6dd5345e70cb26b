"""The rule on the marks of list items, headings and quoted lines: a mark, its number or letter, or a checked box that
differs from that of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.text.locales import primary
from translate.text.numbers import months_beside_days, roman_numerals
from translate.text.rules.pair import TextPair

_OPENING = re.compile(r"\s*(?P<mark>[-*•–—·▪►■◆]+|#{1,6}|\(?\d{1,3}[.)]|\(?[^\W\d_]\)|>(?!\s?\d))(?=\s)")
_BULLETS = "*•·▪►■◆"
_SPEECH = ('"', "“", "„", "«", "»", "'", "‘")  # opening marks of speech, which may become a dash
_NAME = re.compile(r"\s([^\W\d_]+)")
_BOX = re.compile(r"\[(?: |x|X|х|Х|✓|✔)?\](?=\s)|[☐☑☒✅❌]")
_LETTER = re.compile(
    r"^[ \t]*(?:[-*][ \t]+)?(?:\((?P<a>[^\W\d_]{1,5})\)|(?P<b>[^\W\d_]{1,5})(?P<mark>[.)]))(?=[ \u00a0]\S)",
    re.MULTILINE,
)
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
)
_ROMAN = re.compile(r"[ivxlcdmіхсмIVXLCDMІХСМ]+")
_SOUNDS = str.maketrans("абвгдефхикл", "abvgdefhikl")
_LOOKS = str.maketrans("асеікорхуВМНТ", "aceikopxybmht")


def opening(pair: TextPair) -> str:
    """A mark of a list item, heading or quoted line at the beginning of one side only; the letter or Roman numeral of
    an item, or a checked box, that is another one."""
    here, there = (_mark(text.raw, locale) for text, locale in zip(pair.sides, pair.bare_texts[2:], strict=True))
    if here != there and not (there == "a dash" and pair.source.raw.lstrip()[:1] in _SPEECH):
        return f"does not begin with {here}" if here else f"begins with {there}, the source does not"
    return _changed_box(pair) or _changed_letter(pair)


def _mark(text: str, locale: str) -> str:
    found = _OPENING.match(text)
    if not found or _is_date(found, locale):
        return ""
    mark = found["mark"]
    if mark[0] in _BULLETS:
        return "a bullet"
    if mark[0] in "-–—":
        return "a dash"
    return mark if mark[0] in "#>" else f"{re.sub(r'[^0-9]', '', mark) or 'a letter'} of a list"


def _is_date(found: re.Match[str], locale: str) -> bool:
    """True if the number that begins a text is a day: 3. Oktober."""
    word = _NAME.match(found.string, found.end()) if found["mark"][0].isdecimal() else None
    return word is not None and word[1].lower() in months_beside_days(primary(locale))


def _changed_box(pair: TextPair) -> str:
    """A box that is checked on one side only, where both have as many."""
    source, target = pair.source.raw, pair.target.raw
    if "[" not in source and source.isascii():
        return ""
    ours, theirs = (_BOX.findall(text) for text in (source, target))
    if len(ours) != len(theirs):
        return ""
    changed = ((one, other) for one, other in zip(ours, theirs, strict=True) if _is_checked(one) != _is_checked(other))
    return next((f"{one} is {other} here" for one, other in changed), "")


def _is_checked(box: str) -> bool:
    return box not in ("[ ]", "[]", "☐")


def _changed_letter(pair: TextPair) -> str:
    """The letter or numeral of an item that is another one, where both sides have as many."""
    source, target = pair.source.raw, pair.target.raw
    if ")" not in source[:9] and "." not in source[:9] and "\n" not in source:
        return ""
    ours, theirs = list(_letters(source)), list(_letters(target))
    if len(ours) != len(theirs):
        return ""
    wrong = ((one, other) for one, other in zip(ours, theirs, strict=True) if not _is_same(one, other))
    return next((f"item {one} is {other} here" for one, other in wrong), "")


def _letters(text: str) -> Iterator[str]:
    """The letters and Roman numerals that begin the items of a text; words and initials of names are none."""
    for match in _LETTER.finditer(text):
        one = match["a"] or match["b"]
        is_initial = len(one) == 1 and one.isupper() and match["mark"] == "." and "\n" not in text
        if not is_initial and (len(one) == 1 or _ROMAN.fullmatch(one)):
            yield one


def _is_same(one: str, other: str) -> bool:
    known = all(len(item) > 1 or any(item.lower() in row for row in _ROWS) for item in (one, other))
    return not known or not _places(one).isdisjoint(_places(other))


def _places(letter: str) -> frozenset[str]:
    """The places in a list that a letter may stand for, by the alphabet, its sound, its look, or as a numeral."""
    small = letter.lower()
    values = {f"={value}" for _, value in roman_numerals(f"{letter.upper()}I"[: len(letter)].upper())}
    if len(letter) == 1:
        values |= {f"={value}" for text, value in (("i", 1), ("v", 5), ("x", 10), ("і", 1), ("х", 10)) if text == small}
        values |= {small, small.translate(_SOUNDS), letter.translate(_LOOKS).lower()}
        values |= {f"#{row.index(small)}" for row in _ROWS if small in row}
    return frozenset(values)
