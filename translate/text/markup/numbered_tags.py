"""How inline codes are written that have no written form of their own, as in office documents: numbered tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.text import Rewritten
from translate.text.markup.coded_text import Code, CodedText, CodeKind, assembled, free_stand_ins

_TAG = re.compile(
    r"(?P<slashes>\\*+)<(?:(?P<close>/)?(?P<number>[1-9][0-9]{0,6})"
    r'|(?P<alone>[1-9][0-9]{0,6})(?: alt="(?P<alt>[^"<>]*+)")?/)>'
)
_SLASHES = re.compile(r"\\+\Z")


@dataclass(frozen=True, slots=True)
class NumberedTags:
    """The markup of <1>...</1> for pairs and <2/> for other codes, <2 alt="a cat"/> for a picture with a text. `words`:
    the numbers of codes that are read as words; `breaks`: of those that are read as line breaks.

    What the author wrote and looks like such a tag has a backslash before it (\\<1>); backslashes before a tag are
    doubled.
    """

    words: frozenset[int] = frozenset()
    breaks: frozenset[int] = frozenset()

    def lifted(self, text: str) -> CodedText:
        """See Markup. A tag that opens or closes nothing is an EMPTY code."""
        if "<" not in text:
            return CodedText(text)
        found = list(_TAG.finditer(text))
        pairs = _pairs(found)
        names = free_stand_ins(text)
        edits, codes, shift = list[tuple[int, int, str]](), list[Code](), 0
        for n, tag in enumerate(found):
            slashes, start = len(tag["slashes"]), tag.end("slashes")
            kept = slashes // 2
            if slashes:
                edits.append((tag.start(), start, "\\" * kept))
                shift += kept - slashes
            if slashes % 2:
                continue
            code = self._code(tag, pairs.get(n, 0), start + shift, names)
            codes.append(code)
            edits.append((start, tag.end(), code.stand_in))
            shift += len(code.stand_in) - (tag.end() - start)
        plain = Rewritten(text).changed(edits)
        return CodedText(plain.text, tuple(codes), plain.offsets)

    def _code(self, tag: re.Match[str], pair: int, at: int, names: Iterator[str]) -> Code:
        start = tag.end("slashes")
        written = tag[0][start - tag.start() :]
        if pair:
            return Code(at, written, CodeKind.CLOSING if tag["close"] else CodeKind.OPENING, pair)
        number = int(tag["alone"] or 0)
        spans = ((tag.start("alt") - start, tag.end("alt") - start),) if tag["alt"] else ()
        if number in self.breaks:
            return Code(at, written, CodeKind.WORD, stand_in="\n")
        if number in self.words:
            return Code(at, written, CodeKind.WORD, stand_in=next(names), subtexts=spans)
        return Code(at, written, subtexts=spans)

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        escapes, last = dict[int, str](), 0
        for code in (*text.codes, None):
            end = code.at if code else len(text.plain)
            for one in _TAG.finditer(text.plain, last, end):
                escapes |= dict.fromkeys(range(*one.span("slashes")), "\\\\")
                escapes[one.end("slashes")] = "\\<"
            if code and (before := _SLASHES.search(text.plain[last:end])):
                escapes |= dict.fromkeys(range(last + before.start(), end), "\\\\")
            last = max(last, end + len(code.stand_in)) if code else end
        return assembled(text, escapes)

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return html.escape(" ".join(plain.split()), quote=True)


def number_of(code: Code) -> int:
    """The number of a code."""
    return int(re.sub(r"\A</?|[ />].*\Z", "", code.text, flags=re.S))


def text_of(code: Code) -> str:
    """The text that a code has with it, "" for none."""
    return html.unescape("".join(code.text[start:end] for start, end in code.subtexts))


def _pairs(tags: Sequence[re.Match[str]]) -> dict[int, int]:
    """The indices of the tags that open and close each other, nested, with a number that the two share."""
    found, opened, path = dict[int, int](), dict[str, int](), list[tuple[str, int]]()
    for n, tag in enumerate(tags):
        if tag["alone"] or len(tag["slashes"]) % 2:
            continue
        number = tag["number"]
        if not tag["close"]:
            if number not in opened:
                opened[number] = n
                path.append((number, n))
        elif number in opened:
            while path[-1][0] != number:
                del opened[path.pop()[0]]
            found[path.pop()[1]] = found[n] = int(number)
            del opened[number]
    return found
