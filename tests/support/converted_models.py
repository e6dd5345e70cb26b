"""Small models of random weights in the layouts that conversions for CTranslate2 have, made without Transformers."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
import sentencepiece
from ctranslate2.specs import TransformerSpec

_WIDTH, _INNER = 16, 32
_TEXT = "The cat sat in Paris . Кошка сидела в Париже . One two three , Germany and France meet on Monday ! Да , нет ?"


def pieces(**options: object) -> bytes:
    """A SentencePiece model, of pairs of letters."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_TEXT.split(" ") * 3 + [_TEXT]), model_writer=model, vocab_size=90, model_type="bpe",
        hard_vocab_limit=False, minloglevel=2, **options,
    )  # fmt: skip
    return model.getvalue()


def vocabulary(model: bytes) -> list[str]:
    """The pieces of a SentencePiece model but its control symbols."""
    found = sentencepiece.SentencePieceProcessor(model_proto=model)
    names = (found.id_to_piece(n) for n in range(found.get_piece_size()) if not found.is_control(n))
    return [name for name in names if name != "<unk>"]


def convert(folder: Path, tokens: Sequence[str], files: Mapping[str, bytes | str], start: str = "</s>") -> Path:
    """Write a model with a shared vocabulary into a folder, and other files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = TransformerSpec.from_config(num_layers=1, num_heads=2)
    random = numpy.random.default_rng(7)
    for name, value in spec.variables().items():
        if value is None:
            path = name.split("/")
            scale = 1 if "layer_norm" in name else 3
            setattr(
                _part(spec, path[:-1]), path[-1], scale * random.standard_normal(_shape(path, len(tokens)), "float32")
            )
    spec.config.decoder_start_token = start
    spec.register_source_vocabulary(list(tokens))
    spec.register_target_vocabulary(list(tokens))
    spec.validate()
    spec.save(str(folder))
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content, "utf-8")
    return folder


def _shape(path: Sequence[str], size: int) -> tuple[int, ...]:
    """The shape of a weight: embeddings and projection by the vocabulary, the rest by the width of the network."""
    if path[-1] in ("gamma", "beta"):
        return (_WIDTH,)
    part, layer = path[-3:-1]
    if part.startswith("decoder") or layer.startswith("embeddings"):
        return (size, _WIDTH)
    if part == "ffn":
        return (_INNER, _WIDTH) if layer == "linear_0" else (_WIDTH, _INNER)
    is_joined = layer == "linear_0" if part == "self_attention" else False
    is_pair = part == "attention" and layer == "linear_1"
    return ((3 if is_joined else 2 if is_pair else 1) * _WIDTH, _WIDTH)


def _part(spec: Any, path: Sequence[str]) -> Any:
    """The part of a specification that a name leads to: layer_0 is the first of `layer`."""
    for name in path:
        stem, _, number = name.rpartition("_")
        found = getattr(spec, stem, None) if number.isdigit() else None
        spec = found[int(number)] if isinstance(found, list) else getattr(spec, name)
    return spec
