"""Paragraphs that people approved in the catalogs of other articles, to be offered where the same paragraph stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate import catalog
from translate.catalog import Catalog
from translate.errors import Error
from translate.exchange import Known, catalogs
from translate.fingerprints import Facts, KeptAnswers, digest_of
from translate.model import LocalePair, State
from translate.project import layout

_KIND = "catalog"  # of facts


@dataclass(frozen=True, slots=True)
class Offers:
    """What the catalogs of a pair of locales offer. `digests`: those of the catalogs that offer something, by the name
    of their article; `digest`: of all that they offer."""

    digests: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The digest of all that is offered."""
        return digest_of(sorted(self.digests.items()))


def offers(out: Path, place: str, pair: LocalePair, contents: Mapping[str, str], facts: Facts) -> Offers:
    """What people approved in all catalogs of a pair of locales. `contents`: the digests of the catalogs by the names
    of their articles; only those that `facts` does not know at `place` are read."""
    found, answers = dict[str, str](), KeptAnswers(facts, _KIND)
    for name, content in contents.items():
        known = answers.recall(place, name, content, _unpacked)
        if known is None:
            known = _read(layout.catalog_path(out, name, pair.target))
            answers.keep(place, name, content, known)
        locale, digest = known
        if digest and locale in ("", pair.source):
            found[name] = digest
    return Offers(found)


def _unpacked(answer: Any) -> tuple[str, str]:
    """The source locale of a catalog and the digest of what it offers, as they are kept."""
    locale, digest = answer
    return str(locale), str(digest)


def _read(path: Path) -> tuple[str, str]:
    """The source locale of a catalog, and the digest of what it offers, "" for nothing."""
    try:
        found = catalog.load(path)
    except Error:
        return "", ""
    rows = [[known.source, known.target, obsolete] for known, obsolete in _offered(found, path, "")]
    return catalogs.source_locale(found), digest_of(rows) if rows else ""


def approved_texts(out: Path, pair: LocalePair, found: Offers | None = None) -> Mapping[str, Known]:
    """The approved translations in all catalogs of a pair of locales below the output folder, by source text: the first
    by the name of its article, one that is still in its article before an obsolete one. `found`: which of the catalogs
    have some, if that is known.

    Entries with a context or plurals are left out, and so are catalogs that cannot be read: a run says so elsewhere.
    """
    living: dict[str, Known] = {}
    former: dict[str, Known] = {}
    for name, path in layout.catalog_files(out, pair.target):
        if found is not None and name not in found.digests:
            continue
        try:
            one = catalog.load(path)
        except Error:
            continue
        if catalogs.source_locale(one) not in ("", pair.source):
            continue
        for known, obsolete in _offered(one, path, name):
            (former if obsolete else living).setdefault(known.source, known)
    return former | living


def _offered(found: Catalog, path: Path, name: str) -> list[tuple[Known, bool]]:
    """The approved translations of a catalog, each with True if it is obsolete."""
    return [
        (Known(entry.source, entry.target, path.name, name), entry.obsolete)
        for entry in found.entries
        if entry.state is State.TRANSLATED and entry.context is None and entry.plural is None
    ]
