"""`translate check`: the quality gate over what runs have written and people have reviewed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary import counted
from glossary.cli import STRICT, example, files_named, locales_named
from translate.cli.notes import Notes
from translate.cli.options import GLOSSARY, output_folder, source_locale
from translate.errors import ConfigError, ExitCode
from translate.model import FailOn
from translate.project import configured

if TYPE_CHECKING:
    from translate.checks import Report

FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")
_EPILOG = example(
    "translate check --to ru --format sarif --save check.sarif",
    "Exit codes: 0 nothing at or above --fail-on; 1 a catalog could not be read; 2 wrong call or configuration; "
    "3 findings at or above --fail-on, or a threshold missed.",
)


@click.command(short_help="Judge translations: numbers, names, terms, signs.", epilog=_EPILOG)
@click.argument("catalogs", shell_complete=files_named, nargs=-1)
@output_folder("Folder that translate run wrote to. [default: out]")
@click.option(
    "--to",
    shell_complete=locales_named,
    multiple=True,
    metavar="LOCALE",
    help="Target language; may be repeated. [default: all]",
)
@source_locale("Source language, if no parallel file says it. [default: en]")
@GLOSSARY
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--json", "kind", flag_value="json", help="The same as --format json.")
@click.option(
    "--save", shell_complete=files_named, multiple=True, metavar="FILE",
    help="Write the report there, too; the suffix says how: .txt, .json, .sarif, .xml (JUnit), .md.",
)  # fmt: skip
@click.option(
    "--links", is_flag=True,
    help="Only the links: CATALOGS are folders of documents; with none, the sources. Their translations, too.",
)  # fmt: skip
@click.option("--drift", is_flag=True, help="Names that come out in more than one way, too; takes its time.")
@click.option(
    "--fail-on",
    type=click.Choice(FailOn, case_sensitive=False),
    help="Exit with 3 from this severity on. [default: error]",
)
@STRICT
@click.option("-q", "--quiet", is_flag=True, help="No report on standard output, only errors and the exit code.")
@click.option("-v", "--verbose", is_flag=True, help="Hints and waived findings on the terminal, too.")
def check(
    catalogs: tuple[str, ...], kind: str, save: tuple[str, ...], links: bool, drift: bool, fail_on: str | None,
    quiet: bool, verbose: bool, strict: bool,
    **options: Any,
) -> int:  # fmt: skip
    """Judge translations: CATALOGS are PO files or folders; with none, all that a run wrote below --out.

    Reads catalogs and articles, asks no engine, changes none. Numbers, addresses, placeholders, punctuation,
    language, terms of the glossary, articles that do not show what their catalog says. `# translate: ignore RULE --
    reason` in an entry, or [[check.ignore]] in translate.toml, waives a rule; thresholds are set in [check.ru], and
    apply to all that a run wrote, not to CATALOGS.
    """
    from translate.checks import formats
    from translate.pipeline import api

    loaded = configured(**options)
    kinds = {path: _kind(path) for path in save}
    with Notes(partial(click.echo, err=True)):
        looked = api.check_links(loaded, catalogs) if links else None
        report = looked.report if looked else api.check(loaded, catalogs, drift=drift)
    limit = fail_on or loaded.check.fail_on
    for path, name in kinds.items():
        _write(path, formats.FORMATS[name](report, limit))
    for failure in report.failures:
        click.echo(f"error: {failure}", err=True)
    if not quiet:
        shown = report if verbose or kind != "text" else _without_hints(report)
        click.echo(formats.FORMATS[kind](shown, limit), nl=False)
        if looked and kind == "text":
            dead = len(report.standing)
            click.echo(f"{counted(looked.documents, 'document')}, {counted(looked.references, 'link')}, {dead} dead")
    code = exit_code(report, limit)
    return ExitCode.FINDINGS if strict and report.unread_rows and not code else code


def exit_code(report: Report, fail_on: str) -> ExitCode:
    """What a check ends with."""
    from translate import checks

    if report.failures:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if checks.fails(report.findings, fail_on) else ExitCode.DONE


def _without_hints(report: Report) -> Report:
    from glossary import Severity

    return replace(report, findings=tuple(f for f in report.standing if f.severity is not Severity.INFO))


def _kind(path: str) -> str:
    """The format that the suffix of a file asks for. Raises ConfigError."""
    from translate.checks.formats import SUFFIXES

    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise ConfigError(f"--save {path}", "no such format", f"end the name with one of {', '.join(SUFFIXES)}")
    return SUFFIXES[suffix]


def _write(path: str, text: str) -> None:
    from translate.project import files

    files.write(Path(path), text.encode("utf-8", "replace"))
