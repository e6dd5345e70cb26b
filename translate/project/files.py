"""Reads and writes whole files: writes are atomic, and a file that would not change is not touched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from glossary import replacing
from translate.errors import ArticleError, TranslateError

OWN_FOLDER = ".translate"
"""The folder for internal files, in a project and in its output folder."""
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs", "fuse.glusterfs"})
_OCTAL = re.compile(r"\\([0-7]{3})")  # white space and backslashes in /proc/self/mounts, see proc(5)
Write = Callable[[Path, bytes], bool]
"""Puts bytes into a file and returns True if that changed it, as `write` does."""


def read(path: Path) -> bytes:
    """The bytes of a file. Raises ArticleError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})", "check path and permissions") from error


def write(path: Path, data: bytes) -> bool:
    """Write `data` to a file atomically (see `glossary.replacing`), creating its folders. True if the file changed.

    Raises TranslateError when the disk is full, the folder is not writable, or a folder has the path.
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
    """Create the folder if it is missing, with a .gitignore that keeps its content out of a repository. Returns it.
    Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    return folder


def is_on_network(folder: Path) -> bool:
    """True if a folder is known to be on a network file system (NFS, SMB), where locks and shared memory of databases
    cannot be relied on: by /proc/self/mounts on Linux, and by a path such as \\\\server\\share on Windows."""
    try:
        path = os.path.realpath(folder)
        if path.startswith("\\\\"):
            return True
        rows = [line.split(" ") for line in Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()]
    except OSError:
        return False
    mounts = {_OCTAL.sub(lambda found: chr(int(found[1], 8)), row[1]): row[2] for row in rows if len(row) > 2}
    inside = [mount for mount in mounts if path == mount or path.startswith(mount.rstrip("/") + "/")]
    return bool(inside) and mounts[max(inside, key=len)] in _NETWORK


@contextmanager
def locked(out: Path, put: Write = write) -> Iterator[None]:
    """Lock an output folder, so that no other run changes a file between reading and writing it. The lock is the file
    OUT/.translate/lock; the system releases it when the process ends. With another `put` than `write`, which writes
    nothing, nothing is locked. Raises TranslateError.
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
    """A `Write` that writes nothing and collects in `changed` the files that would have changed, with the bytes that
    they would have."""

    def __init__(self) -> None:
        self.changed: dict[Path, bytes] = {}

    def __call__(self, path: Path, data: bytes) -> bool:
        """True if these bytes would change the file. Raises TranslateError when it cannot be read."""
        try:
            same = path.is_file() and path.read_bytes() == data
        except OSError as error:
            raise TranslateError(path, f"cannot be read ({error.strerror})", "check its permissions") from error
        if not same:
            self.changed[path] = data
        return not same
