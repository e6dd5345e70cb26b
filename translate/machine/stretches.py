"""Stretches of a text: what an engine is to translate, and what stays between (bullets, emoji, columns, statements)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translate.text import BULLETS, Kind, protected


def has_words(text: str) -> bool:
    """True if a text has a letter, and so something to translate."""
    return any(map(str.isalpha, text))


def stretches(text: str) -> Iterable[tuple[str, bool]]:
    """Stretches of text, each with True if it is to be translated; control characters, emoji, bullets, the gaps between
    columns and the statements of templates are not."""
    start = 0
    for gap, end in _gaps(text):
        if gap > start:
            yield from _trimmed(text[start:gap])
        yield text[gap:end], False
        start = end
    if start < len(text):
        yield from _trimmed(text[start:])


def _gaps(text: str) -> list[tuple[int, int]]:
    """The spans of a text that part its stretches."""
    spans = protected(text)
    whole = [(span.start, span.end) for span in spans if text.startswith(_STATEMENTS, span.start)]
    parting = (_COLUMNS if _COLUMN.search(text) else _UNSEEN).finditer(text)
    found = [match.span() for match in parting if not any(a <= match.start() < b for a, b, _ in spans)]
    return sorted(whole + found)


def _trimmed(text: str) -> Iterable[tuple[str, bool]]:
    if not has_words(text):
        yield text, False
        return
    start, end = _edges(text)
    lead = _EMPHASIS.match(text, start, end)
    if lead is None or not _leads(lead, end):
        pieces = [(text[:start], False), (text[start:end], True), (text[end:], False)]
    else:
        begin, stop = lead.span("lead")
        pieces = [(text[:begin], False), (text[begin:stop], True), (text[stop : lead.end()], False)]
        pieces += _trimmed(text[lead.end() :])
    yield from ((piece, words) for piece, words in pieces if piece)


def _leads(lead: re.Match[str], end: int) -> bool:
    """True if emphasised words are all of a stretch, or lead it: **Note:** the bridge is closed."""
    return lead.end() == end or lead["lead"][-1] in ":.!?" or lead["after"][:1] in tuple(":—–")


def _edges(text: str) -> tuple[int, int]:
    """The span of a stretch without the bullets, white space, shortcodes and comments around it."""
    body = text.lstrip(_EDGES)
    note = body.lstrip("*")  # the mark of a footnote, without another to close it
    body = body if "*" in note else note
    start, end = len(text) - len(body), len(text.rstrip())
    spans = [span for span in protected(text) if span.kind is Kind.MARKUP]
    for span in spans:
        if span.start == start and has_words(text[span.end : end]):
            start = span.end + len(text[span.end :]) - len(text[span.end :].lstrip())
    for span in reversed(spans):
        if span.end == end and has_words(text[start : span.start]):
            end = len(text[: span.start].rstrip())
    return start, end


def _unseen_class() -> str:
    """A regular expression class of control characters, table bars, bidi marks, emoji and pictographs."""
    ranges = ["\x00-\x09\x0b-\x1f\x7f-\x9f|", "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff", "\ufe0f\u20e3"]
    ranges += ["\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff", "\U0001f000-\U0001faff"]
    return "[" + "".join(ranges) + "]"


_UNSEEN = re.compile(rf"{_unseen_class()}(?:[\u200d\s]*+{_unseen_class()})*\s*+")
# The columns of a table or programme, parted by spaces (three and more, then two as well) or by a row of dots.
_COLUMN = re.compile(r"\S {3,}(?=\S)|\.{5,}|\A\d\S*(?: \S{1,5})? {2,}(?=\S)")
_COLUMNS = re.compile(rf"{_UNSEEN.pattern}|(?<=\S) {{2,}}(?=\S)| *\.{{5,}} *")
_STATEMENTS = ("{%", "{#", "<!--", "<?", "<%")
# In messages and other texts whose format has no emphasis; that of plain text is lifted out before, see `EMPHASIS`.
_EMPHASIS = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<lead>[^*_\n]{1,300})(?<!\s)(?P=mark)(?P<after>(?![^\W_])[:—–]?\s*)"
)
_EDGES = " \t\xa0–—-†‡" + BULLETS.strip("*+")  # a star may be emphasis, a plus part of a word
