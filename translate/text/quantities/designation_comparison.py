"""Compares what is written digit by digit and sign by sign: zeros, telephone numbers, timestamps, names, references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from glossary.locales import primary
from translate.text.numbers import number_words, numbers, required_numerals, roman_numerals
from translate.text.quantities.designations import designations

_RUN = re.compile(r"\d+")
_RUNS = re.compile(r"\d+|\D+")
_ZERO = re.compile(r"\d(?:(?<=0)(?<!\d\d)\d|:\d(?!\d))")  # a zero at the front, or one digit for the minutes
_PART_OF_DATE = re.compile(r"[:./h-]\d")
_LONG = re.compile(r"(?<!\w)(?:[A-Z]{2})?[+(]{0,2}\d(?:[ \u00a0().–‐-]{0,2}(?:\d|[A-Z](?=[A-Z\d \u00a0])))*")
_LONGEST_NUMBER = 7  # digits that a designation must have, so that no two numbers beside each other are taken for one
_CYRILLIC = str.maketrans("АВСЕНКМОРТХІ₀₁₂₃₄₅₆₇₈₉", "ABCEHKMOPTXI0123456789")
# The letters of items in Cyrillic texts: of the same place in the alphabet, of the same sound, and of the same look.
_CYRILLIC_ITEMS = {
    latin: {place, sound, look}
    for latin, place, sound, look in zip("abcdefghi", "абвгдежзи", "абцдефгхи", "авсдефгхи", strict=True)
}
_WORDS = "авикосуя"  # of these letters, those that are words
# Cyrillic letters that stand for a Latin one in codes: Ту-154, С-400, АК-47.
_SOUNDS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (
    "А", "БВ", "СЦК", "Д", "ЕЭ", "Ф", "ГЖ", "ХГ", "ИЙ", "ЙЖД", "К", "Л", "М", "Н", "О", "П", "К", "Р", "С", "Т", "УЮ",
    "В", "ВУ", "Х", "УЙЫИ", "ЗЦ"), strict=True))  # fmt: skip
_NO = "нет|не|ні|nein|kein|non|não|nie|nej|nee"
_GROUP = re.compile(r"\d[., \u00a0\u202f'’]\Z")
_BRACKETED = re.compile(r"\(([a-z\d]{1,5})\)|\[(\d{1,3})\]")
_THERE = re.compile(r"[(\[]\s?(\w{1,5})\s?[)\]]|(?<!\w)(\w{1,5})\)")


def changed_digits(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Runs of digits of the same value with other zeros: 0000 and 000, 007 and 07, 10:00 and 10:0. Hours and dates may
    lose a zero at the front or gain one."""
    if not _ZERO.search(source) and not _ZERO.search(target):
        return
    ours, theirs = list(_runs(source)), list(_runs(target))
    before, after = Counter(run for run, _ in ours), Counter(run for run, _ in theirs)
    for run, loose in ours:
        if run[0] != "0" or after[run] >= before[run] or (loose and len(run) == 2):
            continue
        for other, _ in theirs:
            if other != run and int(other) == int(run) and before[other] < after[other]:
                yield run, other
                break
    for run, loose in theirs:
        if run[0] == "0" and len(run) > 2 and not loose and not before[run]:
            other = next((one for one, _ in ours if int(one) == int(run) and one[0] == "0" and len(one) > 1), "")
            if other and other not in after:
                continue
            if other and after[other] < before[other]:
                yield other, run


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """The runs of digits, each with True if its first zero does not count: an hour, a part of a date, a group of
    thousands, decimals."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        grouped = len(match[0]) == 3 and bool(_GROUP.match(before)) and not _in_number(text, start)
        dated = len(match[0]) <= 2 and (bool(_PART_OF_DATE.match(after)) or before[-1:] in ("/", ".", "-"))
        yield match[0], grouped or dated


def _in_number(text: str, start: int) -> bool:
    """True if the digits before a group of three are too many for a number in groups: 6700 000."""
    found = re.search(r"(\d+)[., \u00a0\u202f'’]\Z", text[max(0, start - 8) : start])
    return found is not None and len(found[1]) > 3


def without_spaced_alike(source: str, target: str) -> tuple[str, str] | None:
    """The two texts without the long designations that both have digit by digit, but spaced otherwise (IBANs, numbers
    of cards and telephones), with as many spaces in their place; None where there are none."""
    ours, theirs = ({_joined(run[0]): run for run in _LONG.finditer(text)} for text in (source, target))
    same = [
        key
        for key in ours.keys() & theirs.keys()
        if sum(map(str.isdecimal, key)) >= _LONGEST_NUMBER and _is_regrouped(ours[key][0], theirs[key][0])
    ]
    if not same:
        return None
    for key in same:
        source, target = _blanked(source, ours[key].span()), _blanked(target, theirs[key].span())
    return source, target


def _is_regrouped(one: str, other: str) -> bool:
    """True if the groups of a designation are the same, or more or fewer: one that only moved is a slip (an ISBN)."""
    groups, others = ([len(group) for group in re.findall(r"[A-Z\d]+", text)] for text in (one, other))
    return groups == others or len(groups) != len(others)


def _joined(text: str) -> str:
    return re.sub(r"[^A-Z\d]", "", text)


def _blanked(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[:start] + " " * (end - start) + text[end:]


def changed_designations(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Telephone numbers, timestamps and names with signs that do not stand in the target to the letter, and references
    with another subsection; each once, with what stands there in its place, "" if nothing does."""
    ours = designations(source)
    if not ours:
        return
    folded = target.translate(_CYRILLIC)
    for kind, text in dict.fromkeys((next(iter(one.units)), one.text) for one in ours):
        if kind == "numbered":
            yield from ((text, other) for other in _negated(text, target))
        elif _is_gone(kind, text, folded):
            yield text, ""
        elif other := _in_its_place(kind, text, folded, target):
            yield text, other
    yield from _changed_references(source, target)


