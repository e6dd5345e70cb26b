"""Reading and writing files whole: a write is atomic, and a file that would not change is not touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from glossary import replacing
from translate.errors import ArticleError, TranslateError

OWN_FOLDER = ".translate"
"""The folder for files of ours that nobody reviews, in a project and in its output folder."""
Write = Callable[[Path, bytes], bool]
"""Puts bytes into a file and tells whether that changed it, as `write` does."""


def read(path: Path) -> bytes:
    """The bytes of a file. Raises ArticleError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})", "check path and permissions") from error


def write(path: Path, data: bytes) -> bool:
    """Put `data` into a file, folders and all, in one step, see `glossary.replacing`. True if it changed.

    Raises TranslateError when the disk is full, the folder not writable, or a folder stands where the file must go.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise TranslateError(
            path, f"cannot be written ({error.strerror})", "check the folder, or give --out"
        ) from error
    return True


def ignored(folder: Path) -> Path:
    """The folder, made where it is missing, with a .gitignore in it that keeps all of it out of a repository.

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    return folder


@contextmanager
def locked(out: Path, put: Write = write) -> Iterator[None]:
    """One process at a time in here, for an output folder: what is read, changed and written again must not be changed
    by another run in between. The lock is the file OUT/.translate/lock; it is released when a process ends, however it
    ends. Only for `write`: another `put` writes nothing, so it locks nothing and makes no file. Raises TranslateError.
    """
    if put is not write:
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(held(ignored(out / OWN_FOLDER) / "lock"))
        except OSError as error:
            what = f"cannot be locked ({error.strerror})"
            raise TranslateError(out, what, "check the folder, or give --out") from error
        yield


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """One process at a time in here: waits for a lock file, made where it is missing, and releases it at the end,
    however the process ends. Raises OSError when it cannot be made."""
    from filelock import FileLock

    with FileLock(lock):
        yield


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
