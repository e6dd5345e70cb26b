"""Argos packages, installed or built in, driven directly through CTranslate2 and SentencePiece.

Argos' own path is not used: it splits, batches and joins in ways that lose white space, underscores and two thirds of
the speed. From `argostranslate` come the folders and the metadata, so that what a person installed is found.
"""

from __future__ import annotations

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
from translate.text import locales

BUILT_IN = Path(__file__).parent.parent / "data" / "en_ru"
BATCH_TOKENS = 1024  # the knee of throughput against memory, measured on two cores
_LENGTH_PENALTY = 1.3  # best BLEU and chrF of .6, 1.0, 1.3, 2, 3 on the built-in model; with less, clauses get lost
_SCORED = 0.6  # the length penalty of the scores that are told, whatever the search has: margins rest on it
_STEP = 16  # pieces by which lengths are rounded up where texts are translated alone
_LONGEST_SOURCE = 500  # tokens; what is beyond is cut off: some networks know 512 places, and stop there with an error
_LONGEST = 400  # tokens of output after which a decode is cut: no sentence is that long
_SMALL = "the small built-in model translates English to Russian roughly; a better one: translate models install en ru"


class ArgosProvider:
    """The packages in our own folder of models and in Argos', and the model that ships; or one package, wherever it
    lies."""

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
        """The processor, and a graphics card where CTranslate2 sees one."""
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
    """Sentence to pieces, pieces to sentence."""

    def encode(self, text: str) -> list[str]:
        """Pieces of a source sentence."""
        ...

    def decode(self, pieces: list[str]) -> str:
        """The target sentence of pieces."""
        ...


class CTranslate2Engine:
    """One package, loaded. One queue: requests are batched by tokens, sorted by length inside CTranslate2."""

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
        """Hypotheses of each request. Raises EngineError."""
        if not requests:
            return []
        sources = [self._tokens.encode(request.text) for request in requests]
        results: list[Any] = [None] * len(requests)
        for size, places in _lots(sources, decoding.alone).items():
            some = self._decode([sources[n] for n in places], decoding, size)
            for place, result in zip(places, some, strict=True):
                results[place] = result
        return [self._hypotheses(pieces, result) for pieces, result in zip(sources, results, strict=True)]

    def _decode(self, sources: Sequence[list[str]], decoding: Decoding, size: int) -> list[Any]:
        """One call for sources of at most `size` pieces. On a CPU the last digits of a sum, and so a close call between
        two words, depend on what else is in the batch (OpenNMT/CTranslate2 issue 693): `alone`, a batch is one text."""
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
    """The places of sources that go into one call, by the most pieces that they have: all of them, or, where company
    must not matter, those of about the same length."""
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

    def encode(self, text: str) -> list[str]:
        return list(self._source.encode(text, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        # A piece that replaces an unknown one comes from the source and may be none of the target's: its space is ours.
        return str(self._target.decode(pieces)).replace("\u2581", " ").replace("  ", " ").strip()


class _Bpe:
    """The BPE tokenizer of an old package, which is Argos' own; source and target share it."""

    def __init__(self, folder: Path) -> None:
        from argostranslate.package import Package

        self._argos = Package(folder).tokenizer

    def encode(self, text: str) -> list[str]:
        return list(self._argos.encode(text))

    def decode(self, pieces: list[str]) -> str:
        return str(self._argos.decode(pieces)).strip()


def _tokenizer(folder: Path) -> Tokenizer:
    source, target = folder / "sentencepiece.model", folder / "target.model"
    if source.exists():
        return _SentencePieces(source, target if target.exists() else source)
    return _Bpe(folder)


@dataclass(frozen=True, slots=True)
class _Package:
    """What metadata.json of a package says, and the hop it offers."""

    hop: Hop
    target_prefix: str
    version: tuple[int, ...]


@cache
def _packages() -> tuple[_Package, ...]:
    """The packages installed, newest first, then the built-in one; a broken folder must not hide the others."""
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
    """Package folders: our own, then those of this person's Argos or LibreTranslate.

    Looking must not create Argos' four folders at home.
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
