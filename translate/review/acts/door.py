"""Performs acts on catalogs on disk: locked, on what is there now, written at once and as a whole."""

from __future__ import annotations

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


def perform(out: Path, path: Path, outline: Outline, acts: Sequence[Act]) -> list[ActResult]:
    """Perform acts on the catalog of an article at `path`, one after the other, each on what the ones before left.
    `out`: the folder whose lock keeps runs and other desks away meanwhile. Raises TranslateError; then nothing was
    written."""
    with files.locked(out):
        old = catalog.load(path)
        entries, done = _all(old, outline, acts)
        if entries != old.entries:
            header = old.header or merge.header(None, outline.source_locale, outline.locale)
            files.write(path, writer.encode(replace(old, header=header, entries=entries)))
    return done


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
