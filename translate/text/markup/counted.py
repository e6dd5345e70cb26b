"""The markup of a form of a plural: the placeholder of its number is read as a number, so that an engine takes the form
that goes with it ("%d files" as "22 files" gives the form of 2, 3 and 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from translate.text import Rewritten
from translate.text.markup.coded_text import Code, CodedText, CodeKind, Markup

_INTEGER = re.compile(r"%(?:\d{1,2}\$|\(\w{1,60}\))?[-+ #0',]{0,4}\d{0,3}(?:hh?|ll?|[Lqzjt])?[diu]|%L?n|#")
_NAMED = re.compile(
    r"[{%$(\s]*\w*?(?:count|num(?:ber)?|total|amount|quantity|size|length|days?|hours?|n)\b.*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_STAND_IN = re.compile(r"\{\d+\}")


@dataclass(frozen=True, slots=True)
class CountedMarkup:
    """The markup of a form of a plural. `markup`: that of its text; `numbers`: numbers that take this form."""

    markup: Markup
    numbers: tuple[str, ...]

    def lifted(self, text: str) -> CodedText:
        """See Markup. A text without a placeholder that is surely that of the number is read as any other."""
        found = self.markup.lifted(text)
        taken = _DIGITS.findall(_STAND_IN.sub(" ", found.plain))
        number = next((one for one in self.numbers if one not in taken), "")
        code = _counted(found)
        return _shown_as(found, code, number) if code and number else found

    def number_in(self, coded: CodedText) -> str:
        """The number that a text lifted by this markup has, "" if it has none."""
        return next((code.stand_in for code in coded.codes if code.stand_in in self.numbers), "")

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        return self.markup.written(text)

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return self.markup.escaped(plain)


def has_number(coded: CodedText) -> bool:
    """True if one of the codes is surely the placeholder of a number."""
    return _counted(coded) is not None


def _counted(coded: CodedText) -> Code | None:
    """The placeholder of the number: "#", else one for an integer, else one with such a name, else the only one."""
    words = [code for code in coded.codes if code.kind is CodeKind.WORD and code.stand_in.strip()]
    for pattern in (_INTEGER, _NAMED):
        if told := [code for code in words if pattern.fullmatch(code.text)]:
            return told[0]
    return words[0] if len(words) == 1 else None


def _shown_as(coded: CodedText, code: Code, number: str) -> CodedText:
    """A text with another stand-in for one of its codes."""
    start, end = code.at, code.at + len(code.stand_in)
    whole = Rewritten(coded.plain, coded.offsets).changed([(start, end, number)])
    shift = len(number) - len(code.stand_in)
    codes = (
        replace(one, stand_in=number) if one is code else replace(one, at=one.at + shift) if one.at > start else one
        for one in coded.codes
    )
    return CodedText(whole.text, tuple(codes), whole.offsets)
