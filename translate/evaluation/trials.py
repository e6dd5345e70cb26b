"""Terms tried in carrier sentences through the engine: how each came out, and the verdict on its form."""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from glossary import Occurrence, PartOfSpeech, Status, Term, Termbase, TermKind
from glossary import save as save_termbase
from glossary.enforcement import check as check_terms
from glossary.languages import TargetLanguage, target_language
from translate import pipeline
from translate.evaluation.probes import NAMES, Carrier, carriers_of
from translate.model import Translation, Unit
from translate.pipeline import Progress
from translate.project import Options, articles

_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_ARTICLE = "carriers.txt"


class Verdict(StrEnum):
    """How a term came out of a carrier sentence."""

    PASS = "pass"
    WRONG = "wrong form"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Trial:
    """A term in a carrier sentence, how it was translated, the verdict and why."""

    term: Term
    carrier: Carrier
    source: str
    target: str = ""
    verdict: Verdict = Verdict.MISSING
    why: str = ""


def planned(terms: Sequence[Term]) -> tuple[Trial, ...]:
    """Every term in every carrier sentence that there is for it, not yet translated."""
    return tuple(Trial(term, carrier, carrier.sentence(term)) for term in terms for carrier in carriers_of(term))


def tried(trials: Sequence[Trial], base: Termbase, options: Options, progress: Progress) -> tuple[Trial, ...]:
    """Trials translated as `translate run` does it with the engine and its settings in `options` and the terms of
    `base`, each with its verdict.

    Scopes of terms are left aside. Raises what `pipeline.in_memory` raises, KeyboardInterrupt.
    """
    unscoped = replace(base, terms=tuple(replace(term, scope=()) for term in base.terms))
    units = [unit for unit in _translated(trials, unscoped, options, progress).units if unit.source.strip()]
    language = target_language(base.target_locale)
    return tuple(judged(trial, unit, language) for trial, unit in zip(trials, units, strict=True))


def passed(trials: Sequence[Trial]) -> int:
    """How many trials passed."""
    return sum(trial.verdict is Verdict.PASS for trial in trials)


def as_text(trials: Sequence[Trial], columns: int) -> str:
    """A table of terms by carriers, then what did not pass and why. Where the table is wider than `columns` characters,
    each term has lines of its own."""
    return "\n".join([*_table(trials, columns), "", *_failures(trials)]).rstrip()


def _table(trials: Sequence[Trial], columns: int) -> Iterator[str]:
    """Terms by carriers, one row per term."""
    used = {trial.carrier.name for trial in trials}
    names = [name for name in NAMES if name in used]
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for trial in trials:
        rows.setdefault(_key(trial.term), {})[trial.carrier.name] = trial.verdict.value
    grid = [["", *names], *([key[0], *(row.get(name, "-") for name in names)] for key, row in rows.items())]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    if sum(widths) + 2 * len(names) > columns:
        for term, *cells in grid[1:]:
            told = ", ".join(f"{name} {cell}" for name, cell in zip(names, cells, strict=True))
            yield f"{term}\n{textwrap.fill(told, columns, initial_indent='    ', subsequent_indent='    ')}"
        return
    for line in grid:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _failures(trials: Sequence[Trial]) -> Iterator[str]:
    """What did not pass, three lines each: what was asked for, what came, why."""
    for trial in trials:
        if trial.verdict is not Verdict.PASS:
            yield f"{trial.term.source}, {trial.carrier.name}: {trial.verdict}: {trial.why}"
            yield f"    {trial.source}"
            yield f"    {trial.target or '(nothing)'}"


def record(trials: Sequence[Trial], percent: float) -> dict[str, object]:
    """Trials as `glossary test --json` prints them; `percent` of them passed."""
    rows: list[Mapping[str, str]] = [
        {
            "term": trial.term.source,
            "target": trial.term.target,
            "carrier": trial.carrier.name,
            "source": trial.source,
            "translation": trial.target,
            "verdict": trial.verdict.value,
            "why": trial.why,
        }
        for trial in trials
    ]
    return {"percent": round(percent, 1), "trials": rows}


def _translated(trials: Sequence[Trial], base: Termbase, options: Options, progress: Progress) -> Translation:
    """The carrier sentences as an article of their own, translated with a termbase in a folder that is gone
    afterwards."""
    text = "\n\n".join(trial.source for trial in trials) + "\n"
    article = articles.parse(text.encode(), _ARTICLE, base.source_locale)
    with tempfile.TemporaryDirectory() as folder:
        glossary = Path(folder, "termbase.csv")
        save_termbase(base, glossary)
        options = replace(options, out=str(Path(folder, "out")), glossary=(str(glossary),), root=folder)
        (translation,) = pipeline.in_memory([article], base.target_locale, options, progress)
    return translation


def judged(trial: Trial, unit: Unit, language: TargetLanguage) -> Trial:
    """A trial with its verdict on the unit that its sentence became."""
    mine = [o for o in unit.occurrences if (o.match.term.source, o.match.term.target) == _key(trial.term)]
    trial = replace(trial, target=unit.target)
    if not unit.target:
        return replace(trial, why="the engine gave no fit translation")
    if not mine:
        others = ", ".join(dict.fromkeys(o.match.term.source for o in unit.occurrences))
        return replace(trial, why=f"the row {others} took its place" if others else "not found in the sentence")
    if mine[0].status is Status.UNRESOLVED:
        return replace(trial, why=mine[0].how)
    why = _wrong(trial, unit, mine[0], language)
    return replace(trial, verdict=Verdict.WRONG if why else Verdict.PASS, why=why)


def _key(term: Term) -> tuple[str, str]:
    return term.source, term.target


def _wrong(trial: Trial, unit: Unit, found: Occurrence, language: TargetLanguage) -> str:
    """Why the term that was found is in a wrong form, or "" where nothing speaks against it."""
    term, carrier = trial.term, trial.carrier
    if term.kind is TermKind.KEEP or found.start < 0 or (found.means == "across" and not found.doubt):
        return ""
    noun = term.pos is not PartOfSpeech.ADJ
    text = _plain(unit.target[found.start : found.end])
    forms: dict[str, set[str]] = {}
    for rendering in (term.target, *term.accept):
        for key, form in language.paradigm(replace(term, target=rendering, accept=())).items():
            forms.setdefault(key, set()).add(_plain(form))
    standing = [key for key, texts in forms.items() if text in texts]
    numbers = {"sing", "plur"} <= {part for key in forms for part in key.split(".")}
    if carrier.cases and standing and not any(_fits(key, carrier, noun and numbers) for key in standing):
        wanted = "/".join(carrier.cases) if _CASES & set(standing[0].split(".")) else ""
        number = ("plur" if carrier.plural else "sing") if noun and numbers else ""
        return f"{' or '.join(standing)} where {' '.join(filter(None, (wanted, number)))} is asked for"
    if noun and not standing and any(_CASES & set(key.split(".")) for key in forms):
        return f"{unit.target[found.start : found.end]!r} is no form of it that the glossary knows"
    doubts = check_terms(unit.source, unit.target, [found.match], language)
    return next((finding.message for finding in doubts if finding.rule == "term-form"), "")


def _fits(key: str, carrier: Carrier, by_number: bool) -> bool:
    """Is a grammatical key a form that the carrier asks for?"""
    parts = set(key.split("."))
    cases = parts & _CASES
    return (not cases or not cases.isdisjoint(carrier.cases)) and (not by_number or ("plur" in parts) == carrier.plural)


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")
