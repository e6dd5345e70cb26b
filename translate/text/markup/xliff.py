"""The inline markup of XLIFF 1.2 and 2: elements that stand for markup of the document that was exported.

<g>, <pc>, <mrk> and the two halves of <bpt>/<ept>, <bx>/<ex>, <sc>/<ec>, <sm>/<em> are pairs; <x>, <ph> and <it> stand
for something at a place, and for a word where white space stands around them. What is in <bpt>, <ept>, <ph> and <it> is
code of the document.
"""

from __future__ import annotations

import html
import re

from translate.text.markup.marks import Mark, MarkForm
from translate.text.markup.pattern_markup import PatternMarkup
from translate.text.markup.placeholders import PLACEHOLDERS

_NATIVE = r"<(?P<native>bpt|ept|it|ph|cp)\b(?>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)(?<!/)>.*?</(?P=native)\s*>"
_TAG = r"</?[A-Za-z](?>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
_ENTITY = r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_NAME = re.compile(r"</?([\w:.-]+)")
_ID = {
    name: re.compile(rf"\s{attribute}\s*=\s*[\"']([^\"']*)")
    for name, attribute in (("rid", "rid"), ("id", "id"), ("startRef", "startRef"))
}
_OPENING = {"bpt": "bpt", "bx": "bx", "sc": "sc", "sm": "sm"}
_CLOSING = {"ept": "bpt", "ex": "bx", "ec": "sc", "em": "sm"}
_ANGULAR = re.compile(r"(START|CLOSE)_([A-Z_]+\d*)")
_BREAK = re.compile(r"ctype\s*=\s*[\"'](?:x-)?(?:lb|br)\b|\bsubType\s*=\s*[\"']xlf:lb|LINE_BREAK")


def _mark(text: str, start: int, end: int) -> Mark:
    raw = text[start:end]
    if raw.startswith("&"):
        return Mark(start, end, MarkForm.CHARACTER, html.unescape(raw))
    if not raw.startswith("<"):
        return Mark(start, end, MarkForm.WORD)
    named = _NAME.match(raw)
    name = named[1] if named else ""
    if raw.startswith("</"):
        return Mark(start, end, MarkForm.TAG_CLOSING, name=name)
    if name in _OPENING or name in _CLOSING:
        keys = ("rid", "id") if name in ("bpt", "ept", "bx", "ex") else ("startRef", "id")
        number = next((found[1] for key in keys if (found := _ID[key].search(raw))), "")
        form = MarkForm.TAG_OPENING if name in _OPENING else MarkForm.TAG_CLOSING
        return Mark(start, end, form, name=f"{_OPENING.get(name) or _CLOSING[name]} {number}")
    if not raw.endswith("/>") and name not in ("ph", "it", "cp"):
        return Mark(start, end, MarkForm.TAG_OPENING, name=name)
    identity = _ID["id"].search(raw)
    if identity and (angular := _ANGULAR.fullmatch(identity[1])):
        form = MarkForm.TAG_OPENING if angular[1] == "START" else MarkForm.TAG_CLOSING
        return Mark(start, end, form, name=angular[2])
    return Mark(start, end, MarkForm.WORD if _is_word(text, start, end) and not _BREAK.search(raw) else MarkForm.EMPTY)


def _is_word(text: str, start: int, end: int) -> bool:
    """True for what stands between spaces, marks of punctuation or the edges of the text."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum() and (before.isspace() or after.isspace())


XLIFF = PatternMarkup(
    re.compile(f"{_NATIVE}|{_TAG}|{_ENTITY}|{PLACEHOLDERS}", re.DOTALL),
    _mark,
    re.compile("[&<>]"),
    lambda char: html.escape(char, quote=False),
)
"""Of the sources and targets of XLIFF, as they stand in the file."""
