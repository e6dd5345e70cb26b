"""`glossary names`: the names in articles that no termbase lists, with the renderings they would get, as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary import counted
from glossary.cli import example, files_named, output_file, print_json, verbosity
from translate.cli.glossary.drafts import known_terms, put
from translate.cli.glossary.options import FROM, known_rows, target
from translate.cli.options import JSON, tell
from translate.errors import ExitCode

if TYPE_CHECKING:
    from glossary import Term
    from translate.model import LocalePair


@click.command(
    "names",
    short_help="List the names in articles.",
    epilog=example("glossary names articles/ --to ru --output-file names.csv"),
)
@click.argument("sources", shell_complete=files_named, nargs=-1, required=True, metavar="ARTICLES...")
@target("Target locale.", required=True)
@FROM
@known_rows("Termbase whose terms are left out; may be repeated.")
@output_file("output", "The draft to write (.csv .tsv .tbx .po). [default: CSV to stdout]")
@JSON
@verbosity
@click.pass_context
def names(
    ctx: click.Context, sources: tuple[str, ...], to: str, source: str, known: tuple[Path, ...], output: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """List the names in ARTICLES (files, folders, globs, or - for standard input) as a draft of a termbase.

    Each row says how the name would be rendered, on what ground, and what else it could be. Correct it once and give it
    to translate run by --glossary.
    """
    from translate.model import LocalePair

    rows, failures = _found(sources, LocalePair(source, to), known)
    if as_json:
        print_json([{"source": t.source, "target": t.target, "type": t.type, **t.extra} for t in rows])
    if output is not None or not as_json:
        _write(rows, output, LocalePair(source, to))
    for failure in failures:
        click.echo(str(failure), err=True)
    tell(ctx, f"{f'{output}: ' if output else ''}{counted(len(rows), 'name')}")
    ctx.exit(ExitCode.FAILED if failures else ExitCode.DONE)


def _found(
    given: Sequence[str], pair: LocalePair, known: Sequence[Path]
) -> tuple[tuple[Term, ...], Sequence[Exception]]:
    """The rows, and what could not be read. Raises Error."""
    from glossary import Matcher
    from glossary.names import NameTexts, infer_names, words_of_persons
    from glossary.termbase import persons
    from translate.exchange import sentence_pairs
    from translate.project import discovery
    from translate.terms import name_sheet

    terms = known_terms(known, to=pair.target, source=pair.source)
    matcher, listed = Matcher(terms, pair.source), words_of_persons(persons(terms))
    read = sentence_pairs.read_texts(discovery.expand(given), pair.source)
    articles: dict[str, list[str]] = {}
    for place, text in read.texts:
        articles.setdefault(place.rpartition(":")[0], []).append(text)
    found: list[Term] = []
    for texts in articles.values():
        none = [""] * len(texts)
        inferred = infer_names(
            NameTexts(texts, none, none),
            pair.target,
            source_locale=pair.source,
            taken=[matcher.matches(text) for text in texts],
            listed=listed,
        )
        found += (mention.match.term for mention in inferred.mentions)
    return name_sheet.draft(found, pair), read.failures


def _write(rows: Sequence[Term], output: Path | None, pair: LocalePair) -> None:
    from glossary import Termbase
    from translate.terms import name_sheet

    put(Termbase(tuple(rows), pair.source, pair.target, name_sheet.COLUMNS), output)
