"""Reads parallel text: tables (also compressed), TMX, and the approved entries of PO files."""

from __future__ import annotations

import gzip
import io
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from glossary.errors import TermbaseError
from glossary.locales import fit

PARALLEL = (".tsv", ".tab", ".txt", ".tsv.gz", ".tsv.xz", ".tmx", ".po")
_TABLES = (".tsv", ".tab", ".txt")
_PACKED = (".gz", ".xz")
_HEADER = ("source", "target")


def is_parallel(path: Path) -> bool:
    """True if `read_parallel` can read a file with this suffix."""
    kind, packed = _kind(path)
    return kind in _TABLES or (not packed and kind in (".tmx", ".po"))


def read_parallel(path: Path, source: str, to: str) -> Iterator[tuple[str, str]]:
    """The (source, target) pairs of one file, in order. The suffix decides the format: a table whose first two columns
    are source and target, TMX, or PO, of which fuzzy entries are left out.

    Raises TermbaseError for a file that cannot be read, is in another language or has an unknown suffix.
    """
    kind, packed = _kind(path)
    if not is_parallel(path):
        what = f"{path.suffix or 'no suffix'} is no format of parallel text"
        raise TermbaseError(path, what, f"give {', '.join(PARALLEL)}")
    if kind == ".tmx":
        from glossary.alignment.tmx import read_tmx

        return read_tmx(path, source, to)
    return _reviewed(path, to) if kind == ".po" else _table(path, packed)


def _kind(path: Path) -> tuple[str, str]:
    """The suffix of the format and the suffix of the compression, each "" if there is none."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes.pop() if suffixes and suffixes[-1] in _PACKED else ""
    return (suffixes[-1] if suffixes else ""), packed


def _table(path: Path, packed: str) -> Iterator[tuple[str, str]]:
    """The pairs of a table of source and target, compressed or not; lines without both are left out."""
    try:
        with _opened(path, packed) as data, io.TextIOWrapper(data, encoding="utf-8-sig", newline="\n") as stream:
            for number, line in enumerate(stream):
                cells = [cell.strip() for cell in line.split("\t")]
                header = not number and tuple(cell.lower() for cell in cells[:2]) == _HEADER
                if len(cells) > 1 and cells[0] and cells[1] and not header:
                    yield cells[0], cells[1]
    except FileNotFoundError as error:
        raise TermbaseError(path, "no such file", "check the path") from error
    except UnicodeDecodeError as error:
        raise TermbaseError(path, "the file is not UTF-8", "save it as UTF-8 and try again") from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TermbaseError(path, f"cannot be read ({reason})", "check the file and its permissions") from error


def _opened(path: Path, packed: str) -> IO[bytes]:
    if packed == ".gz":
        return cast("IO[bytes]", gzip.open(path))
    return lzma.open(path) if packed else path.open("rb")


def _reviewed(path: Path, to: str) -> Iterator[tuple[str, str]]:
    """The entries of a PO file that are not fuzzy. Raises TermbaseError, also for a file in another language."""
    from glossary.termbase import read_entries

    language, entries = read_entries(path)
    if language and not fit(language, to):
        raise TermbaseError(path, f"is in {language}, not in {to}", f"choose another, or --to {language}")
    return ((entry.source, entry.target) for entry in entries if entry.target and not entry.is_fuzzy)
