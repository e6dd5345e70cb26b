"""The engine `libretranslate`: a server of LibreTranslate or `translate serve`, named in [engines.libretranslate]."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from translate.errors import ConfigError, LocaleError
from translate.machine import Engine, Hop, Route, servers
from translate.machine.libretranslate import libretranslate_settings
from translate.machine.libretranslate.libretranslate_engine import LibreTranslateEngine
from translate.machine.libretranslate.libretranslate_settings import LibreTranslateSettings
from translate.machine.servers import JsonClient, UnansweredError, place
from translate.text import locales

NAME = "libretranslate"


@dataclass(frozen=True, slots=True)
class LibreTranslateServer:
    """What a server tells. `codes`: the pairs that it translates between, each pair of locales with its own codes;
    `version`: of its program; `made_by`: of a pair of codes what makes the translations, where it tells it."""

    codes: Mapping[tuple[str, str], tuple[str, str]]
    version: str
    made_by: Mapping[str, str]


class LibreTranslateProvider:
    """Provides the languages of the server of the settings."""

    name = NAME
    automatic = False

    def __init__(self, settings: LibreTranslateSettings | None = None) -> None:
        self._settings = settings

    def configured(self, table: Mapping[str, Any]) -> LibreTranslateProvider:
        """The provider with the settings of a table. Raises ConfigError."""
        return LibreTranslateProvider(libretranslate_settings.read(table))

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """The routes to a target locale; the server is asked which languages it has. Raises ConfigError,
        EngineError."""
        settings = self._stated()
        told = _served(settings)
        where = place(settings.url, NAME, allow_remote=settings.allow_remote)
        note = f"the texts of the articles are sent to {where.name}" if where.is_remote else ""
        for ours, theirs in _fitting(told, source, target):
            made_by = told.made_by.get("-".join(theirs), "")
            identity = json.dumps([where.name, where.path, told.version, made_by], ensure_ascii=False)
            model = f"{told.version} at {where.name}"
            yield Route(self.name, (Hop(*ours, model, None, identity, where.told),), note=note)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The pairs of the server, if one is named. Raises EngineError."""
        return _served(self._settings).codes if self._settings else ()

    def devices(self) -> tuple[str, ...]:
        """ "cpu": what the server runs on is its own affair."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The engine. Raises ConfigError, EngineError."""
        settings = self._stated()
        codes = _served(settings).codes[route.source, route.target]
        return LibreTranslateEngine(_client(settings), *codes, servers.key(settings, NAME), settings.batch)

    def _stated(self) -> LibreTranslateSettings:
        if self._settings is None:
            remedy = 'write [engines.libretranslate] and url = "http://127.0.0.1:5000" into the configuration'
            raise ConfigError(f"--engine {NAME}", "no server is named", remedy)
        return self._settings


def _fitting(
    told: LibreTranslateServer, source: str | None, target: str
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for (a, b), theirs in told.codes.items():
        if (source is None or locales.same_language(source, a)) and locales.same_language(target, b):
            yield (a, b), theirs


def _client(settings: LibreTranslateSettings) -> JsonClient:
    return servers.client(settings, NAME, connections=1)


@lru_cache(maxsize=8)
def _served(settings: LibreTranslateSettings) -> LibreTranslateServer:
    """What the server tells of itself; once a process. Raises EngineError."""
    client = _client(settings)
    try:
        codes = dict(_codes(client.get_list("/languages")))
    except UnansweredError as failure:
        raise client.error(failure) from failure
    try:
        spec = client.get("/spec")
    except UnansweredError:  # some have none
        spec = {}
    found = spec.get("info")
    info = found if isinstance(found, dict) else {}
    name, version = (str(info.get(key, ""))[:80] for key in ("title", "version"))
    made_by = spec.get("x-made-by")
    told = {str(key): str(one) for key, one in made_by.items()} if isinstance(made_by, dict) else {}
    return LibreTranslateServer(codes, f"{name or 'LibreTranslate'} {version or '?'}", told)


def _codes(rows: Iterable[Any]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The pairs of locales in the answer of /languages, with the codes for them. A server that says no targets
    translates from any of its languages into any."""
    known = {str(row["code"]): row.get("targets") for row in rows if isinstance(row, dict) and row.get("code")}
    for code, targets in known.items():
        for target in targets if isinstance(targets, list) else known:
            try:
                pair = locales.of_model(code), locales.of_model(str(target))
            except LocaleError:
                continue
            if not locales.same_language(*pair):
                yield pair, (code, str(target))


provider = LibreTranslateProvider()
