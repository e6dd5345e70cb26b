"""`translate export` and `translate import`: the catalogs to other tools and back."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary import counted
from glossary.cli import example, files_named, folders_named, locales_named, output_file, print_json
from translate.cli.notes import Notes
from translate.cli.options import source_locale
from translate.errors import ConfigError, ExitCode
from translate.model import DEFAULT_SOURCE
from translate.project import configured, layout

if TYPE_CHECKING:
    from translate.catalog import Catalog
    from translate.exchange import Brought, Passage

_FILES = ("tmx", "xliff", "xliff2", "xliff2.0", "tsv", "csv", "xlsx", "moses")
_FORMATS = (*_FILES, "omegat")
_CUT = ("tmx", "tsv", "csv", "xlsx", "moses", "omegat")  # which may hold sentences in place of paragraphs
_EXIT_CODES = "Exit codes: 0 done; 1 a file could not be read or written, or a text not carried; 2 wrong call."
_TO = click.option(
    "--to",
    metavar="LOCALE",
    shell_complete=locales_named,
    help="Target language. [default: the one of the configuration]",
)
_FROM = source_locale("Source language. [default: that of the catalogs]")
_OUT = click.option(
    "--out", shell_complete=folders_named, metavar="DIR", help="Folder with the results of runs. [default: out]"
)
_JSON = click.option("--json", "as_json", is_flag=True, help="What was done as JSON on standard output.")
_QUIET = click.option("-q", "--quiet", is_flag=True, help="Only errors.")
_WORDS = {"fuzzy": "not approved", "translated": "approved"}  # what people call a state
_SHOWN = 60  # characters of a text in a message


@click.command(
    "export",
    short_help="Write catalogs for other tools.",
    epilog=example("translate export --to ru --output-file catalogs.xlf", _EXIT_CODES),
)
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="[default: by the suffix of the file]")
@output_file("output", "Where to; in a folder: articles.FROM-TO.*", metavar="FILE_OR_DIR", required=True,
             kind=click.Path())  # fmt: skip
@click.option("--approved", is_flag=True, help="Only what people approved.")
@click.option("--segments", is_flag=True, help="Sentences in place of paragraphs (TMX, tables, OmegaT).")
@_TO
@_FROM
@_OUT
@click.option(
    "--glossary",
    shell_complete=files_named,
    multiple=True,
    metavar="FILE",
    help="Termbase for the OmegaT project; the first one wins.",
)
@_JSON
@_QUIET
def export_command(
    form: str | None, output: str, approved: bool, segments: bool, as_json: bool, quiet: bool, **options: Any
) -> int:
    """Write the catalogs of a language as a file for other translation tools.

    TMX 1.4b, XLIFF 1.2 (xliff), 2.1 (xliff2) and 2.0 (xliff2.0, for Poedit), TSV, CSV, XLSX; Moses: two files of
    parallel lines, FILE.FROM and FILE.TO; omegat: the folder of an OmegaT project, with the glossary. Machine text is
    needs-review-translation (1.2) or translated (2.1), approved text final, what has no translation new or initial.
    Characters that a format cannot carry are reported, and their texts left out.
    """
    project = _project(options)
    path, form = _where(output, form, project.source, project.target)
    if segments and form not in _CUT:
        raise ConfigError("--segments", f"{form} holds whole paragraphs", f"leave it out, or export {', '.join(_CUT)}")
    fit, unfit = _carried(project, form, approved=approved, segments=segments)
    for passage, trouble in unfit:
        click.echo(f"error: {passage.article}: {form} cannot carry {trouble}: {_short(passage.source)}", err=True)
    if not fit and (form != "omegat" or not project.catalogs):
        where = layout.catalogs(project.out, project.target)
        raise ConfigError(where, "nothing to export", "run `translate run` first, or leave out --approved")
    written = _write(fit, path, form, project)
    counts = Counter(str(passage.state) for passage in fit)
    if as_json:
        print_json({"files": [str(p) for p in written], **counts, "not_carried": len(unfit)})
    elif not quiet:
        said = "".join(f", {counts[state]} {_WORDS.get(state, state)}" for state in sorted(counts))
        shown = path if form == "omegat" else ", ".join(map(str, written))
        click.echo(f"{shown}: {counted(len(fit), 'sentence' if segments else 'text')}{said}")
    return ExitCode.FAILED if unfit else ExitCode.DONE


def _carried(
    project: _Project, form: str, *, approved: bool, segments: bool
) -> tuple[list[Passage], list[tuple[Passage, str]]]:
    """What is to be exported, and what the format cannot hold, each with the reason."""
    from translate.exchange import catalogs, exchange_formats
    from translate.model import State

    states = {State.TRANSLATED} if approved else set(State)
    if form in ("tmx", "moses", "omegat"):  # which hold translations only
        states -= {State.UNTRANSLATED}
    wanted = (passage for passage in catalogs.passages(project.catalogs) if passage.state in states)
    cut = _cut(wanted, project) if segments else wanted
    return exchange_formats.carried(cut, "tmx" if form == "omegat" else form)


def _cut(passages: Iterable[Passage], project: _Project) -> Iterator[Passage]:
    """The sentences of passages, each translation once."""
    from translate.exchange import sentences

    found = (one for passage in passages for one in sentences(passage, project.source, project.target))
    yield from {(one.source, one.target, one.state, one.article): one for one in found}.values()


def _write(passages: Sequence[Passage], path: Path, form: str, project: _Project) -> Sequence[Path]:
    from translate.exchange import exchange_formats, omegat
    from translate.terms import termbases

    if form != "omegat":
        return exchange_formats.write(passages, path, project.source, project.target, form)
    with Notes(partial(click.echo, err=True)):
        terms = termbases.read(project.glossary, project.source, project.target, partial(click.echo, err=True)).terms
    return omegat.write(path, project.catalogs, passages, terms, (project.source, project.target))


@click.command(
    "import",
    short_help="Bring work in other tools back.",
    epilog=example("translate import reviewed.xlf from-anna/ --to ru", _EXIT_CODES),
)
@click.argument("given", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-f", "--format", "form", type=click.Choice((*_FILES, "po", "zip")), help="[default: by the suffix of FILE]"
)
@click.option("--approve", is_flag=True, help="Approve what FILE does not say is in need of a review.")
@_TO
@_FROM
@_OUT
@_JSON
@_QUIET
def import_command(
    given: tuple[Path, ...], form: str | None, approve: bool, as_json: bool, quiet: bool, **options: Any
) -> int:
    """Bring what people did in FILE (TMX, XLIFF, TSV, CSV, XLSX, Moses, PO, ZIP of PO) back into the catalogs of a
    language. FILE may be a folder of such files, or an OmegaT project.

    A wording is approved when the file says final, signed-off or approved (of a PO file: what is not fuzzy); any other
    needs review. OmegaT and Poedit have no such state, or leave it as it was: --approve counts as approved what was
    entered or changed there. What a person approved in a catalog is never overwritten by another wording: it stays, and
    that is reported. What a person only began gives way to an approved wording, and is kept in a comment.
    """
    from translate.exchange import Fate, catalogs, incoming
    from translate.project import files

    project = _project(options)
    with Notes(partial(click.echo, err=True)):
        read = incoming.read(given, project.source, project.target, form or "")
    if not project.catalogs:
        where = layout.catalogs(project.out, project.target)
        raise ConfigError(where, "no catalogs here", "run `translate run` first, or check --to and --out")
    with files.locked(project.out):
        found = _project(options).catalogs  # again: a person may have saved while FILE was read
        changed, brought = catalogs.bring_in(read.passages, found, approve=approve)
        more, offered = catalogs.bring_in(read.memories, {**found, **changed})
        count = catalogs.save(project.out, project.target, {**changed, **more})
    brought += (one for one in offered if one.fate in (Fate.APPROVED, Fate.EDITED))
    _tell(brought, count, as_json=as_json, quiet=quiet)
    if not quiet:
        _tell_of_states(brought, approve=approve)
    return ExitCode.DONE


def _tell_of_states(brought: Sequence[Brought], *, approve: bool) -> None:
    """Say what is not approved, and why, where somebody may have thought it would be."""
    from translate.exchange import Doubt, Fate
    from translate.model import State

    left = sum(one.state is State.FUZZY and one.passage.doubt is not Doubt.NONE for one in brought)
    silent = [one for one in brought if one.passage.doubt is Doubt.NONE and one.fate is Fate.EDITED]
    if approve and left:
        click.echo(f"note: {counted(left, 'text')} not approved, as the file says that they need a review", err=True)
    elif silent and not approve and all(one.passage.state is not State.TRANSLATED for one in brought):
        click.echo("note: the file does not say what is approved; with --approve all that is new in it is", err=True)


@dataclass(frozen=True, slots=True)
class _Project:
    """What an export or import works on: the output folder, both locales, the catalogs of the articles between them,
    and the termbases."""

    out: Path
    source: str
    target: str
    catalogs: Mapping[str, Catalog]
    glossary: Sequence[str]


def _project(options: Mapping[str, Any]) -> _Project:
    """Raises TranslateError."""
    from translate.exchange import catalogs
    from translate.text import locales

    loaded = configured(**{key: options.get(key) or None for key in ("out", "to", "from_", "glossary")})
    if len(loaded.to) != 1:
        raise ConfigError("--to", "which target language?" if loaded.to else "no target language", "give one: --to ru")
    loaded.refuse_missing("glossary")
    out, target = Path(loaded.out), locales.named(loaded.to[0])
    found = catalogs.load(out, target)
    sources = catalogs.source_locales(found)
    wanted = locales.named(loaded.from_) if loaded.from_ else ""
    here = sorted({sources[article] for article in found if article in sources})
    if not wanted and len(here) > 1:
        raise ConfigError("--from", f"the articles are in {', '.join(here)}", "say which with --from")
    source = wanted or (here[0] if here else DEFAULT_SOURCE)
    ours = {article: one for article, one in found.items() if sources.get(article, source) == source}
    return _Project(out, source, target, ours, loaded.glossary)


def _where(output: str, form: str | None, source: str, target: str) -> tuple[Path, str]:
    """The file to be written and its format. Raises ConfigError."""
    from translate.exchange import FORMATS

    path = Path(output)
    if form == "omegat" or (not form and (path / "omegat.project").is_file()):
        if path.exists() and not path.is_dir():
            raise ConfigError(output, "is not a folder", "name the folder of the OmegaT project")
        return path, "omegat"
    if not form:
        form = next((name for name in _FILES if path.suffix.lower() in FORMATS[name].known), None)
    if not form:
        raise ConfigError(output, "no format is known by this name", f"give --format ({', '.join(_FORMATS)})")
    if path.is_dir() or output.endswith(("/", os.sep)):
        name = "articles" if form == "moses" else f"articles.{source}-{target}"
        path = path / f"{name}{FORMATS[form].suffix}"
    return path, form


def _tell(brought: Sequence[Brought], files: int, *, as_json: bool, quiet: bool) -> None:
    from translate.exchange import Fate

    counts = Counter(one.fate for one in brought)
    told = [one for one in brought if one.fate in (Fate.KEPT, Fate.UNKNOWN, Fate.UNFINISHED)]
    if as_json:
        rows = [
            {"fate": str(b.fate), "article": b.article, "source": b.passage.source, "offered": b.passage.target}
            | ({"standing": b.standing} if b.fate is Fate.KEPT else {})
            for b in told
        ]
        summary = {str(fate): counts[fate] for fate in Fate}
        print_json({**summary, "files_changed": files, "findings": rows})
        return
    for one in told:
        where = f"warning: {one.article}: " if one.article else "warning: "
        if one.fate is Fate.UNKNOWN:
            click.echo(f"{where}no catalog has this text: {_short(one.passage.source)}", err=True)
        elif one.fate is Fate.UNFINISHED:
            done = sum(bool(segment.target.strip()) for segment in one.passage.segments)
            what = f"{done} of {len(one.passage.segments)} segments translated, nothing imported"
            click.echo(f"{where}{what}: {_short(one.passage.source)}", err=True)
        else:
            what = f"kept {_short(one.standing)} in place of {_short(one.passage.target)}"
            click.echo(f"{where}{what}, for {_short(one.passage.source)}", err=True)
    if not quiet:
        said = ", ".join(f"{counts[fate]} {fate}" for fate in Fate if counts[fate])
        click.echo(f"{said or 'nothing in it'}; {counted(files, 'catalog')} changed")


def _short(text: str) -> str:
    flat = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"“{flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + '…'}”"
