"""Golden files of bilingual formats: what is found, what is written; nothing else changes."""

from __future__ import annotations

from pathlib import Path

import format_goldens
import pytest

from translate.project import articles, ledger

GOLDEN = Path(__file__).parents[3] / "golden" / "formats" / "exchange"


@pytest.mark.parametrize("path", format_goldens.samples(GOLDEN), ids=lambda path: path.name)
def test_translations_are_filled_and_nothing_else_changes(path: Path) -> None:
    """`python tests/support/format_goldens.py tests/golden/formats/bilingual` writes the golden files anew."""
    format_goldens.assert_golden(path)
    data, article = path.read_bytes(), format_goldens.read(path)
    assert articles.serialize(article, {}) == data
    made = articles.translated(article, format_goldens.changed(article, format_goldens.upper), "ru")
    assert not list(ledger.differences(data, made.data, made.replacements))
    assert {(one.member, one.start, one.end) for one in made.replacements} <= articles.places(article)
