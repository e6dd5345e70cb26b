"""Reads and writes whole files; every failure raises TermbaseError."""

from __future__ import annotations

import codecs
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from glossary.errors import TermbaseError


def read_bytes(path: Path) -> bytes:
    """All bytes of a file. Raises TermbaseError when it is missing, a directory, unreadable or empty."""
    if path.is_dir():
        raise TermbaseError(path, "is a directory, not a termbase", "name a file in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TermbaseError(path, "no such file", "check the path") from error
    except (OSError, ValueError) as error:
        raise TermbaseError(path, f"cannot be read ({_reason(error)})", "check the path and its permissions") from error
    if not data.strip():
        raise TermbaseError(path, "the file is empty", "a termbase has at least a header")
    return data


MARKS: Mapping[str, bytes] = MappingProxyType(
    {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
)
"""The byte order mark of each charset that is read."""


def charset_of(data: bytes) -> str:
    """The charset of a text by its byte order mark: UTF-16, as spreadsheets write it, else UTF-8."""
    return next((charset for charset, mark in MARKS.items() if data.startswith(mark)), "utf-8")


def decoded(data: bytes) -> str:
    """A text in UTF-8, or in UTF-16 with a byte order mark, without that mark. Raises UnicodeDecodeError, which names
    the charset."""
    charset = charset_of(data)
    return data.removeprefix(MARKS[charset]).decode(charset)


def read_text(path: Path) -> str:
    """The text of a file, see `decoded`. Raises TermbaseError as `read_bytes` does, and for text in another charset or
    with NUL characters."""
    data = read_bytes(path)
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        if charset_of(data) != "utf-8":
            raise TermbaseError(path, "the file is not the UTF-16 that it begins as", "save it as UTF-8") from error
        line = data.count(b"\n", 0, error.start) + 1
        raise TermbaseError(f"{path}:{line}", "the file is not UTF-8", "save it as UTF-8 and try again") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TermbaseError(f"{path}:{line}", "the file holds a NUL character", "export it again as text")
    if not text.strip():
        raise TermbaseError(path, "the file is empty", "a termbase has at least a header")
    return text


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes replace the file atomically when the block ends without an error.

    A crash leaves either the old or the new file; the bytes are synced to the disk before the old file is replaced. A
    link is followed. The permissions of the old file are kept; a new file gets 0666 less the umask. Raises OSError and
    ValueError, and then leaves the old file unchanged.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    made = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with open(made, "xb", opener=lambda name, flags: os.open(name, flags, 0o666 if mode is None else mode)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(made, mode)
        os.replace(made, path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8, atomically (see `replacing`). Raises TermbaseError."""
    try:
        data = text.encode("utf-8")
        with replacing(path) as stream:
            stream.write(data)
    except UnicodeEncodeError as error:
        raise TermbaseError(path, "a term holds half a character (a lone surrogate)", "remove it") from error
    except (OSError, ValueError) as error:
        raise TermbaseError(path, f"cannot be written ({_reason(error)})", "check the folder and its rights") from error


def _reason(error: Exception) -> str:
    """The error message of the system, without the path."""
    return getattr(error, "strerror", None) or str(error)
