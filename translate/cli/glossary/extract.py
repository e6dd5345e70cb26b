"""`glossary extract`: the names and recurring terms of articles as a draft of a termbase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary import counted
from glossary.cli import example, files_named, output_file, print_json, verbosity
from translate.cli.glossary.drafts import known_terms, put
from translate.cli.glossary.options import FROM, OUT, known_rows, target
from translate.cli.options import JSON, tell
from translate.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from glossary.mining import Candidate

_NEEDS_LOCALE = frozenset({".po", ".pot", ".tbx", ".xml"})


@click.command(
    "extract",
    short_help="Propose terms of articles.",
    epilog=example("glossary extract articles/ --to ru --output-file draft.csv"),
)
@click.argument("sources", shell_complete=files_named, nargs=-1, required=True, metavar="ARTICLES...")
@target("Target locale: adds how each was rendered, from --out.")
@FROM
@OUT
@output_file("draft", "The draft to write (.csv .tsv .tbx .po). [default: CSV to stdout]")
@click.option("--min-count", type=click.IntRange(1), default=1, show_default=True, help="Leave out what is rarer.")
@known_rows("Termbase whose terms are left out; may be repeated.")
@JSON
@verbosity
@click.pass_context
def extract(
    ctx: click.Context, sources: tuple[str, ...], to: str | None, source: str, out: str, draft: Path | None,
    min_count: int, known: tuple[Path, ...], as_json: bool,
) -> None:  # fmt: skip
    """Propose proper nouns and recurring terms of ARTICLES: files, folders, globs, or - for standard input.

    Each comes with its count and a context, short forms after the full name. With --to, the most frequent
    rendering in the parallel files or catalogs under --out becomes the target, and the note lists them all. Recurring
    terms need three occurrences, or two articles.
    """
    if draft is not None and to is None and draft.suffix.lower() in _NEEDS_LOCALE:
        raise ConfigError(draft, f"{draft.suffix} holds one language pair, and --to is missing", "give --to")
    found, failures = _found(sources, to, source, Path(out), min_count, known, ctx.obj or 0)
    if as_json:
        print_json([asdict(one) for one in found])
    if draft is not None or not as_json:
        _write(found, draft, to or "", source)
    names = sum(one.kind == "name" for one in found)
    shown = f"{draft}: " if draft else ""
    tell(ctx, f"{shown}{counted(names, 'name')}, {len(found) - names} recurring terms")
    ctx.exit(ExitCode.FAILED if failures else ExitCode.DONE)


def _found(
    given: Sequence[str], to: str | None, source: str, out: Path, least: int, known: Sequence[Path], level: int
) -> tuple[tuple[Candidate, ...], int]:
    """The candidates, and how many files could not be read; each is reported on stderr. Raises Error."""
    from glossary.mining import extract, with_renderings
    from translate.exchange import sentence_pairs
    from translate.project import discovery

    terms = known_terms(known, to=to or "", source=source)
    read = sentence_pairs.read_texts(discovery.expand(given, exclude=out), source)
    found = extract.extract(read.texts, source_locale=source, min_count=least, known=terms)
    failures = list(read.failures)
    if to is not None:
        wanted = {place.rpartition(":")[0] for place, _ in read.texts}
        pairs = sentence_pairs.read_pairs(out, source, to, wanted)
        failures += pairs.failures
        missing = len(wanted - pairs.articles)
        if missing and level >= 0:
            what = f"{missing} of {len(wanted)} articles have no translation into {to} here"
            click.echo(f"{out}: {what}; run translate run, or name its folder by --out", err=True)
        found = with_renderings(found, pairs.pairs, to=to, source_locale=source)
    for error in failures:
        click.echo(str(error), err=True)
    return found, len(failures)


def _write(found: Sequence[Candidate], draft: Path | None, to: str, source: str) -> None:
    from glossary.mining import draft as draft_termbase

    put(draft_termbase(found, to=to, source=source), draft)
