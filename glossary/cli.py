"""The `glossary` program: parse options, call one function, print, exit.

Exit codes: 0 done; 1 could not do it, or rows were lost; 2 usage; 3 findings at or above --fail-on; 130 interrupted.
Results go to stdout, everything else to stderr. Other packages add commands through the entry-point group
`glossary.commands`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.errors import GlossaryError
from glossary.model import Finding, Severity

if TYPE_CHECKING:
    from glossary.termbase import Termbase

_Command = TypeVar("_Command", bound=Callable[..., Any])
_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_FAIL_ON = {"error": 2, "warning": 1, "none": 3}
_LOST = frozenset({"bad-row", "fuzzy-row"})


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
        except GlossaryError as error:
            if ctx.params.get("verbose") and error.__cause__:
                _say(f"because of {type(error.__cause__).__name__}: {error.__cause__}")
            _say(str(error))
            ctx.exit(1)
        except KeyboardInterrupt:
            _say("interrupted")
            ctx.exit(130)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="translate-articles")
@click.option("-q", "--quiet", is_flag=True, help="Print no notes, only results and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print causes of errors and findings of little weight too.")
@click.pass_context
def cli(ctx: click.Context, quiet: bool, verbose: bool) -> None:
    """Termbases: names and terms, and how they are rendered."""
    ctx.obj = -1 if quiet else int(verbose)


def main() -> None:
    """The console script."""
    cli()


_TO = click.option("--to", required=True, callback=lambda _ctx, _param, text: _locale(text), help="Target locale: ru.")
_FROM = click.option("--from", "source", default="en", show_default=True, callback=lambda _c, _p, text: _locale(text),
                     help="Source locale.")  # fmt: skip
_TBX = click.option("--tbx", type=click.Choice(["2", "3"]), default="2", help="Version of TBX to write. [default: 2]")
_FILE = click.Path(path_type=Path)


def _fail_on(default: str) -> Callable[[_Command], _Command]:
    choice = click.Choice(list(_FAIL_ON))
    return click.option("--fail-on", type=choice, default=default, show_default=True, help="Exit 3 from here on.")


@cli.command("convert")
@click.argument("in_", metavar="IN", type=_FILE)
@click.argument("out", type=_FILE)
@_TO
@_FROM
@_TBX
@click.pass_obj
def convert_command(level: int, in_: Path, out: Path, to: str, source: str, tbx: str) -> None:
    """Write the termbase IN in the format of OUT (.csv .tsv .tbx .po)."""
    from glossary.termbase import save

    termbase, findings = _loaded([in_], to=to, source=source)
    save(termbase[0], out, tbx_version=int(tbx))
    _notes(findings, level)
    _end(findings, f"{out}: {_count(len(termbase[0].terms), 'row')} written", level)


@cli.command("merge")
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("-o", "--output", "out", required=True, type=_FILE, help="The file to write.")
@_TO
@_FROM
@_TBX
@_fail_on("none")
@click.pass_obj
def merge_command(level: int, files: tuple[Path, ...], out: Path, to: str, source: str, tbx: str, fail_on: str) -> None:
    """Write one termbase of several; where rows contradict each other, the first file wins."""
    from glossary.termbase import merge, save

    termbases, findings = _loaded(files, to=to, source=source)
    merged, conflicts = merge(termbases)
    save(merged, out, tbx_version=int(tbx))
    _notes((*findings, *conflicts), level)
    _end(findings, f"{out}: {_count(len(merged.terms), 'row')}, {_count(len(conflicts), 'conflict')}", level)
    _fail((*findings, *conflicts), fail_on)


@cli.command("lint")
@click.argument("files", nargs=-1, required=True, type=_FILE)
@_TO
@_FROM
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out findings of a rule; may be repeated.")
@_fail_on("warning")
@click.pass_obj
def lint_command(
    level: int, files: tuple[Path, ...], to: str, source: str, as_json: bool, ignore: tuple[str, ...], fail_on: str
) -> None:
    """Report what is wrong with termbases, each by itself and all together."""
    from glossary.lint import RULES, lint
    from glossary.termbase import Termbase

    unknown = sorted(set(ignore) - {*RULES, *_LOST})
    if unknown:
        raise click.UsageError(f"no rule {unknown[0]!r}; the rules are {', '.join((*RULES, *sorted(_LOST)))}")
    termbases, findings = _loaded(files, to=to, source=source)
    together = Termbase(tuple(term for base in termbases for term in base.terms), source, to)
    found = [finding for finding in (*findings, *lint(together)) if finding.rule not in ignore]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            if level >= 1 or finding.severity is not Severity.INFO:
                click.echo(_line(finding))
    if level >= 0:
        _say(f"{_count(len(together.terms), 'row')}, {_counts(found)}")
    _fail(found, fail_on)


@cli.command("seed")
@_TO
@_FROM
@click.option("--countries", is_flag=True, help="Names of countries.")
@click.option("--languages", is_flag=True, help="Names of languages.")
@click.option("-o", "--output", "out", type=_FILE, help="The file to write; without it CSV goes to stdout.")
@click.pass_obj
def seed_command(level: int, to: str, source: str, countries: bool, languages: bool, out: Path | None) -> None:
    """Begin a termbase with names from CLDR (countries and languages, unless one of them is asked for)."""
    from glossary.seed import seed

    both = countries == languages
    termbase = seed(to=to, source=source, countries=countries or both, languages=languages or both)
    if out is None:
        from glossary.formats.delimited import format_delimited

        click.echo(format_delimited(termbase.terms, source=source, to=to).encode(), nl=False)
        return
    from glossary.termbase import save

    save(termbase, out)
    if level >= 0:
        _say(f"{out}: {_count(len(termbase.terms), 'row')} written")


def _loaded(files: Sequence[Path], *, to: str, source: str) -> tuple[list[Termbase], tuple[Finding, ...]]:
    """Every file's termbase, and the findings of all."""
    from glossary.termbase import load

    loaded = [load(path, to=to, source=source) for path in files]
    return [termbase for termbase, _ in loaded], tuple(finding for _, findings in loaded for finding in findings)


