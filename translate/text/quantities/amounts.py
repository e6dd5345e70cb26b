"""Amounts: the numbers of a text that have a currency or a unit of measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from glossary.locales import currencies, primary
from translate.text.numbers import Number, figures
from translate.text.quantities import letters
from translate.text.quantities.bound_units import bound_unit
from translate.text.quantities.currency_homes import currencies_of_places
from translate.text.quantities.currency_names import CRYPTO, DOUBTFUL, SIGNS, told
from translate.text.quantities.measure_names import measured
from translate.text.quantities.records import Quantity, QuantityKind

_SIGN_CLASS = "".join(sign for sign in SIGNS if len(sign) == 1)
_LETTERS = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True) if len(sign) > 1)
_BEFORE = re.compile(rf"(?:(?<![^\W\d_])(?P<sign>{_LETTERS})|(?P<plain>[{_SIGN_CLASS}])|\b(?P<code>[A-Z]{{3}}))"
                     r"[ \u00a0\u202f]?(?P<minus>[-−–]?|\((?=\Z))\Z")  # fmt: skip
_AFTER = re.compile(rf"[ \u00a0\u202f]?(?:(?P<sign>{_LETTERS})(?![^\W\d_])|(?P<plain>[{_SIGN_CLASS}])(?![\d ]*\d)"
                    r"|(?P<code>[A-Z]{3})\b)")  # fmt: skip
_BESIDE = {*SIGNS, *" \u00a0\u202f-−–‐‑%‰٪°º℃℉¢\"'″′”’"}  # beside an amount's number stands one of these, or a letter
_MARKS = frozenset("".join(SIGNS))
_RAND = re.compile(r"(?<![^\W_])R[ \u00a0]?\Z")
_MINUS = re.compile(r"(?:(?<![\w.,)\]%°$€£¥₽])[-−–]|[+±~≈])[ \u00a0]?\Z")
_WORD = re.compile(r"[ \u00a0\u202f.&-]{0,3}([^\W\d_]{1,30}(?:[’'][^\W\d_]{1,30})?)")
_OF = frozenset({"de", "d", "of", "di", "do"})
_BY = re.compile(r"[ \u00a0]?[x×х][ \u00a0]?")
_BETWEEN = re.compile(r"[ \u00a0]?(?:[-‐‑–—/]|to|and|or|до|и|или|по|на|або|bis|und|oder|a|y|o|e|ou|à|et)[ \u00a0]?")
_NOUNS = 4  # words after a number among which the noun of its currency stands: "US and Canadian dollars"
_CODE_WORDS = ("ALL", "TOP", "CUP", "PEN", "GEL", "MAD", "TRY", "BAM", "SOS", "LAK")  # words in capitals
_ABBREVIATED = re.compile(r"\.[ \u00a0](?=[^\W\d_])(?![A-ZА-ЯЁ])")
_WON = re.compile(  # the verb
    r" won (?:the|his|her|their|its|an|(?P<where>by|against|in)|a(?! (?:day|week|month|year|kilo)))\b"
)
_PAID = re.compile(
    r"\b(?:pa(?:id|y|ys|ying|yment)|costs?|prices?d?|worth|fees?|fine[ds]?|spen[dt]\w*|earn\w*|s[oe]ll?d?s?|bought"
    r"|wages?|charg\w*|rais\w*|loans?|debts?|budget|sav\w+|sum|for|of)\b"
)
_SECONDS = re.compile(r"[ \u00a0\u202f]?[sсc](?![\w'’/])")  # a word too, so read after decimals only: 9.58 s
_SPACED_SECONDS = re.compile(r"[ \u00a0\u202f]s(?![\w'’/])")  # 2 s; in Slavic languages that is a preposition
_SECOND_LANGUAGES = ("en", "de", "fr", "es", "pt")
# What the words for a unit may mean as well.
_SAID: Mapping[str, str] = {"angle-arc-minute": "duration-minute", "angle-arc-second": "duration-second"}
_ERA = re.compile(r"\.[ \u00a0](?:до )?(?:н|Р)\.")
_DECIMAL = re.compile(r"\d[.,]\d{1,2}\Z")


@lru_cache(maxsize=64)
def amounts(text: str, locale: str) -> tuple[Quantity, ...]:
    """The numbers in figures that have a currency or a unit, in order."""
    found = figures(text, locale)
    return tuple(_shared(text, found, [_amount(text, number, locale) for number in found]))


def _amount(text: str, number: Number, locale: str) -> Quantity | None:
    lead, follow = text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1]
    if number.factor == 1 and not (lead in _BESIDE or follow in _BESIDE or lead.isalpha() or follow.isalpha()):
        return None
    for read in (_money, _measure):
        if (quantity := read(text, number, locale)) is not None:
            return quantity
    return None


def _money(text: str, number: Number, locale: str) -> Quantity | None:
    is_marked = _is_marked(text[max(0, number.start - 4) : number.start])
    before = _BEFORE.search(text, max(0, number.start - 8), number.start) if is_marked else None
    codes = _codes(before)
    if codes and before:
        after = _AFTER.match(text, number.end)
        if after and (named := _codes(after)) and named & codes:
            return _quantity(
                text, QuantityKind.MONEY, number, before.start(), after.end(), named & codes, before["minus"]
            )
        named, end = _noun(text, number.end, locale)
        if named & codes:  # $5 Canadian is not written, "$5 million Canadian dollars" is
            return _quantity(text, QuantityKind.MONEY, number, before.start(), end, named & codes, before["minus"])
        return _quantity(text, QuantityKind.MONEY, number, before.start(), number.end, codes, before["minus"])
    rand = _RAND.search(text, max(0, number.start - 3), number.start) if is_marked else None
    if rand and not number.text.isdecimal():  # R50,000, R5m, no R50, which is a code
        return _quantity(text, QuantityKind.MONEY, number, rand.start(), number.end, frozenset({"ZAR"}))
    after = _AFTER.match(text, number.end) if _is_marked(text[number.end : number.end + 2]) else None
    if after and (codes := _codes(after)):
        return _quantity(text, QuantityKind.MONEY, number, number.start, after.end(), codes)
    codes, end = _noun(text, number.end, locale)
    if not codes or _is_won(text, number):
        return None
    weight, _ = measured(text, number.end, primary(locale))
    return _quantity(
        text, QuantityKind.MONEY, number, number.start, end, codes | (weight if len(codes) > 1 else frozenset())
    )


def _is_won(text: str, number: Number) -> bool:
    """True if a number is followed by the verb, not by money: "20 won in" is money where something is paid."""
    verb = _WON.match(text, number.end)
    return verb is not None and not (verb["where"] and (number.factor > 1 or _PAID.search(text, 0, number.start)))


def _is_marked(near: str) -> bool:
    """True if a sign of a currency or a capital letter is among the characters beside a number."""
    return not _MARKS.isdisjoint(near) or near != near.lower()


def _codes(match: re.Match[str] | None) -> frozenset[str]:
    if not match:
        return frozenset()
    sign = match["sign"] or match["plain"]
    if sign:
        return frozenset(SIGNS[sign])
    code = match["code"]
    if code not in CRYPTO and code not in currencies("en"):
        return frozenset()
    is_word = code in _CODE_WORDS and code not in currencies_of_places(match.string, "en")
    return frozenset[str]() if is_word else frozenset({code})


def _noun(text: str, position: int, locale: str) -> tuple[frozenset[str], int]:
    """The currencies that the words at a position name, and where their name ends."""
    before: list[str] = []
    for _ in range(_NOUNS):
        match = _WORD.match(text, position)
        if not match:
            break
        word, position = match[1].lower(), match.end()
        codes, meant = told(word, locale)
        if codes:
            if _is_doubtful(text, word, codes, before, locale):
                break
            return _narrowed(text, codes, before, position, locale)
        if not meant and word not in _OF:
            break
        before.append(word)
    return frozenset(), position


def _is_doubtful(text: str, word: str, codes: frozenset[str], before: Sequence[str], locale: str) -> bool:
    """True for an everyday word that may be money, where nothing names the country: 20 sums."""
    if word not in DOUBTFUL.get(primary(locale), ()):
        return False
    return not (any(told(one, locale)[1] & codes for one in before) or currencies_of_places(text, locale) & codes)


def _narrowed(
    text: str, codes: frozenset[str], before: Sequence[str], position: int, locale: str
) -> tuple[frozenset[str], int]:
    pointed = [there for word in before if (there := told(word, locale)[1] & codes)]
    both = codes.intersection(*pointed)  # New Zealand, not New Taiwan
    said = both if both and pointed else frozenset[str]().union(*pointed)
    end, at = position, position
    for _ in range(2):
        match = _WORD.match(text, at)
        gap = text[at : match.start(1)].strip() if match else ""
        if not match or (gap and not (gap == "." and at - position < 5)):
            break
        at = match.end()
        if meant := told(match[1].lower(), locale)[1] & codes:
            said, end = said & meant or said | meant, at
        elif match[1].lower() not in _OF:
            break
    return said or codes, end


def _measure(text: str, number: Number, locale: str) -> Quantity | None:
    language = primary(locale)
    is_m = number.factor > 1 and number.text[-1:] == "m"  # metres, minutes or millions
    base = number.end - is_m
    unit, end = bound_unit(text, number.start, base)
    if unit:
        return _bound(text, number, base, end, unit)
    end = number.end
    if is_m:
        return _metres(text, number, language)
    if number.factor > 1 and _ABBREVIATED.match(text, end):
        end += 1  # 11 тыс. м
    units, end = measured(text, end, language)
    if units and letters.is_designation(text, number.start, number.end, end, language):
        return None
    if not units:
        is_decimal = _DECIMAL.search(number.text) is not None
        seconds = (_SECONDS if is_decimal else _SPACED_SECONDS).match(text, number.end)
        if not seconds or not (is_decimal or language in _SECOND_LANGUAGES):
            return None
        units, end = frozenset({"duration-second"}), seconds.end()
    if units == {"mass-gram"} and "." in text[end : end + 1] and (len(number.text) == 4 or _ERA.match(text, end)):
        return None  # 2020 г., 447 г. до н. э.
    return _quantity(text, QuantityKind.MEASURE, number, number.start, end, units)


def _bound(text: str, number: Number, base: int, end: int, unit: str) -> Quantity:
    """A number whose unit is told by its neighbours: 15m after 2h."""
    value = min(number.readings) if base < number.end and number.readings else number.value
    digits = text[number.start : base].rstrip()
    units = frozenset({unit, _SAID.get(unit, unit)})
    return Quantity(QuantityKind.MEASURE, number.start, end, text[number.start : end], digits, value, units)


def _metres(text: str, number: Number, language: str) -> Quantity | None:
    """ "100m" that is no money, where its neighbours say that it is a length; elsewhere it may be millions."""
    if not number.readings or not letters.is_length(text, number.start, number.end, language):
        return None
    base = min(number.readings)
    digits = number.text[:-1]
    return Quantity(
        QuantityKind.MEASURE, number.start, number.end, number.text, digits, base, frozenset({"length-meter"})
    )  # fmt: skip


def _quantity(
    text: str, kind: QuantityKind, number: Number, start: int, end: int, units: frozenset[str], inner: str = ""
) -> Quantity:
    minus = _MINUS.search(text, max(0, start - 2), start)
    if inner == "(":  # a loss in accounts
        inner, end = "-", end + (text[end : end + 1] == ")" and ")" not in text[start:end])
    sign = inner or (minus[0].strip() if minus else "")
    start = minus.start() if minus else start
    figure = number.text.rstrip()
    if number.factor > 1 and number.parts:  # 1 billion 200 million
        figure = f"{(number.value / number.factor).normalize():f}"
    elif number.factor > 1:
        match = re.match(r"[\d.,'’ \u00a0\u202f]*\d[½¼¾]?", figure)
        figure = match[0] if match else figure
    return Quantity(kind, start, end, text[start:end], figure, number.value, units, sign, number.factor)


def _joined(text: str, end: int, after: Quantity) -> bool:
    """True if a number that ends there has its unit with the amount `after`."""
    sized = after.kind is QuantityKind.MEASURE and _BY.fullmatch(text, end, after.start)
    return bool(sized or _BETWEEN.fullmatch(text, end, after.start))


def _shared(text: str, found: Sequence[Number], made: Iterable[Quantity | None]) -> list[Quantity]:
    """The amounts, those numbers included whose unit stands after a later number ("5 or 6 dollars", "10–15 %")."""
    amounts = list(made)
    for index in range(len(amounts) - 2, -1, -1):
        number, after = found[index], amounts[index + 1]
        if amounts[index] is None and after is not None and _joined(text, number.end, after):
            factor = number.factor if number.factor > 1 else Decimal(1)
            amounts[index] = Quantity(
                after.kind, number.start, number.end, number.text, number.text, number.value, after.units, "", factor,
                shared=True,
            )  # fmt: skip
    return [one for one in amounts if one is not None]
