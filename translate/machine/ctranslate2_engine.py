"""An encoder-decoder model in CTranslate2: texts cut into pieces, batches decoded, pieces joined to hypotheses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from translate.errors import EngineError
from translate.machine import freed_memory
from translate.machine.engine import Attention, Decoding, Hypothesis, Request
from translate.machine.interruption import awaited

# Tokens of a batch times the width of the beam. On a processor larger batches gain no speed, measured on two cores, but
# a thread takes some 30 MB per 1,000 of them, and with windows side by side all threads are at work.
_ROOM = {"cpu": 2048, "cuda": 8192}
_LENGTH_PENALTY = 1.3  # best BLEU and chrF of .6, 1.0, 1.3, 2, 3 on the built-in model; with less, clauses get lost
_SCORED = 0.6  # the length penalty of the scores returned, whatever the search uses: thresholds elsewhere rely on it
_STEP = 16  # pieces by which lengths are rounded up where texts are translated alone; chosen by hand
_LONGEST_SOURCE = 500  # pieces; the rest is cut off: some networks have 512 positions and fail beyond them
_LONGEST = 400  # pieces of output after which decoding stops, far longer than a sentence; chosen by hand


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


@dataclass(frozen=True, slots=True)
class TokenFrame:
    """The tokens that a network expects around the pieces of a source, `before` and `after` them, and with which each
    translation begins, `target`: those of languages and of the end of a sentence."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    target: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of a model. `name`: that in messages; `folder`: that of model.bin."""

    name: str
    folder: Path
    tokenizer: Tokenizer
    frame: TokenFrame = TokenFrame()


class CTranslate2Engine:
    """A loaded network. Requests are batched by number of tokens; CTranslate2 sorts them by length."""

    is_asynchronous = True

    def __init__(self, network: ModelFiles, threads: int, device: str = "cpu") -> None:
        import ctranslate2

        freed_memory.shared(threads)
        try:
            self._model = ctranslate2.Translator(
                str(network.folder),
                device,
                inter_threads=threads if device == "cpu" else 1,
                intra_threads=1,
                max_queued_batches=-1,  # a full queue would block, and hold signals back
            )
        except (RuntimeError, OSError, ValueError, LookupError) as error:
            raise unloadable(network.name, device, error) from error
        self._name, self._tokens, self._frame = network.name, network.tokenizer, network.frame
        self._room = _ROOM[device]

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, best first. Raises EngineError."""
        if not requests:
            return []
        room = _LONGEST_SOURCE - len(self._frame.before) - len(self._frame.after)
        sources = [self._tokens.encode(request.text)[:room] for request in requests]
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
        frame, beam = self._frame, max(decoding.beam, decoding.hypotheses)
        try:
            return awaited(
                self._model.translate_batch(
                    [[*frame.before, *pieces, *frame.after] for pieces in sources],
                    target_prefix=[list(frame.target)] * len(sources) if frame.target else None,
                    batch_type="examples" if decoding.alone else "tokens",
                    max_batch_size=1 if decoding.alone else self._room // beam,
                    beam_size=beam,
                    num_hypotheses=decoding.hypotheses,
                    no_repeat_ngram_size=decoding.no_repeat_ngram,
                    length_penalty=_LENGTH_PENALTY,
                    max_input_length=_LONGEST_SOURCE,
                    max_decoding_length=min(_LONGEST, 20 + 3 * size),
                    replace_unknowns=True,
                    return_scores=True,
                    return_attention=decoding.attention,
                    asynchronous=True,
                ),
                self._model,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                self._name, f"translation failed ({first_line(error)})", "remove its package and install it again"
            ) from error

    def _hypotheses(self, source: list[str], result: Any) -> tuple[Hypothesis, ...]:
        skip, first = len(self._frame.target), len(self._frame.before)
        last = first + len(source)
        attention = result.attention or [None] * len(result.hypotheses)
        return tuple(
            Hypothesis(
                self._tokens.decode(pieces[skip:]),
                score * (len(pieces) + 1) ** (_LENGTH_PENALTY - _SCORED),
                Attention(tuple(source), tuple(pieces[skip:]), _hundredths(_matrix(rows)[skip:, first:last]))
                if rows
                else None,
            )
            for pieces, score, rows in zip(result.hypotheses, result.scores, attention, strict=True)
        )


def ctranslate2_devices() -> tuple[str, ...]:
    """The devices: "cpu", and "cuda" where CTranslate2 finds a CUDA device."""
    import ctranslate2

    return ("cpu", "cuda") if ctranslate2.get_cuda_device_count() else ("cpu",)


def unloadable(name: str, device: str, error: Exception) -> EngineError:
    """The error for a model that cannot be loaded."""
    what = f"the model cannot be loaded ({first_line(error)})"
    remedy = "see translate models verify; remove the package and install it again"
    return EngineError(name, what, remedy if device == "cpu" else "give --device cpu")


def first_line(error: Exception) -> str:
    """What an error says, in one line."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _lots(sources: Sequence[Sequence[str]], alone: bool) -> dict[int, list[int]]:
    """The indexes of the sources for each call, by the greatest number of pieces in it: all in one call, or, where the
    batch must not influence the output, those of about the same length together."""
    if not alone:
        return {max(map(len, sources)): list(range(len(sources)))}
    lots: dict[int, list[int]] = {}
    for place, source in enumerate(sources):
        lots.setdefault(-(-len(source) // _STEP) * _STEP, []).append(place)
    return lots


def _matrix(rows: Sequence[Sequence[float]]) -> Any:
    import numpy

    return numpy.fromiter(chain.from_iterable(rows), numpy.float32, len(rows) * len(rows[0])).reshape(len(rows), -1)


def _hundredths(weights: Any) -> bytes:
    return bytes((weights * 100).round().clip(0, 100).astype("uint8").tobytes())
