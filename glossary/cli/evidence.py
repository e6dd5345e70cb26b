"""Pairs enforced until nothing changes, and the evidence for it: what became of each term, as a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from glossary.alignment import Linker
from glossary.enforcement import Pair, PairsResult, enforce_pairs
from glossary.errors import TermbaseError
from glossary.model import Status, Term
from glossary.termbase import Matcher

SUFFIXES = (".json", ".jsonl")
_PASSES = 4
_NOWHERE = -1


def settled(text: str, to: str, terms: Sequence[Term], source: str, lexicon: Linker | None, where: str) -> PairsResult:
    """The terms enforced over a file, again and again until nothing changes: what is put in teaches the lexicon of the
    file itself, so that a second run might find one more. Raises LexiconError; TermbaseError for half a character."""
    try:
        result = enforce_pairs(text, to, terms, source_locale=source, lexicon=lexicon, where=where)
        result.text.encode()
    except UnicodeEncodeError as error:  # JSON can write what no file can hold
        raise TermbaseError(where, "a text holds half a character (a lone surrogate)", "remove it") from error
    for _ in range(_PASSES):
        if not result.counts[Status.UNRESOLVED]:
            break
        again = enforce_pairs(result.text, to, terms, source_locale=source, lexicon=lexicon, where=where)
        if again.text == result.text:
            break
        rows = tuple(_later(old, new) for old, new in zip(result.report, again.report, strict=True))
        result = replace(result, text=again.text, report=rows)
    return result


def _later(old: Mapping[str, Any], new: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of the report after one more pass: what was put in before is still called replaced."""
    kept = old["status"] == Status.REPLACED and new["status"] == Status.SATISFIED and old["new"] == new["new"]
    return {**old, "start": new["start"], "end": new["end"]} if kept else new


def with_names(
    report: Sequence[Mapping[str, Any]], parsed: Sequence[Pair], terms: Sequence[Term], article: str, source: str
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
