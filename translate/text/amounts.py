"""Amounts of money with a sign of currency: in words for the engine, and as the target locale writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.text.numbers import differing, localized, signs

_SPOKEN = {"€": "euros", "£": "pounds", "¥": "yen", "₽": "roubles", "₹": "rupees", "₩": "won", "₴": "hryvnias"}
_SCALE = r"(?P<scale> (?:million|billion|thousand|trillion))?"
_SIGNED = re.compile(rf"(?P<sign>[€£¥₽₹₩₴])(?P<number>\d[\d,]*(?:\.\d+)?){_SCALE}\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at characters [start, end). `spoken`: in words of its language, "" if they are not known; `written`: as
    the target locale writes it."""

    start: int
    end: int
    spoken: str
    written: str


def amounts(text: str, source: str, target: str) -> Iterator[Amount]:
    """The amounts of a text in the locale `source`, to be written in the locale `target`."""
    for match in _SIGNED.finditer(text):
        number, scale = match["number"], match["scale"] or ""
        spoken = f"{number}{scale} {_SPOKEN[match['sign']]}" if source.startswith("en") else ""
        figure = localized(number, source, target)
        written = f"{match['sign']}{figure}{scale}" if scale else f"{figure}\u00a0{match['sign']}"
        yield Amount(match.start(), match.end(), spoken, written)


def is_said(amount: str, translation: str, source: str, target: str) -> bool:
    """True if a translation has the number and the currency of an amount."""
    lost, _ = differing(amount, translation, source, target)
    return not lost and not signs.lost_currencies(amount, translation)
