"""`translate models bundle`: models, lexicons and licences packed for another machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from glossary.cli import example, files_named, output_file
from translate.cli.models import project
from translate.errors import ConfigError, ExitCode


@click.command(
    short_help="Pack models for a machine offline.",
    epilog=example("translate models bundle --pairs en-ru,en-uk --output-file bundle.tar"),
)
@click.option("--pairs", default="", metavar="en-ru,en-uk", help="Pairs of languages. [default: those of the project]")
@output_file("out", "The bundle to write, such as bundle.tar.", required=True, old="--out")
@click.option(
    "--lexicon",
    shell_complete=files_named,
    multiple=True,
    metavar="FILE",
    help="A lexicon of your own, called like en-uk.lexicon.npz.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
def bundle(pairs: str, out: Path, lexicon: tuple[str, ...], quiet: bool) -> int:
    """Pack models, lexicons, licences and hashes for a machine without a network; `install bundle.tar` there.

    Without --pairs, those of the project. What translate.lock pins is packed; the built-in model and the lexicons that
    ship are not: the program brings them. Lexicons of your own go before those that ship. The same models give the same
    bytes.
    """
    from translate.machine.models import bundle as bundles
    from translate.machine.models import lock as locks
    from translate.model import Device, Locked

    if out.suffix != ".tar":
        raise ConfigError("--output-file", f"{out} is no .tar file", "name it bundle.tar")
    wanted = project.project_pairs(pairs)
    routes, notes = locks.plan(wanted, "auto", Device.CPU, project.root(), Locked.NO)
    if notes:
        raise ConfigError("translate models bundle", notes[0].partition("; ")[0], "install what is pinned, or pin anew")
    legs = [leg for route in routes.values() for leg in route.legs or (route,)]
    models = list(dict.fromkeys((leg.engine, leg.hops[0]) for leg in legs if leg.hops[0].path and not leg.small))
    if not models:
        raise ConfigError("--pairs", "nothing to pack: the program brings its built-in model itself", "install others")
    if len({hop.model for _, hop in models}) < len(models):
        raise ConfigError("--pairs", "two models have one name", "remove one of them")
    receipts = bundles.pack(models, _lexicons(wanted, lexicon), _licences(models), out)
    if not quiet:
        for found in receipts:
            click.echo(f"{found.model}: packed ({project.megabytes(found.size)}, licence {found.licence or 'unknown'})")
        click.echo(f"{out}: {project.megabytes(out.stat().st_size)}")
    return ExitCode.DONE


def _lexicons(pairs: Sequence[tuple[str, str]], given: Sequence[str]) -> dict[str, Path]:
    from glossary import LexiconError
    from glossary.alignment import Lexicon
    from translate.machine import store

    found = {path.name: path for pair in pairs if (path := store.lexicon(*pair))}
    for name in given:
        path = Path(name)
        if not path.name.endswith(store.LEXICON_SUFFIX):
            raise ConfigError(name, "no language pair in its name", "call it like en-uk.lexicon.npz")
        project.pair(path.name.removesuffix(store.LEXICON_SUFFIX))
        try:
            Lexicon.load(path)
        except LexiconError as error:
            raise ConfigError(name, f"no lexicon ({error})", "learn one with glossary lexicon") from error
        found[path.name] = path
    return found


def _licences(models: Sequence[tuple[str, Any]]) -> dict[str, Path]:
    """Texts of licences that models have without carrying them: that of Mozilla's."""
    from translate.machine import BUILT_IN

    return {"MPL-2.0.txt": BUILT_IN / "LICENSE"} if any(engine == "firefox" for engine, _ in models) else {}
