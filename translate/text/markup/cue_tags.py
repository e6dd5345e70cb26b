"""How inline markup is written in subtitles: SubRip, WebVTT, and Advanced SubStation Alpha."""

from __future__ import annotations

import html
import re

from translate.text.markup.marks import Mark, MarkForm
from translate.text.markup.pattern_markup import PatternMarkup

_BLOCK = r"\{[^{}\n]*+\}"
# A block that begins vector graphics, up to the one that ends them: nothing in it is a text.
_DRAWING = r"\{[^{}\n]*?\\p[1-9][^{}\n]*+\}[^\n]*?(?:\{[^{}\n]*?\\p0[^{}\n]*+\}|(?=\n)|$)"
_TOGGLE = re.compile(r"\{\\([ibus])(\d{1,3})\}")
_SRT = re.compile(
    r"</?(?:b|i|u|s|strike|em|strong|font|c|v|lang|ruby|rt|span|p)(?=[\s./>])[^<>\n]{0,300}+>|<br\s*/?>"
    r"|\{\\[^{}\n]*+\}|\{[a-zA-Z]:[^{}\s]{1,40}+\}",
    re.IGNORECASE,
)
_VTT = re.compile(r"<[^<>\n]*+>|&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ASS = re.compile(rf"{_DRAWING}|{_BLOCK}|\\[Nnh]")
_VTT_SPECIAL = re.compile(r"<|&|(?<=--)>")
_HARD_SPACE = re.compile("\u00a0")
_NAME = re.compile(r"</?\s*([A-Za-z]*)")


def _tag(text: str, start: int, end: int) -> Mark:
    raw = text[start:end]
    if raw.startswith("{"):
        return _block(text, start, end)
    if raw.startswith("&"):
        return Mark(start, end, MarkForm.CHARACTER, html.unescape(raw))
    name = found[1].lower() if (found := _NAME.match(raw)) else ""
    if name == "br":
        return Mark(start, end, MarkForm.WORD, "\n")
    if not name or raw.endswith("/>"):  # a time within a cue of WebVTT
        return Mark(start, end, MarkForm.EMPTY)
    return Mark(start, end, MarkForm.TAG_CLOSING if raw.startswith("</") else MarkForm.TAG_OPENING, name=name)


def _block(text: str, start: int, end: int) -> Mark:
    raw = text[start:end]
    if raw.startswith("\\"):
        return (
            Mark(start, end, MarkForm.CHARACTER, "\u00a0") if raw[1] == "h" else Mark(start, end, MarkForm.WORD, "\n")
        )
    if toggle := _TOGGLE.fullmatch(raw):
        return Mark(start, end, MarkForm.TAG_CLOSING if toggle[2] == "0" else MarkForm.TAG_OPENING, name=toggle[1])
    return Mark(start, end, MarkForm.EMPTY)


SUBRIP = PatternMarkup(_SRT, _tag)
WEBVTT = PatternMarkup(_VTT, _tag, _VTT_SPECIAL, lambda char: html.escape(char, quote=False))
SUBSTATION = PatternMarkup(_ASS, _block, _HARD_SPACE, lambda _: r"\h")
