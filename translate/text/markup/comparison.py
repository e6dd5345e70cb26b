"""Comparison of the codes of a text and of its translation."""

from __future__ import annotations

from collections import Counter

from translate.text.markup.coded_text import Code, CodedText


def differing_codes(source: CodedText, target: CodedText) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of a text that its translation does not have, and those that it has besides, without those that a
    translation may do without. The texts inside codes, such as the title of a link, may differ."""
    ours, theirs = (Counter(map(_frame, some.codes)) for some in (source, target))
    optional = {_frame(code) for some in (source, target) for code in some.codes if code.is_optional}
    lost, added = ours - theirs, theirs - ours
    return tuple(_named(lost, optional)), tuple(_named(added, optional))


def _frame(code: Code) -> str:
    """A code without the texts inside it."""
    return code.reworded(lambda text: "…")


def _named(codes: Counter[str], optional: set[str]) -> list[str]:
    return [code.strip() or "a line break" for code in codes.elements() if code not in optional]
