"""Numbers in a text by value, and which of them a translation lost or made up.

A number is compared by what it is worth, not by how it is written: "1,234.5" in English is "1 234,5" in Russian,
"7 p.m." may be "19:00", "20th century" may be "XX век", "5 million" may be "пять миллионов". Percent signs,
currencies, units and the sign are not looked at. Words that mean a number vouch for figures on the other side but are
never missed themselves: a translator may write "one" in a hundred ways.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from translate.number_words import AMBIGUOUS_SCALES, CJK_SCALES, LANGUAGES, Role, prefixes, scales, words


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters [start, end) of a text: how it is written and what it is worth.

    `readings` are further values it may stand for (7 p.m.: 19; 1980s: 80). `parts` are the numbers it falls into when
    it was no single number after all (9/11, 19.30, "5 300"). `required`: its loss is worth reporting; false for
    number words, Roman numerals, the :00 of a full hour, and the power of a unit (km2). `factor` is what its scale word
    multiplied it by.
    """

    text: str
    start: int
    end: int
    value: Decimal
    readings: frozenset[Decimal] = frozenset()
    parts: tuple[Number, ...] = ()
    required: bool = True
    factor: Decimal = Decimal(1)


_SPACES = " \u00a0\u2007\u2009\u202f"
_FIGURE = re.compile(
    rf"(?P<fraction>(?:\d{{1,3}}[{_SPACES}-])?(?<!\d)\d{{1,2}}[/\u2044]\d{{1,2}}(?![/\d]))"
    rf"|(?P<spaced>\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d))++(?:[.,]\d++)?)"
    r"|\d++(?:[.,'’٫٬،．，]\d++)*+"
    r"|[¼½¾⅐-⅞]"
)
_SEPARATORS = str.maketrans({"’": "'", "٫": ".", "٬": ",", "،": ",", "．": ".", "，": ","})
_BLANKS = re.compile(rf"[{_SPACES}]")
_SCALE = re.compile(r"([ \u00a0\u202f-]?)([^\W\d_]+)")
_DECADE = re.compile(r"['’]?s\b|[-‐‑–]?(?:е|х|ые|ых|ми|м|ті|их)\b")
_AFTERNOON = re.compile(
    r"(?:[:.]\d\d)?\s?(?:(?:час\w*|год\w*|h|horas?|uhr)\s)?"
    r"(?:[ap]\.?\s?m\b|вечера|дня|ночи|вечора|ночі|abends|nachmittags|nachts|du soir"
    r"|d[ea]\s(?:la\s)?(?:tard|noit|noch))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s?(?:[-‐‑–—]|to|and|or|through|до|и|или|а|та|й|або|a|à|e|et|y|o|ou|bis|und|oder)\s?(?:[$€£¥₽₴]|US\$)?\s?"
)
_POWER = re.compile(r"(?<![^\W\d_])(?:[cdkm]?m|[кдсм]?м|ft)\Z")
_CENTURY_BEFORE = re.compile(r"(\d\d)\d\d[-‐‑–—/]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*+")
_PART = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")  # Cyrillic letters that stand in for Roman numerals
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_JOINERS = frozenset({"", "and", "and a", "a", "e", "y", "et", "und"})
_LONGEST_OPENING = 16  # letters of "четырнадцати" and its like
_WIDE = Context(prec=100)

# CLDR: languages whose decimal sign is the point, and those written with either, by country or by script.
_POINT = frozenset(
    {"ar", "bn", "cy", "en", "fa", "ga", "he", "hi", "ja", "ko", "mr", "mt", "sw", "ta", "te", "th", "ur", "zh"}
)
_EITHER = frozenset({"es", "fa", "ar", ""})


def numbers(text: str, locale: str) -> tuple[Number, ...]:
    """The numbers of a text in a locale, in order and never overlapping: figures, number words, Roman numerals."""
    figures = _figures(text, locale)
    taken = bytearray(len(text))
    for figure in figures:
        taken[figure.start : figure.end] = b"\x01" * (figure.end - figure.start)
    spelled = [word for word in _spelled(text, locale) if not any(taken[word.start : word.end])]
    return tuple(sorted((*figures, *spelled), key=lambda number: number.start))


