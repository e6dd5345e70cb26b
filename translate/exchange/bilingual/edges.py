"""White space around a text, which is not translated: it is kept in the syntax of the paragraph."""

from __future__ import annotations

from translate.text import trimmed


def split(text: str) -> tuple[str, str, str]:
    """A text without the white space at its edges, between that before it and that after it."""
    start, end = trimmed(text, 0, len(text))
    return text[:start], text[start:end], text[end:]


def escaped(edge: str) -> str:
    """White space as visible characters, none of which is "|"."""
    return edge.encode("unicode_escape").decode("ascii")


def plain(edge: str) -> str:
    """What `escaped` was made of."""
    return edge.encode("ascii").decode("unicode_escape")
