"""`glossary test`: each term of a termbase in carrier sentences, through the real engine, before a corpus is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from glossary.cli import example, files_named, print_json, verbosity
from translate.cli.glossary.options import FROM, target
from translate.cli.models import engines_named
from translate.cli.options import JSON, tell
from translate.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from glossary import Term, Termbase
    from translate.evaluation import Trial
    from translate.project import Options


def _bar(_ctx: click.Context, _param: click.Parameter, text: str) -> float:
    """The share of passes, in percent, below which the command fails; 0 for none. Raises click.BadParameter."""
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?", text)
    if text == "none":
        return 0.0
    if found is None or float(found[1]) > 100:
        raise click.BadParameter(f"{text!r} is no share; give one such as 90%, or none")
    return float(found[1])


@click.command(
    "test",
    short_help="Try terms in sentences.",
    epilog=example("glossary test --to ru --glossary terms.csv --fail-on 90%"),
)
@target("Target locale: ru.", required=True)
@FROM
@click.option(
    "--glossary",
    "files",
    shell_complete=files_named,
    multiple=True,
    required=True,
    metavar="FILE",
    help="Termbase; the first one wins.",
)
@click.option(
    "--engine",
    shell_complete=engines_named,
    default="auto",
    show_default=True,
    metavar="NAME",
    help="As in translate run.",
)
@click.option("--term", "wanted", multiple=True, metavar="TERM", help="Only this row (source, alias or target).")
@click.option("--decoys", "measures", is_flag=True, help="Also measure decoys for the engine; keep them if terms come "
              "out better with them.")  # fmt: skip
@JSON
@click.option("--fail-on", "bar", default="none", show_default=True, callback=_bar, metavar="N%|none",
              help="Exit 3 when fewer pass.")  # fmt: skip
@verbosity
@click.pass_context
def test_command(
    ctx: click.Context, to: str, source: str, files: tuple[str, ...], engine: str, wanted: tuple[str, ...],
    measures: bool, as_json: bool, bar: float,
) -> None:  # fmt: skip
    """Translate each term in carrier sentences and report whether it has the right form there.

    The sentences ask for cases and numbers, for the start of a sentence, quotes, a possessive; the engine and the
    glossary do what they do in `translate run`. A decoy is an expression that an engine renders reliably: it is carried
    through in place of a term that cannot be enforced otherwise.
    """
    from translate.evaluation import trials as results

    level: int = ctx.obj or 0
    planned, base = _planned(files, wanted, to, source, level)
    trials = (_measured if measures else _tried)(planned, base, engine, ctx) if planned else ()
    passed = results.passed(trials)
    percent = 100 * passed / len(trials) if trials else 100.0
    if as_json:
        print_json(results.record(trials, percent))
    else:
        click.echo(results.as_text(trials, shutil.get_terminal_size((1000, 24)).columns))
    tell(ctx, f"{passed} of {len(trials)} pass: {percent:.0f} %")
    if percent < bar:
        ctx.exit(ExitCode.FINDINGS)


def _planned(
    files: Sequence[str], wanted: Sequence[str], to: str, source: str, level: int
) -> tuple[tuple[Trial, ...], Termbase]:
    """Every term in every carrier, and the termbase. Raises Error."""
    from translate.evaluation import probes, trials
    from translate.text import locales

    if locales.primary(source) != probes.LOCALE:
        raise ConfigError(f"--from {source}", "the carrier sentences are in English", "use --from en")
    base = _loaded(files, to, source, level)
    terms = _chosen(base.terms, wanted)
    skipped = sum(not probes.carriers_of(term) for term in terms)
    if skipped and level >= 0:
        click.echo(f"rows left out: {skipped} (no carrier sentences for verbs and phrases)", err=True)
    return trials.planned(terms), base


def _tried(planned: Sequence[Trial], base: Termbase, engine: str, ctx: click.Context) -> tuple[Trial, ...]:
    """The trials, judged. Raises Error, KeyboardInterrupt."""
    from translate.cli.progress import TerminalProgress
    from translate.evaluation import trials

    with TerminalProgress(quiet=(ctx.obj or 0) < 0) as progress:
        return trials.tried(planned, base, _options(engine), progress)


def _measured(planned: Sequence[Trial], base: Termbase, engine: str, ctx: click.Context) -> tuple[Trial, ...]:
    """The trials, judged, with the decoys that are measured first where they help. Raises Error, KeyboardInterrupt."""
    from translate.cli.progress import TerminalProgress
    from translate.evaluation import decoy_trials

    with TerminalProgress(quiet=(ctx.obj or 0) < 0) as progress:
        found = decoy_trials.measured(planned, base, _options(engine), progress)
    tell(ctx, found.told)
    return found.with_decoys if found.path else found.without


def _options(engine: str) -> Options:
    from translate.project import Options, configured

    return Options(engine=engine, engines=configured().engines)


def _loaded(files: Sequence[str], to: str, source: str, level: int) -> Termbase:
    """The rows of all files that have a target; what is wrong with them goes to stderr."""
    from glossary.termbase import load_merged

    merged, findings = load_merged(files, to=to, source=source)
    for finding in findings:
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
