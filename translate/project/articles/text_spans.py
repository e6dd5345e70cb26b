"""Text spans: where in a file the texts stand that are translated; everything between them is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translate.model import Article, Attribute, LineLayout, Paragraph, PluralForm
from translate.project.articles.decoding import Decoded
from translate.text import Span


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters [start, end) of the text of a file that are translated as one paragraph. `text`: the same as it is
    translated and catalogued, "" where that is what stands there; `gaps`: characters [start, end) of the file's text in
    it that are no text. For the rest see `translate.model.Paragraph`."""

    start: int
    end: int
    text: str = ""
    syntax: str = ""
    place: str = ""
    context: str = ""
    width: int = 0
    lines: tuple[LineLayout, ...] = ()
    gaps: tuple[Span, ...] = ()
    legend: str = ""
    is_target: bool = False
    numbers: tuple[str, ...] = ()
    form: PluralForm | None = None


def article(
    file: Decoded,
    name: str,
    locale: str,
    spans: Iterable[TextSpan],
    attributes: Iterable[Attribute] = (),
    labels: Iterable[str] = (),
    said: str = "",
    unused_keys: frozenset[str] | None = None,
) -> Article:
    """The article of a file whose text has these spans, in order and without overlaps. Raises ValueError for others."""
    given = list(spans)
    starts = [*(span.start for span in given), len(file.text)]
    paragraphs = []
    for number, (span, after) in enumerate(zip(given, starts[1:], strict=True), 1):
        if not span.start + (not span.is_target) <= span.end <= after:
            raise ValueError(f"{name}: span {number} ends at {span.end}, the next begins at {after}")
        raw, tail = file.text[span.start : span.end], file.text[span.end : after]
        text = "" if span.text == raw else span.text
        gaps = tuple((start - span.start, end - span.start) for start, end in span.gaps)
        known = span.width, text, span.lines, span.syntax, span.place, span.context
        paragraphs.append(
            Paragraph(number, raw, tail, *known, span.legend, gaps, span.is_target, span.numbers, span.form)
        )
    return Article(
        name,
        locale,
        tuple(paragraphs),
        file.text[: starts[0]],
        file.bom,
        file.newline,
        file.charset,
        tuple(attributes),
        frozenset(labels),
        said=said,
        unused_keys=unused_keys,
    )
