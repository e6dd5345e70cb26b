"""Hints on the typography of the target locale: quotation marks, dashes, no-break spaces, apostrophes."""

from __future__ import annotations

import re

from translate.text.invented_words import invented_words
from translate.text.locales import primary
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair
from translate.text.typography import marks, quotes

_HYPHEN = re.compile(r"(?<=\w) - (?=\w)|(?<=[»”\",]) - (?=\w)")
_MARKS = frozenset('"“”„«»‟')
_DOUBLE_HYPHEN = re.compile(r"(?<=\w) ?--+ ?(?=\w)")
_DASHED = ("ru", "uk", "be", "bg", "fr", "es", "pt", "it", "pl", "cs", "sk", "de", "en")
# Where a Russian or Ukrainian line must not break: between initials and surname, a number and its unit, a sign and its
# number.
_INITIALS = re.compile(r"[А-ЯЁІЇЄҐ](?<![\w.].)\. ?[А-ЯЁІЇЄҐ]\. (?=[А-ЯЁІЇЄҐ][а-яёіїєґ])")
_NO_BREAK = re.compile(r"[№\d] (?:(?<=№ )\d|(?<!№ )(?:%|млн|млрд|тыс|тис|км|кг|см|мм|га|руб|₽|€|\$|г\.|гг\.|в\.))")


def quote_style(pair: TextPair) -> str:
    """Quotation marks that are not usual in the target locale."""
    text = pair.target.raw
    if _MARKS.intersection(pair.alphabet).issubset(marks(pair.target_locale)):
        return ""
    changes = [
        (text[start:end], mark)
        for start, end, mark in quotes(pair.source.raw, text, pair.target_locale)
        if text[start:end] != mark
    ]
    if not changes or any(len(old) != len(new) for old, new in changes):
        return ""
    old, new = next((old, new) for old, new in zip(*changes[0], strict=True) if old != new)
    return f"{old} where {new} is usual"


def dash(pair: TextPair) -> str:
    """A hyphen between spaces, or two hyphens, where the language has a dash."""
    if primary(pair.target_locale) not in _DASHED:
        return ""
    text = pair.target.bare
    found = "--" in text and _DOUBLE_HYPHEN.search(text)
    if not found and " - " in text and primary(pair.target_locale) != "en":
        found = _HYPHEN.search(text)
    return "a hyphen in the place of a dash" if found else ""


def no_break(pair: TextPair) -> str:
    """A plain space where a no-break space is usual: in initials, between a number and its unit."""
    if primary(pair.target_locale) not in ("ru", "uk", "be"):
        return ""
    places = [_INITIALS.search(pair.target.bare), _NO_BREAK.search(pair.target.bare) if pair.target.figures else None]
    found = min(filter(None, places), key=re.Match.start, default=None)
    return f"no-break space wanted: {found[0]}" if found else ""


def unknown_word(pair: TextPair) -> str:
    """Words in small letters that neither the dictionary of the target language nor the source explains."""
    return quoted(invented_words(*pair.bare_texts))


def ellipsis(pair: TextPair) -> str:
    """Three full stops in the target where the source has the character …"""
    here, there = ("…" in text.raw for text in pair.sides)
    dots = ["..." in text.raw for text in pair.sides]
    if here and dots[1] and not there:
        return "three full stops, the source has …"
    return ""
