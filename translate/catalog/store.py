"""Catalogs: the PO files that people review. Read, merged with what a run made, written; nobody's words are lost.

What each entry says: machine text is fuzzy until a person removes the flag. The translator comment `machine: ...` says
what wrote it and carries a checksum of the text, so that a person's change to it is seen and kept, flag or no flag.
"""

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
    """What a catalog says of a paragraph that a person has worked on, approved (not fuzzy) or not yet.

    `previous`: the source that the wording was made for, where it was another one and nobody has approved it since;
    `recut`: ... but all its sentences were there, in another paragraph or beside others.
    """

    target: str
    approved: bool
    previous: str = ""
    recut: bool = False


def load(path: Path) -> Catalog:
    """The catalog at `path`, an empty one where there is none yet. Raises CatalogError for a file that is broken."""
    if not path.is_file():
        return Catalog()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    return reader.parse(data, path)


def kept(entries: Iterable[Entry], locale: str) -> dict[str, Kept]:
    """People's wordings by source text, which is in `locale`."""
    return {entry.source: _kept(entry, locale) for entry in entries if entry.standing.is_persons}


def _kept(entry: Entry, locale: str) -> Kept:
    if entry.standing is not Standing.STALE:
        return Kept(entry.target, entry.state is State.TRANSLATED)
    return Kept(entry.target, False, entry.previous, is_recut(entry, locale))


def unsaid(catalog: Catalog) -> dict[str, str]:
    """The source texts of which the machine's translation is not in the catalog any more, and its checksum."""
    entries = (entry for entry in catalog.entries if not entry.obsolete and entry.machine is None)
    return {entry.source: digest for entry in entries if (digest := provenance.claimed(entry.comments))}


def save(
    path: Path,
    catalog: Catalog,
    translation: Translation,
    said: Mapping[str, str] = _NOTHING,
    write: Write = files.write,
) -> bool:
    """Write, by `write`, a translated article into its PO file, merged with `catalog`, what is there. True if the file
    changed.

    `said`: machine's translations by source text, see unsaid(). Raises TranslateError.
    """
    merged = merge.merge(catalog, translation, said)
    if not merged.entries and catalog == Catalog():
        return False
    return write(path, writer.serialize(merged).encode("utf-8"))
