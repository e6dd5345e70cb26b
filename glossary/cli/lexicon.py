"""`glossary lexicon`: which word translates which, learnt from a user's own parallel text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.options import FILE, FROM, JSON, TO, example, output_file, print_json, say, verbosity
from glossary.errors import LexiconError, counted

if TYPE_CHECKING:
    from glossary.alignment import Lexicon

_MANY = 20_000  # pairs from which on rare words can be left out and positions need no help
_SHARPNESS = 4.0


@click.group(
    "lexicon",
    short_help="Word translations of a pair.",
    epilog=example("glossary lexicon train ours.tsv --to ru --output-file en-ru.lexicon.npz"),
)
def lexicon_group() -> None:
    """Word translations, which help to find where a term was rendered: train them, look at them."""


@lexicon_group.command(
    "train",
    short_help="Learn word translations from pairs.",
    epilog=example("glossary lexicon train ours.tsv --to ru --output-file en-ru.lexicon.npz"),
)
@click.argument("files", nargs=-1, required=True, type=FILE)
@output_file("out", "The lexicon to write.", metavar="OUT.npz", required=True)
@TO
@FROM
@verbosity
@click.pass_obj
def train_command(level: int, files: tuple[Path, ...], out: Path, to: str, source: str) -> None:
    """Learn a lexicon from parallel text: .tsv (source, target; also .gz, .xz), .tmx, reviewed .po files.

    A few hundred pairs are a beginning, some thousands are good. Entries of PO files that are fuzzy are left out.
    """
    from glossary.alignment import Lexicon, lemmatised

    pairs: list[tuple[str, str]] = []
    for path in files:
        before = len(pairs)
        pairs += _pairs(path, source, to)
        if level >= 0:
            say(f"{path}: {counted(len(pairs) - before, 'pair')}")
    if not pairs:
        raise LexiconError(", ".join(map(str, files)), f"no pair of {source} and {to}", "check --from and --to")
    few = len(pairs) < _MANY
    rarest, sharpness = (1, _SHARPNESS) if few else (3, 0.0)
    lexicon = Lexicon.train(lemmatised(pairs, source, to), rarest=rarest, sharpness=sharpness)
    _save(lexicon, out)
    if level >= 0:
        say(f"{out}: {counted(len(lexicon), 'word pair')} learnt from {counted(len(pairs), 'pair')}")


@lexicon_group.command(
    "info", short_help="How words are translated.", epilog=example("glossary lexicon info en-ru.lexicon.npz harbour")
)
@click.argument("file", type=FILE)
@click.argument("words", nargs=-1)
@FROM
@JSON
@verbosity
@click.pass_obj
def info_command(level: int, file: Path, words: tuple[str, ...], source: str, as_json: bool) -> None:
    """How large the lexicon FILE is, and how it translates WORDS (likeliest first, with probabilities)."""
    from glossary.alignment import Lexicon
    from glossary.languages import source_language

    lexicon = Lexicon.load(file)
    language = source_language(source)
    known = {word: lexicon.translations(language.lemma(word)) for word in words}
    if as_json:
        print_json({"word_pairs": len(lexicon), "bytes": file.stat().st_size, "words": known})
        return
    click.echo(f"{file}: {counted(len(lexicon), 'word pair')}, {file.stat().st_size} bytes")
    for word, found in known.items():
        click.echo(f"{word}: {', '.join(f'{target} {chance:.2f}' for target, chance in found) or 'unknown'}")


def _pairs(path: Path, source: str, to: str) -> Iterator[tuple[str, str]]:
    """The pairs of one file by its suffix. Raises TermbaseError, click.UsageError for a suffix that is none of ours."""
    from glossary.alignment import PARALLEL, is_parallel, read_parallel

    if not is_parallel(path):
        known = ", ".join(PARALLEL)
        raise click.UsageError(f"{path}: {path.suffix or 'no suffix'} is no format of parallel text; give {known}")
    return read_parallel(path, source, to)


def _save(lexicon: Lexicon, out: Path) -> None:
    """Write the lexicon in one step: readers see the old file or the new one. Raises LexiconError."""
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        lexicon.save(part)
        os.replace(part, out)
    except OSError as error:
        raise LexiconError(out, f"cannot be written ({error.strerror})", "check the folder and its rights") from error
    finally:
        part.unlink(missing_ok=True)
