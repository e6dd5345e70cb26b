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


# The part of a report is lost, then the catalog of its article changes; the cache is lost, and an article renamed.
@pytest.mark.parametrize("seed", [7700023, 8800097])
def test_histories_that_once_failed(seed: int, tmp_path: Path) -> None:
    assert run_histories.history(tmp_path / "project", seed, 8) > 0


def test_marks_of_what_the_machine_said_may_be_missing_and_nothing_else() -> None:
    marked = b'# machine said: \xd0\x94\xd0\xb0.\n# machine: argos\nmsgid "Yes."\n'
    bare = marked.partition(b"\n")[2]
    assert equal(bare, marked)
    assert not equal(marked, bare)
    assert not equal(marked.replace(b"\x94", b"\x95"), marked)
    assert not equal(bare.replace(b"Yes", b"No"), marked)
    assert equal(bare.replace(b"\n", b"\\n"), marked.replace(b"\n", b"\\n"))


def equal(ours: bytes, anew: bytes) -> bool:
    first, second = run_histories.but_for_marks(ours, anew)
    return first == second
