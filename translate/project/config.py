"""Configuration: defaults < translate.toml or [tool.translate] of pyproject.toml < TRANSLATE_* < options given."""

from __future__ import annotations

import difflib
import logging
import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from glossary.files import charset_of, decoded
from translate.errors import ConfigError
from translate.model import Bilingual, Device, Locked, NamesMode, OnStale, Quality
from translate.project import check_settings, engine_settings
from translate.project.articles import FormatSettings, read_settings, refuse_unknown
from translate.project.check_settings import Gate
from translate.project.engine_settings import NO_SETTINGS, EngineSettings
from translate.text import locales

FILES = ("translate.toml", "pyproject.toml")
INDEXES = (  # of models, each with its mirrors
    ("https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json",),
    ("https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json",),
)
_PREFIX = "TRANSLATE_"
_OTHERS = frozenset({"MODELS_DIR", "CONVERT_PYTHON", "CHECK_OPTIONS", "INSTALL", "TOOLKIT"})  # models, CI, tests
_log = logging.getLogger(__name__)

_Given = TypeVar("_Given")
_Kept = TypeVar("_Kept")
_Kind = TypeVar("_Kind", bound=StrEnum)


class _Field(Generic[_Given, _Kept]):
    """A field of Options whose values are converted when set. Raises ConfigError for an invalid value."""

    def __init__(self, convert: Callable[[_Given], _Kept], default: _Kept) -> None:
        self._convert, self._default = convert, default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, options: object, owner: type) -> _Kept:
        kept: _Kept = self._default if options is None else vars(options)[self._name]
        return kept

    def __set__(self, options: object, value: _Given) -> None:
        try:
            vars(options)[self._name] = self._convert(value)
        except (TypeError, ValueError) as error:
            raise ConfigError(self._name.rstrip("_"), f"{value!r} is not {error}", "change the value") from error


def _text(value: Any) -> str:
    if not isinstance(value, str | os.PathLike) or not os.fspath(value) or "\0" in os.fspath(value):
        raise TypeError("a text")
    return os.fspath(value)


def _texts(value: Any) -> tuple[str, ...]:
    items = [value] if isinstance(value, str | os.PathLike) else value
    try:
        if isinstance(items, list | tuple):
            return tuple(map(_text, items))
    except TypeError:
        pass
    raise TypeError("a text or a list of texts")


def _tags(value: Any) -> tuple[str, ...]:
    """Locales, by tag or by name; a text may hold several, with commas between."""
    return tuple(locales.meant(one.strip()) for text in _texts(value) for one in text.split(",") if one.strip())


def _member(kind: type[_Kind]) -> Callable[[Any], _Kind]:
    """A function that reads a value as a member of an enumeration."""
    *most, last = kind

    def read(value: Any) -> _Kind:
        try:
            return kind(value)
        except ValueError as error:
            raise ValueError(f"{', '.join(most)} or {last}") from error

    return read


def _optional(read: Callable[[Any], _Kept]) -> Callable[[Any], _Kept | None]:
    """A function that reads a value that may be missing."""
    return lambda value: None if value is None else read(value)


AnyPath = str | os.PathLike[str]
_Texts: TypeAlias = "_Field[AnyPath | Sequence[AnyPath], tuple[str, ...]]"


