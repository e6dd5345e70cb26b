"""Extends a package by signs that its vocabularies lack: each gets rows of its own, to be learnt in training."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

import sentencepiece
import torch

from translate.training.network import Network
from translate.training.vocabulary import Vocabulary, of_models

_USER_DEFINED = 4  # SentencePiece.Type of sentencepiece_model.proto: matched before normalisation, never cut
_NOISE = 0.02  # standard deviation of the noise in new rows, as a share of that of all rows; chosen by hand


def extended(vocabulary: Vocabulary, signs: Iterable[str]) -> Vocabulary:
    """The vocabulary with a piece more on each side for every sign (one character) that is none there yet.

    The pieces go behind the others, so every number keeps its meaning. They are user-defined symbols: the normaliser
    of the model leaves them alone, so that even № and ² get through a model that would rewrite them.
    """
    wanted = list(dict.fromkeys(signs))
    source, source_new = _with_pieces(vocabulary.source_model, wanted)
    target, target_new = _with_pieces(vocabulary.target_model, wanted)
    return of_models(
        source,
        target,
        (*vocabulary.source_pieces, *_missing(source_new, vocabulary.source_pieces)),
        (*vocabulary.target_pieces, *_missing(target_new, vocabulary.target_pieces)),
        marks_end=vocabulary.marks_end,
    )


def widened(network: Network, old: Vocabulary, new: Vocabulary) -> Network:
    """The network with rows for the pieces that `new` has more than `old`, everything else as it was.

    A new row starts as the mean of the rows of single signs of its general category (else of all single signs), with a
    little noise, so that the network takes it for some sign until it has learnt which.
    """
    shape = replace(network.shape, source_pieces=len(new.source_pieces), target_pieces=len(new.target_pieces))
    wide = Network(shape)
    state = dict(network.state_dict())
    state["source.weight"] = _grown(state["source.weight"], old.source_pieces, new.source_pieces)
    for name in ("target.weight", "bias") if shape.tied else ("target.weight", "bias", "output.weight"):
        state[name] = _grown(state[name], old.target_pieces, new.target_pieces)
    wide.load_state_dict(state)
    return wide


def _with_pieces(model: bytes, signs: Sequence[str]) -> tuple[bytes, list[str]]:
    """A SentencePiece model with the signs that it lacks, and those. Concatenated protocol buffers are merged ones."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    known = {processor.id_to_piece(number) for number in range(processor.vocab_size())}
    missing = [sign for sign in signs if sign not in known]
    return model + b"".join(map(_piece, missing)), missing


def _piece(text: str) -> bytes:
    """A field `pieces` (1) of ModelProto: piece (1), score (2), type (3)."""
    data = text.encode()
    body = b"\x0a" + _varint(len(data)) + data + b"\x15" + struct.pack("<f", 0.0) + b"\x18" + _varint(_USER_DEFINED)
    return b"\x0a" + _varint(len(body)) + body


def _varint(number: int) -> bytes:
    head = bytearray()
    while number > 0x7F:
        head.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*head, number])


def _missing(signs: Sequence[str], pieces: Sequence[str]) -> list[str]:
    known = set(pieces)
    return [sign for sign in signs if sign not in known]


def _grown(rows: torch.Tensor, old: Sequence[str], new: Sequence[str]) -> torch.Tensor:
    kinds: dict[str, list[int]] = {}
    for number, piece in enumerate(old):
        sign = piece.removeprefix("▁")
        if len(sign) == 1 and not sign.isalnum():
            for kind in ("", unicodedata.category(sign)):
                kinds.setdefault(kind, []).append(number)
    fresh = [_like(rows, kinds, sign) for sign in new[len(old) :]]
    return torch.cat([rows, torch.stack(fresh)]) if fresh else rows


def _like(rows: torch.Tensor, kinds: dict[str, list[int]], sign: str) -> torch.Tensor:
    near = rows[kinds.get(unicodedata.category(sign)) or kinds[""]]
    mean = near.mean(0)
    return mean + torch.randn_like(mean) * rows.std() * _NOISE
