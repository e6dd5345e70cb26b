"""The rule on countries, with their languages and peoples: one that became another one.

The names are those of CLDR and the demonyms of the glossary, so that "German", "Germany" and "Deutschland" name the
same. A country that is only missing or only added is not reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from glossary import locales
from glossary.locales import primary
from glossary.names import demonyms
from translate.text.rules.exchange import exchanged
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_facts import WordFacts

_INFLECTED = 3  # letters by which an inflected or derived form may be longer than a name; chosen by hand
_SHORTEST = 4  # least letters of the beginning of a name that is looked for; chosen by hand
_OPENING = 3  # letters of a word that are looked at first; the beginning of a longer word has at least as many
_LONG = 7  # letters from which a name may lose two at its end; chosen by hand
_SHARED = {"KP": "KR", "CG": "CD", "HK": "CN", "MO": "CN", "EH": "", "IO": "", "UM": "", "EU": "", "EZ": "", "UN": ""}
_HOMES = {"en": "GB", "pt": "PT"}  # where a language is at home, if that is not where most of its speakers live
_TELLING = ("BA", "MK", "NZ", "SA", "SV")  # countries whose longest word is a name by itself: Zealand, not United
_DOTTED = {"U.S.": "US", "U.K.": "GB"}
# Usual names beside those of CLDR.
_OTHERS = {
    "en": """
        GB Britain England Scotland Wales UK | US America USA US States | NL Holland | RU Soviet | KR Korea |
        TR Turkey | MM Burma | PS Palestine | SZ Swaziland | CN Mandarin | IR Farsi | CD Congo
    """,
    "ru": """
        GB Британия Королевство Англия Шотландия англичане | US США Америка штаты | NL Голландия |
        RU советский русские РФ | KR Корея КНДР | CN КНР китайцы | DE ФРГ ГДР немцы | CD Конго | FR французы |
        UA украинцы | AE ОАЭ | ZA ЮАР | CF ЦАР |
        EG Египта Египту Египтом Египте
    """,
    "uk": "GB Британія Англія | US США Америка | NL Голландія | RU радянський",
    "de": "GB Großbritannien England britisch Brite | US USA Amerika amerikanisch | NL Holland | RU sowjetisch",
    "fr": "GB Angleterre Grande-Bretagne britannique | US USA Amérique américain | NL Hollande | RU soviétique",
    "es": "GB Inglaterra Bretaña británico | US EEUU América americano estadounidense | NL Holanda | RU soviético",
    "pt": "GB Inglaterra Bretanha britânico | US EUA América americano | NL Holanda | RU soviético",
    "it": "GB Inghilterra Bretagna britannico | US USA America americano | NL Olanda | RU sovietico",
}  # fmt: skip

# Capitals, in English, that news call governments by.
_CAPITAL_ROWS = """
    Washington US Moscow RU London GB Paris FR Berlin DE Beijing CN Tokyo JP Rome IT Madrid ES Kyiv UA Kiev UA Warsaw PL
    Ankara TR Tehran IR Seoul KR Pyongyang KR Ottawa CA Canberra AU Delhi IN Islamabad PK Kabul AF Baghdad IQ Damascus
    SY Riyadh SA Cairo EG Jerusalem IL Athens GR Vienna AT Budapest HU Prague CZ Bratislava SK Bucharest RO Sofia BG
    Belgrade RS Zagreb HR Stockholm SE Oslo NO Copenhagen DK Helsinki FI Dublin IE Lisbon PT Brussels BE Vilnius LT Riga
    LV Tallinn EE Minsk BY Tbilisi GE Yerevan AM Baku AZ Astana KZ Tashkent UZ Bishkek KG Havana CU Caracas VE Lima PE
    Bogota CO Bogotá CO Pretoria ZA Nairobi KE Khartoum SD Tripoli LY Tunis TN Algiers DZ Rabat MA Hanoi VN Bangkok TH
    Manila PH Jakarta ID Taipei TW Doha QA Beirut LB Amman JO Chisinau MD Pristina XK