def _locale(text: str) -> str:
    """A locale option, checked for its shape. Raises click.BadParameter."""
    from glossary.formats.locales import is_tag

    if not is_tag(text):
        raise click.BadParameter(f"{text!r} is no locale; name one such as ru or pt-BR")
    return text.replace("_", "-")


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


def _notes(findings: Sequence[Finding], level: int) -> None:
    """Findings as notes on stderr; -q leaves out all but errors."""
    for finding in findings:
        if level >= 0 or finding.severity is Severity.ERROR:
            _say(_line(finding))


def _end(findings: Sequence[Finding], summary: str, level: int) -> None:
    """The last line of a command that writes; exit 1 when rows were lost on the way."""
    lost = sum(finding.rule in _LOST for finding in findings)
    if level >= 0:
        _say(summary)
    if lost:
        raise click.ClickException(f"{_count(lost, 'row')} could not be taken over; correct and run again")


def _fail(findings: Sequence[Finding], fail_on: str) -> None:
    """Exit 3 when any finding is at or above the severity."""
    if any(_RANK[finding.severity] >= _FAIL_ON[fail_on] for finding in findings):
        click.get_current_context().exit(3)


def _line(finding: Finding) -> str:
    """A finding as one line: where: severity: message; hint [rule]."""
    hint = f"; {finding.hint}" if finding.hint else ""
    return f"{finding.where}: {finding.severity}: {finding.message}{hint} [{finding.rule}]"


def _counts(findings: Sequence[Finding]) -> str:
    return ", ".join(
        _count(sum(finding.severity is severity for finding in findings), word)
        for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "remark"))
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _say(text: str) -> None:
    click.echo(text, err=True)
