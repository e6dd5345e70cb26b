"""What commands share: options, how they read termbases, how they print findings, how they end."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.cli.completion import locales_named
from glossary.errors import counted
from glossary.model import Finding, Severity

if TYPE_CHECKING:
    from glossary.alignment import Linker
    from glossary.model import Term
    from glossary.termbase import Termbase

_Command = TypeVar("_Command", bound=Callable[..., Any])
_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_FAIL_ON = {"error": 2, "warning": 1, "none": 3}
_SHOWN = ("rule", "severity", "where", "message", "hint")  # of a finding, in JSON
_LEVELS = (
    ("-q", "--quiet", "Print no notes, only results and errors."),
    ("-v", "--verbose", "Print causes of errors and findings of little weight too."),
)
_OLD_OUTPUT = "output_file_of_0_1"
LOST = frozenset({"bad-row", "fuzzy-row"})


def _locale(_ctx: click.Context, _param: click.Parameter, text: str | None) -> str | None:
    """A locale option, checked for its shape; a language may be named ("russian"). Raises click.BadParameter."""
    from glossary.locales import display_name, is_tag, near_tags, tag_of_name

    if text is None:
        return None
    if is_tag(text):
        return text.replace("_", "-")
    if tag := tag_of_name(text):
        return tag
    if "," in text:
        raise click.BadParameter(f"{text!r}: one language at a time, such as {text.partition(',')[0].strip() or 'ru'}")
    meant = " or ".join(f"{tag} ({display_name(tag)})" for tag in near_tags(text))
    raise click.BadParameter(
        f"{text!r} is no locale; {f'did you mean {meant}?' if meant else 'name one such as ru or pt-BR'}"
    )


FILE = click.Path(path_type=Path)
TO = click.option("--to", shell_complete=locales_named, required=True, callback=_locale, help="Target locale: ru.")
TO_OR_HEADER = click.option(
    "--to", shell_complete=locales_named, callback=_locale, help="Target locale: ru. [default: what a PO file says]"
)
FROM = click.option(
    "--from",
    "source",
    shell_complete=locales_named,
    default="en",
    show_default=True,
    callback=_locale,
    help="Source locale.",
)
TBX = click.option("--tbx", type=click.Choice(["2", "3"]), default="2", help="Version of TBX to write. [default: 2]")
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
GLOSSARY = click.option(
    "--glossary", "files", multiple=True, type=FILE, metavar="FILE", help="Termbase; the first one wins."
)
LEXICON = click.option(
    "--lexicon", "lexicon_file", type=FILE, metavar="FILE", help="Lexicon of `lexicon train` in place of ours."
)


def _set_level(ctx: click.Context, param: click.Parameter, given: bool) -> None:
    """Put how much is printed where commands find it, -1 for --quiet and 1 for --verbose."""
    if given:
        ctx.obj = ctx.find_root().obj = -1 if param.name == "quiet" else 1


def verbosity(command: _Command) -> _Command:
    """The options -q and -v of a command, which mean what they mean before it."""
    for short, name, text in reversed(_LEVELS):
        option = click.option(
            short, name, is_flag=True, expose_value=False, is_eager=True, callback=_set_level, help=text
        )
        command = option(command)
    return command


class _OutputFile(click.Option):
    """An option --output-file, which takes the value of the spelling of release 0.1 where only that is given."""

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, Any]:
        """As click has it. Raises click.UsageError when both spellings are given."""
        old = opts.get(_OLD_OUTPUT)
        if old is None:
            return super().consume_value(ctx, opts)
        if self.name in opts:
            raise click.UsageError("-o and --output-file name the same file; use --output-file")
        if not opts.get("quiet") and (ctx.obj or 0) >= 0:
            say("note: -o for a file is going away; use --output-file")
        return super().consume_value(ctx, {**opts, str(self.name): old})


def output_file(
    name: str,
    text: str,
    *,
    metavar: str = "FILE",
    required: bool = False,
    old: str = "--output",
    kind: Any = FILE,
) -> Callable[[_Command], _Command]:
    """The option --output-file of a command that writes a file: parameter `name` of type `kind`, with
    the help `text`.

    -o and `old`, its spellings in release 0.1, are read with a note, and not shown.
    """

    def decorate(command: _Command) -> _Command:
        given = click.option("-o", old, _OLD_OUTPUT, hidden=True, expose_value=False)(command)
        option = click.option(
            "--output-file", name, cls=_OutputFile, type=kind, metavar=metavar, required=required, help=text
        )
        return option(given)

    return decorate


STRICT = click.option("--strict", is_flag=True, help="Exit 3 if a row of a glossary could not be read.")


def example(command: str, more: str = "") -> str:
    """The epilog of a command: what there is to say after its options, such as exit codes, then an example on a line of
    its own."""
    return f"{more}\n\n\b\nExample: {command}"


def fail_on(default: str) -> Callable[[_Command], _Command]:
    """The option that says from which severity on findings are a failure."""
    choice = click.Choice(list(_FAIL_ON))
    return click.option("--fail-on", type=choice, default=default, show_default=True, help="Exit 3 from here on.")


def loaded(files: Sequence[Path], *, to: str, source: str) -> tuple[list[Termbase], tuple[Finding, ...]]:
    """Every file's termbase, and the findings of all. Raises TermbaseError."""
    from glossary.termbase import load

    found = [load(path, to=to, source=source) for path in files]
    return [termbase for termbase, _ in found], tuple(finding for _, findings in found for finding in findings)


