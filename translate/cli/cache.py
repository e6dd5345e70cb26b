"""`translate cache`: what the cache of a project holds, pruning it, merging others into it."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from glossary.cli import example, print_json
from translate.cli.options import JSON
from translate.errors import ExitCode
from translate.project import configured, layout


@click.group(short_help="What engines have answered.", epilog=example("translate cache stats"))
def cache() -> None:
    """The cache of a project: the output of its engines, so that no run asks twice. It may be deleted at any time."""


@cache.command(short_help="Count the answers kept.", epilog=example("translate cache stats --json"))
@JSON
def stats(as_json: bool) -> int:
    """Count the answers in the cache: by model, and by how many runs ago they were last used."""
    from translate.machine import cache_maintenance

    found = cache_maintenance.stats(_folder())
    if as_json:
        print_json(asdict(found) | {"idle": {str(runs): count for runs, count in found.idle.items()}})
        return ExitCode.DONE
    columns = shutil.get_terminal_size((1000, 24)).columns
    click.echo(f"{found.answers} answers, {_megabytes(found.size)}, {found.runs} runs")
    for model, count in found.models.items():
        click.echo(textwrap.fill(f"{count:9}  {model or 'model not known'}", columns, subsequent_indent=" " * 11))
    recent = sum(count for runs, count in found.idle.items() if runs <= 0)
    click.echo(f"used by the last run: {recent}; not used for 20 runs: {_older(found.idle, 20)}")
    return ExitCode.DONE


@cache.command(short_help="Remove what runs no longer use.", epilog=example("translate cache prune --runs 20"))
@click.option(
    "--runs",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Keep what the last so many runs have used.",
)
@click.option("--model", default="", metavar="NAME", help="Also remove the answers of models whose name contains this.")
@JSON
def prune(runs: int, model: str, as_json: bool) -> int:
    """Remove the answers that the last runs have not used, and shrink the file."""
    from translate.machine import cache_maintenance

    done = cache_maintenance.prune(_folder(), runs, model)
    if as_json:
        print_json(asdict(done))
    else:
        sizes = f"{_megabytes(done.before)} -> {_megabytes(done.after)}"
        click.echo(f"{done.removed} answers removed, {done.left} left, {sizes}")
    return ExitCode.DONE


@cache.command(
    short_help="Add the answers of other caches.",
    epilog=example("translate cache merge part-1/.translate part-2/.translate"),
)
@click.argument("others", nargs=-1, required=True, type=click.Path(path_type=Path))
@JSON
def merge(others: tuple[Path, ...], as_json: bool) -> int:
    """Add the answers of OTHERS, cache files or folders that hold one, to the cache of this project."""
    from translate.machine import cache_maintenance

    added = cache_maintenance.merge(_folder(), others)
    if as_json:
        print_json({"added": added})
    else:
        click.echo(f"{added} answers added")
    return ExitCode.DONE


@click.group(hidden=True, epilog=example("translate cache stats"))
def memory() -> None:
    """The name of `translate cache` in release 0.1."""
    click.echo("note: translate memory is going away; use translate cache", err=True)


for _command in (stats, prune, merge):
    memory.add_command(_command)


def _folder() -> Path:
    return layout.cache(configured().root)


def _older(idle: Mapping[int, int], runs: int) -> int:
    return sum(count for age, count in idle.items() if age >= runs)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
