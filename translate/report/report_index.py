"""`report.json`, one per target locale: the index of a report, a record of each article with its counts and the path of
its part."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from glossary import Inference, PartOfSpeech, Severity, Term, TermKind, TermType
from translate.project import layout
from translate.report import report_parts
from translate.report.page import ArticleView, view
from translate.report.report_parts import LISTS, Part

NAME = "report.json"
_SCHEMA_OF_ONE_FILE = 1  # of 0.2, which had all paragraphs, occurrences and findings in report.json


@dataclass(frozen=True, slots=True)
class Index:
    """What a report.json says. `lines`: the record of each article in JSON, by its name; `page`: the version of the
    page whose scripts lie beside the parts, "" where the articles stand on the page itself; `parts`: those of the
    articles of a report.json that has all in one file; `rebuilt`: the names of those whose lines were made anew."""

    lines: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    parts: tuple[Part, ...] = ()
    rebuilt: frozenset[str] = frozenset()

    def added(self, lines: Mapping[str, str]) -> Index:
        """The index with lines that were made anew."""
        return replace(self, lines={**self.lines, **lines}, rebuilt=self.rebuilt | lines.keys())

    def without(self, names: Collection[str]) -> Index:
        """The index without articles."""
        return Index(
            {name: line for name, line in self.lines.items() if name not in names},
            self.page,
            tuple(part for part in self.parts if part["article"]["article"] not in names),
            self.rebuilt.difference(names),
        )


def line_of(out: Path, part: Part, data: bytes, shown: ArticleView) -> str:
    """The line of an article. `part`, `data`: its part and the bytes of it; `shown`: the same as it is on the page."""
    article = part["article"]
    folder, path = layout.translated(out, article["to"]), layout.reported(out, article["article"], article["to"])
    severities = Counter(finding["severity"] for finding in part["findings"])
    return report_parts.line(
        article
        | {"findings": {str(one): severities[str(one)] for one in Severity}}
        | view.figures(shown.summary)
        | {
            "inferred": _inferred(part["occurrences"]),
            "part": Path(os.path.relpath(path, folder)).as_posix(),
            "digest": hashlib.sha256(data).hexdigest()[:16],
        }
    )


def serialize(lines: Mapping[str, str], page: str) -> bytes:
    """The bytes of a report.json, one article per line, by name."""
    rows = ",\n".join(line for _, line in sorted(lines.items()))
    head = f'"schema": {report_parts.SCHEMA}, "page": {json.dumps(page)}'
    return f'{{{head}, "articles": [\n{rows}\n]}}\n'.encode()


def read(out: Path, locale: str) -> Index | None:
    """The index of a locale, None if there is none of a version that is known."""
    try:
        found = json.loads((layout.translated(out, locale) / NAME).read_bytes())
        if found["schema"] == _SCHEMA_OF_ONE_FILE:
            return _taken_over(out, found)
        records = found["articles"]
        ours = all(view.listed(one) and one["to"] == locale and _is_below(one["article"]) for one in records)
        if found["schema"] != report_parts.SCHEMA or not ours:
            return None
        return Index({one["article"]: report_parts.line(one) for one in records}, str(found["page"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _taken_over(out: Path, report: Mapping[str, Any]) -> Index:
    """The index of a report that has all in one file."""
    lists: dict[str, dict[str, list[Any]]] = {
        one["article"]: {kind: [] for kind in LISTS} for one in report["articles"]
    }
    for kind in LISTS:
        for one in report[kind]:
            if one["article"] in lists:
                lists[one["article"]][kind].append(one)
    parts = [{"article": one} | lists[one["article"]] for one in report["articles"] if _is_below(one["article"])]
    lines = {
        part["article"]["article"]: line_of(out, part, report_parts.serialize(part), view.article(part, ""))
        for part in parts
        if part["paragraphs"]
    }
    return Index(lines, parts=tuple(part for part in parts if part["paragraphs"]))


def _is_below(name: str) -> bool:
    """True of a name that leads out of no folder."""
    return not Path(name).is_absolute() and ".." not in Path(name).parts


def _inferred(occurrences: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The names of an article that no termbase lists, each rendering once with its number of occurrences."""
    found: dict[str, dict[str, Any]] = {}
    for one in occurrences:
        if one.get("inferred"):
            name = {key: one[key] for key in _OF_NAMES}
            found.setdefault(report_parts.line(name), name | {"count": 0})["count"] += 1
    return list(found.values())


_OF_NAMES = ("term", "target", "inferred", "candidates", "kind", "type", "pos", "gender")


def names(lines: Mapping[str, str]) -> Iterator[Term]:
    """The inferred terms of all articles, one per occurrence; a report does not say which word a candidate belongs
    to."""
    for _, line in sorted(lines.items()):
        for record in json.loads(line)["inferred"]:
            term = Term(
                record["term"],
                record["target"],
                kind=TermKind(record["kind"]),
                type=TermType(record["type"]),
                pos=PartOfSpeech(record["pos"]),
                gender=record["gender"],
                inference=Inference(record["inferred"], (tuple(record["candidates"]),)),
            )
            yield from (term for _ in range(record["count"]))
