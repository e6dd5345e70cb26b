"""Configuration: defaults < translate.toml or [tool.translate] of pyproject.toml < TRANSLATE_* < options given."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translate.errors import ConfigError
from translate.project import check_settings, files
from translate.project.check_settings import Gate

FILES = ("translate.toml", "pyproject.toml")
MEMORY_FOLDER = files.OWN_FOLDER
INDEXES = (  # of models, each with its mirrors
    ("https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json",),
    ("https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json",),
)


def processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # Linux has it, macOS and Windows have not
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is told. Paths are as given, or relative to the configuration file that names them.

    `sources`: files, folders, patterns (see `glossary.patterns.find`), "-". `to`: target locales. `from_`: source
    locale, "" to detect it. `tm`: translation memories of other tools. `quality`: fast, good or best. `beam`: 0 for
    that of the quality. `names`: auto, enforce, report or off. `threads`: 0 for all cores. `on_stale`: what an article
    shows where the source has changed since a person worded it: keep, machine or source. `human`: locales and articles
    that people own, see `pipeline.human_only.Owned`. `reproducible`: the same bytes whatever the number of threads and
    the other texts. `root`: the project's folder, where the memory lives and translate.lock lies. `shard`: which part
    of the articles, of how many. `check`: what the checks are told. `device`: auto, cpu or cuda. `locked`: what is done
    where no model is here as translate.lock pins it, see `translate.models.lock.plan`.
    `indexes`: of models, each with its mirrors.
    """

    sources: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    from_: str = ""
    out: str = "out"
    glossary: tuple[str, ...] = ()
    tm: tuple[str, ...] = ()
    engine: str = "auto"
    quality: str = "good"
    beam: int = 0
    names: str = "auto"
    threads: int = 0
    reproducible: bool = False
    on_stale: str = "keep"
    human: tuple[str, ...] = ()
    root: str = "."
    shard: tuple[int, int] = (1, 1)
    check: Gate = field(default_factory=Gate)
    device: str = "auto"
    locked: str = ""
    indexes: tuple[tuple[str, ...], ...] = INDEXES


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the configuration file: the field it fills, how its value is read, whether it is a path, or a table
    (which no environment variable gives)."""

    field: str
    read: Callable[[Any], Any]
    path: bool = False
    table: bool = False


def load(given: Mapping[str, Any], environ: Mapping[str, str], folder: Path) -> Options:
    """The options of a run. `given`: options on the command line, those not given left out. Raises ConfigError."""
    path, table = _find(folder)
    root = os.path.relpath(path.parent, folder) if path else "."
    values = {"root": root} | (_from_table(path, table, root) if path else {})
    values |= _from_environment(environ)
    if given.get("out") == "":
        raise ConfigError("--out", "an empty name", "name a folder")
    return Options(**(values | dict(given)))


def _find(folder: Path) -> tuple[Path | None, Mapping[str, Any]]:
    """The nearest configuration in the folder or above it, and its table; (None, {}) when there is none."""
    for here in (folder, *folder.parents):
        for name in FILES:
            path = here / name
            if not path.is_file():
                continue
            try:
                content = tomllib.loads(path.read_text("utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise ConfigError(path, f"not readable as TOML ({error})", "mend the file") from error
            tool = content.get("tool")
            table = content if name == FILES[0] else tool.get("translate") if isinstance(tool, dict) else None
            if table is not None and not isinstance(table, dict):
                raise ConfigError(f"{path}: tool.translate", "not a table", "write [tool.translate] and keys below it")
            if table is not None:
                return path, table
    return None, {}


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


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, key in KEYS.items():
        variable = f"TRANSLATE_{name.upper().replace('-', '_')}"
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


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise TypeError("a text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item and "\0" not in item for item in items):
        raise TypeError("a text or a list of texts")
    return tuple(items)


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


def _quality(value: Any) -> str:
    if value not in ("fast", "good", "best"):
        raise ValueError("fast, good or best")
    return str(value)


def _device(value: Any) -> str:
    if value not in ("auto", "cpu", "cuda"):
        raise ValueError("auto, cpu or cuda")
    return str(value)


def _indexes(value: Any) -> tuple[tuple[str, ...], ...]:
    """Addresses, or lists of mirrors; as one text divided by spaces, mirrors by "|"."""
    if isinstance(value, dict):
        if unknown := [key for key in value if key != "indexes"]:
            raise ValueError(f'a table with "indexes" only ({unknown[0]!r} is unknown)')
        value = value.get("indexes", [])
    items = [part.split("|") for part in value.split()] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise TypeError("a list of addresses")
    return tuple(_texts(item) for item in items)


def _names(value: Any) -> str:
    if value not in ("auto", "enforce", "report", "off"):
        raise ValueError("auto, enforce, report or off")
    return str(value)


def _on_stale(value: Any) -> str:
    if value not in ("keep", "machine", "source"):
        raise ValueError("keep, machine or source")
    return str(value)


KEYS: Mapping[str, _Key] = {
    "sources": _Key("sources", _texts, path=True),
    "to": _Key("to", _texts),
    "from": _Key("from_", _text),
    "out": _Key("out", _text, path=True),
    "glossary": _Key("glossary", _texts, path=True),
    "tm": _Key("tm", _texts, path=True),
    "engine": _Key("engine", _text),
    "quality": _Key("quality", _quality),
    "beam": _Key("beam", _positive),
    "names": _Key("names", _names),
    "threads": _Key("threads", _count),
    "reproducible": _Key("reproducible", _switch),
    "check": _Key("check", check_settings.read, table=True),
    "device": _Key("device", _device),
    "models": _Key("indexes", _indexes),
    "on-stale": _Key("on_stale", _on_stale),
    "human": _Key("human", _texts),
}
