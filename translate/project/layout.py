"""The files of a run and their paths below the output folder: translated articles, parallel texts, catalogs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ConfigError
from translate.model import Article, Bilingual, State, Translation, Unit
from translate.project import articles, files, ledger
from translate.project.discovery import Source
from translate.project.files import Write
from translate.text import parted

_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BILINGUAL = "bilingual"  # no locale: a language has at most eight letters
_REPORT = "report"
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*+\n)+")


def relative(out: Path, root: Path | str) -> str:
    """The path of an output folder as seen from its project, the same from whatever folder a command is started."""
    try:
        return Path(os.path.relpath(os.path.realpath(out), os.path.realpath(root))).as_posix()
    except ValueError:  # on another drive
        return Path(os.path.realpath(out)).as_posix()


def cache(root: Path | str) -> Path:
    """The folder of the cache of a project."""
    return Path(root) / files.OWN_FOLDER


def catalog_path(out: Path, name: str, target: str) -> Path:
    """The path of the PO file of an article."""
    return catalogs(out, target) / f"{name}.po"


def paths(out: Path, name: str, source: str, target: str) -> tuple[Path, Path, Path, Path, Path]:
    """The paths of the files of an article: translated article, source and target side of the parallel text, ledger,
    catalog."""
    pair = parallel(out, source, target)
    whole = translated(out, target) / name
    sides = pair / f"{name}.{source}", pair / f"{name}.{target}"
    return whole, *sides, ledgers(out, target) / f"{name}.json", catalog_path(out, name, target)


def translated(out: Path, target: str) -> Path:
    """The folder of the translated articles and of the reports of a locale."""
    return out / target


def catalogs(out: Path, target: str = "") -> Path:
    """The folder of the catalogs of a locale; without a locale, that of all catalogs."""
    return out / "po" / target


def out_of_catalog(path: Path) -> Path | None:
    """The output folder that a catalog belongs to, by its path; None for one elsewhere, such as a copy."""
    folders = path.absolute().parents
    return next((one.parent for one in folders if one == catalogs(one.parent) and _is_out(one.parent)), None)


def _is_out(folder: Path) -> bool:
    return (folder / files.OWN_FOLDER).is_dir()


def parallel(out: Path, source: str, target: str) -> Path:
    """The folder of the parallel texts of a pair of locales."""
    return out / "parallel" / f"{source}-{target}"


def bilingual_paths(out: Path, name: str, target: str) -> tuple[Path, Path]:
    """The paths of the document of an article in both languages, and of its ledger."""
    return out / _BILINGUAL / target / name, ledgers(out, _BILINGUAL) / target / f"{name}.json"


def ledgers(out: Path, target: str) -> Path:
    """The folder of the ledgers of a locale."""
    return out / "ledger" / target


def reported(out: Path, name: str, target: str, suffix: str = ".json") -> Path:
    """The path of the part of an article in the report of a locale: for programs, or with `suffix` ".js" for the
    page."""
    return out / _REPORT / target / f"{name}{suffix}"


def reported_files(out: Path, target: str) -> Iterator[tuple[str, Path]]:
    """The parts of the report of a locale as (name of the article, path), sorted by path."""
    yield from _below(out / _REPORT / target, ".json")


def translated_files(out: Path, target: str) -> Iterator[tuple[str, Path]]:
    """The files in the folder of the translated articles of a locale as (name of the article, path), sorted by path;
    the reports are among them."""
    yield from _below(translated(out, target), "")


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was written for an article in a target locale, and its ledger."""

    locale: str
    name: str
    path: Path
    ledger: Path
    is_bilingual: bool = False


def written(out: Path) -> Iterator[Written]:
    """The documents below an output folder that have a ledger, sorted by its path; those in both languages last."""
    folders = _folders(out / "ledger")
    for one in (path for path in folders if path.name != _BILINGUAL):
        for name, path in _below(one, ".json"):
            yield Written(one.name, name, translated(out, one.name) / name, path)
    for one in _folders(ledgers(out, _BILINGUAL)):
        for name, path in _below(one, ".json"):
            yield Written(one.name, name, bilingual_paths(out, name, one.name)[0], path, is_bilingual=True)


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def locales_of_catalogs(out: Path) -> tuple[str, ...]:
    """The names of the folders that hold catalogs, sorted; () where there are none."""
    return tuple(path.name for path in _folders(catalogs(out)))


def catalog_files(out: Path, target: str) -> Iterator[tuple[str, Path]]:
    """The catalogs of a locale as (name of the article, path), sorted by path."""
    yield from _below(catalogs(out, target), ".po")


def parallel_files(out: Path, source: str, target: str) -> Iterator[tuple[str, Path]]:
    """The source sides of the parallel texts of a pair of locales as (name of the article, path), sorted by path."""
    yield from _below(parallel(out, source, target), f".{source}")


