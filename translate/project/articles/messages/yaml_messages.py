"""The format YAML: values that are texts of people are translated, in the style of the file; all else stays.

The parser of PyYAML (libyaml) says where each scalar stands. A file of one locale below its name, as those of Rails,
holds messages only, and the name becomes that of the target locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from translate.errors import ArticleError
from translate.model import Article, Attribute, Paragraph, PluralForm, Role
from translate.project.articles import USUAL, FormatSettings, TextSpan, article, decoded
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import (
    Edit,
    Value,
    character,
    is_surely_text,
    is_text,
    laid_out,
    value_spans,
)
from translate.project.articles.messages.sibling_forms import Sibling, sibling_form
from translate.text import locales
from translate.text.markup import MESSAGE, PLURAL, Markup

suffixes = (".yaml", ".yml")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_STRING = "tag:yaml.org,2002:str"
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_DOUBLE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|\r|\n)[ \t]*|.)")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b", "a": "\a", "b": "\b", "v": "\v", "f": "\f"}
_NAMED |= {"N": "\x85", "_": "\u00a0", "L": "\u2028", "P": "\u2029", "\r": "", "\n": ""}
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n,\[\]{}]|:(?=[^\s])|(?<=\S)#)*(?<=[^\s:])")
_KEY = re.compile(r"(?P<indent>[ ]*)(?P<key>[\w-]+):[ ]+[\"']?")
_REST = re.compile(r"(?P<quote>[\"']?)(?P<end>\r\n|\r|\n)")
_WORDS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)", re.IGNORECASE)


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the values that are texts. See ArticleFormat. Raises ArticleError for what is not YAML."""
    file = decoded(data, name)
    try:
        roots = list(yaml.compose_all(file.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        what = f"not YAML ({getattr(error, 'problem', '') or 'too deep'}{where})"
        raise ArticleError(name, what, "mend it") from error
    heading = _locale_key(roots, locale)
    attributes = [Attribute(*_place(file.text, heading), Role.LOCALE)] if heading is not None else []
    spans, choice = list[TextSpan](), KeyChoice(settings.keys)
    scalars = sorted(_scalars(roots), key=lambda one: one[1].start_mark.index)
    keys = [key for key, _ in scalars]
    for key, node in scalars:
        if node.tag != _STRING or not choice.takes(key, node.value, is_text if heading else is_surely_text):
            continue
        for value in _values(file.text, key, node):
            value = replace(value, form=_form(file.text, value, keys))
            spans += value_spans(file.text, value, MESSAGE, PLURAL)
    return article(file, name, locale, spans, attributes, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. A plain value that its translation would not fit gets quotes."""
    style, _, indent = paragraph.syntax.removesuffix(" plural").partition(" ")
    if style == "literal":
        return _BREAK.sub(lambda _: article.newline + indent, laid_out(paragraph, target))
    if style == "folded":
        return " ".join(_BREAK.split(target))
    if style == "single":
        return " ".join(_BREAK.split(target)).replace("'", "''")
    if style == "double":
        return _quoted(laid_out(paragraph, target))[1:-1]
    if _PLAIN.fullmatch(target) and not _WORDS.fullmatch(target):
        return target
    return _quoted(target)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return PLURAL if paragraph.syntax.endswith(" plural") else MESSAGE


def _form(text: str, value: Value, keys: list[str]) -> PluralForm | None:
    """The form of a plural that a value on the line of its key is."""
    line = max(text.rfind("\n", 0, value.start), text.rfind("\r", 0, value.start)) + 1
    found = _KEY.fullmatch(text, line, value.start)
    closing = _REST.match(text, value.end)
    if not found or not closing or value.syntax not in ("plain", "single", "double"):
        return None
    start, end = found.start("key"), closing.end("quote")
    one = Sibling(
        start, end, start, found.end("key"), value.start, value.end, value.key, closing["end"] + found["indent"]
    )
    return sibling_form(text, one, keys)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _place(text: str, node: Any) -> tuple[int, int]:
    """Where a scalar stands, without its quotes, anchor and tag."""
    start, end = node.start_mark.index, node.end_mark.index
    if found := _PROPERTIES.match(text, start, end):
        start = found.end()
    return (start + 1, end - 1) if node.style in ("'", '"') else (start, end)


def _locale_key(roots: list[Any], locale: str) -> Any:
    """The key of a file of Rails that names its locale, None where it is no such file."""
    if len(roots) != 1 or not isinstance(roots[0], yaml.MappingNode) or len(roots[0].value) != 1:
        return None
    ((key, below),) = roots[0].value
    is_it = isinstance(key, yaml.ScalarNode) and isinstance(below, yaml.MappingNode)
    return key if is_it and key.value.split("-")[0].split("_")[0] == locales.parse(locale).split("-")[0] else None


def _scalars(roots: list[Any]) -> Iterator[tuple[str, Any]]:
    """The scalars that are values, with the paths of their keys; those that aliases refer to once."""
    work, seen = [("", root) for root in reversed(roots) if root is not None], set[int]()
    while work:
        path, node = work.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield path, node
        elif isinstance(node, yaml.MappingNode):
            rows = [(str(key.value), value) for key, value in reversed(node.value) if isinstance(key, yaml.ScalarNode)]
            work += [(f"{path}.{key}" if path else key, value) for key, value in rows]
        else:
            work += [(f"{path}.{n}" if path else str(n), value) for n, value in reversed(list(enumerate(node.value)))]


def _values(text: str, key: str, node: Any) -> Iterator[Value]:
    start, end = _place(text, node)
    if node.style in ("|", ">"):
        yield from _block(text, start, end, key, node)
    elif node.style == '"':
        yield Value(start, end, key, "double", list(_double_edits(text, start, end)))
    elif node.style == "'":
        edits = [*_folds(text, start, end), *((at, at + 2, "'") for at in _quotes(text, start, end))]
        yield Value(start, end, key, "single", sorted(edits))
    else:
        yield Value(start, end, key, "plain", list(_folds(text, start, end)))


def _block(text: str, start: int, end: int, key: str, node: Any) -> Iterator[Value]:
    """The text of a block scalar, without its indentation."""
    header = _HEADER.match(text, start, end)
    first = header.end() if header else end
    body = text[first:end]
    lines = body.splitlines(keepends=True)
    indent = next((line[: len(line) - len(line.lstrip(" "))] for line in lines if line.strip()), "")
    edits, at = list[Edit](), first
    for n, line in enumerate(lines):
        depth = len(indent) if line.startswith(indent) else len(line) - len(line.lstrip(" "))
        bare = line.rstrip("\r\n")
        if depth and n:
            edits.append((at, at + depth, ""))
        ending = line[len(bare) :]
        after = lines[n + 1] if n + 1 < len(lines) else ""
        is_folded = node.style == ">" and bare.strip() and after.strip() and after[len(indent) : len(indent) + 1] != " "
        if ending and (is_folded or ending != "\n"):
            edits.append((at + len(bare), at + len(line), " " if is_folded else "\n"))
        at += len(line)
    style = "folded" if node.style == ">" else f"literal {indent}"
    yield Value(first + len(indent) if body.startswith(indent) else first, end, key, style, edits)


def _double_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    escapes = [(one.start(), one.end(), character(one[0], _NAMED)) for one in _DOUBLE.finditer(text, start, end)]
    taken = {at for first, last, _ in escapes for at in range(first, last)}
    folds = [one for one in _folds(text, start, end) if not taken.intersection(range(one[0], one[1]))]
    return iter(sorted([*escapes, *folds]))


def _folds(text: str, start: int, end: int) -> Iterator[Edit]:
    """The line breaks of a flow scalar: one is a space, more are one less."""
    for one in _FOLD.finditer(text, start, end):
        count = len(_BREAK.findall(one[0]))
        yield one.start(), one.end(), " " if count == 1 else "\n" * (count - 1)


def _quotes(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("''", start, end)
    while at >= 0:
        yield at
        at = text.find("''", at + 2, end)
