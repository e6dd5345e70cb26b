"""Writes the reports of a run, one article after another: report.json with its parts, report.html, names.csv, and
shard.json."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from translate.errors import ArticleError
from translate.model import Translation
from translate.project import Write, files, layout
from translate.report import report_parts
from translate.report.locale_report import LocaleReport
from translate.report.summary import SCHEMA

SHARD = "shard.json"


class ReportWriter:
    """The reports below an output folder, written with `put`. `shard`: the part of the articles that the run is of, and
    of how many parts. A run adds each article as soon as its files are written, and closes the writer at its end, also
    after an interruption."""

    def __init__(self, out: Path, put: Write = files.write, shard: tuple[int, int] = (1, 1)) -> None:
        self._out, self._put, self._shard = out, put, shard
        self._locales: dict[str, LocaleReport] = {}
        self._articles: list[tuple[str, str, str]] = []  # target locale, name, source locale

    def add(self, translation: Translation) -> int:
        """Take in an article in a target locale. Returns how many files changed. Raises TranslateError."""
        changed = self._of(translation.locale).add(report_parts.part(translation))
        self._articles.append((translation.locale, translation.article.name, translation.article.locale))
        return changed

    def keep(self, name: str, source: str, target: str) -> bool:
        """Take in an article as an earlier run reported it. `source`, `target`: its locales. False where that report is
        not there, so that the article must be added."""
        found = self._of(target).keep(name, source)
        if found:
            self._articles.append((target, name, source))
        return found

    def close(self) -> int:
        """Write what is about all articles. Returns how many files changed. Raises TranslateError."""
        changed = sum(report.close() for report in self._locales.values())
        return changed + (self._put_shard() if self._shard[1] > 1 else 0)

    def _of(self, target: str) -> LocaleReport:
        if target not in self._locales:
            self._locales[target] = LocaleReport(self._out, target, self._put)
        return self._locales[target]

    def _put_shard(self) -> int:
        """Write OUT/shard.json: the number of the shard and its articles, for `translate merge`."""
        articles = [{"article": name, "from": source, "to": target} for target, name, source in sorted(self._articles)]
        content = {"schema": SCHEMA, "shard": list(self._shard), "articles": articles}
        return int(self._put(self._out / SHARD, f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()))


def merge(given: Mapping[Path, Collection[str]], out: Path, target: str) -> int:
    """Copy the parts of articles into the report of a target locale below `out`. `given`: the names of the articles to
    copy, by the output folder that they are taken from. Returns how many files changed. Raises TranslateError."""
    report = LocaleReport(out, target)
    changed = 0
    for folder, names in given.items():
        for name in names:
            path = layout.reported(folder, name, target)
            try:
                part = report_parts.parse(files.read(path), name, target)
            except ValueError as error:
                what = "not a report of this version"
                raise ArticleError(path, what, "run translate run --shard again") from error
            changed += report.add(part)
    return changed + report.close()
