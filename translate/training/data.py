"""Training data: sentence pairs from files, held-out pairs, and batches of piece numbers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from numpy.typing import NDArray

from glossary.alignment import is_parallel, read_parallel
from translate.errors import ConfigError
from translate.machine import has_words, masked_text, masking
from translate.text import Rewritten, aligned, typography
from translate.training.vocabulary import Vocabulary

LONGEST = 160  # pieces of a side; longer pairs are left out
_WEIGHT = re.compile(r"(?P<path>.+):(?P<weight>\d{1,3}(?:\.\d{1,3})?)")
_SORTED_TOGETHER = 100_000  # pairs from which batches of similar length are made; chosen by hand

SentencePair = tuple[str, str]
Numbers = NDArray[numpy.int32]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file or folder of parallel text, and how often an epoch sees its pairs (0.5: every other one)."""

    path: Path
    weight: float = 1.0


def corpus(given: str) -> Corpus:
    """What an argument names: a path, or path:weight. Raises ConfigError for one that is not there or not parallel."""
    weighted = None if Path(given).exists() else _WEIGHT.fullmatch(given)
    found = Corpus(Path(weighted["path"]), float(weighted["weight"])) if weighted else Corpus(Path(given))
    if not found.path.exists():
        raise ConfigError(found.path, "no such file or folder", "check the path")
    if found.path.is_file() and not is_parallel(found.path):
        raise ConfigError(found.path, "not a format of parallel text", "give .tsv (.gz, .xz), .tmx or reviewed .po")
    return found


def read(one: Corpus, source: str, target: str) -> Iterator[SentencePair]:
    """The sentence pairs of a corpus as an engine meets them; of PO files, only what a person has approved.

    Pairs of several sentences are cut where both sides have as many. Raises TermbaseError for a file that cannot be
    read.
    """
    paths = [one.path] if one.path.is_file() else sorted(p for p in one.path.rglob("*") if is_parallel(p))
    for path in paths:
        for left, right in read_parallel(path, source, target):
            yield from _sentences(left, right, source, target)


def _sentences(left: str, right: str, source: str, target: str) -> Iterator[SentencePair]:
    for one, other in aligned((left, source), (right, target)) or ((left, right),):
        pair = _masked(_plain(one), _plain(other))
        if pair and all(map(has_words, pair)) and pair[0] != pair[1]:
            yield pair


def _masked(left: str, right: str) -> SentencePair | None:
    """The pair with the labels that engines are shown in place of addresses and placeholders; None where these are not
    the same on both sides."""
    form = masked_text.labelled(Rewritten(left), masking.kept_masks(left))
    answer = form.alike(right)
    return None if answer is None else (form.query.text, answer)


def _plain(text: str) -> str:
    """A text as it is sent to engines: straight quotes, single spaces, composed letters."""
    return " ".join(unicodedata.normalize("NFC", typography.straight(text)).split())


def hold_out(pairs: Iterable[SentencePair], count: int) -> tuple[list[SentencePair], list[SentencePair]]:
    """Split distinct pairs into those for training and those of `count` source texts to hold out.

    Source texts are chosen by hash, so the split is the same on every machine, and no source text is in both parts.
    """
    distinct = list(dict.fromkeys(pairs))
    order = sorted({pair[0] for pair in distinct}, key=_digest)
    held = set(order[:count])
    first = {pair[0]: pair for pair in reversed(distinct) if pair[0] in held}
    return [pair for pair in distinct if pair[0] not in held], [first[text] for text in order[:count]]


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


@dataclass(frozen=True, slots=True)
class Packed:
    """Pairs as piece numbers: those of pair n are source[source_ends[n] : source_ends[n + 1]], target alike."""

    source: Numbers
    source_ends: NDArray[numpy.int64]
    target: Numbers
    target_ends: NDArray[numpy.int64]
    weights: NDArray[numpy.float32]

    def __len__(self) -> int:
        return len(self.weights)

    def sides(self, n: int) -> tuple[Numbers, Numbers]:
        """Source and target of a pair."""
        return (
            self.source[self.source_ends[n] : self.source_ends[n + 1]],
            self.target[self.target_ends[n] : self.target_ends[n + 1]],
        )


def short(pairs: Iterable[SentencePair], vocabulary: Vocabulary) -> list[SentencePair]:
    """The pairs that `pack` keeps."""
    return [pair for pair in pairs if _numbers(pair, vocabulary)]


def _numbers(pair: SentencePair, vocabulary: Vocabulary) -> tuple[list[int], list[int]] | None:
    """Both sides as piece numbers; None when one of them has no piece or too many."""
    sides = vocabulary.source_numbers(pair[0]), vocabulary.target_numbers(pair[1])
    return sides if all(0 < len(side) <= LONGEST for side in sides) else None


def pack(pairs: Sequence[SentencePair], weights: Sequence[float], vocabulary: Vocabulary) -> Packed:
    """Pairs as piece numbers, without those that are too long or have a side with no piece."""
    sources, targets, kept = list[Numbers](), list[Numbers](), list[float]()
    for pair, weight in zip(pairs, weights, strict=True):
        if numbers := _numbers(pair, vocabulary):
            sources.append(numpy.array(numbers[0], numpy.int32))
            targets.append(numpy.array(numbers[1], numpy.int32))
            kept.append(weight)
    return Packed(*_joined(sources), *_joined(targets), numpy.array(kept, numpy.float32))


def _joined(rows: Sequence[Numbers]) -> tuple[Numbers, NDArray[numpy.int64]]:
    ends = numpy.cumsum([0, *map(len, rows)], dtype=numpy.int64)
    return (numpy.concatenate(rows) if rows else numpy.zeros(0, numpy.int32)), ends


def epoch(packed: Packed, generator: numpy.random.Generator) -> NDArray[numpy.int64]:
    """The pairs of one epoch in random order: each as often as its weight says, fractions by chance."""
    times = numpy.floor(packed.weights + generator.random(len(packed))).astype(numpy.int64)
    order = numpy.repeat(numpy.arange(len(packed)), times)
    generator.shuffle(order)
    return order


def batches(
    packed: Packed, order: NDArray[numpy.int64], tokens: int, generator: numpy.random.Generator
) -> Iterator[list[int]]:
    """Batches of pairs of similar length, in random order, with at most `tokens` pieces per side, padding included."""
    sides = numpy.diff(packed.source_ends), numpy.diff(packed.target_ends)
    lengths, shorter = numpy.maximum(*sides) + 1, numpy.minimum(*sides)
    for start in range(0, len(order), _SORTED_TOGETHER):
        some = order[start : start + _SORTED_TOGETHER]
        by_length = some[numpy.lexsort((generator.random(len(some)), shorter[some], lengths[some]))]
        cut: list[list[int]] = [[]]
        for n in by_length:
            if cut[-1] and lengths[n] * (len(cut[-1]) + 1) > tokens:
                cut.append([])
            cut[-1].append(int(n))
        generator.shuffle(cut)
        yield from (batch for batch in cut if batch)
