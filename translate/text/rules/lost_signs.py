"""Signs that a translation lost or made up: ©, ≤, №, ½, →, {.

Amounts of money, percent signs, minus signs and words in other scripts are the subject of other rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from glossary.locales import currencies, primary
from translate.text import sign_spans
from translate.text.quantities import currency_names
from translate.text.rules.messages import difference
from translate.text.rules.pair import TextPair
from translate.text.rules.sign_operands import OPERATORS, lost_at_operands, turned_arrows
from translate.text.writing_systems import script_of, scripts_of

# Signs that may be written otherwise: each sign of the key, and what stands for it in a translation.
_RENDERINGS = {
    "№#": r"[№#]|\b(?:номер|числ|n[.oº°r]|num|[nn]úm)|\bN\b",
    "°": r"[°º˚℃℉]|градус|grad|degré|grau|ст\.|широт|долгот",
    "²³": r"[²³]|кв|куб|квадр|quadra|square|carré|cub|kubik",
    "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞": (
        r"\d[.,/⁄]\d|\bпол(?:час|чаш|год|кило|ови|тор|дюй|литр|лож|стак|метр|мил|ведр|-|\b|у(?!ч))|\bчетверт|\bтрет|\bhalf|halb|\bmei|\bmedi|\bdemi"
        r"|\bquart|viert|\bdrit|\bterc|\btiers"
    ),
    "×": r"[×✕·*]|(?<![^\W\d_])[xхXХ](?![^\W\d_])|\d\W?\w{0,2}\.? (?:на|by|por|mal|sur) \d|крат|\bраза?\b",
    "±": r"±|\+/[-–−]|плюс|mais|plus|más|погрешн",
    "≈~∼": r"[≈~∼≃≅]|около|примерно|приблизительно|порядка|cerca|etwa|circa|environ|aprox|ungefähr|alrededor|unos",
    "≤": r"[≤⩽]|<=|не более|не больше|не выше|меньше или|\bmax|höchst|\b(?:до|até|hasta|jusqu[’'à]*)(?=\W{0,2}\d)",
    "≥": r"[≥⩾]|>=|не менее|не меньше|не ниже|больше или|\bот(?=\W{0,2}\d)|\bmin|pelo menos|al menos|au moins",
    "§": r"§|\bстать|\bст\.|параграф|\bпункт|\bп\.|\bраздел|\bart|\bsec|\babs",
    "©": r"©|\([cсCС]\)|copyright|копирайт|авторск|права защищ",
    "®™℠": r"[®™℠]|\([rR]\)|\b[tT][mM]\b|марк|marca|marque",
    "•·▪●◦‣⁃∙■□▲►▼◆○": r"[•·▪●◦‣⁃∙■□▲►▼◆○*–—-]",
    "′´": r"['’‘′´`]|минут|фут|minut|f[uo]ß|pie|pés|pied",
    "`": r"[`'’‘´«»“”„\"]",  # with an apostrophe the quotation marks of many programs
    "″": r"[\"”“»″]|дюйм|секунд|zoll|polegad|pulgad|pouce|segund|sekund|second",
    "←↑→↓↔⇐⇒⇔➔➡➜⟶": r"[←-⇿➔-➾⟵-⟿>»—–-]",
    "‰": r"‰|промилле|mill|mil\b",
    "µμ": r"[µμ]|мк|микро|micr|mikr",
    "+": r"\+|плюс|\bи\b|plus|más|mais|свыше|более|старше",
    "=": r"=|равн|igual|gleich|égal|\bэто\b|—",
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
    "ωΩ\u2126": r"омега|[oô]mega|\b(?:м|к|мк|г|милли|кило|мега)?ом(?:а|ов|ам|ах)?\b|ohm",
    "¢": r"цент|cent|сент",
}  # fmt: skip
_SPELLINGS = {sign: pattern for signs, pattern in _RENDERINGS.items() for sign in signs}
_OTHERS = frozenset("¶†‡‱‴※¿¡‼⁇⁈⁉⁊⁂⁎⁑⁜⁞\\@")  # punctuation that is no mark of the sentence
_ELSEWHERE = frozenset("$%-−^")  # the subject of other rules, or no sign of its own
_TELLING = frozenset("×±≤≥≈≠©®™¶†‡√∞{}^\\")  # signs that a translation has only where the source has them
_PLAIN = re.compile(r"[#~+=<>|{}\\`@^]")  # signs that an ASCII text may have
_TURNED = ("es", "gl", "ast")  # languages that open a question with a mark of its own
_SAID_ONCE = frozenset("®™℠•·▪●◦‣⁃∙■□▲►▼◆○|¦{}¿¡@\\")  # at the first mention only, or the subject of other rules
_SAME_LIST = re.compile(  # between two of a sign: a number, its unit, and what joins the two
    r"[\s\d.,;:/×x–—‐‑−-]*(?:(?:[kcdm]?m|ft|in|mi|C|F|and|or|to|by|y|o|e|et|ou|und|oder|bis|и|или|до|по|на|[ксдм]?м)\b"
    r"[\s\d.,;:/×x–—‐‑−-]*){0,3}"
)


@cache
def _pattern(sign: str) -> re.Pattern[str] | None:
    """What renders a sign, None for one that is not known."""
    text = _SPELLINGS.get(sign)
    return re.compile(text, re.IGNORECASE) if text else None


def sign(pair: TextPair) -> str:
    """Signs, and letters that stand alone, of which the target has no rendering; signs that only the target has."""
    added = [char for char in _TELLING.intersection(pair.alphabet) if not _is_rendered(char, pair.source.raw)]
    if pair.source.raw.isascii() and not _PLAIN.search(pair.source.raw):
        return difference((), sorted(added))
    strays = (pair.source.raw[one.start : one.end] for one in sign_spans.strays(pair.source.raw, pair.source_locale))
    alone = [text for text in strays if any(map(str.isalpha, text)) and not _is_rendered(text, pair.target.raw)]
    turned = list(turned_arrows(pair))
    lost = dict.fromkeys([*_signs(pair), *alone, *(one for one, _ in turned)])
    return difference(lost, [*sorted(added), *(other for _, other in turned if other)])


def _signs(pair: TextPair) -> Iterator[str]:
    target = pair.target.raw
    for char in dict.fromkeys(pair.source.bare):
        if not _is_sign(char) or _is_native(char, pair.source_locale):
            continue
        if _is_rendered(char, target):
            if lost := list(_fewer(char, pair)):
                yield from lost
            elif char in OPERATORS and lost_at_operands(char, pair, _with(char)):
                yield char
            continue
        if unicodedata.category(char) == "Sc" and _is_named(char, pair):
            continue
        plain = unicodedata.normalize("NFKC", char).strip()
        if not plain or plain == char or plain not in target:
            yield char


@lru_cache(maxsize=64)
def _with(sign: str) -> re.Pattern[str]:
    """A sign, or what may be written for it."""
    pattern = _pattern(sign)
    return re.compile(f"{re.escape(sign)}|{pattern.pattern}" if pattern else re.escape(sign), re.IGNORECASE)


def _is_native(char: str, locale: str) -> bool:
    """True for a letter or a mark of the sentence of a locale: Greek α, Spanish ¿."""
    return (char in "¿¡" and primary(locale) in _TURNED) or (char.isalpha() and script_of(char) in scripts_of(locale))


def _fewer(sign: str, pair: TextPair) -> Iterator[str]:
    """How many of a sign are missing where the target has some of them. Those of a range or list count once, as one
    sign may serve all its numbers (from 5° to 10°)."""
    if sign in _SAID_ONCE or unicodedata.category(sign) == "Sc" or pair.source.bare.count(sign) < 2:
        return
    _, *others = pair.source.bare.split(sign)[:-1]
    said = 1 + sum(not _SAME_LIST.fullmatch(gap) for gap in others)
    pattern = _pattern(sign)
    named = sum(sign not in match[0] for match in pattern.finditer(pair.target.raw)) if pattern else 0
    heard = named + pair.target.raw.count(sign)
    if heard < said:
        yield f"{said - heard} of {said} {sign}"


def _is_rendered(sign: str, text: str) -> bool:
    """True if a sign, or what may be written for it, stands in a text."""
    pattern = _pattern(sign)
    return sign in text or (pattern is not None and bool(pattern.search(text)))


@lru_cache(maxsize=4096)
def _is_sign(char: str) -> bool:
    return char not in _ELSEWHERE and (
        char in _OTHERS or char in _SPELLINGS or unicodedata.category(char) in ("So", "Sm", "Sc", "Sk", "No", "Nl")
    )


def _is_named(sign: str, pair: TextPair) -> bool:
    """True if the target names a currency that has this sign."""
    codes = currency_names.SIGNS.get(sign, ())
    lowered = pair.target.raw.lower()
    if not codes or any(code.lower() in lowered for code in codes):
        return bool(codes)
    names = currencies(pair.target_locale)
    forms = {
        form.lower() for code in codes if code in names for form in (names[code].name, *names[code].forms.values())
    }
    return any(word[: max(3, len(word) - 2)] in lowered for form in forms for word in form.split() if len(word) > 2)
