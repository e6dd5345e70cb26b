"""Signs that a translation lost or made up: ©, ≤, №, ½, →, {.

Amounts of money, percent signs, minus signs and words in other scripts are the subject of other rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from glossary.locales import currencies
from translate.text import sign_spans
from translate.text.quantities import quantities
from translate.text.rules.messages import difference
from translate.text.rules.pair import TextPair

# Signs that may be written otherwise: each sign of the key, and what stands for it in a translation.
_RENDERINGS = {
    "№#": r"[№#]|\b(?:номер|числ|n[.oº°r]|num|[nn]úm)|\bN\b|№",
    "°": r"[°º˚℃℉]|градус|grad|degré|grau|ст\.|широт|долгот",
    "²³": r"[²³]|кв|куб|квадр|quadra|square|carré|cub|kubik",
    "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞": r"[¼-¾⅐-⅞]|\d[.,/⁄]\d|пол|четверт|трет|half|halb|mei|medi|demi|quart|viert|drit|terc|tiers",
    "×": r"[×xхXХ✕·*]|\b(?:на|by|por|mal|sur)\b",
    "±": r"±|\+/[-–−]|плюс|mais|plus|más|погрешн",
    "≈~∼": r"[≈~∼≃≅]|около|примерно|приблизительно|порядка|cerca|etwa|circa|environ|aprox|ungefähr|alrededor|unos",
    "≤": r"[≤⩽]|<=|не более|не больше|не выше|меньше или|до|max|höchst|até|hasta|jusqu",
    "≥": r"[≥⩾]|>=|не менее|не меньше|не ниже|больше или|от|min|pelo menos|al menos|au moins",
    "§": r"§|стать|ст\.|параграф|пункт|п\.|раздел|art|sec|abs",
    "©": r"©|\([cсCС]\)|copyright|копирайт|прав",
    "®™℠": r"[®™℠]|\([rR]\)|\b[tT][mM]\b|марк|marca|marque",
    "•·▪●◦‣⁃∙■□▲►▼◆○": r"[•·▪●◦‣⁃∙■□▲►▼◆○*–—-]",
    "′´`": r"['’‘′´`]|минут|фут|minut|f[uo]ß|pie|pés|pied",
    "″": r"[\"”“»″]|дюйм|секунд|zoll|polegad|pulgad|pouce|segund|sekund|second",
    "←↑→↓↔⇐⇒⇔➔➡➜⟶": r"[←-⇿➔-➾⟵-⟿>»—–-]",
    "‰": r"‰|промилле|mill|mil\b",
    "µ": r"[µμ]|мк|микро|micr|mikr",
    "+": r"\+|плюс|\bи\b|plus|más|mais|свыше|более|старше",
    "=": r"=|равн|igual|gleich|égal|это|—",
    "<>": r"[<>‹›«»→]|менее|меньше|более|больше|men|más|mais|weniger|mehr|moins|plus",
    "⁄": r"[/⁄]",
    "|¦": r"[|¦/·•—–]",
    "{}": r"[{}]",
    "αΑ": "альфа|al(?:ph|f)a",
    "βΒ": "бет[аы]|beta",
    "γΓ": "гамма|gam+a",
    "δΔ": "дельта|delta",
    "ε": "эпсилон|[eé]psil[oó]n",
    "θΘ": "тет[аы]|th?eta",
    "λ": "лямбда|lambda",
    "π": r"\bпи\b|\bpi\b",
    "σΣ": "сигма|sigma",
    "φ": r"\bфи\b|\b(?:ph|f)i\b",
    "ωΩ": r"омега|[oô]mega|\bом(?:а|ов)?\b|ohm",
}  # fmt: skip
_PATTERNS = {sign: re.compile(pattern, re.IGNORECASE) for signs, pattern in _RENDERINGS.items() for sign in signs}
_OTHERS = frozenset("¶†‡‱‴※¿¡‼⁇⁈⁉⁊⁂⁎⁑⁜⁞\\@")  # punctuation that is no mark of the sentence
_ELSEWHERE = frozenset("$%-−^")  # the subject of other rules, or no sign of its own
_TELLING = frozenset("×±≤≥≈≠©®™¶†‡√∞{}^\\")  # signs that a translation has only where the source has them


def sign(pair: TextPair) -> str:
    """Signs, and letters that stand alone, of which the target has no rendering; signs that only the target has."""
    added = [char for char in pair.alphabet if char in _TELLING and not _is_rendered(char, pair.source.raw)]
    if pair.source.raw.isascii() and not _PLAIN.search(pair.source.raw):
        return difference((), sorted(added))
    strays = (pair.source.raw[one.start : one.end] for one in sign_spans.strays(pair.source.raw, pair.source_locale))
    alone = [text for text in strays if any(map(str.isalpha, text)) and not _is_rendered(text, pair.target.raw)]
    return difference(dict.fromkeys([*_signs(pair), *alone]), sorted(added))


_PLAIN = re.compile(r"[#~+=<>|{}\\`@]")


def _signs(pair: TextPair) -> Iterator[str]:
    target = pair.target.raw
    for char in dict.fromkeys(pair.source.bare):
        if not _is_sign(char) or _is_rendered(char, target):
            continue
        if unicodedata.category(char) == "Sc" and _is_named(char, pair):
            continue
        plain = unicodedata.normalize("NFKC", char).strip()
        if not plain or plain == char or plain not in target:
            yield char


def _is_rendered(sign: str, text: str) -> bool:
    """True if a sign, or what may be written for it, stands in a text."""
    pattern = _PATTERNS.get(sign)
    return sign in text or (pattern is not None and bool(pattern.search(text)))


@lru_cache(maxsize=4096)
def _is_sign(char: str) -> bool:
    return char not in _ELSEWHERE and (
        char in _OTHERS or char in _PATTERNS or unicodedata.category(char) in ("So", "Sm", "Sc", "Sk", "No", "Nl")
    )


def _is_named(sign: str, pair: TextPair) -> bool:
    """True if the target names a currency that has this sign."""
    codes = _codes(sign)
    lowered = pair.target.raw.lower()
    if not codes or any(code.lower() in lowered for code in codes):
        return bool(codes)
    names = currencies(pair.target_locale)
    forms = {
        form.lower() for code in codes if code in names for form in (names[code].name, *names[code].forms.values())
    }
    return any(word[: max(3, len(word) - 2)] in lowered for form in forms for word in form.split() if len(word) > 2)


@lru_cache(maxsize=64)
def _codes(sign: str) -> frozenset[str]:
    """The currencies that a sign may stand for."""
    return frozenset(code for one in quantities(f"{sign}5", "en") if sign in one.text for code in one.units)
