"""The table of exchange formats: recognises the format of a file, reads it, and writes it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from translate import catalog
from translate.catalog import provenance
from translate.errors import ConfigError, ExchangeError, OtherLanguageError
from translate.exchange import delimited, moses, tmx, workbook, xliff, xliff2
from translate.exchange.passage import Doubt, Passage, is_other, not_xml
from translate.project import files

Read = Callable[[Path, str, str], Iterator[Passage]]
WriteFile = Callable[[Iterable[Passage], str, str], Iterable[str] | bytes]


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """An exchange format: the suffix it is written with, the suffixes it is recognised by, and those that other tools
    give to files of their own in it, which are only read (`foreign`).

    `read` takes a path and the two locales, `write` passages and the two locales; `write` is None for a format that is
    not written, or in two files (Moses). `xml`: it cannot hold every character; `longest`: nor more than so many in a
    text, 0 for any number.
    """

    suffix: str
    known: tuple[str, ...]
    read: Read
    write: WriteFile | None = None
    xml: bool = False
    foreign: tuple[str, ...] = ()
    longest: int = 0


def _tsv(passages: Iterable[Passage], source: str, target: str) -> Iterator[str]:
    return delimited.write(passages, "\t")


def _csv(passages: Iterable[Passage], source: str, target: str) -> Iterator[str]:
    return delimited.write(passages, ",")


def _xlsx(passages: Iterable[Passage], source: str, target: str) -> bytes:
    return workbook.write(passages)


def _moses(path: Path, source: str, target: str) -> Iterator[Passage]:
    stem = path.with_suffix("") if path.suffix in (f".{source}", f".{target}") else path
    return moses.read(Path(f"{stem}.{source}"), Path(f"{stem}.{target}"))


def _po(path: Path, source: str, target: str) -> Iterator[Passage]:
    if not path.is_file():
        raise ExchangeError(path, "no such file", "check the path")
    yield from _of_catalog(catalog.load(path), path, target)


def _zip(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The PO files in an archive, as the report page offers them."""
    try:
        with ZipFile(path) as archive:
            members = [one for one in archive.infolist() if one.filename.lower().endswith(".po")]
            if large := next((one for one in members if one.file_size > _LARGEST), None):
                raise ExchangeError(f"{path}: {large.filename}", f"more than {_LARGEST >> 20} MB", "unpack it yourself")
            found = [(f"{path}: {one.filename}", archive.read(one)) for one in members]
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ExchangeError(path, f"no archive that can be read ({error})", "save it again") from error
    if not found:
        raise ExchangeError(path, "no PO files (*.po) in this archive", "check the path")
    for where, data in found:
        yield from _of_catalog(catalog.reader.parse(data, where), where, target)


def _of_catalog(found: catalog.Catalog, where: object, target: str) -> Iterator[Passage]:
    if is_other(found.field("Language"), target):
        raise OtherLanguageError(
            where, f"is in {found.field('Language')}, not in {target}", "check --to, or give another file"
        )
    for entry in found.entries:
        if entry.plural is None and not entry.obsolete:
            article = unquote(entry.references[0]) if entry.references else ""
            yield of_entry(entry, article)


_LARGEST = 64 << 20  # bytes that a PO file in an archive may have; the largest of real projects have a tenth of it
_TOOLS = (".sdlxliff", ".mqxliff", ".mxliff")  # XLIFF 1.2 of Trados, memoQ, Phrase
FORMATS: Mapping[str, ExchangeFormat] = {
    "tmx": ExchangeFormat(".tmx", (".tmx",), tmx.read, tmx.write, xml=True),
    "xliff": ExchangeFormat(".xlf", (".xlf", ".xliff"), xliff.read, xliff.write, xml=True, foreign=_TOOLS),
    "xliff2": ExchangeFormat(".xlf", (), xliff2.read, xliff2.write, xml=True),
    "xliff2.0": ExchangeFormat(".xlf", (), xliff2.read, xliff2.write_2_0, xml=True),
    "tsv": ExchangeFormat(".tsv", (".tsv", ".tab"), delimited.read, _tsv),
    "csv": ExchangeFormat(".csv", (".csv",), delimited.read, _csv),
    "xlsx": ExchangeFormat(".xlsx", (".xlsx", ".xlsm"), workbook.read, _xlsx, xml=True, longest=workbook.LONGEST),
    "moses": ExchangeFormat("", (), _moses),
    "po": ExchangeFormat(".po", (".po",), _po),
    "zip": ExchangeFormat(".zip", (".zip",), _zip),
}


