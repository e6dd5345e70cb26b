"""The amounts of an answer with their nouns in the form that the number demands: 3 километра, not 3 километр."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.languages import TargetLanguage, TokenEdit, Tokens, target_language
from glossary.locales import currencies, plural_category
from translate.model import LocalePair
from translate.text import Rewritten
from translate.text.numbers import localized, numbers
from translate.text.quantities import Quantity, QuantityKind, currency_names, quantities, rendered

_AMOUNTS = (QuantityKind.MONEY, QuantityKind.MEASURE)
_LONGITUDE = re.compile(r",?\s\d{1,3}\.\d+\s?[EW]\b")  # after a latitude, 15.5 N, which is no force of newtons
_ORDINAL = frozenset({"duration-year", "duration-day", "duration-month", "duration-century"})  # 2020 год, 5 день


def mended(text: str, locale: str) -> str:
    """A text of a locale whose amounts of money and measures have their nouns in a form that goes with the number; a
    noun that is no word becomes the name of its currency or unit. Numbers in words go with their nouns, too."""
    language = target_language(locale)
    found = [one for one in quantities(text, locale) if _is_counted(one) and not _LONGITUDE.match(text, one.end)]
    edits = [edit for one in found for edit in _edits(text, one, language, locale)]
    text = Rewritten(text).changed(edits).text if edits else text
    tokens = language.tokenise(text)
    placed = _placed(language.counted_in_words(tokens), tokens)
    return Rewritten(text).changed(placed).text if placed else text


def agreed(text: str, number: str, locale: str) -> Rewritten:
    """A text of a locale with the noun after a number in a form that goes with the number, as far as that is known.
    `number`: digits, with a point before decimals, which the text may have with a comma."""
    language = target_language(locale)
    written = "|".join(map(re.escape, dict.fromkeys((number, number.replace(".", ",")))))
    found = list(re.finditer(rf"(?<![\d.,])(?:{written})(?!\d|[.,]\d)", text))
    if len(found) != 1:
        return Rewritten(text)
    tokens = language.tokenise(text)
    before = sum(token.end <= found[0].start() for token in tokens) - 1
    first = sum(token.start < found[0].end() for token in tokens)
    edits = language.counted(tokens, before, first, len(tokens), plural_category(locale, number))
    return Rewritten(text).changed(_placed(edits, tokens))


def _placed(edits: Iterable[TokenEdit], tokens: Tokens) -> list[tuple[int, int, str]]:
    return sorted((tokens[edit.first].start, tokens[edit.last - 1].end, edit.new) for edit in edits)


def _is_counted(one: Quantity) -> bool:
    return one.kind in _AMOUNTS and not one.shared and bool(one.number) and _ORDINAL.isdisjoint(one.units)


def _edits(text: str, one: Quantity, language: TargetLanguage, locale: str) -> list[tuple[int, int, str]]:
    number = text.find(one.number, one.start, one.end)
    end = number + len(one.number)
    if number < 0 or not any(map(str.isalpha, text[end : one.end])):
        return []
    if one.kind is QuantityKind.MEASURE and _is_left(text[end : one.end], named := rendered(one, locale, locale)):
        return [(one.start, one.end, named)]
    if one.text[:1] in currency_names.SIGNS and currency_names.told(one.text.split()[-1].lower(), locale)[0]:
        return [(one.start, one.end, rendered(one, locale, locale))]  # the sign and the noun: $(15,3) млн долларов
    tokens = language.tokenise(text)
    words = [n for n, token in enumerate(tokens) if end <= token.start and token.end <= one.end]
    if not words:
        return []
    named = rendered(one, locale, locale)
    if _is_named({tokens[n].text for n in words}, one, named, locale):
        return []
    if not all(language.is_word(tokens[n].text) for n in words if tokens[n].is_word):
        return [(one.start, one.end, named)] if named != one.text else []
    before = sum(token.start < one.start for token in tokens) - 1
    edits = language.counted(tokens, before, words[0], words[-1] + 1, _category(one, locale))
    return _placed(edits, tokens)


def _is_left(unit: str, named: str) -> bool:
    """True for a unit that an engine left in Latin letters where the locale has none (60 dB: 60 дБ), and for minutes
    that look like metres (2 ч 15 м)."""
    letters, own = "".join(filter(str.isalpha, unit)), "".join(filter(str.isalpha, named))
    is_foreign = letters.isascii() and bool(own) and not any(map(str.isascii, own))
    return is_foreign or (letters == "м" and own.startswith("мин"))


def _is_named(words: set[str], one: Quantity, named: str, locale: str) -> bool:
    """True if CLDR names the unit or currency so after this number: 5 лари, a word that a dictionary may take for a
    form of another."""
    category, table = _category(one, locale), currencies(locale)
    forms = [table[code].forms.get(category, "") for code in one.units if code in table]
    return any(words <= set(form.split()) for form in (named, *forms))


def _category(one: Quantity, locale: str) -> str:
    digits = str(one.value / one.scale if one.scale > 1 else one.value)
    return plural_category(locale, digits if "E" not in digits else str(int(one.value / one.scale)))


def localised(source: str, answer: str, pair: LocalePair) -> str:
    """An answer as the guard reads it: the numbers that the engine left in the format of the source (1,900, 1.5) in
    that of the target. What is shown has only those changed that are numbers for certain, see `typography.typeset`."""
    left = {
        one.text: there
        for one in numbers(source, pair.source)
        if one.text in answer and (there := localized(one.text, pair.source, pair.target)) != one.text
    }
    if not left:
        return answer
    longest = sorted(left, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, longest))})(?![\w]|[.,]\d)")
    return pattern.sub(lambda match: left[match[0]], answer)
