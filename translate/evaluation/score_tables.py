"""The report of `translate eval`: scores as text for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from translate.evaluation.scoring import SAMPLES, Evaluation, SystemOutput, TermSuccess
from translate.exchange import ReferenceDocument

_NAMES = {"bleu": "BLEU", "chrf": "chrF", "ter": "TER"}
_SIDES = {"translation": "stand in the translation", "reference": "in the reference", "against": "in {against}"}
_LIKELY = 0.001  # 1 / (samples + 1) is the smallest p there can be


def as_text(documents: Sequence[ReferenceDocument], translated: SystemOutput, found: Evaluation, against: str) -> str:
    """The scores as lines for a terminal, texts with the lowest chrF first."""
    lines = sum(bool(line.strip()) for document in documents for line in document.source)
    left = sum(translated.untranslated)
    return "\n".join(
        [
            f"{lines} lines" + (f", {left} of them left untranslated: the source stands in their place" * bool(left)),
            *(f"{_NAMES[name]:5}{score.score:6.1f}   {score.signature}" for name, score in found.scores.items()),
            *_terms(found, against),
            *_against(found, against),
            *(_table(documents, translated, found) if len(documents) > 1 else ()),
        ]
    )


def _terms(found: Evaluation, against: str) -> Iterator[str]:
    if found.terms:
        total = found.terms["translation"].found
        shares = [
            f"{one.standing} ({_percent(one)}) {_SIDES[side].format(against=against)}"
            for side, one in found.terms.items()
        ]
        yield f"terms {total} in the source: " + ", ".join(shares)


def _percent(one: TermSuccess) -> str:
    return f"{one.standing / one.found:.1%}" if one.found else "-"


def _against(found: Evaluation, against: str) -> Iterator[str]:
    for name, other in found.against.items():
        difference = found.scores[name].score - other.score
        chance = f"p < {_LIKELY}" if other.p < _LIKELY else f"p = {other.p:.3f}"
        yield f"{_NAMES[name]:5}{other.score:6.1f}   {against}; the difference, {difference:+.1f}: {chance}"
    if found.against:
        yield f"p: how often chance alone makes such a difference (paired bootstrap, {SAMPLES} samples)"


def _table(documents: Sequence[ReferenceDocument], translated: SystemOutput, found: Evaluation) -> Iterator[str]:
    yield " BLEU   chrF  lines  left  text"
    rows = zip(documents, translated.untranslated, found.by_document, strict=True)
    for document, left, scores in sorted(rows, key=lambda row: row[2]["chrf"]):
        lines = sum(map(bool, map(str.strip, document.source)))
        yield f"{scores['bleu']:5.1f}  {scores['chrf']:5.1f}  {lines:5}  {left:4}  {document.name}"


def as_json(documents: Sequence[ReferenceDocument], translated: SystemOutput, found: Evaluation, against: str) -> str:
    """The scores as JSON: `bleu`, `chrf`, `ter`, each with its signature; the rest as it applies."""
    rows = zip(documents, translated.untranslated, found.by_document, strict=True)
    record: dict[str, Any] = {name: asdict(score) for name, score in found.scores.items()}
    record |= {
        "lines": sum(bool(line.strip()) for document in documents for line in document.source),
        "untranslated": sum(translated.untranslated),
        "texts": [
            {"name": d.name, "lines": sum(map(bool, map(str.strip, d.source))), "untranslated": n, **scores}
            for d, n, scores in rows
        ],
    }
    if found.terms:
        record["terms"] = {side: asdict(one) for side, one in found.terms.items()}
    if found.against:
        record["against"] = {"what": against, **{name: asdict(other) for name, other in found.against.items()}}
    return json.dumps(record, ensure_ascii=False, indent=1)
