"""Short codes and formulas that were garbled: IPC for IPCC, C2e for CO2e, НаКл for NaCl, B-25 for B-52, F-52 for B-52.

Only targets in other letters than those of the codes are judged: there a word in Latin capitals that the source does
not have is no word of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from glossary.locales import primary
from translate.text.quantities import names_zone
from translate.text.rules.acronyms import acronyms
from translate.text.rules.pair import TextPair
from translate.text.rules.set_tables import members_of
from translate.text.rules.word_facts import WordFacts
from translate.text.writing_systems import LATIN_SHAPES, scripts_of

_CODE = re.compile(r"(?=[a-z]{0,2}[A-Z])(?=\w*(?:[A-Z]\w*[A-Z]|\d|[a-z][A-Z]))[A-Za-z\d]{2,8}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_ELEMENT = re.compile(
    "A[cglmrstu]|B[aeir]?|C[adeflmorsu]?|D[by]|E[rsu]|F[emr]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[airu]|M[dgno]|N[abdeiop]?"
    "|Os?|P[abdmotru]?|R[abehnu]|S[bceimnr]?|T[abceilm]|U|V|W|Xe|Yb?|Z[nr]"
)
_CYRILLIC_FORMULA = re.compile(r"(?:[А-ЯЁ][а-яё]?\d*){2,6}")
_INNER = re.compile(r"[а-яёa-z][А-ЯЁA-Z]")
_LIKE = 0.6  # share of letters in the same order from which one code is taken for another; chosen by hand
_SHAPES = LATIN_SHAPES | str.maketrans("У", "Y")
_LETTERED = re.compile(r"(?<![\w.,/-])([A-ZА-ЯЁ][A-Za-zА-ЯЁа-яё]{0,2})[-‑–]?(\d{1,4})(?![\w]|[.,/:]\d|[-‑–]\w)")
_MAY_BE_LETTERED = re.compile(r"[A-Z][A-Za-z]{0,2}[-‑–]?\d")  # quick
# Cyrillic letters that may stand for a Latin one, beside that of the same shape: by sound, by place in the alphabet.
ALIKE = {
    "A": "А", "B": "БВ", "C": "СЦВК", "D": "ДГ", "E": "ЕЭД", "F": "ФЕ", "G": "ГЖ", "H": "ХНГЗ", "I": "ИІ", "J": "ЙЖДК",
    "K": "КЛ", "L": "Л", "M": "М", "N": "НН", "O": "О", "P": "ПР", "Q": "К", "R": "РР", "S": "СЗ", "T": "ТТ", "U": "УЮ",
    "V": "ВФ", "W": "ВУ", "X": "ХКИ", "Y": "УЙЫИЯ", "Z": "ЗЦ",
}  # fmt: skip


def _kind(word: str) -> str:
    if word[-1] in ALIKE and (len(word) == 1 or word[:-1].isdecimal()):
        return "letter" if word != "I" else ""
    return "code" if _CODE.fullmatch(word) else ""


CODES = WordFacts(_kind)
"""For each word whether it is a letter, alone or after figures ("letter"), or another short code ("code"), else ""."""
_strange = WordFacts(
    lambda word: CODES[word] == "code" or (bool(_CYRILLIC_FORMULA.fullmatch(word)) and bool(_INNER.search(word)))
)


def garbled(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The codes of the source that the target has with other letters, each with what stands there."""
    if "LATIN" in scripts_of(pair.target_locale) or primary(pair.source_locale) != "en":
        return
    if pair.source.figures and pair.target.figures and _MAY_BE_LETTERED.search(pair.source.bare):
        yield from _other_numbers(pair.source.bare, pair.target.bare)
    ours = {word for word in CODES.telling(pair.source.vocabulary) if CODES[word] == "code"}
    if not ours:
        return
    lost = [word for word in dict.fromkeys(pair.source.words) if word in ours and not _is_there(word, pair)]
    if not lost:
        return
    may_be = _strange.telling(pair.target.vocabulary)
    strange = [word for word in dict.fromkeys(pair.target.words) if word in may_be and _is_strange(word, pair)]
    for word in lost:
        might = strange if _is_formula(word) else [one for one in strange if one.isascii()]
        other = max(might, key=lambda one: _likeness(word, one), default="")
        if other and (_likeness(word, other) >= _LIKE or (len(lost) == len(might) == 1 and _INNER.search(word))):
            yield word, other


def _is_there(word: str, pair: TextPair) -> bool:
    """True if the target has a code, also in letters of the same shape, or a rendering of it."""
    stem = word.removesuffix("s")
    if (
        names_zone((word,))
        or stem in pair.target.raw
        or stem in pair.target.raw.translate(_SHAPES)
        or _ROMAN.fullmatch(word)
    ):
        return True
    other = acronyms(primary(pair.target_locale)).get(word)
    return other is not None and other in pair.target.raw


def _is_strange(word: str, pair: TextPair) -> bool:
    """True for letters like those of a code or formula that mean nothing in the target."""
    if {word.lower(), f"{word.lower()}s"}.intersection(map(str.lower, pair.source.words)) or _ROMAN.fullmatch(word):
        return False
    return not (CODES[word] == "code" and members_of(word, "bodies", primary(pair.target_locale)))


def _is_formula(word: str) -> bool:
    """True for signs of chemical elements of which one has a small letter: NaCl."""
    return not word.isupper() and bool(found := _ELEMENT.findall(word)) and "".join(found) == re.sub(r"\d", "", word)


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, _sounded(word), _sounded(other), autojunk=False).ratio()


def _sounded(word: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in word.upper())


_LATIN = {letters[0]: latin for latin, letters in ALIKE.items()} | {"Р": "R", "Н": "N", "С": "C", "В": "V"}


def _other_numbers(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The codes of a letter or two and a number of which the target has the letters with another number, or the number
    with other letters: B-52 and B-25, B-52 and F-52."""
    ours = list(dict.fromkeys((one[1], one[2], one[0]) for one in _LETTERED.finditer(source)))
    theirs = [(one[1], one[2], one[0]) for one in _LETTERED.finditer(target)] if ours else []
    new = [one for one in theirs if not any(_are_one(mine, one) for mine in ours)]
    for mine in ours:
        if any(_are_one(mine, one) for one in theirs):
            continue
        other = next((one[2] for one in new if one[1] == mine[1] or _are_alike(mine[0], one[0])), "")
        if other:
            yield mine[2], other


def _are_one(mine: Sequence[str], other: Sequence[str]) -> bool:
    return mine[1] == other[1] and _are_alike(mine[0], other[0])


def _are_alike(letters: str, others: str) -> bool:
    """True if letters may be others in another alphabet."""
    return len(letters) == len(others) and all(map(is_letter, letters.upper(), others.upper()))


def is_letter(latin: str, other: str) -> bool:
    """True if a capital of the target may stand for a Latin one."""
    return other == latin or other.translate(_SHAPES) == latin or other in ALIKE.get(latin, "")
