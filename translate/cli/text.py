"""`translate text`: a text in, its translation out, and nothing else: no file is written."""

from __future__ import annotations

import sys
from typing import Any

import click

from glossary.cli import example, locales_named
from translate.cli.options import ENGINE, FROM, GLOSSARY, NAMES, QUALITY, formats_named, tell_failures
from translate.errors import ConfigError, ExitCode
from translate.project import configured

_EPILOG = example(
    'translate text "The mill burned in 1902." --to ru',
    "Exit codes: 0 done; 1 it could not be translated; 2 wrong call, language or configuration; 130 interrupted.",
)


@click.command(short_help="Translate a text, or standard input.", epilog=_EPILOG)
@click.argument("words", metavar="TEXT", nargs=-1)
@click.option(
    "--to",
    multiple=True,
    metavar="LOCALE",
    shell_complete=locales_named,
    help="Target language: ru, russian; may be repeated.",
)
@FROM
@click.option(
    "--format",
    shell_complete=formats_named,
    metavar="NAME",
    help="Format of the text, such as markdown. [default: plain]",
)
@GLOSSARY
@ENGINE
@QUALITY
@NAMES
@click.option("-q", "--quiet", is_flag=True, help="No notes on standard error.")
@click.option("-v", "--verbose", is_flag=True, help="A summary and every finding on standard error.")
def text(words: tuple[str, ...], quiet: bool, verbose: bool, **options: Any) -> int:
    """Translate TEXT, or without one standard input, to standard output; no file is written.

    The configuration and the glossary of the folder are used, and what people approved there. A translation ends
    with a line break; several languages come one after the other.
    """
    from translate import pipeline
    from translate.cli.progress import TerminalProgress
    from translate.report import summary

    loaded = configured(**options)
    with TerminalProgress(quiet=quiet) as progress:
        outcome = pipeline.filtered(loaded, progress, _given(words))
    tell_failures(outcome.failures)
    if verbose:
        click.echo(summary.as_text(outcome, "", verbose=True), err=True)
    click.echo(outcome.standard_input, nl=False)
    if outcome.interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.FAILED if outcome.failures else ExitCode.DONE


def _given(words: tuple[str, ...]) -> bytes | None:
    """The words as a line of text, None for standard input. Raises ConfigError when there is neither."""
    if not words and (sys.stdin is None or sys.stdin.isatty()):
        raise ConfigError(
            "TEXT", "no text", 'give it in quotes, e.g. translate text "It rains." --to ru, or pipe it in'
        )
    line = " ".join(words)
    return f"{line}\n".encode("utf-8", "replace") if words else None
