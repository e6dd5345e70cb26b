"""Train the transliterator that ships, or measure it on names held out (see glossary/names/data/GAZETTEER_CARD.md).

usage: transliterator.py train NAMES.tsv.xz OUTPUT.npz [--minutes 25]    (with a Python that has torch)
       transliterator.py test NAMES.tsv.xz MODEL.npz [--dev] [--plain]   (--plain: the names without their accents)
NAMES.tsv.xz: `name<TAB>rendering`; the first WIKIDATA lines are the personal names of Wikidata, of which 2000 are held
out for the test and 1000 for setting what is to be set, each with every other spelling that differs by accents only.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from name_alignment import Aligned, align
from name_ngram import arrays

from glossary.names.normalise import plain, small
from glossary.names.transliterate import Transliterator

WIKIDATA = 47_623  # lines; CC0
CITIES = 60_232  # the line after which names of Russian cities follow; MIT
SEED = 5
TEST, DEV = 2000, 1000
ORDER = 5
WORST = -3.2  # score of a pair that is no transliteration


def pairs_of(path: Path) -> tuple[list[tuple[str, str]], set[str], set[str]]:
    """The pairs of single words that may be trained on or tested, and the keys of test and dev."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [tuple(line.rstrip("\n").split("\t")) for line in stream]
    keys = sorted({key(name) for name, _ in rows[:WIKIDATA]})
    random.Random(SEED).shuffle(keys)
    found = dict.fromkeys(
        (small(name), small(text)) for name, text in rows[:WIKIDATA] + rows[CITIES:] if not set(" .") & set(name + text)
    )
    return list(found), set(keys[:TEST]), set(keys[TEST : TEST + DEV])


def key(name: str) -> str:
    """What names must have in common not to be parted: the spelling in small letters without accents."""
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(x for x in letters if not unicodedata.combining(x)).translate(str.maketrans("ıłđø", "ildo"))


def train(names: Path, output: Path, minutes: float) -> None:
    """Aligns, counts, trains, and saves both models in one file."""
    from name_network import train as train_network

    pairs, test, dev = pairs_of(names)
    held = test | dev
    aligned = [one for one in align(pairs) if one.score > WORST and key(one.name) not in held]
    network, letters, chunks = train_network(aligned, minutes * 60)
    known = {chunk: at for at, chunk in enumerate(chunks, 1)}
    words = [list(zip(one.name, one.chunks, strict=True)) for one in twins(aligned) if set(one.chunks) <= set(known)]
    times = Counter(unit for word in words for unit in word)
    words = [word for word in words if all(times[unit] > 1 for unit in word)]
    units = {unit: at for at, unit in enumerate(sorted({unit for word in words for unit in word}), 2)}
    ngram = arrays([tuple(units[unit] for unit in word) for word in words], ORDER)
    np.savez_compressed(
        output,
        letters=np.array([letter for letter, _ in units]),
        renderings=np.array([known[chunk] for _, chunk in units], dtype=np.int16),
        chunks=np.array(["", *chunks]),
        alphabet=np.array(letters),
        **ngram,
        **network,
    )
    sys.stderr.write(f"{len(words)} names, {len(units)} units, {output.stat().st_size} bytes\n")


def twins(aligned: list[Aligned]) -> list[Aligned]:
    """The pairs, and after them those with accents once more without."""
    bare = [one._replace(name=plain(one.name)) for one in aligned if not one.name.isascii()]
    return aligned + [one for one in bare if len(one.name) == len(one.chunks)]


def measure(names: Path, model: Path, which: str, accents: bool) -> None:
    """Prints how many names have a right rendering first, among five and among ten, and the speed."""
    pairs, test, dev = pairs_of(names)
    right: dict[str, set[str]] = defaultdict(set)
    for name, text in pairs:
        if key(name) in (dev if which == "dev" else test):
            right[name if accents else plain(name)].add(text)
    start = time.process_time()
    transliterator = Transliterator.load(model)
    loaded, ranks = time.process_time() - start, Counter[int]()
    start = time.process_time()
    for name, texts in right.items():
        found = [text for text, _ in transliterator.renderings(name, 10)]
        ranks[next((rank for rank, text in enumerate(found) if text in texts), 99)] += 1
    speed = len(right) / (time.process_time() - start)
    shares = (sum(ranks[rank] for rank in range(n)) / len(right) for n in (1, 5, 10))
    print(f"{which}: {len(right)} names; right first, of five, of ten:", *(f"{share:.4f}" for share in shares))
    print(f"load {loaded:.2f} s, {speed:.0f} names a second")


def main() -> int:
    """Train or test."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("train", "test"))
    parser.add_argument("names", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--dev", action="store_true")
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    if given.command == "train":
        train(given.names, given.model, given.minutes)
    else:
        measure(given.names, given.model, "dev" if given.dev else "test", not given.plain)
    return 0


if __name__ == "__main__":
    sys.exit(main())
