"""Designations: what keeps every digit and sign. Telephone numbers, timestamps, codes, names with signs, references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translate.text.quantities.records import Quantity, QuantityKind

_PHONE = r"""
    (?<![\w+]) (?: \+\d{1,3}[ \u00a0.-]?(?:\(\d{1,4}\)[ \u00a0.-]?)?\d{1,4}(?:[ \u00a0.-]?\d{2,4}){1,4}
    | \(\d{3}\)[ \u00a0]?\d{3}-\d{4} | 1-\d{3}-\d{3}-\d{4} | \d{3}-\d{3}-\d{4} | 0\d{2,4}[ ]\d{3,4}[ ]\d{3,4} )
    (?![\w-]|[.,]\d)
"""
_NAMES = r"(?<![\w+#.])[A-Za-z]\w{0,20}(?:\+\+(?:\d\d)?|\#)(?![\w+#]) | (?<![\w.])\.(?:NET|Net)\b"
_STAMP = r"(?<![\d:])\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?(?![\d:])"
_CODE = r"""
    (?<![\w-])(?=[A-Z\d-]{3,16}(?![\w-]))(?:[A-Z]{1,5}-?\d[A-Z\d]*(?:-[A-Z\d]+)*|\d+[A-Z]{1,3}\d+[A-Z\d]*)(?![\w-])
"""
_REFERENCE = r"(?<!\w)(?:§{1,2}[ \u00a0]?)?\d{1,4}[a-z]?(?:\([a-z\d]{1,5}\))+ | \[\d{1,3}\]"
# What keeps every letter: case numbers, IBANs, British and Canadian post codes; British and German number plates.
_LETTERS = r"""
    (?<![\w-])(?: [A-Z]{1,2}-\d{1,4}/\d\d | [A-Z]{2}\d\d(?:[ ]?[A-Z\d]{4}){3,7}(?:[ ]?[A-Z\d]{1,3})?
    | [A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2} | [A-Z]\d[A-Z][ ]\d[A-Z]\d | [A-Z]{2}[ ]\d{3}[ ]\d{3}[ ]\d{3}[ ][A-Z]{2}
    | (?:[A-Z]{1,6}/[A-Z]{2,6}(?:/(?:[A-Z]{1,3}\.)?\d+(?:\.\d+)*){1,3}
    | [A-Z]{1,6}(?:/(?:[A-Z]{1,3}\.)?\d+(?:\.\d+)*){2,3})(?:-[A-Z]{2})? | \d[A-Z]-[A-Z]{3,4} ) (?![\w/-])
"""
# Salts, acids, bases: two to four symbols of elements, one of them of two letters.
_ELEMENTS = "H|Li|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|As|Br|Ag|Cd|I|Ba|Hg|Pb|U"
_SALT = rf"(?<![\w-])(?=[A-Z]{{0,2}}[a-z])(?:{_ELEMENTS}){{2,4}}(?![\w-])"
_NUMBERED = r"(?<!\w)[Nn]os?\.[ \u00a0]?[A-Z]{0,3}[ -]?\d(?:[\w/-]*\w)?"
# Long codes, in which letters and digits are mixed: keys and serial numbers, hashes, addresses of wallets, VINs, BICs.
_LONG = r"""
    (?<![\w-])(?: (?=[A-Z\d-]*[A-Z])(?=[A-Z-]*\d[A-Z\d]*-(?:[A-Z]+-)*[A-Z]*\d)[A-Z\d]{2,12}(?:-[A-Z\d]{2,12}){2,7}
    | (?=[A-Z]*\d[A-Z\d]*\d)(?=\d*[A-Z]\d*[A-Z])(?=\d*[A-Z]+\d)[A-Z\d]{8,40}
    | 0x[\da-fA-F]{4,64} | [\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}
    | (?=[a-f]*\d+[a-f]+\d)(?=\d*[a-f]+\d+[a-f])[\da-f]{7,64}
    | (?=[A-Za-z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])(?=\w*[A-Za-z]\d\w*[A-Za-z]\d)[A-Za-z\d]{16,64} )(?![\w-])
"""
_PLATE = r"(?<![\w-])(?:[A-Z]{2}\d\d[ ][A-Z]{3}|[A-Z]{1,3}-[A-Z]{1,2}[ ]\d{1,4})(?![\w/-])"
_KEYS = r"(?<!\w)(?:(?:Ctrl|Alt|Shift|Cmd|Command|Option|Win|Strg)[ ]?\+[ ]?)+(?:[A-Z\d]|F\d\d?)(?!\w)"
_FORMULA = r"""
    (?<![\w-])(?:[A-Z][a-z]?[\d₀-₉]{0,2}){1,6}(?<=[\d₀-₉])(?![\w-])
    | (?<![\w-])(?:[A-Z][a-z]?[\d₀-₉]{1,2}){1,5}[A-Z][a-z]?(?![\w-])
"""
_RAND = r"R\d{1,3}(?:,\d{3}|\.\d|[ ](?:million|billion|bn|m)\b)"  # South African money
_ALL = re.compile(
    rf"(?!{_RAND})(?:(?P<phone>{_PHONE})|(?P<timestamp>{_STAMP})|(?P<name>{_NAMES})|(?P<keys>{_KEYS})|(?P<letters>{_LETTERS}|{_LONG}|{_SALT})|(?P<numbered>{_NUMBERED})|(?P<plate>{_PLATE})|(?P<reference>{_REFERENCE})|(?P<code>{_CODE})"
    rf"|(?P<formula>{_FORMULA}))",
    re.VERBOSE,
)
# A text without a match of this and without one of _SIGNS cannot match _ALL. It begins with a digit: fast to find.
_QUICK = re.compile(
    r"\d(?:(?<=[A-Za-z\[+/]\d)|(?<=[A-Za-z]-\d)|(?<=[A-Z] \d)|(?<=o\. \d)|(?<=s\. \d)|\([a-z\d]|:\d\d:|[A-Z]"
    r"|-\d\d\d|\d\d(?:\)| \d\d\d)|[₀-₉])"
)
_SIGNS = ("+", "#", ".N")
# Each match of _ALL begins where one of these does: at a sign, at the beginning of a word, at digits within one.
_BEGIN = re.compile(r"[^\W\d]+|\d+|[+(.§\[]")


@lru_cache(maxsize=64)
def designations(text: str) -> tuple[Quantity, ...]:
    """The designations of a text, in order; `units` holds what each is: phone, timestamp, name, keys, letters,
    plate, numbered (No. 5), reference, code, formula."""
    if not _QUICK.search(text) and not any(map(text.__contains__, _SIGNS)):
        return ()
    return tuple(
        Quantity(
            QuantityKind.DESIGNATION, match.start(), match.end(), match[0], match[0],
            units=frozenset({match.lastgroup or ""}),
        )
        for match in _matches(text)
    )  # fmt: skip


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of _ALL, which is tried only where one can begin."""
    end = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() >= end and (match := _ALL.match(text, begin.start())):
            yield match
            end = match.end()
