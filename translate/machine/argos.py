"""Argos packages, installed or built in, run directly through CTranslate2 and SentencePiece.

Argos' own translation functions are not used: they lose white space and underscores and take three times as long.
`argostranslate` is only asked for the folders of packages, so that what a person installed with it is found.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translate.errors import EngineError, LocaleError
from translate.machine import store, vocabularies
from translate.machine.ctranslate2_engine import (
    CTranslate2Engine,
    ModelFiles,
    TokenFrame,
    Tokenizer,
    ctranslate2_devices,
    unloadable,
)
from translate.machine.engine import Engine, Hop, Route
from translate.machine.tokenizers import SentencePieces
from translate.text import locales

BUILT_IN = Path(__file__).parent.parent / "data" / "en_ru"
_SMALL = "the small built-in model translates English to Russian roughly; a better one: translate models install en ru"


class ArgosProvider:
    """Provides the packages in our own folder of models and in Argos', and the built-in model; or, given a folder, the
    one package in it."""

    name = "argos"
    automatic = True

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def at(self, folder: Path) -> ArgosProvider:
        """A provider of the package in a folder alone, if there is one."""
        return ArgosProvider(folder)

    def _found(self) -> tuple[_Package, ...]:
        if self._folder is None:
            return _packages()
        package = _read(self._folder)
        return (package,) if package else ()

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """Direct routes."""
        for hop in [package.hop for package in self._found()]:
            if locales.closest(target, [hop.target]) and (source is None or locales.closest(source, [hop.source])):
                yield _route(hop)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The pairs of the packages found."""
        return [(package.hop.source, package.hop.target) for package in self._found()]

    def devices(self) -> tuple[str, ...]:
        """Those of CTranslate2."""
        return ctranslate2_devices()

    def load(self, route: Route, threads: int) -> Engine:
        """The CTranslate2 translator of a route. Raises EngineError."""
        hop = route.hops[0]
        package = _read(hop.path) if hop.path else None
        if package is None:
            raise EngineError(hop.model, "the model is gone", f"translate models install {hop.source} {hop.target}")
        return CTranslate2Engine(_network(package, route.device), threads, route.device)


def _route(hop: Hop) -> Route:
    small = hop.path == BUILT_IN
    return Route("argos", (hop,), small=small, note=_SMALL if small else "")


def _network(package: _Package, device: str) -> ModelFiles:
    """The network of a package. Raises EngineError."""
    hop, folder = package.hop, package.hop.path or Path()
    prefix = (package.target_prefix,) if package.target_prefix else ()
    try:
        return ModelFiles(hop.model, folder / "model", _tokenizer(folder), TokenFrame(target=prefix))
    except (RuntimeError, OSError, ValueError, LookupError) as error:
        raise unloadable(hop.model, device, error) from error


class _Bpe:
    """Argos' own BPE tokenizer, which old packages need; source and target share it."""

    def __init__(self, folder: Path) -> None:
        from argostranslate.package import Package

        self._argos = Package(folder).tokenizer
        self._known = frozenset[str]()  # empty where they cannot be read
        with contextlib.suppress(LookupError, OSError, ValueError):
            self._known = frozenset(vocabularies.read(folder / "model", "source"))

    def says(self, char: str) -> bool:
        pieces = self._argos.encode(char)
        return not self._known or all(piece in self._known for piece in pieces)

    def encode(self, text: str) -> list[str]:
        return list(self._argos.encode(text))

    def decode(self, pieces: list[str]) -> str:
        return str(self._argos.decode(pieces)).strip()


def _tokenizer(folder: Path) -> Tokenizer:
    source, target = folder / "sentencepiece.model", folder / "target.model"
    if source.exists():
        return SentencePieces(source, target if target.exists() else source)
    return _Bpe(folder)


@dataclass(frozen=True, slots=True)
class _Package:
    """A package by its metadata.json: its hop, the prefix of every translation, and its version."""

    hop: Hop
    target_prefix: str
    version: tuple[int, ...]


@cache
def _packages() -> tuple[_Package, ...]:
    """The packages installed, newest first, then the built-in one; broken folders are skipped."""
    found = [package for folder in _installed_folders() if (package := _read(folder))]
    built_in = _read(BUILT_IN)
    return (*sorted(found, key=lambda package: package.version, reverse=True), *([built_in] if built_in else []))


def _read(folder: Path) -> _Package | None:
    try:
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
        source, target = str(metadata["from_code"]), str(metadata["to_code"])
        pieces = (folder / "sentencepiece.model").is_file() or (folder / "bpe.model").is_file()
        weights = (folder / "model" / "model.bin").is_file()
        whole = metadata.get("type", "translate") == "translate" and pieces and weights
        hop_locales = locales.of_model(source), locales.of_model(target)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, LocaleError):
        return None
    kind = "built-in" if folder == BUILT_IN else "argos"
    version = str(metadata.get("package_version", "0"))
    model = f"{kind}-{source}-{target}-{version}"
    hop = Hop(*hop_locales, model, folder)
    numbers = tuple(map(int, re.findall(r"\d{1,9}", version)))
    return _Package(hop, str(metadata.get("target_prefix") or ""), numbers) if whole else None


def _installed_folders() -> Iterator[Path]:
    """Package folders: our own, then those of the user's Argos or LibreTranslate.

    Importing `argostranslate.settings` creates four folders at home, so it is imported only where some exist.
    """
    yield from store.installed("argos")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "argos-translate"
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "argos-translate"
    named = os.environ.keys() & {"ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "SNAP"}
    if not (named or data.is_dir() or config.is_dir()):
        return
    from argostranslate import settings

    for root in dict.fromkeys((Path(settings.package_data_dir), Path(settings.legacy_package_data_dir))):
        if root.is_dir():
            yield from sorted(folder for folder in root.iterdir() if folder.is_dir())


provider = ArgosProvider()
