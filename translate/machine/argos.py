"""Argos packages, installed or built in, run directly through CTranslate2 and SentencePiece.

Argos' own translation functions are not used: they lose white space and underscores and take three times as long.
`argostranslate` is only asked for the folders of packages, so that what a person installed with it is found.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from translate.errors import EngineError, LocaleError
from translate.machine import store
from translate.machine.engine import Attention, Decoding, Engine, Hop, Hypothesis, Request, Route
from translate.machine.repertoire import Repertoire
from translate.text import locales

BUILT_IN = Path(__file__).parent.parent / "data" / "en_ru"
BATCH_TOKENS = 1024  # larger batches cost memory and gain little speed, measured on two cores
_LENGTH_PENALTY = 1.3  # best BLEU and chrF of .6, 1.0, 1.3, 2, 3 on the built-in model; with less, clauses get lost
_SCORED = 0.6  # the length penalty of the scores returned, whatever the search uses: thresholds elsewhere rely on it
_STEP = 16  # pieces by which lengths are rounded up where texts are translated alone; chosen by hand
_LONGEST_SOURCE = 500  # pieces; the rest is cut off: some networks have 512 positions and fail beyond them
_LONGEST = 400  # pieces of output after which decoding stops, far longer than a sentence; chosen by hand
_SMALL = "the small built-in model translates English to Russian roughly; a better one: translate models install en ru"


class ArgosProvider:
    """Provides the packages in our own folder of models and in Argos', and the built-in model; or, given a folder, the
    one package in it."""

    name = "argos"
    automatic = True

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

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
        """The devices: "cpu", and "cuda" where CTranslate2 finds a CUDA device."""
        import ctranslate2

        return ("cpu", "cuda") if ctranslate2.get_cuda_device_count() else ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The CTranslate2 translator of a route. Raises EngineError."""
        hop = route.hops[0]
        package = _read(hop.path) if hop.path else None
        if package is None:
            raise EngineError(hop.model, "the model is gone", f"translate models install {hop.source} {hop.target}")
        return CTranslate2Engine(package, threads, route.device)


def _route(hop: Hop) -> Route:
    small = hop.path == BUILT_IN
    return Route("argos", (hop,), small=small, note=_SMALL if small else "")


class Tokenizer(Protocol):
    """Cuts a sentence into pieces, and joins pieces to a sentence."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a source sentence."""
        ...

    def decode(self, pieces: list[str]) -> str:
        """The target sentence that pieces make."""
        ...

    def says(self, char: str) -> bool:
        """See `HasRepertoire`."""
        ...


