"""`translate run`: articles in, translated articles, parallel files and PO catalogs out."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import STRICT, example, files_named, locales_named
from translate.cli.diff import before, unified
from translate.cli.options import (
    BILINGUAL,
    ENGINE,
    EXTRACT,
    FALLBACK,
    FORMAT,
    FROM,
    GLOSSARY,
    NAMES,
    QUALITY,
    SECOND,
    output_folder,
    tell_failures,
)
from translate.errors import ConfigError, Error, ExitCode
from translate.model import OTHER_ENGINE, OTHER_REFUSED, Device, FailOn, Locked, OnStale
from translate.project import configured

if TYPE_CHECKING:
    from translate.model import Outcome
    from translate.pipeline import Progress
    from translate.project import Options

_OTHERS = (OTHER_ENGINE, OTHER_REFUSED)
_EPILOG = example(
    "translate run articles/ --to ru --glossary terms.csv",
    "Exit codes: 0 done; 1 some work was lost; 2 wrong call, language or configuration; 3 findings at or above "
    "--fail-on, or a file that --check would change; 130 interrupted.",
)


def _shard(_ctx: click.Context, _param: click.Parameter, text: str | None) -> tuple[int, int] | None:
    """ "3/16" as two numbers. Raises click.BadParameter."""
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter("give a number and of how many, e.g. 3/16")
    return int(found[1]), int(found[2])


@click.command(short_help="Translate articles.", epilog=_EPILOG)
@click.argument("sources", nargs=-1, shell_complete=files_named)
@click.option(
    "--to",
    multiple=True,
    metavar="LOCALE",
    shell_complete=locales_named,
    help="Target language (BCP 47, e.g. ru, pt-BR); may be repeated.",
)
@FROM
@FORMAT
@EXTRACT
@output_folder("Folder for the results. [default: out]")
@GLOSSARY
@click.option(
    "--tm",
    shell_complete=files_named,
    multiple=True,
    metavar="FILE",
    help="Translation memory (TMX, XLIFF, TSV, CSV, PO); repeatable.",
)
@ENGINE
@SECOND
@FALLBACK
@QUALITY
@click.option(
    "--beam",
    type=click.IntRange(1, 64),
    help="Beam width; at least 8 for good, 16 for best. [default: 4, 8 or 16, by quality]",
)
@NAMES
@click.option("--threads", type=click.IntRange(0, 512), help="Cores to use; 0: all. [default: 0]")
@click.option(
    "--fail-on",
    type=click.Choice(FailOn, case_sensitive=False),
    help="Check what was written; exit with 3 from this severity on. [default: none; with --check that of [check]]",
)
@STRICT
@click.option("--check", is_flag=True, help="Write nothing; exit with 3 if a file would change or a check fails.")
@click.option("--diff", is_flag=True, help="What changed in translated articles on standard output, with --check what "
              "would change.")  # fmt: skip
@click.option("--watch", is_flag=True, help="Go on, and run again after each change of a file, until Ctrl-C.")
@click.option(
    "--reproducible", is_flag=True, default=None, help="The same bytes whatever the threads and the other texts."
)
@click.option(
    "--dask",
    is_flag=False,
    flag_value="local",
    metavar="[ADDRESS]",
    help="Translate in worker processes: of this machine (--dask=local, or --dask last), or of a Dask scheduler, by "
    "its address or file.",
)
@click.option("--shard", callback=_shard, metavar="N/M", help="Only the N-th of M parts of the articles.")
@click.option("--device", type=click.Choice(Device, case_sensitive=False), help="Where models run. [default: auto]")
@click.option(
    "--locked/--no-locked", default=None, help="Only models that translate.lock pins. [default: where CI is true]"
)
@click.option(
    "--attest",
    shell_complete=files_named,
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Write what made what. [default: OUT/attestation.json]",
)
@click.option("--on-stale", type=click.Choice(OnStale, case_sensitive=False),
              help="Where the source has changed since a person's wording: that wording, a new translation, or the "
                   "source is shown until review. [default: keep]")  # fmt: skip
@BILINGUAL
@click.option("--explain", is_flag=True, help="Why each article was translated again or skipped, one line each.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors, and nothing on standard output but what was asked for.")
@click.option("-v", "--verbose", is_flag=True, help="Every finding, the guard's repairs too.")
def run(watch: bool, **options: Any) -> int:
    """Translate articles: SOURCES are files, folders, globs, or - for standard input.

    With none, the sources of translate.toml or [tool.translate] in pyproject.toml, else the folder articles/. Writes
    OUT/LOCALE/ARTICLE, OUT/LOCALE/report.html, OUT/parallel/FROM-TO/ARTICLE.LOCALE and OUT/po/LOCALE/ARTICLE.po; what
    people approved in a PO file is kept and used. A second run over the same input changes nothing. With - alone
    nothing is written but the translation to standard output, unless --out is given.
    """
    keeps = any((options["attest"] is not None, options["out"], options["bilingual"]))
    given = {one.name: options.pop(one.name) for one in fields(_Asked) if one.name in options}
    asked = _Asked(**given, keeps=keeps)
    if asked.check and options["attest"] is not None:
        raise ConfigError("--attest", "--check writes nothing, so there is nothing to attest", "leave one of them out")
    options["locked"] = _locked(options["locked"])

    def load() -> Options:
        return configured(**options)

    if asked.dask and (watch or asked.check or options["attest"] is not None or "-" in load().sources):
        what = "only for runs that write files once, and attests nothing"
        raise ConfigError("--dask", what, "leave out --check, --watch, --attest and -")
    if not watch:
        return _once(load(), asked, is_new=True)
    if asked.check or "-" in load().sources:
        raise ConfigError("--watch", "there is nothing to go on with", "leave out --check and -")
    from translate.cli.watching import repeated

    return repeated(lambda is_again: _once(load(), asked, is_new=not is_again), load)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a call asks for beside the options of the run. `dask`: see `cluster.connected`; `keeps`: it names files that
    are to be written."""

    fail_on: FailOn | None
    strict: bool
    check: bool
    diff: bool
    explain: bool
    dask: str | None
    as_json: bool
    quiet: bool
    verbose: bool
    keeps: bool


