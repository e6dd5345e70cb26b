"""An output folder as a run leaves it, made without an engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from translate import catalog
from translate.checks.checked_documents import CatalogFile
from translate.model import Origin, State, Translation, Unit
from translate.project import articles, layout

Texts = Sequence[tuple[str, str, State]]
Make = Callable[[str, Texts], CatalogFile]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes the catalog, the article and the parallel files of an article below `tmp_path`/out; says where."""

    def made(name: str, texts: Texts) -> CatalogFile:
        out = tmp_path / "out"
        article = articles.parse("\n\n".join(source for source, _, _ in texts).encode(), name, "en")
        units = tuple(
            Unit(source, target, state, Origin.PERSON if state is State.TRANSLATED else Origin.MACHINE)
            for source, target, state in texts
        )
        path = layout.catalog_path(out, name, "ru")
        catalog.save(path, catalog.load(path), Translation(article, "ru", tuple(units), "engine 1"))
        for unit in units:  # a person's words are in the catalog before the run that uses them
            if unit.state is State.TRANSLATED:
                put(path, unit.source, unit.target)
        layout.write(out, Translation(article, "ru", units, "engine 1"))
        return CatalogFile(path, name, "ru", "en")

    return made


def put(path: Path, source: str, target: str) -> None:
    """A person's wording into the entry of a source, on one line."""
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"'), "utf-8")


def comment(path: Path, source: str, line: str) -> None:
    """A translator comment at the entry of a source. `#` lines come first in an entry."""
    blocks = path.read_text("utf-8").split("\n\n")
    path.write_text("\n\n".join(f"{line}\n{b}" if f'msgid "{source}"' in b else b for b in blocks), "utf-8")
