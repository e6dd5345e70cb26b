"""Options that several `glossary` commands over articles and catalogs have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from glossary.cli import folders_named, locales_named
from translate.cli.options import source_locale
from translate.errors import LocaleError
from translate.model import DEFAULT_SOURCE

_Command = TypeVar("_Command", bound=Callable[..., Any])


def locale(_ctx: click.Context, _param: click.Parameter, text: str | None) -> str | None:
    """A locale option as a standard tag. Raises LocaleError."""
    from translate.text import locales

    if text and "," in text:
        one = text.partition(",")[0].strip() or "ru"
        raise LocaleError(repr(text), f"one language at a time, such as {one}", "run the command once for each")
    return text and locales.named(text)


def target(text: str, *, required: bool = False) -> Callable[[_Command], _Command]:
    """The option for the target locale, parameter `to`, with the help `text`."""
    return click.option(
        "--to", shell_complete=locales_named, required=required, callback=locale, metavar="LOCALE", help=text
    )


def known_rows(text: str) -> Callable[[_Command], _Command]:
    """The option for termbases whose rows are not proposed, parameter `known`, with the help `text`."""
    return click.option(
        "--glossary", "known", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help=text
    )


FROM = source_locale("Source locale.", "source", default=DEFAULT_SOURCE, show_default=True, callback=locale)
OUT = click.option(
    "--out",
    shell_complete=folders_named,
    default="out",
    show_default=True,
    metavar="DIR",
    help="Folder that translate run wrote to.",
)
