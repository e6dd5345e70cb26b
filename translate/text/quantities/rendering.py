"""How a locale writes a quantity: 1,20 евро, -5 °C, 80 миль в час, 17:00. Forms and patterns come from CLDR."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from glossary.locales import currencies, day_periods, number_pattern, plural_category, primary, scale_words, units
from translate.text.numbers import localized
from translate.text.quantities.currency_names import CRYPTO, SIGNS, names
from translate.text.quantities.exchange_rates import ExchangeRate
from translate.text.quantities.records import Quantity, QuantityKind
from translate.text.quantities.unit_spellings import RUSSIAN
from translate.text.quantities.unit_symbols import written

# Units that everyday text writes by their symbols in all languages.
_SYMBOLS = """
    length-kilometer length-meter length-centimeter length-millimeter mass-kilogram mass-gram mass-milligram
    volume-liter volume-milliliter speed-kilometer-per-hour speed-meter-per-second power-kilowatt power-megawatt
    power-gigawatt energy-kilowatt-hour area-hectare area-square-kilometer area-square-meter temperature-celsius
    temperature-fahrenheit digital-gigabyte digital-megabyte digital-terabyte frequency-megahertz frequency-gigahertz
    length-nanometer length-micrometer mass-microgram volume-centiliter volume-deciliter power-milliwatt
    duration-millisecond pressure-millimeter-ofhg pressure-hectopascal
    concentr-permillion energy-electronvolt digital-kilobit digital-megabit digital-gigabit
