"""The weights of a CTranslate2 model and of our network: their correspondence, and reading them from a package.

Format of model.bin, version 6: uint32 version, name of the kind, uint32 revision, uint32 count, then for each variable
its name, uint8 rank, uint32 dimensions, uint8 type, uint32 bytes, data; then aliases. Names are a uint16 length, the
bytes and a NUL. Rows of int8 matrices carry a scale: value = int8 / scale.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy
import torch

from translate.errors import EngineError
from translate.training.network import NO_DROPOUT, Dropout, Network, Shape

_VERSION = 6
_TYPES = {0: numpy.float32, 1: numpy.int8, 2: numpy.int16, 3: numpy.int32, 4: numpy.float16}
_KIND = "TransformerSpec"
_RELU = 0
_MOST_LAYERS = 64
_PLAIN = {  # what a model must say of itself, where it says anything, for our network to compute the same
    "activation": _RELU,
    "alibi": 0,
    "embeddings_merge": 0,
    "multi_query_attention": 0,
    "scale_embeddings": 1,
    "start_from_zero_embedding": 0,
}

Variables = Mapping[str, Any]


def correspondence(shape: Shape) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each variable of CTranslate2 with the parameters of our network that, one below the other, make it."""
    yield "encoder/embeddings_0/weight", ("source.weight",)
    yield "encoder/position_encodings/encodings", ("positions",)
    yield "decoder/embeddings/weight", ("target.weight",)
    yield "decoder/position_encodings/encodings", ("positions",)
    yield "decoder/projection/weight", ("target.weight" if shape.tied else "output.weight",)
    yield "decoder/projection/bias", ("bias",)
    for side, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        if shape.norm_first:
            yield from _norm(f"{side}/layer_norm", f"{side}_norm")
        for n in range(layers):
            yield from _layer(f"{side}/layer_{n}", f"{side}.{n}", decoder=side == "decoder")


def _layer(theirs: str, ours: str, *, decoder: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    own, cross = f"{theirs}/self_attention", f"{theirs}/attention"
    yield from _linear(f"{own}/linear_0", f"{ours}.own.query", f"{ours}.own.key", f"{ours}.own.value")
    yield from _linear(f"{own}/linear_1", f"{ours}.own.out")
    yield from _norm(f"{own}/layer_norm", f"{ours}.own_norm")
    if decoder:
        yield from _linear(f"{cross}/linear_0", f"{ours}.cross.query")
        yield from _linear(f"{cross}/linear_1", f"{ours}.cross.key", f"{ours}.cross.value")
        yield from _linear(f"{cross}/linear_2", f"{ours}.cross.out")
        yield from _norm(f"{cross}/layer_norm", f"{ours}.cross_norm")
    yield from _linear(f"{theirs}/ffn/linear_0", f"{ours}.forth.widen")
    yield from _linear(f"{theirs}/ffn/linear_1", f"{ours}.forth.narrow")
    yield from _norm(f"{theirs}/ffn/layer_norm", f"{ours}.forth_norm")


def _linear(theirs: str, *ours: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in ("weight", "bias"):
        yield f"{theirs}/{kind}", tuple(f"{name}.{kind}" for name in ours)


def _norm(theirs: str, ours: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield f"{theirs}/gamma", (f"{ours}.weight",)
    yield f"{theirs}/beta", (f"{ours}.bias",)


def network_of(folder: Path, dropout: Dropout = NO_DROPOUT) -> Network:
    """The network of a package, read back from its weights, whatever their quantization.

    Raises EngineError for a model that cannot be read, or is not a plain Transformer.
    """
    path = folder / "model" / "model.bin"
    try:
        found = _variables(path.read_bytes())
        shape = _shape(found)
        network = Network(shape, dropout)
        network.load_state_dict(_state(found, shape, network.state_dict()))
    except (OSError, struct.error, LookupError, ValueError, RuntimeError) as error:
        what = f"cannot be trained further ({str(error).splitlines()[0]})"
        raise EngineError(path, what, "give a Transformer package of CTranslate2") from error
    return network


def _variables(data: bytes) -> dict[str, Any]:
    """The variables of a model.bin by name. Raises struct.error, LookupError, ValueError."""
    at = 0

    def number(kind: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(f"<{kind}", data, at)
        at += struct.calcsize(kind)
        return int(value)

    def text() -> str:
        nonlocal at
        length = number("H")
        at += length
        return data[at - length : at - 1].decode()

    if (version := number("I")) != _VERSION:
        raise ValueError(f"model.bin is of version {version}, not {_VERSION}")
    if (kind := text()) != _KIND:
        raise ValueError(f"the model is a {kind}, not a {_KIND}")
    number("I")
    found: dict[str, Any] = {}
    for _ in range(number("I")):
        name, rank = text(), number("B")
        dimensions = [number("I") for _ in range(rank)]
        kind_of_number, size = _TYPES[number("B")], number("I")
        count = int(numpy.prod(dimensions, dtype=numpy.int64))
        found[name] = numpy.frombuffer(data, kind_of_number, count, at).reshape(dimensions)
        at += size
    for _ in range(number("I")):
        alias = text()
        found[alias] = found[text()]
    return found


def _shape(found: Variables) -> Shape:
    """The shape of the network of these variables. Raises ValueError if our network would compute something else."""
    for side in ("encoder", "decoder"):
        for name, wanted in _PLAIN.items():
            if int(found.get(f"{side}/{name}", wanted)) != wanted:
                raise ValueError(f"{side}/{name} is {int(found[f'{side}/{name}'])}")
    if unknown := [
        name for name in ("encoder/layernorm_embedding/gamma", "encoder/embeddings_1/weight") if name in found
    ]:
        raise ValueError(f"it has {unknown[0]}")
    target, output = found["decoder/embeddings/weight"], found["decoder/projection/weight"]
    return Shape(
        len(_embeddings(found)),
        len(target),
        target.shape[1],
        len(found["encoder/layer_0/ffn/linear_0/weight"]),
        int(found["encoder/num_heads"]),
        _layers(found, "encoder"),
        _layers(found, "decoder"),
        norm_first=bool(found["encoder/pre_norm"]),
        tied=target is output,  # an alias
    )


def _layers(found: Variables, side: str) -> int:
    return sum(f"{side}/layer_{n}/ffn/linear_0/weight" in found for n in range(_MOST_LAYERS))


def _embeddings(found: Variables) -> Any:
    return found.get("encoder/embeddings_0/weight", found.get("encoder/embeddings/weight"))


def _state(found: Variables, shape: Shape, current: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The state of our network from these variables; parameters that they lack (positions, biases) stay unchanged."""
    state = dict(current)
    for theirs, ours in correspondence(shape):
        name = theirs if theirs in found else theirs.replace("embeddings_0", "embeddings")
        if shape.tied and theirs == "decoder/projection/weight":
            continue
        if name not in found and theirs.endswith(("/encodings", "/projection/bias")):
            continue
        whole = _value(found, name)
        size = sum(len(current[part]) for part in ours)
        if len(whole) < size:
            raise ValueError(f"{name} has {len(whole)} rows, not {size}")
        state |= dict(zip(ours, torch.from_numpy(whole[:size]).chunk(len(ours)), strict=True))
    return state


def _value(found: Variables, name: str) -> Any:
    raw = found[name]
    value = raw.astype(numpy.float32)
    if raw.dtype in (numpy.int8, numpy.int16):
        value = value / found[f"{name}_scale"].astype(numpy.float32).reshape(-1, 1)
    return value
