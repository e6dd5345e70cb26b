"""Rules on quantities: units, dates, and the number format of the target locale.

The values of numbers, minus signs and currencies are compared by the rules in `content`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from translate.text.numbers import language_of, localized, months, signs
from translate.text.protected_spans import protected
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair

# Units after a figure: by symbols, then by beginnings of words. `_DIMENSIONS` groups units of one dimension: "5 km"
# that became "5 miles" is a breach; a unit that was spelt out, or left out with its number, is not.
_SIGNS = {
    "km": "km км", "m": "m м", "cm": "cm см", "mm": "mm мм", "mile": "mi", "foot": "ft", "inch": "in",
    "kg": "kg кг", "g": "g г гр", "tonne": "t т", "pound": "lb lbs", "litre": "l L л", "percent": "% ٪", "°C": "°C ℃",
    "°F": "°F ℉", "hectare": "ha га", "km/h": "km/h kmh kph км/ч км/год", "mph": "mph", "kW": "kW кВт", "MW": "MW МВт",
    "GW": "GW ГВт", "GB": "GB Гб ГБ", "MB": "MB Мб МБ", "hour": "h ч", "second": "s с сек", "minute": "min мин хв",
}  # fmt: skip
_WORDS = {
    "km": "kilomet километр кілометр quilómetro quilômetro quilometr kilómetro kilòmetr",
    "m": "metre meter метр metro mètre",
    "cm": "centimet сантиметр centímetro zentimeter centimètre",
    "mm": "millimet миллиметр міліметр milímetro millimètre",
    "mile": "mile миль миля мили милю милям милях миль милі milha milla meile mille",
    "foot": "foot feet фут pés pé pie fuß pied",
    "inch": "inch дюйм polegada pulgada zoll pouce",
    "yard": "yard ярд jarda yarda",
    "kg": "kilo килограмм кило кілограм quilo kilogramm",
    "g": "gram грамм грам grama gramo gramme",
    "tonne": "ton тонн тонна tonelada tonne",
    "ounce": "ounce унци унці onça onza unze once",
    "litre": "litre liter литр літр litro",
    "percent": "percent per_cent процент відсотк відсот por_cento por_ciento prozent pour_cent pour-cent pct pc п.п.",
    "hectare": "hectare гектар hectárea hektar",
    "acre": "acre акр",
    "second": "second секунд segundo sekunde seconde",
    "minute": "minute минут хвилин minuto",
    "hour": "hour час годин hora stunde heure",
    "day": "day дн день дня дней дню дневн суток сутки доб día dia tag jour",
    "week": "week недел тижн тижд semana woche semaine",
    "month": "month месяц месяч місяц mes mês meses monat mois",
    "year": "year год лет рік рок año ano jahr an",
    "century": "centur век столети століт вік siglo século jahrhundert siècle",
}
_DIMENSIONS = (
    ("km", "m", "cm", "mm", "mile", "foot", "inch", "yard"),
    ("kg", "g", "tonne", "pound", "ounce"),
    ("litre",),
    ("hectare", "acre"),
    ("°C", "°F"),
    ("km/h", "mph"),
    ("kW", "MW", "GW"),
    ("GB", "MB"),
    ("second", "minute", "hour", "day", "week", "month", "year", "century"),
)
_DIMENSION = {unit: number for number, units in enumerate(_DIMENSIONS) for unit in units}
_AMBIGUOUS = frozenset({"s", "с", "г", "an", "pc"})  # also a decade's ending, a preposition, a year
_MEASURED = re.compile(
    r"\d[\u00a0\u202f ]?(?P<unit>[%‰٪]|°\s?[CFСF]|[℃℉]|[^\W\d_]{1,4}/[^\W\d_]{1,4}"
    r"|[-‐‑]?[^\W\d_]{1,20}(?:[ -]cent[oa]?)?)"
)
_MULTIPLIED = re.compile(
    r"(\d)[\u00a0\u202f -]?(?:million|billion|thousand|hundred|trillion|миллион\w*|миллиард\w*|тысяч\w*|млн|млрд"
    r"|тыс\.?"
    r"|мільйон\w*|мільярд\w*|тисяч\w*|milh\w+|mil\b|millon\w*|millón|mio\.?|mrd\.?|milliard\w*)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\d\s?%|[%٪]\s?\d|\bper ?cent|\bpct\b|процент|відсот|п\.\s?п\.|\bpor cento|\bpor ciento|prozent|\bpour[ -]cent"
    r"|\bpercentage|\bporcent|\bpourcent",
    re.IGNORECASE,
)
_PERCENT_SIGN = re.compile(r"\d\s?%|\d per ?cent\b", re.IGNORECASE)


def unit(pair: TextPair) -> str:
    """A unit replaced by another of its dimension ("5 km", "5 miles") while its number stayed, or a lost percent
    sign."""
    if not pair.source.figures:
        return ""
    percentage = "%" in pair.source.bare or "cent" in pair.source.bare.lower()
    known = language_of(pair.target_locale) in signs.LANGUAGES  # languages whose words for per cent are in _PERCENT
    if known and percentage and _PERCENT_SIGN.search(pair.source.bare) and not _PERCENT.search(pair.target.bare):
        return "" if "%" in pair.target.raw else "the percent sign is missing"
    before = _units(pair.source.bare, pair.source_locale)
    if not before:
        return ""
    after = _units(pair.target.bare, pair.target_locale)
    for number, units in before.items():
        others = after.get(number, set())
        lost, new = units - others, others - units
        for one in sorted(lost):
            other = next((name for name in sorted(new) if _DIMENSION[name] == _DIMENSION[one]), "")
            if other:
                return f"{number} {one} in the source, {number} {other} here"
    return ""


def _units(text: str, locale: str) -> dict[str, set[str]]:
    """The units after each number written in figures, by the digits of the number."""
    found: dict[str, set[str]] = {}
    for number, name in _measured(_MULTIPLIED.sub(r"\1", text)):
        if unit_id := _named(name):
            found.setdefault(number, set()).add(unit_id)
    return found


def _measured(text: str) -> Iterator[tuple[str, str]]:
    for match in _MEASURED.finditer(text):
        start = match.start()
        while start and (text[start - 1].isdigit() or text[start - 1] in ".,"):
            start -= 1
        yield re.sub(r"\D", "", text[start : match.start() + 1]), match["unit"].lstrip("-‐‑")


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    table = _unit_table()
    if name in table:
        return table[name]
    lowered = name.casefold()
    if len(lowered) < 3:
        return table.get(lowered, "") if lowered.isascii() else ""
    return next((table[lowered[:size]] for size in range(len(lowered), 2, -1) if lowered[:size] in table), "")


@cache
def _unit_table() -> dict[str, str]:
    table = {sign: unit for unit, signs in _SIGNS.items() for sign in signs.split() if sign not in _AMBIGUOUS}
    words = {word.replace("_", " "): unit for unit, line in _WORDS.items() for word in line.split()}
    return {word: unit for word, unit in words.items() if word not in _AMBIGUOUS} | table


_WORD = re.compile(r"[^\W\d_]+")
_DATED = re.compile(
    r"(?P<before>\d{1,2}(?:st|nd|rd|th|-?е|-?го|º|\.)?[\u00a0 ](?:of |de |d['’])?)?(?P<month>[^\W\d_]{3,10})\.?"
    r"(?P<after>[\u00a0 ](?:the |de |del )?\d{1,4})?"
)


def date(pair: TextPair) -> str:
    """A month named in a date of the source that the target has neither by name nor by number."""
    here, there = language_of(pair.source_locale), language_of(pair.target_locale)
    ours, theirs = months(here), months(there)
    if not ours or not theirs or not pair.source.figures:
        return ""
    if ours.keys().isdisjoint(map(str.lower, pair.source.words)):
        return ""
    dated: dict[int, str] = {}
    for match in _DATED.finditer(pair.source.bare):
        name = match["month"]
        if (match["before"] or match["after"]) and name.lower() in ours and (name[0].isupper() or here != "en"):
            dated.setdefault(ours[name.lower()], name)
    if not dated:
        return ""
    named = {theirs[word] for word in map(str.lower, _WORD.findall(pair.target.bare)) if word in theirs}
    missing = [(month, name) for month, name in dated.items() if month not in named]
    if not missing:
        return ""
    figures = {int(digits) for digits in re.findall(r"\d{1,2}(?=[./-])|(?<=[./-])\d{1,2}", pair.target.bare)}
    return next((f"{name} is not in the translation" for month, name in missing if month not in figures), "")


# Numbers that are certainly quantities; 1.5 alone may be a version, a section or a time.
_SEPARATED = re.compile(r"\d[.,]\d")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[,.]\d{3})+(?:[.,]\d+)?(?![\w.,]*\d)")
_DECIMAL = re.compile(r"(?<![\w.,])\d+[.,]\d{1,2}(?=\s?%|\s(?:million|billion|percent|per cent)\b)")


def number_format(pair: TextPair) -> str:
    """A number in the format of the source locale: 1,234.5 where the target locale has 1 234,5."""
    if not pair.target.figures or not _SEPARATED.search(pair.source.raw):
        return ""
    spans = protected(pair.source.raw)
    wrong = []
    for pattern in (_GROUPED, _DECIMAL):
        for match in pattern.finditer(pair.source.raw):
            number = match[0]
            if any(start <= match.start() < end for start, end, _ in spans):
                continue
            local = localized(number, pair.source_locale, pair.target_locale)
            kept = re.search(rf"(?<![\w.,]){re.escape(number)}(?![\d]|[.,]\d)", pair.target.raw)
            if local != number and kept:
                wrong.append(f"{number} should be {local}")
    return quoted(dict.fromkeys(wrong))
