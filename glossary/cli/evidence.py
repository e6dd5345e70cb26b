"""The evidence of `glossary enforce`: what became of each term, in the words of the reports of `translate run`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from glossary.enforcement import PairLine
from glossary.model import Term
from glossary.termbase import Matcher

SUFFIXES = (".json", ".jsonl")
_NOWHERE = -1


def with_names(
    report: Sequence[Mapping[str, Any]], parsed: Sequence[PairLine], terms: Sequence[Term], article: str, source: str
) -> Iterator[Mapping[str, Any]]:
    """The report in the words that `translate run` uses for its report.json."""
    rows: dict[str, list[Term]] = {}
    for term in dict.fromkeys((*(own for pair in parsed for own in pair.terms), *terms)):
        rows.setdefault(term.target, []).append(term)
    names: dict[tuple[str, str], str] = {}
    for row in report:
        key = row["source"], row["target"]
        if key not in names:
            found = rows.get(row["target"], [])
            fit = [term for term in found if len(found) == 1 or Matcher([term], source).matches(row["source"])]
            names[key] = fit[0].source if fit else row["source"]
        yield {
            "article": article,
            "paragraph": row["id"],
            "term": names[key],
            "target": row["target"],
            "source": row["source"],
            "span": None if row["start"] == _NOWHERE else [row["start"], row["end"]],
            **{name: row[name] for name in ("old", "new", "form", "how", "score", "status", "doubt")},
        }


def format_report(occurrences: Sequence[Mapping[str, Any]], suffix: str) -> str:
    """The evidence as one JSON object (.json), or a line for each term (.jsonl)."""
    if suffix == ".jsonl":
        return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in occurrences)
    return json.dumps({"occurrences": list(occurrences)}, ensure_ascii=False, indent=2) + "\n"
