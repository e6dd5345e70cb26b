"""`translate build`: articles from the catalogs that people reviewed, with no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from glossary import counted
from glossary.cli import print_json
from translate.errors import ExitCode
from translate.model import OnStale
from translate.project import configured

if TYPE_CHECKING:
    from translate.pipeline import Built, Looked, Reviewed

SCHEMA = 1
_SHOWN = 20  # gaps on a terminal
_EPILOG = "Exit codes: 0 done; 1 an article or catalog could not be read; 2 wrong call; 3 less reviewed than asked for."


@click.command(epilog=_EPILOG)
@click.argument("sources", nargs=-1)
@click.option("--to", multiple=True, metavar="LOCALE", help="Target language; may be repeated. [default: configured, "
              "else those that have catalogs]")  # fmt: skip
@click.option("--from", "from_", metavar="LOCALE", help="Source language. [default: what the catalogs say]")
@click.option("-o", "--out", metavar="DIR", help="Folder of the catalogs and for the results. [default: out]")
@click.option("--require-reviewed", is_flag=True, help="Show only what a person approved, else the source.")
@click.option("--min-reviewed", type=click.FloatRange(0, 100), default=0, metavar="PERCENT",
              help="Exit 3 when a person has approved less of a language's paragraphs.")  # fmt: skip
@click.option("--on-stale", type=click.Choice(OnStale, case_sensitive=False),
              help="Where the source has changed since a person's wording: that wording, the machine's if the catalog "
                   "has it, or the source stands until review. [default: keep]")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="What was done as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors, and nothing on standard output but what was asked for.")
@click.option("-v", "--verbose", is_flag=True, help="Every gap.")
def build(
    sources: tuple[str, ...], require_reviewed: bool, min_reviewed: float, as_json: bool, quiet: bool, verbose: bool,
    **options: Any,
) -> int:  # fmt: skip
    """Render articles from their catalogs alone, as people left them; no engine is asked.

    SOURCES as for `translate run`. Writes OUT/LOCALE/ARTICLE and the parallel files; the catalogs stay as they are.
    Each paragraph that no person has approved is a gap, and listed.
    """
    from translate.pipeline import verbs

    loaded = configured(**options, sources=sources)
    built = verbs.build(loaded, only_reviewed=require_reviewed)
    for failure in built.failures:
        click.echo(f"error: {failure.message}", err=True)
    if as_json:
        print_json(_record(built, built.locales, min_reviewed))
    elif not quiet:
        click.echo("\n".join(_lines(built, built.locales, loaded.out, min_reviewed, verbose)))
    if built.failures:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if any(built.reviewed(to) < min_reviewed for to in built.locales) else ExitCode.DONE


def _lines(built: Built, targets: tuple[str, ...], out: str, bar: float, verbose: bool) -> list[str]:
    lines = []
    for locale in targets:
        here = [one for one in built.looked if one.locale == locale]
        missed = f", less than {bar:g} %" if built.reviewed(locale) < bar else ""
        lines.append(f"{locale}: {counted(len(here), 'article')}, {_percent(built.reviewed(locale))} reviewed{missed}")
        lines.append(f"    {out}/{locale}")
    gaps = [f"gap: {_place(one, p)} ({one.locale}): {p.standing_word}" for one, p in built.gaps()]
    shown = gaps if verbose else gaps[:_SHOWN]
    more = len(gaps) - len(shown)
    lines += [*shown, *([f"... and {more} more gaps (-v shows them, --json gives them all)"] if more else [])]
    return [*lines, *(["nothing changed"] if built.looked and not built.changed else [])]


def _percent(share: float) -> str:
    """Never 100 % when anything is missing."""
    return f"{int(share)} %"


def _place(one: Looked, paragraph: Reviewed) -> str:
    return f"{one.article.name}:{paragraph.number}"


def _record(built: Built, targets: tuple[str, ...], bar: float) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "locales": [
            {
                "to": locale,
                "reviewed_percent": round(built.reviewed(locale), 2),
                "enough": built.reviewed(locale) >= bar,
            }
            for locale in targets
        ],
        "gaps": [
            {"article": one.article.name, "to": one.locale, "paragraph": p.number, "standing": p.standing_word}
            for one, p in built.gaps()
        ],
        "failures": [{"article": failure.name, "message": failure.message} for failure in built.failures],
        "files_changed": built.changed,
    }
