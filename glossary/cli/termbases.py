"""`glossary convert`, `merge`, `lint`, `seed`: termbases as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from glossary.cli import options
from glossary.cli.options import FILE, FROM, JSON, LOST, TBX, TO, counts, say
from glossary.errors import counted
from glossary.model import Finding


@click.command(
    "convert",
    short_help="Write a termbase in another format.",
    epilog=options.example("glossary convert terms.csv terms.tbx --to ru"),
)
@click.argument("in_", metavar="IN", type=FILE)
@click.argument("out", type=FILE)
@TO
@FROM
@TBX
@options.verbosity
@click.pass_obj
def convert_command(level: int, in_: Path, out: Path, to: str, source: str, tbx: str) -> None:
    """Write the termbase IN in the format of OUT (.csv .tsv .tbx .po)."""
    from glossary.termbase import save

    termbase, findings = options.loaded([in_], to=to, source=source)
    save(termbase[0], out, tbx_version=int(tbx))
    options.notes(findings, level)
    _end(findings, f"{out}: {counted(len(termbase[0].terms), 'row')} written", level)


@click.command(
    "merge",
    short_help="One termbase of several.",
    epilog=options.example("glossary merge ours.csv theirs.tbx --to ru --output-file all.csv"),
)
@click.argument("files", nargs=-1, required=True, type=FILE)
@options.output_file("out", "The termbase to write.", required=True)
@TO
@FROM
@TBX
@options.fail_on("none")
@options.verbosity
@click.pass_obj
def merge_command(level: int, files: tuple[Path, ...], out: Path, to: str, source: str, tbx: str, fail_on: str) -> None:
    """Write one termbase of several; where rows contradict each other, the first file wins."""
    from glossary.termbase import merge, save

    termbases, findings = options.loaded(files, to=to, source=source)
    merged, conflicts = merge(termbases)
    save(merged, out, tbx_version=int(tbx))
    options.notes((*findings, *conflicts), level)
    _end(findings, f"{out}: {counted(len(merged.terms), 'row')}, {counted(len(conflicts), 'conflict')}", level)
    options.fail((*findings, *conflicts), fail_on)


@click.command(
    "lint", short_help="What is wrong with termbases.", epilog=options.example("glossary lint terms.csv --to ru")
)
@click.argument("files", nargs=-1, required=True, type=FILE)
@TO
@FROM
@JSON
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out findings of a rule; may be repeated.")
@options.fail_on("warning")
@options.verbosity
@click.pass_obj
def lint_command(
    level: int, files: tuple[Path, ...], to: str, source: str, as_json: bool, ignore: tuple[str, ...], fail_on: str
) -> None:
    """Report what is wrong with termbases, each by itself and all together."""
    from glossary.termbase import Termbase
    from glossary.termbase.lint import RULES, lint

    unknown = sorted(set(ignore) - {*RULES, *LOST})
    if unknown:
        raise click.UsageError(f"no rule {unknown[0]!r}; the rules are {', '.join((*RULES, *sorted(LOST)))}")
    termbases, findings = options.loaded(files, to=to, source=source)
    together = Termbase(tuple(term for base in termbases for term in base.terms), source, to)
    found = [finding for finding in (*findings, *lint(together)) if finding.rule not in ignore]
    options.show(found, level, as_json=as_json)
    if level >= 0:
        say(f"{counted(len(together.terms), 'row')}, {counts(found)}")
    options.fail(found, fail_on)


@click.command(
    "seed",
    short_help="Begin one with countries, languages.",
    epilog=options.example("glossary seed --to ru --countries --output-file countries.csv"),
)
@TO
@FROM
@click.option("--countries", is_flag=True, help="Names of countries.")
@click.option("--languages", is_flag=True, help="Names of languages.")
@options.output_file("out", "The termbase to write. [default: CSV to stdout]")
@options.verbosity
@click.pass_obj
def seed_command(level: int, to: str, source: str, countries: bool, languages: bool, out: Path | None) -> None:
    """Begin a termbase with names from CLDR (countries and languages, unless one of them is asked for)."""
    from glossary.termbase import seed

    both = countries == languages
    termbase = seed(to=to, source=source, countries=countries or both, languages=languages or both)
    if out is None:
        from glossary.termbase import format_delimited

        click.echo(format_delimited(termbase.terms, source=source, to=to).encode(), nl=False)
        return
    from glossary.termbase import save

    save(termbase, out)
    if level >= 0:
        say(f"{out}: {counted(len(termbase.terms), 'row')} written")


def _end(findings: Sequence[Finding], summary: str, level: int) -> None:
    """The last line of a command that writes; exit 1 when rows were lost on the way."""
    lost = sum(finding.rule in LOST for finding in findings)
    if level >= 0:
        say(summary)
    if lost:
        raise click.ClickException(f"{counted(lost, 'row')} could not be taken over; correct and run again")
