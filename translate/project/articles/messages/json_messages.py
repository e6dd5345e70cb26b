"""The formats JSON and ARB: values that are texts of people are translated, in the quotes and escapes of the file.

In ARB (Flutter) values of keys that begin with "@" are no messages, and "@@locale" says the locale; in an object with
"message" and "description" or "placeholders" (WebExtensions) only the message is one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from translate.errors import ArticleError
from translate.model import Article, Attribute, Paragraph, PluralForm, Role
from translate.project.articles import USUAL, FormatSettings, TextSpan, article, decoded
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import Edit, Value, is_surely_text, is_text, laid_out, value_spans
from translate.project.articles.messages.sibling_forms import Sibling, sibling_form
from translate.text.markup import DOUBLED, MESSAGE, PLURAL, Markup

suffixes = (".json", ".arb")
_TOKEN = re.compile(r'"(?>(?:[^"\\]|\\.)*)"|[{}\[\],:]')
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\.")
_NOTES = ("description", "placeholders")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the values that are texts. See ArticleFormat. Raises ArticleError for what is not JSON."""
    file = decoded(data, name)
    try:
        content = json.loads(file.text) if file.text.strip() else None
    except (ValueError, RecursionError) as error:
        raise ArticleError(name, f"not JSON ({error})", "mend it, e.g. with python -m json.tool") from error
    is_arb = name.lower().endswith(".arb")
    values = list(_values(file.text))
    keys = [value.key for value, _ in values]
    skipped, choice = set(_notes(content)), KeyChoice(settings.keys)
    spans, attributes = list[TextSpan](), list[Attribute]()
    for found, place in values:
        said = json.loads(file.text[found.start - 1 : found.end + 1])
        if is_arb and found.key == "@@locale" and said:
            attributes.append(Attribute(found.start, found.end, Role.LOCALE))
        elif found.key in skipped or (is_arb and found.key.startswith("@")):
            continue
        elif choice.takes(found.key, said, is_text if is_arb else is_surely_text):
            found = replace(found, form=_form(file.text, found, place, keys))
            spans += value_spans(file.text, found, MESSAGE, PLURAL)
    return article(file, name, locale, spans, attributes, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. Characters beyond ASCII are escaped where those of the source are."""
    raw = paragraph.raw
    is_escaped = raw.isascii() and bool(re.search(r"\\u[0-9a-fA-F]{4}", raw))
    new = json.dumps(laid_out(paragraph, target), ensure_ascii=is_escaped)[1:-1]
    return new.replace("/", r"\/") if r"\/" in raw else new


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    if paragraph.syntax == "plural":
        return PLURAL
    return DOUBLED if "''" in paragraph.raw else MESSAGE


@dataclass(slots=True)
class _Open:
    """An object or array that is open: the path to it, the key or index of what comes next."""

    path: str
    is_object: bool
    key: str = ""
    index: int = 0
    is_value: bool = field(default=False)
    place: int = -1

    def next_path(self) -> str:
        """The path of what comes next."""
        name = self.key if self.is_object else str(self.index)
        return f"{self.path}.{name}" if self.path else name


def _form(text: str, value: Value, place: int, keys: list[str]) -> PluralForm | None:
    """The form of a plural that a value is by its key, which stands at `place`."""
    if place < 0:
        return None
    name_end = text.index('"', place + 1)
    before = text[:place].rstrip()
    gap = "," + (text[len(before) : place] or " ")
    one = Sibling(place, value.end + 1, place + 1, name_end, value.start, value.end, value.key, gap)
    return sibling_form(text, one, keys)


def _values(text: str) -> Iterator[tuple[Value, int]]:
    """The strings of a JSON text that are values, with the paths of their keys, and where the key stands, -1 in an
    array."""
    path = [_Open("", False)]
    for token in _TOKEN.finditer(text):
        sign, here = token[0], path[-1]
        if sign in "{[":
            path.append(_Open(here.next_path() if len(path) > 1 else "", sign == "{"))
        elif sign in "}]":
            path.pop()
        elif sign == ":":
            here.is_value = True
        elif sign == ",":
            here.is_value, here.index = False, here.index + 1
        elif here.is_object and not here.is_value:
            here.key, here.place = json.loads(sign), token.start()
        else:
            start, end = token.start() + 1, token.end() - 1
            value = Value(start, end, here.next_path(), "", json_edits(text, start, end))
            yield value, here.place if here.is_object else -1


def json_edits(text: str, start: int, end: int) -> list[Edit]:
    """The escapes in a part of a JSON string."""
    if text.find("\\", start, end) < 0:
        return []
    return [(one.start(), one.end(), json.loads(f'"{one[0]}"')) for one in _ESCAPE.finditer(text, start, end)]


def _notes(content: Any) -> Iterator[str]:
    """The paths of the strings beside the message of a WebExtension."""
    work: list[tuple[str, Any]] = [("", content)]
    while work:
        path, one = work.pop()
        rows = one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        below = [(f"{path}.{key}" if path else str(key), inner) for key, inner in rows]
        if isinstance(one, dict) and isinstance(one.get("message"), str) and any(map(one.__contains__, _NOTES)):
            yield from _paths([row for row in below if row[0].rpartition(".")[2] != "message"])
        else:
            work += below


def _paths(work: list[tuple[str, Any]]) -> Iterator[str]:
    while work:
        path, one = work.pop()
        yield path
        rows = one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        work += [(f"{path}.{key}", inner) for key, inner in rows]
