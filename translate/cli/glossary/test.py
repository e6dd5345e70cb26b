"""`glossary test`: each term of a termbase in carrier sentences, through the real engine, before a corpus is."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli import print_json, verbosity
from translate.errors import ExitCode, TranslateError
from translate.model import DEFAULT_SOURCE

if TYPE_CHECKING:
    from glossary import Occurrence, Term, Termbase
    from glossary.languages import TargetLanguage
    from translate.evaluation import Carrier
    from translate.model import Outcome, Unit

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


def _bar(_ctx: click.Context, _param: click.Parameter, text: str) -> float:
    """The share of passes, in percent, below which the command fails; 0 for none. Raises click.BadParameter."""
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?", text)
    if text == "none":
        return 0.0
    if found is None or float(found[1]) > 100:
        raise click.BadParameter(f"{text!r} is no share; give one such as 90%, or none")
    return float(found[1])


@click.command("test")
@click.option("--to", required=True, metavar="LOCALE", help="Target locale: ru.")
@click.option("--from", "source", default=DEFAULT_SOURCE, show_default=True, metavar="LOCALE", help="Source locale.")
@click.option("--glossary", "files", multiple=True, required=True, metavar="FILE", help="Termbase; the first one wins.")
@click.option("--engine", default="auto", show_default=True, metavar="NAME", help="As in translate run.")
@click.option("--term", "wanted", multiple=True, metavar="TERM", help="Only this row (source, alias or target).")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--fail-on", "bar", default="none", show_default=True, callback=_bar, metavar="N%|none",
              help="Exit 3 when fewer pass.")  # fmt: skip
@verbosity
@click.pass_context
def test_command(
    ctx: click.Context, to: str, source: str, files: tuple[str, ...], engine: str, wanted: tuple[str, ...],
    as_json: bool, bar: float,
) -> None:  # fmt: skip
    """Translate each term in carrier sentences and tell where it stands in the right form.

    The sentences ask for cases and numbers, for the start of a sentence, quotes, a possessive; the engine and the
    glossary do what they do in `translate run`.
    """
    level: int = ctx.obj or 0
    trials = _tried(files, wanted, to, source, engine, level)
    passed = sum(trial.verdict is Verdict.PASS for trial in trials)
    percent = 100 * passed / len(trials) if trials else 100.0
    if as_json:
        print_json(_record(trials, percent))
    else:
        click.echo("\n".join([*_table(trials), "", *_failures(trials)]).rstrip())
    if level >= 0:
        click.echo(f"{passed} of {len(trials)} pass: {percent:.0f} %", err=True)
    if percent < bar:
        ctx.exit(ExitCode.FINDINGS)


def _tried(
    files: Sequence[str], wanted: Sequence[str], to: str, source: str, engine: str, level: int
) -> tuple[Trial, ...]:
    """Every term in every carrier, judged. Raises Error, KeyboardInterrupt."""
    from glossary import Termbase
    from glossary.languages import target_language
    from translate.errors import ConfigError
    from translate.evaluation import probes
    from translate.text import locales

    to, source = locales.parse(to), locales.parse(source)
    if locales.primary(source) != probes.LOCALE:
        raise ConfigError(f"--from {source}", "the carrier sentences are in English", "use --from en")
    base = _loaded(files, to, source, level)
    terms = _chosen(base.terms, wanted)
    planned = [Trial(term, carrier, carrier.sentence(term)) for term in terms for carrier in probes.carriers_of(term)]
    skipped = sum(not probes.carriers_of(term) for term in terms)
    if skipped and level >= 0:
        click.echo(f"rows left out: {skipped} (no carrier sentences for verbs and phrases)", err=True)
    if not planned:
        return ()
    unscoped = Termbase(tuple(replace(term, scope=()) for term in base.terms), source, to)
    outcome = _translated(planned, unscoped, engine, level)
    if outcome.interrupted:
        raise KeyboardInterrupt
    units = [unit for translation in outcome.translations for unit in translation.units if unit.source.strip()]
    language = target_language(to)
    return tuple(_judged(trial, unit, language) for trial, unit in zip(planned, units, strict=True))


def _loaded(files: Sequence[str], to: str, source: str, level: int) -> Termbase:
    """The rows of all files that have a target; what is wrong with them goes to stderr."""
    from glossary import load as load_termbase
    from glossary import merge as merge_termbases

    loaded = [load_termbase(path, to=to, source=source) for path in files]
    merged, conflicts = merge_termbases([base for base, _ in loaded])
    for finding in (*(finding for _, findings in loaded for finding in findings), *conflicts):
        if level >= 0:
            click.echo(f"{finding.where}: {finding.severity}: {finding.message} [{finding.rule}]", err=True)
    return replace(merged, terms=tuple(term for term in merged.terms if term.target))


def _chosen(terms: Sequence[Term], wanted: Sequence[str]) -> list[Term]:
    """The rows asked for, all when none is. Raises click.UsageError for a name that no row has."""
    found: list[Term] = []
    for name in wanted:
        rows = [t for t in terms if name.casefold() in (text.casefold() for text in (*t.sources, t.target))]
        if not rows:
            raise click.UsageError(f"--term {name}: no row has it as source, alias or target")
        found += [row for row in rows if row not in found]
    return found if wanted else list(terms)


def _translated(planned: Sequence[Trial], base: Termbase, engine: str, level: int) -> Outcome:
    """The carriers as an article of their own through the very stages of `translate run`, in a folder that is gone
    afterwards. Raises TranslateError."""
    from glossary import save as save_termbase
    from translate import pipeline
    from translate.cli.progress import TerminalProgress
    from translate.project import Options

    with tempfile.TemporaryDirectory() as folder, TerminalProgress(quiet=level < 0) as progress:
        article, glossary = Path(folder, _ARTICLE), Path(folder, "termbase.csv")
        article.write_text("\n\n".join(trial.source for trial in planned) + "\n", "utf-8")
        save_termbase(base, glossary)
        outcome = pipeline.run(
            Options(
                sources=(str(article),),
                to=(base.target_locale,),
                from_=base.source_locale,
                out=str(Path(folder, "out")),
                glossary=(str(glossary),),
                engine=engine,
                root=folder,
            ),
            progress,
        )
    for failure in outcome.failures:
        raise TranslateError(_ARTICLE, failure.message, "see the message")
    return outcome


def _judged(trial: Trial, unit: Unit, language: TargetLanguage) -> Trial:
    """The trial with its verdict."""
    from glossary import Status

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
    """Why the term that stands is in a wrong form, or "" where nothing can be said against it."""
    from glossary import PartOfSpeech, TermKind
    from glossary.enforcement import check as check_terms

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
    """Whether a grammatical key is a form that the carrier asks for."""
    parts = set(key.split("."))
    cases = parts & _CASES
    return (not cases or not cases.isdisjoint(carrier.cases)) and (not by_number or ("plur" in parts) == carrier.plural)


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def _table(trials: Sequence[Trial]) -> Iterator[str]:
    """Terms by carriers, a row a term."""
    from translate.evaluation import NAMES

    used = {trial.carrier.name for trial in trials}
    names = [name for name in NAMES if name in used]
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for trial in trials:
        rows.setdefault(_key(trial.term), {})[trial.carrier.name] = trial.verdict.value
    grid = [["", *names], *([key[0], *(row.get(name, "-") for name in names)] for key, row in rows.items())]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    for line in grid:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _failures(trials: Sequence[Trial]) -> Iterator[str]:
    """What did not pass, a line each: what was asked for, what came, why."""
    for trial in trials:
        if trial.verdict is not Verdict.PASS:
            yield f"{trial.term.source}, {trial.carrier.name}: {trial.verdict}: {trial.why}"
            yield f"    {trial.source}"
            yield f"    {trial.target or '(nothing)'}"


def _record(trials: Sequence[Trial], percent: float) -> dict[str, object]:
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