def differing(
    source: str, target: str, source_locale: str, target_locale: str
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Figures of the source that the target lost, and figures of the target that the source does not account for.

    Each number vouches for one on the other side. For a language without a table of number words, figures up to
    twelve are not missed, because they may be written as a word there.
    """
    lost, extra = _unpaired(_figures(source, source_locale), _figures(target, target_locale))
    if not lost and not extra:
        return (), ()
    source_words = _spelled(source, source_locale) if extra else []
    target_words = _spelled(target, target_locale) if lost else []
    lost, target_words = _unpaired(lost, target_words)
    source_words, extra = _unpaired(source_words, extra)
    lost, extra = _unpaired_parts(lost, extra, source_words, target_words)
    return (
        tuple(n for n in lost if n.required and not _may_be_a_word(n, target_locale)),
        tuple(n for n in extra if n.required and not _may_be_a_word(n, source_locale)),
    )


def _may_be_a_word(number: Number, locale: str) -> bool:
    return number.value <= 12 and _language(locale) not in LANGUAGES


def _language(locale: str) -> str:
    return re.split("[-_]", locale, maxsplit=1)[0].lower()


def _unpaired(left: Sequence[Number], right: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """What is left of both sides once equal numbers have paired off: first by value, then by any reading or text."""
    rest, others = list(left), list(right)
    for keys in (_value, _keys):
        if not rest or not others:
            break
        rest, others = _pair_off(rest, others, keys)
    return rest, others


def _value(number: Number) -> tuple[Decimal]:
    return (number.value,)


def _keys(number: Number) -> tuple[Decimal | str, ...]:
    return (number.value, _BLANKS.sub(" ", number.text), *number.readings)


def _pair_off(
    left: list[Number], right: list[Number], keys: Callable[[Number], Iterable[Decimal | str]]
) -> tuple[list[Number], list[Number]]:
    shelf: dict[Decimal | str, list[int]] = defaultdict(list)
    for index in range(len(right) - 1, -1, -1):
        for key in keys(right[index]):
            shelf[key].append(index)
    used: set[int] = set()
    rest = []
    for number in left:
        index = next((i for key in keys(number) for i in _unused(shelf.get(key), used)), -1)
        if index < 0:
            rest.append(number)
        else:
            used.add(index)
    return rest, [number for index, number in enumerate(right) if index not in used]


def _unused(shelf: list[int] | None, used: set[int]) -> Iterator[int]:
    while shelf:
        index = shelf.pop()
        if index not in used:
            yield index
            return


def _unpaired_parts(
    lost: list[Number], extra: list[Number], source_words: list[Number], target_words: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Pair off once more with every number cut into its parts; a number is missed if one of its parts is."""
    pieces_lost, pieces_extra = _unpaired(_pieces(lost), _pieces(extra))
    pieces_lost, _ = _unpaired(pieces_lost, _pieces(target_words))
    _, pieces_extra = _unpaired(_pieces(source_words), pieces_extra)
    return _with_pieces(lost, pieces_lost), _with_pieces(extra, pieces_extra)


def _pieces(whole: Iterable[Number]) -> list[Number]:
    return [piece for number in whole for piece in (number.parts or (number,))]


def _with_pieces(whole: Iterable[Number], pieces: Iterable[Number]) -> list[Number]:
    missed = {piece.start for piece in pieces if piece.required}
    return [number for number in whole if any(piece.start in missed for piece in number.parts or (number,))]


def _figures(text: str, locale: str) -> list[Number]:
    found = []
    for match in _FIGURE.finditer(text):
        found += [_in_context(number, text, locale) for number in _read(match, locale)]
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index : index + 2]
        if second.factor > 1 and first.factor == 1 and _RANGE.fullmatch(text, first.end, second.start):
            readings = first.readings | {_WIDE.multiply(first.value, second.factor)}
            found[index] = replace(first, readings=readings, factor=second.factor)
    return found


