"""Names with signs in them (C++, AT&T, .NET, Node.js, A/B) are found whole or not at all."""

from __future__ import annotations

_OPENING = frozenset("#@$")  # signs that a name may begin with
_CLOSING = frozenset("+#")  # signs that a name may end in
_GLUED = _OPENING | _CLOSING | {".", "&"}


def is_cut_off(text: str, start: int, end: int) -> bool:
    """True if the characters [start, end) are part of a longer name: C in C++, T in AT&T, NET in .NET, B in A/B."""
    return _continues(text, start, end) or _has_begun(text, start, end)


def _continues(text: str, start: int, end: int) -> bool:
    """True if a sign after the span belongs to its name."""
    sign, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if sign in _CLOSING:
        return not beyond.isalnum() or text[end - 1] in _CLOSING  # C++, not the sum a+b; C+++20 is not C++
    if not beyond.isalnum():
        return False
    if sign == ".":
        return not beyond.isupper() or (text[start:end].isupper() and end - start > 1)  # Node.js; a point without space
    return sign in {"&", "@"} or (sign == "/" and end - start == 1)


def _has_begun(text: str, start: int, end: int) -> bool:
    """True if a sign or a letter before the span belongs to its name."""
    sign, further = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)]
    if text[start] in _GLUED:
        return sign.isalnum() or sign == text[start]  # .NET in ASP.NET
    if sign in _OPENING:
        return text[start].isalpha()
    if sign == "." and text[start].isalpha():
        if further.isalnum():
            return text[start:end].isupper() or text[start].islower()  # ASP.NET; a point without space
        return not further or further.isspace()
    return further.isalnum() and (sign == "&" or (sign == "/" and end - start == 1))
