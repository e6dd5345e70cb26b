"""The joint n-gram of names counted and smoothed (interpolated Kneser-Ney, three discounts): the arrays that ship."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.names.transliterate.ngram import BITS, EDGE, STEP

Gram = tuple[int, ...]
Table = dict[Gram, tuple[float, dict[int, float]]]  # by context: the share of the order below, and probabilities


def arrays(words: list[Gram], order: int) -> dict[str, NDArray[Any]]:
    """The arrays of `JointNgram` for words as units, without their edges."""
    tables = smoothed(words, order)
    out: dict[str, NDArray[Any]] = {"order": np.array(order)}
    for n, table in enumerate(tables, 1):
        grams = sorted(
            (_key((*context, unit)), _steps(chance))
            for context, (_, after) in table.items()
            for unit, chance in after.items()
        )
        contexts = sorted((_key(context), _steps(rest)) for context, (rest, _) in table.items() if context)
        for name, values, rows in ((f"keys{n}", f"logs{n}", grams), (f"contexts{n}", f"rests{n}", contexts)):
            keys = np.array([key for key, _ in rows], dtype=np.uint64)
            out[name] = np.diff(keys, prepend=np.uint64(0))
            out[values] = np.array([value for _, value in rows], dtype=np.uint8)
    return out


def smoothed(words: list[Gram], order: int) -> list[Table]:
    """The tables of each order, lowest first."""
    raw: list[Counter[Gram]] = [Counter() for _ in range(order + 1)]
    for word in words:
        whole = (EDGE, *word, EDGE)
        for end in range(1, len(whole)):
            for n in range(1, min(order, end + 1) + 1):
                raw[n][whole[end - n + 1 : end + 1]] += 1
    tables: list[Table] = []
    for n in range(1, order + 1):
        counts = raw[n]
        if n < order:  # in how many contexts, not how often; what begins a word has no others
            counts = Counter(gram[1:] for gram in raw[n + 1])
            counts.update({gram: times for gram, times in raw[n].items() if gram[0] == EDGE and n > 1})
        tables.append(_table(counts, tables))
    return tables


def _table(counts: Counter[Gram], below: list[Table]) -> Table:
    kinds = Counter(counts.values())
    share = kinds[1] / (kinds[1] + 2 * kinds[2])
    discounts = (0.0, *(k - (k + 1) * share * kinds[k + 1] / kinds[k] for k in (1, 2, 3)))
    after: dict[Gram, dict[int, int]] = defaultdict(dict)
    for gram, times in counts.items():
        after[gram[:-1]][gram[-1]] = times
    even = 1 / len({gram[-1] for gram in counts})
    table: Table = {}
    for context, units in after.items():
        total = sum(units.values())
        rest = sum(discounts[min(3, times)] for times in units.values()) / total
        table[context] = (
            rest,
            {
                unit: (times - discounts[min(3, times)]) / total
                + rest * (_chance(below, context[1:], unit) if context else even)
                for unit, times in units.items()
            },
        )
    return table


def _chance(tables: list[Table], context: Gram, unit: int) -> float:
    """The probability of a unit by the tables so far."""
    factor = 1.0
    while True:
        rest, after = tables[len(context)].get(context, (1.0, {}))
        if unit in after:
            return factor * after[unit]
        if not context:
            return factor * 1e-7
        factor, context = factor * rest, context[1:]


def _key(gram: Gram) -> int:
    key = 0
    for unit in gram:
        key = key << BITS | unit
    return key


def _steps(chance: float) -> int:
    return min(255, max(0, round(-math.log(max(chance, 1e-30)) / STEP)))
