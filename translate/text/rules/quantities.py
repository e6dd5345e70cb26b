"""Rules on quantities: numbers, signs, currencies, units, clock times, designations, and the number format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from glossary.locales import primary
from translate.text.numbers import (
    LANGUAGES,
    Number,
    differing,
    localized,
    lost_minus,
    moved_minus,
    number_words,
    numbers,
)
from translate.text.quantities import (
    added_conversions,
    changed_designations,
    changed_digits,
    changed_numerals,
    changed_words,
    clock_in_figures,
    conversions,
    converted_times,
    has_set_phrase,
    has_spoken_clock,
    is_given,
    lost_zones,
    made_ranges,
    may_be_bounded,
    may_change,
    may_count_time,
    may_have_rates,
    misread_phrases,
    names_zone,
    other_currencies,
    other_spans,
    other_time_rates,
    other_zones,
    past_noon,
    same_amounts,
    same_dates,
    same_named_days,
    same_times,
    set_phrases,
    spoken_times,
    swapped_pairs,
    swapped_parts,
    swapped_ranges,
    turned_designations,
    without_spaced_alike,
    wrong_bounds,
    wrong_clock,
    wrong_pairs,
    wrong_times,
)
from translate.text.rules.decades import lost_decades
from translate.text.rules.messages import difference, quoted
from translate.text.rules.pair import TextPair
from translate.text.rules.sign_operands import changed_powers, exponents_in_words

_PERCENT = re.compile(
    r"\d\s?%|[%٪]\s?\d|\bper ?cent|\bpct\b|процент|відсот|п\.\s?п\.|\bpor cento|\bpor ciento|prozent|\bpour[ -]cent"
    r"|\bpercentage|\bporcent|\bpourcent",
    re.IGNORECASE,
)
_PERCENT_SIGN = re.compile(r"\d\s?%|\d per ?cent\b", re.IGNORECASE)


def number(pair: TextPair) -> str:
    """Numbers lost, changed, or made up, compared by value; zeros of a designation and Roman numerals that changed;
    numbers in words, bounds, powers and pairs of numbers in another order."""
    message = _differing_numbers(pair)
    if message and (texts := without_spaced_alike(pair.source.bare, pair.target.bare)):
        return _differing_numbers(TextPair.of(*texts, pair.source_locale, pair.target_locale))
    return message


def _differing_numbers(pair: TextPair) -> str:
    if pair.source.figures or pair.target.figures:
        lost, extra = _unpaired(pair)
        if message := difference([n.text for n in lost], [n.text for n in extra]):
            return message
    changed = list(changed_numerals(*pair.bare_texts))
    if pair.source.figures or pair.target.figures:
        changed += changed_digits(pair.source.bare, pair.target.bare)
        changed += swapped_pairs(pair.source.bare, pair.target.bare)
        changed += made_ranges(*pair.bare_texts)
        changed += lost_decades(pair)
    if pair.source.figures or _has_parts(pair):
        changed += swapped_parts(*pair.bare_texts)
    changed += changed_powers(pair)
    if may_be_bounded(pair.source.bare, pair.source.words, pair.source_locale):
        changed += wrong_bounds(*pair.bare_texts)
    if not changed and may_change(pair.source.words, pair.folded, pair.source_locale, pair.target_locale):
        changed += changed_words(*pair.bare_texts)
    return difference(*_two(changed)) if changed else ""


def _has_parts(pair: TextPair) -> bool:
    """True if a text of words may tell a part of a whole: three of the four."""
    words = pair.source.vocabulary
    return "of" in words and len(number_words(primary(pair.source_locale)).keys() & set(map(str.lower, words))) > 1


def _unpaired(pair: TextPair) -> tuple[list[Number], list[Number]]:
    """The numbers that only one side has, without those of a measure that was converted, or of a date that is written
    otherwise."""
    lost, extra = map(list, differing(*pair.bare_texts))
    if lost and (said := spoken_times(*pair.bare_texts)):
        lost = [number for number in lost if not any(one.start <= number.start < one.end for one in said)]
    ours = pair.source.bare
    each = {value for value in {one.value for one in lost} if _is_for_each(value, pair)}
    lost = [one for one in lost if not (one.value in each or _is_foremost(one, ours) or _is_known(one, ours))]
    lost = [one for one in lost if not (one.text == "0" and _is_none(one, pair))]
    lost = [] if all(one.text == "50" for one in lost) and _is_even_split(pair) else lost
    if lost and extra:
        spans = [(range(*ours), range(*theirs)) for ours, theirs in past_noon(pair.source.bare, pair.target.bare)]
        spans += same_times(*pair.bare_texts)
        lost, extra = _outside(lost, extra, spans)
    if extra:
        times = clock_in_figures(*pair.bare_texts)
        extra = [number for number in extra if not any(number.start in one for one in times)]
    if extra and has_set_phrase(pair.source.vocabulary):
        scores = any(one.name == "score" for one in set_phrases(pair.source.bare, pair.source_locale))
        extra = [number for number in extra if not (scores and number.value == 20)]
    if not lost and not extra:
        return lost, extra
    if extra and (powers := exponents_in_words(pair)):
        extra = [number for number in extra if number.text not in powers]
    spans = [
        (range(one.start, one.end), range(other.start, other.end))
        for one, other in conversions(*pair.bare_texts, lost, extra)
    ]
    spans += [(range(one.start, one.end), range(other.start, other.end)) for one, other in same_dates(*pair.bare_texts)]
    spans += same_named_days(*pair.bare_texts)
    lost, extra = _outside(lost, extra, spans)
    lost, extra = _outside(lost, extra, same_amounts(*pair.bare_texts)) if lost or extra else (lost, extra)
    if extra and (places := added_conversions(*pair.bare_texts, extra)):
        extra = [number for number in extra if not any(number.start in place for place in places)]
    return lost, extra


def _outside(
    lost: list[Number], extra: list[Number], spans: Iterable[tuple[range, range]]
) -> tuple[list[Number], list[Number]]:  # fmt: skip
    """The numbers of both sides that stand in none of some spans of source and target."""
    for ours, theirs in spans:
        lost = [number for number in lost if number.start not in ours]
        extra = [number for number in extra if number.start not in theirs]
    return lost, extra


_NONE_AGAINST = re.compile(
    r"единоглас|отсутств|не было|\bни \w|\bникто\b|всух|одноголос|einstimmig|\bkeine|\bohne"
    r"|unánim|\bsin\b|\bunanim|\bsans\b|\bsem\b"
)


def _is_none(zero: Number, pair: TextPair) -> bool:
    """True for the zero of a vote or a score that the target says as none: 13-0, единогласно."""
    before = pair.source.bare[max(0, zero.start - 5) : zero.start]
    return bool(re.search(r"\d(?:[-–—:]| to )\Z", before) and _NONE_AGAINST.search(pair.target.bare))


_EVEN = re.compile(r"поровну|пополам|навпіл|gleichmäßig|zu gleichen Teilen|por igual|à parts égales|em partes iguais")


def _is_even_split(pair: TextPair) -> bool:
    """True if the target says 50-50 in a word."""
    return "50-50" in pair.source.bare.replace("–", "-").replace("/", "-") and bool(_EVEN.search(pair.target.bare))


def _is_known(number: Number, text: str) -> bool:
    """True for a two of what is known already before a noun: the 2 men."""
    return number.text == "2" and is_given(text, number) and text[number.end : number.end + 2][1:].islower()


_FOREMOST = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|as|der|die|el|la|o|a|le|los)|['’]s) "
    r"(?:(?:[Nn]o|[Nn]r|[Nn]úm|[Nn]um)\.? ?|№ ?|[Nn]umber |#)\Z"
)


def _is_foremost(number: Number, text: str) -> bool:
    """True for the number of what is first among its kind, which needs no number: the No. 1 suspect."""
    is_noun = re.match(r" [^\W\d_A-ZА-ЯЁ]", text[number.end : number.end + 2])
    return number.text == "1" and bool(is_noun and _FOREMOST.search(text, max(0, number.start - 12), number.start))


# What says, before a number of a language or near it, that it counts for each of several.
_EACH = {
    "ru": r"\bпо (?:$)|\bкажд", "uk": r"\bпо (?:$)|\bкожн", "de": r"\bje(?:weils|de\w?)?\b", "es": r"\bcada\b",
    "pt": r"\bcada\b", "fr": r"\bcha(?:cune?|que)\b", "en": r"\b(?:each|apiece|both|per)\b",
}  # fmt: skip
_BESIDE = 25  # characters beside a number among which such a word stands


def _is_for_each(value: Decimal, pair: TextPair) -> bool:
    """True if a number that the source has several times stands once in the target, and counts for each of them."""
    pattern = _EACH.get(primary(pair.target_locale))
    if pattern is None or sum(one.value == value for one in numbers(*pair.bare_texts[::2])) < 2:
        return False
    target = pair.target.bare
    return any(
        re.search(pattern, target[max(0, one.start - _BESIDE) : one.start])
        or re.search(pattern.replace("(?:$)", "(?!)"), target[one.end : one.end + _BESIDE])
        for one in numbers(target, pair.target_locale)
        if one.value == value
    )


def _two(changed: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    pairs = list(changed)
    return [one for one, _ in pairs], [other for _, other in pairs if other]


def conversion(pair: TextPair) -> str:
    """Measures of the source that stand in the target in another unit with the right value: 5 miles and 8 km."""
    if not pair.source.figures or not pair.target.figures:
        return ""
    lost, extra = differing(*pair.bare_texts)
    found = conversions(*pair.bare_texts, lost, extra)
    return quoted(f"{one.text} is {other.text} here" for one, other in found)


def minus(pair: TextPair) -> str:
    """A number that is negative only in the source."""
    if not pair.source.figures or primary(pair.target_locale) not in LANGUAGES:
        return ""
    if lost_minus(pair.source.bare, pair.target.bare):
        return "a minus sign is missing"
    moved = moved_minus(*pair.bare_texts)
    return f"the minus sign of {moved[0]} stands before {moved[1]}" if moved else ""


def currency(pair: TextPair) -> str:
    """A number with another currency than in the source, or a currency that only one side mentions."""
    if not pair.source.figures:
        return ""
    wrong = _wrong_pairs(pair, money=True)
    if wrong or primary(pair.target_locale) not in LANGUAGES:
        return wrong
    found = other_currencies(pair.source.bare, pair.target.bare)
    return f"not the same currencies: {', '.join(found)}" if found else ""


def _wrong_pairs(pair: TextPair, money: bool) -> str:
    found = wrong_pairs(*pair.bare_texts)
    return quoted(dict.fromkeys(f"{one.source} is {one.target} here" for one in found if one.money is money))


def unit(pair: TextPair) -> str:
    """A number with another unit than in the source, or a lost percent sign."""
    if found := _other_unit_in_words(pair):
        return found
    if not pair.source.figures:
        return ""
    percentage = "%" in pair.source.bare or "cent" in pair.source.bare.lower()
    known = primary(pair.target_locale) in LANGUAGES
    if known and percentage and _PERCENT_SIGN.search(pair.source.bare) and not _PERCENT.search(pair.target.bare):
        return "" if "%" in pair.target.raw or _is_share_in_words(pair) else "the percent sign is missing"
    return _wrong_pairs(pair, money=False)


def _other_unit_in_words(pair: TextPair) -> str:
    """A span of time, a rate or a set phrase of the source that is another one in the target."""
    ours, texts = pair.source, pair.bare_texts
    counts = may_count_time(ours.words, ours.vocabulary, pair.target.bare, pair.source_locale, pair.target_locale)
    if counts and (spans := _changed(other_spans(*texts))):
        return spans
    if may_have_rates(ours.vocabulary, pair.source_locale) and (rates := _changed(other_time_rates(*texts))):
        return rates
    return _changed(misread_phrases(*texts)) if has_set_phrase(ours.vocabulary) else ""


def _changed(pairs: Iterable[tuple[str, str]]) -> str:
    return quoted(f"{one} is {other} here" if other else f"{one} is missing" for one, other in pairs)


def _is_share_in_words(pair: TextPair) -> bool:
    """True if the target says each number per cent of the source as a share or a factor: 50%, половина."""
    ours = [range(*one.span()) for one in _PERCENT_SIGN.finditer(pair.source.bare)]
    said = [one for one, _ in same_amounts(*pair.bare_texts)]
    return all(any(one.start in other for other in said) for one in ours)


def time(pair: TextPair) -> str:
    """A clock time of the source that is another one in the target, or none; a range of times whose ends changed
    places; a time zone that is gone."""
    wrong = wrong_times(*pair.bare_texts)
    if wrong:
        wrong = [(one, other) for one, other in wrong if one != other] or wrong  # "5" in "5 to 7 p.m." says nothing
        return quoted(f"{one} is {other} here" if other else f"{one} is missing" for one, other in wrong)
    if has_spoken_clock(pair.source.words, pair.source_locale) and (spoken := wrong_clock(*pair.bare_texts)):
        return quoted(f"{one} is {other} here" if other else f"{one} is missing" for one, other in spoken)
    if swapped := swapped_ranges(*pair.bare_texts):
        return quoted(f"{one} is {other} here" for one, other in swapped)
    if converted_times(*pair.bare_texts):
        return ""
    if names_zone(pair.source.words) and (changed := other_zones(pair.source.bare, pair.target.bare)):
        return quoted(f"{one} is {other} here" for one, other in changed)
    zones = lost_zones(pair.source.bare, pair.target.bare, pair.source_locale)
    return f"the time zone is missing: {quoted(zones)}" if zones else ""


def designation(pair: TextPair) -> str:
    """A telephone number, a timestamp, a code, a reference or a name with signs that does not stand in the target to
    the letter."""
    texts = pair.source.bare, pair.target.bare
    return difference(*_two(dict.fromkeys((*changed_designations(*texts), *turned_designations(*texts)))))


# Numbers that are certainly quantities; 1.5 alone may be a version, a section or a time.
_SEPARATED = re.compile(r"\d[.,]\d")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[,.]\d{3})+(?:[.,]\d+)?(?![\w.,]*\d)")
_DECIMAL = re.compile(r"(?<![\w.,])\d+[.,]\d{1,2}(?=\s?%|\s(?:million|billion|percent|per cent)\b)")


def number_format(pair: TextPair) -> str:
    """A number in the format of the source locale: 1,234.5 where the target locale has 1 234,5."""
    if not pair.target.figures or not _SEPARATED.search(pair.source.raw):
        return ""
    wrong = []
    for pattern in (_GROUPED, _DECIMAL):
        for match in pattern.finditer(pair.source.raw):
            number = match[0]
            if any(start <= match.start() < end for start, end, _ in pair.source.spans):
                continue
            local = localized(number, pair.source_locale, pair.target_locale)
            kept = re.search(rf"(?<![\w.,]){re.escape(number)}(?![\d]|[.,]\d)", pair.target.raw)
            if local != number and kept:
                wrong.append(f"{number} should be {local}")
    return quoted(dict.fromkeys(wrong))