@dataclass(frozen=True)
class Options:
    """The options of a run. Paths are as given, or relative to the configuration file that names them; where several
    values may be given, a single one may be given as it is.

    `sources`: files, folders, patterns (see `glossary.files.patterns.find`), "-" (standard input); () for the folder
    articles/. `to`: target locales, BCP 47 tags or names of languages. `from_`: source locale, "" to detect it. `out`:
    the folder for the results. `glossary`: termbases; where they differ, the first is used. `tm`: translation memories
    of other tools. `engine`: auto, the name of an engine, or a folder. `second`: the engine that is asked where the
    first is in doubt, "" for none; `fallback`: those asked in turn where nothing was translated. `quality`: see
    Quality. `beam`: beam width, 1 to 64, 0 for that of the quality. `names`: see NamesMode. `threads`: 0 for all
    processors. `reproducible`: the same bytes for any number of threads and any other texts. `on_stale`: see OnStale.
    `human`: locales and articles for people only, as LOCALE or LOCALE/PATTERN. `root`: the folder of the project, with
    the cache and translate.lock. `shard`: which part of the articles, of how many parts. `check`: see Gate.
    `device`: see Device. `locked`: see Locked. `indexes`: addresses of indexes of models, each with its mirrors.
    `attest`: the file of the attestation, "" for OUT/attestation.json; None: none is written. `bilingual`: how
    documents in both languages are laid out, see Bilingual; None: none are written. `formats`: see FormatSettings.
    `engines`: their settings by name. `decoys`: their file, "" for none; None: those measured for the model.

    Raises ConfigError for an invalid value.
    """

    sources: _Texts = _Field(_texts, ())
    to: _Texts = _Field(_tags, ())
    from_: _Field[str, str] = _Field(locales.meant, "")
    out: _Field[AnyPath, str] = _Field(_text, "out")
    glossary: _Texts = _Field(_texts, ())
    tm: _Texts = _Field(_texts, ())
    engine: str = "auto"
    second: str = ""
    fallback: _Texts = _Field(_texts, ())
    quality: _Field[str, Quality] = _Field(_member(Quality), Quality.GOOD)
    beam: int = 0
    names: _Field[str, NamesMode] = _Field(_member(NamesMode), NamesMode.AUTO)
    threads: int = 0
    reproducible: bool = False
    on_stale: _Field[str, OnStale] = _Field(_member(OnStale), OnStale.KEEP)
    human: _Texts = _Field(_texts, ())
    root: _Field[AnyPath, str] = _Field(_text, ".")
    shard: tuple[int, int] = (1, 1)
    check: Gate = field(default_factory=Gate)
    device: _Field[str, Device] = _Field(_member(Device), Device.AUTO)
    locked: _Field[str, Locked] = _Field(_member(Locked), Locked.NO)
    indexes: tuple[tuple[str, ...], ...] = INDEXES
    attest: str | None = None
    bilingual: _Field[str | None, Bilingual | None] = _Field(_optional(_member(Bilingual)), None)
    formats: FormatSettings = field(default_factory=FormatSettings)
    decoys: str | None = None
    engines: EngineSettings = field(default_factory=lambda: NO_SETTINGS)

    @property
    def others(self) -> tuple[str, ...]:
        """Files of the project that are no articles, though a pattern may match them."""
        return (*self.glossary, *self.tm)

    def refuse_missing(self, *keys: str) -> None:
        """Raise ConfigError for a file of the keys `glossary` or `tm` that does not exist."""
        for key in keys:
            for path in getattr(self, key):
                if not Path(path).is_file():
                    what = {"glossary": "termbase", "tm": "translation memory"}[key]
                    raise ConfigError(path, f"no such {what}", f"check --{key}, or {key} in the configuration")


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the configuration file: the field it sets, and the function that reads its value. `path`: its value is a
    path; `table`: its value is a table, which no environment variable can give."""

    field: str
    read: Callable[[Any], Any]
    path: bool = False
    table: bool = False


def load(given: Mapping[str, Any], environ: Mapping[str, str], folder: Path) -> Options:
    """The options of a run. `given`: those from the command line that were given; `environ`: environment variables;
    `folder`: where to look for a configuration, upwards. Of a TRANSLATE_* variable that is none of ours a note is
    logged, as another program may own it. Raises ConfigError, also for one that looks like a typing error."""
    path, table = _find(folder)
    root = os.path.relpath(path.parent, folder) if path else "."
    values = {"root": root} | (_from_table(path, table, root) if path else {})
    values |= _from_environment(environ)
    if given.get("out") == "":
        raise ConfigError("--out", "an empty name", "name a folder")
    return Options(**(values | dict(given)))


def configured(**given: Any) -> Options:
    """The options of the project in the current folder, from its configuration file and the TRANSLATE_* variables.
    Options given here are used instead of these; None and () count as not given. `format`: that of all articles,
    `extract`: see FormatSettings. Raises ConfigError."""
    named, extract = given.pop("format", None), given.pop("extract", None)
    loaded = load({k: v for k, v in given.items() if v is not None and v != ()}, os.environ, Path.cwd())
    settings = replace(loaded.formats, format=named) if named else loaded.formats
    settings = replace(settings, extract=True) if extract else settings
    refuse_unknown(settings)
    return replace(loaded, formats=settings)


def _find(folder: Path) -> tuple[Path | None, Mapping[str, Any]]:
    """The path of the nearest configuration file in the folder or above it, and its table; (None, {}) if there is
    none."""
    for here in (folder, *folder.parents):
        for name in FILES:
            path = here / name
            if not path.is_file():
                continue
            try:
                content = tomllib.loads(_text_of(path))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise ConfigError(path, f"not readable as TOML ({error})", "correct the file") from error
            tool = content.get("tool")
            table = content if name == FILES[0] else tool.get("translate") if isinstance(tool, dict) else None
            if table is not None and not isinstance(table, dict):
                raise ConfigError(f"{path}: tool.translate", "not a table", "write [tool.translate] and keys below it")
            if table is not None:
                return path, table
    return None, {}


def _text_of(path: Path) -> str:
    """The text of a file in UTF-8, without the byte order mark of a Windows editor. Raises OSError,
    UnicodeDecodeError; ConfigError for UTF-16."""
    data = path.read_bytes()
    if charset_of(data) != "utf-8":
        raise ConfigError(path, "UTF-16, which TOML may not be", "save it as UTF-8")
    return decoded(data)


def _from_table(path: Path, table: Mapping[str, Any], base: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in KEYS:
            near = difflib.get_close_matches(name, KEYS, 1)
            remedy = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(sorted(KEYS))}"
            raise ConfigError(f"{path}: {name}", "no such key", remedy)
        key = KEYS[name]
        try:
            read = key.read(value)
        except ConfigError as error:
            where = ".".join(filter(None, [name, str(error.where)]))
            raise ConfigError(f"{path}: {where}", error.what, error.remedy) from error
        except (TypeError, ValueError) as error:
            raise ConfigError(f"{path}: {name}", f"{value!r} is not {error}", "change the value") from error
        values[key.field] = _rebased(read, base) if key.path else read
    return values


def _rebased(value: Any, base: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_rebased(item, base) for item in value)
    return value if value == "-" else os.path.normpath(os.path.join(base, value))


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = {_variable(name).removeprefix(_PREFIX) for name, key in KEYS.items() if not key.table} | _OTHERS
    for name in sorted(name.removeprefix(_PREFIX) for name in environ if name.startswith(_PREFIX) and environ[name]):
        if name not in known:
            if near := difflib.get_close_matches(name, known, 1):
                remedy = f"did you mean {_PREFIX}{near[0]}? change or unset it"
                raise ConfigError(f"{_PREFIX}{name}", "no such variable", remedy)
            _log.warning("%s: no such variable, it has no effect; unset it if it was meant for us", f"{_PREFIX}{name}")


def _variable(name: str) -> str:
    """The environment variable of a key."""
    return f"{_PREFIX}{name.upper().replace('-', '_')}"


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    _refuse_unknown(environ)
    values: dict[str, Any] = {}
    for name, key in KEYS.items():
        variable = _variable(name)
        if key.table or not (text := environ.get(variable)):
            continue
        many = key.read is _texts
        try:
            values[key.field] = key.read(
                [part.strip() for part in text.split(",") if part.strip()] if many else _literal(key, text)
            )
        except (TypeError, ValueError) as error:
            raise ConfigError(variable, f"{text!r} is not {error}", "change or unset it") from error
    return values


def _literal(key: _Key, text: str) -> Any:
    return int(text) if key.read in (_positive, _count) and re.fullmatch(r"-?[0-9]{1,9}", text.strip()) else text


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError("a whole number, 0 or more")
    return value


def _positive(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 64:
        raise TypeError("a whole number from 1 to 64")
    return value


def _switch(value: Any) -> bool:
    named = (
        {"1": True, "true": True, "0": False, "false": False}.get(value.lower()) if isinstance(value, str) else value
    )
    if not isinstance(named, bool):
        raise TypeError("true or false")
    return named


def _indexes(value: Any) -> tuple[tuple[str, ...], ...]:
    """The value of `models`: addresses, or lists of mirrors; in one text, addresses are separated by spaces and mirrors
    by "|"."""
    if isinstance(value, dict):
        if unknown := [key for key in value if key != "indexes"]:
            raise ValueError(f'a table with "indexes" only ({unknown[0]!r} is unknown)')
        value = value.get("indexes", [])
    items = [part.split("|") for part in value.split()] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise TypeError("a list of addresses")
    return tuple(_texts(item) for item in items)


KEYS: Mapping[str, _Key] = {
    "sources": _Key("sources", _texts, path=True),
    "to": _Key("to", _texts),
    "from": _Key("from_", _text),
    "out": _Key("out", _text, path=True),
    "glossary": _Key("glossary", _texts, path=True),
    "tm": _Key("tm", _texts, path=True),
    "engine": _Key("engine", _text),
    "second": _Key("second", _text),
    "fallback": _Key("fallback", _texts),
    "engines": _Key("engines", engine_settings.read, table=True),
    "quality": _Key("quality", _member(Quality)),
    "beam": _Key("beam", _positive),
    "names": _Key("names", _member(NamesMode)),
    "threads": _Key("threads", _count),
    "reproducible": _Key("reproducible", _switch),
    "check": _Key("check", check_settings.read, table=True),
    "formats": _Key("formats", read_settings, table=True),
    "device": _Key("device", _member(Device)),
    "models": _Key("indexes", _indexes),
    "on-stale": _Key("on_stale", _member(OnStale)),
    "human": _Key("human", _texts),
    "bilingual": _Key("bilingual", _member(Bilingual)),
}
