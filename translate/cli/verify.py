"""`translate verify`: the proof that translations differ from their articles in nothing but the translated texts."""

from __future__ import annotations

from typing import Any

import click

from glossary import counted
from glossary.cli import example, files_named, locales_named, print_json
from translate.cli.options import EXTRACT, FORMAT, output_folder, tell_failures
from translate.errors import ExitCode
from translate.project import configured

_SHOWN = 3  # faults named of one translation
_EPILOG = example(
    "translate verify --to ru",
    "Exit codes: 0 proved; 1 a file could not be read; 2 wrong call; 3 something else was changed.",
)


@click.command(short_help="Prove that nothing but text was changed.", epilog=_EPILOG)
@click.argument("sources", shell_complete=files_named, nargs=-1)
@click.option(
    "--to",
    shell_complete=locales_named,
    multiple=True,
    metavar="LOCALE",
    help="Target language; may be repeated. [default: all there are]",
)
@FORMAT
@EXTRACT
@output_folder("Folder of the results. [default: out]")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only what is wrong.")
def verify(sources: tuple[str, ...], as_json: bool, quiet: bool, **options: Any) -> int:
    """Prove that nothing but text was changed.

    SOURCES as for `translate run`. A run and a build write a ledger for each translated article: the bytes of the
    source that were replaced, and what they were replaced by. From article, translation and ledger this command proves
    that all other bytes are those of the source, and that what was replaced is text that the format translates. Of a
    document in both languages it proves that all bytes of the source are there, and nothing is inserted inside a text.
    """
    from translate.pipeline import verification

    found = verification.verify(configured(**options, sources=sources))
    tell_failures(found.failures)
    if as_json:
        print_json([_record(one) for one in found.verified])
    else:
        for one in found.faulty:
            for fault in one.faults[:_SHOWN]:
                click.echo(f"{_name(one)}: {fault}")
            if more := len(one.faults[_SHOWN:]):
                click.echo(f"{_name(one)}: and {more} more")
        if not quiet:
            proved = len(found.verified) - len(found.faulty)
            click.echo(f"{counted(proved, 'translation')} proved, {len(found.faulty)} not")
    if found.failures:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if found.faulty else ExitCode.DONE


def _name(one: Any) -> str:
    return f"{'bilingual ' * one.is_bilingual}{one.locale} {one.article}"


def _record(one: Any) -> dict[str, Any]:
    found = {"article": one.article, "locale": one.locale, "replaced": one.replaced, "faults": list(one.faults)}
    return found | {"bilingual": True} if one.is_bilingual else found
