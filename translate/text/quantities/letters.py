"""Letters after a number that are no unit, or only where the words around say so: Terminal 5A, seat 14K, 5m people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

# Nouns before a number with a letter that is the name of one, by language; Russian ones by their beginning.
_NAMED: Mapping[str, str] = {
    "en": """
        annex apartment appendix area article bay bed berth block bloc box building bus cabin carriage category cell
        chapter chart class classroom clause coach column corridor counter court desk dock door entrance exhibit exit
        exon figure flat flight floor form gate grade group hall hangar highway house hut junction lane level line
        locker lot map number no page paragraph pad part pen phase pier pitch plate platform plot pod point pool
        position post protocol quay rack ramp road room route row schedule seat section sector shaft shed shelf shelves
        shelter site slide slip space spot stage stall stand station step stop street studio suite table tent terminal
        theatre theater track tram unit vault volume ward well wing world zone
    """,
    "de": """
        abschnitt anlage artikel bahnsteig block buslinie gang gate gleis halle haus linie nummer paragraf platz raum
        reihe saal seite sitz sitzplatz steig station stufe tabelle terminal tor wohnung zelle zimmer zone
    """,
    "fr": """
        annexe appartement article bloc chambre cellule figure gare groupe ligne niveau numéro page phase place porte
        quai route salle section siège table terminal voie zone
    """,
    "es": """
        andén anexo apartado apartamento artículo asiento aula bloque celda fase figura grupo habitación línea nivel
        número página piso plataforma puerta ruta sala sección sector tabla terminal vía zona
    """,
    "pt": """
        andar anexo apartamento artigo assento bloco cela fase figura grupo linha nível número página plataforma portão
        quarto rota sala seção setor tabela terminal zona
    """,
    "ru": """
        аудитор блок вагон выход глав групп дом зал зон кабинет камер кают квартир класс корпус купе лини маршрут мест
        ниш номер отсек палат параграф перекрёст перекрест платформ подъезд помещени пункт пут раздел ряд сектор секци
        стать стойк строк терминал трасс уровен уровн фаз форм шлюз этаж участ
    """,
}
_LETTER = re.compile(r"[A-ZА-ЯЁ]")
_NUMBERED = re.compile(r"0\d+-?[A-Z](?![^\W\d_])")
_JOIN = r"(?:,[ \u00a0]|[ \u00a0](?:and|or|to|и|или|und|oder|et|ou|y|o|e)[ \u00a0]|[-–/])"
_BEFORE = re.compile(rf"([^\W\d_]+)\.?[ \u00a0](?:(?:[Nn]o|№)\.?[ \u00a0])?(?:\d+[A-Z]?{_JOIN})*\Z")
_WITH_M = re.compile(r"(?<![\w.,])\d[\d.,]*m\b")
_MONEY = frozenset("$£€¥")
_NEAR = 60  # characters before a number among which its noun stands
_ENDING = 4  # letters after the beginning of a Russian noun

# English words after and before a length in metres, and after millions.
_AFTER_LENGTH = """
    above across ahead air apart away back backstroke band behind below beneath beyond boat breasts breaststroke bridge
    bronze butterfly cable champion championship climb contour crawl dash deep dish dive down drop east event events
    exclusion fall fence final finals freestyle gap gold heat heats high hurdles inland jump leap level long mark medley
    mirror north off offshore olympic out past pipe pistol platform pool putt race races radius record relay relays
    resolution rifle rope runner runners ship silver south springboard sprint stairs statue steeplechase swell swim tall
    telescope thick throw tide tides title titles tower trench tunnel under underground underwater up upstream
    downstream vessel walk wall walls wave waves west wide world yacht
"""
_MATTER = (
    "cable cloth fabric fence fencing hose ice mud pipe rain road rock rope rubble snow timber track wall water wire"
)
_EXTENTS = "altitude circumference depth diameter height length width"
_BEFORE_LENGTH = f"""
    {_EXTENTS} climbed deep distance dived fathoms high jumped leapt long radius ran sank sprinted swam tall threw wide
