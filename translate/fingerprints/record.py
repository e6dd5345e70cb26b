"""The fingerprint of an article in a target locale: what its files were made of, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from glossary import Severity, Status
from translate.model import ArticleResult, Standing, TermCounts, UnitFinding

ARTICLE = "article"  # the kind of facts that fingerprints are
_SCHEMA = 1  # raised when a field changes its meaning


@dataclass(frozen=True, slots=True)
class Inputs:
    """What all articles of a pair of locales are made with. `fixed`: what redoes every article when it changes
    (options, engine, versions), by name; `shared`: what may concern only some of them (termbases, translation memories,
    names.csv, what people approved in other articles), as digests by name."""

    fixed: Mapping[str, str]
    shared: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ArticleEvidence:
    """What of the shared inputs concerns an article. `digest`: of all of it; `used`: the same in words, for people."""

    digest: str
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the files of an article were made of. `source`: the digest of its file; `catalog`: that of its catalog, ""
    for none; `files`: the digests of the files written, by paths relative to the output folder; `unrecalled`: keys of
    the cache that were asked for what the machine had said, without an answer; `result`: what the run says of it;
    `run`: the number of the run in the cache."""

    source: str
    catalog: str
    inputs: Inputs
    evidence: ArticleEvidence
    files: Mapping[str, str]
    unrecalled: tuple[str, ...]
    result: ArticleResult
    run: int


def serialize(one: Fingerprint) -> str:
    """A fingerprint as JSON."""
    return json.dumps({"schema": _SCHEMA} | asdict(one), ensure_ascii=False, separators=(",", ":"))


def parse(text: str) -> Fingerprint | None:
    """The fingerprint in a text, None for one that is damaged or of another version."""
    try:
        found: dict[str, Any] = json.loads(text)
        if found["schema"] != _SCHEMA:
            return None
        return Fingerprint(
            found["source"],
            found["catalog"],
            Inputs(**found["inputs"]),
            ArticleEvidence(found["evidence"]["digest"], tuple(found["evidence"]["used"])),
            found["files"],
            tuple(found["unrecalled"]),
            _result(found["result"]),
            int(found["run"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _result(found: dict[str, Any]) -> ArticleResult:
    return ArticleResult(
        found["article"],
        found["source"],
        found["locale"],
        found["sha256"],
        found["made_by"],
        {Standing(name): count for name, count in found["standings"].items()},
        found["words"],
        _counts(found["terms"]),
        _counts(found["names"]),
        tuple(_finding(one) for one in found["findings"]),
    )


def _counts(found: dict[str, Any]) -> TermCounts:
    return TermCounts({Status(name): count for name, count in found["by_status"].items()}, found["doubtful"])


def _finding(found: dict[str, Any]) -> UnitFinding:
    return UnitFinding(**(found | {"severity": Severity(found["severity"])}))
