"""`translate merge-catalogs` and `translate merge-driver`: two people's work on catalogs as one."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary import counted
from glossary.cli import example, print_json
from translate.cli.options import JSON
from translate.errors import ExitCode

if TYPE_CHECKING:
    from translate.pipeline import catalog_merge

_EXIT_CODES = "Exit codes: 0 done; 1 a catalog could not be read or written; 2 wrong call; 3 conflicts."
_PATH = click.Path(path_type=Path)


@click.command(
    "merge-catalogs",
    short_help="Join two people's catalogs.",
    epilog=example("translate merge-catalogs out/po from-anna/po", _EXIT_CODES),
)
@click.argument("ours", metavar="A", type=_PATH)
@click.argument("theirs", metavar="B", type=_PATH)
@click.option(
    "--base", metavar="C", type=_PATH, help="The state that both began from. [default: what the machine said]"
)
@click.option("-o", "--output", metavar="PATH", type=_PATH, help="Where to. [default: A]")
@JSON
def merge_catalogs(ours: Path, theirs: Path, base: Path | None, output: Path | None, as_json: bool) -> int:
    """Join the work of two people on the same catalogs: PO files, or folders of them.

    What one of them worded, approved or remarked is taken over. Where both worded a text, one wording stands, fuzzy,
    and the other is in a comment of the entry ("other wording: ..."); these conflicts are listed.
    """
    from translate.pipeline import catalog_merge

    found = catalog_merge.merge(ours, theirs, base, output or ours)
    _report(found)
    if as_json:
        print_json(asdict(found) | {"conflicts": [asdict(one) | {"file": f"{path}"} for path, one in found.conflicts]})
    else:
        click.echo(f"{counted(found.catalogs, 'catalog')}, {counted(len(found.conflicts), 'conflict')}")
    return _code(found)


@click.command(
    "merge-driver",
    short_help="Merge catalogs for Git.",
    epilog=example("translate merge-driver %O %A %B --path %P", _EXIT_CODES),
)
@click.argument("base", type=_PATH)
@click.argument("ours", type=_PATH)
@click.argument("theirs", type=_PATH)
@click.option("--path", metavar="PATH", help="What to call the file in messages.")
def merge_driver(base: Path, ours: Path, theirs: Path, path: str | None) -> int:
    """Merge PO files for Git: BASE, OURS and THEIRS as it hands them over; the result is written to OURS.

    `git config merge.po.driver "translate merge-driver %O %A %B --path %P"` and the line `*.po merge=po` in
    .gitattributes turn it on. A conflict leaves a valid catalog with one wording, fuzzy, and the
    other in a comment; Git then asks to resolve and add the file.
    """
    from translate.pipeline import catalog_merge

    found = catalog_merge.merge(ours, theirs, base, ours)
    _report(found, path or "")
    return _code(found)


def _report(found: catalog_merge.MergedCatalogs, name: str = "") -> None:
    """Failures and conflicts on standard error."""
    for failure in found.failures:
        click.echo(f"error: {f'{name}: ' if name else ''}{failure}", err=True)
    for path, one in found.conflicts:
        source, kept, other = (" ".join(text.split()) for text in (one.source, one.kept, one.other))
        click.echo(f"conflict: {name or path}: “{source}”: “{kept}” stands, “{other}” is in a comment", err=True)


def _code(found: catalog_merge.MergedCatalogs) -> ExitCode:
    if found.failures:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if found.conflicts else ExitCode.DONE
