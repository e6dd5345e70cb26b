"""Paragraphs that people approved in the catalogs of other articles, to be offered where the same paragraph stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from translate import catalog
from translate.errors import Error
from translate.exchange import Known, catalogs
from translate.model import LocalePair, State
from translate.project import layout


def approved(out: Path, pair: LocalePair) -> Mapping[str, Known]:
    """The approved translations in all catalogs of a pair of locales below the output folder, by source text: the first
    by the name of its article, one that is still in its article before an obsolete one.

    Entries with a context or plurals are left out, and so are catalogs that cannot be read: a run says so elsewhere.
    """
    living: dict[str, Known] = {}
    former: dict[str, Known] = {}
    for name, path in layout.catalog_files(out, pair.target):
        try:
            found = catalog.load(path)
        except Error:
            continue
        if catalogs.source_locale(found) not in ("", pair.source):
            continue
        for entry in found.entries:
            if entry.state is State.TRANSLATED and entry.context is None and entry.plural is None:
                known = Known(entry.source, entry.target, path.name, name)
                (former if entry.obsolete else living).setdefault(entry.source, known)
    return former | living