@dataclass(frozen=True, slots=True)
class TermRows:
    """The rows of all termbases of a command as one, and the findings on those that could not be read."""

    terms: tuple[Term, ...] = ()
    unread: tuple[Finding, ...] = ()

    @property
    def left_out(self) -> str:
        """The end of a summary that says how many rows are missing, "" for none."""
        return f", {counted(len(self.unread), 'row')} of the glossary not read" if self.unread else ""


def terms_of(files: Sequence[Path], *, to: str, source: str, level: int) -> TermRows:
    """The rows of termbases merged, the first file winning; what is wrong with them goes to stderr. Raises
    TermbaseError, also for a file of which no row could be read."""
    from glossary.termbase import load_merged, unread

    merged, findings = load_merged(files, to=to, source=source)
    notes(findings, level)
    return TermRows(merged.terms, unread(findings))


def lexicon_of(path: Path | None, *, to: str, source: str) -> Linker | None:
    """The lexicon of a file, else the one that ships for the locale pair, else None. Raises LexiconError."""
    from glossary.alignment import Lexicon, shipped_lexicon

    return Lexicon.load(path) if path else shipped_lexicon(source, to)


def notes(findings: Sequence[Finding], level: int) -> None:
    """Findings as notes on stderr; -q leaves out all but errors."""
    for finding in findings:
        if level >= 0 or finding.severity is Severity.ERROR:
            say(line(finding))


def show(findings: Sequence[Finding], level: int, *, as_json: bool) -> None:
    """Findings as the result of a command, on stdout; remarks only with -v, or as JSON."""
    if as_json:
        print_json([{name: getattr(finding, name) for name in _SHOWN} for finding in findings])
        return
    for finding in findings:
        if level >= 1 or finding.severity is not Severity.INFO:
            click.echo(line(finding))


def print_json(data: object) -> None:
    """Data as JSON on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def fail(findings: Sequence[Finding], fail_on: str) -> None:
    """Exit 3 when any finding is at or above the severity."""
    if any(_RANK[finding.severity] >= _FAIL_ON[fail_on] for finding in findings):
        click.get_current_context().exit(3)


def line(finding: Finding) -> str:
    """A finding as one line: where: severity: message; hint [rule]."""
    hint = f"; {finding.hint}" if finding.hint else ""
    return f"{finding.where}: {finding.severity}: {finding.message}{hint} [{finding.rule}]"


def counts(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity."""
    return ", ".join(
        counted(sum(finding.severity is severity for finding in findings), word)
        for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "remark"))
    )


def say(text: str) -> None:
    """A line on stderr."""
    click.echo(text, err=True)
