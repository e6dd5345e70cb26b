"""The currencies of a language: which codes a sign, a code or a word may stand for.

A currency is a set of ISO 4217 codes: "$" and "dollars" are any dollars, "Canadian dollars" and "C$" are CAD. Names
come from CLDR.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from glossary.locales import currencies, primary
from translate.text.quantities.currency_homes import adjectives, of_places

# The currencies whose sign this is; the first is meant where nothing else is said.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "£": ("GBP", "EGP", "LBP", "SYP", "GIP", "FKP", "SHP", "SSP", "SDG"), "€": ("EUR",), "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"), "₽": ("RUB",), "₴": ("UAH",), "₹": ("INR",), "₺": ("TRY",), "₩": ("KRW", "KPW"),
    "₪": ("ILS",), "₫": ("VND",), "₱": ("PHP",), "₦": ("NGN",), "₡": ("CRC",), "₲": ("PYG",), "₵": ("GHS",),
    "₸": ("KZT",), "₮": ("MNT",), "₼": ("AZN",), "₾": ("GEL",), "֏": ("AMD",), "฿": ("THB",), "៛": ("KHR",),
    "₭": ("LAK",), "৳": ("BDT",), "zł": ("PLN",), "Kč": ("CZK",), "kr": ("SEK", "NOK", "DKK", "ISK"), "Ft": ("HUF",),
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "BSD", "BBD", "BZD",
          "BMD", "BND", "KYD", "FJD", "GYD", "JMD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD", "DOP", "CUP", "ZWG"),
    "US$": ("USD",), "C$": ("CAD",), "CA$": ("CAD",), "CAD$": ("CAD",), "A$": ("AUD",), "AU$": ("AUD",),
    "NZ$": ("NZD",), "HK$": ("HKD",), "S$": ("SGD",), "SG$": ("SGD",), "NT$": ("TWD",), "R$": ("BRL",),
    "MX$": ("MXN",), "Mex$": ("MXN",), "AR$": ("ARS",), "J$": ("JMD",), "TT$": ("TTD",), "EC$": ("XCD",),
    "N$": ("NAD",), "L$": ("LRD",), "G$": ("GYD",), "FJ$": ("FJD",), "F$": ("FJD",), "Bds$": ("BBD",), "BZ$": ("BZD",),
    "SI$": ("SBD",), "RD$": ("DOP",), "COL$": ("COP",), "U$S": ("USD",), "CI$": ("KYD",), "B$": ("BSD", "BND"),
    "$US": ("USD",), "$CA": ("CAD",), "$NZ": ("NZD",), "$HK": ("HKD",), "$A": ("AUD",),
    "Z$": ("ZWG",), "CN¥": ("CNY",), "RMB": ("CNY",), "JP¥": ("JPY",), "E£": ("EGP",),
    "$U": ("UYU",), "SFr": ("CHF",), "SFr.": ("CHF",), "sFr": ("CHF",), "Fr.": ("CHF", "XAF", "XOF"),
    "DKr": ("DKK",), "Dkr": ("DKK",), "NKr": ("NOK",), "Nkr": ("NOK",), "SKr": ("SEK",), "Skr": ("SEK",),
    "KSh": ("KES",), "Ksh": ("KES",), "Kshs": ("KES",), "TSh": ("TZS",), "Tsh": ("TZS",), "USh": ("UGX",),
    "Ush": ("UGX",), "Br": ("ETB", "BYN"), "RM": ("MYR",), "Rp": ("IDR",), "TL": ("TRY",), "Le": ("SLE", "SLL"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"), "Rs.": ("INR", "PKR", "LKR", "NPR", "MUR"),
}  # fmt: skip
CRYPTO = frozenset({"BTC", "ETH", "LTC", "XRP", "BCH"})  # codes of no country, written as they are in all languages
# Abbreviations and everyday words that CLDR does not have: code or word of the same currency.
_ALSO: Mapping[str, Mapping[str, str]] = {
    "en": {"buck": "$", "bucks": "$", "crown": "SEK NOK DKK ISK CZK", "crowns": "SEK NOK DKK ISK CZK",
           "quid": "GBP", "renminbi": "CNY", "sterling": "GBP", "roubles": "RUB BYN", "rouble": "RUB BYN",
           "hryvnya": "UAH", "złoty": "PLN", "złote": "PLN", "złotych": "PLN", "złotys": "PLN",
           "zloties": "PLN", "bitcoin": "BTC", "bitcoins": "BTC", "litecoin": "LTC", "litecoins": "LTC",
           "lei": "RON MDL", "leu": "RON MDL", "leks": "ALL", "leke": "ALL", "florins": "AWG", "levs": "BGN",
           "reais": "BRL", "yuans": "CNY", "colones": "CRC", "colons": "CRC", "koruny": "CZK", "korun": "CZK",
           "quetzales": "GTQ", "krona": "SEK ISK", "kronur": "ISK", "krónur": "ISK", "soms": "KGS", "maloti": "LSL",
           "ariarys": "MGA", "denars": "MKD", "togrog": "MNT", "togrogs": "MNT", "tögrög": "MNT", "meticais": "MZN",
           "cordoba": "NIO", "cordobas": "NIO", "kinas": "PGK", "guaraníes": "PYG", "guaranies": "PYG", "bahts": "THB",
           "paanga": "TOP", "pa'anga": "TOP", "pa’anga": "TOP", "liras": "TRY", "lire": "TRY", "soum": "UZS",
           "soums": "UZS", "sum": "UZS", "sums": "UZS", "bolivar": "VES", "bolivars": "VES", "bolivares": "VES",
           "bolívar": "VES", "bolívares": "VES", "dongs": "VND", "talas": "WST", "rands": "ZAR", "leone": "SLE",
           "leones": "SLE", "marks": "BAM"},
    "ru": {"долл": "$", "дол": "$", "руб": "RUB BYN", "грн": "UAH", "р": "RUB", "ф": "GBP", "фр": "CHF XAF XOF",
           **dict.fromkeys(["бакс", "бакса", "баксов", "баксам", "баксами", "баксах", "баксы"], "$"),
           **dict.fromkeys(["биткоин", "биткоина", "биткоинов", "биткоинам", "биткоинами", "биткоины"], "BTC"),
           **dict.fromkeys(["биткойн", "биткойна", "биткойнов", "биткойнам", "биткойнами", "биткойны"], "BTC"),
           **dict.fromkeys(["лей", "лея", "лею", "леем", "лее", "леи", "леев", "леям", "леями", "леях"], "RON MDL"),
           "ранд": "ZAR", "ранда": "ZAR", "рандов": "ZAR", "рандах": "ZAR"},
    "uk": {"дол": "$", "долл": "$", "руб": "RUB BYN", "грн": "UAH", "карбованців": "RUB BYN"},
}  # fmt: skip
_MODIFIERS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "american": "USD",
        "cfa": "XAF XOF",
        "pacific": "XPF",
        "uae": "AED",
        "emirati": "AED",
        "u": "USD",
        "us": "USD",
        "s": "USD",
        "sterling": "GBP",
        "zimb": "ZWG",
    },
    "ru": {"американ": "USD", "стерлинг": "GBP", "ст": "GBP", "зимб": "ZWG", "зеланд": "NZD"},
    "uk": {"американ": "USD", "стерлінг": "GBP"},
    "de": {"amerikan": "USD", "us": "USD", "sterling": "GBP"},
    "es": {"american": "USD", "esterlin": "GBP"},
    "pt": {"american": "USD", "estadunid": "USD", "esterlin": "GBP"},
    "fr": {"américain": "USD", "sterling": "GBP"},
}
INFLECTED = frozenset({"ru", "uk", "be", "pl", "cs", "sk", "bg", "sr", "hr", "sl", "mk", "bs"})  # stem and case ending
# Nouns that are everyday words: money only where the text names their country or another number is in them.
DOUBTFUL: Mapping[str, frozenset[str]] = {"en": frozenset(["sum", "sums", "colons", "cordoba", "marks"])}
_NEW = frozenset({"nue", "nuo", "nov", "nou", "now"})  # the adjective in the new shekel
_ENDINGS = " а у е ы и і ой ою ом ам ами ах ов ів ей ям ями ях ём єм ем ю я ь ью ию ией ії ією о й "
_FINAL = "иоеу"  # the last letters of nouns that have one form: песо, сомони
_SHORTEST = 3  # letters of a stem; chosen by hand


@dataclass(frozen=True, slots=True)
class Names:
    """The currencies of a language. `heads`: the codes of each noun, in the forms that CLDR has; `stems`: the same by
    stem; `modifiers`: beginnings of words (Canadian, США) that tell one of them from the others, with its code."""

    heads: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    modifiers: Mapping[str, frozenset[str]]

    def codes(self, word: str) -> frozenset[str]:
        """The currencies that a word in lower case is the noun of; none for any other word."""
        found = self.heads.get(word)
        if found or not self.stems:
            return found or frozenset()
        sizes = range(len(word), max(_SHORTEST, len(word) - 4) - 1, -1)
        ending = next(
            (n for n in sizes if word[:n] in self.stems and (n == len(word) or f" {word[n:]} " in _ENDINGS)), 0
        )
        return self.stems[word[:ending]] if ending else frozenset()

    def meant(self, word: str) -> frozenset[str]:
        """The currencies that a word in lower case, beside the noun, points to."""
        for size in range(min(len(word), 12), 0, -1):
            if found := self.modifiers.get(word[:size]):
                return found if size >= 4 or size == len(word) else frozenset()
        return frozenset()


@lru_cache(maxsize=1 << 14)
def told(word: str, locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """The currencies that a word in lower case is the noun of, and those that it points to beside a noun."""
    known = names(locale)
    return known.codes(word), known.meant(word)


@cache
def names(locale: str) -> Names:
    """The names of currencies in the language of a locale."""
    language = primary(locale)
    known = currencies(language)
    forms = {code: _forms(one.name, *one.forms.values()) for code, one in known.items() if one.name != code}
    place = _place_of_noun(forms)
    nouns = {code: _nouns(rows, family, place) for family in _families(forms) for code, rows in family.items()}
    heads: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    modifiers: dict[str, set[str]] = defaultdict(set)
    for code, words in nouns.items():
        for word in words:
            heads[word].add(code)
        stem = beginning(words)
        if language in INFLECTED and len(stem) >= _SHORTEST and not (len(words) == 1 and stem[-1] in _FINAL):
            stems[stem].add(code)
        for word in {word for row in forms[code] for word in row} - words:
            if len(word) > 2:
                modifiers[word[: max(4, len(word) - 3)]].add(code)
        for word in re.findall(r"(?<=[ -])[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]{4,}", known[code].name):  # доллар Намибии
            modifiers[word[:-2].lower() if len(word) > 6 else word.lower()].add(code)
    for word, codes in _ALSO.get(language, {}).items():
        heads[word] |= set(SIGNS["$"][:7]) if codes == "$" else set(codes.split())
    for known_as in (*heads.values(), *stems.values()):
        known_as.update({"ZWG"} if "LRD" in known_as else ())  # Zimbabwe's, which CLDR no longer names
    for word, codes in _MODIFIERS.get(language, {}).items():
        modifiers[word] |= set(codes.split())
    for word, those in adjectives().items() if language == "en" else of_places(language):
        modifiers[word] = {*those, *modifiers.get(word, ())}
    return Names(*({word: frozenset(codes) for word, codes in table.items()} for table in (heads, stems, modifiers)))


def beginning(words: Iterable[str]) -> str:
    """The longest beginning that words share."""
    first, *others = sorted(words)
    sizes = range(len(first), -1, -1)
    return first[: next(size for size in sizes if all(word.startswith(first[:size]) for word in others))]


def _forms(*names: str) -> list[list[str]]:
    """The words of the forms of a name, in lower case; those of a place (эскудо Кабо-Верде) and conjunctions
    are left out."""
    rows = [name.replace("-", " ").replace("\u00a0", " ").split() for name in names]
    rows = [[word for word in row if len(word) > 2] or row for row in rows]  # without "and" (Bosnia and Herzegovina)
    if rows[0][0].islower():
        rows = [[word for word in row if word.islower() or word.isupper()] or row for row in rows]
    return [[word.lower() for word in row] for row in rows]


def _families(forms: Mapping[str, list[list[str]]]) -> list[dict[str, list[list[str]]]]:
    """Currencies of one noun in English (dollar), crowns in their four spellings together."""
    families: dict[str, dict[str, list[list[str]]]] = defaultdict(dict)
    for code, one in currencies("en").items():
        if code in forms:
            noun = one.name.lower().split()[-1]
            families["crown" if noun in ("krona", "krone", "króna", "koruna") else noun][code] = forms[code]
    return list(families.values())


def _nouns(rows: list[list[str]], family: Mapping[str, list[list[str]]], place: int) -> set[str]:
    """The noun in each form of a name: the word that the names of its family share, else the one at its usual place."""
    shared = Counter(stem for others in family.values() for stem in {word[:4] for row in others for word in row})
    best, count = max(shared.items(), key=lambda item: (item[1], -len(item[0]), item[0]))
    alike = {word for row in rows for word in row if word[:4] == best}
    if count > 1 and alike:
        return alike
    return {
        next((word for word in row[:: 1 if place == 0 else -1] if word[:3] not in _NEW), row[place]) for row in rows
    }


def _place_of_noun(forms: Mapping[str, list[list[str]]]) -> int:
    """Where the noun stands in the names of currencies: first (0: dólar canadiense) or last (-1: Canadian dollar)."""
    dollars = [forms[code][0] for code in ("CAD", "AUD", "NZD") if code in forms]
    first = {name[0][:4] for name in dollars}
    return 0 if len(first) == 1 and len(dollars) > 1 else -1