class CTranslate2Engine:
    """A loaded package. Requests are batched by number of tokens; CTranslate2 sorts them by length."""

    def __init__(self, package: _Package, threads: int, device: str = "cpu") -> None:
        import ctranslate2

        hop, folder = package.hop, package.hop.path or Path()
        try:
            self._tokens = _tokenizer(folder)
            self._model = ctranslate2.Translator(
                str(folder / "model"), device, inter_threads=threads if device == "cpu" else 1, intra_threads=1
            )
        except (RuntimeError, OSError, ValueError, LookupError) as error:
            raise EngineError(
                hop.model,
                f"the model cannot be loaded ({_first_line(error)})",
                "see translate models verify; remove the package and install it again"
                if device == "cpu"
                else "give --device cpu",
            ) from error
        self._name = hop.model
        self._prefix = [package.target_prefix] if package.target_prefix else []

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, best first. Raises EngineError."""
        if not requests:
            return []
        sources = [self._tokens.encode(request.text) for request in requests]
        results: list[Any] = [None] * len(requests)
        for size, places in _lots(sources, decoding.alone).items():
            some = self._decode([sources[n] for n in places], decoding, size)
            for place, result in zip(places, some, strict=True):
                results[place] = result
        return [self._hypotheses(pieces, result) for pieces, result in zip(sources, results, strict=True)]

    def says(self, char: str) -> bool:
        """True if a character of the source reaches the network as itself."""
        return self._tokens.says(char)

    def _decode(self, sources: Sequence[list[str]], decoding: Decoding, size: int) -> list[Any]:
        """Translate sources of at most `size` pieces in one call. On a CPU the last digits of a sum, and so the choice
        between two words of nearly equal score, depend on the rest of the batch (OpenNMT/CTranslate2 issue 693): with
        `alone`, a batch is one text."""
        try:
            return list(
                self._model.translate_batch(
                    sources,
                    target_prefix=[self._prefix] * len(sources) if self._prefix else None,
                    batch_type="examples" if decoding.alone else "tokens",
                    max_batch_size=1 if decoding.alone else BATCH_TOKENS,
                    beam_size=max(decoding.beam, decoding.hypotheses),
                    num_hypotheses=decoding.hypotheses,
                    no_repeat_ngram_size=decoding.no_repeat_ngram,
                    length_penalty=_LENGTH_PENALTY,
                    max_input_length=_LONGEST_SOURCE,
                    max_decoding_length=min(_LONGEST, 20 + 3 * size),
                    replace_unknowns=True,
                    return_scores=True,
                    return_attention=decoding.attention,
                )
            )
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                self._name, f"translation failed ({_first_line(error)})", "remove its package and install it again"
            ) from error

    def _hypotheses(self, source: list[str], result: Any) -> tuple[Hypothesis, ...]:
        import numpy

        skip = len(self._prefix)
        attention = result.attention or [None] * len(result.hypotheses)
        return tuple(
            Hypothesis(
                self._tokens.decode(pieces[skip:]),
                score * (len(pieces) + 1) ** (_LENGTH_PENALTY - _SCORED),
                Attention(tuple(source), tuple(pieces[skip:]), _hundredths(numpy.asarray(rows)[skip:, : len(source)]))
                if rows
                else None,
            )
            for pieces, score, rows in zip(result.hypotheses, result.scores, attention, strict=True)
        )


def _lots(sources: Sequence[Sequence[str]], alone: bool) -> dict[int, list[int]]:
    """The indexes of the sources for each call, by the greatest number of pieces in it: all in one call, or, where the
    batch must not influence the output, those of about the same length together."""
    if not alone:
        return {max(map(len, sources)): list(range(len(sources)))}
    lots: dict[int, list[int]] = {}
    for place, source in enumerate(sources):
        lots.setdefault(-(-len(source) // _STEP) * _STEP, []).append(place)
    return lots


def _hundredths(weights: Any) -> bytes:
    return bytes((weights * 100).round().clip(0, 100).astype("uint8").tobytes())


class _SentencePieces:
    """SentencePiece models of source and target; most packages have one for both."""

    def __init__(self, source: Path, target: Path) -> None:
        import sentencepiece

        self._source = sentencepiece.SentencePieceProcessor(model_file=str(source))
        self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(target)) if target != source else self._source
        )
        self.says = Repertoire(self._source).says

    def encode(self, text: str) -> list[str]:
        return list(self._source.encode(text, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        # A piece copied from the source for an unknown one may be missing in the target model: its U+2581 is left over.
        return str(self._target.decode(pieces)).replace("\u2581", " ").replace("  ", " ").strip()


class _Bpe:
    """Argos' own BPE tokenizer, which old packages need; source and target share it."""

    def __init__(self, folder: Path) -> None:
        from argostranslate.package import Package

        self._argos = Package(folder).tokenizer
        self._known = frozenset[str]()  # empty where they cannot be read
        with contextlib.suppress(LookupError, OSError, ValueError):
            self._known = frozenset(vocabulary(folder / "model", "source"))

    def says(self, char: str) -> bool:
        pieces = self._argos.encode(char)
        return not self._known or all(piece in self._known for piece in pieces)

    def encode(self, text: str) -> list[str]:
        return list(self._argos.encode(text))

    def decode(self, pieces: list[str]) -> str:
        return str(self._argos.decode(pieces)).strip()


def vocabulary(model: Path, side: str) -> list[str]:
    """The pieces of one side ("source" or "target") of a CTranslate2 model, as it numbers them.

    Raises LookupError if it has no file of them, OSError or ValueError for one that cannot be read.
    """
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        as_json, as_text = (model / f"{name}{suffix}" for suffix in (".json", ".txt"))
        if as_json.exists():
            return list(map(str, json.loads(as_json.read_text("utf-8"))))
        if as_text.exists():
            return as_text.read_text("utf-8").rstrip("\n").split("\n")
    raise LookupError(f"no {side}_vocabulary in {model}")


def _tokenizer(folder: Path) -> Tokenizer:
    source, target = folder / "sentencepiece.model", folder / "target.model"
    if source.exists():
        return _SentencePieces(source, target if target.exists() else source)
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


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


provider = ArgosProvider()
