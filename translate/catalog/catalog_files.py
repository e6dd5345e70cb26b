"""Loads and saves catalogs, and reads from their entries what people have translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    if not path.is_file():
        return Catalog()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    return reader.parse(data, path)


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
