"""What the commands over a corpus share: options and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from glossary.cli import files_named, folders_named, locales_named
from translate.cli.models import engines_named
from translate.model import Bilingual, NamesMode, Quality

if TYPE_CHECKING:
    from translate.model import Failure

_Command = TypeVar("_Command", bound=Callable[..., Any])


def formats_named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion of a format of articles by name."""
    from importlib.metadata import entry_points

    names = sorted({point.name for point in entry_points(group="translate.formats")})
    return [CompletionItem(name) for name in names if name.startswith(begun)]


def source_locale(text: str, parameter: str = "from_", **more: Any) -> Callable[[_Command], _Command]:
    """The option for the source language, with the help `text`. `more`: what else `click.option` is told."""
    return click.option("--from", parameter, shell_complete=locales_named, metavar="LOCALE", help=text, **more)


def output_folder(text: str) -> Callable[[_Command], _Command]:
    """The option for the output folder of runs, with the help `text`."""
    return click.option("-o", "--out", shell_complete=folders_named, metavar="DIR", help=text)


JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
FROM = source_locale("Source language. [default: detected, else en]")
FORMAT = click.option(
    "--format",
    shell_complete=formats_named,
    metavar="NAME",
    help="Format of all articles, such as markdown. [default: by suffix]",
)
EXTRACT = click.option("--extract", is_flag=True, default=None, help="Of pages of HTML only the article.")
GLOSSARY = click.option(
    "--glossary",
    shell_complete=files_named,
    multiple=True,
    metavar="FILE",
    help="Termbase (CSV, TSV, TBX, PO); the first one wins.",
)
ENGINE = click.option(
    "--engine",
    metavar="NAME",
    shell_complete=engines_named,
    help="auto, argos, firefox, copy, pseudo, or a folder. [default: auto]",
)
SECOND = click.option(
    "--second",
    metavar="NAME",
    shell_complete=engines_named,
    help="Engine that is asked where the first is in doubt; what it says is checked before it is used.",
)
FALLBACK = click.option(
    "--fallback",
    metavar="NAME",
    multiple=True,
    shell_complete=engines_named,
    help="Engine that is asked where nothing was translated; repeatable.",
)
QUALITY = click.option(
    "--quality", type=click.Choice(Quality, case_sensitive=False), help="Time against quality. [default: good]"
)
NAMES = click.option(
    "--names", type=click.Choice(NamesMode, case_sensitive=False), help="Names not in the glossary. [default: auto]"
)
BILINGUAL = click.option(
    "--bilingual",
    type=click.Choice(Bilingual, case_sensitive=False),
    help="Also write OUT/bilingual/LOCALE/ARTICLE: source and translation together.",
)
TO_OF_CATALOGS = click.option(
    "--to",
    multiple=True,
    metavar="LOCALE",
    shell_complete=locales_named,
    help="Target language; may be repeated. [default: configured, else those that have catalogs]",
)
FROM_OF_CATALOGS = source_locale("Source language. [default: what the catalogs say]")


def tell(ctx: click.Context, text: str) -> None:
    """A note on stderr, unless --quiet is given."""
    if (ctx.obj or 0) >= 0:
        click.echo(text, err=True)


def tell_failures(failures: Iterable[Failure]) -> None:
    """What could not be done, a line each on stderr."""
    for failure in failures:
        click.echo(f"error: {failure.message}", err=True)
