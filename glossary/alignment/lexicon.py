"""Word translations learnt from parallel text: train, prune, save, load, and link the words of a sentence pair.

The model is IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation") on lemmas, trained
in both directions, with a diagonal prior when linking (Dyer et al. 2013, "A Simple, Fast, and Effective
Reparameterization of IBM Model 2"). On the free gold of the terminology sets it finds the right head word in .976 of
cases.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from glossary.alignment.model1 import Pair, SparseTable, diagonal, encode, learn, vocabulary
from glossary.errors import LexiconError
from glossary.languages import source_language, target_language
from glossary.locales import primary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int32]


_FORMAT = 1  # version of the file format
# Chosen by hand on the terminology sets.
_FLOOR = 1e-6  # probability of a word pair that the lexicon does not have
_NULL_WEIGHT = 0.1  # weight of the null word where probabilities are normalised; a word has its diagonal prior
_FEW_PAIRS = 4.0  # sharpness of the diagonal prior for a document without a large lexicon beside it
_LARGE = 100_000  # word pairs of a large lexicon
_FEWEST = 20  # sentence pairs from which a lexicon is trained
_IGNORANT = 0.05  # weight (0..1) of a lexicon that does not know both words, where one that does has 1


class Linker(Protocol):
    """Gives the strength of the links between the words of a sentence pair: one lexicon, or several."""

    def links(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """Link strengths 0..1 for the lemmas of a sentence pair: a row per source word, a column per target word."""
        ...

    def known(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """1 where both words of a link were seen in training, else 0; shape as of `links`."""
        ...

    def translations(self, lemma: str, limit: int = 5) -> tuple[tuple[str, float], ...]:
        """The at most `limit` likeliest translations of a source lemma with their probabilities, best first."""
        ...


class Lexicon:
    """Pruned translation probabilities of lemmas in both directions. Build one with `train` or `load`."""

    def __init__(
        self, sources: Sequence[str], targets: Sequence[str], forward: SparseTable, backward: SparseTable
    ) -> None:
        self._sources, self._targets = tuple(sources), tuple(targets)
        self._source_ids = {word: number for number, word in enumerate(self._sources)}
        self._target_ids = {word: number for number, word in enumerate(self._targets)}
        self._forward, self._backward = forward, backward

    def __len__(self) -> int:
        """The number of word pairs, both directions together."""
        return len(self._forward.columns) + len(self._backward.columns)

    def translations(self, lemma: str, limit: int = 5) -> tuple[tuple[str, float], ...]:
        """See Linker; () for an unknown lemma."""
        number = self._source_ids.get(lemma)
        if number is None:
            return ()
        best = sorted(self._forward.row(number).items(), key=lambda item: (-item[1], item[0]))[:limit]
        return tuple((self._targets[column], value) for column, value in best)

    def links(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """See Linker: the geometric mean of the posteriors in both directions, under a diagonal prior."""
        import numpy as np

        rows = [self._source_ids.get(word, -1) for word in source]
        columns = [self._target_ids.get(word, -1) for word in target]
        shape = len(rows), len(columns)
        if not rows or not columns:
            return np.zeros(shape)
        forward = np.array(self._block(self._forward, rows, columns))
        backward = np.array(self._block(self._backward, columns, rows)).T
        prior = diagonal(*shape)
        null_target = np.array(self._block(self._forward, [0], columns)[0])
        null_source = np.array(self._block(self._backward, [0], rows)[0])
        forward, backward = forward * prior, backward * prior
        by_target = forward / (forward.sum(0) + _NULL_WEIGHT * null_target)
        by_source = backward / (backward.sum(1) + _NULL_WEIGHT * null_source)[:, None]
        linked: Floats = np.sqrt(by_target * by_source)
        return linked

    def known(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """See Linker."""
        import numpy as np

        rows = np.array([word in self._source_ids for word in source], float)
        columns = np.array([word in self._target_ids for word in target], float)
        found: Floats = rows[:, None] * columns[None, :]
        return found

    @staticmethod
    def _block(table: SparseTable, rows: list[int], columns: list[int]) -> list[list[float]]:
        block = []
        for row in rows:
            if row < 0:
                block.append([_FLOOR] * len(columns))
                continue
            get = table.row(row).get
            block.append([get(column, _FLOOR) for column in columns])
        return block

    def save(self, path: Path) -> None:
        """Write the lexicon as .npz; equal lexicons give equal bytes. Raises OSError."""
        import numpy as np

        arrays: dict[str, NDArray[Any]] = {
            "format": np.array([_FORMAT], np.int32),
            "sources": _packed(self._sources),
            "targets": _packed(self._targets),
        }
        for name, rows in (("forward", self._forward), ("backward", self._backward)):
            counts = np.diff(rows.starts)
            deltas = np.diff(rows.columns, prepend=0)
            starts = rows.starts[:-1][counts > 0]
            deltas[starts] = rows.columns[starts]
            arrays[f"{name}_counts"] = counts.astype(np.uint16)
            arrays[f"{name}_deltas"] = deltas.astype(np.int32)
            arrays[f"{name}_values"] = rows.values
        path.write_bytes(_archive(arrays))

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read what `save` wrote. Raises LexiconError for a file that is missing or is not a lexicon."""
        import numpy as np

        try:
            with np.load(path, allow_pickle=False) as arrays:
                if int(arrays["format"][0]) != _FORMAT:
                    raise LexiconError(path, "written by another version", "train it again")
                sources, targets = _unpacked(arrays["sources"]), _unpacked(arrays["targets"])
                tables = [
                    _rows(arrays[f"{name}_counts"], arrays[f"{name}_deltas"], arrays[f"{name}_values"])
                    for name in ("forward", "backward")
                ]
        except (OSError, EOFError, KeyError, TypeError, ValueError, zipfile.BadZipFile, zlib.error) as error:
            raise LexiconError(path, f"cannot be read as a lexicon ({error})", "train or install it again") from error
        return cls(sources, targets, *tables)

    @classmethod
    def train(
        cls,
        pairs: Iterable[Pair],
        *,
        rounds: int = 5,
        prune: float = 0.01,
        longest: int = 60,
        rarest: int = 1,
        sharpness: float = 0.0,
    ) -> Lexicon:
        """Learn from pairs of lemma sequences.

        `rounds`: iterations of EM. `prune`: probabilities at or below it are dropped. `longest`: sentences with more
        lemmas are left out. `rarest`: lemmas seen fewer times are left out. `sharpness`: strength of the diagonal prior
        of fast_align (Dyer et al. 2013) in training, 0 for none; a few hundred pairs need it, a large corpus does not.
        Raises LexiconError when no pair is left.
        """
        kept = [(left, right) for left, right in pairs if 0 < len(left) <= longest and 0 < len(right) <= longest]
        if not kept:
            raise LexiconError("(pairs)", "no usable sentence pair", "give parallel text, one pair per line")
        sources = vocabulary((left for left, _ in kept), rarest)
        targets = vocabulary((right for _, right in kept), rarest)
        coded = [encode(pair, sources, targets) for pair in kept]
        forward = learn(coded, len(sources), len(targets), rounds, prune, sharpness)
        turned = [(right, left) for left, right in coded]
        backward = learn(turned, len(targets), len(sources), rounds, prune, sharpness)
        return cls(tuple(sources), tuple(targets), forward, backward)


