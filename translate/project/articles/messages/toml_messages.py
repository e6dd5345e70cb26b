"""The format TOML: values that are texts of people are translated, in the quotes of the file; all else stays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, article, decoded
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import (
    Edit,
    Value,
    character,
    is_surely_text,
    laid_out,
    value_spans,
)
from translate.text import Rewritten
from translate.text.markup import MESSAGE, PLURAL, Markup

suffixes = (".toml",)
_TOKEN = re.compile(
    r'(?P<comment>\#[^\n]*+)|(?P<long>"""(?:[^"\\]|\\.|"(?!""))*"""|"""(?:[^"\\]|\\.|"(?!"""))*"""""?)'
    r"|(?P<raw>'''.*?'''(?:''?)?)|(?P<basic>\"(?>(?:[^\"\\\n]|\\.)*)\")|(?P<literal>'[^'\n]*+')"
    r"|(?P<break>\n)|(?P<sign>[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.\"'\#]++)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*\r?\n\s*|.)|\r\n", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b"} | dict.fromkeys(" \t\r\n", "")
_SPECIAL = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}
_QUOTES = {"long": 3, "raw": 3, "basic": 1, "literal": 1}


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the values that are texts. See ArticleFormat. Raises ArticleError for what is not TOML."""
    file = decoded(data, name)
    try:
        tomllib.loads(file.text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(name, f"not TOML ({error})", "mend it") from error
    choice = KeyChoice(settings.keys)
    spans = [
        span
        for value in _values(file.text)
        if choice.takes(value.key, _said(file.text, value), is_surely_text)
        for span in value_spans(file.text, value, MESSAGE, PLURAL)
    ]
    return article(file, name, locale, spans, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. Raises ArticleError for a translation that single quotes cannot hold."""
    style, target = paragraph.syntax.removesuffix(" plural"), laid_out(paragraph, target)
    if style in ("long", "basic"):
        new = "".join(_SPECIAL.get(char, char) for char in target)
        return new.replace("\n", article.newline if style == "long" else "\\n")
    if ("'" if style == "literal" else "'''") in target or (style == "literal" and "\n" in target):
        what = f"the value of {paragraph.place} is in single quotes, which cannot hold its translation"
        raise ArticleError(article.name, what, "write it in double quotes")
    return target.replace("\n", article.newline)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return PLURAL if paragraph.syntax.endswith(" plural") else MESSAGE


def _values(text: str) -> Iterator[Value]:
    """The strings that are values, with the paths of their keys."""
    table, key, path, is_value = list[str](), list[str](), list[list[str]](), False
    depth = 0  # open brackets of arrays in the value; `path`: the keys outside of each open inline table
    header = ""
    for token in _TOKEN.finditer(text):
        kind, word = token.lastgroup or "", token[0]
        if kind == "comment":
            continue
        if header:
            if kind == "break":
                header = ""
            elif kind != "sign":
                table.append(_bare(word))
        elif not is_value and not path and word == "[":
            header, table = word, []
        elif kind == "break":
            if is_value and not depth and not path:
                is_value, key = False, []
        elif not is_value:
            if word == "=":
                is_value = True
            elif word == "}":
                is_value, key = True, path.pop()
            elif kind != "sign":
                key.append(_bare(word))
        elif word == "{":
            path.append([*key])
            is_value = False
        elif word == "}" and path:
            key = path.pop()
        elif word in "[]" and kind == "sign":
            depth += 1 if word == "[" else -1
        elif word == "," and path and not depth:
            is_value, key = False, [*path[-1]]
        elif kind in _QUOTES:
            yield _value(text, token, ".".join([*table, *key]))


def _bare(word: str) -> str:
    return word[1:-1] if word[0] in "\"'" else word


def _value(text: str, token: re.Match[str], key: str) -> Value:
    kind = token.lastgroup or ""
    start, end = token.start() + _QUOTES[kind], token.end() - _QUOTES[kind]
    return Value(start, end, key, kind, list(_edits(text, start, end)) if kind in ("long", "basic") else [])


def _said(text: str, value: Value) -> str:
    """A value without its escapes."""
    edits = [(start - value.start, end - value.start, new) for start, end, new in value.edits]
    return Rewritten(text[value.start : value.end]).changed(edits).text


def _edits(text: str, start: int, end: int) -> Iterator[Edit]:
    for one in _ESCAPE.finditer(text, start, end):
        yield one.start(), one.end(), "\n" if one[0] == "\r\n" else character(one[0], _NAMED)
