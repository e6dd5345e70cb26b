"""The format of Java's .properties: values are translated, keys and comments stay.

Characters beyond ASCII are written as \\uXXXX, which every reader of such files knows, unless the file has some as
themselves in UTF-8. A value with {0} is a MessageFormat, in which apostrophes are doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, article, decoded
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import Edit, Value, character, is_text, laid_out, value_spans
from translate.text.markup import DOUBLED, MESSAGE, PLURAL, Markup

suffixes = (".properties",)
_END = r"(?:\r\n|\r|\n)"
_LINE = re.compile(rf"[ \t\f]*+(?P<line>(?>(?:[^\\\r\n]|\\(?:{_END}|.|\Z))*))(?:{_END}|\Z)")
_PAIR = re.compile(rf"(?P<key>(?:[^\\=: \t\f\r\n]|\\(?:{_END}|.))*)[ \t\f]*[=:]?(?:[ \t\f]|\\{_END})*")
_ESCAPE = re.compile(rf"\\{_END}[ \t\f]*|\\u[0-9a-fA-F]{{4}}|\\.", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "\r": "", "\n": ""}
_ARGUMENT = re.compile(r"\{\d")
_SPECIAL = {"\\": "\\\\", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\f": r"\f"}


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the values that are texts. See ArticleFormat. A file that is not UTF-8 is ISO 8859-1."""
    file, choice = decoded(data, name, "latin-1"), KeyChoice(settings.keys)
    spans = [
        span
        for value in _values(file.text)
        if choice.takes(value.key, file.text[value.start : value.end], is_text)
        for span in value_spans(file.text, value, _markup(file.text[value.start : value.end]), PLURAL)
    ]
    return article(file, name, locale, spans, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    new = "".join(_SPECIAL.get(char, char) for char in laid_out(paragraph, target))
    if article.charset == "utf-8" and "beyond ascii" in paragraph.syntax:
        return new
    return "".join(char if char.isascii() else _number(char) for char in new)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return PLURAL if "plural" in paragraph.syntax else _markup(paragraph.raw)


def _markup(raw: str) -> Markup:
    return DOUBLED if _ARGUMENT.search(raw) else MESSAGE


def _number(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def _values(text: str) -> Iterator[Value]:
    syntax = "" if text.isascii() else "beyond ascii"
    for found in _LINE.finditer(text):
        start, end = found.span("line")
        if start == end or text[start] in "#!":
            continue
        pair = _PAIR.match(text, start, end)
        if pair and pair.end() < end:
            key = _ESCAPE.sub(lambda one: character(one[0], _NAMED), pair["key"])
            yield Value(pair.end(), end, key, syntax, _edits(text, pair.end(), end))


def _edits(text: str, start: int, end: int) -> list[Edit]:
    found: list[Edit] = []
    for one in _ESCAPE.finditer(text, start, end):
        new = character(one[0], _NAMED)
        if found and found[-1][1] == one.start() and "\ud800" <= found[-1][2][-1:] < "\udc00" <= new < "\ue000":
            pair = (found[-1][2] + new).encode("utf-16-be", "surrogatepass").decode("utf-16-be")
            found[-1] = found[-1][0], one.end(), pair
        else:
            found.append((one.start(), one.end(), new))
    return found
