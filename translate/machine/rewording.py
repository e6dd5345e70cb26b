"""Rewording: phrases of English that engines misread, in other words of the same meaning.

"Five cups in as many years" is sent as "five cups in five years", "twice as high as in 2015" as "two times higher than
in 2015", "up from 58" as "compared with 58". The built-in en-ru model misread each in most of the sentences tried, and
read the other words rightly. The text as it is comes next, so that nothing is lost where the guard sees that as better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from glossary.locales import calendar_names, primary
from translate.text import Rewritten
from translate.text.numbers import months, weekdays

Edit = tuple[int, int, str]

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_DOZENS = {"a": 12, "one": 12, "two": 24, "three": 36, "four": 48, "five": 60, "six": 72, "half a": 6}
_DIGITS = {str(n): word for n, word in enumerate(_NUMBERS, 2)}
_AS_MANY = re.compile(
    rf"\b(?P<number>{'|'.join((*_NUMBERS, *_ORDINALS))}|\d{{1,2}})\b[^.;!?\d]{{1,80}}?\bin (?P<many>as many) [a-z]",
    re.IGNORECASE,
)
_TIMES = {"twice": "two times", "half": "two times less"} | {
    f"{word} times": f"{word} times" for word in (*_NUMBERS, *map(str, range(2, 100)))
}
_AS = re.compile(
    rf"\b(?P<times>{'|'.join(_TIMES)}) as (?P<quality>[a-z]+)(?P<noun>(?: [a-z]+){{0,2}}?) as\b", re.IGNORECASE
)
_COMPARED = {
    "big": "bigger", "cheap": "cheaper", "cold": "colder", "deep": "deeper", "fast": "faster", "few": "fewer",
    "great": "greater", "heavy": "heavier", "high": "higher", "hot": "hotter", "large": "larger", "long": "longer",
    "low": "lower", "many": "more", "much": "more", "old": "older", "rich": "richer", "short": "shorter",
    "slow": "slower",
    "small": "smaller", "strong": "stronger", "tall": "taller", "thick": "thicker", "warm": "warmer", "wide": "wider",
}  # fmt: skip
_LESSER = {"many": "fewer", "much": "less"}
_UP_FROM = re.compile(
    r"(?P<comma>, |\(| )(?:up|down)(?: sharply| slightly)? from(?= (?:[$€£]|about |around |just |some )?\d)"
)
_ARE_UP = re.compile(r"\b(?:is|are|was|were) (?P<way>up|down) from(?= [$€£]?\d[^.;!?]{0,40} to )")
_DOZEN = re.compile(rf"\b(?P<count>{'|'.join(_DOZENS)}) dozen\b(?! of)", re.IGNORECASE)
_AT_MOST = re.compile(
    rf"\b(?P<first>[Aa])s (?P<how>many|much|few|little) as(?= (?:[$€£]?\d|(?:{'|'.join(_NUMBERS)})\b))"
)
_SENT = re.compile(r"\b(?:[Tt]ext|[Ss]end|[Rr]eply)(?: with)? [\"“'‘]?[A-Z]{2,}\b")
_TO_NUMBER = re.compile(r"(?<=[A-Z\"”’']) to (?=\d{3,6}\b)")
_TYPED = re.compile(r"\b(?P<first>[TtRr])(?:ext|eply)(?: with)?(?= [\"“'‘]?[A-Z]{2,}\b)")
_DOUBLED = re.compile(r"\b(?P<verb>doubled|halved)(?= from [$€£]?\d)")
_CENTURY = re.compile(r"\b(?P<a>[Aa]) quarter of a century\b|\b(?P<three>[Tt])hree quarters of a century\b")
_THOUSANDS = re.compile(r"(?<=\d\d)k\b(?= (?:are|were|have|had|of|people|men|women|children|homes|jobs|more)\b|[,.;])")
_ADDRESSED = re.compile(r"\A(?P<label>To|From)(?=:\s)")  # of a letter
_FLAT = re.compile(r"\b(?P<first>[Aa])pt\.? ?#? ?(?=\d)")  # of an address
_ROAD = re.compile(r"(?<=st |nd |rd |th )(?<=\d.. )(?P<road>St|Ave)\b(?:\.(?= ))?")
_FORTNIGHT = re.compile(r"\b[Aa] fortnight\b")
_WINDS = {
    "NE": "northeast", "NW": "northwest", "SE": "southeast", "SW": "southwest",
    "N": "north", "S": "south", "E": "east", "W": "west",
}  # fmt: skip
_BEARING = re.compile(
    r"\b(?P<before>[Tt]urn(?:ed|s|ing)?|[Gg]o|[Hh]ead(?:ed|s|ing)?|[Ww]alk|[Dd]rive|[Ff]ac(?:e|es|ing)|due|then|from|to"
    r"|to the|of the|and|[Ww]inds?:?"
    r"|[Ss]ail(?:ed|s|ing)?|[Ss]teer(?:ed|s|ing)?|[Ff]l(?:y|ew|ies|ying)|miles|km) (?P<point>NE|NW|SE|SW|N|S|E|W)"
    r"(?=[,.;]| \d| (?:at|along|of|to|for|during|in|by|until|and)\b|$)"
)
_DAYS = {
    name: calendar_names("en", kind, "wide").alone[number - 1]
    for kind, table in (("days", weekdays("en")), ("months", months("en")))
    for name, number in table.items()
}
_DAY = "|".join(day.capitalize() for day in sorted(_DAYS, key=len, reverse=True))
_TO_DAY = re.compile(rf"\b(?P<first>{_DAY})(?:\.(?=[ \u2013-]))?\s?[\u2013-]\s?(?P<last>{_DAY})\b(?:\.(?= [a-z\d]))?")
_HOUR = r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?"
_TO_HOUR = re.compile(rf"(?P<first>{_HOUR})\s?[\u2013-]\s?(?={_HOUR})")
_FOR_EACH = re.compile(
    r"(?:[$€£¥₹] ?\d[\d.,]*(?:\d)?|\d (?:dollars|euros|pounds|cents|pence|francs|rubles|roubles|rupees|yen|yuan))"
    r"(?P<a> an? )(?=(?:acre|bale|barrel|bottle|bushel|carat|case|dozen|foot|gallon|gram|gramme|hectare|head|kilo"
    r"|kilogram|kilogramme|kilometre|kilometer|lit(?:er|re)|mile|ounce|person|piece|pint|pound|share|stone|ton|tonne"
    r"|unit|yard)\b)"
)
_UNITS = {
    "c": "cup", "gal": "gallon", "hr": "hour", "hrs": "hour", "in": "inch", "lb": "pound", "lbs": "pound",
    "mi": "mile", "min": "minute", "mins": "minute", "oz": "ounce", "pkg": "package", "pt": "pint", "qt": "quart",
    "sec": "second", "tbsp": "tablespoon", "tsp": "teaspoon", "yd": "yard",
}  # fmt: skip
_UNIT = re.compile(
    rf"(?P<number>(?<![\w.,$€£])(?:\d+[.,/]?\d*[½¼¾⅓⅔]?|[½¼¾⅓⅔]))(?P<gap>[ \u00a0-]?)(?P<unit>{'|'.join(_UNITS)})\."
    r"(?=,|\)|;| [a-z(\d])"
)
_INCHES = re.compile(
    r"(?<![\w.,'’])\d+(?:[./]\d+)?(?P<mark>\")(?= [a-z])(?! (?:long|wide|high|tall|deep|thick|x|by)\b)"
)
_PENCE = re.compile(r"(?<![\w.,])(?P<count>\d{1,2})p\b(?! ?[x×]|\.\d)")
_BEGINS_RANGE = re.compile(r"(?:\b(?:from|between|on)|[(:,]) ?\Z", re.IGNORECASE)
_IN_PROSE = re.compile(r"\b[a-z]{2,} ")  # a range at the beginning of a line is one of a list, and written by rule
# Shorthand of messages.
_SHORTHAND = {
    "bc": "because", "brb": "I'll be right back", "btw": "by the way", "cuz": "because",
    "idk": "I don't know", "imho": "in my opinion", "imo": "in my opinion", "lmk": "let me know",
    "msg": "message", "ngl": "to be honest", "np": "no problem", "nvm": "never mind", "omg": "my God",
    "omw": "on my way", "pls": "please", "plz": "please", "ppl": "people", "r": "are", "tbh": "to be honest",
    "thx": "thanks", "tmrw": "tomorrow", "tnx": "thanks", "ttyl": "talk to you later", "u": "you", "ur": "your",
    "w/": "with", "w/o": "without",
}  # fmt: skip
_SHORT = re.compile(
    rf"(?<![\w@#/.'’&-])(?:{'|'.join(map(re.escape, sorted(_SHORTHAND, key=len, reverse=True)))})(?![\w@/'’&-]|[.,]\w)"
)

_QUANTITIES = re.compile(
    r"=|\b(?:coefficient|correlation|letter|radius|variable|vector|velocity|vowel|where [ru] is)\b"
)


def reworded(text: str, locale: str) -> str:
    """A text of a locale with its phrases in other words; the text itself where there are none."""
    if primary(locale) != "en":
        return text
    edits: list[Edit] = []
    for find in _FINDERS:
        edits += [one for one in find(text) if not any(one[0] < end and start < one[1] for start, end, _ in edits)]
    return Rewritten(text).changed(sorted(edits)).text


def _as_many(text: str) -> Iterator[Edit]:
    for match in _AS_MANY.finditer(text):
        low = match["number"].lower()
        number = _NUMBERS[_ORDINALS.index(low)] if low in _ORDINALS else _DIGITS.get(low, low)
        yield match.start("many"), match.end("many"), number


def _as_high(text: str) -> Iterator[Edit]:
    for match in _AS.finditer(text):
        quality, times = match["quality"].lower(), _TIMES[match["times"].lower()]
        if match["noun"] and quality not in _LESSER:
            continue
        compared = _COMPARED.get(quality, f"more {quality}")
        if times.endswith("less"):
            compared = _LESSER.get(quality, f"less {quality}")
            times = times.removesuffix(" less")
        words = f"{times} {compared}{match['noun']} than"
        yield match.start(), match.end(), words[0].upper() + words[1:] if match[0][0].isupper() else words


def _up_from(text: str) -> Iterator[Edit]:
    for match in _ARE_UP.finditer(text):
        yield match.start(), match.end(), f"{'rose' if match['way'] == 'up' else 'fell'} from"
    for match in _UP_FROM.finditer(text):
        if not _ARE_UP.search(text, max(0, match.start() - 5), match.end() + 60):
            yield match.start(), match.end(), f"{', ' if match['comma'] == ' ' else match['comma']}compared with"


def _dozen(text: str) -> Iterator[Edit]:
    for match in _DOZEN.finditer(text):
        yield match.start(), match.end(), str(_DOZENS[match["count"].lower()])


def _at_most(text: str) -> Iterator[Edit]:
    for match in _AT_MOST.finditer(text):
        words = "up to" if match["how"] in ("many", "much") else "only"
        yield match.start(), match.end(), words.capitalize() if match["first"] == "A" else words


def _typed(text: str) -> Iterator[Edit]:
    if _SENT.search(text):
        yield from ((match.start(), match.end(), " to number ") for match in _TO_NUMBER.finditer(text))
    for match in _TYPED.finditer(text):
        yield match.start(), match.end(), "Send" if match["first"].isupper() else "send"


def _doubled(text: str) -> Iterator[Edit]:
    for match in _DOUBLED.finditer(text):
        yield match.start(), match.end(), "grew twofold" if match["verb"] == "doubled" else "fell twofold"


def _thousands(text: str) -> Iterator[Edit]:
    yield from ((match.start(), match.end(), ",000") for match in _THOUSANDS.finditer(text))


def _fortnight(text: str) -> Iterator[Edit]:
    for match in _FORTNIGHT.finditer(text):
        yield match.start(), match.end(), "Two weeks" if match[0][0] == "A" else "two weeks"


def _addressed(text: str) -> Iterator[Edit]:
    for match in _ADDRESSED.finditer(text):
        yield match.start(), match.end(), "Recipient" if match["label"] == "To" else "Sender"


def _flat(text: str) -> Iterator[Edit]:
    for match in _FLAT.finditer(text):
        yield match.start(), match.end(), "Apartment " if match["first"] == "A" else "apartment "
    for match in _ROAD.finditer(text):
        yield match.start(), match.end(), "Street" if match["road"] == "St" else "Avenue"


def _century(text: str) -> Iterator[Edit]:
    for match in _CENTURY.finditer(text):
        yield match.start(), match.end(), "25 years" if match["a"] else "75 years"


def _bearing(text: str) -> Iterator[Edit]:
    for match in _BEARING.finditer(text):
        if len(match["point"]) == 2 or match["before"].lower() not in ("and", "from", "to", "of the", "to the"):
            yield match.start("point"), match.end("point"), _WINDS[match["point"]]


def _to_day(text: str) -> Iterator[Edit]:
    for match in _TO_DAY.finditer(text):
        if _IN_PROSE.search(text, 0, match.start()):
            first, last = (_DAYS[match[name].lower()] for name in ("first", "last"))
            yield match.start(), match.end(), f"{_from(text, match.start())}{first} to {last}"
    for match in _TO_HOUR.finditer(text):
        if _IN_PROSE.search(text, 0, match.start()):
            yield match.start(), match.end(), f"{_from(text, match.start())}{match['first']} to "


def _from(text: str, start: int) -> str:
    """The word that begins a range, where none is there."""
    return "" if _BEGINS_RANGE.search(text, 0, start) else "from "


def _for_each(text: str) -> Iterator[Edit]:
    for match in _FOR_EACH.finditer(text):
        yield *match.span("a"), " per "


def _units(text: str) -> Iterator[Edit]:
    for match in _UNIT.finditer(text):
        word, is_adjective = _UNITS[match["unit"]], match["gap"] == "-"
        if not is_adjective and match["number"] not in ("1", "½", "¼", "¾", "⅓", "⅔", "1/2", "1/4", "3/4"):
            word = f"{word}es" if word.endswith("ch") else f"{word}s"
        yield match.end("number"), match.end(), f"{'-' if is_adjective else ' '}{word}"


def _inches(text: str) -> Iterator[Edit]:
    if text.count('"') == 1:  # two are quotation marks
        for match in _INCHES.finditer(text):
            yield match.start("mark"), match.end(), "-inch"


def _pence(text: str) -> Iterator[Edit]:
    if "£" in text:
        yield from ((one.start(), one.end(), f"{one['count']} pence") for one in _PENCE.finditer(text))


def _shorthand(text: str) -> Iterator[Edit]:
    is_science = _QUANTITIES.search(text) is not None
    for match in _SHORT.finditer(text):
        if len(match[0]) == 1 and is_science:
            continue
        yield match.start(), match.end(), _SHORTHAND[match[0]]


_FINDERS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _as_many,
    _as_high,
    _up_from,
    _dozen,
    _at_most,
    _doubled,
    _century,
    _addressed,
    _flat,
    _fortnight,
    _bearing,
    _typed,
    _thousands,
    _to_day,
    _shorthand,
    _for_each,
    _pence,
    _inches,
    _units,
)