def _is_gone(kind: str, text: str, target: str) -> bool:
    """True if a designation that is kept to the letter is not in the target."""
    if kind == "phone":
        return "".join(_RUN.findall(text)) not in "".join(_RUN.findall(target))
    if kind == "timestamp":
        return text[0] == "0" and not _stands(text, target, ":")
    if kind == "name":
        return not _stands(text, target, "+#")
    if kind == "keys":  # the others have other names in other languages: Umschalt
        return not re.search(rf"\+\s?{text.split('+')[-1].strip()}(?!\w)", target)
    spaced = r"[ \u00a0\u202f-]?".join(map(re.escape, _plain(text)))
    return kind == "letters" and not re.search(rf"{spaced}(?![A-Za-z\d])", target)


def _in_its_place(kind: str, text: str, folded: str, target: str) -> str:
    """The other plate, code or formula that stands in the target in the place of one of the source. `folded`: the
    target with Latin letters for Cyrillic ones of their shape."""
    if kind == "plate":
        return _other_plate(text, folded)
    if kind not in ("code", "formula"):
        return ""
    return _other_code(text, folded) or _other_letters(text, target)


def _negated(text: str, target: str) -> Iterator[str]:
    """What stands for "No. 5" in the target if that is a word for "no": нет. 5."""
    number = re.sub(r"\A[Nn]os?\.\s?", "", text)
    found = re.search(rf"(?<!\w)(?:{_NO})[.,]?[ \u00a0]{re.escape(number)}(?!\w)", target, re.IGNORECASE)
    if found:
        yield found[0]


def _stands(text: str, target: str, more: str) -> bool:
    return bool(re.search(rf"(?<![\w{more}]){re.escape(text)}(?![\d{more}])", target))


def _plain(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f-]", "", text)


def _other_plate(text: str, target: str) -> str:
    """The number plate in the target that has the figures of one of the source and other letters."""
    pattern = re.sub(r"[A-Z]+", "[A-Z]+", text).replace(" ", " ?")
    found = re.findall(rf"(?<!\w){pattern}(?!\w)", target)
    return "" if text in target or _plain(text) in found else next(iter(found), "")


def _other_code(text: str, target: str) -> str:
    """The code in the target that has the letters of a code of the source and other digits, where the code itself does
    not stand there."""
    plain = text.translate(_CYRILLIC)
    if sum(map(str.isalpha, plain)) < 2 or _stands(plain, target, ""):
        return ""
    pattern = "".join(r"\d+" if run[0].isdigit() else re.escape(run) for run in _RUNS.findall(plain.replace("-", "")))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", target.replace("-", ""))
    return found[0] if found and found[0] != plain.replace("-", "") else ""


