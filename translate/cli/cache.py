"""`translate memory`: what the memory of a project holds, pruned, merged with others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from glossary.cli import print_json
from translate.cli.options import JSON
from translate.errors import ExitCode
from translate.project import configured, layout


@click.group()
def memory() -> None:
    """The memory of a project: what engines have said, so that a re-run need not ask again. It may be deleted."""


@memory.command()
@JSON
def stats(as_json: bool) -> int:
    """Tell how many answers there are, of which models, and how many runs ago they were used last."""
    from translate.machine import cache_maintenance

    found = cache_maintenance.stats(_folder())
    if as_json:
        print_json(asdict(found) | {"idle": {str(runs): count for runs, count in found.idle.items()}})
        return ExitCode.DONE
    click.echo(f"{found.answers} answers, {_megabytes(found.size)}, {found.runs} runs")
    for model, count in found.models.items():
        click.echo(f"{count:9}  {model or 'model not known'}")
    recent = sum(count for runs, count in found.idle.items() if runs <= 0)
    click.echo(f"used by the last run: {recent}; not used for 20 runs: {_older(found.idle, 20)}")
    return ExitCode.DONE


@memory.command()
@click.option(
    "--runs", type=click.IntRange(1), default=20, show_default=True, help="Keep what one of so many last runs has used."
)
@click.option("--model", default="", metavar="NAME", help="Drop the answers of models whose name contains this, too.")
@JSON
def prune(runs: int, model: str, as_json: bool) -> int:
    """Drop the answers that the last runs have not used, and give their space back."""
    from translate.machine import cache_maintenance

    done = cache_maintenance.prune(_folder(), runs, model)
    if as_json:
        print_json(asdict(done))
    else:
        sizes = f"{_megabytes(done.before)} -> {_megabytes(done.after)}"
        click.echo(f"{done.removed} answers dropped, {done.left} left, {sizes}")
    return ExitCode.DONE


@memory.command()
@click.argument("others", nargs=-1, required=True, type=click.Path(path_type=Path))
@JSON
def merge(others: tuple[Path, ...], as_json: bool) -> int:
    """Add the answers of OTHERS, memories or folders that hold one, to this project's: of shards, of a cache."""
    from translate.machine import cache_maintenance

    added = cache_maintenance.merge(_folder(), others)
    if as_json:
        print_json({"added": added})
    else:
        click.echo(f"{added} answers added")
    return ExitCode.DONE


def _folder() -> Path:
    return layout.cache(configured().root)


def _older(idle: Mapping[int, int], runs: int) -> int:
    return sum(count for age, count in idle.items() if age >= runs)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
