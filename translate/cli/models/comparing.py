"""`translate models compare`: what is installed for a pair of languages, scored on a test set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli import example, files_named, locales_named
from translate.cli.models import project
from translate.cli.models.completion import engines_named
from translate.cli.models.listing import print_table
from translate.errors import ConfigError, ExitCode
from translate.model import LocalePair, Quality
from translate.project import configured
from translate.text import locales

if TYPE_CHECKING:
    from translate.exchange import ReferenceDocument
    from translate.project import Options

_FILE = click.Path(path_type=Path)


@click.command(
    short_help="Score what is installed on a test set.",
    epilog=example("translate models compare en ru test.en test.ru --glossary terms.csv"),
)
@click.argument("source_locale", metavar="FROM", shell_complete=locales_named)
@click.argument("target_locale", metavar="TO", shell_complete=locales_named)
@click.argument("source", metavar="SET.FROM", type=_FILE)
@click.argument("reference", metavar="SET.TO", type=_FILE)
@click.option(
    "--engine",
    "named",
    multiple=True,
    metavar="NAME",
    shell_complete=engines_named,
    help="Also this engine, or the model in this folder; repeatable.",
)
@click.option(
    "--glossary",
    multiple=True,
    metavar="FILE",
    shell_complete=files_named,
    help="Termbase; how many of its terms are right is told.",
)
@click.option("--quality", type=click.Choice(Quality, case_sensitive=False), help="As for run.")
@click.option("--lines", type=click.IntRange(1), metavar="N", help="Only the first N lines of the set.")
@click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only the result, and errors.")
def compare(
    source_locale: str,
    target_locale: str,
    source: Path,
    reference: Path,
    named: tuple[str, ...],
    glossary: tuple[str, ...],
    quality: Quality | None,
    lines: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Translate SET.FROM by every model that is installed for a pair of languages, as `run` would, and score each
    against SET.TO: BLEU, chrF, terms, lines left untranslated, processor time and time for 100 lines, and memory, each
    in a process of its own. Of an engine on a server only the time is its own.
    """
    from translate.evaluation import engine_comparison
    from translate.exchange import testset

    pair = LocalePair(locales.named(source_locale), locales.named(target_locale))
    options = _options(pair, glossary, quality)
    documents = [one for file in testset.read(source, reference, pair.target) for one in file.documents]
    documents = _first(documents, lines) if lines else documents
    rivals = engine_comparison.rivals(pair, named, options.engines)
    if not rivals:
        raise ConfigError(
            f"{pair.source} to {pair.target}",
            "nothing is installed that translates it",
            f"translate models install {pair.source} {pair.target}",
        )
    found = []
    for rival in rivals:
        if not quiet:
            click.echo(f"{rival.route.engine} ({rival.model}) ...", err=True)
        found.append(engine_comparison.compared(documents, rival, options))
    for one in found:
        if one.trouble:
            click.echo(f"error: {one.trouble}", err=True)
    if as_json:
        said = {"from": pair.source, "to": pair.target, "lines": found[0].lines}
        project.print_json(said | {"engines": [engine_comparison.record(one) for one in found]})
    else:
        heads, *rows = engine_comparison.as_rows(found)
        print_table(heads, rows)
    return ExitCode.FAILED if any(one.trouble for one in found) else ExitCode.DONE


def _options(pair: LocalePair, glossary: tuple[str, ...], quality: Quality | None) -> Options:
    """The options of the project for one pair of locales. Raises ConfigError."""
    given = {"from_": pair.source, "to": (pair.target,), "glossary": glossary, "quality": quality}
    loaded = replace(configured(**given), second="", fallback=())
    loaded.refuse_missing("glossary")
    return loaded


def _first(documents: list[ReferenceDocument], lines: int) -> list[ReferenceDocument]:
    """The first lines of a test set."""
    found = []
    for one in documents:
        if lines <= 0:
            break
        found.append(replace(one, source=one.source[:lines], reference=one.reference[:lines]))
        lines -= len(one.source)
    return found
