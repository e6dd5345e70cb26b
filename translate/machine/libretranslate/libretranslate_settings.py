"""The table [engines.libretranslate] of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.errors import ConfigError
from translate.machine.servers import parsed
from translate.project import engine_settings

_REMEDY = 'write such as url = "http://127.0.0.1:5000", and a key by key-env'
_KEYS = ("url", "key-env", "batch", "timeout", "retries", "allow-remote")


@dataclass(frozen=True, slots=True)
class LibreTranslateSettings:
    """How a server is asked. `url`: what the addresses of its API begin with; `key_env`: the environment variable that
    holds the key, "" for none; `batch`: texts a request; `timeout`: seconds for one answer; `retries`: how often a
    request is repeated that it could not answer; `allow_remote`: whether texts may be sent out of the private
    network."""

    url: str
    key_env: str = ""
    batch: int = 32
    timeout: float = 120.0
    retries: int = 3
    allow_remote: bool = False


def read(table: Mapping[str, Any]) -> LibreTranslateSettings:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key."""
    engine_settings.refuse_unknown(table, _KEYS)
    url = _text(table, "url", "")
    if not url:
        raise ConfigError("url", "no server is named", _REMEDY)
    try:
        parsed(url)
    except ConfigError as error:
        raise ConfigError(error.where, error.what, _REMEDY) from error
    allow = table.get("allow-remote", False)
    if not isinstance(allow, bool):
        raise ConfigError("allow-remote", f"{allow!r} is not true or false", "change the value")
    return LibreTranslateSettings(
        url.rstrip("/"),
        _text(table, "key-env", ""),
        int(_number(table, "batch", 32, 1, 1000)),
        _number(table, "timeout", 120.0, 0.1, 3600),
        int(_number(table, "retries", 3, 0, 10)),
        allow,
    )


def _text(table: Mapping[str, Any], key: str, usual: str) -> str:
    value = table.get(key, usual)
    if not isinstance(value, str) or not value.isprintable():
        raise ConfigError(key, f"{value!r} is not a text", "change the value")
    return value.strip()


def _number(table: Mapping[str, Any], key: str, usual: float, least: float, most: float) -> float:
    value = table.get(key, usual)
    whole = isinstance(usual, int)
    fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if not fits or not least <= value <= most:
        kind = "a whole number" if whole else "a number"
        raise ConfigError(key, f"{value!r} is not {kind} from {least:g} to {most:g}", "change the value")
    return float(value)
