"""The format of SubRip (.srt): numbers, times and coordinates stay, texts of cues are translated.

There is no standard; what players read is read: missing or wrong numbers, blank lines within a cue, cues without text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, ShownText, article
from translate.project.articles.subtitles.charsets import decoded_cues
from translate.project.articles.subtitles.spans import EDGE, LINE, Cue, cue_spans, shown_texts
from translate.project.articles.subtitles.writing import cue_pieces
from translate.text import Span
from translate.text.markup import SUBRIP, Markup

suffixes = (".srt",)
_TIME = r"(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[,.:](\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-{{1,3}}>\s*{_TIME}(?:\s.*)?$")
_NUMBER = re.compile(r"\s*\d+\s*$")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of the cues. See ArticleFormat. Raises ArticleError for a file without a cue."""
    file = decoded_cues(data, name)
    cues = list(_cues(file.text))
    if not cues and file.text.strip():
        raise ArticleError(name, "no cue in it (a line such as 00:00:01,000 --> 00:00:02,000)", "give a SubRip file")
    return article(file, name, locale, cue_spans(file.text, cues, SUBRIP, EDGE))


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> tuple[str, ...]:
    """See ArticleFormat."""
    return cue_pieces(article, paragraph, target, SUBRIP, EDGE, article.newline)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return SUBRIP


def shown(article: Article) -> Iterator[ShownText]:
    """What viewers see of each cue, in order. See ArticleFormat."""
    return shown_texts(article.text, _cues(article.text), SUBRIP)


def _cues(text: str) -> Iterator[Cue]:
    """The cues: the lines between one with times and the number before the next such line."""
    times: re.Match[str] | None = None
    lines: list[Span] = []
    for found in LINE.finditer(text):
        if found.start() == len(text):
            break
        match = _TIMES.match(found[1])
        if match:
            if lines and _NUMBER.match(text[slice(*lines[-1])]):
                lines.pop()
            if times:
                yield cue(times, lines)
            times, lines = match, []
        else:
            lines.append((found.start(), found.end(1)))
    if times:
        yield cue(times, lines)


def cue(times: re.Match[str], lines: list[Span]) -> Cue:
    """A cue of some lines, from its times: two of hours, minutes, seconds and the fraction."""
    return Cue(tuple(lines), seconds(*times.groups()[:4]), seconds(*times.groups()[4:]))


def seconds(hours: str | None, minutes: str, whole: str, part: str | None) -> float:
    """A time in seconds. `part`: the digits of its fraction."""
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + (int(part) / 10 ** len(part) if part else 0)
