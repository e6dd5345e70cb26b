"""The settings of engines: the table `engines` of the configuration, in it a table for each engine by its name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, TypeAlias

from translate.errors import ConfigError

GROUP = "translate.engines"  # of entry points
EngineSettings: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Tables as TOML gives them, by the name of the engine that reads them."""
NO_SETTINGS: EngineSettings = MappingProxyType({})


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


def _remedy(name: str, known: Iterable[str], what: str) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean {near[0]}?" if near else f"known {what}: {', '.join(names)}"