"""
_CAPITALS = dict(zip(_CAPITAL_ROWS.split()[::2], _CAPITAL_ROWS.split()[1::2], strict=True))


def country(pair: TextPair) -> str:
    """A country, a language or a people that became another one."""
    if primary(pair.source_locale) == primary(pair.target_locale):
        return ""
    ours = list(_named(pair.source, primary(pair.source_locale)))
    return exchanged(ours, list(_named(pair.target, primary(pair.target_locale)))) if ours else ""


def countries_named(text: Text, language: str) -> Mapping[str, str]:
    """The words of a text that name a country, its language or people, with the ISO 3166 code of the country."""
    known = _codes(language)
    return {word: known[word] for word in known.telling(text.vocabulary)}


def country_of(word: str, language: str) -> str:
    """The ISO 3166 code of the country that a word of a language names, or its language or people, "" for another."""
    return _codes(language)[word]


def names_country_of(pair: TextPair, word: str) -> bool:
    """True if the target names the country, or its language or people, that a word of the source names, and as often
    as the source does."""
    ours, theirs = _codes(primary(pair.source_locale)), _codes(primary(pair.target_locale))
    code = ours[word]
    if not code:
        return False
    named = sum(theirs[one] == code for one in pair.target.words)
    return named > 0 and named >= sum(ours[one] == code for one in pair.source.words)


def names_country_of_capital(pair: TextPair, word: str) -> bool:
    """True if a word of the source is a capital, which stands for a government, and the target names its country once
    more than the source does: Washington, США."""
    code = _CAPITALS.get(word)
    if code is None:
        return False
    ours, theirs = (
        sum(one == code for _, one in _named(text, primary(locale)))
        for text, locale in ((pair.source, pair.source_locale), (pair.target, pair.target_locale))
    )
    return theirs > ours


def _named(text: Text, language: str) -> Iterator[tuple[str, str]]:
    """The words of a text that name a country, a language or a people, with the code of the country."""
    if found := _codes(language).telling(text.vocabulary):
        yield from ((word, _codes(language)[word]) for word in text.words if word in found)
    for name, code in _DOTTED.items():
        if name in text.raw:
            yield from ((name, code) for _ in range(text.raw.count(name)))


@cache
def _codes(language: str) -> WordFacts[str]:
    """The code of the country that a word of a language names, "" for other words."""
    return WordFacts(partial(_code, language=language))


def _code(word: str, language: str) -> str:
    """The ISO 3166 code of the country that a word names, in any form, "" for another word."""
    table = _beginnings(language)
    if len(word) > _OPENING and _openings(language).isdisjoint((word[:_OPENING], word[:_OPENING].lower())):
        return ""
    least = min(len(word), max(len(word) - _tail(language), min(_SHORTEST, len(word) - 1)))
    for size in range(len(word), least - 1, -1):
        for spelling in dict.fromkeys((word, word.lower())):  # an adjective is written small in many languages
            if code := table.get(spelling[:size]):
                return code
    return ""


def _tail(language: str) -> int:
    """By how many letters a form may be longer than the beginning of a name."""
    return _INFLECTED if language != "en" else 0


@cache
def _beginnings(language: str) -> Mapping[str, str]:
    """The country by the beginning of its names and of those of its languages and people. A name that begins with a
    capital is found only so."""
    table: dict[str, str] = {}
    for name, code in _names(language):
        for beginning in {name} if language == "en" else {name, *_inflected(name)}:
            table[beginning] = _SHARED.get(code, code) if table.get(beginning, code) == code else ""
    return {name: code for name, code in table.items() if code}


@cache
def _openings(language: str) -> frozenset[str]:
    """The first letters of those beginnings; a word that has others is soon known to be no name."""
    return frozenset(name[:_OPENING] for name in _beginnings(language))


def _inflected(name: str) -> Iterator[str]:
    """How the inflected forms of a name begin: without its last letters, in Slavic with a fleeting vowel."""
    if name.endswith("ец"):
        yield f"{name[:-2]}ц"
    elif name[-1] in "аa" or (len(name) >= _LONG and not name.endswith(("ан", "ин"))):
        least = _SHORTEST - 1 if name[0].isupper() else _SHORTEST
        yield name[: max(least, len(name) - (2 if len(name) >= _LONG else 1))]
    if name.endswith(("й", "я")):
        yield name[:-1]


def _names(language: str) -> Iterator[tuple[str, str]]:
    """Words that name a country, with its code; those that several countries share, such as New or Republic, are left
    out."""
    for code, whole in locales.territories(language).items():
        both = re.fullmatch(r"(\S+) \((\S+)\)", whole)  # Myanmar (Burma)
        for name in both.groups() if both else (whole,):
            if " " not in name or code in _TELLING:
                yield max(name.split(), key=len), code
    spoken = locales.languages(language)
    for tongue in locales.cldr.official_languages():
        home = _HOMES.get(tongue) or locales.cldr.home_of(tongue)
        name = spoken.get(tongue, "")
        if home and name and " " not in name:
            yield name, home
            if language != "en":
                yield name.lower(), home  # Deutsch, and deutsche Bücher
    yield from _listed(language)
    codes = {name: code for code, name in locales.territories("en").items()} | dict(_listed("en"))
    for english, there in demonyms.everyone("en-ru").items():
        if code := codes.get(there.place, ""):
            words = (english.capitalize(), f"{english.capitalize()}s") if language == "en" else ()
            yield from ((word, code) for word in words)
            if language == "ru":
                yield from ((word, code) for word in (*there.adjectives, *there.men, *there.women))


def _listed(language: str) -> Iterator[tuple[str, str]]:
    for row in _OTHERS.get(language, "").split("|"):
        code, *names = row.split() or [""]
        yield from ((name, code) for name in names)