def source_locale(out: Path, name: str, target: str) -> str:
    """The source locale of an article by the folder of its parallel texts, "" if it has none."""
    for folder in sorted(parallel(out, "*", target).parent.glob(f"*-{target}")):
        source = folder.name.removesuffix(f"-{target}")
        if (folder / f"{name}.{source}").is_file():
            return source
    return ""


def _below(folder: Path, suffix: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob(f"*{suffix}")):
        if path.is_file():
            yield path.relative_to(folder).as_posix().removesuffix(suffix), path


def refuse_among_sources(given: Iterable[str], out: Path) -> None:
    """Raise ConfigError when the output folder is a folder of articles: the next run would read its files as
    articles."""
    for folder in given:
        if os.path.isdir(folder) and os.path.realpath(folder) == os.path.realpath(out):
            raise ConfigError(out, "the output folder is the folder of the articles", "give another --out")


def refuse_unwritable(out: Path) -> None:
    """Raise ConfigError when the output folder cannot be created; called before translating."""
    there = next(path for path in (out, *out.absolute().parents) if os.path.lexists(path))
    if not there.is_dir():
        raise ConfigError(there, "not a folder, so no output can be put there", "give another --out")
    if there != out and not os.access(there, os.W_OK | os.X_OK):
        raise ConfigError(out, f"cannot be made, {there} is not writable", "give another --out")


def refuse_overwriting(found: Iterable[Source], pairs: Iterable[tuple[str, str]], out: Path) -> None:
    """Raise ConfigError when a file that would be written for a pair of locales is one of the sources."""
    given = {os.path.realpath(source.path): source for source in found if source.path}
    folders: dict[str, str] = {}
    for source, target in pairs:
        for one in given.values():
            for path in (*paths(out, one.name, source, target), *bilingual_paths(out, one.name, target)):
                if (real := _real(path, folders)) in given:
                    raise ConfigError(real, "the output would overwrite this article", "give another --out")


def _real(path: Path, folders: dict[str, str]) -> str:
    """The path of a file without links. `folders`: what is known of its folders, by their paths."""
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    real = os.path.join(folders[folder], name)
    return os.path.realpath(real) if os.path.islink(real) else real


def refuse_unpaired(group: Iterable[Article], bilingual: Bilingual | None) -> None:
    """Raise ConfigError for the first article whose format has no such document in both languages."""
    for article in group:
        articles.refuse_unpaired(article, bilingual)


def write(out: Path, translation: Translation, put: Write = files.write, bilingual: Bilingual | None = None) -> int:
    """Write the translated article and its parallel texts with `put`, and if asked for the document in both languages.
    Returns how many files changed. Raises TranslateError."""
    article = translation.article
    whole, left, right, proof, _ = paths(out, article.name, article.locale, translation.locale)
    made = document(translation)
    texts = {
        whole: made.data,
        left: _joined(map(line, (unit.source for unit in translation.units))),
        right: _joined(target_lines(translation)),
        proof: ledger.serialize(article, articles.serialize(article, {}), translation.locale, made),
    }
    if bilingual:
        both = articles.bilingual(article, _shown(translation), translation.locale, bilingual)
        whole, proof = bilingual_paths(out, article.name, translation.locale)
        texts[whole] = both.data
        texts[proof] = ledger.serialize(article, articles.serialize(article, {}), translation.locale, both)
    return sum(put(path, data) for path, data in texts.items())


def document(translation: Translation) -> articles.Spliced:
    """The translated article as it is written."""
    approved = {n for n, unit in enumerate(translation.units, 1) if unit.state is State.TRANSLATED}
    return articles.translated(translation.article, _shown(translation), translation.locale, approved)


def _shown(translation: Translation) -> dict[int, str]:
    """The translations of an article as they are shown in it, by the ids of their paragraphs."""
    return {
        paragraph.id: unit.source if unit.target == unit.source else _one_paragraph(unit)
        for paragraph, unit in zip(translation.article.paragraphs, translation.units, strict=True)
        if unit.target
    }


def _one_paragraph(unit: Unit) -> str:
    """A translation without blank lines, but for those of fenced code: a person's text stays one paragraph, too. That
    of a source with blank lines may have some."""
    text = unit.target.strip()
    if _BLANK_LINES.search(unit.source):
        return text
    return "".join(piece if is_code else _BLANK_LINES.sub("\n", piece) for piece, is_code in parted(text))


def line(text: str) -> str:
    """A paragraph on one line, as in the parallel files."""
    return " ".join(part.strip(" \t") for part in _BREAKS.split(text)).strip()


def target_lines(translation: Translation) -> list[str]:
    """The target side of the parallel text, one line per paragraph; an untranslated paragraph keeps its source."""
    return [line(unit.target or unit.source) for unit in translation.units]


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in lines).encode("utf-8")
