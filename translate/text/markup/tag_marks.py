"""HTML tags within a text as marks: which are pairs, which are empty, and what between them is code."""

from __future__ import annotations

import re

from translate.text import Span
from translate.text.markup.marks import Mark, MarkForm

SEPARATOR = "<!---->"
"""A comment that stands between two marks that would be read as one; it is no code."""
MDX_SEPARATOR = "{/**/}"

VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
"""Elements of HTML without content and end tag."""
WORDS = frozenset(["code", "kbd", "samp", "var", "tt", "math"])
"""Inline elements that are read as a word and never translated."""
_WHOLE = frozenset(["script", "style", "svg"])
_NAME = re.compile(r"</?\s*([\w.:-]*)")
_KEPT = re.compile(r"""\stranslate\s*=\s*["']?no\b|\sclass\s*=\s*(?:["'][^"']*)?\bnotranslate\b""", re.IGNORECASE)
_TEXTS = re.compile(r"""\s(?:title|alt|aria-label|placeholder)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)


def tag_mark(text: str, start: int, end: int) -> Mark:
    """The mark of a tag, comment or the like at characters [start, end) of a text."""
    raw = text[start:end]
    if raw in (SEPARATOR, MDX_SEPARATOR):
        return Mark(start, end, MarkForm.CHARACTER)
    if raw.startswith(("<!", "<?", "{")):
        return Mark(start, end, MarkForm.EMPTY)
    name = found[1] if (found := _NAME.match(raw)) else ""
    if raw.startswith("</"):
        return Mark(start, end, MarkForm.TAG_CLOSING, name=name)
    low = name.lower() if name.isupper() else name  # <Link> is a component of JSX
    if low == "br":
        return Mark(start, end, MarkForm.WORD, plain="\n")
    if low in VOID or raw.endswith("/>"):
        return Mark(start, end, MarkForm.EMPTY, subtexts=_subtexts(raw), is_optional=low == "wbr")
    is_kept = bool(_KEPT.search(raw))
    is_shown = is_kept or low in WORDS
    is_whole = is_shown or low in _WHOLE
    return Mark(
        start,
        end,
        MarkForm.TAG_OPENING,
        subtexts=() if is_kept else _subtexts(raw),
        name=name,
        is_whole=is_whole,
        is_shown=is_shown,
    )


def _subtexts(raw: str) -> tuple[Span, ...]:
    """The values of a tag's attributes that a reader sees."""
    spans = ((match.start(1) + 1, match.end(1) - 1) for match in _TEXTS.finditer(raw))
    return tuple((start, end) for start, end in spans if any(map(str.isalpha, raw[start:end])))
