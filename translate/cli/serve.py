"""`translate serve`: LibreTranslate's HTTP API on loopback."""

from __future__ import annotations

import contextlib
from typing import Any

import click

from glossary.cli import example, files_named, locales_named
from translate.cli.options import ENGINE, FROM, GLOSSARY, NAMES, QUALITY
from translate.errors import ConfigError, ExitCode
from translate.project import configured

_PORT = 5000  # LibreTranslate's
_EPILOG = example(
    "translate serve --glossary terms.csv",
    "Exit codes: 0 ended by Ctrl+C; 1 the port is taken; 2 wrong call, language or configuration.",
)


@click.command(short_help="Serve LibreTranslate's HTTP API.", epilog=_EPILOG)
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="Port; 0 is a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on.")
@click.option("--host-name", "host_names", multiple=True, metavar="NAME", help="Another name that clients call it by.")
@FROM
@click.option(
    "--to", multiple=True, metavar="LOCALE", shell_complete=locales_named,
    help="Target language; may be repeated. [default: configured, else all]",
)  # fmt: skip
@GLOSSARY
@ENGINE
@QUALITY
@NAMES
@click.option("--api-key-file", metavar="FILE", shell_complete=files_named, help="Keys of clients, one a line.")
@click.option("--api-key-env", metavar="NAME", help="Environment variable with a key of clients.")
@click.option("--char-limit", type=click.IntRange(1), metavar="N", help="Characters of a text. [default: 1000000]")
@click.option("--batch-limit", type=click.IntRange(1), metavar="N", help="Texts of a request. [default: 1000]")
@click.option("--req-limit", type=click.IntRange(1), metavar="N", help="Requests of a client in a minute.")
def serve(
    port: int, host: str, host_names: tuple[str, ...], api_key_file: str | None, api_key_env: str | None,
    char_limit: int | None, batch_limit: int | None, req_limit: int | None, **options: Any,
) -> int:  # fmt: skip
    """Serve LibreTranslate's HTTP API, so that its clients get guard, names and glossary by a change of address.

    It listens on loopback, answers only requests that call it by such a name, and keeps nothing that it is sent. Ctrl+C
    ends it. Needs the extra `serve`: pip install "translate-articles[serve]".
    """
    try:
        from translate.serve import Door, ServiceLimits, serving
    except ModuleNotFoundError as error:
        raise ConfigError(
            "translate serve", f"{error.name} is not installed", 'pip install "translate-articles[serve]"'
        ) from error
    wanted = {"characters": char_limit, "texts": batch_limit, "requests": req_limit}
    limits = ServiceLimits(**{name: value for name, value in wanted.items() if value})
    found = serving(configured(**options), Door(host, port, host_names, api_key_file, api_key_env), limits)
    pairs = (f"{source} -> {', '.join(targets)}" for source, targets in found.offered.targets.items())
    click.echo("; ".join(pairs), err=True)
    click.echo(found.address)
    with contextlib.suppress(KeyboardInterrupt):
        found.serve()
    return ExitCode.DONE
