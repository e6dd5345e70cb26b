"""Parallel files keep line n beside line n, whatever stands inside a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.model import Origin, State, Translation, Unit
from translate.project import articles, layout


def translation(text: str, *targets: str) -> Translation:
    article = articles.parse(text.encode(), "sub/a.txt", "en")
    units = tuple(
        Unit(articles.source_text(article, p.id), t, State.FUZZY if t else State.UNTRANSLATED, Origin.MACHINE)
        for p, t in zip(article.paragraphs, targets, strict=True)
    )
    return Translation(article, "ru", units, "m")


def test_files(tmp_path: Path) -> None:
    found = translation("One.\n\nTwo\nlines \u2028 of text.\n\nThree.\n", "Раз.", "Две\nстроки", "")
    assert layout.write(tmp_path, found) == 4
    assert layout.write(tmp_path, found) == 0
    assert (tmp_path / "ru/sub/a.txt").read_text("utf-8") == "Раз.\n\nДве\nстроки\n\nThree.\n"
    assert (tmp_path / "parallel/en-ru/sub/a.txt.en").read_text("utf-8") == "One.\nTwo lines of text.\nThree.\n"
    assert (tmp_path / "parallel/en-ru/sub/a.txt.ru").read_text("utf-8") == "Раз.\nДве строки\nThree.\n"


def test_an_empty_article_gives_empty_files(tmp_path: Path) -> None:
    layout.write(tmp_path, translation(" \n"))
    assert (tmp_path / "ru/sub/a.txt").read_bytes() == b" \n"
    assert (tmp_path / "parallel/en-ru/sub/a.txt.ru").read_bytes() == b""


def test_a_paragraph_can_neither_be_dropped_nor_added() -> None:
    article = articles.parse(b"One.\n\nTwo.\n", "a.txt", "en")
    with pytest.raises(ValueError, match="1 units for 2 paragraphs"):
        Translation(article, "ru", (Unit("One."),), "m")
