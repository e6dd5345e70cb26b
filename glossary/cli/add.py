"""`glossary add`: one more term, from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from glossary.cli import options
from glossary.cli.options import FROM, GLOSSARY, TO, say


@click.command(
    "add",
    short_help="Add a term.",
    epilog=options.example('glossary add "Lake Sevan" "озеро Севан" --to ru --glossary terms.csv'),
)
@click.argument("term")
@click.argument("rendering")
@TO
@FROM
@GLOSSARY
@options.verbosity
@click.pass_obj
def add_command(level: int, term: str, rendering: str, to: str, source: str, files: tuple[Path, ...]) -> None:
    """Add TERM with its RENDERING as the last row of a termbase (CSV, TSV): the first of --glossary, or of those that
    are configured.

    All other rows stay as they are; a term that has another rendering there is refused.
    """
    from glossary.termbase import add_row

    if not files:
        raise click.UsageError("no termbase to add to; give --glossary FILE, or write glossary into translate.toml")
    words = [" ".join(text.split()) for text in (term, rendering)]
    if not all(words):
        raise click.UsageError("TERM and RENDERING must have letters")
    added = add_row(files[0], words[0], words[1], to=to, source=source)
    if level >= 0:
        say(f"{files[0]}: {words[0]} -> {words[1]} {'added' if added else 'is there already'}")
