"""The engine `llm`: a model on a server of the house, named in [engines.llm]."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from translate.errors import ConfigError, EngineError
from translate.machine import Engine, Hop, Route, servers
from translate.machine.llm import settings as llm_settings
from translate.machine.llm.chat_protocols import Served, server
from translate.machine.llm.llm_engine import LlmEngine
from translate.machine.llm.settings import LlmSettings
from translate.machine.servers import JsonClient, UnansweredError, place
from translate.model import LocalePair, ModelServer
from translate.text import locales

# Languages of articles whose language nobody has said, for a family that states none.
_USUAL = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "ru", "uk", "be", "bg", "sr", "tr", "el", "sv", "da", "nb",
    "fi", "hu", "ro", "ar", "fa", "he", "hi", "bn", "zh", "ja", "ko", "vi", "th", "id",
)  # fmt: skip


NAME = "llm"


class LlmProvider:
    """Provides the model of the settings for the pairs of languages that its profile knows."""

    name = NAME
    automatic = False

    def __init__(self, settings: LlmSettings | None = None) -> None:
        self._settings = settings

    def configured(self, table: Mapping[str, Any]) -> LlmProvider:
        """The provider with the settings of a table. Raises ConfigError."""
        return LlmProvider(llm_settings.read(table))

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """One route for each source language; the server is asked which model it has. Raises ConfigError,
        EngineError."""
        settings = self._stated()
        profile = settings.profile
        sources = (source,) if source else (profile.languages or _USUAL)
        pairs = [
            (one, target) for one in sources if one and profile.knows(one) and not locales.same_language(one, target)
        ]
        if not pairs or not profile.knows(target):
            return ()
        served, where = _served(settings), _model_server(settings)
        host = where.name if where.is_remote else ""
        shown = f"{served.identity[:12]}" if served.kind == "digest" else "name only"
        model = f"{settings.model} [{shown}]" + (f" at {host}" if host else "")
        note = f"the texts of the articles are sent to {host}" if host else ""
        identity = _identity(settings, served, host)
        return [
            Route(self.name, (Hop(*pair, model, None, identity, where),), note=note, contextual=True) for pair in pairs
        ]

    def pairs(self) -> Iterable[tuple[str, str]]:
        """None: they are too many to be listed."""
        return ()

    def devices(self) -> tuple[str, ...]:
        """ "cpu": what the server runs on is its own affair."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The engine; the server loads the model at the first request. Raises ConfigError, EngineError."""
        settings = self._stated()
        client = _client(settings)
        return LlmEngine(server(client, settings), client.error, settings, LocalePair(route.source, route.target))

    def _stated(self) -> LlmSettings:
        if self._settings is None or not self._settings.model:
            raise ConfigError(
                "--engine llm", "no model is named", 'write [engines.llm] and model = "NAME" into the configuration'
            )
        return self._settings


def _client(settings: LlmSettings) -> JsonClient:
    return servers.client(settings, NAME, connections=settings.concurrency, bearer=servers.key(settings, NAME))


@lru_cache(maxsize=8)
def _served(settings: LlmSettings) -> Served:
    """What the server says of the model; once a process."""
    client = _client(settings)
    try:
        found = server(client, settings).served()
    except UnansweredError as failure:
        raise client.error(failure) from failure
    if settings.digest and found.identity != settings.digest.removeprefix("sha256:"):
        what = f"the server has {found.kind} {found.identity}, the configuration {settings.digest}"
        raise EngineError(settings.model, what, "correct digest in [engines.llm], or the model on the server")
    return found


@lru_cache(maxsize=8)
def _model_server(settings: LlmSettings) -> ModelServer:
    """The server, as it is told to people."""
    return place(settings.url, NAME, allow_remote=settings.allow_remote).told


def _identity(settings: LlmSettings, served: Served, host: str) -> str:
    """All that the translations of a model depend on, as far as it can be known."""
    profile = settings.profile
    sampling = settings.drawn_at, profile.top_p, profile.top_k, profile.repeat_penalty
    limits = settings.max_tokens, settings.context_length, settings.neighbours, settings.batch
    told = (settings.protocol, settings.model, served.kind, served.identity, host)
    return json.dumps([*told, profile.name, profile.version, sampling, limits], ensure_ascii=False)


provider = LlmProvider()
