"""The format of WebVTT (.vtt): identifiers, times, settings, notes, styles and regions stay; cues are translated.

The rules are those of https://www.w3.org/TR/webvtt1/: a cue ends at a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, ShownText, article
from translate.project.articles.subtitles.charsets import decoded_cues
from translate.project.articles.subtitles.spans import EDGE, LINE, Cue, cue_spans, shown_texts
from translate.project.articles.subtitles.srt import cue
from translate.project.articles.subtitles.writing import cue_pieces
from translate.text import Span
from translate.text.markup import WEBVTT, Markup

suffixes = (".vtt",)
_TIME = r"(?:(\d{2,}):)?(\d\d):(\d\d)[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?$")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of the cues. See ArticleFormat. Raises ArticleError for a file that does not begin as the format
    says."""
    file = decoded_cues(data, name)
    if file.text and not re.match(r"WEBVTT(?:\s|$)", file.text):
        raise ArticleError(name, "its first line is not WEBVTT", "give a WebVTT file, or name a SubRip file .srt")
    return article(file, name, locale, cue_spans(file.text, list(_cues(file.text)), WEBVTT, EDGE))


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> tuple[str, ...]:
    """See ArticleFormat."""
    return cue_pieces(article, paragraph, target, WEBVTT, EDGE, article.newline)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return WEBVTT


def shown(article: Article) -> Iterator[ShownText]:
    """What viewers see of each cue, in order. See ArticleFormat."""
    return shown_texts(article.text, _cues(article.text), WEBVTT)


def _cues(text: str) -> Iterator[Cue]:
    """The cues: the lines after one with times, up to a blank one or the times of another cue."""
    times: re.Match[str] | None = None
    lines: list[Span] = []
    for found in LINE.finditer(text):
        line = found[1]
        if times and (not line or "-->" in line):
            yield cue(times, lines)
            times, lines = None, []
        if times:
            lines.append((found.start(), found.end(1)))
        elif "-->" in line:
            times = _TIMES.match(line)
    if times:
        yield cue(times, lines)
