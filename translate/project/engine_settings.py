"""The settings of engines: the table `engines` of the configuration, in it a table for each engine by its name; and
readers of the values there."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, TypeAlias

from translate.errors import ConfigError

GROUP = "translate.engines"  # of entry points
EngineSettings: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Tables as TOML gives them, by the name of the engine that reads them."""
NO_SETTINGS: EngineSettings = MappingProxyType({})
Reader: TypeAlias = Callable[[str, Any], Any]
"""What makes of a key and its value that which is meant. Raises ConfigError, whose `where` is the key."""


def read(table: Any) -> EngineSettings:
    """The settings in a table as TOML gives it, each read by its engine once, so that a wrong key is told at once; that
    of an engine whose extra is not installed is not.

    Raises ConfigError, whose `where` is the key below `engines`.
    """
    if not isinstance(table, dict):
        raise ConfigError("", f"{table!r} is not a table", "write [engines.NAME] and keys below it")
    entries = {entry.name: entry for entry in entry_points(group=GROUP)}
    for name, one in table.items():
        if name not in entries:
            raise ConfigError(name, "no such engine", _remedy(name, entries, "engines"))
        try:
            provider = entries[name].load()
        except ImportError:
            continue
        configured(provider, name, one)
    return MappingProxyType({name: MappingProxyType(one) for name, one in table.items()})


def configured(provider: Any, name: str, table: Any) -> Any:
    """An engine with its settings: what its method `configured` makes of its table. Raises ConfigError, whose `where`
    is the key below `engines`."""
    if not isinstance(table, Mapping):
        raise ConfigError(name, f"{table!r} is not a table", f"write [engines.{name}] and keys below it")
    if not hasattr(provider, "configured"):
        raise ConfigError(name, "this engine has no settings", "remove the table")
    try:
        return provider.configured(table)
    except ConfigError as error:
        where = ".".join(filter(None, (name, str(error.where))))
        raise ConfigError(where, error.what, error.remedy) from error


def refuse_unknown(table: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise ConfigError for a key that is not among those an engine knows."""
    keys = list(known)
    for key in table:
        if key not in keys:
            raise ConfigError(key, "no such key", _remedy(key, keys, "keys"))


def values(table: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The values in the table of an engine, each as its reader gives it, by the names of keys with "_" for "-". Raises
    ConfigError, also for a key that has no reader."""
    refuse_unknown(table, readers)
    return {key.replace("-", "_"): readers[key](key, value) for key, value in table.items()}


def text(key: str, value: Any) -> str:
    """A text that is not empty, without the spaces around it."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ConfigError(key, f"{value!r} is not a text", "change the value")
    return value.strip()


def flag(key: str, value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ConfigError(key, f"{value!r} is not true or false", "change the value")
    return value


def one_of(*known: str) -> Reader:
    """A reader of one of some words."""

    def read_word(key: str, value: Any) -> str:
        if value not in known:
            raise ConfigError(key, f"{value!r} is not {' or '.join(known)}", "change the value")
        return str(value)

    return read_word


def whole(least: int, most: int) -> Reader:
    """A reader of a whole number between two, these included."""
    return _between(least, most, (int,), "a whole number")


def number(least: float, most: float) -> Reader:
    """A reader of a number between two, these included."""
    return _between(least, most, (int, float), "a number")


def _between(least: float, most: float, kinds: tuple[type, ...], name: str) -> Reader:
    def read_number(key: str, value: Any) -> Any:
        fits = isinstance(value, kinds) and not isinstance(value, bool)
        if not fits or not least <= value <= most:
            raise ConfigError(key, f"{value!r} is not {name} from {least:g} to {most:g}", "change the value")
        return value

    return read_number


def _remedy(name: str, known: Iterable[str], what: str) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean {near[0]}?" if near else f"known {what}: {', '.join(names)}"
