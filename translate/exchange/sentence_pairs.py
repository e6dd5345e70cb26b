"""Sentences of articles and sentence pairs from the output of runs, for terminology work."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate import catalog
from translate.errors import ArticleError, Error
from translate.project import Source, articles, files, layout
from translate.text import aligned, segment

Text = tuple[str, str]
"""The place of a sentence ("a.txt:3": article and paragraph), and the sentence."""

Translated = tuple[str, str, str]
"""The place of a sentence, the sentence, its translation."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of articles, and the errors of articles that could not be read."""

    texts: tuple[Text, ...]
    failures: tuple[Error, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sentence pairs, the names of their articles, and the errors of files that could not be read."""

    pairs: tuple[Translated, ...]
    articles: frozenset[str] = frozenset()
    failures: tuple[Error, ...] = ()


def read_texts(sources: Sequence[Source], locale: str) -> Texts:
    """The sentences of the articles; `locale`: theirs. An article that cannot be read is a failure; nothing is
    raised."""
    texts: list[Text] = []
    failures: list[Error] = []
    for source in sources:
        try:
            data = sys.stdin.buffer.read() if source.path is None else files.read(source.path)
            article = articles.parse(data, source.name, locale)
        except Error as error:
            failures.append(error)
            continue
        for paragraph in article.paragraphs:
            for part in segment(articles.source_text(article, paragraph.id), locale):
                if part.text:
                    texts.append((f"{source.name}:{paragraph.id}", part.text))
    return Texts(tuple(texts), tuple(failures))


def read_pairs(out: Path, source: str, target: str, wanted: Collection[str] = ()) -> Pairs:
    """The sentence pairs of a run's output folder: its parallel files, and the catalogs of articles that have none.

    `wanted`: names of articles, () for all. Untranslated paragraphs are left out. Places are article and paragraph, or
    file and line in catalogs. Files that cannot be read are failures; nothing is raised.
    """
    pairs: list[Translated] = []
    seen: set[str] = set()
    failures: list[Error] = []
    for name, path in (*layout.parallel_files(out, source, target), *layout.catalog_files(out, target)):
        if name in seen or (wanted and name not in wanted):
            continue
        try:
            paragraphs = list(_entries(path) if path.suffix == ".po" else _lines(path, name, source, target))
        except Error as error:
            failures.append(error)
            continue
        seen.add(name)
        pairs += (pair for paragraph in paragraphs for pair in _sentences(*paragraph, source, target))
    return Pairs(tuple(pairs), frozenset(seen), tuple(failures))


def _lines(path: Path, name: str, source: str, target: str) -> Iterator[Translated]:
    """The paragraphs of a parallel file. Raises ArticleError when its sides have different numbers of lines."""
    other = path.with_name(path.name.removesuffix(f".{source}") + f".{target}")
    ours, theirs = _text(path), _text(other)
    if len(ours) != len(theirs):
        what = f"{len(ours)} lines here and {len(theirs)} in {other.name}"
        raise ArticleError(path, what, "run translate run again, it writes both files")
    for number, (left, right) in enumerate(zip(ours, theirs, strict=True), 1):
        yield f"{name}:{number}", left, right


def _text(path: Path) -> list[str]:
    try:
        return files.read(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ArticleError(path, "not UTF-8", "run translate run again, it writes the file") from error


def _entries(path: Path) -> Iterator[Translated]:
    """The entries of a catalog that are in use and translated. Raises CatalogError."""
    for entry in catalog.load(path).entries:
        if not entry.obsolete and entry.target:
            yield f"{path.as_posix()}:{entry.line}", entry.source, entry.target


def _sentences(place: str, left: str, right: str, source: str, target: str) -> Iterable[Translated]:
    """The sentence pairs of a paragraph where both sides have the same number of sentences, else the whole paragraph as
    one pair; () if it is untranslated."""
    if left == right or not right.strip():
        return ()
    return tuple((place, a, b) for a, b in aligned((left, source), (right, target)) or ((left, right),))
