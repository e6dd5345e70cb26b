"""`glossary drift`: names that come out in more than one way across a corpus of translations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary import counted
from glossary.cli import example, files_named, print_json, verbosity
from translate.cli.glossary.options import FROM, OUT, target
from translate.cli.options import JSON, tell
from translate.errors import ArticleError, ConfigError, ExitCode, TranslateError

if TYPE_CHECKING:
    from glossary.mining import Drift
    from translate.exchange import Pairs

_PLACES = 3


@click.command(
    "drift", short_help="Names rendered in several ways.", epilog=example("glossary drift --to ru --fail-on warning")
)
@click.argument("sources", shell_complete=files_named, nargs=-1, metavar="[ARTICLES]...")
@target("Target locale: ru.", required=True)
@FROM
@OUT
@click.option(
    "--pairs",
    "table",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read source and target from a TSV or JSON-lines file instead.",
)
@click.option("--terms", is_flag=True, help="Recurring terms too; many of them have several right renderings.")
@click.option(
    "--fail-on",
    type=click.Choice(["warning", "none"]),
    default="none",
    show_default=True,
    help="warning: exit 3 when a name drifts.",
)
@JSON
@verbosity
@click.pass_context
def drift(
    ctx: click.Context, sources: tuple[str, ...], to: str, source: str, out: str, table: Path | None, terms: bool,
    fail_on: str, as_json: bool,
) -> None:  # fmt: skip
    """List names that have more than one rendering in translations, with no glossary given.

    Reads the parallel files under --out, or its catalogs; ARTICLES (files, folders, globs) narrow them down. Cases of
    a name are one rendering, and so is its adjective. Terms are never a failure.
    """
    from glossary.mining import drift

    if table is not None and sources:
        raise ConfigError("--pairs", "articles are given as well", "give one or the other")
    read = _from_table(table) if table is not None else _from_run(sources, source, to, Path(out))
    for error in read.failures:
        click.echo(str(error), err=True)
    found = drift.drift(read.pairs, to=to, source_locale=source, terms=terms)
    if as_json:
        print_json([asdict(one) for one in found])
    elif found:
        click.echo("\n".join(line for one in found for line in _lines(one)))
    names = sum(one.kind == "name" for one in found)
    told = f", {len(found) - names} terms" if terms else ""
    tell(ctx, f"{len(read.pairs)} sentences, {counted(names, 'name')} with more than one rendering{told}")
    if read.failures:
        ctx.exit(ExitCode.FAILED)
    ctx.exit(ExitCode.FINDINGS if names and fail_on == "warning" else ExitCode.DONE)


def _from_run(given: Sequence[str], source: str, to: str, out: Path) -> Pairs:
    """The pairs of a run. Raises ConfigError when there are none."""
    from translate.exchange import sentence_pairs
    from translate.project import discovery

    wanted = {found.name for found in discovery.expand(given, exclude=out)} if given else set()
    read = sentence_pairs.read_pairs(out, source, to, wanted)
    if not read.articles and not read.failures:
        what = f"no translations from {source} into {to} here" + (" of these articles" if given else "")
        raise ConfigError(out, what, "run translate run first, or name its folder by --out")
    return read


def _from_table(path: Path) -> Pairs:
    """The pairs of a file; lines that hold none are failures. Raises TranslateError when it cannot be read."""
    from glossary.enforcement import parse_pairs
    from translate.exchange import Pairs
    from translate.project import files

    try:
        text = files.read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(path, "not UTF-8", "convert it, e.g. iconv -t UTF-8") from error
    pairs, findings = parse_pairs(text, str(path))
    failures = [TranslateError(one.where, one.message, "give source and target, it was left out") for one in findings]
    whole = [pair for pair in pairs if pair.fields is not None]
    return Pairs(tuple((f"{path}:{pair.number}", pair.source, pair.target) for pair in whole), failures=tuple(failures))


def _lines(one: Drift) -> list[str]:
    """A name with its renderings, a line each."""
    lines = [f"{one.source}  {one.kind}, {counted(one.count, 'time')}"]
    for way in one.renderings:
        places = list(dict.fromkeys(way.places))
        more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
        lines.append(f"  {way.count:4}  {way.text}  {', '.join(places[:_PLACES])}{more}")
    return lines