"""
_AFTER_MILLIONS = (
    "bid bond budget children contract deal fine fund grant loan men people prize women"  # beside plurals in -s
)


def _any(words: str) -> str:
    return "|".join(words.split())


_LENGTH_AFTER = re.compile(
    rf"""
    \s?(?:[x×]|by)\s?\d | [ \u00a0-](?:(?:in[ ])?(?:{_any(_EXTENTS)})|(?:wo)?men['’]s|{_any(_AFTER_LENGTH)})\b
    | [ ]of[ ](?:{_any(_MATTER)})\b | [ ]from[ ](?:the|his|her|their|its|a|an|here|shore|goal|home|where|each|one)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LENGTH_BEFORE = re.compile(
    rf"""
    (?: \b(?:{_any(_BEFORE_LENGTH)})(?:[ ](?:is|was|of|to|at|by|about|only|over|nearly|up))*[ ]
    | \d[ ]?(?:km|cm|mm|m)?[ ]?(?:x|×|by)[ ]? | \d[ ]?(?:km|cm|mm)[ ](?:and|or|to)[ ] )\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MILLIONS = re.compile(rf"[ \u00a0-](?:{_any(_AFTER_MILLIONS)}|in debt|[^\W\d_]{{3,}}(?<![is]s|us)s)\b")
# What stands beside numbers of people, votes and money: "another 2m fled", "it hit 5m in Chad".
_PEOPLED = re.compile(
    r" (?:in (?:the )?[A-Z]|were|are|have|had|more|others|of (?:them|whom|these)|fled|died|lived?|lost|voted|watched"
    r"|need(?:ed)?)\b"
)
_PEOPLING = re.compile(
    r"\b(?:another|some|hits?|affect(?:s|ed)|help(?:s|ed)|kill(?:s|ed)|displaced|fed|costs?|worth|spen[dt]s?|paid|pays?"
    r"|earn(?:s|ed)|raised|sold|bought|lent|gave|owes?|owed) \Z"
)
_RACE = re.compile(r"(?:\b(?:the|over)|[’']s) \Z", re.IGNORECASE)
_RACE_METRES = "50 60 100 110 200 400 800 1500 1,500 3000 3,000 5000 5,000 10000 10,000"
_DISTANCES = frozenset(_RACE_METRES.split())


def is_designation(text: str, start: int, end: int, after: int, language: str) -> bool:
    """True if the number at characters [start, end) and the letter up to `after` are the name of something (Terminal
    5A, junctions 3 and 3A), not an amount: 3 amperes. A thousand is no kelvin, either (50K)."""
    if _NUMBERED.match(text, start) and after - end < 3:
        return True  # 0004512-A, 00A7: no amount begins with zeros
    if after != end + 1 or not _LETTER.fullmatch(text, end, after):
        return False
    if text[end] == "K":
        return True
    found = _BEFORE.search(text, max(0, start - _NEAR), start)
    return found is not None and _is_named(found[1].lower(), language)


def _is_named(word: str, language: str) -> bool:
    if language == "ru":
        return any(word.startswith(one) and len(word) - len(one) <= _ENDING for one in _nouns(language))
    return not _nouns(language).isdisjoint({word, *(word.removesuffix(ending) for ending in ("s", "es", "n", "e"))})


@cache
def _nouns(language: str) -> frozenset[str]:
    return frozenset(_NAMED.get(language, "").split())


def is_count(text: str, start: int, end: int) -> bool:
    """True if what stands beside a number with an "m" at characters [start, end) says that it is millions."""
    if _MILLIONS.match(text, end) or _PEOPLED.match(text, end):
        return True
    return _PEOPLING.search(text, max(0, start - _NEAR), start) is not None


def is_length(text: str, start: int, end: int, language: str) -> bool:
    """True if a number with an "m" at characters [start, end) is metres: where nothing beside it says that it is
    millions, nor another such number of the text. Languages that do not abbreviate millions so have no doubt."""
    if language != "en" or text.strip() == text[start:end] or _LENGTH_AFTER.match(text, end):
        return True
    before = text[max(0, start - _NEAR) : start]
    if _LENGTH_BEFORE.search(before) or (text[start : end - 1] in _DISTANCES and _RACE.search(before)):
        return True
    if is_count(text, start, end):
        return False
    others = (one.span() for one in _WITH_M.finditer(text) if one.start() != start)
    return not any(is_count(text, *other) or text[other[0] - 1 : other[0]] in _MONEY for other in others)
