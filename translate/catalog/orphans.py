"""Catalogs of articles that were renamed or moved: known by what they hold, taken over under the new name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from translate import catalog
from translate.catalog.entries import Catalog
from translate.errors import Error
from translate.project import layout

_SHARE = 0.5  # of an article's paragraphs that the catalog must hold; git's threshold for a renamed file


def orphans(out: Path, target: str, names: Collection[str]) -> dict[str, Catalog]:
    """The catalogs of a locale with people's work in them whose article is not among `names`, by its name. What is
    broken is left out."""
    found: dict[str, Catalog] = {}
    for name, path in layout.catalog_files(out, target):
        if name not in names:
            try:
                old = catalog.load(path)
            except Error:
                continue
            if any(entry.standing.is_persons for entry in old.entries):
                found[name] = old
    return found


def load(path: Path, name: str, texts: Sequence[str], known: Mapping[str, Catalog]) -> tuple[Catalog, str]:
    """The catalog of an article at `path`, and "". Where it has none: the one among `known` that holds most of its
    paragraphs, at least half, and the name that the article had. Raises CatalogError."""
    if path.exists() or not known:
        return catalog.load(path), ""
    wanted = {text for text in texts if any(map(str.isalpha, text))}
    shares = {old: len(wanted & set(found.by_source())) for old, found in known.items()}
    best = max(shares, key=lambda old: shares[old])
    if not wanted or shares[best] < _SHARE * len(wanted):
        return Catalog(), ""
    return _renamed(known[best], catalog.reference(best), catalog.reference(name)), best


def _renamed(old: Catalog, before: str, after: str) -> Catalog:
    """A catalog with the references to one article turned into references to another."""
    entries = (
        replace(entry, references=tuple(after if one == before else one for one in entry.references))
        for entry in old.entries
    )
    return replace(old, entries=tuple(entries))
