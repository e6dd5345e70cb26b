"""`glossary lexicon`: which word translates which, learnt from a user's own parallel text."""

from __future__ import annotations

import gzip
import io
import lzma
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import click

from glossary.cli.options import FILE, FROM, JSON, TO, count, print_json, say
from glossary.errors import LexiconError, TermbaseError

if TYPE_CHECKING:
    from glossary.lexicon import Lexicon

_MANY = 20_000  # pairs from which on rare words can be left out and positions need no help
_SHARPNESS = 4.0
_TABLES = (".tsv", ".tab", ".txt")
_PACKED = (".gz", ".xz")
_HEADER = ("source", "target")


@click.group("lexicon")
def lexicon_group() -> None:
    """Word translations, which help to find where a term was rendered: train them, look at them."""


@lexicon_group.command("train")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", "out", required=True, type=FILE, metavar="OUT.npz", help="The file to write.")
@TO
@FROM
@click.pass_obj
def train_command(level: int, files: tuple[Path, ...], out: Path, to: str, source: str) -> None:
    """Learn a lexicon from parallel text: .tsv (source, target; also .gz, .xz), .tmx, reviewed .po files.

    A few hundred pairs are a beginning, some thousands are good. Entries of PO files that are fuzzy are left out.
    """
    from glossary.lexicon import Lexicon, lemmatised

    pairs: list[tuple[str, str]] = []
    for path in files:
        before = len(pairs)
        pairs += _pairs(path, source, to)
        if level >= 0:
            say(f"{path}: {count(len(pairs) - before, 'pair')}")
    if not pairs:
        raise LexiconError(", ".join(map(str, files)), f"no pair of {source} and {to}", "check --from and --to")
    few = len(pairs) < _MANY
    rarest, sharpness = (1, _SHARPNESS) if few else (3, 0.0)
    lexicon = Lexicon.train(lemmatised(pairs, source, to), rarest=rarest, sharpness=sharpness)
    _save(lexicon, out)
    if level >= 0:
        say(f"{out}: {count(len(lexicon), 'word pair')} learnt from {count(len(pairs), 'pair')}")


@lexicon_group.command("info")
@click.argument("file", type=FILE)
@click.argument("words", nargs=-1)
@FROM
@JSON
@click.pass_obj
def info_command(level: int, file: Path, words: tuple[str, ...], source: str, as_json: bool) -> None:
    """How large the lexicon FILE is, and how it translates WORDS (likeliest first, with probabilities)."""
    from glossary.languages import source_language
    from glossary.lexicon import Lexicon

    lexicon = Lexicon.load(file)
    language = source_language(source)
    known = {word: lexicon.translations(language.lemma(word)) for word in words}
    if as_json:
        print_json({"word_pairs": len(lexicon), "bytes": file.stat().st_size, "words": known})
        return
    click.echo(f"{file}: {count(len(lexicon), 'word pair')}, {file.stat().st_size} bytes")
    for word, found in known.items():
        click.echo(f"{word}: {', '.join(f'{target} {chance:.2f}' for target, chance in found) or 'unknown'}")


def _pairs(path: Path, source: str, to: str) -> Iterator[tuple[str, str]]:
    """The pairs of one file by its suffix. Raises TermbaseError, click.UsageError for a suffix that is none of ours."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes.pop() if suffixes and suffixes[-1] in _PACKED else ""
    kind = suffixes[-1] if suffixes else ""
    if kind in _TABLES:
        return _table(path, packed)
    if packed or kind not in (".tmx", ".po"):
        known = ", ".join((*_TABLES, ".tsv.gz", ".tsv.xz", ".tmx", ".po"))
        raise click.UsageError(f"{path}: {path.suffix or 'no suffix'} is no format of parallel text; give {known}")
    if kind == ".tmx":
        from glossary.formats.tmx import read_tmx

        return read_tmx(path, source, to)
    return iter(_reviewed(path, to))


def _table(path: Path, packed: str) -> Iterator[tuple[str, str]]:
    """The pairs of a table of source and target, packed or not; lines that hold none are left out."""
    try:
        with _opened(path, packed) as data, io.TextIOWrapper(data, encoding="utf-8-sig", newline="\n") as stream:
            for number, line in enumerate(stream):
                cells = [cell.strip() for cell in line.split("\t")]
                header = not number and tuple(cell.lower() for cell in cells[:2]) == _HEADER
                if len(cells) > 1 and cells[0] and cells[1] and not header:
                    yield cells[0], cells[1]
    except FileNotFoundError as error:
        raise TermbaseError(path, "no such file", "check the path") from error
    except UnicodeDecodeError as error:
        raise TermbaseError(path, "the file is not UTF-8", "save it as UTF-8 and try again") from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TermbaseError(path, f"cannot be read ({reason})", "check the file and its permissions") from error


def _opened(path: Path, packed: str) -> IO[bytes]:
    if packed == ".gz":
        return cast("IO[bytes]", gzip.open(path))
    return lzma.open(path) if packed else path.open("rb")


def _reviewed(path: Path, to: str) -> Sequence[tuple[str, str]]:
    """The entries of a PO file that a person has approved. Raises TermbaseError, also for another language."""
    from glossary.formats.locales import fit
    from glossary.formats.po import read_entries

    language, entries = read_entries(path)
    if language and not fit(language, to):
        raise TermbaseError(path, f"is in {language}, not in {to}", f"choose another, or --to {language}")
    return [(entry.source, entry.target) for entry in entries if entry.target and not entry.is_fuzzy]


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
