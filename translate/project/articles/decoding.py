"""The text of a file from its bytes, and the facts by which it becomes the same bytes again."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from glossary.files import MARKS, charset_of
from translate.errors import ArticleError

_EDGE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark. `charset`, `bom`, `newline`: see `translate.model.Article`."""

    text: str
    charset: str = "utf-8"
    bom: bool = False
    newline: str = "\n"


_REMEDY = "save it as UTF-8"


def _has_two_bytes_each(body: bytes) -> bool:
    """True if NUL bytes stand where UTF-16 has them: many, and nearly all in even or in odd places."""
    places = body[0::2].count(0), body[1::2].count(0)
    return len(body) % 2 == 0 and 2 * min(places) < sum(places) > len(body) // 4


def decoded(data: bytes, name: str) -> Decoded:
    """The text of a file. Raises ArticleError for bytes that are neither UTF-8 nor UTF-16 with a byte order mark, or
    contain NUL."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ArticleError(name, "UTF-32, which is not read", _REMEDY)
    charset = charset_of(data)
    body = data.removeprefix(MARKS[charset])
    bom = body != data
    if charset == "utf-8" and b"\0" in body:
        if not bom and _has_two_bytes_each(body):
            raise ArticleError(name, "UTF-16 without a byte order mark", _REMEDY)
        raise ArticleError(name, f"binary file (NUL at byte {body.index(0)})", "give plain text in UTF-8")
    try:
        text = body.decode(charset)
    except UnicodeDecodeError as error:
        if charset != "utf-8":
            what = f"not UTF-16, as its byte order mark says ({error.reason} at byte {error.start})"
            raise ArticleError(name, what, _REMEDY) from error
        line = body.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            name, f"not UTF-8 (byte 0x{body[error.start]:02x} in line {line})", "convert it, e.g. iconv -t UTF-8"
        ) from error
    if "\0" in text:
        raise ArticleError(name, f"binary file (U+0000 at character {text.index(chr(0))})", "give plain text")
    newline = found[0] if (found := _EDGE.search(text)) else "\n"
    return Decoded(text, charset, bom, newline)


def column_after(before: str) -> int:
    """The column at which what follows a text begins; 0 where something else than white space stands before it."""
    return len(_EDGE.split(before)[-1].expandtabs()) if before[-1:].isspace() else 0
