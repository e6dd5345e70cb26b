"""Numbers written in figures: their places in a text and their values."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import lru_cache
from operator import attrgetter

from glossary.locales import number_signs, primary
from translate.text.numbers.number_tables import AMBIGUOUS_SCALES, CJK_SCALES
from translate.text.numbers.number_words import scales


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters [start, end) of a text, its text and its value.

    `readings`: other values it may have (7 p.m.: 19; 1980s: 80). `parts`: the numbers it consists of if it is not a
    single number (9/11, 19.30, "5 300"). `required`: its loss is reported; false for number words, Roman numerals, the
    :00 of a full hour, and the power of a unit (km2). `factor`: what its scale word, or that of the range it begins,
    multiplies it by.
    """

    text: str
    start: int
    end: int
    value: Decimal
    readings: frozenset[Decimal] = frozenset()
    parts: tuple[Number, ...] = ()
    required: bool = True
    factor: Decimal = Decimal(1)


SPACES = " \u00a0\u2007\u2009\u202f"
_BEGIN = re.compile(r"[\d¼½¾⅐-⅞]")  # of a number; fast to search for, and _FIGURE matches at each
_FIGURE = re.compile(
    r"(?:"
    rf"(?P<fraction>(?:\d{{1,3}}[{SPACES}-])?(?<!\d)\d{{1,2}}[/\u2044]\d{{1,2}}(?![/\d]))"
    rf"|(?P<spaced>\d{{1,3}}(?:[{SPACES}]\d{{3}}(?!\d))+(?:[.,]\d++)?)"
    r"|\d+(?:[.,'’٫٬،．，]\d+)*"
    r"|[¼½¾⅐-⅞])"
)
_SEPARATORS = str.maketrans({"’": "'", "٫": ".", "٬": ",", "،": ",", "．": ".", "，": ","})
_OR_MORE = r"(?: (?:и более|или более|or more|і більше|або більше|ou mais|o más|ou plus|oder mehr|und mehr)(?= ))?"
_SCALE = re.compile(rf"({_OR_MORE}[ \u00a0\u202f-]?)([^\W\d_]+)")
_DECADE = re.compile(r"['’]?s\b|[-‐‑–]?(?:е|х|ые|ых|ми|м|ті|их)\b")
_AFTERNOON = re.compile(
    r"(?:[:.]\d\d)?\s?(?:(?:час\w*|год\w*|h|horas?|uhr)\s)?"
    r"(?:(?P<morning>a\.?\s?m\b)|p\.?\s?m\b|вечера|дня|ночи|вечора|ночі|abends|nachmittags|nachts|du soir"
    r"|d[ea]\s(?:la\s)?(?:tard|noit|noch)|in the (?:afternoon|evening)\b|at night\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s?(?:[-‐‑–—]|to|and|or|through|до|и|или|а|та|й|або|a|à|e|et|y|o|ou|bis|und|oder)\s?(?:[$€£¥₽₴]|US\$)?\s?"
)
_POWER = re.compile(r"(?<![^\W\d_])(?:[cdkm]?m|[кдсм]?м|ft)\Z")
TIME_ZONES = (
    "GMT|UTC|BST|WET|CES?T|EES?T|MSK|МСК|мск|E[SD]T|C[SD]T|M[SD]T|P[SD]T|AKST|HST|IST|JST|KST|A[CEW][SD]T|NZ[SD]T|SAST"
    "|WIB|EAT|CAT|WAT|TRT|PKT|ICT|GST|HKT|SGT|ART|BRT|MEZ|MESZ"
)
"""An alternative of the codes of time zones, of three letters and more."""
_HOURS = re.compile(rf"(?<=[01]\d[0-5]\d|2[0-3][0-5]\d) ?(?:hours|hrs|h|WEST|{TIME_ZONES})\b")  # 1430 hours, 1430 CET
_CENTURY_OF_DECADE = re.compile(r"世[纪紀]\d0年代")  # 20世纪90年代 are the 1990s
_ONE_IN = re.compile(r"[ -](?:in|out of)[ -]\d")  # every fifth
_SEASON = re.compile(r"(?<![^\W_])(?:SS|AW|FW|FY)\Z")  # of a fashion collection, a financial year: SS19
_CENTURY_BEFORE = re.compile(r"(\d\d)\d\d[-‐‑–—/]\Z")
WIDE = Context(prec=100)
# Languages with either decimal sign, by country or script.
_EITHER = frozenset({"es", "fa", "ar", ""})


