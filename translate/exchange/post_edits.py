"""Post-edits in catalogs: for each approved entry the machine's text and the person's, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.mining import Correction
from translate import catalog
from translate.catalog import Catalog, Entry, raw_mt
from translate.errors import ConfigError, Error
from translate.exchange.sentence_pairs import Translated
from translate.machine import Cache, cache_file
from translate.model import DEFAULT_SOURCE, State
from translate.text import aligned, locales


@dataclass(frozen=True, slots=True)
class Corrected:
    """The post-edits of catalogs from locale `source` to `to`. `unreviewed`: translated paragraphs that nobody has
    approved; `unknown`: number of approved entries whose machine translation is unknown; `failures`: catalogs that
    cannot be read. Places are file and line."""

    source: str
    to: str
    corrections: tuple[Correction, ...]
    unreviewed: tuple[Translated, ...]
    unknown: int
    failures: tuple[Error, ...]


def read(given: Sequence[Path], source: str, to: str, cache_folder: Path) -> Corrected:
    """Read the post-edits in PO files and in folders of PO files.

    `source` and `to` are locales, or "" to use those of the headers; catalogs into other locales than `to` are left
    out. The machine's translations are taken from the entries, else from the cache, if there is one. Raises ConfigError
    if there are no catalogs, or catalogs into several locales and no `to`.
    """
    failures: list[Error] = []
    loaded: list[tuple[Path, Catalog]] = []
    for path in _paths(given):
        try:
            loaded.append((path, catalog.load(path)))
        except Error as error:
            failures.append(error)
    to = to or _only([found.field("Language") for _, found in loaded], "--to")
    loaded = [(path, found) for path, found in loaded if _locale(found.field("Language")) in ("", to)]
    source = source or _only([found.field("X-Source-Language") for _, found in loaded], "--from") or DEFAULT_SOURCE
    corrections: list[Correction] = []
    unreviewed: list[Translated] = []
    unknown = 0
    with Cache(cache_folder if cache_file(cache_folder).is_file() else None) as cache:
        for path, found in loaded:
            said = raw_mt.recall(cache, catalog.unsaid(found))
            for entry in found.entries:
                place = f"{path.as_posix()}:{entry.line}"
                if entry.state is State.TRANSLATED and entry.plural is None:
                    machine = said.get(entry.key) if entry.machine is None else entry.machine
                    unknown += machine is None
                    corrections += _sentences(place, entry, machine, source, to) if machine is not None else ()
                elif entry.state is State.FUZZY and not entry.obsolete:
                    unreviewed.append((place, entry.source, entry.target))
    return Corrected(source, to, tuple(corrections), tuple(unreviewed), unknown, tuple(failures))


def _paths(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            found = sorted(path.rglob("*.po"))
            if not found:
                raise ConfigError(path, "no catalogs (*.po) in this folder", "name a folder such as out/po/ru")
            yield from found
        elif path.is_file():
            yield path
        else:
            raise ConfigError(path, "no such file or folder", "name a folder such as out/po/ru, or PO files")


def _locale(name: str) -> str:
    """The locale in a header field, "" if it names none."""
    try:
        return locales.parse(name) if name else ""
    except Error:
        return ""


def _only(names: Sequence[str], option: str) -> str:
    found = sorted({_locale(name) for name in names} - {""})
    if len(found) > 1 or (not found and option == "--to"):
        what = f"catalogs of several languages ({', '.join(found)})" if found else "the catalogs do not name a language"
        raise ConfigError(option, what, f"say which by {option}")
    return found[0] if found else ""


def _sentences(place: str, entry: Entry, machine: str, source: str, to: str) -> Iterator[Correction]:
    """The corrections of an entry by sentence, if source, machine and person have the same number, else as a whole."""
    sentences = aligned((entry.source, source), (machine, to), (entry.target, to))
    for texts in sentences or ((entry.source, machine, entry.target),):
        yield Correction(place, *texts)
