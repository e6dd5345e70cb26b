"""Transliterates one word into Cyrillic: the n best renderings of a beam search under two models of names."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from glossary.names.transliterate.ngram import JointNgram
from glossary.names.transliterate.transducer import Floats, Transducer

_DATA = Path(__file__).parent.parent / "data"
NGRAM_SHARE = 0.5  # weight of the n-gram's log-probability, the network has the rest; chosen on held-out names
BEAM = 16  # paths kept after each letter
_LETTERS = str.maketrans("ıłđøæœßðþ’‘ʻʼ`", "ilđoaosdt'''''")  # letters without a Unicode decomposition


@dataclass(frozen=True, slots=True)
class _Path:
    """A rendering of the first letters of a word."""

    score: float
    text: str
    context: int
    chunk: int
    row: int  # its row in the states of the network


@dataclass(frozen=True, slots=True)
class Transliterator:
    """Transliterates words by two models over the same letters and chunks."""

    ngram: JointNgram
    network: Transducer

    @classmethod
    def load(cls, path: Path) -> Transliterator:
        """The transliterator from a file written by `tests/benchmarks/transliterator.py`."""
        with np.load(path, allow_pickle=False) as arrays:
            read = {name: arrays[name] for name in arrays.files}
        chunks = [str(chunk) for chunk in read["chunks"]]
        network = Transducer.from_arrays(read, [str(letter) for letter in read["alphabet"]])
        return cls(JointNgram.from_arrays(read, chunks), network)

    def renderings(self, word: str, limit: int = 10) -> tuple[tuple[str, float], ...]:
        """The renderings of a lower-case word, best first, with their shares (0..1) of the probability of all found."""
        spelt = "".join(filter(None, map(self._known, unicodedata.normalize("NFC", word.lower()))))
        if not spelt:
            return ()
        reading = self.network.read(spelt)
        states = np.zeros((1, self.network.size), dtype=np.float32)
        paths = [_Path(0.0, "", self.ngram.start(), 0, 0)]
        for at, letter in enumerate(spelt):
            states, logs = self.network.write(
                reading, at, states[[path.row for path in paths]], [path.chunk for path in paths]
            )
            paths = self._grown(paths, letter, logs)
        found: dict[str, float] = {}
        for path in paths:
            score = path.score + NGRAM_SHARE * self.ngram.end(path.context)
            found[path.text] = max(score, found.get(path.text, -math.inf))
        return _shares(found, limit)

    def _grown(self, paths: list[_Path], letter: str, logs: Floats) -> list[_Path]:
        """The best paths after one more letter."""
        first, renderings = self.ngram.letters[letter]
        ours = np.array([self.ngram.logs(path.context, letter) for path in paths])
        theirs = logs[:, [chunk for chunk, _ in renderings]].astype(np.float64)
        so_far = np.array([[path.score] for path in paths])
        scores = (so_far + NGRAM_SHARE * ours + (1 - NGRAM_SHARE) * theirs).ravel()
        best: dict[tuple[str, int], _Path] = {}
        least = -math.inf
        for place in (-scores).argsort(kind="stable").tolist():
            score = float(scores[place])
            if len(best) >= BEAM and score < least:
                break
            row, unit = divmod(place, len(renderings))
            path, (chunk, text) = paths[row], renderings[unit]
            key = path.text + text, self.ngram.extend(path.context, first + unit)
            if key not in best:
                best[key] = _Path(score, *key, chunk, row)
                least = score
        return sorted(best.values(), key=lambda one: (-one.score, one.text))[:BEAM]

    def _known(self, letter: str) -> str:
        """A letter of the models: the same one, or the one without accents, or "" if they have neither."""
        if letter in self.ngram.letters:
            return letter
        plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
        plain = plain.translate(_LETTERS)
        return plain if plain in self.ngram.letters else ""


@lru_cache(maxsize=4)
def transliterator(pair: str) -> Transliterator:
    """The transliterator of the package for a pair of languages, such as "en-ru"."""
    return Transliterator.load(_DATA / f"{pair}.names.npz")


def _shares(found: dict[str, float], limit: int) -> tuple[tuple[str, float], ...]:
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if not best:
        return ()
    weights = [math.exp(score - best[0][1]) for _, score in best]
    total = sum(weights)
    return tuple((text, weight / total) for (text, _), weight in zip(best[:limit], weights, strict=False) if text)
