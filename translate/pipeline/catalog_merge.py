"""Merges the catalogs of two people, files or folders of them, three-way where there is a common state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, three_way, writer
from translate.errors import CatalogError, ConfigError, Error
from translate.project import files, layout

_SUFFIX = ".po"


@dataclass(frozen=True, slots=True)
class MergedCatalogs:
    """What became of the catalogs: their number, how many files were written, the conflicts by path, and what could not
    be read or written, one message each."""

    catalogs: int
    changed: int
    conflicts: tuple[tuple[Path, three_way.Conflict], ...] = ()
    failures: tuple[str, ...] = ()


def merge(ours: Path, theirs: Path, base: Path | None, to: Path) -> MergedCatalogs:
    """Merge catalogs into `to`: two files into a file, or those of equal paths in two folders into a folder; a catalog
    that only one of the folders has is taken from there. `base`: the state that both began from, of the same kind; a
    file that is missing or empty there is no state. What is at `to` already, where that is neither of them, is joined
    as a third state. Catalogs of an output folder are merged under its lock. One that cannot be read is left out and a
    failure.

    Raises ConfigError for a path that does not exist, or a file and a folder.
    """
    for path in filter(None, (ours, theirs, base)):
        if not path.exists():
            raise ConfigError(path, "no such file or folder", "check the path")
    if len({path.is_dir() for path in filter(None, (ours, theirs, base))}) > 1:
        raise ConfigError(theirs, "a file and a folder", "give either files or folders")
    counts, changed = 0, 0
    conflicts, failures = list[tuple[Path, three_way.Conflict]](), list[str]()
    for name in _names(ours, theirs):
        counts += 1
        try:
            with _locked(to / name):  # what is read is what is there when it is written
                found = _merged([to / name, ours / name, theirs / name], base / name if base else None)
                changed += files.write(to / name, writer.encode(found.catalog))
            conflicts += ((to / name, one) for one in found.conflicts)
        except Error as error:
            failures.append(str(error))
    return MergedCatalogs(counts, changed, tuple(conflicts), tuple(failures))


def _names(ours: Path, theirs: Path) -> list[str]:
    """The paths of the catalogs relative to what was given, "" for two files."""
    if ours.is_file():
        return [""]
    found = {one.relative_to(root).as_posix() for root in (ours, theirs) for one in _catalogs(root)}
    return sorted(found)


def _catalogs(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob(f"*{_SUFFIX}") if path.is_file())


def _locked(path: Path) -> AbstractContextManager[None]:
    """The lock of the output folder that a catalog belongs to, so that runs and review desks do not write it meanwhile;
    none outside of one."""
    out = layout.out_of_catalog(path)
    return files.locked(out) if out else nullcontext()


def _merged(states: Sequence[Path], base: Path | None) -> three_way.Joined:
    """The files of `states` that are there as one, each once. Raises CatalogError."""
    root = _loaded(base) if base and base.is_file() and base.stat().st_size else None
    there = {path.resolve(): path for path in reversed(states) if path.is_file()}
    first, *others = [*reversed(there.values())] or states
    found, conflicts = _loaded(first), list[three_way.Conflict]()
    for path in others:
        joined = three_way.joined(found, _loaded(path), root)
        found, conflicts = joined.catalog, [*conflicts, *joined.conflicts]
    return three_way.Joined(found, tuple(conflicts))


def _loaded(path: Path) -> Catalog:
    found = catalog.load(path)
    if found == Catalog():
        raise CatalogError(path, "no such file", "it was removed meanwhile; run it again")
    return found