"""
_OF = {"es": "de ", "fr": "de ", "pt": "de ", "ca": "de ", "it": "di ", "ro": "de "}  # a million OF dollars
_QUALIFIER = re.compile(r"[ \u00a0](?:амер|ам|англ|US|am)\.(?=[ \u00a0])")  # of an American gallon
_HALF_DAY = ("en", "hi", "ar", "bn", "ko", "ms")  # languages of which the readers use a.m. and p.m.
_OTHERS = "USD CAD AUD NZD HKD SGD CNY SEK JMD NAD LRD ZWG DKK NOK KES TZS UGX CHF UYU ETB MYR IDR SLE"
_HOME = frozenset(usual[0] for sign, usual in SIGNS.items() if "$" not in sign or len(sign) < 3) - {*_OTHERS.split()}
_UNMARKED = re.compile(r"\d{4}|\d\d?\.\d\d")  # clock times without a colon: 1430, 21.50
_THOUSAND_CALORIES = re.compile(r"k(?:ilo)?cal|к(?:ило)?кал", re.IGNORECASE)
_NUMBER = re.compile(r"\A[Nn]os?\.[ \u00a0]?")
_NUMBER_SIGNS = {
    **dict.fromkeys(["ru", "uk", "be", "bg", "kk", "ky", "mk", "sr"], "№ "),
    **dict.fromkeys(["de", "nl", "sv", "da", "nb", "pl", "ro"], "Nr. "),
    **dict.fromkeys(["es", "pt", "ca", "gl"], "n.º "),
    "fr": "n° ",
    "it": "n. ",
}
_CAPITAL_NOUNS = ("de", "lb")
_RATES = {
    "ru": "{} за {}", "uk": "{} за {}", "de": "{} pro {}", "es": "{} por {}", "pt": "{} por {}", "fr": "{} pour 1 {}",
    "en": "{} per {}",
}  # fmt: skip
_SECOND = ("mass-ton", "volume-fluid-ounce", "length-nautical-mile", "energy-kilocalorie")  # taken if alone


def rendered(quantity: Quantity, source: str, target: str) -> str:
    """A quantity of a text in the locale `source` as the locale `target` writes it; unchanged if CLDR has no name for
    its unit there. Digits, signs and designations are kept."""
    if quantity.kind is QuantityKind.DESIGNATION:
        return _NUMBER.sub(_NUMBER_SIGNS.get(primary(target), r"\g<0>"), quantity.text)
    if quantity.kind is QuantityKind.TIME:
        return _time(quantity, target)
    number = localized(quantity.number, source, target)
    if quantity.scale > 1 and not _scale(quantity, target)[1]:  # 3 lakh: 300,000
        number = localized(f"{quantity.value.normalize():,f}", "en", target)
    if quantity.shared:
        return quantity.sign + number
    if quantity.kind is QuantityKind.MONEY:
        return _money(quantity, number, source, target) or quantity.text
    return _measure(quantity, number, target) or quantity.text


def _time(time: Quantity, target: str) -> str:
    """A time of 24 hours ("17:00"), noon and midnight by CLDR's words where they were words; as it is where the target
    counts to twelve, too, or the half of the day is not said."""
    if time.sign == "name":
        periods = day_periods(target)
        name = "noon" if time.value else "midnight"
        shared = {word for period, words in periods.items() if period != name for word in words}
        words = [word for word in periods.get(name, ()) if word not in shared and not word.endswith(".")]
        return words[-1] if words else _hours(time)
    if primary(target) in _HALF_DAY or not (time.sign or _UNMARKED.match(time.number)):
        return time.text
    return _hours(time)


def _hours(time: Quantity) -> str:
    zone = "".join(f" {zone}" for zone in time.units)
    return f"{int(time.value) // 60}:{int(time.value) % 60:02}{zone}"


def _money(money: Quantity, number: str, source: str, target: str) -> str:
    code = _usual(money.units)
    named = currencies(target).get(code)
    if code in CRYPTO:
        category, scale = _scale(money, target)
        return f"{money.sign}{number}{' ' * bool(scale)}{scale} {code}"
    if named is None or named.name == code:
        return ""
    category, scale = _scale(money, target)
    name = named.forms.get(category) or named.forms.get("other") or named.name
    plain = _plain(name, code, target)
    is_home = code in _HOME and not (_is_of_several(plain, target) and _names_country(money, source))
    if len(money.units) > 1 or money.text[:1] in SIGNS or is_home:
        name = plain
    if scale:
        number, name = f"{number} {scale}", f"{_OF.get(primary(target), '')}{name}"
    return f"{money.sign}{number} {name}"


def _is_of_several(noun: str, locale: str) -> bool:
    """True for the noun of a currency that several countries have: крон, but not злотых."""
    return len(names(locale).codes(noun.split()[0].lower())) > 1


def _names_country(money: Quantity, locale: str) -> bool:
    """True for an amount with a word for the country of its currency, which is not the pound: Czech crowns."""
    words = re.findall(r"[^\W\d_]{3,}", money.text.lower())
    known = names(locale)
    return "GBP" not in money.units and any(not known.codes(word) and known.meant(word) & money.units for word in words)


def _usual(codes: frozenset[str]) -> str:
    """The currency whose name is taken: the one that a sign or word means where nothing else is said, else any of them,
    as their noun is the same (crowns)."""
    defaults = [usual[0] for usual in SIGNS.values() if len(usual) > 1 and usual[0] in codes and codes <= set(usual)]
    return defaults[0] if defaults else "USD" if "USD" in codes else "RUB" if "RUB" in codes else min(codes)


def _plain(name: str, code: str, target: str) -> str:
    """A name without the country ("долларов" for "долларов США"); of the pound, whose noun is a unit of mass, too, all
    from the noun on (фунтов стерлингов)."""
    words = name.replace("-", " ").split()
    known = names(target)
    at = next((n for n, word in enumerate(words) if known.codes(word.lower())), -1)
    if at < 0:
        return name
    plain = " ".join(words[at:] if code == "GBP" else words[at : at + 1])
    return plain if primary(target) in _CAPITAL_NOUNS else plain[:1].lower() + plain[1:]


def rate(amount: str, per: frozenset[str], target: str) -> str:
    """An amount as it is written in a locale, for each of a unit of CLDR: 5 евро/кг; "" if `per` may mean several
    units, or CLDR has no such pattern."""
    known = [unit for unit in per if unit not in _SECOND]
    pattern = units(target).get(known[0], {}).get("short", {}).get("per", "") if len(known) == 1 else ""
    symbol = written(known[0], primary(target)) if len(known) == 1 and not pattern else ""
    return f"{amount}/{symbol}" if symbol else pattern.replace("{0}", amount)


def exchange_rate(rate: ExchangeRate, source: str, target: str) -> str:
    """A rate as it is said in a locale: 32,15 за доллар; "" where the locale is not known to say it so."""
    language, code = primary(target), _usual(rate.codes)
    pattern, named = _RATES.get(language), currencies(target).get(code)
    if pattern is None or named is None or named.name == code:
        return ""
    noun, *others = _plain(named.forms.get("one") or named.name, code, target).split(" ")
    if language in ("ru", "uk"):
        noun = noun[:-1] + {"а": "у", "я": "ю"}.get(noun[-1], noun[-1])
    return pattern.format(localized(rate.number, source, target), " ".join((noun, *others)))


def spoken(quantity: Quantity, locale: str) -> str:
    """A quantity in its own locale in the words that a reader says: 80 miles per hour for 80 mph, 17:00 for 5 p.m.; ""
    for what is not said otherwise."""
    if quantity.kind is QuantityKind.TIME:
        is_other = quantity.sign not in ("", "name") or _UNMARKED.match(quantity.number)
        return _hours(quantity) if is_other else ""
    if quantity.units == {"numbered"} and primary(locale) == "en":
        return _NUMBER.sub("number ", quantity.text)
    if quantity.kind is QuantityKind.DESIGNATION or quantity.shared or quantity.units == {"concentr-percent"}:
        return ""
    if quantity.kind is QuantityKind.MONEY:
        return _money(quantity, quantity.number, locale, locale)
    return _measure(quantity, quantity.number, locale, ("long", "short"))


def _measure(measure: Quantity, number: str, target: str, widths: Sequence[str] = ()) -> str:
    """A measure in the first of the widths that CLDR has; without any, in that of everyday text."""
    if measure.units == {"concentr-percent"}:
        return measure.sign + re.sub(r"[#,0.]+", number, number_pattern(target, "percent"), count=1)
    known = sorted(measure.units & units(target).keys())
    known = [unit for unit in known if unit not in _SECOND] or known
    if known == ["energy-calorie"] and _THOUSAND_CALORIES.search(measure.text):
        known = ["energy-kilocalorie"]
    if not known or any(unit.startswith("compound-") for unit in measure.units):
        return _beyond_cldr(measure, number, target)
    if len(known) != 1:
        return ""  # degrees of which scale?
    forms = units(target)[known[0]]
    category, scale = _scale(measure, target)
    usual = ("short", "long") if known[0] in _SYMBOLS.split() and not scale else ("long", "short")
    named = next((forms[width] for width in widths or usual if width in forms), {})
    pattern = named.get(category) or named.get("other", "")
    if scale:
        number = f"{number} {scale}{' ' + _OF[primary(target)].strip() if primary(target) in _OF else ''}"
    return measure.sign + _QUALIFIER.sub("", pattern.replace("{0}", number)) if pattern else ""


def _beyond_cldr(measure: Quantity, number: str, target: str) -> str:
    """A measure in a unit that CLDR lacks: in Russian by name or symbol; elsewhere a symbol stays."""
    unit = max(measure.units, key=lambda one: (one.startswith("compound-"), one in RUSSIAN, one))
    category, scale = _scale(measure, target)
    number = f"{number} {scale}" if scale else number
    if primary(target) == "ru" and unit in RUSSIAN:
        forms = RUSSIAN[unit]
        at = {"one": 0, "few": 1, "many": 2}.get(category, 1)
        return f"{measure.sign}{number} {forms[min(at, len(forms) - 1)]}"
    if symbol := written(unit, primary(target)):
        return f"{measure.sign}{number} {symbol}"
    after = measure.text[measure.text.find(measure.number) + len(measure.number) :]
    return f"{measure.sign}{number}{after}" if "/" in after and measure.scale == 1 else ""


def _scale(quantity: Quantity, target: str) -> tuple[str, str]:
    """The plural category of the noun, and the scale word in its form ("" for none)."""
    digits = str(quantity.value / quantity.scale if quantity.scale > 1 else quantity.value)
    digits = digits if "E" not in digits else str(int(Decimal(digits)))
    category = plural_category(target, digits)
    words = scale_words(target).get(str(int(quantity.scale))) if quantity.scale >= 1000 else None
    if not words:
        return plural_category(target, f"{quantity.value.normalize():f}"), ""
    return plural_category(target, "1000000"), words.get(category) or words.get("other", "")
