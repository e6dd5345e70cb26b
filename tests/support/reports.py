"""Reports in tests: written over given results, and read with all their parts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from translate.model import Translation
from translate.project import Write, files
from translate.report import ReportWriter


def write(translations: Iterable[Translation], out: Path, put: Write = files.write) -> int:
    """Write the reports of a run with these translations. Returns how many files changed."""
    writer = ReportWriter(out, put)
    return sum(map(writer.add, translations)) + writer.close()


def read(out: Path, locale: str = "ru") -> dict[str, list[dict[str, Any]]]:
    """The report of a locale: the records of its index, and those of all its parts by their kind."""
    index = json.loads((out / locale / "report.json").read_text("utf-8"))
    parts = [json.loads((out / locale / one["part"]).read_text("utf-8")) for one in index["articles"]]
    kinds = ("paragraphs", "occurrences", "findings")
    return {"articles": index["articles"]} | {kind: [one for part in parts for one in part[kind]] for kind in kinds}
