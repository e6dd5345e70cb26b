"""`translate models lock`: which models a project uses, written down by name and SHA-256."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli import example
from translate.cli.models import project
from translate.cli.models.completion import engines_named
from translate.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from translate.machine import Route
    from translate.project import Options


@click.command(short_help="Pin the models of the project.", epilog=example("translate models lock --pairs en-ru"))
@click.option("--pairs", default="", metavar="en-ru,en-uk", help="Pairs of languages. [default: those of the project]")
@click.option(
    "--engine",
    shell_complete=engines_named,
    default="",
    metavar="NAME",
    help="Pin models of this engine. [default: that of the project]",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 3 when translate.lock would change.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
def lock(pairs: str, engine: str, check: bool, quiet: bool) -> int:
    """Write translate.lock: the models that a run uses now for each pair, by name and SHA-256.

    `translate run --locked` then refuses any other (so does every run where CI=true and there is a lock), and
    `translate models install` fetches what is pinned. Pairs that are pinned already and not named stay as they are. The
    models of the engines that the configuration names in `second` and `fallback` are pinned, too.
    """
    from translate import machine
    from translate.machine.models import lock as locks

    options = project.options()
    before = project.lock()
    found = before
    for source, target in project.project_pairs(pairs):
        route = machine.choose(engine or options.engine, source, target, options.engines)
        if not _has_files(route):
            raise ConfigError("--engine", f"{route.engine} has no models to pin", "name another engine")
        found = locks.with_pair(found, source, target, locks.pin(route))
        if not quiet:
            for pin in found.pairs[source, target]:
                click.echo(f"{source} to {target}: {pin.model} {pin.sha256}")
        others = [machine.choose(name, source, target, options.engines) for name in _others(options)]
        found = locks.with_others(found, [pin for route in others for pin in locks.pin(route) if _has_files(route)])
    if check:
        return ExitCode.DONE if found == before else ExitCode.FINDINGS
    if found:
        locks.save(found, project.root())
    return ExitCode.DONE


def _others(options: Options) -> list[str]:
    """The engines that are asked beside the first."""
    return [name for name in (options.second, *options.fallback) if name]


def _has_files(route: Route) -> bool:
    return any(hop.path is not None for hop in route.hops)
