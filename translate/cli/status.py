"""`translate status`: how far the review of each article has come in each language."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import print_json
from translate.errors import ExitCode
from translate.project import configured

if TYPE_CHECKING:
    from translate.pipeline import Looked

SCHEMA = 1
_COLUMNS = ("reviewed", "fuzzy", "stale", "untranslated", "words left", "terms unresolved")
_KEYS = tuple(column.replace(" ", "_") for column in _COLUMNS)


@click.command(epilog="Exit codes: 0 done; 1 an article or catalog could not be read; 2 wrong call.")
@click.argument("sources", nargs=-1)
@click.option("--to", multiple=True, metavar="LOCALE", help="Target language; may be repeated. [default: configured, "
              "else those that have catalogs]")  # fmt: skip
@click.option("--from", "from_", metavar="LOCALE", help="Source language. [default: what the catalogs say]")
@click.option("-o", "--out", metavar="DIR", help="Folder of the catalogs. [default: out]")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only the totals.")
def status(sources: tuple[str, ...], as_json: bool, quiet: bool, **options: Any) -> int:
    """Count paragraphs by how they stand: reviewed (a person approved them), fuzzy (the machine's, or not approved
    yet), stale (the source has changed since), untranslated; source words left to review; terms that do not stand as
    the glossary has them. The articles are compared as they are now.
    """
    from translate.pipeline import verbs

    gc.disable()  # thousands of small records, none in a circle: it would only cost time
    found = verbs.status(configured(**options, sources=sources))
    for failure in found.failures:
        click.echo(f"error: {failure.message}", err=True)
    for path in () if sources else found.orphans:
        click.echo(f"note: {path}: its article is not among the sources", err=True)
    if as_json:
        print_json(_record(found.looked, found.locales, found.failures))
    else:
        click.echo("\n".join(_lines(found.looked, found.locales, quiet)))
    return ExitCode.FAILED if found.failures else ExitCode.DONE


def _numbers(looked: Sequence[Looked]) -> dict[str, int]:
    counts = sum((one.counts for one in looked), Counter())
    paragraphs = [paragraph for one in looked for paragraph in one.paragraphs]
    left = sum(paragraph.words for paragraph in paragraphs)
    unresolved = sum(len(paragraph.entry.unresolved) for paragraph in paragraphs if paragraph.entry)
    numbers = (*(counts[key] for key in _KEYS[:4]), left, unresolved)
    return dict(zip(_KEYS, numbers, strict=True))


def _lines(looked: Sequence[Looked], targets: Sequence[str], quiet: bool) -> Iterator[str]:
    width = max([7, *(len(one.article.name) + 2 for one in looked)]) if not quiet else 7
    for n, locale in enumerate(targets):
        here = [one for one in looked if one.locale == locale]
        if n == 0 or not quiet:
            yield f"{locale if not quiet else '':{width}}  " + "  ".join(_COLUMNS)
        for one in here if not quiet else ():
            yield _row(f"  {one.article.name}", _numbers([one]), width)
        yield _row("total" if not quiet else locale, _numbers(here), width)


def _row(name: str, numbers: dict[str, int], width: int) -> str:
    cells = (f"{number:>{len(column)}}" for column, number in zip(_COLUMNS, numbers.values(), strict=True))
    return f"{name:{width}}  " + "  ".join(cells)


def _record(looked: Sequence[Looked], targets: Sequence[str], failures: Sequence[Any]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "articles": [
            {"article": one.article.name, "from": one.article.locale, "to": one.locale} | _numbers([one])
            for one in looked
        ],
        "totals": [{"to": to} | _numbers([one for one in looked if one.locale == to]) for to in targets],
        "failures": [{"article": failure.name, "message": failure.message} for failure in failures],
    }
