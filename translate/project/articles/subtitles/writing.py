"""Translations written into cues: a sentence is shared among the cues of its source, each cut into lines.

The lines are as long as the language of the translation allows, told by its writing system. A translation that has line
breaks itself, as many lines as cues or in a single cue, is written as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles.subtitles.spans import SPEAKER
from translate.text.markup import CodedText, PatternMarkup
from translate.text.subtitles import lines, longest_line, shares, width

_BREAKS = re.compile(r"\s*[\r\n]\s*")
_DASH = 2  # characters of a line that the dash before a speaker takes


def cue_pieces(
    article: Article, paragraph: Paragraph, target: str, markup: PatternMarkup, edge: re.Pattern[str], newline: str
) -> tuple[str, ...]:
    """A translation as it stands in the cues of its paragraph. `edge`: what ends a line there, `newline`: what is
    written for it. Raises ArticleError for characters that the charset of the file does not have."""
    pieces = paragraph.pieces
    _refuse_others(article, target)
    most = longest_line(target) - (_DASH if paragraph.syntax == SPEAKER else 0)
    rows = _BREAKS.split(target.strip())
    if len(rows) > 1 and len(pieces) == 1:
        return (newline.join(rows),)
    if len(rows) == len(pieces):
        parts = [markup.lifted(row) for row in rows]
    else:
        weights = [width(markup.lifted(piece).plain) for piece in pieces]
        parts = shares(markup.lifted(" ".join(rows)), weights)
    parts = [_before(part, gap) for part, gap in zip(parts, (*_gaps(paragraph), ""), strict=True)]
    if newline == r"\N" and not any(map(edge.search, pieces)):  # the player breaks lines itself
        return tuple(markup.written(part).text for part in parts)
    return tuple(newline.join(markup.written(line).text for line in lines(part, most)) for part in parts)


def _gaps(paragraph: Paragraph) -> list[str]:
    return [paragraph.raw[start:end] for start, end in paragraph.gaps]


def _before(text: CodedText, gap: str) -> CodedText:
    """A piece without the comma at its end where the dots of an unfinished sentence follow."""
    left = text.plain.rstrip(",، ") if gap.startswith((".", "…")) else text.plain
    if len(left) == len(text.plain):
        return text
    return CodedText(left, tuple(replace(code, at=min(code.at, len(left))) for code in text.codes))


def _refuse_others(article: Article, target: str) -> None:
    try:
        target.encode(article.charset)
    except UnicodeEncodeError as error:
        what = f"its charset {article.charset} has no {target[error.start]!a}, which its translation needs"
        raise ArticleError(article.name, what, "save it as UTF-8") from error
