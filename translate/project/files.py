"""Reading and writing files whole: a write is atomic, and a file that would not change is not touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from translate.errors import ArticleError, TranslateError

try:
    import fcntl
except ImportError:  # not a Unix
    fcntl = None  # type: ignore[assignment]

Write = Callable[[Path, bytes], bool]
"""Puts bytes into a file and tells whether that changed it, as `write` does."""


def read(path: Path) -> bytes:
    """The bytes of a file. Raises ArticleError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})", "check path and permissions") from error


def write(path: Path, data: bytes) -> bool:
    """Put `data` into a file, folders and all, in one step: a kill leaves the old file or the new. True if it changed.

    A link is followed, so that the file that it leads to changes. Raises TranslateError when the disk is full, the
    folder not writable, or a folder stands where the file must go.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise TranslateError(
            path, f"cannot be written ({error.strerror})", "check the folder, or give --out"
        ) from error
    return True


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time in here, for a folder: what is read, changed and written again must not be changed by
    another run in between. A folder that is not there, or a system that has no such locks, is not locked."""
    if fcntl is None or not folder.is_dir():
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Comparison:
    """A `Write` that writes nothing and remembers in `paths` what would have changed."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def __call__(self, path: Path, data: bytes) -> bool:
        """Would these bytes change the file? Raises TranslateError when it cannot be read."""
        try:
            same = path.is_file() and path.read_bytes() == data
        except OSError as error:
            raise TranslateError(path, f"cannot be read ({error.strerror})", "check its permissions") from error
        if not same:
            self.paths.append(path)
        return not same


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
