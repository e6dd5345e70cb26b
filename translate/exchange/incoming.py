"""What people bring back: files, folders and OmegaT projects of any exchange format, read into passages."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ConfigError, OtherLanguageError
from translate.exchange import exchange_formats, omegat
from translate.exchange.passage import Passage

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """The passages of files, and those of memories that lie beside them, which are used where they fit and of which
    nobody says more. `files`: how many files were read."""

    passages: tuple[Passage, ...]
    memories: tuple[Passage, ...] = ()
    files: int = 0


def read(given: Sequence[Path], source: str, target: str, form: str = "") -> Incoming:
    """Read files, folders of files, and OmegaT projects. `form`: the name of the format of all files, "" to recognise
    it.

    In a folder, files of no known format and files into another language are left out; a note is logged on the latter.
    Raises ExchangeError for a file that is broken, ConfigError for a folder without a file that can be read.
    """
    passages, memories, count = list[Passage](), list[Passage](), 0
    for path in given:
        if not path.is_dir():
            passages += exchange_formats.read(path, source, target, form)
            count += 1
            continue
        before = count
        for one in _below(path, form):
            try:
                if omegat.is_project(one):
                    project = omegat.read(one, source, target)
                    passages += project.entered
                    memories += project.memories
                else:
                    passages += exchange_formats.read(one, source, target, form)
                count += 1
            except OtherLanguageError as error:
                _log.info("%s: %s; left out", error.where, error.what)
        if count == before:
            known = ", ".join(f"*{suffix}" for one in exchange_formats.FORMATS.values() for suffix in one.known)
            raise ConfigError(path, f"is a directory without a file to import ({known})", "name the files")
    return Incoming(tuple(passages), tuple(memories), count)


def _below(folder: Path, form: str) -> Iterator[Path]:
    """The files of a folder that can be imported, and the folders of OmegaT projects in it, sorted; hidden files and
    those that an office program has open are left out."""
    for here, folders, names in os.walk(folder):
        if omegat.is_project(Path(here)):
            folders.clear()
            yield Path(here)
            continue
        folders[:] = sorted(one for one in folders if one[0] != ".")
        yield from (Path(here, one) for one in sorted(names) if exchange_formats.is_known(one, form))