@lru_cache(maxsize=64)
def figures(text: str, locale: str) -> tuple[Number, ...]:
    """The numbers of a text written in figures, in order, each with the scale words after it."""
    found: list[Number] = []
    for match in _runs(text):
        if found and match.start() < found[-1].end:
            continue  # the fraction of 1½
        found += [_in_context(number, text, locale) for number in _read(match, locale)]
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index : index + 2]
        if second.factor > 1 and first.factor == 1 and _RANGE.fullmatch(text, first.end, second.start):
            readings = first.readings | {WIDE.multiply(first.value, second.factor)}
            found[index] = replace(first, readings=readings, factor=second.factor)
        elif first.factor > second.factor > 1 and _is_sum(text, first, second):
            found[index : index + 2] = [_summed(text, first, second)]
        elif second.value + 12 in second.readings and _in_range(text, first, second):
            found[index] = replace(first, readings=first.readings | {first.value + 12})  # from 5 to 7 p.m.
    return tuple(found)


def figure_at(text: str, locale: str, at: int) -> Number | None:
    """The number written in figures that a character of a text belongs to, None for none."""
    found = figures(text, locale)
    last = bisect_right(found, at, key=attrgetter("start")) - 1
    return found[last] if last >= 0 and at < found[last].end else None


def _is_sum(text: str, first: Number, second: Number) -> bool:
    """True for the two numbers of 1 billion 200 million."""
    whole = WIDE.remainder(first.value, first.factor) == 0 and not (first.parts or second.text.startswith("0"))
    return whole and second.value < first.factor and text[first.end : second.start] in tuple(SPACES)


def _summed(text: str, first: Number, second: Number) -> Number:
    value = WIDE.add(first.value, second.value)
    parts = (first, *(second.parts or (second,)))
    return Number(text[first.start : second.end], first.start, second.end, value, parts=parts, factor=second.factor)


