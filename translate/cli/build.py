"""`translate build`: articles from the catalogs as people left them, with no engine."""

from __future__ import annotations

from typing import Any

import click

from glossary.cli import example, files_named, print_json
from translate.cli.options import (
    BILINGUAL,
    EXTRACT,
    FORMAT,
    FROM_OF_CATALOGS,
    TO_OF_CATALOGS,
    output_folder,
    tell_failures,
)
from translate.errors import ExitCode
from translate.model import OnStale
from translate.project import configured

_EPILOG = example(
    "translate build --to ru --require-approved",
    "Exit codes: 0 done; 1 an article or catalog could not be read; 2 wrong call; 3 less approved than asked for.",
)


@click.command(short_help="Write articles from what people reviewed.", epilog=_EPILOG)
@click.argument("sources", nargs=-1, shell_complete=files_named)
@TO_OF_CATALOGS
@FROM_OF_CATALOGS
@FORMAT
@EXTRACT
@output_folder("Folder of the catalogs and for the results. [default: out]")
@click.option(
    "--require-approved",
    "--require-reviewed",
    "require_approved",
    is_flag=True,
    help="Show only what a person approved, else the source.",
)
@click.option("--untranslated", is_flag=True, help="Also write articles without a catalog, as they are.")
@click.option("--min-approved", "--min-reviewed", "min_approved", type=click.FloatRange(0, 100), default=0,
              metavar="PERCENT", help="Exit 3 when a person has approved less of a language's paragraphs.")  # fmt: skip
@click.option("--on-stale", type=click.Choice(OnStale, case_sensitive=False),
              help="Where the source has changed since a person's wording: that wording, the machine's if the catalog "
                   "has it, or the source is shown until review. [default: keep]")  # fmt: skip
@BILINGUAL
@click.option("--json", "as_json", is_flag=True, help="What was done as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors, and nothing on standard output but what was asked for.")
@click.option("-v", "--verbose", is_flag=True, help="Every gap.")
def build(
    sources: tuple[str, ...], require_approved: bool, untranslated: bool, min_approved: float, as_json: bool,
    quiet: bool, verbose: bool, **options: Any,
) -> int:  # fmt: skip
    """Render articles from their catalogs alone, as people left them; no engine is asked.

    SOURCES as for `translate run`; with none, also what earlier runs translated. Writes OUT/LOCALE/ARTICLE and the
    parallel files; the catalogs stay as they are. Each paragraph that no person has approved is a gap, and listed. An
    article without a catalog is left out.
    """
    from translate.pipeline import api, tables

    loaded = configured(**options, sources=sources)
    built = api.build(loaded, only_reviewed=require_approved, untranslated=untranslated)
    tell_failures(built.failures)
    for one in () if quiet else built.left_out:
        what = f"no catalog in {one.locale}, not built; run translate run, or give --untranslated"
        click.echo(f"note: {one.article.name}: {what}", err=True)
    if as_json:
        print_json(tables.build_record(built, min_approved))
    elif not quiet:
        click.echo(tables.build_text(built, loaded.out, min_approved, verbose=verbose))
    if built.failures:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if any(built.reviewed(to) < min_approved for to in built.locales) else ExitCode.DONE
