"""English for messages: a number and its noun."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural but for one: "1 term", "0 terms"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
