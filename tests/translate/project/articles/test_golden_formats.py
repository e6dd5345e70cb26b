"""Golden files of subtitles and of files with keys: what is found, what is written; the laws hold for each of them."""

from __future__ import annotations

from pathlib import Path

import format_goldens
import pytest
from format_laws import assert_laws

GOLDEN = Path(__file__).parents[3] / "golden" / "formats"
SAMPLES = [path for name in ("subtitles", "messages") for path in format_goldens.samples(GOLDEN / name)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_texts_are_found_and_nothing_else_changes(path: Path) -> None:
    """`python tests/support/format_goldens.py tests/golden/formats/messages` writes the golden files anew."""
    assert_laws(path.read_bytes(), path.name)
    format_goldens.assert_golden(path)
