"""Names in English sentences, as the rules on who and whom read them."""

from __future__ import annotations

NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"


def head_of(name: str) -> str:
    """The last word of a name, without a possessive ending."""
    return name.split()[-1].removesuffix("'s").removesuffix("’s")
