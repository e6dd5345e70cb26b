"""Test sets: sources with reference translations, line by line, from two files or two folders of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from translate.errors import ArticleError, ConfigError
from translate.project import files


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    """A text of a test set: line n of `reference` translates line n of `source`; empty lines are the same in both."""

    name: str
    source: tuple[str, ...]
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A pair of files of a test set, with its texts in order. `name`: relative to the folder, "" if files were
    given."""

    name: str
    documents: tuple[ReferenceDocument, ...]


def read(source: Path, reference: Path, target: str) -> tuple[File, ...]:
    """Read a test set from two files, or from two folders with the same files.

    In two files, blank lines (the same on both sides) separate texts; in folders each file is one text. Two files
    belong together if they have the same name, or names that differ in a last suffix, which is the locale on the target
    side (a.txt.en and a.txt.ru, in one folder or two). Raises ConfigError for paths that do not exist or do not match,
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
    """The lines of a text file; a line break at its end is not followed by another line. Raises ArticleError."""
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
    """The lines of a pair of files. Raises ArticleError if they are not parallel or are empty."""
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
    """The texts between blank lines, each named by the number of its first line and with the blank lines after it. If
    all texts would be of one line, they are the paragraphs of one text."""
    ends = [end for end, blank in _runs(whole.source) if blank and any(line.strip() for line in whole.source[:end])]
    bounds = [0, *ends, len(whole.source)]
    spans = [(start, end) for start, end in pairwise(bounds) if start < end]
    if sum(bool(line.strip()) for line in whole.source) == len(spans) or len(spans) == 1:
        yield whole
        return
    for start, end in spans:
        yield ReferenceDocument(f"{whole.name}:{start + 1}", whole.source[start:end], whole.reference[start:end])


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """The end of each run of blank or of other lines, and True if it is blank."""
    end = 0
    for blank, run in groupby(lines, lambda line: not line.strip()):
        end += len(list(run))
        yield end, blank


def _counterparts(source: Path, reference: Path, target: str) -> Iterator[tuple[str, Path, Path]]:
    """The files of a folder with their counterparts. Raises ConfigError for a file without one."""
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
