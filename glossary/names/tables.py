"""The tables of names and their renderings by hand, a file for each pair of languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(pair: str, name: str) -> Iterator[list[str]]:
    """The rows of the table of this name for a pair of languages; none where the pair has no such table."""
    path = DATA / f"{pair}.{name}.tsv"
    if path.exists():
        yield from (line.split("\t") for line in path.read_text("utf-8").splitlines())
