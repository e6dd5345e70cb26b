"""`translate models lock`: which models a project uses, written down by name and SHA-256."""

from __future__ import annotations

import click

from glossary.cli import example
from translate.cli.models import project
from translate.cli.models.completion import engines_named
from translate.errors import ConfigError, ExitCode


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
    `translate models install` fetches what is pinned. Pairs that are pinned already and not named stay as they are.
    """
    from translate import machine
    from translate.machine.models import lock as locks

    options = project.options()
    before = project.lock()
    found = before
    for source, target in project.project_pairs(pairs):
        route = machine.choose(engine or options.engine, source, target, options.engines)
        if all(hop.path is None for hop in route.hops):
            raise ConfigError("--engine", f"{route.engine} has no models to pin", "name another engine")
        found = locks.with_pair(found, source, target, locks.pin(route))
        if not quiet:
            for pin in found.pairs[source, target]:
                click.echo(f"{source} to {target}: {pin.model} {pin.sha256}")
    if check:
        return ExitCode.DONE if found == before else ExitCode.FINDINGS
    if found:
        locks.save(found, project.root())
    return ExitCode.DONE
