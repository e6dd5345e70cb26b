"""The formats by name and by the suffix of the file: plain text, those built in, and those of other packages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePosixPath

from translate.errors import ConfigError
from translate.model import Article
from translate.project.articles import plain
from translate.project.articles.article_formats import ArticleFormat
from translate.project.articles.built_in_formats import BILINGUAL, BUILT_IN
from translate.project.articles.format_settings import FormatSettings

GROUP = "translate.formats"
# Read where they are named, or match a pattern: they are mostly settings, or data, or they are bilingual files, which
# stand beside those of other languages, and beside catalogs of this program.
_BY_NAME = frozenset({".xml", ".json", ".yaml", ".yml", ".toml", ".properties", ".csv", ".tsv", *BILINGUAL})


def suffixes() -> tuple[str, ...]:
    """The suffixes, and names of files, that a folder is searched for: without those of files that are mostly no
    articles."""
    return tuple(suffix for suffix in by_suffix() if suffix not in _BY_NAME)


def is_searched(name: str) -> bool:
    """True for the name of a file that is an article if it is in a folder that is searched."""
    path = PurePosixPath(name.lower())
    return any(one in by_suffix() and one not in _BY_NAME for one in (path.name, path.suffix))


def refuse_unknown(settings: FormatSettings) -> None:
    """Raise ConfigError for settings that name no format."""
    if settings.format and settings.format not in _by_name():
        known = ", ".join(sorted(_by_name()))
        raise ConfigError("--format", f"{settings.format!r} is no format", f"there are {known}")


def own_format(article: Article) -> ArticleFormat:
    """The format of an article."""
    return format_of(article.name, article.format)


def format_of(name: str, format: str) -> ArticleFormat:
    """The format of a name, else of a file by its name or suffix, plain text where none is registered for it."""
    return _loaded(_entry(name, format))


def is_built_in(name: str, format: str) -> bool:
    """True for a file of a format of this program; that of another package may change with nothing to tell it by."""
    return _entry(name, format).value in BUILT_IN


def _entry(name: str, format: str) -> EntryPoint:
    if format:
        return _by_name()[format]
    path = PurePosixPath(name.lower())
    return by_suffix().get(path.name) or by_suffix().get(path.suffix) or _by_name()["plain"]


@cache
def _loaded(entry: EntryPoint) -> ArticleFormat:
    """The format of an entry point. Raises ImportError."""
    found: ArticleFormat = entry.load()
    return found


def _suffixes(entry: EntryPoint) -> tuple[str, ...]:
    """The suffixes of a format; one that is built in is not imported for them. Raises ImportError."""
    known = BUILT_IN.get(entry.value)
    return _loaded(entry).suffixes if known is None else known


@lru_cache(1)
def _by_name() -> Mapping[str, EntryPoint]:
    """The formats by the names of their entry points; one that cannot be imported is left out."""
    found = {"plain": EntryPoint("plain", plain.__name__, GROUP)}
    for entry in entry_points(group=GROUP):
        try:
            _suffixes(entry)
        except ImportError:
            continue
        found[entry.name] = entry
    return found


@lru_cache(1)
def by_suffix() -> Mapping[str, EntryPoint]:
    """The formats by suffix, plain text first."""
    found = dict.fromkeys(plain.suffixes, _by_name()["plain"])
    for one in _by_name().values():
        for suffix in _suffixes(one):
            found.setdefault(suffix, one)
    return found
