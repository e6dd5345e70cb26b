"""Loads and saves catalogs, and reads from their entries what people have translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from translate.catalog import merge, provenance, reader, writer
from translate.catalog.entries import Catalog, Entry
from translate.catalog.leverage import is_recut
from translate.errors import CatalogError
from translate.model import Standing, State, Translation
from translate.project import Write, files

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kept:
    """A person's translation of a paragraph. `approved`: it is not fuzzy.

    `previous`: the source that it was made for, where that has changed and nobody has approved the translation since;
    `recut`: the source has changed, but all its sentences were in the former one, only in other paragraphs.
    """

    target: str
    approved: bool
    previous: str = ""
    recut: bool = False


def load(path: Path) -> Catalog:
    """The catalog at `path`, an empty one where there is no file. Raises CatalogError for a file that is broken or
    cannot be read."""
    data = content(path)
    return Catalog() if data is None else reader.parse(data, path)


def content(path: Path) -> bytes | None:
    """The bytes of a catalog, None where there is no file. Raises CatalogError."""
    if not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(path, f"cannot be read ({error.strerror})", "check its permissions") from error


def kept(entries: Iterable[Entry], locale: str) -> dict[str, Kept]:
    """The translations by people, by key; `locale` is that of the source."""
    return {entry.key: _kept(entry, locale) for entry in entries if entry.standing.is_persons}


def _kept(entry: Entry, locale: str) -> Kept:
    if entry.standing is not Standing.STALE:
        return Kept(entry.target, entry.state is State.TRANSLATED)
    return Kept(entry.target, False, entry.previous, is_recut(entry, locale))


def unsaid(catalog: Catalog) -> dict[str, str]:
    """The keys of the texts whose machine translation is no longer in the catalog, with the checksum of each."""
    entries = (entry for entry in catalog.entries if not entry.obsolete and entry.machine is None)
    return {entry.key: digest for entry in entries if (digest := provenance.claimed(entry.comments))}


def unstamped(catalog: Catalog) -> dict[str, str]:
    """The keys of fuzzy entries without a stamp of the machine, with the checksum of each translation: somebody
    may have deleted the stamp, or written the text."""
    entries = (entry for entry in catalog.entries if not entry.obsolete and entry.standing is Standing.EDITED)
    return {e.key: provenance.checksum(e.target) for e in entries if not provenance.claimed(e.comments)}


def stamped(catalog: Catalog, said: Mapping[str, str]) -> Catalog:
    """A catalog with a stamp again on each translation that is the machine's to the letter. `said`: what the machine
    has said of the texts that unstamped() gives."""
    missing = unstamped(catalog).keys() & said.keys() if said else set[str]()
    entries = (
        replace(entry, comments=(*entry.comments, provenance.unsigned(entry.target)))
        if entry.key in missing and entry.target == said[entry.key] and entry.standing is Standing.EDITED
        else entry
        for entry in catalog.entries
    )
    return replace(catalog, entries=tuple(entries)) if missing else catalog


def save(
    path: Path,
    catalog: Catalog,
    translation: Translation,
    said: Mapping[str, str] = _NOTHING,
    write: Write = files.write,
) -> bool:
    """Write a translated article into its PO file, merged with `catalog`, the present content. True if the file
    changed; where no entry did, not a byte of it does.

    `said`: the machine's translations that the catalog no longer holds, by key, see unsaid(). `write`: puts bytes into
    a file. Raises TranslateError.
    """
    merged = merge.merge(catalog, translation, said)
    if (not merged.entries and catalog == Catalog()) or (merged == catalog and path.is_file()):
        return False
    return write(path, writer.encode(merged))
