"""What the commands over a corpus share: options, the boundary where an error becomes a line and an exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import click

from translate.errors import TranslateError

JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def locale(_ctx: click.Context, _param: click.Parameter, text: str | None) -> str | None:
    """A locale option as a standard tag. Raises click.BadParameter."""
    from translate.text import locales

    try:
        return text and locales.parse(text)
    except TranslateError as error:
        raise click.BadParameter(str(error)) from error


@contextmanager
def bounded(ctx: click.Context) -> Iterator[None]:
    """Turn an expected error of `translate` into its line on stderr and its exit code."""
    try:
        yield
    except TranslateError as error:
        click.echo(str(error), err=True)
        ctx.exit(error.exit_code)


def tell(ctx: click.Context, text: str) -> None:
    """A note on stderr, unless told to be quiet."""
    if (ctx.obj or 0) >= 0:
        click.echo(text, err=True)


def print_json(data: object) -> None:
    """Data as JSON on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
