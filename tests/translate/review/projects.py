"""Projects for the tests of the desk, whose articles a machine has translated."""

from __future__ import annotations

from pathlib import Path

from translate import catalog
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
from translate.project import Options, layout


def project(root: Path, texts: dict[str, list[str]], locale: str = "ru") -> Options:
    """A project with articles of these paragraphs."""
    (root / "articles").mkdir()
    for name, paragraphs in texts.items():
        (root / "articles" / name).write_text("\n\n".join(paragraphs) + "\n", "utf-8")
        article = Article(name, "en", tuple(Paragraph(n, text) for n, text in enumerate(paragraphs, 1)))
        units = tuple(Unit(text, f"Да: {text}", State.FUZZY, Origin.MACHINE) for text in paragraphs)
        path = layout.catalog_path(root / "out", name, locale)
        catalog.save(path, catalog.load(path), Translation(article, locale, units, "engine 1"))
    return Options(root=str(root), sources=(str(root / "articles"),), out=str(root / "out"), from_="en")


def entries(root: Path, name: str, locale: str = "ru") -> dict[str, catalog.Entry]:
    """The entries of the catalog of an article by source."""
    return {one.source: one for one in catalog.load(layout.catalog_path(root / "out", name, locale)).entries}
