"""IBM Model 1 in numpy: p(made word | given word) learnt from sentence pairs by expectation maximisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int32]

Pair = tuple[Sequence[str], Sequence[str]]
Table = dict[int, dict[int, float]]

NULL = ""
LEVELS = 255.0  # probabilities are kept as one byte: 255 * sqrt(p)
# Chosen by hand on the terminology sets.
_DIAGONAL = 2.0  # sharpness of the diagonal prior of links: factor on a difference of positions of 0..1
_NULL_PRIOR = 0.2  # of the null word, where 1 is the prior of a word at the same position


@dataclass(frozen=True, slots=True)
class SparseTable:
    """A sparse matrix of probabilities: row r has entries in columns[starts[r]:starts[r + 1]], coded as bytes (see
    LEVELS) at the same indexes of `values`."""

    starts: Integers
    columns: Integers
    values: NDArray[np.uint8]
    cache: Table = field(default_factory=dict, compare=False)

    def row(self, number: int) -> dict[int, float]:
        """One row as a dict of probabilities by column, cached."""
        found = self.cache.get(number)
        if found is None:
            start, end = int(self.starts[number]), int(self.starts[number + 1])
            values = (self.values[start:end] / LEVELS) ** 2
            found = dict(zip(self.columns[start:end].tolist(), values.tolist(), strict=True))
            self.cache[number] = found
        return found


@lru_cache(256)
def diagonal(rows: int, columns: int, sharpness: float = _DIAGONAL) -> Floats:
    """The diagonal prior of Dyer et al. 2013, exp(-sharpness * |i/I - j/J|), one row per given word."""
    import numpy as np

    down = (np.arange(rows) + 0.5) / max(1, rows)
    along = (np.arange(columns) + 0.5) / max(1, columns)
    prior: Floats = np.exp(-sharpness * np.abs(down[:, None] - along[None, :]))
    return prior


def vocabulary(sentences: Iterable[Sequence[str]], rarest: int) -> dict[str, int]:
    counts = Counter(word for sentence in sentences for word in sentence)
    kept = sorted(word for word, count in counts.items() if count >= rarest and word)
    return {word: number for number, word in enumerate([NULL, *kept])}


def encode(pair: Pair, sources: dict[str, int], targets: dict[str, int]) -> tuple[list[int], list[int]]:
    left = [sources[word] for word in pair[0] if word in sources]
    right = [targets[word] for word in pair[1] if word in targets]
    return left, right


def learn(
    pairs: Sequence[tuple[list[int], list[int]]], given: int, made: int, rounds: int, prune: float, sharpness: float
) -> SparseTable:
    """p(made | given) by `rounds` iterations of EM (IBM Model 1), with the null word, number 0, added to every
    sentence. `given` and `made` are the sizes of the two vocabularies; see `Lexicon.train` for the others."""
    import numpy as np

    keys, groups, prior = _cells(pairs, made, sharpness)
    cells, index = np.unique(keys, return_inverse=True)
    del keys
    index = index.astype(np.int32)
    owner = (cells // made).astype(np.int32)
    total_groups = int(groups[-1]) + 1 if len(groups) else 0
    weights = np.ones(len(cells))
    for _ in range(rounds):
        share = weights[index] * prior
        share /= np.bincount(groups, share, total_groups)[groups]
        counts = np.bincount(index, share, len(cells))
        weights = counts / np.bincount(owner, counts, given)[owner]
    keep = weights > prune
    starts = np.concatenate([[0], np.cumsum(np.bincount(owner[keep], minlength=given))]).astype(np.int32)
    values = np.maximum(1, np.rint(LEVELS * np.sqrt(weights[keep]))).astype(np.uint8)
    return SparseTable(starts, (cells[keep] % made).astype(np.int32), values)


def _cells(
    pairs: Sequence[tuple[list[int], list[int]]], made: int, sharpness: float
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Every co-occurrence as given word * `made` + made word, the number of its made token, and its prior."""
    import numpy as np

    keys, groups, priors, first = [], [], [], 0
    for left, right in pairs:
        givens = np.array([0, *left], np.int64) * made
        keys.append((givens[None, :] + np.array(right, np.int64)[:, None]).ravel())
        groups.append(np.repeat(np.arange(first, first + len(right), dtype=np.int32), len(givens)))
        priors.append(_with_null(len(left), len(right), sharpness))
        first += len(right)
    return np.concatenate(keys), np.concatenate(groups), np.concatenate(priors)


@lru_cache(256)
def _with_null(given: int, made: int, sharpness: float) -> NDArray[np.float32]:
    """The diagonal prior of one sentence pair for training, made words outermost, the null word first."""
    import numpy as np

    prior = np.full((made, given + 1), _NULL_PRIOR if sharpness else 1.0, np.float32)
    prior[:, 1:] = diagonal(given, made, sharpness).T
    return prior.ravel()
