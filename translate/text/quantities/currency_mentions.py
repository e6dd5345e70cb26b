"""Currencies that only a text or only its translation mentions, by signs, codes and words, beside whatever number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

# Each currency by its signs, codes and names.
_CURRENCIES = {
    "dollar": r"(?<!\bR)(?<!\bMX)(?<!\bMex)(?<!\bAR)\$|\bUSD\b|доллар|\b(?:долл\b|долар|dollar|dólar|dolar|bucks?\b)",
    "euro": r"€|\bEUR\b|\b(?:евро|євро|euros?)\b",
    "pound": r"£|\bGBP\b|\b(?:libras?|livres?|pounds?) (?:sterling|esterlinas?)\b|\bфунт\w* ст[её]рл|\bф\.\s?ст\b"
    r"|\bquid\b",
    "yen": r"¥|\bJPY\b",
    "rouble": r"₽|\bRUB\b|\b(?:рубл(?:ь|я|ю|ём|ем|е|и|ей|ям|ями|ях|ів|ями)|руб|rub(?:le|el|lo|l)s?|roubles?)\b",
}
# Codes of other dollars and pounds, names with other meanings (French livre: book, pound): they account for a currency
# on the other side, but are not counted as a mention of one.
_OTHER_CODES = {
    "dollar": "cad|aud|nzd|hkd|sgd|twd|jmd|bbd|bzd|bsd|bnd|fjd|gyd|lrd|nad|sbd|srd|ttd|xcd",
    "pound": "egp|lbp|syp|sdg|ssp|gip|fkp|shp",
    "rouble": "byn",
}
_OTHER_NAMES = {
    "pound": r"фунт(?:а|у|ом|е|і|ы|ов|ів|ам|ами|ах)?|libras?|pfund|livres?|pounds?",
    "yen": r"[ий]ен(?:а|ы|е|у|ой|ам|ами|ах)?|єн(?:а|и|і|у|ою|ам|ами|ах)?|ienes?|yens?",
}
_ALSO = {
    name: rf"\b(?:{'|'.join(filter(None, (_OTHER_CODES.get(name), _OTHER_NAMES.get(name))))})\b"
    for name in _OTHER_CODES.keys() | _OTHER_NAMES.keys()
}
_EDGE = r"(?:(?<![^\W_])(?=[^\W_])|(?<=[^\W_])(?![^\W_]))"  # as \b, but _ is no letter: _5 euros_ is emphasised


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\b", _EDGE), re.IGNORECASE)


_HINTS = {  # how the mentions of each begin, in lower case: places that are fast to find
    "dollar": ("$", "usd", "дол", "dol", "dól", "buck"),
    "euro": ("€", "eur", "евро", "євро"),
    "pound": ("£", "gbp", "фунт", "ф.", "quid", "libra", "pfund", "livre", "pound"),
    "yen": ("¥", "jpy", "иен", "йен", "єн", "iene", "yen"),
    "rouble": ("₽", "rub", "руб", "roub"),
}
_OTHER_HINTS = {
    name: (*(_HINTS[name] if name in _OTHER_NAMES else ()), *filter(None, _OTHER_CODES.get(name, "").split("|")))
    for name in _ALSO
}
_SIGNS = "$€£¥₽"
_SIGNED = re.compile(r"[$€£¥₽]\s?\d|\d\s?[€£¥₽]")


def other_currencies(source: str, target: str) -> Collection[str]:
    """The currencies that only the target mentions, and, if the source has an amount with a currency sign, those that
    only the source does."""
    heard = _named(target, _CURRENCIES)
    is_signed = any(map(source.__contains__, _SIGNS)) and _SIGNED.search(source)
    if not heard and not is_signed:
        return ()
    said = _named(source, _CURRENCIES)
    lost = said - heard if is_signed else set[str]()
    extra = heard - said
    vouched = _named(target, _ALSO, _OTHER_HINTS) if lost else set[str]()
    vouched |= _named(source, _ALSO, _OTHER_HINTS) if extra else set()
    return sorted((lost | extra) - vouched)


def _named(text: str, patterns: Mapping[str, str], hints: Mapping[str, tuple[str, ...]] = _HINTS) -> set[str]:
    lowered = text.lower()
    return {
        name
        for name, pattern in patterns.items()
        if any(
            _compiled(pattern).match(lowered, place)
            for hint in hints[name]
            if hint in lowered
            for place in _places(hint, lowered)
        )
    }


def _places(hint: str, text: str) -> Iterator[int]:
    place = text.find(hint)
    while place >= 0:
        yield place
        place = text.find(hint, place + 1)
