"""Designations whose signs changed places (1.9.10 and 1.10.9, 1HGCM and 1HGMC), names of functions, signs of code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_DOTTED = re.compile(r"(?<![\w.,:/-])\d{1,5}(?:\.\d{1,5}){2,3}(?![\w:/-]|[.,]\d)")
_MIXED = re.compile(r"(?<![\w.,:/-])(?=[A-Z]*\d)(?=\d*[A-Z]+\d*[A-Z])[A-Z\d]{4,40}(?![\w:/-])")
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|[12]\d|3[01])\.(?:19|20)\d\d|(?:19|20)\d\d(?:\.\d\d?){2}")
_FUNCTION = re.compile(r"(?<![\w.])[A-Za-z_][\w.:]{1,60}(?=\(\))")
_MAY_TURN = re.compile(r"\d(?:\.\d+\.\d|[A-Z]|(?<=[A-Z]\d))")  # a text without it has neither of both; quick
_OPERATORS = ("&&", "||", "==", "!=", ">>", "<<")
_OPERATOR = re.compile(r"(?<=[\w)\]] )(?:&&|\|\||==|!=|>>|<<)(?= [\w!(-])")


def turned_designations(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Versions, addresses of computers and codes that the target has with the same parts in another order; functions,
    named with brackets, of which the name is not in the target; signs of code that stand there less often (&&, ==).
    Each with what stands in its place, "" if nothing does."""
    for pattern in (_DOTTED, _MIXED) if _MAY_TURN.search(source) else ():
        ours = {text for text in pattern.findall(source) if text not in target and not _DATE.fullmatch(text)}
        theirs = {_parts(text): text for text in pattern.findall(target) if text not in source} if ours else {}
        yield from ((text, theirs[_parts(text)]) for text in sorted(ours) if _parts(text) in theirs)
    if "()" in source:
        for name in dict.fromkeys(_FUNCTION.findall(source)):
            if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", target):
                yield f"{name}()", next((f"{one}()" for one in _FUNCTION.findall(target) if one not in source), "")
    if any(map(source.__contains__, _OPERATORS)) and (signs := _OPERATOR.findall(source)):
        there = Counter({sign: target.count(sign) for sign in set(signs)})
        yield from ((sign, "") for sign in Counter(signs) - there)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(sorted(text.split(".") if "." in text else text))
