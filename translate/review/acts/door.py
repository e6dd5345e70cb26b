"""Performs acts on catalogs on disk: locked, on what is there now, written at once and as a whole."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, Entry, merge, writer
from translate.project import files
from translate.review.acts.performing import performed
from translate.review.acts.records import Act, ActResult


@dataclass(frozen=True, slots=True)
class Outline:
    """What an article asks of its catalog: its name, its locales, and the entry of each of its keys, as it is or as it
    would be carried over; None where there is none."""

    name: str
    source_locale: str
    locale: str
    entries: Mapping[str, Entry | None]

    def begun(self, key: str) -> Entry:
        """The entry of a text that the catalog does not have, obsolete where the article does not have it either."""
        source, context = catalog.of_key(key)
        if key not in self.entries:
            return Entry(source, context=context, obsolete=True)
        carried = self.entries[key] or Entry(source, context=context)
        return self.living(carried)

    def living(self, entry: Entry) -> Entry:
        """An entry as one of the article."""
        return replace(entry, obsolete=False, references=(catalog.reference(self.name),))


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of acts on a catalog: of each act, the catalog as it is now, and the stamp of its file, "" where
    somebody else has written it since."""

    done: tuple[ActResult, ...]
    catalog: Catalog
    stamp: str


def perform(
    out: Path, path: Path, outline: Outline, acts: Sequence[Act], known: tuple[str, Catalog] = ("", Catalog())
) -> Performed:
    """Perform acts on the catalog of an article at `path`, one after the other, each on what the ones before left.
    `out`: the folder whose lock keeps runs and other desks away meanwhile; `known`: the catalog with the stamp that its
    file had, which is read again where that is another one. Raises TranslateError; then nothing was written."""
    with files.locked(out):
        before, old = known
        if not before or stamp(path) != before:
            before = stamp(path)
            old = catalog.load(path)
        entries, done = _all(old, outline, acts)
        if entries == old.entries:
            return Performed(tuple(done), old, before)
        header = old.header or merge.header(None, outline.source_locale, outline.locale)
        new = replace(old, header=header, entries=entries)
        data = writer.encode(new)
        files.write(path, data)
        written = stamp(path)
        return Performed(tuple(done), new, written if path.read_bytes() == data else "")


def stamp(path: Path) -> str:
    """What changes when a file is written, "-" where there is none."""
    try:
        told = os.stat(path)
    except OSError:
        return "-"
    return f"{told.st_mtime_ns:x}.{told.st_size:x}.{told.st_ino:x}"


def _all(old: Catalog, outline: Outline, acts: Sequence[Act]) -> tuple[tuple[Entry, ...], list[ActResult]]:
    """The entries of a catalog after acts, and what came of each."""
    entries: list[Entry | None] = list(old.entries)
    found = [(n, entry) for n, entry in enumerate(old.entries) if entry.plural is None]
    places = {entry.key: n for n, entry in sorted(found, key=_current_last)}
    done = list[ActResult]()
    for act in acts:
        at = places.get(act.key, -1)
        here = entries[at] if at >= 0 else None
        if here and here.obsolete and act.key in outline.entries:
            here = outline.living(here)
        one = performed(act, here, here or outline.begun(act.key))
        done.append(one)
        if at >= 0:
            entries[at] = one.after
        elif one.is_change:
            places[act.key] = len(entries)
            entries.append(one.after)
    return tuple(entry for entry in entries if entry), done


def _current_last(place: tuple[int, Entry]) -> bool:
    """Of two entries of a key the current one, which comes last, is kept in a mapping."""
    return not place[1].obsolete
