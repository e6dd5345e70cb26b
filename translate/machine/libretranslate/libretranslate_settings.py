"""The table [engines.libretranslate] of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.errors import ConfigError
from translate.machine import servers
from translate.machine.servers import ServerSettings
from translate.project import engine_settings

_REMEDY = 'write such as url = "http://127.0.0.1:5000", and a key by key-env'


@dataclass(frozen=True, slots=True)
class LibreTranslateSettings(ServerSettings):
    """How a server is asked. `batch`: texts a request."""

    batch: int = 32


def read(table: Mapping[str, Any]) -> LibreTranslateSettings:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key."""
    return LibreTranslateSettings(**engine_settings.values({"url": "", **table}, _KEYS))


def _url(key: str, value: Any) -> str:
    if value == "":
        raise ConfigError(key, "no server is named", _REMEDY)
    url: str = servers.url_reader(_REMEDY)(key, value)
    return url


_KEYS = {**servers.READERS, "url": _url, "batch": engine_settings.whole(1, 1000)}
