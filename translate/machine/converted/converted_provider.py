"""The engine `ctranslate2`: converted models in our own folder of models, or in a folder that is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from translate.errors import EngineError
from translate.machine import (
    CTranslate2Engine,
    Engine,
    ModelLocales,
    Route,
    ctranslate2_devices,
    readable_models,
    unloadable,
)
from translate.machine.converted import model
from translate.machine.converted.model import Converted
from translate.text import locales


class ConvertedProvider:
    """Provides the installed models; or, given a folder, the one model in it."""

    name = "ctranslate2"
    automatic = True

    def __init__(self, folder: Path | None = None) -> None:
        self._found = _installed if folder is None else cache(partial(_there, folder))

    def at(self, folder: Path) -> ConvertedProvider:
        """A provider of the model in a folder alone, if there is one."""
        return ConvertedProvider(folder)

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """Direct routes."""
        for one in self._found():
            for into in _near(target, one.targets):
                for out in one.sources if source is None else _near(source, one.sources):
                    if not locales.same_language(out, into):
                        yield Route(self.name, (one.hop(out, into),))

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The pairs of the models found."""
        return [pair for one in self._found() for pair in one.pairs()]

    def models(self) -> Iterable[ModelLocales]:
        """Each model with the locales that it translates from and into."""
        return [ModelLocales(one.hop(*one.sample()), tuple(one.sources), tuple(one.targets)) for one in self._found()]

    def devices(self) -> tuple[str, ...]:
        """Those of CTranslate2."""
        return ctranslate2_devices()

    def load(self, route: Route, threads: int) -> Engine:
        """The CTranslate2 translator of a route. Raises EngineError."""
        hop = route.hops[0]
        try:
            found = model.read(hop.path) if hop.path else None
            if found is None:
                raise EngineError(hop.model, "the model is gone", "install it again")
            network = found.files_for(hop.source, hop.target)
        except (OSError, RuntimeError, ValueError, LookupError) as error:
            raise unloadable(hop.model, route.device, error) from error
        return CTranslate2Engine(network, threads, route.device)


def _there(folder: Path) -> tuple[Converted, ...]:
    """The model in a folder, if there is one. Raises ModelError or LocaleError for one that cannot be used."""
    found = model.read(folder)
    return (found,) if found else ()


def _near(wanted: str, offered: Iterable[str]) -> Iterator[str]:
    """Those of the locales that serve for the wanted one. Locales of other languages are left out before they are
    compared, as that takes time and a model may have hundreds."""
    first = {locales.primary(wanted), *(("nb", "no") if locales.primary(wanted) in ("nb", "no") else ())}
    for tag in offered:
        if locales.primary(tag) in first and locales.closest(wanted, [tag]):
            yield tag


@cache
def _installed() -> tuple[Converted, ...]:
    return readable_models(ConvertedProvider.name, model.read)


provider = ConvertedProvider()
