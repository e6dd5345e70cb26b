"""How inline markup is written in subtitles: SubRip, WebVTT, and Advanced SubStation Alpha."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.text import Rewritten
from translate.text.markup.coded_text import Code, CodedText, CodeKind, assembled, free_stand_ins
from translate.text.markup.marks import Form, Mark, coded

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


@dataclass(frozen=True, slots=True)
class CueMarkup:
    """The inline markup of a subtitle format. `pattern`: what is markup; `mark`: the mark of a match; `special`: the
    characters that are written otherwise than as themselves, and `escape` how."""

    pattern: re.Pattern[str]
    mark: Callable[[str, int, int], Mark]
    special: re.Pattern[str] = re.compile(r"(?!)")
    escape: Callable[[str], str] = str

    def lifted(self, text: str) -> CodedText:
        """See Markup. A text that without its markup would be markup again is one code."""
        if not self.pattern.search(text):
            return CodedText(text)
        found = coded(text, self._marks(text))
        if self.pattern.search(found.plain) and not self._is_read_again(found):
            name = next(free_stand_ins(text))
            return CodedText(name, (Code(0, text, CodeKind.WORD, 0, name),), Rewritten(text).changed([]).offsets)
        return found

    def written(self, text: CodedText) -> Rewritten:
        """See Markup. Where a format has no escapes, characters are written as they are."""
        inside = {code.at + n for code in text.codes for n in range(len(code.stand_in))}
        found = ((at.start(), self.escape(at[0])) for at in self.special.finditer(text.plain))
        return assembled(text, {at: new for at, new in found if at not in inside})

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return self.special.sub(lambda found: self.escape(found[0]), plain)

    def _is_read_again(self, text: CodedText) -> bool:
        again = self.written(text).text
        return coded(again, self._marks(again)).plain == text.plain

    def _marks(self, text: str) -> Iterator[Mark]:
        return (self.mark(text, found.start(), found.end()) for found in self.pattern.finditer(text))


def _tag(text: str, start: int, end: int) -> Mark:
    raw = text[start:end]
    if raw.startswith("{"):
        return _block(text, start, end)
    if raw.startswith("&"):
        return Mark(start, end, Form.CHARACTER, html.unescape(raw))
    name = found[1].lower() if (found := _NAME.match(raw)) else ""
    if name == "br":
        return Mark(start, end, Form.WORD, "\n")
    if not name or raw.endswith("/>"):  # a time within a cue of WebVTT
        return Mark(start, end, Form.EMPTY)
    return Mark(start, end, Form.TAG_CLOSING if raw.startswith("</") else Form.TAG_OPENING, name=name)


def _block(text: str, start: int, end: int) -> Mark:
    raw = text[start:end]
    if raw.startswith("\\"):
        return Mark(start, end, Form.CHARACTER, "\u00a0") if raw[1] == "h" else Mark(start, end, Form.WORD, "\n")
    if toggle := _TOGGLE.fullmatch(raw):
        return Mark(start, end, Form.TAG_CLOSING if toggle[2] == "0" else Form.TAG_OPENING, name=toggle[1])
    return Mark(start, end, Form.EMPTY)


SUBRIP = CueMarkup(_SRT, _tag)
WEBVTT = CueMarkup(_VTT, _tag, _VTT_SPECIAL, lambda char: html.escape(char, quote=False))
SUBSTATION = CueMarkup(_ASS, _block, _HARD_SPACE, lambda _: r"\h")