def _read(match: re.Match[str], locale: str) -> Sequence[Number]:
    """The numbers that a run of figures stands for: one, or several where it is a date, a version, a list."""
    token, start = match[0], match.start()
    if match.lastgroup == "fraction":
        return _read_fraction(token, start)
    if not token[0].isdecimal():
        return [Number(token, start, start + 1, _vulgar(token), required=False)]
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
    """The value of groups of figures with these marks between them, and other values it may have; None: no number."""
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
    language = _language(locale)
    native = last == ("." if language in _POINT else ",")
    other = (together if native else decimal,) if language in _EITHER else ()
    return (decimal if native else together), other


def _read_fraction(token: str, start: int) -> Sequence[Number]:
    parts = _split(token, start)
    over, under = parts[-2].value, parts[-1].value
    whole = parts[0].value if len(parts) == 3 else Decimal(0)
    if not under or over >= under or (len(parts) == 3 and under > 10):
        return parts
    value = (whole + over / under).quantize(Decimal("0.0001"))
    return [Number(token, start, start + len(token), value, parts=tuple(parts))]


def _vulgar(char: str) -> Decimal:
    return Decimal(unicodedata.numeric(char)).quantize(Decimal("0.0001"))


def _in_context(number: Number, text: str, locale: str) -> Number:
    """The number once its neighbours are read: scale words, decades, the afternoon, shortened years, full hours."""
    before, after = text[max(0, number.start - 5) : number.start], text[number.end : number.end + 1]
    if after and after in "½¼¾⅓⅔⅛⅜⅝⅞":
        return replace(number, value=number.value + _vulgar(after))
    if after and (after.isalpha() or after.isspace() or after in "-–"):
        scaled = _scaled(number, text, _language(locale))
        if scaled is not number:
            return scaled
    if len(number.text) > 5 or not number.text.isdecimal():
        return replace(number, parts=_hours(number, text)) if number.parts else number
    readings = {*number.readings, *_readings(number, text, before)}
    full_hour = number.text == "00" and before[-1:] in (":", "h")
    power = number.text in ("2", "3") and _POWER.search(before)
    if number.text[0] == "0" and len(number.text) == 4:  # 0230 is 02:30
        return replace(number, parts=(_cut(number, 0, 2), _cut(number, 2, 4)))
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
    yield from _afternoon(value, text, number.end)
    if length in (2, 4) and value % 10 == 0 and value and _DECADE.match(text, number.end):
        yield value % 100 if length == 4 else 1900 + value
    if length == 2:
        shortened = _CENTURY_BEFORE.search(before)
        if shortened:
            yield int(shortened[1]) * 100 + value
        elif before[-1:] in ("'", "’", "‘") and not before[-2:-1].isalnum():
            yield (2000 if value <= 30 else 1900) + value


def _afternoon(hour: Decimal, text: str, end: int) -> Iterator[Decimal]:
    if 1 <= hour <= 12 and _AFTERNOON.match(text, end):
        yield from (hour + 12, Decimal(0)) if hour == 12 else (hour + 12,)


def _scaled(number: Number, text: str, language: str) -> Number:
    """The number times the scale words after it ("2 hundred thousand"), itself when none follows."""
    table, value, end, doubtful = scales(language), number.value, number.end, False
    for _ in range(2):
        match = _SCALE.match(text, end)
        if not match:
            break
        gap, word = match[1], match[2].casefold()
        factor = table.get(word)
        if factor is None and word[0] in CJK_SCALES and not gap:
            factor, word = CJK_SCALES[word[0]], word[0]
        money = _beside_currency(text, number.start, match.end())
        if factor is None or (word in AMBIGUOUS_SCALES and gap and not money):
            break
        doubtful = doubtful or (word in AMBIGUOUS_SCALES and not money)
        value, end = _WIDE.multiply(value, factor), match.start(2) + len(word)
    if end == number.end:
        return number
    readings = frozenset({number.value}) if doubtful else frozenset[Decimal]()
    factor = _WIDE.divide(value, number.value) if number.value else Decimal(1)
    return Number(text[number.start : end], number.start, end, value, readings, factor=factor)


