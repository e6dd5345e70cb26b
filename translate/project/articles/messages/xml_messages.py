"""Tokens of the small XML files that hold messages, and the formats .stringsdict and Android's strings.xml.

In .stringsdict the forms of a plural are translated, its variables and types stay. In Android's resources the texts of
<string>, <item> of <plurals> and <string-array> are, those with translatable="false" or a reference (@string/name) not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, article, decoded
from translate.project.articles.html import refused_entities
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import Edit, Value, character, is_text, laid_out, value_spans
from translate.project.articles.messages.sibling_forms import Sibling, sibling_form
from translate.text import trimmed
from translate.text.markup import XML_MESSAGE, Markup

suffixes = (".stringsdict", "strings.xml", "plurals.xml", "arrays.xml")
_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|<!DOCTYPE[^>]*+>"
    r"|<(?P<close>/)?(?P<name>[\w:.-]+)(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?P<empty>/)?>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAGS = re.compile(r"(<[^<>]*>)")
_ANDROID_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|\s+", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t"}
_SPECIAL = {"\\": "\\\\", "\n": r"\n", "'": r"\'", '"': r"\"", "\t": r"\t"}
_TYPES = ("NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of the messages. See ArticleFormat. Raises ArticleError for XML of another kind, and for
    entities of its own."""
    file = decoded(data, name)
    root = next((one["name"] for one in _TOKEN.finditer(file.text) if one["name"]), "")
    if root not in ("plist", "resources"):
        what = f"XML of an unknown kind (root element {root})" if root else "no XML"
        raise ArticleError(name, what, "give a .stringsdict file or resources of Android")
    refused_entities(file.text, name)
    values = list(_stringsdict(file.text) if root == "plist" else _android(file.text))
    keys = [value.key for value in values]
    values = [_with_form(file.text, value, keys) for value in values]
    choice = KeyChoice(settings.keys)
    spans = [
        span
        for value in values
        if choice.takes(value.key, file.text[value.start : value.end], bool)
        for span in value_spans(file.text, value, XML_MESSAGE)
    ]
    return article(file, name, locale, spans, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    target = laid_out(paragraph, target)
    if paragraph.syntax != "android":
        return target.replace("\n", article.newline)
    pieces = _TAGS.split(target)  # nothing is escaped within tags
    pieces[::2] = ["".join(_SPECIAL.get(char, char) for char in piece) for piece in pieces[::2]]
    new = "".join(pieces)
    return f"\\{new}" if new[0] in "@?" else new


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return XML_MESSAGE


_ITEM = re.compile(r"(?P<gap>\s*)(?P<unit><item\s[^<>]*quantity\s*=\s*[\"'](?P<name>\w+)[\"'][^<>]*>\s*\"?)\Z")
_PAIR = re.compile(r"(?P<gap>\s*)(?P<unit><key>\s*(?P<name>\w+)\s*</key>\s*<string>)\Z")
_BEFORE = 300  # characters before a value in which its start tags are searched for


def _with_form(text: str, value: Value, keys: list[str]) -> Value:
    """A value with the form of a plural that it is."""
    begin = max(0, value.start - _BEFORE)
    found = next((one for form in (_ITEM, _PAIR) if (one := form.search(text[begin : value.start]))), None)
    if not found:
        return value
    end = text.find(">", value.end) + 1
    start, name, name_end = begin + found.start("unit"), begin + found.start("name"), begin + found.end("name")
    place = Sibling(start, end, name, name_end, value.start, value.end, value.key, found["gap"])
    return replace(value, form=sibling_form(text, place, keys))


def _stringsdict(text: str) -> Iterator[Value]:
    path, key, last = list[str](), "", 0
    for token in _TOKEN.finditer(text):
        if token["name"] == "key" and token["close"]:
            key = text[last : token.start()].strip()
        elif token["name"] == "dict" and not token["empty"]:
            if token["close"]:
                key = path.pop() if path else ""
            else:
                path.append(key)
        elif token["name"] == "string" and token["close"] and key not in _TYPES and is_text(text[last : token.start()]):
            yield Value(last, token.start(), ".".join([*filter(None, path), key]))
        if token["name"]:
            last = token.end()


def _android(text: str) -> Iterator[Value]:
    """The texts of resources, between the tags of an element and within its CDATA."""
    group, count, start, name = "", 0, -1, ""
    for token in _TOKEN.finditer(text):
        tag = token["name"]
        if start >= 0 and token["data"] is not None:
            yield from _android_value(text, start, token.start(), name)
            yield from _android_value(text, *token.span("data"), name)
            start = token.end()
        elif tag in ("string-array", "plurals", "array"):
            keys = _attributes(token["attributes"])
            group, count = ("" if token["close"] or keys.get("translatable") == "false" else keys.get("name", "")), 0
        elif tag in ("string", "item") and token["close"] and start >= 0:
            yield from _android_value(text, start, token.start(), name)
            start = -1
        elif tag in ("string", "item") and not token["close"] and not token["empty"]:
            keys = _attributes(token["attributes"])
            name = keys.get("name", "") if tag == "string" else f"{group}.{keys.get('quantity', count)}"
            count += 1
            start = -1 if keys.get("translatable") == "false" or (tag == "item" and not group) else token.end()


def _attributes(text: str) -> dict[str, str]:
    return {found[1]: html.unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(text)}


def _android_value(text: str, start: int, end: int, name: str) -> Iterator[Value]:
    """The value between two places; quotes around the whole of it are not part of the text."""
    left, right = trimmed(text, start, end)
    if right - left > 1 and text[left] == text[right - 1] == '"' and text[right - 2] != "\\":
        left, right = left + 1, right - 1
    said = text[left:right]
    if left < right and is_text(said) and not re.fullmatch(r"[@?][\w:+]*/?[\w.]+", said):
        yield Value(left, right, name, "android", list(_android_edits(text, left, right)))


def _android_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    last = start
    for tag in [*_TAGS.finditer(text, start, end), None]:
        for one in _ANDROID_ESCAPE.finditer(text, last, tag.start() if tag else end):
            if one[0] != " ":
                yield one.start(), one.end(), character(one[0], _NAMED) if one[0][0] == "\\" else " "
        last = tag.end() if tag else end
