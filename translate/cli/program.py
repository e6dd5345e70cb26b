"""The `translate` command: its sub-commands; an error becomes a line and an exit code."""

from __future__ import annotations

import atexit
import os
import sys
from importlib.metadata import version

import click

from glossary import reported
from glossary.cli import example
from translate.cli.build import build
from translate.cli.cache import cache, memory
from translate.cli.catalog_merge import merge_catalogs, merge_driver
from translate.cli.check import check
from translate.cli.docs import docs
from translate.cli.eval import evaluate
from translate.cli.exchange import export_command, import_command
from translate.cli.init import init
from translate.cli.merge import merge
from translate.cli.models import models
from translate.cli.review import review
from translate.cli.run import run
from translate.cli.serve import serve
from translate.cli.status import status
from translate.cli.text import text
from translate.cli.train import train
from translate.cli.verify import verify
from translate.errors import Error, ExitCode


@click.group(
    epilog=example("translate run articles/ --to ru"), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(version("translate-articles"), prog_name="translate")
def cli() -> None:
    """Translate articles offline, names and terms the same everywhere, into files that people review."""


cli.add_command(build)
cli.add_command(check)
cli.add_command(docs)
cli.add_command(cache)
cli.add_command(init)
cli.add_command(memory)
cli.add_command(merge)
cli.add_command(merge_catalogs)
cli.add_command(merge_driver)
cli.add_command(review)
cli.add_command(run)
cli.add_command(serve)
cli.add_command(evaluate)
cli.add_command(models)
cli.add_command(status)
cli.add_command(export_command)
cli.add_command(import_command)
cli.add_command(text)
cli.add_command(train)
cli.add_command(verify)


def main() -> None:
    """Run the command and exit: 0 done, 1 work lost or impossible, 2 usage, 3 findings, 130 interrupted."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        code = ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (Error, OSError, KeyboardInterrupt) as error:
        line, code = reported(error)
        click.echo(line, err=True)
    if code == ExitCode.INTERRUPTED:
        _end(code)
    sys.exit(code if isinstance(code, int) else ExitCode.DONE)


def _end(code: int) -> None:
    """End the process at once if a network is still at work, which Python would wait for."""
    if "translate.machine.interruption" in sys.modules:
        from translate.machine import is_left_working

        if is_left_working():
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
