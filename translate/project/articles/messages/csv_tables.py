"""The formats CSV and TSV: the fields of some columns are translated, in the quotes that they have.

Without settings these are the columns that hold prose: at least half of their filled fields have four words or more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossary.locales import languages, primary
from translate.errors import ArticleError
from translate.model import DEFAULT_SOURCE, Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, TextSpan, article, decoded
from translate.project.articles.messages.keyed_spans import Edit, Value, is_surely_text, value_spans
from translate.project.articles.messages.tables import NO_DELIMITER, FieldTable, TableField, said, table, values
from translate.text import script_of, scripts_of
from translate.text.markup import MESSAGE, Markup

suffixes = (".csv", ".tsv")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDS = 4  # of prose; a name or a heading has fewer
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")
_TERMBASE = ("source", "target")
_REMEDY = 'name them in the configuration: [formats] columns = ["title", "text"]'


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the fields that are translated. See ArticleFormat. Raises ArticleError for a table without such a column."""
    file = decoded(data, name)
    found = table(file.text, name)
    heads = [said(file.text, one).strip() for one in found.records[0]] if found.records else []
    chosen = (
        _given(heads, settings.columns, name) if settings.columns else _prose(file.text, found, heads, name, locale)
    )
    has_heads = not any(_is_prose(heads[column]) for column in chosen if column < len(heads))
    spans = (
        span
        for number, record in enumerate(found.records, 1)
        if number > has_heads
        for column in chosen
        if column < len(record)
        for span in _field_spans(file.text, record[column], _place(number, column, heads if has_heads else ()), found)
    )
    return article(file, name, locale, spans)


def _given(heads: Sequence[str], columns: Sequence[str | int], name: str) -> list[int]:
    """The numbers of columns that the settings name, from 0, in order."""
    found = set[int]()
    folded = [one.casefold() for one in heads]
    for one in columns:
        if isinstance(one, int):
            if one > len(heads):
                raise ArticleError(name, f"has {len(heads)} columns, none with the number {one}", _REMEDY)
            found.add(one - 1)
        elif one.casefold() in folded:
            found.add(folded.index(one.casefold()))
    if not found:
        shown = ", ".join(heads)[:200]
        raise ArticleError(name, f"has no column {columns[0]!r}", f"its columns are {shown}; set [formats] columns")
    return sorted(found)


def _prose(text: str, found: FieldTable, heads: Sequence[str], name: str, locale: str) -> list[int]:
    """The numbers of the columns that hold prose; where columns are named by languages, in that of the article."""
    if all(one in {head.casefold() for head in heads} for one in _TERMBASE):
        raise ArticleError(
            name, "looks like a termbase (columns source and target)", f"give it as --glossary, or {_REMEDY}"
        )
    rows = found.records[1:] or found.records
    chosen = [column for column in range(len(heads)) if _is_prose_column(list(values(text, rows, column)))]
    told = {n: language for n, head in enumerate(heads) if (language := _language(head))}
    if len(told) > 1:  # texts in several languages
        chosen = [n for n in chosen if told.get(n, "") in ("", primary(locale or DEFAULT_SOURCE))]
    chosen = _in_one_script(chosen, [list(values(text, rows, column)) for column in chosen], locale)
    if not chosen:
        raise ArticleError(name, "no column holds prose, so it is not known what to translate", _REMEDY)
    return chosen


def _in_one_script(columns: Sequence[int], fields: Sequence[Sequence[str]], locale: str) -> list[int]:
    """Of columns in several writing systems those in that of the locale, if there are any."""
    scripts = [Counter(script_of(char) for one in column[:100] for char in one if char.isalpha()) for column in fields]
    own = scripts_of(locale or DEFAULT_SOURCE)
    fit = [n for n, found in zip(columns, scripts, strict=True) if found and found.most_common(1)[0][0] in own]
    return fit or list(columns)


def _language(head: str) -> str:
    """The language that a column is named by, its code or its English name; "" for another name."""
    known = languages("en")
    if _LANGUAGE.match(head) and primary(head).lower() in known:
        return primary(head).lower()
    return next((code for code, name in known.items() if name.casefold() == head.casefold()), "")


def _is_prose_column(fields: Sequence[str]) -> bool:
    filled = [one for one in fields if one.strip()]
    prose = sum(map(_is_prose, filled))
    return prose > 0 and 2 * prose >= len(filled)


def _is_prose(value: str) -> bool:
    words = len(_WORD.findall(value))
    unspaced = sum(script_of(char) in _UNSPACED for char in value) if words < _WORDS and not value.isascii() else 0
    return (words >= _WORDS or unspaced >= 2 * _WORDS) and is_surely_text(value)


def _place(row: int, column: int, heads: Sequence[str]) -> str:
    head = heads[column] if column < len(heads) else ""
    return f"row {row}, {head or f'column {column + 1}'}"


def _field_spans(text: str, field: TableField, place: str, found: FieldTable) -> Iterator[TextSpan]:
    """The texts of a field: parts between blank lines; one for a field without quotes."""
    syntax = f"quoted {field.escape}" if field.escape else f"bare {found.delimiter}"
    for span in value_spans(text, Value(field.start, field.end, place, syntax, _edits(text, field)), MESSAGE):
        span = replace(span, context="")
        if not field.escape:
            inside = text[field.start : field.end].strip()
            span = replace(span, start=field.start, end=field.end, text=inside)
        yield span


def _edits(text: str, field: TableField) -> list[Edit]:
    if not field.escape:
        return []
    pattern = r'""' if field.escape == '"' else r'""|\\.'
    edits = [(one.start(), one.end(), one[0][1]) for one in re.finditer(pattern, text[field.start : field.end], re.S)]
    breaks = [(one.start(), one.end(), "\n") for one in re.finditer(r"\r\n|\r", text[field.start : field.end])]
    return [(start + field.start, end + field.start, new) for start, end, new in sorted(edits + breaks)]


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. A field without quotes gets some where its translation needs them."""
    kind, _, sign = paragraph.syntax.partition(" ")
    if kind == "quoted":
        newline = "\r\n" if "\r\n" in paragraph.raw else "\n"
        if sign == "\\":
            target = target.replace("\\", "\\\\")
        return target.replace('"', f'{sign}"').replace("\n", newline)
    raw = paragraph.raw
    if sign == NO_DELIMITER:
        needs_quotes = target.startswith('"') or "\n" in target
    else:
        needs_quotes = any(one in target for one in (sign, '"', "\n", "\r"))
    if needs_quotes:
        doubled = target.replace('"', '""')
        return f'"{doubled}"'
    lead, trail = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    return raw[:lead] + target + raw[trail:]


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return MESSAGE
