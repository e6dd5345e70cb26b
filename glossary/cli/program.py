"""The `glossary` program: parse options, call one function, print, exit.

Exit codes: 0 done; 1 could not do it, or work was lost; 2 usage; 3 findings at or above --fail-on; 130 interrupted.
Results go to stdout, everything else to stderr. Other packages add commands through the entry-point group
`glossary.commands`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, cast

import click

from glossary.cli.add import add_command
from glossary.cli.lexicon import lexicon_group
from glossary.cli.options import example, say
from glossary.cli.termbases import convert_command, lint_command, merge_command, seed_command
from glossary.cli.texts import check_command, enforce_command, show_command
from glossary.errors import Error, reported


class _Configured(Mapping[str, Any]):
    """Values of parameters that the configuration of a project has, as click asks for them: by command, then by name.
    It is read when the first one is asked for, so that --help needs none. Raises Error then if it is wrong."""

    def __init__(self, read: Callable[[], Mapping[str, Any]], command: str = "") -> None:
        self._read, self._command = read, command

    def __getitem__(self, key: str) -> Any:
        return self._read().get(self._command, {})[key] if self._command else _Configured(self._read, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._read().get(self._command, {}))

    def __len__(self) -> int:
        return len(self._read().get(self._command, {}))


def _configured() -> dict[str, Any]:
    """The values of parameters by command that the configuration of a project has, from packages that read one. Raises
    Error for a configuration that is wrong."""
    from importlib.metadata import entry_points

    found: dict[str, Any] = {}
    for point in entry_points(group="glossary.defaults"):
        found |= point.load()()
    return found


class Program(click.Group):
    """A group with one error boundary and with the commands of other packages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of our own commands and of those that joined, none of them loaded."""
        return sorted({*super().list_commands(ctx), *_joined()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name; one that cannot be loaded becomes a command that says so."""
        own = super().get_command(ctx, cmd_name)
        return own or _load_joined(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and turn every expected error into one line and an exit code."""
        try:
            return super().invoke(ctx)
        except (Error, OSError, KeyboardInterrupt) as error:
            if (ctx.obj or 0) >= 1 and error.__cause__:
                say(f"because of {type(error.__cause__).__name__}: {error.__cause__}")
            line, code = reported(error)
            say(line)
            ctx.exit(code)


@click.group(
    cls=Program,
    epilog=example("glossary lint terms.csv --to ru"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="translate-articles")
@click.option("-q", "--quiet", is_flag=True, help="Print no notes, only results and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print causes of errors and findings of little weight too.")
@click.pass_context
def cli(ctx: click.Context, quiet: bool, verbose: bool) -> None:
    """Termbases: names and terms, and how they are rendered."""
    ctx.obj = -1 if quiet else int(verbose)
    ctx.default_map = cast(Any, _Configured(cache(_configured)))


for _command in (add_command, convert_command, merge_command, lint_command, seed_command):
    cli.add_command(_command)
for _command in (show_command, enforce_command, check_command):
    cli.add_command(_command)
cli.add_command(lexicon_group)


def main() -> None:
    """The console script."""
    cli()


def _joined() -> dict[str, Any]:
    """The entry points of other packages' commands by name."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="glossary.commands")}


def _load_joined(name: str) -> click.Command | None:
    """The command of an entry point; a stand-in that reports the trouble when it is broken; None when there is none."""
    point = _joined().get(name)
    if point is None:
        return None
    try:
        command = point.load()
    except Exception as error:  # whatever another package does wrong
        trouble = f"{type(error).__name__}: {error}"
    else:
        if isinstance(command, click.Command):
            return command
        trouble = "it is no click command"

    def broken(**_ignored: Any) -> None:
        raise click.ClickException(f"{name}: the command cannot be loaded ({trouble}); reinstall {point.value}")

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(name, callback=broken, help="(cannot be loaded)", context_settings=settings)
