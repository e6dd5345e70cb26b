"""What is installed: this program and its libraries, as one digest. Answers of another program are no answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from translate.fingerprints.digests import digest_of

_PACKAGES = ("glossary", "translate")
_METADATA = (".dist-info", ".egg-info")  # folders that name a library and its version


@cache
def installation() -> str:
    """The digest of the version of Python, of the names and versions of all libraries, and of when each file of this
    program was changed and how large it is: to read them all would cost more than most answers."""
    return digest_of([sys.version, sorted(_libraries()), sorted(_files())])


def _libraries() -> Iterator[str]:
    for folder in filter(os.path.isdir, dict.fromkeys(sys.path)):
        with suppress(OSError):
            yield from (name for name in os.listdir(folder) if name.endswith(_METADATA))


def _files() -> Iterator[list[object]]:
    root = Path(__file__).parents[2]
    for package in _PACKAGES:
        for folder, folders, names in os.walk(root / package):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in names:
                state = os.stat(os.path.join(folder, name))
                yield [os.path.relpath(os.path.join(folder, name), root), state.st_size, state.st_mtime_ns]
