"""Catalogs: the PO files that people review. Read, merged with what a run made, written; nobody's words are lost.

What each entry says: machine text is fuzzy until a person removes the flag. The translator comment `machine: ...` says
what wrote it and carries a checksum of the text, so that a person's change to it is seen and kept, flag or no flag.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate import files
from translate.catalog import merging, reading, writing
from translate.catalog.entries import Catalog, Entry
from translate.catalog.merging import CONTROLS, is_catalogued, notes
from translate.errors import CatalogError
from translate.files import Write
from translate.model import Article, State, Unit

__all__ = ["CONTROLS", "Catalog", "Entry", "Kept", "is_catalogued", "kept", "load", "notes", "save"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a catalog says of a paragraph that a person has worked on, approved (not fuzzy) or not yet."""

    target: str
    approved: bool


def load(path: Path) -> Catalog:
    """The catalog at `path`, an empty one where there is none yet. Raises CatalogError for a file that is broken."""
    if not path.is_file():
        return Catalog()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    return reading.parse(data, path)


def kept(catalog: Catalog) -> Mapping[str, Kept]:
    """People's wordings by source text: all approved text, and fuzzy text that is not what the machine left there."""
    return {
        source: Kept(entry.target, entry.state is State.TRANSLATED)
        for source, entry in catalog.by_source().items()
        if entry.state is not State.UNTRANSLATED and not entry.by_machine
    }


def save(
    path: Path,
    catalog: Catalog,
    article: Article,
    units: Sequence[Unit],
    target: str,
    signature: str,
    write: Write = files.write,
) -> bool:
    """Write the units of an article into its PO file, merged with `catalog`, what is there. True if the file changed.
    Raises TranslateError."""
    merged = merging.merge(catalog, article.name, units, target, signature)
    if not merged.entries and catalog == Catalog():
        return False
    return write(path, writing.serialize(merged).encode("utf-8"))
