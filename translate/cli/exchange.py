"""`translate export` and `translate import`: the catalogs to other tools and back."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary import counted
from glossary.cli import example, output_file, print_json
from translate.errors import ConfigError, ExitCode
from translate.model import DEFAULT_SOURCE
from translate.project import configured, layout

if TYPE_CHECKING:
    from translate.exchange import Brought

_FORMATS = ("tmx", "xliff", "xliff2", "tsv", "csv", "moses")
_EXIT_CODES = "Exit codes: 0 done; 1 a file could not be read or written, or a text not carried; 2 wrong call."
_TO = click.option("--to", metavar="LOCALE", help="Target language. [default: the one of the configuration]")
_FROM = click.option("--from", "from_", metavar="LOCALE", help="Source language. [default: that of the catalogs]")
_OUT = click.option("--out", metavar="DIR", help="Folder with the results of runs. [default: out]")
_JSON = click.option("--json", "as_json", is_flag=True, help="What was done as JSON on standard output.")
_QUIET = click.option("-q", "--quiet", is_flag=True, help="Only errors.")
_SHOWN = 60  # characters of a text in a message


@click.command("export", epilog=example("translate export --to ru --output-file catalogs.xlf", _EXIT_CODES))
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="[default: by the suffix of the file]")
@output_file("output", "Where to; in a folder: articles.FROM-TO.*", metavar="FILE_OR_DIR", required=True,
             kind=click.STRING)  # fmt: skip
@click.option("--approved", is_flag=True, help="Only what people approved.")
@_TO
@_FROM
@_OUT
@_JSON
@_QUIET
def export_command(form: str | None, output: str, approved: bool, as_json: bool, quiet: bool, **options: Any) -> int:
    """Write the catalogs of a language as a file for other translation tools.

    TMX 1.4b, XLIFF 1.2 (xliff) and 2.1 (xliff2), TSV, CSV; or Moses: two files of parallel lines, FILE.FROM and
    FILE.TO. Machine text is needs-review-translation (1.2) or translated (2.1), approved text final, what has no
    translation new or initial. Characters that XML cannot carry are reported, and their texts left out.
    """
    from translate.exchange import catalogs, exchange_formats
    from translate.model import State

    out, source, target, found = _project(options)
    path, form = _where(output, form, source, target)
    states = {State.TRANSLATED} if approved else set(State)
    if form in ("tmx", "moses"):  # which hold translations only
        states -= {State.UNTRANSLATED}
    wanted = (passage for passage in catalogs.passages(found) if passage.state in states)
    fit, unfit = exchange_formats.carried(wanted, form)
    for passage, trouble in unfit:
        click.echo(f"error: {passage.article}: {form} cannot carry {trouble}: {_short(passage.source)}", err=True)
    if not fit:
        raise ConfigError(
            layout.catalogs(out, target), "nothing to export", "run `translate run` first, or leave out --approved"
        )
    written = exchange_formats.write(fit, path, source, target, form)
    counts = Counter(str(passage.state) for passage in fit)
    if as_json:
        print_json({"files": [str(p) for p in written], **counts, "not_carried": len(unfit)})
    elif not quiet:
        said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
        click.echo(f"{', '.join(map(str, written))}: {counted(len(fit), 'text')}, {said}")
    return ExitCode.FAILED if unfit else ExitCode.DONE


@click.command("import", epilog=example("translate import reviewed.xlf --to ru", _EXIT_CODES))
@click.argument("file", type=click.Path(dir_okay=False))
@click.option(
    "-f", "--format", "form", type=click.Choice((*_FORMATS, "po", "zip")), help="[default: by the suffix of FILE]"
)
@_TO
@_FROM
@_OUT
@_JSON
@_QUIET
def import_command(file: str, form: str | None, as_json: bool, quiet: bool, **options: Any) -> int:
    """Bring what people did in FILE (TMX, XLIFF, TSV, CSV, Moses, PO, ZIP of PO) back into the catalogs of a language.

    A wording is approved when the file says final, signed-off or approved (of a PO file: what is not fuzzy); any other
    needs review. What a person approved in a catalog is never overwritten by another wording: it stays, and that is
    reported. What a person only began gives way to an approved wording, and is kept in a comment.
    """
    from translate.exchange import catalogs, exchange_formats

    out, source, target, found = _project(options)
    given = list(exchange_formats.read(Path(file), source, target, form or ""))
    if not found:
        raise ConfigError(
            layout.catalogs(out, target), "no catalogs here", "run `translate run` first, or check --to and --out"
        )
    out, _, _, found = _project(options)  # again: a person may have saved while FILE was read
    changed, brought = catalogs.bring_in(given, found)
    files = catalogs.save(out, target, changed)
    _tell(brought, files, as_json=as_json, quiet=quiet)
    return ExitCode.DONE


def _project(options: dict[str, Any]) -> tuple[Path, str, str, dict[str, Any]]:
    """The output folder, both locales, and the catalogs of the articles between them. Raises TranslateError."""
    from translate.exchange import catalogs
    from translate.text import locales

    loaded = configured(**{key: options[key] or None for key in ("out", "to", "from_")})
    if len(loaded.to) != 1:
        raise ConfigError("--to", "which target language?" if loaded.to else "no target language", "give one: --to ru")
    out, target = Path(loaded.out), locales.named(loaded.to[0])
    found = catalogs.load(out, target)
    sources = catalogs.source_locales(found)
    wanted = locales.named(loaded.from_) if loaded.from_ else ""
    here = sorted({sources[article] for article in found if article in sources})
    if not wanted and len(here) > 1:
        raise ConfigError("--from", f"the articles are in {', '.join(here)}", "say which with --from")
    source = wanted or (here[0] if here else DEFAULT_SOURCE)
    return out, source, target, {a: c for a, c in found.items() if sources.get(a, source) == source}


def _where(output: str, form: str | None, source: str, target: str) -> tuple[Path, str]:
    """The file to be written and its format. Raises ConfigError."""
    from translate.exchange import FORMATS

    path = Path(output)
    if not form:
        form = next((name for name in _FORMATS if path.suffix.lower() in FORMATS[name].known), None)
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
