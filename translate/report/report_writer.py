"""Writes the reports of a run, one article after another: report.json, report.html, names.csv, and shard.json."""

from __future__ import annotations

from pathlib import Path

from translate.model import Outcome, Translation
from translate.project import Write, files
from translate.report import json_report


class ReportWriter:
    """The reports below an output folder, written with `put`. `shard`: the part of the articles that the run is of, and
    of how many parts. A run adds each article as soon as its files are written, and closes the writer at its end, also
    after an interruption."""

    def __init__(self, out: Path, put: Write = files.write, shard: tuple[int, int] = (1, 1)) -> None:
        self._out, self._put, self._shard = out, put, shard
        self._translations: list[Translation] = []

    def add(self, translation: Translation) -> int:
        """Take in an article in a target locale. Returns how many files changed. Raises TranslateError."""
        self._translations.append(translation)
        return 0

    def close(self, outcome: Outcome) -> int:
        """Write what is about all articles. `outcome`: that of the run so far. Returns how many files changed. Raises
        TranslateError."""
        changed = json_report.write(self._translations, self._out, self._put)
        if self._shard[1] > 1:
            changed += json_report.write_shard(outcome.results, self._out, self._shard, self._put)
        return changed
