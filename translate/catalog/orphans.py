"""Finds the catalog of a renamed or moved article by its content."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from translate import catalog
from translate.catalog.entries import Catalog
from translate.errors import Error
from translate.project import layout

_SHARE = 0.5  # least share of an article's paragraphs in the catalog; git's default similarity for a renamed file


def orphans(out: Path, target: str, names: Collection[str]) -> dict[str, Catalog]:
    """The catalogs of a locale that hold translations by people and whose article is not among `names`, by article
    name. Broken catalogs are left out."""
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


def adopted(name: str, texts: Sequence[str], known: Mapping[str, Catalog]) -> tuple[Catalog, str]:
    """The catalog in `known` that has most of the paragraphs `texts` of an article, at least half of them, and the
    former name of the article; an empty catalog and "" for none."""
    wanted = {text for text in texts if any(map(str.isalpha, text))}
    shares = {old: len(wanted & set(found.by_source())) for old, found in known.items()}
    best = max(shares, key=lambda old: shares[old])
    if not wanted or shares[best] < _SHARE * len(wanted):
        return Catalog(), ""
    return _renamed(known[best], catalog.reference(best), catalog.reference(name)), best


def _renamed(old: Catalog, before: str, after: str) -> Catalog:
    """A catalog with its references to the article `before` changed to the article `after`."""
    entries = (
        replace(entry, references=tuple(after if one == before else one for one in entry.references))
        for entry in old.entries
    )
    return replace(old, entries=tuple(entries))
