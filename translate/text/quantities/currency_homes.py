"""The currencies of the places that a text names: pesos of Chile, crowns in Prague."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from glossary.locales import currencies, primary, territories
from glossary.names import demonyms

# Currencies of several territories; those of one begin with its code (ISO 4217).
_SHARED: Mapping[str, str] = {
    "XOF": "BJ BF CI GW ML NE SN TG", "XAF": "CM CF CG GA GQ TD", "XCD": "AG DM GD KN LC VC AI MS", "XPF": "PF NC WF",
    "CHF": "LI", "DKK": "FO GL", "ILS": "PS", "AUD": "KI NR TV", "NZD": "CK NU", "GBP": "IM JE GG", "MAD": "EH",
    "NOK": "SJ",
}  # fmt: skip
# English names of cities that say in which country something is paid.
_CITIES = """
    CZ Prague Brno Ostrava | SE Stockholm Gothenburg Malmo Uppsala | NO Oslo Bergen Trondheim | DK Copenhagen Aarhus
    | IS Reykjavik | CH Zurich Geneva Bern Basel Lausanne Lucerne | SN Dakar | CI Abidjan | ML Bamako | NE Niamey
    | TG Lomé Lome | BJ Cotonou | BF Ouagadougou | CM Yaounde Yaoundé Douala | TD N'Djamena | GA Libreville
    | CG Brazzaville | CD Kinshasa Goma | RW Kigali | BI Bujumbura | GN Conakry | DJ Djibouti | KM Moroni
    | LK Colombo Kandy Jaffna | IN Delhi Mumbai Kolkata Chennai Bangalore Hyderabad | PK Karachi Lahore Islamabad
    | NP Kathmandu | CL Santiago Valparaiso Valparaíso | AR Buenos_Aires Cordoba Rosario | MX Mexico_City Guadalajara
    Monterrey | CO Bogota Bogotá Medellin Medellín Cali | UY Montevideo | CU Havana | DO Santo_Domingo | PH Manila Cebu
    | KE Nairobi Mombasa | TZ Dodoma | UG Kampala | SO Mogadishu | ET Addis_Ababa
    | IQ Baghdad Basra Mosul | JO Amman | KW Kuwait_City | TN Tunis | DZ Algiers | LY Benghazi | RS Belgrade | BH Manama
    | IR Tehran | OM Muscat | YE Sanaa Aden | SA Riyadh Jeddah | QA Doha | AE Dubai | MA Rabat Casablanca
    | EG Cairo Alexandria | LB Beirut | SY Damascus Aleppo | SD Khartoum | SS Juba | KR Seoul Busan | KP Pyongyang
    | GE Tbilisi Batumi | AM Yerevan | KZ Astana Almaty | TR Ankara Istanbul | PE Lima | LA Vientiane | AL Tirana
    | BA Sarajevo | TO Nuku'alofa
    | UZ Tashkent Samarkand Bukhara | KG Bishkek Osh | AZ Baku | TM Ashgabat | RU Moscow | BY Minsk
    | RO Bucharest Cluj | MD Chisinau | MW Lilongwe Blantyre | ZM Lusaka | CR San_José San_Jose | JP Tokyo | CN Beijing
    Shanghai
"""


@cache
def _names(language: str) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """The currencies by the words that name a place, and by its names of several words."""
    words, phrases = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    paid = _of_territories()
    for code, name in _places(language):
        if code in paid:
            (phrases if " " in name else words)[name] |= paid[code]
    single, several = ({name: frozenset(codes) for name, codes in table.items()} for table in (words, phrases))
    return single, several


@cache
def _of_territories() -> Mapping[str, frozenset[str]]:
    found = defaultdict[str, set[str]](set)
    for code, one in currencies("en").items():
        if one.name != code:
            for territory in (*_SHARED.get(code, "").split(), *([] if code[0] == "X" else [code[:2]])):
                found[territory].add(code)
    return {territory: frozenset(codes) for territory, codes in found.items()}


def _places(language: str) -> Iterator[tuple[str, str]]:
    yield from territories(language).items()
    if language != "en":
        return
    yield from _peoples()
    for row in _CITIES.split("|"):
        code, *cities = row.split()
        yield from ((code, city.replace("_", " ")) for city in cities)


def _peoples() -> Iterator[tuple[str, str]]:
    codes = {name: code for code, name in territories("en").items()}
    for word, there in demonyms.everyone("en-ru").items():
        if code := codes.get(there.place):
            yield code, word.capitalize()


@cache
def adjectives() -> Mapping[str, frozenset[str]]:
    """The currencies of each people by its English adjective in lower case."""
    paid = _of_territories()
    return {name.lower(): paid[code] for code, name in _peoples() if code in paid and " " not in name}


_GENITIVES = (("ет", "та"), ("ия", "ии"), ("ья", "ьи"), ("а", "ы"), ("я", "и"), ("ь", "я"), ("й", "я"))
_HARD = "гкхжшщч"  # letters after which a genitive in ы has и
_LONGEST = 12  # letters of a word that tells currencies apart


def of_places(language: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The names of countries of one word in lower case, as they stand after a noun (долларов Гонконга), with their
    currencies; in Russian, where an ending tells them from a country that is paid."""
    paid = _of_territories()
    for code, name in territories("ru").items() if language == "ru" else ():
        word = name.split(" (")[0].lower()
        if code in paid and word.isalpha() and word[-1] not in "иоуэ":
            yield _genitive(word)[:_LONGEST], paid[code]


def _genitive(word: str) -> str:
    ending, other = next((one for one in _GENITIVES if word.endswith(one[0])), ("", "а"))
    stem = word.removesuffix(ending)
    return stem + ("и" if other == "ы" and stem[-1] in _HARD else other)


def currencies_of_places(text: str, locale: str) -> frozenset[str]:
    """The codes of the currencies of all countries that a text names, by their names, peoples and cities."""
    words, phrases = _names(primary(locale))
    said = {codes for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text) if (codes := _of(word, words))}
    said |= {codes for phrase, codes in phrases.items() if phrase in text}
    return frozenset[str]().union(*said)


def _of(word: str, words: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    return words.get(word) or words.get(word.removesuffix("'s").removesuffix("’s"))
