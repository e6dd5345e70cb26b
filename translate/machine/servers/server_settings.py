"""What the tables of all engines on servers have in common, and the client that it makes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.errors import ConfigError
from translate.machine.servers.addresses import parsed, place
from translate.machine.servers.http_client import JsonClient
from translate.project import engine_settings


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How a server is reached. `url`: what the addresses of its API begin with; `key_env`: the environment variable
    that holds the key, "" for none; `timeout`: seconds for one answer; `retries`: how often a request is repeated that
    it could not answer; `allow_remote`: whether texts may be sent out of the private network."""

    url: str
    key_env: str = ""
    timeout: float = 120.0
    retries: int = 3
    allow_remote: bool = False


def url_reader(remedy: str) -> engine_settings.Reader:
    """A reader of the address of a server. `remedy`: what to write, said where it is none."""

    def read(key: str, value: Any) -> str:
        url = engine_settings.text(key, value)
        parsed(url, remedy)
        return url.rstrip("/")

    return read


def _variable(key: str, value: Any) -> str:
    return "" if value == "" else engine_settings.text(key, value)


READERS: Mapping[str, engine_settings.Reader] = {
    "key-env": _variable,
    "timeout": engine_settings.number(0.1, 3600),
    "retries": engine_settings.whole(0, 10),
    "allow-remote": engine_settings.flag,
}
"""Of all keys but `url`, for which each engine has a remedy of its own."""


def key(settings: ServerSettings, engine: str) -> str:
    """The key of the server, "" for none. Raises ConfigError where its variable is not set."""
    found = os.environ.get(settings.key_env, "") if settings.key_env else ""
    if settings.key_env and not found:
        what = f"the variable {settings.key_env} is not set"
        raise ConfigError(f"engines.{engine}.key-env", what, "set it, or remove this")
    return found


def client(settings: ServerSettings, engine: str, *, connections: int, bearer: str = "") -> JsonClient:
    """A client of the server. `connections`: how many at once; `bearer`: a key that is sent with every request. Raises
    ConfigError, EngineError."""
    where = place(settings.url, engine, allow_remote=settings.allow_remote)
    return JsonClient(
        where, engine, key=bearer, timeout=settings.timeout, retries=settings.retries, connections=connections
    )