def _once(loaded: Options, asked: _Asked, *, is_new: bool) -> int:
    """One run and what is said of it; of one that is not new and changed nothing, nothing is."""
    check, diff, quiet = asked.check, asked.diff, asked.quiet
    limit = asked.fail_on or (loaded.check.fail_on if check else FailOn.NONE)
    is_filter = loaded.sources == ("-",) and not (check or asked.fail_on or asked.keeps)
    if diff and (asked.as_json or "-" in loaded.sources):
        raise ConfigError("--diff", "standard output has something else on it", "leave out --json and -")
    old = before(Path(loaded.out), loaded.to) if diff else {}
    outcome, differing = _run(loaded, dry=check, is_filter=is_filter, dask=asked.dask, quiet=quiet or not is_new)
    aside, out = diff or "-" in loaded.sources, "" if is_filter else loaded.out
    if asked.explain:
        _explain(outcome, loaded, aside=aside or asked.as_json)
    if not is_new and not outcome.changed and not outcome.failures and not outcome.interrupted:
        return ExitCode.DONE
    _show(outcome, out, aside=aside, as_json=asked.as_json, quiet=quiet, verbose=asked.verbose)
    if diff:
        click.echo(unified(old, _articles(outcome, Path(loaded.out), differing if check else None)), nl=False)
    if "-" in loaded.sources and not asked.as_json:
        click.echo(outcome.standard_input, nl=False)
    if outcome.interrupted:
        click.echo("interrupted: what is done is kept, run again to go on", err=True)
        return ExitCode.INTERRUPTED
    for path in differing:
        click.echo(f"would change: {path}", err=True)
    passed = not differing and _passes(outcome, loaded, limit)
    if outcome.failures:
        return ExitCode.FAILED
    passed = passed and not (asked.strict and (outcome.unread_rows or outcome.unused_keys))
    return ExitCode.DONE if passed else ExitCode.FINDINGS


