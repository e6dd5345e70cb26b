"""The text of a file from its bytes, and the facts by which it becomes the same bytes again."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from glossary.files import MARKS, charset_of
from translate.errors import ArticleError
from translate.model import Article

_EDGE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark. `charset`, `bom`, `newline`: see `translate.model.Article`."""

    text: str
    charset: str = "utf-8"
    bom: bool = False
    newline: str = "\n"

    @classmethod
    def of(cls, article: Article) -> Decoded:
        """The text of the file of an article that was read already."""
        return cls(article.text, article.charset, article.bom, article.newline)


_REMEDY = "save it as UTF-8"


def _has_two_bytes_each(body: bytes) -> bool:
    """True if NUL bytes stand where UTF-16 has them: many, and nearly all in even or in odd places."""
    places = body[0::2].count(0), body[1::2].count(0)
    return len(body) % 2 == 0 and 2 * min(places) < sum(places) > len(body) // 4


def decoded(data: bytes, name: str, declared: str = "utf-8") -> Decoded:
    """The text of a file. `declared`: the codec that its format says it has, where it is neither UTF-8 nor begins with
    a byte order mark. Raises ArticleError for bytes that are not in their charset or contain NUL."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ArticleError(name, "UTF-32, which is not read", _REMEDY)
    charset = charset_of(data)
    body = data.removeprefix(MARKS[charset])
    bom = body != data
    if charset == "utf-8" and b"\0" in body:
        if not bom and _has_two_bytes_each(body):
            raise ArticleError(name, "UTF-16 without a byte order mark", _REMEDY)
        raise ArticleError(name, f"binary file (NUL at byte {body.index(0)})", "give plain text in UTF-8")
    if not bom and declared != "utf-8" and (body.isascii() or not _is_utf_8(body)):
        return _as_declared(body, name, declared)
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
    return Decoded(text, charset, bom, _newline(text))


def _newline(text: str) -> str:
    return found[0] if (found := _EDGE.search(text)) else "\n"


def _is_utf_8(body: bytes) -> bool:
    """True if bytes are UTF-8: pages are often sent as UTF-8 although they say otherwise, the reverse is chance."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_declared(body: bytes, name: str, charset: str) -> Decoded:
    """The text of a file in another charset, from which the same bytes can be made again."""
    try:
        text = body.decode(charset)
        is_same = text.encode(charset) == body
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        what = f"not {charset}, as it declares (byte 0x{body[error.start]:02x} in line {line})"
        raise ArticleError(name, what, _REMEDY) from error
    if not is_same:
        raise ArticleError(name, f"{charset} in another form than the usual one", _REMEDY)
    return Decoded(text, charset, False, _newline(text))


def column_after(before: str) -> int:
    """The column at which what follows a text begins; 0 where something else than white space stands before it."""
    return len(_EDGE.split(before)[-1].expandtabs()) if before[-1:].isspace() else 0
