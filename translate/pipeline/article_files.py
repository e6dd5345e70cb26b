"""The files of the articles of a run in one target locale: their paths, how they are found and written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, orphans, raw_mt
from translate.machine import Cache
from translate.model import Article, Bilingual, Origin, Translation
from translate.pipeline.human_only import Owned
from translate.project import Write, files, layout


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

    def catalog(self, article: Article, texts: Sequence[str]) -> tuple[Catalog, str]:
        """The catalog of an article, and its former name if it was renamed, else "". Raises CatalogError.

        A fuzzy text that lost its stamp in an editor gets one again where the machine has said that very text.
        """
        path = layout.catalog_path(self.out, article.name, self.target)
        found, former = orphans.load(path, article.name, texts, self.orphans)
        if self.owned.covers(self.target, article.name) or not (unstamped := catalog.unstamped(found)):
            return found, former
        return catalog.stamped(found, raw_mt.recall(self.cache, unstamped)), former

    def locked(self) -> AbstractContextManager[None]:
        """Keeps other runs and review desks from the catalogs. Raises TranslateError."""
        return files.locked(self.out, self.write)

    def save(self, translation: Translation, old: Catalog) -> bool:
        """Write the catalog of an article, merged with the `old` one. True if it changed. Raises Error."""
        path = layout.catalog_path(self.out, translation.article.name, self.target)
        said = raw_mt.recall(self.cache, catalog.unsaid(old))
        changed = catalog.save(path, old, translation, said, self.write)
        made = [(u.source, u.target) for u in translation.units if u.origin is Origin.MACHINE and u.target]
        raw_mt.keep(self.cache, made)
        return changed

    def show(self, translation: Translation) -> int:
        """Write the article and its parallel texts. Returns how many files changed. Raises Error."""
        return layout.write(self.out, translation, self.write, self.bilingual)


def renamed(names: Sequence[str], target: str, out: Path, known: Collection[str]) -> dict[str, Catalog]:
    """The catalogs without an article, by name, if one of the articles `names` has no catalog. `known`: the names of
    all articles."""
    if all(layout.catalog_path(out, name, target).exists() for name in names):
        return {}
    return orphans.orphans(out, target, known)
