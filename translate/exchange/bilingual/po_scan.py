"""Where the translations, flags and header fields of a PO file stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from translate.catalog import reader
from translate.text import Span

_STRING = re.compile(r'(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*(?P<string>".*")\s*', re.DOTALL)
_FUZZY = re.compile(r"\bfuzzy\b(?:,[ \t]*)?")


@dataclass(slots=True)
class Message:
    """An entry that is not obsolete. `line`: that of its msgid, from 1; `flags`: where its lines of flags stand (`#,`,
    `#=`), with their line ends; `begins`: where the first line of its strings begins, or the `#|` lines before it;
    `strings`: from the first to the last quote of each string, by keyword; `ends`: after the line end of the last."""

    line: int = 0
    flags: list[Span] = field(default_factory=list)
    begins: int = -1
    strings: dict[str, Span] = field(default_factory=dict)
    ends: int = 0


def messages(text: str) -> Iterator[Message]:
    """The entries of a PO file, which must have been read by `translate.catalog` without a fault, in order."""
    found, keyword = Message(), ""
    for number, line in enumerate(_lines(text), 1):
        start, end = line
        rest = text[start:end].lstrip(" \t")
        at = end - len(rest)
        string = _STRING.fullmatch(rest) if rest[:1] in ('"', "m") else None
        if string:
            named = string["keyword"]
            if named and not named.startswith("msgstr") and _is_complete(found):
                yield found
                found = Message()
            keyword = named or keyword
            found.begins = at if found.begins < 0 else found.begins
            found.line = number if named == "msgid" else found.line
            first, last = at + string.start("string"), at + string.end("string")
            found.strings[keyword] = found.strings.get(keyword, (first, last))[0], last
            found.ends = end
        elif rest.startswith("#"):
            if _is_complete(found):
                yield found
                found = Message()
            if reader.holds_flags(rest.rstrip()):
                found.flags.append((at, end))
            elif rest.startswith("#|") and found.begins < 0:
                found.begins = at
            elif rest.startswith("#~"):
                found = Message()
    if _is_complete(found):
        yield found


def _is_complete(found: Message) -> bool:
    return any(keyword.startswith("msgstr") for keyword in found.strings)


def _lines(text: str) -> Iterator[Span]:
    """The lines with their ends, as `translate.catalog` counts them: a lone CR ends one only where there is no LF."""
    end = "\n" if "\n" in text else "\r"
    start = 0
    while start < len(text):
        at = text.find(end, start)
        stop = len(text) if at < 0 else at + 1
        yield start, stop
        start = stop


def fuzzy_spans(text: str, message: Message) -> list[Span]:
    """Where the flag `fuzzy` of an entry stands, with the comma after or before it; the line where that has no other
    flag."""
    found = list[Span]()
    for start, end in message.flags:
        flags = [one.strip() for one in text[start + 2 : end].split(",")]
        if "fuzzy" not in flags:
            continue
        if len(flags) == 1:
            found.append((start, end))
        elif flag := _FUZZY.search(text, start, end):
            last = flags[-1] == "fuzzy"
            found.append((text.rfind(",", start + 2, flag.start()), flag.end()) if last else flag.span())
    return found


def value_span(text: str, header: Message, name: str) -> Span | None:
    """Where the value of a header field stands, None for a field that the header does not have, or not on one line."""
    start, end = header.strings["msgstr"]
    found = re.compile(rf'(?:"|\\n){re.escape(name)}:[ \t]*(?P<value>(?:[^"\\\n]|\\[^n])*)\\n', re.IGNORECASE).search(
        text, start, end
    )
    return found.span("value") if found else None
