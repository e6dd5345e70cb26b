"""Names and their renderings aligned letter by letter: each letter of a name gives 0 to 3 letters, by EM in numpy."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LONGEST = 3
ROUNDS = 8
PRIOR = (0.2, 1.0, 0.1, 0.005)  # of chunks by length, where EM starts
DISCOUNT = 0.02  # taken off every expected count after three rounds, so that rare units die out


class Aligned(NamedTuple):
    """A pair, the chunk of each letter, and the log-probability a letter: below -3 the pair is no transliteration."""

    name: str
    rendering: str
    chunks: tuple[str, ...]
    score: float


class _Group(NamedTuple):
    """Pairs of the same lengths: numbers of the pairs, of their letters, of the chunks by start and length."""

    lengths: tuple[int, int]
    pairs: NDArray[np.int64]
    letters: NDArray[np.int64]
    chunks: NDArray[np.int64]


def align(pairs: list[tuple[str, str]]) -> list[Aligned]:
    """The best alignment of every pair that has one, in the order of the pairs."""
    letters = {letter: at for at, letter in enumerate(sorted({letter for name, _ in pairs for letter in name}))}
    found = {text[at : at + n] for _, text in pairs for at in range(len(text)) for n in range(1, LONGEST + 1)}
    chunks = {chunk: at for at, chunk in enumerate(["", *sorted(found)])}
    groups = _groups(pairs, letters, chunks)
    start = np.array(PRIOR)[[len(chunk) for chunk in chunks]]
    table = np.tile(start / start.sum(), (len(letters), 1))
    for turn in range(ROUNDS):
        counts = np.zeros_like(table)
        for group in groups:
            _count(group, table, counts)
        counts = np.maximum(counts - DISCOUNT, 0) if turn >= 3 else counts
        table = counts + 1e-9 * start
        table /= table.sum(axis=1, keepdims=True)
    logs = np.log(table)
    best = {
        int(n): _best(pairs[n], a, b, logs)
        for g in groups
        for n, a, b in zip(g.pairs, g.letters, g.chunks, strict=True)
    }
    return [one for n in range(len(pairs)) if (one := best.get(n)) is not None]


def _groups(pairs: list[tuple[str, str]], letters: dict[str, int], chunks: dict[str, int]) -> list[_Group]:
    numbers: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (name, text) in enumerate(pairs):
        if len(text) <= LONGEST * len(name):
            numbers[len(name), len(text)].append(number)
    groups = []
    for lengths, members in sorted(numbers.items()):
        starts, ends = range(lengths[1] + 1), range(LONGEST + 1)
        table = [[[chunks[pairs[n][1][at : at + k]] for k in ends] for at in starts] for n in members]
        groups.append(
            _Group(
                lengths,
                np.array(members),
                np.array([[letters[x] for x in pairs[n][0]] for n in members]),
                np.array(table),
            )
        )
    return groups


def _count(group: _Group, table: NDArray[np.float64], counts: NDArray[np.float64]) -> None:
    """Adds the expected counts of a group: forwards and backwards over letters, all pairs at once."""
    (n, m), size = group.lengths, len(group.pairs)
    weight = np.stack([table[group.letters[:, i][:, None, None], group.chunks] for i in range(n)])
    ahead, behind = np.zeros((n + 1, size, m + 1)), np.zeros((n + 1, size, m + 1))
    ahead[0, :, 0] = behind[n, :, m] = 1
    steps = range(min(LONGEST, m) + 1)
    for i in range(n):
        for k in steps:
            ahead[i + 1][:, k:] += ahead[i][:, : m + 1 - k] * weight[i][:, : m + 1 - k, k]
    for i in reversed(range(n)):
        for k in steps:
            behind[i][:, : m + 1 - k] += behind[i + 1][:, k:] * weight[i][:, : m + 1 - k, k]
    total = ahead[n, :, m]
    share = np.divide(1, total, out=np.zeros_like(total), where=total > 0)
    for i in range(n):
        for k in steps:
            expected = ahead[i][:, : m + 1 - k] * weight[i][:, : m + 1 - k, k] * behind[i + 1][:, k:] * share[:, None]
            rows = np.broadcast_to(group.letters[:, i][:, None], expected.shape)
            np.add.at(counts, (rows, group.chunks[:, : m + 1 - k, k]), expected)


def _best(
    pair: tuple[str, str], letters: NDArray[np.int64], chunks: NDArray[np.int64], logs: NDArray[np.float64]
) -> Aligned | None:
    """The alignment of one pair by Viterbi."""
    name, text = pair
    columns: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for i in range(len(name)):
        column: dict[int, tuple[float, int]] = {}
        for at, (score, _) in columns[-1].items():
            for k in range(min(LONGEST, len(text) - at) + 1):
                value = score + float(logs[letters[i], chunks[at, k]])
                if at + k not in column or value > column[at + k][0]:
                    column[at + k] = (value, at)
        columns.append(column)
    if len(text) not in columns[-1]:
        return None
    cut, at = [], len(text)
    for column in reversed(columns[1:]):
        before = column[at][1]
        cut.append(text[before:at])
        at = before
    return Aligned(name, text, tuple(reversed(cut)), columns[-1][len(text)][0] / len(name))


def letters_and_chunks(aligned: list[Aligned], seldom: int = 3) -> tuple[list[str], list[str]]:
    """The letters (seen five times) and chunks (seen `seldom` times), the most frequent first."""
    letters = Counter(letter for one in aligned for letter in one.name)
    chunks = Counter(chunk for one in aligned for chunk in one.chunks)
    return [x for x, n in letters.most_common() if n >= 5], [x for x, n in chunks.most_common() if n >= seldom]