def of_entry(entry: catalog.Entry, article: str) -> Passage:
    """The passage of a catalog's entry."""
    return Passage(
        entry.source,
        entry.target if entry.target.strip() else "",
        entry.state,
        article,
        entry.context,
        tuple(line for line in entry.comments if line in (*entry.remarks, *entry.signatures) and line.strip()),
        entry.evidence,
        next((line for line in entry.comments if provenance.claimed([line])), ""),
        doubt=Doubt.SAID if entry.fuzzy else Doubt.NONE,
    )


def is_known(name: str, form: str = "") -> bool:
    """True for the name of a file in an exchange format, or in the one named; not for hidden files, and those that an
    office program has open (~$a.xlsx)."""
    wanted = [FORMATS[form]] if form else FORMATS.values()
    return not name.startswith((".", "~$")) and any(
        name.lower().endswith((*one.known, *one.foreign, one.suffix)) for one in wanted if one.suffix
    )


def format_of(path: Path, source: str, target: str) -> str:
    """The name of the format of a file, by its suffix; XLIFF 2 by its content. Raises ConfigError for an unknown
    suffix, ExchangeError for a missing file."""
    suffix = path.suffix.lower()
    if suffix in (f".{source}".lower(), f".{target}".lower()) and suffix not in (".po", ".csv", ".tsv"):
        return "moses"
    name = next((name for name, one in FORMATS.items() if suffix in one.known + one.foreign), "")
    if not name and not path.exists():
        raise ExchangeError(path, "no such file or folder", "check the path")
    if not name:
        raise ConfigError(path, "no format is known by this suffix", f"give --format ({', '.join(FORMATS)})")
    if not path.is_file():
        raise ExchangeError(path, "no such file", "check the path")
    return "xliff2" if name == "xliff" and xliff.is_version(path, "2") else name


def read(path: Path, source: str, target: str, form: str = "") -> Iterator[Passage]:
    """The passages of a file. `form`: the name of its format, "" to recognise it. Raises TranslateError."""
    return FORMATS[form or format_of(path, source, target)].read(path, source, target)


def write(passages: Iterable[Passage], path: Path, source: str, target: str, form: str) -> tuple[Path, ...]:
    """Write passages to a file, or for Moses to PATH.SOURCE and PATH.TARGET. Returns the files.

    Passages that the format cannot hold must have been removed with `carried`. Raises TranslateError.
    """
    if form == "moses":
        sides = moses.write(passages)
        paths = (Path(f"{path}.{source}"), Path(f"{path}.{target}"))
        for side, content in zip(paths, sides, strict=True):
            files.write(side, content.encode("utf-8"))
        return paths
    door = FORMATS[form].write
    assert door, form
    made = door(passages, source, target)
    files.write(path, made if isinstance(made, bytes) else "".join(made).encode("utf-8"))
    return (path,)


def carried(passages: Iterable[Passage], form: str) -> tuple[list[Passage], list[tuple[Passage, str]]]:
    """The passages that a format can hold, and those that it cannot, each with what prevents it: its characters, or
    how many there are."""
    fit: list[Passage] = []
    unfit: list[tuple[Passage, str]] = []
    for passage in passages:
        trouble = not_xml(passage) if FORMATS[form].xml else ""
        longest = FORMATS[form].longest
        if longest and max(len(passage.source), len(passage.target)) > longest:
            trouble = f"a text of more than {longest} characters"
        if trouble:
            unfit.append((passage, trouble))
        else:
            fit.append(passage)
    return fit, unfit