def _run(
    options: Options, *, dry: bool, is_filter: bool, dask: str | None, quiet: bool
) -> tuple[Outcome, Mapping[Path, bytes]]:
    """The run, on the workers of a cluster where one is named (`dask`), or with `dry` what it would change, or as a
    filter, which writes no files."""
    from translate import pipeline
    from translate.cli.progress import TerminalProgress

    with TerminalProgress(quiet=quiet) as progress:
        if dask:
            return _on_workers(options, dask, progress), {}
        if dry:
            return pipeline.compare(options, progress)
        return (pipeline.filtered if is_filter else pipeline.run)(options, progress), {}


def _on_workers(options: Options, where: str, progress: Progress) -> Outcome:
    """The run, its windows done by the workers of a cluster."""
    from translate import pipeline
    from translate.cluster import connected
    from translate.project import processors

    with connected(where, options.threads or processors()) as cluster:
        return pipeline.run(options, progress, pipeline.on_workers(cluster))


def _articles(outcome: Outcome, out: Path, would: Mapping[Path, bytes] | None) -> Mapping[Path, bytes]:
    """The translated articles of a run by their paths: as they are now, or those that `would` change."""
    from translate.project import layout

    paths = [layout.translated(out, one.locale) / one.article for one in outcome.results]
    if would is not None:
        return {path: would[path] for path in paths if path in would}
    return {path: path.read_bytes() for path in paths if path.is_file()}


def _show(outcome: Outcome, out: str, *, aside: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Failures on standard error, then the summary; on standard error if it is `aside` of what is asked for."""
    from translate.report import summary

    tell_failures(outcome.failures)
    if as_json:
        click.echo(summary.as_json(outcome))
    elif not quiet and (text := summary.as_text(outcome, out, verbose=verbose)):
        click.echo(text, err=aside)


def _explain(outcome: Outcome, options: Options, *, aside: bool) -> None:
    """Why its engine was taken for each pair of locales, why each article was translated or skipped, and what became of
    the answers of other engines; on standard error if it is `aside` of what is asked for."""
    from translate import machine
    from translate.machine.models import lock

    pairs = dict.fromkeys((one.source, one.locale) for one in outcome.results)
    for source, target in pairs if options.engine == machine.AUTO else ():
        with suppress(Error):  # only people translate it
            why = lock.reason(options.engine, source, target, Path(options.root), options.engines)
            click.echo(f"engine {options.engine}: {why}", err=aside)
    told = {(one.article, one.locale): [f for f in one.findings if f.rule in _OTHERS] for one in outcome.results}
    for one in outcome.explained:
        did = "skipped" if one.is_skipped else "translated"
        click.echo(f"{one.article} ({one.locale}): {did}: {one.why}", err=aside)
        for found in told[one.article, one.locale]:
            click.echo(f"    paragraph {found.paragraph}: {found.message}", err=aside)


def _locked(locked: bool | None) -> Locked:
    """What `Options.locked` is: asked for, the way of CI, or nothing."""
    if locked is None:
        return Locked.CI if os.environ.get("CI", "").lower() in ("true", "1") else Locked.NO
    return Locked.STRICT if locked else Locked.NO


def _passes(outcome: Outcome, options: Options, fail_on: FailOn) -> bool:
    """Do the catalogs of a run pass the checks? What fails is reported on standard error."""
    if fail_on is FailOn.NONE:
        return True
    from translate import checks
    from translate.checks import CatalogFile
    from translate.checks.formats import text
    from translate.project import layout

    out = Path(options.out)
    places = [
        CatalogFile(path, one.article, one.locale, one.source)
        for one in outcome.results
        if (path := layout.catalog_path(out, one.article, one.locale)).is_file()
    ]
    report = checks.check(
        places, out, options.glossary, options.check, lambda line: click.echo(line, err=True), options.formats
    )
    grave = tuple(one for one in report.standing if checks.fails([one], fail_on))
    click.echo(text.render(replace(report, findings=grave), fail_on), nl=False, err=True)
    return not grave and not report.failures
