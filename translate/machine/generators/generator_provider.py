"""The engine `ct2-llm`: language models in our own folder of models, or in a folder that is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from translate.errors import EngineError
from translate.machine import Engine, Hop, ModelLocales, Route, ctranslate2_devices, readable_models
from translate.machine.generators import language_model
from translate.machine.generators.language_model import LanguageModel
from translate.machine.generators.local_model import LocalModel
from translate.machine.llm import LlmEngine, LlmSettings, Profile
from translate.machine.llm import settings as llm_settings
from translate.machine.servers import UnansweredError
from translate.model import LocalePair
from translate.project import engine_settings
from translate.text import locales

ANY = "mul"  # ISO 639-2: several languages; told for a model that names none
KEYS = ("model", "profile", "temperature", "max-tokens", "context-length", "neighbours")


class GeneratorProvider:
    """Provides the installed models; or, given a folder, the one model in it. `table`: the settings as given."""

    name = "ct2-llm"
    automatic = False

    def __init__(self, folder: Path | None = None, table: Mapping[str, Any] | None = None) -> None:
        self._table = table or {}
        self._found = _installed if folder is None else cache(partial(_there, folder))

    def at(self, folder: Path) -> GeneratorProvider:
        """A provider of the model in a folder alone, if there is one."""
        return GeneratorProvider(folder, {key: value for key, value in self._table.items() if key != "model"})

    def configured(self, table: Mapping[str, Any]) -> GeneratorProvider:
        """The provider with the settings of a table. Raises ConfigError."""
        engine_settings.refuse_unknown(table, KEYS)
        llm_settings.read(table)
        return GeneratorProvider(None, table)

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """Direct routes."""
        for one in self._models():
            settings = self._settings(one)
            for out in (source,) if source else _sources(one, settings.profile):
                if not locales.same_language(out, target) and _knows(one, settings.profile, out, target):
                    hop = replace(one.hop(out, target), identity=_identity(settings))
                    yield Route(self.name, (hop,), contextual=True)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """For each model the languages that its files state, else that it has some."""
        for one in self._models():
            pairs = [(a, b) for a in one.sources for b in one.targets if not locales.same_language(a, b)]
            yield from pairs or [(ANY, ANY)]

    def models(self) -> Iterable[ModelLocales]:
        """Each model with the locales that its files state."""
        for one in self._models():
            sources, targets = one.sources or (ANY,), one.targets or (ANY,)
            yield ModelLocales(one.hop(*one.sample()), sources, targets)

    def devices(self) -> tuple[str, ...]:
        """Those of CTranslate2."""
        return ctranslate2_devices()

    def load(self, route: Route, threads: int) -> Engine:
        """The engine of a route. Raises EngineError, ModelError."""
        hop = route.hops[0]
        found = language_model.read(hop.path, hop.model) if hop.path else None
        if found is None:
            raise EngineError(hop.model, "the model is gone", "install it again")
        settings = replace(self._settings(found), concurrency=threads)
        model = LocalModel(found, settings, threads, route.device)
        return LlmEngine(model, partial(_error, hop), settings, LocalePair(route.source, route.target))

    def _models(self) -> Iterator[LanguageModel]:
        wanted = self._table.get("model")
        return (one for one in self._found() if wanted in (None, one.name))

    def _settings(self, model: LanguageModel) -> LlmSettings:
        """The settings for a model: its profile by its name, its context by its files, where nothing else is given."""
        found = llm_settings.read({**self._table, "model": model.name})
        given = self._table.get("context-length", model.context)
        return replace(found, context_length=min(int(given), model.context))


def _there(folder: Path) -> tuple[LanguageModel, ...]:
    """The model in a folder, if there is one. Raises ModelError for one that cannot be used."""
    found = language_model.read(folder)
    return (found,) if found else ()


@cache
def _installed() -> tuple[LanguageModel, ...]:
    return readable_models(GeneratorProvider.name, language_model.read)


def _sources(model: LanguageModel, profile: Profile) -> tuple[str, ...]:
    """The languages that a model translates from, as far as anybody says; else English."""
    return model.sources or profile.languages or ("en",)


def _knows(model: LanguageModel, profile: Profile, source: str, target: str) -> bool:
    stated = ((model.sources, source), (model.targets, target))
    if any(known and not locales.closest(wanted, known) for known, wanted in stated):
        return False
    return profile.knows(source) and profile.knows(target)


def _identity(settings: LlmSettings) -> str:
    """What the translations of a model depend on beside its files, in words."""
    profile, temperature = settings.profile, settings.drawn_at
    drawn = f"temperature {temperature:g}, top-p {profile.top_p}, top-k {profile.top_k}" if temperature else "likeliest"
    limits = f"{settings.max_tokens} of {settings.context_length} tokens"
    around = "neighbours" if settings.neighbours else "no neighbours"
    return f"profile {profile.name} {profile.version}, {drawn}, {limits}, {around}"


def _error(hop: Hop, failure: UnansweredError) -> EngineError:
    return EngineError(hop.model, failure.what, "see translate models verify; install it again")


provider = GeneratorProvider()
