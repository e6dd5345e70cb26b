"""Vocabularies: the SentencePiece models of a package with the pieces that its network counts, or new ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sentencepiece

from translate.errors import ConfigError, EngineError
from translate.machine import vocabularies

PAD, BEGIN, END, UNKNOWN = "<pad>", "<s>", "</s>", "<unk>"
_SAMPLE = 500_000  # sentences from which a new vocabulary is learnt; chosen by hand
_COVERAGE = 0.9998  # share of characters in the vocabulary, the others are written as bytes; chosen by hand


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How both sides are cut into pieces, and the number of each piece in the network.

    `source_model` and `target_model` are the bytes of SentencePiece models, the same where one serves both sides;
    `marks_end` tells whether a source ends with a piece that says so.
    """

    source_model: bytes
    target_model: bytes
    source_pieces: tuple[str, ...]
    target_pieces: tuple[str, ...]
    marks_end: bool
    tools: _Tools

    def source_numbers(self, text: str) -> list[int]:
        """The pieces of a source sentence, its end included where it is marked."""
        return self.tools.source.numbers(text) + ([self.tools.source.index[END]] if self.marks_end else [])

    def target_numbers(self, text: str) -> list[int]:
        """The pieces of a target sentence, without begin and end."""
        return self.tools.target.numbers(text)

    @property
    def source_pad(self) -> int:
        """The padding of the source; it is masked, so any number will do."""
        return self.tools.source.index[UNKNOWN]

    @property
    def begin(self) -> int:
        """The piece with which a translation begins."""
        return self.tools.target.index[BEGIN]

    @property
    def end(self) -> int:
        """The piece with which a translation ends."""
        return self.tools.target.index[END]

    @property
    def hidden(self) -> int:
        """The piece in place of a hidden target piece."""
        return self.tools.target.index[UNKNOWN]


class _Side:
    """One side: text to piece numbers."""

    def __init__(self, model: bytes, pieces: Sequence[str]) -> None:
        self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        self.index = {piece: number for number, piece in enumerate(pieces)}

    def numbers(self, text: str) -> list[int]:
        unknown = self.index[UNKNOWN]
        return [self.index.get(piece, unknown) for piece in self._processor.encode(text, out_type=str)]


@dataclass(frozen=True, slots=True)
class _Tools:
    source: _Side
    target: _Side


def of_models(
    source_model: bytes,
    target_model: bytes,
    source_pieces: Sequence[str],
    target_pieces: Sequence[str],
    *,
    marks_end: bool = True,
) -> Vocabulary:
    """The vocabulary of these models and pieces. Raises LookupError where one that every network needs is missing."""
    tools = _Tools(_Side(source_model, source_pieces), _Side(target_model, target_pieces))
    for side, needed in (
        (tools.source, (END, UNKNOWN) if marks_end else (UNKNOWN,)),
        (tools.target, (BEGIN, END, UNKNOWN)),
    ):
        if missing := [piece for piece in needed if piece not in side.index]:
            raise LookupError(f"no piece {missing[0]}")
    return Vocabulary(source_model, target_model, tuple(source_pieces), tuple(target_pieces), marks_end, tools)


def of_package(folder: Path) -> Vocabulary:
    """The vocabulary of a package. Raises EngineError when it has none that fits a network."""
    source, target = folder / "sentencepiece.model", folder / "target.model"
    try:
        model = source.read_bytes()
        other = target.read_bytes() if target.exists() else model
        config = json.loads((folder / "model" / "config.json").read_text("utf-8"))
        if config.get("add_source_bos"):
            raise ValueError("its sources begin with a piece of their own")
        pieces = (vocabularies.read(folder / "model", side) for side in ("source", "target"))
        marks = bool(config.get("add_source_eos"))
        return of_models(model, other, *pieces, marks_end=marks)
    except (OSError, RuntimeError, ValueError, LookupError) as error:
        what = f"no vocabulary to train on ({error})"
        raise EngineError(folder, what, "give a package with sentencepiece.model, of CTranslate2") from error


def learn(sources: Iterable[str], targets: Iterable[str], size: int) -> Vocabulary:
    """New vocabularies of at most `size` pieces a side. Raises ConfigError when the text does not yield as many."""
    return of_new_models(_learn(sources, size, target=False), _learn(targets, size, target=True))


def of_new_models(source_model: bytes, target_model: bytes) -> Vocabulary:
    """The vocabulary of models that `learn` has made."""
    return of_models(source_model, target_model, _names(source_model), _names(target_model))


def _learn(texts: Iterable[str], size: int, *, target: bool) -> bytes:
    import io

    written = io.BytesIO()
    special: dict[str, Any] = (
        {"pad_id": 0, "bos_id": 1, "eos_id": 2, "unk_id": 3}
        if target
        else {"eos_id": 0, "unk_id": 1, "bos_id": -1, "pad_id": -1}
    )
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=written,
            vocab_size=size,
            hard_vocab_limit=False,
            character_coverage=_COVERAGE,
            model_type="unigram",
            byte_fallback=True,
            normalization_rule_name="identity",
            split_digits=True,
            input_sentence_size=_SAMPLE,
            shuffle_input_sentence=True,
            max_sentence_length=3000,
            minloglevel=2,
            **special,
        )
    except RuntimeError as error:
        what = f"no vocabulary of {size} pieces can be learnt ({str(error).splitlines()[-1][:80]})"
        raise ConfigError("--vocabulary", what, "give more text, or a smaller vocabulary") from error
    return written.getvalue()


def _names(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(number) for number in range(processor.vocab_size())]
