"""Splicing: translations put into the bytes of an article, and the list of what was replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from glossary.files import MARKS
from translate.model import Article, Attribute, Paragraph, Role
from translate.project.articles.archives import archive, rewritten
from translate.project.articles.decoding import column_after


@dataclass(frozen=True, slots=True)
class Replacement:
    """Bytes [start, end) of a file that were replaced by the `length` bytes at `at` of the new one. `what`: the number
    of the paragraph, or the role of the attribute; `member`: the path in an archive of the member of which these are
    bytes, "" for the file itself."""

    start: int
    end: int
    at: int
    length: int
    what: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class Spliced:
    """The bytes of a translated article, and what in them is not of the source, in order."""

    data: bytes
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Characters [start, end) of the text of an article replaced by `new`. `what`: see Replacement; `order`: which
    comes first at one place, by the paragraphs that they belong to."""

    start: int
    end: int
    new: str
    what: str
    order: tuple[int, int] = (0, 0)


Encode = Callable[[Paragraph, str, int], str | tuple[str, ...]]
"""In: a paragraph, its translation, the column at which it begins. Out: the translation as it stands in the file; for a
paragraph with gaps the piece before, between and after each of them."""


def spliced(article: Article, targets: Mapping[int, str], values: Mapping[Attribute, str], encode: Encode) -> Spliced:
    """An article with the paragraphs in `targets` (by id) and the attributes in `values` replaced, the rest kept."""
    return applied(article, edits(article, targets, values, encode))


def edits(
    article: Article, targets: Mapping[int, str], values: Mapping[Attribute, str], encode: Encode
) -> tuple[TextEdit, ...]:
    """The edits of `spliced`, in order."""
    pieces = [article.head, *(piece for one in article.paragraphs for piece in (one.raw, one.tail))]
    found = [*_paragraphs(article, pieces, targets, encode), *_attributes("".join(pieces), values)]
    return tuple(sorted(found, key=lambda edit: (edit.start, edit.end, edit.order)))


def applied(article: Article, edits: Sequence[TextEdit]) -> Spliced:
    """An article after edits of its text, which are in order and do not overlap."""
    text = article.text
    if article.archive:
        return _in_archive(article, text, edits)
    mark = MARKS[article.charset] if article.bom else b""
    data, replacements = _replaced(text, edits, article.charset, len(mark))
    return Spliced(mark + data, tuple(replacements))


def _in_archive(article: Article, text: str, edits: Sequence[TextEdit]) -> Spliced:
    """An archive with edits of the texts of its members."""
    contents, found, start, n = dict[str, bytes](), list[Replacement](), 0, 0
    for path, length in article.members:
        own = list[TextEdit]()
        while n < len(edits) and edits[n].end <= start + length:
            own.append(replace(edits[n], start=edits[n].start - start, end=edits[n].end - start))
            n += 1
        if own:
            contents[path], replaced = _replaced(text[start : start + length], own, article.charset, 0)
            found += (replace(one, member=path) for one in replaced)
        start += length
    return Spliced(rewritten(archive(article.archive, article.name), contents), tuple(found))


def edges(article: Article) -> Iterator[tuple[int, int, int]]:
    """The id of each paragraph, and its characters [start, end) in the text of the article."""
    at = len(article.head)
    for one in article.paragraphs:
        yield one.id, at, at + len(one.raw)
        at += len(one.raw) + len(one.tail)


def _paragraphs(article: Article, pieces: list[str], targets: Mapping[int, str], encode: Encode) -> Iterator[TextEdit]:
    starts = list(accumulate(map(len, pieces)))
    for n, paragraph in enumerate(article.paragraphs):
        target = targets.get(paragraph.id)
        if target is None:
            continue
        start = starts[2 * n]
        new = encode(paragraph, target, column_after(pieces[2 * n]))
        if isinstance(new, str):
            new = (new,)
        for (first, last), piece in zip(paragraph.stretches, new, strict=True):
            if piece != paragraph.raw[first:last]:
                yield TextEdit(start + first, start + last, piece, str(paragraph.id), (paragraph.id, 0))


def _attributes(text: str, values: Mapping[Attribute, str]) -> Iterator[TextEdit]:
    for one, new in values.items():
        if new != text[one.start : one.end]:
            order = (max(one.of), 1) if one.role is Role.AFTER else (min(one.of, default=0), -1)
            yield TextEdit(one.start, one.end, new, one.role, order)


def _replaced(text: str, edits: Iterable[TextEdit], charset: str, offset: int) -> tuple[bytes, list[Replacement]]:
    """The bytes of a text after edits, and where they are; `offset`: the number of bytes before it."""
    parts, found = list[bytes](), list[Replacement]()
    last, source, target = 0, offset, offset
    for edit in edits:
        kept, old, new = (
            one.encode(charset) for one in (text[last : edit.start], text[edit.start : edit.end], edit.new)
        )
        parts += [kept, new]
        source, target = source + len(kept), target + len(kept)
        found.append(Replacement(source, source + len(old), target, len(new), edit.what))
        last, source, target = edit.end, source + len(old), target + len(new)
    parts.append(text[last:].encode(charset))
    return b"".join(parts), found