def _beside_currency(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 2) : start].strip()[-1:] + text[end : end + 2].strip()[:1]
    return any(unicodedata.category(char) == "Sc" for char in around)


def _spelled(text: str, locale: str) -> list[Number]:
    """Number words, alone and added up ("two hundred and five", "полтора миллиона"), and Roman numerals."""
    language = _language(locale)
    table, run = words(language), _Run(text)
    for match in _WORD.finditer(text):
        if _folded(match[0]) in table or match[0].isalpha():
            _read_word(match[0], match.start(), language, run)
            continue
        for part in _PART.finditer(text, match.start(), match.end()):
            _read_word(part[0], part.start(), language, run)
    return run.close()


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def _read_word(surface: str, start: int, language: str, run: _Run) -> None:
    folded = _folded(surface)
    word = words(language).get(folded)
    if word:
        readings = frozenset({1900 + word.value}) if word.decade else frozenset[Decimal]()
        run.add(Number(surface, start, start + len(surface), word.value, readings, required=False), word.role)
        return
    value = _roman(surface, language) if surface[0].isupper() else None
    value = _opening(folded, language) if value is None else value
    if value is not None:
        run.add(Number(surface, start, start + len(surface), value, required=False), Role.ALONE)


class _Run:
    """Adds up neighbouring number words of one text; `close` gives what was found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Number] = []
        self._parts: list[Number] = []
        self._scaled = self._block = Decimal(0)

    def add(self, number: Number, role: Role) -> None:
        if self._parts and not (self._joined(number) and self._fits(number.value, role)):
            self._flush()
        self._parts.append(number)
        if role is not Role.TIMES:
            self._block += number.value
        elif number.value < 1000:
            self._block = (self._block or Decimal(1)) * number.value
        else:
            self._scaled += (self._block or Decimal(1)) * number.value
            self._block = Decimal(0)
        if role is Role.ALONE:
            self._flush()

    def close(self) -> list[Number]:
        self._flush()
        return self._found

    def _joined(self, number: Number) -> bool:
        gap = self._text[self._parts[-1].end : number.start]
        return len(gap) <= 7 and gap.strip(_SPACES + "-‑").casefold() in _JOINERS

    def _fits(self, value: Decimal, role: Role) -> bool:
        block = self._block
        if role is Role.ALONE:
            return False
        if role is Role.TIMES:
            return value >= 1000 or 0 < block < 10
        if value < 1:
            return block % 1 == 0
        free = next((unit for unit in (1000, 100, 10) if block % unit == 0 and value < unit), 1)
        return free > 1 and not (free == 10 and block % 100 == 10)

    def _flush(self) -> None:
        if len(self._parts) == 1:
            self._found.append(self._parts[0])
        elif self._parts:
            start, end = self._parts[0].start, self._parts[-1].end
            value, last = self._scaled + self._block, self._parts[-1]
            century = frozenset({1900 + value}) if last.readings and value < 100 else frozenset[Decimal]()
            text, parts = self._text[start:end], tuple(self._parts)
            self._found.append(Number(text, start, end, value, century, parts, required=False))
        self._parts, self._scaled, self._block = [], Decimal(0), Decimal(0)


def _roman(surface: str, language: str) -> Decimal | None:
    letters = surface.translate(_ROMAN_LOOKALIKES)
    if len(letters) > 12 or letters in ("L", "C", "D", "M") or (letters == "I" and language == "en"):
        return None
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return Decimal(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


def _opening(word: str, language: str) -> Decimal | None:
    """The number that opens a glued compound: "пятилетний" -> 5. At least four letters must follow it."""
    table = prefixes(language)
    size = _opening_size(word, table)
    if not size:
        return None
    value, rest = table[word[:size]], word[size:]
    unit = table[rest[:size]] if (size := _opening_size(rest, table)) else Decimal(0)
    return value + unit if value % 10 == 0 and unit < 10 else value


def _opening_size(word: str, table: Mapping[str, Decimal]) -> int:
    sizes = range(min(len(word) - 4, _LONGEST_OPENING), 2, -1)
    return next((size for size in sizes if word[:size] in table), 0)
