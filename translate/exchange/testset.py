"""Test sets: sources and their reference translations, line beside line, from two files or two folders of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from translate.errors import ArticleError, ConfigError
from translate.project import files


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    """A text of a set: line n of `reference` translates line n of `source`; both are empty in the same places."""

    name: str
    source: tuple[str, ...]
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A pair of files of a set: its texts in their order. `name`: relative to the folder, "" where files were given."""

    name: str
    documents: tuple[ReferenceDocument, ...]


def read(source: Path, reference: Path, target: str) -> tuple[File, ...]:
    """The set of two files, or of two folders with the same files in them.

    Blank lines, on both sides in the same places, part the texts of a pair of files; in folders each file is one text.
    Files of one name belong together, and those that differ in a last suffix that is the locale on the target's side
    (a.txt.en and a.txt.ru, in one folder or two). Raises ConfigError for paths that are missing or do not go together,
    ArticleError for files that cannot be read or are not parallel.
    """
    for path in (source, reference):
        if not path.exists():
            raise ConfigError(path, "no such file or folder", "give a source and its reference translation")
    if source.is_dir() != reference.is_dir():
        raise ConfigError(reference, f"does not go with {source}", "give two files or two folders")
    if not source.is_dir():
        return (File("", tuple(_texts(_parallel(source, reference, source.name)))),)
    pairs = list(_counterparts(source, reference, target))
    if not pairs:
        what = f"no file with a counterpart in {reference}"
        raise ConfigError(source, what, f"name both sides alike, or a.txt.en and a.txt.{target}")
    return tuple(File(name, (_parallel(left, right, name),)) for name, left, right in pairs)


def read_lines(path: Path) -> list[str]:
    """The lines of a text; the line break at its end begins no further one. Raises ArticleError."""
    try:
        lines = files.read(path).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ArticleError(path, f"not UTF-8 (byte {error.start})", "convert it, e.g. iconv -t UTF-8") from error
    return [line.removesuffix("\r") for line in (lines[:-1] if not lines[-1] else lines)]


def refuse_unequal(path: Path, lines: Sequence[str], other: Path, others: Sequence[str]) -> None:
    """Raise ArticleError for files that have different numbers of lines."""
    if len(lines) != len(others):
        what = f"has {len(lines)} lines, {other} has {len(others)}"
        raise ArticleError(path, what, "line n of one must be the translation of line n of the other")


def _parallel(source: Path, reference: Path, name: str) -> ReferenceDocument:
    """The lines of a pair of files. Raises ArticleError unless they are parallel and hold something."""
    ours, theirs = read_lines(source), read_lines(reference)
    refuse_unequal(reference, theirs, source, ours)
    for number, (left, right) in enumerate(zip(ours, theirs, strict=True), 1):
        if bool(left.strip()) != bool(right.strip()):
            empty, other = (reference, source) if left.strip() else (source, reference)
            raise ArticleError(f"{empty}:{number}", f"empty, in {other} it is not", "fill it, or empty both")
    if not any(line.strip() for line in ours):
        raise ArticleError(source, "nothing to translate", "give a text")
    return ReferenceDocument(name, tuple(ours), tuple(theirs))


def _texts(whole: ReferenceDocument) -> Iterator[ReferenceDocument]:
    """The texts that blank lines part, named by their first lines, each with the blank lines after it. Where all would
    be of one line, they are the paragraphs of one text."""
    ends = [end for end, blank in _runs(whole.source) if blank and any(line.strip() for line in whole.source[:end])]
    bounds = [0, *ends, len(whole.source)]
    spans = [(start, end) for start, end in pairwise(bounds) if start < end]
    if sum(bool(line.strip()) for line in whole.source) == len(spans) or len(spans) == 1:
        yield whole
        return
    for start, end in spans:
        yield ReferenceDocument(f"{whole.name}:{start + 1}", whole.source[start:end], whole.reference[start:end])


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Where each run of blank or of other lines ends, and whether it is blank."""
    end = 0
    for blank, run in groupby(lines, lambda line: not line.strip()):
        end += len(list(run))
        yield end, blank


def _counterparts(source: Path, reference: Path, target: str) -> Iterator[tuple[str, Path, Path]]:
    """The files of a folder with theirs in the other. Raises ConfigError for one that has none."""
    one_folder = source.resolve() == reference.resolve()
    for left in sorted(path for path in source.rglob("*") if path.is_file()):
        name = left.relative_to(source)
        if any(part.startswith(".") for part in name.parts) or (one_folder and name.suffix == f".{target}"):
            continue
        here = [] if one_folder else [reference / name]
        found = next((p for p in (*here, reference / name.with_suffix(f".{target}")) if p.is_file()), None)
        if found is None:
            raise ConfigError(left, f"no counterpart in {reference}", f"name it {name}, or {name.stem}.{target}")
        yield name.as_posix(), left, found