def _runs(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while begin := _BEGIN.search(text, at):
        match = _FIGURE.match(text, begin.start())
        assert match
        yield match
        at = match.end()


def _in_range(text: str, first: Number, second: Number) -> bool:
    return first.value <= 12 and _RANGE.fullmatch(text, first.end, second.start) is not None


def _read(match: re.Match[str], locale: str) -> Sequence[Number]:
    """The numbers in a run of figures: one, or several where it is a date, a version or a list."""
    token, start = match[0], match.start()
    if match.lastgroup == "fraction":
        return _read_fraction(token, start)
    if not token[0].isdecimal():
        return [Number(token, start, start + 1, _vulgar(token), required=False)]
    if token.isdecimal():
        return [Number(token, start, match.end(), Decimal(token))]
    pieces = _split(token, start)
    if len(pieces) == 1:
        return pieces
    marks = [token[piece.end - start] for piece in pieces[:-1]]
    plain = "".join(marks).translate(_SEPARATORS)
    value, other = _worth([piece.text for piece in pieces], plain, locale)
    if value is None:
        return pieces
    clock = [len(piece.text) for piece in pieces] in ([1, 2], [2, 2])  # 19.30, or a date
    parts = tuple(pieces) if clock or match.lastgroup == "spaced" else ()
    return [Number(token, start, match.end(), value, frozenset(other), parts)]


def _split(token: str, start: int) -> list[Number]:
    parts = re.finditer(r"\d+", token)
    return [Number(part[0], start + part.start(), start + part.end(), Decimal(part[0])) for part in parts]


def _worth(digits: list[str], marks: str, locale: str) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """The value of groups of digits with these marks between them (None: not one number), and other values it may
    have."""
    last, grouping = marks[-1], set(marks[:-1])
    grouped = len(digits[0]) <= 3 and digits[0] != "0" and all(len(group) == 3 for group in digits[1:])
    if len(marks) > 1 and not grouping & {last}:
        whole = len(grouping) == 1 and len(digits[0]) <= 3 and all(len(group) == 3 for group in digits[1:-1])
        return (Decimal("".join(digits[:-1]) + "." + digits[-1]) if whole and last in ".," else None), ()
    if len(grouping | {last}) > 1:
        return None, ()
    together = Decimal("".join(digits))
    if len(marks) > 1 or last not in ".,":
        lakhs = last == "," and len(digits[-1]) == 3 and all(len(group) == 2 for group in digits[1:-1])
        return (together if grouped or (lakhs and len(digits[0]) <= 2) else None), ()
    decimal = Decimal(f"{digits[0]}.{digits[1]}")
    if not grouped:
        return decimal, ()
    language = primary(locale)
    native = last == number_signs(language)[1]
    other = (together if native else decimal,) if language in _EITHER else ()
    return (decimal if native else together), other


def _read_fraction(token: str, start: int) -> Sequence[Number]:
    parts = _split(token, start)
    if token == "24/7":  # one word in many languages, with the value 24 in the tables
        return [parts[0], replace(parts[1], required=False)]
    over, under = parts[-2].value, parts[-1].value
    whole = parts[0].value if len(parts) == 3 else Decimal(0)
    if not under or over >= under or (len(parts) == 3 and under > 10):
        return parts
    value = (whole + over / under).quantize(Decimal("0.0001"))
    return [Number(token, start, start + len(token), value, parts=tuple(parts))]


def _vulgar(char: str) -> Decimal:
    return Decimal(unicodedata.numeric(char)).quantize(Decimal("0.0001"))


def _in_context(number: Number, text: str, locale: str) -> Number:
    """The number as its neighbours change it: scale words, decades, the afternoon, shortened years, full hours."""
    before, after = text[max(0, number.start - 5) : number.start], text[number.end : number.end + 1]
    if after and after in "½¼¾⅓⅔⅛⅜⅝⅞":
        return replace(number, text=number.text + after, end=number.end + 1, value=number.value + _vulgar(after))
    bracketed = after == ")" and before[-1:] == "("  # a loss in accounts: $(2.4)m
    if bracketed or (after and (after.isalpha() or after.isspace() or after in "-–")):
        scaled = _scaled(number, text, primary(locale), number.end + bracketed)
        if scaled is not number:
            return scaled
    if len(number.text) > 5 or not number.text.isdecimal():
        return replace(number, parts=_hours(number, text)) if number.parts else number
    readings = {*number.readings, *_readings(number, text, before)}
    if (number.text == "1" and _ONE_IN.match(text, number.end)) or _CENTURY_OF_DECADE.match(text, number.end):
        return replace(number, required=False)
    full_hour = number.text == "00" and before[-1:] in (":", "h")
    power = number.text in ("2", "3") and _POWER.search(before)
    if len(number.text) == 4 and (number.text[0] == "0" or _HOURS.match(text, number.end)):  # 0230 is 02:30
        minutes = _cut(number, 2, 4)
        return replace(number, parts=(_cut(number, 0, 2), replace(minutes, required=minutes.value > 0)))
    if readings or full_hour or power:
        return replace(number, readings=frozenset(readings), required=not (full_hour or power))
    return number


def _cut(number: Number, start: int, end: int) -> Number:
    text = number.text[start:end]
    return Number(text, number.start + start, number.start + end, Decimal(text))


def _hours(number: Number, text: str) -> tuple[Number, ...]:
    hour, *rest = number.parts
    return (replace(hour, readings=frozenset(_afternoon(hour.value, text, hour.end))), *rest)


def _readings(number: Number, text: str, before: str) -> Iterator[Decimal]:
    value, length = number.value, len(number.text)
    if length == 2 and _SEASON.search(before):
        yield 2000 + value
    yield from _afternoon(value, text, number.end)
    if length in (2, 4) and value % 10 == 0 and value and _DECADE.match(text, number.end):
        yield value % 100 if length == 4 else 1900 + value
        if length == 4 and value % 100 == 0:
            yield value / 100 + 1  # the 1800s are the 19th century
    if length == 2:
        shortened = _CENTURY_BEFORE.search(before)
        if shortened:
            yield int(shortened[1]) * 100 + value
        elif before[-1:] in ("'", "’", "‘") and not before[-2:-1].isalnum():
            yield (2000 if value <= 30 else 1900) + value


def _afternoon(hour: Decimal, text: str, end: int) -> Iterator[Decimal]:
    match = _AFTERNOON.match(text, end) if 1 <= hour <= 12 else None
    if match and hour == 12:
        yield from (Decimal(0), Decimal(24))
    elif match and not match["morning"]:
        yield hour + 12


def _scaled(number: Number, text: str, language: str, begin: int) -> Number:
    """The number multiplied by the scale words at `begin` ("2 hundred thousand"); `number` itself if there are none."""
    table, value, end, doubtful = scales(language), number.value, begin, False
    for _ in range(2):
        match = _SCALE.match(text, end)
        if not match:
            break
        gap, word = match[1], match[2].casefold()
        factor = table.get(word)
        if factor is None and word[0] in CJK_SCALES and not gap:
            factor, word = CJK_SCALES[word[0]], word[0]
        if factor is None:
            break
        money = _beside_currency(text, number.start, match.end())
        if word in AMBIGUOUS_SCALES and gap and not money:
            break
        doubtful = doubtful or (word in AMBIGUOUS_SCALES and not money)
        value, end = WIDE.multiply(value, factor), match.start(2) + len(word)
    if end == begin:
        return number
    readings = frozenset({number.value}) if doubtful else frozenset[Decimal]()
    factor = WIDE.divide(value, number.value) if number.value else Decimal(1)
    return Number(text[number.start : end], number.start, end, value, readings, factor=factor)


def _beside_currency(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 2) : start].strip(" \u00a0\u202f(")[-1:] + text[end : end + 2].strip()[:1]
    return any(unicodedata.category(char) == "Sc" for char in around)
