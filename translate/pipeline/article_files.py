"""The files of the articles of a run in one target locale: their paths, how they are found and written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from translate import catalog, fingerprints
from translate.catalog import Catalog, orphans, raw_mt
from translate.machine import Cache
from translate.model import Article, Bilingual, Origin, Translation
from translate.pipeline.human_only import Owned
from translate.pipeline.recorded import Recorded
from translate.project import Write, files, layout


@dataclass(frozen=True, slots=True)
class Found:
    """The catalog of an article as it was found. `former`: the former name of the article if it was renamed, else "";
    `digest`: of its file, "" for none; `unrecalled`: keys of the cache that had no answer to what the machine had
    said."""

    catalog: Catalog
    former: str = ""
    digest: str = ""
    unrecalled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A catalog that is written. `changed`: True if it was another before; `digest`: of its file, "" for none;
    `unrecalled`: see Found."""

    changed: bool
    digest: str
    unrecalled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """The files of a target locale below `out`. `write`: writes them. `cache` holds the machine's
    translations that people have edited since. `orphans`: catalogs of articles that may have been renamed; `bilingual`:
    see Options. `owned`: the articles that people translate themselves, whose texts are never taken for the machine's
    without its stamp."""

    out: Path
    target: str
    write: Write
    cache: Cache
    orphans: Mapping[str, Catalog]
    owned: Owned
    bilingual: Bilingual | None = None

    def catalog(self, article: Article, texts: Sequence[str]) -> Found:
        """The catalog of an article. Raises CatalogError.

        A fuzzy text that lost its stamp in an editor gets one again where the machine has said that very text.
        """
        path = layout.catalog_path(self.out, article.name, self.target)
        data = catalog.content(path)
        found, former = Catalog(), ""
        if data is not None:
            found = catalog.reader.parse(data, path)
        elif self.orphans:
            found, former = orphans.adopted(article.name, texts, self.orphans)
        digest = "" if data is None else fingerprints.digest(data)
        if self.owned.covers(self.target, article.name) or not (unstamped := catalog.unstamped(found)):
            return Found(found, former, digest)
        said = raw_mt.recall(self.cache, unstamped)
        return Found(catalog.stamped(found, said), former, digest, raw_mt.unanswered(unstamped, said))

    def locked(self) -> AbstractContextManager[None]:
        """Keeps other runs and review desks from the catalogs. Raises TranslateError."""
        return files.locked(self.out, self.write)

    def save(self, translation: Translation, old: Found) -> Saved:
        """Write the catalog of an article, merged with the `old` one. Raises Error."""
        recorder = Recorded(self.write)
        path = layout.catalog_path(self.out, translation.article.name, self.target)
        unsaid = catalog.unsaid(old.catalog)
        said = raw_mt.recall(self.cache, unsaid)
        changed = catalog.save(path, old.catalog, translation, said, recorder)
        made = [(u.source, u.target) for u in translation.units if u.origin is Origin.MACHINE and u.target]
        raw_mt.keep(self.cache, made)
        unrecalled = (*old.unrecalled, *raw_mt.unanswered(unsaid, said))
        return Saved(changed, recorder.digests.get(path, old.digest), unrecalled)

    def show(self, translation: Translation) -> tuple[int, Mapping[Path, str]]:
        """Write the article and its parallel texts. Returns how many files changed, and the digests of all by path.
        Raises Error."""
        recorder = Recorded(self.write)
        return layout.write(self.out, translation, recorder, self.bilingual), recorder.digests


def renamed(names: Sequence[str], target: str, out: Path, known: Collection[str]) -> dict[str, Catalog]:
    """The catalogs without an article, by name, if one of the articles `names` has no catalog. `known`: the names of
    all articles."""
    if all(layout.catalog_path(out, name, target).exists() for name in names):
        return {}
    return orphans.orphans(out, target, known)