def _other_letters(text: str, target: str) -> str:
    """The code in the target that has the figures of a code of the source and other letters (DS-160 and DSC-160), where
    no code with the same letters, or such letters of another alphabet as stand for them, is there."""
    runs = [run for run in _RUNS.findall(text) if run.isdecimal()]
    if sum(map(len, runs)) < 2 or not any(map(str.isalpha, text)) or _stands(text, target, ""):
        return ""
    pattern = r"[^\W\d_./-]*".join(rf"[-./]?{run}(?:[-./](?=\w))?" for run in runs)
    found = [one[0] for one in re.finditer(rf"(?<![\w./-])[^\W\d_]*{pattern}[^\W\d_]*(?![\w/-])", target)]
    if not found or any(_is_alike(text, one) for one in found):
        return ""
    lettered = [one for one in found if sum(map(str.isalpha, one)) > 1]
    return lettered[0] if lettered and len(lettered) == len(found) else ""


def _is_alike(code: str, other: str) -> bool:
    """True if the letters of two codes are the same, in one alphabet or by sight or sound in two."""
    ours = [letter for letter in code.upper() if letter.isalpha()]
    theirs = [letter for letter in other.upper() if letter.isalpha()]
    if len(ours) != len(theirs):
        return False
    return all(
        a == b or b in _SOUNDS.get(a, "") or a == b.translate(_CYRILLIC) for a, b in zip(ours, theirs, strict=True)
    )


def _changed_references(source: str, target: str) -> Iterator[tuple[str, str]]:
    texts = [one.text for one in designations(source) if "reference" in one.units]
    if not texts:
        return
    wanted = Counter(a or b for text in texts for a, b in _BRACKETED.findall(text))
    there = Counter(a or b for a, b in _THERE.findall(target))
    bare = Counter(re.findall(r"(?<!\w)(?:[a-zа-я]|[ivx]+|\d+)(?!\w)", target))
    for item in wanted - there:
        if item.isdigit() and bare[item] >= wanted[item]:
            continue
        if not item.isdigit() and bare[item] > 0:
            continue
        if any(there[letter] or (bare[letter] and letter not in _WORDS) for letter in _CYRILLIC_ITEMS.get(item, "")):
            continue
        text = next(text for text in texts if item in {a or b for a, b in _BRACKETED.findall(text)})
        yield text, ""


# What stands for the numeral of a ruler or a war: Иван Грозный for Ivan IV; and a numeral that is taken for a letter.
_BY_NAME = re.compile(
    r"(?<!\w)(?:Велик|Грозн|Завоевател|Кровав|Отечественн|Вітчизнян|Groß|Schrecklich|Grande|Terrible|Magno)"
    r"|(?<!\w)[IVXІХ]+(?!\w)"
)


def changed_numerals(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[tuple[str, str]]:
    """Roman numerals of the source that became others, XIV and XIII, or are lost. A numeral may become a figure or a
    word."""
    ours = roman_numerals(source)
    if not ours:
        return
    here, there = _spelled(source, source_locale), _spelled(target, target_locale)
    theirs = roman_numerals(target)
    as_many = len(ours) == len(theirs)
    lost = _without(ours, Counter(value for _, value in theirs), each=as_many)
    new = _without(theirs, Counter(value for _, value in ours), each=as_many)
    new = [(text, value) for text, value in new if as_many or value not in here]
    for text, value in lost:
        if there[value] > here[value]:
            continue
        if new:
            yield text, new.pop(0)[0]
        elif other := _other_ordinal(target, target_locale, {*here, *(one for _, one in ours)}):
            yield text, other
        elif not there[value] and text in required_numerals(source) and not _BY_NAME.search(target):
            yield text, ""


def _other_ordinal(target: str, locale: str, known: Collection[Decimal]) -> str:
    """An ordinal in words of the target whose value the source does not have: Вторая мировая for World War I."""
    words = number_words(primary(locale))
    found = (one for one in numbers(target, locale) if one.value not in known and not one.parts)
    return next((one.text for one in found if (word := words.get(one.text.lower())) and word.ordinal), "")


def _without(
    numerals: Sequence[tuple[str, Decimal]], others: Counter[Decimal], each: bool
) -> list[tuple[str, Decimal]]:  # fmt: skip
    """The numerals whose value the other text lacks; if `each`, one of the others accounts for one of them only."""
    left = Counter(others)
    rest = []
    for text, value in numerals:
        if left[value] > 0:
            left[value] -= each
        else:
            rest.append((text, value))
    return rest


def _spelled(text: str, locale: str) -> Counter[Decimal]:
    """The values of the numbers of a text that are no Roman numerals, counted."""
    values: Counter[Decimal] = Counter()
    for number in numbers(text, locale):
        if not (number.text.isupper() and number.text.isalpha()):
            values.update({number.value, *number.readings, *(part.value for part in number.parts)})
    return values
