"""The format of SubStation Alpha (.ass, .ssa): the texts of dialogue lines are translated, everything else stays.

Columns are those of the line "Format:" in the section [Events]; the text is the last one. A line break is \\N.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, ShownText, article
from translate.project.articles.subtitles.charsets import decoded_cues
from translate.project.articles.subtitles.spans import Cue, cue_spans, shown_texts
from translate.project.articles.subtitles.srt import seconds
from translate.project.articles.subtitles.writing import cue_pieces
from translate.text import Span
from translate.text.markup import SUBSTATION, Markup

suffixes = (".ass", ".ssa")
_LINE = re.compile(r"[^\r\n]++")
_EDGE = re.compile(r"\\[Nn]")
_TIME = re.compile(r"(\d+):(\d\d?):(\d\d?)[.:](\d{1,3})$")
_USUAL = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of the dialogue lines. See ArticleFormat. Raises ArticleError for a file without sections."""
    file = decoded_cues(data, name)
    if file.text.strip() and not re.search(r"^\s*\[[^\]\n]+\]", file.text, re.MULTILINE):
        raise ArticleError(name, "no section in it, such as [Events]", "give a file of SubStation Alpha")
    return article(file, name, locale, cue_spans(file.text, list(_cues(file.text)), SUBSTATION, _EDGE))


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> tuple[str, ...]:
    """See ArticleFormat."""
    return cue_pieces(article, paragraph, target, SUBSTATION, _EDGE, r"\N")


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return SUBSTATION


def shown(article: Article) -> Iterator[ShownText]:
    """What viewers see of each cue, in order. See ArticleFormat."""
    return shown_texts(article.text, _cues(article.text), SUBSTATION)


def _cues(text: str) -> Iterator[Cue]:
    columns, is_inside = list(_USUAL), False
    for found in _LINE.finditer(text):
        line = found[0].lstrip()
        if line.startswith("["):
            is_inside = line.lower().startswith("[events]")
        elif is_inside and line.lower().startswith("format:"):
            columns = [one.strip().lower() for one in line[7:].split(",")]
        elif is_inside and line.lower().startswith("dialogue:"):
            start = found.start() + found[0].index(":") + 1
            yield from _cue(text, start, found.end(), columns)


def _cue(text: str, start: int, end: int, columns: Sequence[str]) -> Iterator[Cue]:
    values = text[start:end].split(",", len(columns) - 1)
    if len(values) < len(columns) or columns[-1] != "text":
        return
    row = dict(zip(columns, map(str.strip, values), strict=True))
    first = end - len(values[-1])
    lines, last = list[Span](), first
    for edge in _EDGE.finditer(text, first, end):
        lines.append((last, edge.start()))
        last = edge.end()
    voice = f"{row.get('style', '')},{row.get('name', '')}"
    yield Cue((*lines, (last, end)), _seconds(row.get("start", "")), _seconds(row.get("end", "")), voice)


def _seconds(time: str) -> float:
    found = _TIME.match(time)
    return seconds(*found.groups()) if found else 0.0
