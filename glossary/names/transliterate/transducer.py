"""A neural transducer of names: the rendering of each letter, given the whole word and the renderings before it.

The encoder has two layers of bidirectional gated recurrent units (Cho et al. 2014), the decoder one; it outputs a chunk
of 0 to 3 letters per letter of the source. It runs in numpy, since the network is small and names are short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_SMALL = 1 << 18  # most multiplications that OpenBLAS does in one thread
_EDGE = 1  # the number of the edge before and after the word, and of every unknown letter


class EncodedWord(NamedTuple):
    """An encoded word: the contribution of each letter to the gates of the decoder and to its output."""

    gates: Floats
    answers: Floats


class _Cell(NamedTuple):
    """The weights of one recurrent layer, transposed for row vectors."""

    inputs: Floats
    state: Floats
    input_bias: Floats
    state_bias: Floats

    def step(self, given: Floats, state: Floats) -> Floats:
        """The next state; `given` are the gates of the input, bias included."""
        size = state.shape[-1]
        own = _product(state, self.state) + self.state_bias
        reset = _sigmoid(given[..., :size] + own[..., :size])
        update = _sigmoid(given[..., size : 2 * size] + own[..., size : 2 * size])
        new = np.tanh(given[..., 2 * size :] + reset * own[..., 2 * size :])
        result: Floats = new + update * (state - new)
        return result

    def run(self, sequence: Floats) -> Floats:
        """The states over a sequence."""
        given = _product(sequence, self.inputs) + self.input_bias
        state = np.zeros((1, self.state.shape[0]), dtype=np.float32)
        states = []
        for row in given:
            state = self.step(row, state)
            states.append(state)
        return np.concatenate(states)


@dataclass(frozen=True, slots=True)
class Transducer:
    """The network. `letters` are what it reads, `size` is the width of its state."""

    letters: Mapping[str, int]
    size: int
    embedding: Floats
    encoder: tuple[tuple[_Cell, _Cell], ...]  # layers, each forwards and backwards
    decoder: _Cell
    chunk_gates: Floats  # the contribution of the previous chunk to the gates of the decoder
    reading_gates: Floats
    answer: Floats
    reading_answer: Floats
    answer_bias: Floats

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], letters: Sequence[str]) -> Transducer:
        """The network from the arrays of a file: rows of bytes, each with its scale."""

        def weights(name: str) -> Floats:
            result: Floats = (arrays[f"{name}.q"] * arrays[f"{name}.s"][:, None]).astype(np.float32)
            return result

        def cell(name: str, ending: str) -> _Cell:
            return _Cell(
                weights(f"{name}.weight_ih_{ending}").T.copy(),
                weights(f"{name}.weight_hh_{ending}").T.copy(),
                arrays[f"{name}.bias_ih_{ending}"].astype(np.float32),
                arrays[f"{name}.bias_hh_{ending}"].astype(np.float32),
            )

        decoder, answer = cell("dec", "l0"), weights("out.weight").T.copy()
        size = decoder.state.shape[0]
        reading = answer.shape[0] - size
        return cls(
            letters={letter: number for number, letter in enumerate(letters, _EDGE + 1)},
            size=size,
            embedding=weights("le.weight"),
            encoder=tuple((cell("enc", f"l{n}"), cell("enc", f"l{n}_reverse")) for n in range(2)),
            decoder=decoder,
            chunk_gates=weights("ce.weight") @ decoder.inputs[reading:],
            reading_gates=decoder.inputs[:reading],
            answer=answer[:size],
            reading_answer=answer[size:],
            answer_bias=arrays["out.bias"].astype(np.float32),
        )

    def read(self, word: str) -> EncodedWord:
        """Encodes a word in lower case."""
        numbers = [_EDGE, *(self.letters.get(letter, _EDGE) for letter in word), _EDGE]
        states = self.embedding[numbers]
        for forwards, backwards in self.encoder:
            both = (forwards.run(states), backwards.run(states[::-1])[::-1])
            states = np.concatenate(both, axis=1).astype(np.float32, copy=False)
        inner = states[1:-1]
        return EncodedWord(
            _product(inner, self.reading_gates) + self.decoder.input_bias,
            _product(inner, self.reading_answer) + self.answer_bias,
        )

    def write(self, reading: EncodedWord, at: int, states: Floats, before: Sequence[int]) -> tuple[Floats, Floats]:
        """The new states and the log-probabilities (nats) of the chunks for letter number `at`; one row per state and
        previous chunk."""
        states = self.decoder.step(reading.gates[at] + self.chunk_gates[list(before)], states)
        scores = _product(states, self.answer) + reading.answers[at]
        scores -= scores.max(axis=1, keepdims=True)
        logs: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return states, logs


def _product(rows: Floats, matrix: Floats) -> Floats:
    """rows @ matrix, in blocks too small for OpenBLAS to use several threads, which would be slower."""
    most = _SMALL // matrix.size
    if len(rows) == 1:  # OpenBLAS treats a single row differently, with another threshold
        return (np.repeat(rows, 2, axis=0) @ matrix)[:1]
    if len(rows) <= most:
        product: Floats = rows @ matrix
        return product
    return np.concatenate([rows[at : at + most] @ matrix for at in range(0, len(rows), most)])


def _floats(numbers: NDArray[Any]) -> Floats:
    """Numbers as float32, copied only if necessary."""
    return numbers.astype(np.float32, copy=False)


def _sigmoid(x: Floats) -> Floats:
    return _floats(np.tanh(x / 2) / 2 + 0.5)  # this form cannot overflow
