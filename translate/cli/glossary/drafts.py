"""Drafts of termbases: which rows they leave out, and where they go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from glossary import Term, Termbase


def known_terms(paths: Sequence[Path], *, to: str, source: str) -> list[Term]:
    """The rows of termbases one after the other, which a draft need not propose. Raises TermbaseError."""
    from glossary import load as load_termbase

    return [term for path in paths for term in load_termbase(path, to=to, source=source)[0].terms]


def put(draft: Termbase, path: Path | None) -> None:
    """Write a draft to a file, None for CSV on standard output. Raises TermbaseError."""
    from glossary import save as save_termbase
    from glossary.mining import format_draft

    if path is None:
        click.echo(format_draft(draft).encode(), nl=False)
    else:
        save_termbase(draft, path)
