"""A run that skips what has not changed leaves what one that does everything leaves, whatever happened in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import run_histories

HISTORIES = int(os.environ.get("HISTORIES", "40"))


@pytest.mark.parametrize("first", range(0, HISTORIES, 10))
def test_skipping_changes_nothing_in_random_histories(first: int, tmp_path: Path) -> None:
    skipped = sum(run_histories.history(tmp_path / f"{seed}", seed, 3) for seed in range(first, first + 10))
    assert skipped > 10


@pytest.mark.parametrize("seed", [7700023])  # the part of a report is lost, then the catalog of its article changes
def test_histories_that_once_failed(seed: int, tmp_path: Path) -> None:
    assert run_histories.history(tmp_path / "project", seed, 8) > 0
