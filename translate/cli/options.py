"""What the commands over a corpus share: options and notes."""

from __future__ import annotations

import click

from translate.errors import LocaleError

JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def locale(_ctx: click.Context, _param: click.Parameter, text: str | None) -> str | None:
    """A locale option as a standard tag. Raises click.BadParameter."""
    from translate.text import locales

    try:
        return text and locales.named(text)
    except LocaleError as error:
        raise click.BadParameter(str(error)) from error


def tell(ctx: click.Context, text: str) -> None:
    """A note on stderr, unless --quiet is given."""
    if (ctx.obj or 0) >= 0:
        click.echo(text, err=True)
