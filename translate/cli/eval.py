"""`translate eval`: a test set through the engine as a run would do it, and how good that is."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import example, files_named, locales_named, output_file
from translate.cli.models import engines_named
from translate.cli.options import FROM
from translate.errors import ConfigError, ExitCode
from translate.model import NamesMode, Quality
from translate.project import configured
from translate.text import locales

if TYPE_CHECKING:
    from translate.evaluation import Lines, SystemOutput
    from translate.exchange import File, ReferenceDocument
    from translate.project import Options

_EPILOG = example(
    "translate eval test.en test.ru --to ru --against fast",
    "Exit codes: 0 done; 1 files that cannot be read or are not parallel; 2 wrong call, language or configuration.",
)
_FILE = click.Path(path_type=Path)


@click.command("eval", short_help="Score translations of a test set.", epilog=_EPILOG)
@click.argument("source", type=_FILE)
@click.argument("reference", type=_FILE)
@click.option("--to", shell_complete=locales_named, metavar="LOCALE", help="Target language.")
@FROM
@output_file("hypothesis", "Write the translation here, line by line; a folder where SOURCE is one.", metavar="HYP")
@click.option(
    "--glossary",
    shell_complete=files_named,
    multiple=True,
    metavar="FILE",
    help="Termbase; how many of its terms are right is reported.",
)
@click.option(
    "--engine",
    shell_complete=engines_named,
    metavar="NAME",
    help="As for run: a name, or the folder of an Argos package.",
)
@click.option("--quality", type=click.Choice(Quality, case_sensitive=False), help="As for run.")
@click.option("--beam", type=click.IntRange(1, 64), help="As for run.")
@click.option("--threads", type=click.IntRange(0, 512), help="As for run.")
@click.option("--names", type=click.Choice(NamesMode, case_sensitive=False), help="As for run.")
@click.option("--against", metavar="WHAT", help="fast, good, best, plain, an engine, a package, or lines.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only the result, and errors.")
def evaluate(
    source: Path,
    reference: Path,
    hypothesis: Path | None,
    against: str | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> int:
    """Translate SOURCE as `run` does and score it against REFERENCE: BLEU, chrF, TER, term success.

    Both are files, line n of one the translation of line n of the other, or folders of such files. Blank lines part
    texts. --against reports whether the difference from another quality, engine or translation is more than chance
    (paired bootstrap); `plain` is the engine without glossary and names.
    """
    from translate import evaluation
    from translate.cli.progress import TerminalProgress
    from translate.evaluation import score_tables
    from translate.exchange import testset

    loaded = _options(options)
    files = testset.read(source, reference, loaded.to[0])
    documents = [document for file in files for document in file.documents]
    lines = Path(against) if against and _is_text(Path(against)) else None
    _refuse_overwriting(hypothesis, source, reference, *filter(None, [lines, *map(Path, loaded.glossary)]))
    other: Lines | None = _given(lines, source, files) if lines else None
    rival = evaluation.rival(against, loaded) if against and other is None else None
    if rival:
        _refuse_unknown(against, documents, rival)
    with TerminalProgress(quiet=quiet) as progress:
        translated = evaluation.translate(documents, loaded, progress)
        if hypothesis is not None:
            _write(hypothesis, files, translated)
        if rival:
            other = evaluation.translate(documents, rival, progress).lines
        found = evaluation.evaluate(documents, translated.lines, loaded, other)
    told = score_tables.as_json if as_json else score_tables.as_text
    click.echo(told(documents, translated, found, against or ""))
    return ExitCode.DONE


def _options(given: Mapping[str, Any]) -> Options:
    """The options of a run with one target. Raises ConfigError."""
    loaded = configured(**given)
    if len(loaded.to) != 1:
        raise ConfigError("--to", f"{len(loaded.to)} target languages", "say which one, e.g. --to ru")
    loaded.refuse_missing("glossary")
    return replace(loaded, to=(locales.named(loaded.to[0]),))


def _is_text(against: Path) -> bool:
    """Is that a translation, a file of lines or a folder of such files, and not an engine's package?"""
    return against.is_file() or (against.is_dir() and not (against / "metadata.json").exists())


def _refuse_unknown(against: str | None, documents: Sequence[ReferenceDocument], rival: Options) -> None:
    """Raise ConfigError or LocaleError, before the work, for an engine to compare with that is none."""
    from translate import evaluation

    try:
        evaluation.route(documents, rival)
    except ConfigError as error:
        if against != rival.engine:
            raise
        raise ConfigError(f"--against {against}", error.what, error.remedy) from error


def _refuse_overwriting(hypothesis: Path | None, *given: Path) -> None:
    """Raise ConfigError where the output cannot go: over what is `given`, the set first, or a file where a folder
    stands."""
    if hypothesis is None:
        return
    if any(os.path.realpath(hypothesis) == os.path.realpath(path) for path in given):
        raise ConfigError(hypothesis, "the output would overwrite what is given", "give another --output-file")
    if hypothesis.exists() and hypothesis.is_dir() != given[0].is_dir():
        kinds = ("a file", "a folder") if given[0].is_dir() else ("a folder", "a file")
        raise ConfigError(hypothesis, f"is {kinds[0]}, not {kinds[1]}", "give another --output-file")


def _given(against: Path, source: Path, files: Sequence[File]) -> list[list[str]]:
    """The lines of a translation by document: of a file, or of a folder as `eval` writes it. Raises ArticleError."""
    from translate.exchange import testset

    documents = [document for file in files for document in file.documents]
    parts = [(against, source, documents)]
    if against.is_dir():
        parts = [(against / file.name, source / file.name, list(file.documents)) for file in files]
    found = []
    for path, original, some in parts:
        lines = testset.read_lines(path)
        testset.refuse_unequal(path, lines, original, [line for document in some for line in document.source])
        rest = iter(lines)
        found += [[next(rest) for _ in document.source] for document in some]
    return found


def _write(hypothesis: Path, files: Sequence[File], translated: SystemOutput) -> None:
    """The translation into a file, or into a folder for a set of folders. Raises TranslateError."""
    from translate.project import files as disk

    rest = iter(translated.lines)
    for file in files:
        text = "".join(f"{line}\n" for _ in file.documents for line in next(rest))
        disk.write(hypothesis / file.name if file.name else hypothesis, text.encode("utf-8"))