@dataclass(frozen=True, slots=True)
class Average:
    """Several linkers as one, by the weighted mean of their links: a shipped lexicon and one of the document itself."""

    parts: tuple[Linker, ...]

    def links(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """See Linker: a part that knows both words counts fully, another little."""
        import numpy as np

        weights = [part.known(source, target) * (1 - _IGNORANT) + _IGNORANT for part in self.parts]
        linked = [part.links(source, target) for part in self.parts]
        total: Floats = np.sum([w * link for w, link in zip(weights, linked, strict=True)], axis=0)
        mean: Floats = total / np.sum(weights, axis=0)
        return mean

    def known(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """See Linker: 1 where any part knows both words."""
        import numpy as np

        found: Floats = np.max([part.known(source, target) for part in self.parts], axis=0)
        return found

    def translations(self, lemma: str, limit: int = 5) -> tuple[tuple[str, float], ...]:
        """See Linker: the highest probability of any part."""
        best: dict[str, float] = {}
        for part in self.parts:
            for word, chance in part.translations(lemma, limit):
                best[word] = max(chance, best.get(word, 0.0))
        return tuple(sorted(best.items(), key=lambda item: (-item[1], item[0]))[:limit])


def lemmatised(pairs: Iterable[tuple[str, str]], source_locale: str, target_locale: str) -> Iterator[Pair]:
    """Sentence pairs as the lemmas of their words, for training."""
    left_language, right_language = source_language(source_locale), target_language(target_locale)
    for left, right in pairs:
        yield (
            [left_language.lemma(token.text) for token in left_language.tokenise(left) if token.is_word],
            [right_language.lemma(token.text) for token in right_language.tokenise(right) if token.is_word],
        )


def document_lexicon(
    pairs: Sequence[tuple[str, str]], source_locale: str, target_locale: str, base: Linker | None = None
) -> Linker | None:
    """`base` averaged with a lexicon that is trained on a document's own segments and their machine translations.

    Returns `base` for fewer than 20 pairs. Averaging was better than one lexicon trained on both texts.
    """
    if len(pairs) < _FEWEST:
        return base
    small = not isinstance(base, Lexicon) or len(base) < _LARGE
    sharpness = _FEW_PAIRS if small else 0.0
    try:
        own = Lexicon.train(lemmatised(pairs, source_locale, target_locale), prune=0.0, sharpness=sharpness)
    except LexiconError:
        return base
    return own if base is None else Average((base, own))


def shipped(source_locale: str, target_locale: str) -> Path | None:
    """The path of the lexicon that ships for a locale pair, or None."""
    name = f"{primary(source_locale)}-{primary(target_locale)}.lexicon.npz"
    path = Path(__file__).parent / "data" / name
    return path if path.exists() else None


@lru_cache(8)
def loaded(path: Path) -> Lexicon:
    """The lexicon of a file that does not change while the program runs; read once. Raises LexiconError."""
    return Lexicon.load(path)


def shipped_lexicon(source_locale: str, target_locale: str) -> Lexicon | None:
    """The lexicon that ships for a locale pair, or None; read once. Raises LexiconError."""
    path = shipped(source_locale, target_locale)
    return loaded(path) if path else None


def _rows(counts: NDArray[np.uint16], deltas: Integers, values: NDArray[np.uint8]) -> SparseTable:
    import numpy as np

    starts = np.concatenate([[0], np.cumsum(counts.astype(np.int64))]).astype(np.int32)
    running = np.cumsum(deltas.astype(np.int64))
    offsets = np.concatenate([[0], running])[starts[:-1]]
    columns = (running - np.repeat(offsets, counts)).astype(np.int32)
    return SparseTable(starts, columns, values)


def _packed(words: Sequence[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _unpacked(array: NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode().split("\n")


def _archive(arrays: dict[str, NDArray[Any]]) -> bytes:
    """An .npz with fixed dates, so that equal content gives equal bytes (numpy writes the clock into it)."""
    import numpy as np

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(member, "w") as stream:
                np.lib.format.write_array(stream, np.ascontiguousarray(array), allow_pickle=False)
    return buffer.getvalue()
