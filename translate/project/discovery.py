"""Finds the articles: paths, folders, patterns and standard input become a list of named sources."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from glossary.files import patterns
from translate.errors import ArticleError, ConfigError
from translate.project import articles, files
from translate.project.config import Options

STDIN = "-"
STDIN_NAME = "stdin.txt"
RESERVED = ("report.json", "report.html", "names.csv")  # files that a run writes beside the articles


@dataclass(frozen=True, slots=True)
class Source:
    """An input: its path (None: standard input), and its name, the relative path below every output folder. `data`:
    its bytes where they were given in place of a file. `format`, `extract`: how a run was told to read it, see
    FormatSettings."""

    path: Path | None
    name: str
    data: bytes | None = None
    format: str = ""
    extract: bool = False


def with_sources(options: Options) -> Options:
    """The options, with the folder articles/ as sources if they have none. Raises ConfigError if it does not exist."""
    if options.sources:
        return options
    usual = os.path.normpath(os.path.join(options.root, "articles"))
    if os.path.isdir(usual):
        return replace(options, sources=(usual,))
    raise ConfigError(
        "SOURCES",
        "none given, none configured, and no folder articles/ here",
        'name files or folders, or write translate.toml with a line such as sources = ["articles"]',
    )


def expand(given: Sequence[str], *, exclude: Path | None = None, without: Sequence[str] = ()) -> tuple[Source, ...]:
    """The sources given by paths, folders, patterns and "-", in order, each once.

    A folder gives the articles below it by suffix, without hidden ones and without `exclude`, the output folder; they
    are named relative to it. A file found by a pattern is named relative to the part of the pattern without wildcards;
    a single file has its own name. Files in `without`, such as the termbase, are articles only if they are given by
    name. Raises ConfigError for a path that does not exist, a folder or pattern without articles, and two inputs that
    would write one output file.
    """
    found = documents(given, exclude=exclude, without=without)
    _refuse_collisions(found)
    return found


def documents(given: Sequence[str], *, exclude: Path | None = None, without: Sequence[str] = ()) -> tuple[Source, ...]:
    """The same for files that are only looked at: any name is as good as another."""
    found: dict[tuple[str, str], Source] = {}
    left = frozenset(map(os.path.realpath, without))
    for item in given:
        for source in _expand_one(item, exclude, left):
            real = "-" if source.path is None else os.path.realpath(source.path)
            found.setdefault((real, source.name), source)
    return tuple(found.values())


def shard(sources: Sequence[Source], number: int, count: int) -> tuple[Source, ...]:
    """The sources of part `number` (from 1) of `count` parts. The part of a source depends only on its name."""
    return tuple(source for source in sources if _part(source.name, count) == number - 1)


def _part(name: str, count: int) -> int:
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8], "big") % count


def read(source: Source) -> bytes:
    """The bytes of a source. Raises ArticleError when it cannot be read."""
    if not source.name.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in source.name):
        raise ArticleError(ascii(source.name), "the file's name is not UTF-8", "rename it")
    if source.data is not None:
        return source.data
    if source.path:
        return files.read(source.path)
    if sys.stdin is None:
        raise ArticleError(source.name, "there is no standard input", "give a file")
    return sys.stdin.buffer.read()


def _expand_one(item: str, exclude: Path | None, left: frozenset[str]) -> list[Source]:
    if item == STDIN:
        return [Source(None, STDIN_NAME)]
    path = Path(item)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise ConfigError(item[:80], f"not a usable path ({error.__class__.__name__})", "check the path") from error
    if is_folder:
        below = (p for p in _articles_below(path, exclude) if os.path.realpath(p) not in left)
        sources = [Source(p, p.relative_to(path).as_posix()) for p in below]
        if not sources:
            kinds = ", ".join(one if one[0] != "." else f"*{one}" for one in articles.suffixes())
            raise ConfigError(item, f"no articles ({kinds}) in this folder", "name a folder that has some, or files")
        return sources
    if exists:
        return [Source(path, path.name)]
    if patterns.is_pattern(item):
        base = _fixed_part(item)
        exclude = exclude if exclude and _is_below(exclude, base) else None  # -o . holds the articles themselves
        hits = sorted(patterns.find(item), key=lambda hit: (len(hit.parts), hit))
        real = {os.path.realpath(hit): hit for hit in reversed(hits) if hit.is_file() and not _is_below(hit, exclude)}
        sources = [
            Source(hit, hit.relative_to(base).as_posix())
            for hit in sorted(hit for path_, hit in real.items() if path_ not in left)
        ]
        if not sources:
            raise ConfigError(item, "no file matches this pattern", "check the pattern (** goes through folders)")
        return sources
    raise ConfigError(
        item, "no such file or folder", "check the path; give files, folders, or patterns such as 'news/**/*.txt'"
    )


def _articles_below(folder: Path, exclude: Path | None) -> list[Path]:
    skip = os.path.realpath(exclude) if exclude else None
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f[0] != "." and os.path.realpath(Path(here, f)) != skip)
        found += [Path(here, f) for f in sorted(names) if f[0] != "." and articles.is_searched(f)]
    # Without pipes and sockets; a dead link stays, so that it is reported.
    return [path for path in found if path.is_file() or not path.exists()]


def _is_below(path: Path, folder: Path | None) -> bool:
    return folder is not None and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _fixed_part(pattern: str) -> Path:
    parts = Path(pattern).parts
    fixed = next((n for n, part in enumerate(parts) if patterns.is_pattern(part)), len(parts))
    return Path(*parts[:fixed]) if fixed else Path()


def _refuse_collisions(sources: Collection[Source]) -> None:
    by_name: dict[str, Source] = {}
    names = [source.name for source in sources]
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    for source in sources:
        if source.name in folders or source.name in RESERVED:
            raise ConfigError(
                source.path or STDIN,
                f"would be written where a folder or a report goes ({source.name})",
                "rename it, or run it into an --out folder of its own",
            )
        other = by_name.setdefault(source.name, source)
        if other is not source:
            raise ConfigError(
                source.path or STDIN,
                f"would write the same output files as {other.path or STDIN} ({source.name})",
                "give their common folder instead, or run them into different --out folders",
            )
