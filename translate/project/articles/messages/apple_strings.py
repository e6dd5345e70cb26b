"""The format of Apple's .strings: values are translated, keys and comments stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, article, decoded
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import Edit, Value, character, is_text, laid_out, value_spans
from translate.text.markup import MESSAGE, Markup

suffixes = (".strings",)
_STRING = r'"(?>(?:[^"\\]|\\.)*)"'
_PAIR = re.compile(
    rf"/\*.*?\*/|//[^\r\n]*+|(?P<key>{_STRING}|[\w.$/-]++)\s*=\s*(?P<value>{_STRING})\s*;|{_STRING}", re.DOTALL
)
_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]{4}|\\[0-7]{3}|\\.", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "a": "\a", "b": "\b", "v": "\v", "\n": ""}


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the values that are texts. See ArticleFormat."""
    file, choice = decoded(data, name), KeyChoice(settings.keys)
    spans = [
        span
        for value in _values(file.text)
        if choice.takes(value.key, file.text[value.start : value.end], is_text)
        for span in value_spans(file.text, value, MESSAGE)
    ]
    return article(file, name, locale, spans, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. A line break is written as in the source, by itself or as an escape."""
    new = laid_out(paragraph, target).replace("\\", "\\\\").replace('"', '\\"').replace("\t", r"\t")
    has_lines = "\n" in paragraph.raw or "\r" in paragraph.raw
    return new.replace("\n", article.newline if has_lines else r"\n")


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return MESSAGE


def _values(text: str) -> Iterator[Value]:
    for found in _PAIR.finditer(text):
        if found["value"] is not None:
            start, end = found.start("value") + 1, found.end("value") - 1
            key = found["key"].strip('"')
            yield Value(start, end, key, "", _edits(text, start, end))


def _edits(text: str, start: int, end: int) -> list[Edit]:
    return [(one.start(), one.end(), _character(one[0])) for one in _ESCAPE.finditer(text, start, end)]


def _character(escape: str) -> str:
    return chr(int(escape[1:], 8)) if len(escape) == 4 else character(escape, _NAMED)
