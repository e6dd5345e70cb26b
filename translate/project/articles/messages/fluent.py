"""The format Fluent (.ftl): the texts of messages and attributes are translated, variants of a choice one by one.

Terms (-brand-name) are names, and stay; what is in braces is a placeholder. Lines of a text are one: a translation is
written on one line. https://github.com/projectfluent/fluent/blob/main/spec/fluent.ebnf
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translate.model import Article, Paragraph, PluralForm
from translate.project.articles import USUAL, FormatSettings, article, decoded
from translate.project.articles.messages.key_choice import KeyChoice
from translate.project.articles.messages.keyed_spans import Edit, Value, value_spans
from translate.text import plurals
from translate.text.markup import FLUENT, Markup

suffixes = (".ftl",)
_ENTRY = re.compile(r"^(?P<id>-?[A-Za-z][\w-]*+)[ \t]*=", re.MULTILINE)
_OTHER = re.compile(r"^[^\s}\[*.]", re.MULTILINE)  # what begins a line outside of an entry's text
_ATTRIBUTE = re.compile(r"^[ \t]+\.(?P<id>[A-Za-z][\w-]*+)[ \t]*=", re.MULTILINE)
_SIGN = re.compile(r"[{}]|\"(?>(?:[^\"\\\n]|\\.)*)\"|->")
_VARIANT = re.compile(r"^[ \t]*\*?\[\s*(?P<name>[^\]\n]{1,60}+)\s*\]", re.MULTILINE)
_FOLD = re.compile(r"[ \t]*(?:\r\n|\n)[ \t]*")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of the messages. See ArticleFormat."""
    file, choice = decoded(data, name), KeyChoice(settings.keys)
    spans = [
        span
        for key, start, end in _entries(file.text)
        if choice.takes(key, file.text[start:end], bool)
        for value in _texts(file.text, key, start, end)
        for span in value_spans(file.text, value, FLUENT)
    ]
    return article(file, name, locale, spans, unused_keys=choice.unused)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    return _FOLD.sub(" ", target)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return FLUENT


def _entries(text: str) -> Iterator[tuple[str, int, int]]:
    """The patterns of messages and attributes: their names, and where they begin and end."""
    for entry in _ENTRY.finditer(text):
        other = _OTHER.search(text, entry.end())
        end = other.start() if other else len(text)
        if entry["id"].startswith("-"):
            continue
        key, start = entry["id"], entry.end()
        for attribute in _ATTRIBUTE.finditer(text, entry.end(), end):
            yield key, start, attribute.start()
            key, start = f"{entry['id']}.{attribute['id']}", attribute.end()
        yield key, start, end


def _texts(text: str, key: str, start: int, end: int) -> Iterator[Value]:
    """The texts of a pattern: the whole of it, or where it has choices what is between them and their variants."""
    work, forms = [(key, start, end)], dict[int, PluralForm]()
    while work:
        key, start, end = work.pop()
        choice = _choice(text, start, end)
        if choice is None:
            yield Value(start, end, key, "", _folds(text, start, end), forms.get(start))
            continue
        opening, arrow, closing = choice
        yield Value(start, opening, key, "", _folds(text, start, opening))
        found = list(_VARIANT.finditer(text, arrow, closing))
        edges = [*(one.start() for one in found[1:]), closing]
        inner = [(f"{key}[{one['name'].strip()}]", one.end(), to) for one, to in zip(found, edges, strict=True)]
        work += [(key, closing + 1, end), *reversed(_outermost(text, inner))]
        forms |= _forms(key, found)


def _forms(key: str, found: Sequence[re.Match[str]]) -> dict[int, PluralForm]:
    """The variants of a choice that are forms of a plural, by where their texts begin."""
    names = {one["name"].strip(): one for one in found}
    general = names.get("other")
    if not general or "one" not in names:
        return {}
    at = general.start()
    space = " " * len(general[0].partition("[")[0])
    forms = {name: PluralForm(f"{key} {at}", name, at, f"{space}[\0] ", "\n", f"{key}[\0]") for name in names}
    return {names[name].end(): form for name, form in forms.items() if name in plurals.CATEGORIES}


def _outermost(text: str, variants: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The variants that are not within a placeholder of another one; each reaches up to the next."""
    found: list[tuple[str, int, int]] = []
    depth = 0
    for key, start, end in variants:
        if depth:
            found[-1] = found[-1][0], found[-1][1], end
        else:
            found.append((key, start, end))
        signs = [sign[0] for sign in _SIGN.finditer(text, start, end)]
        depth += signs.count("{") - signs.count("}")
    return found


def _choice(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the first placeholder with a choice begins, its variants begin, and it ends."""
    depth, opening, arrow = 0, start, 0
    for sign in _SIGN.finditer(text, start, end):
        if sign[0] == "{":
            opening = opening if depth else sign.start()
            depth += 1
        elif sign[0] == "->" and depth == 1:
            arrow = arrow or sign.end()
        elif sign[0] == "}":
            depth -= 1
            if depth == 0 and arrow:
                return opening, arrow, sign.start()
    return None


def _folds(text: str, start: int, end: int) -> list[Edit]:
    """The line breaks within a text, but for blank lines."""
    return [
        (one.start(), one.end(), " ")
        for one in _FOLD.finditer(text, start, end)
        if text[one.end() : one.end() + 1] not in ("\n", "\r", "") and text[one.start() - 1 : one.start()] != "\n"
    ]
