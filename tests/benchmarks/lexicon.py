"""Train the en-ru lexicon that ships, as LEXICON_CARD.md says: lexicon.py NMT_DATA OUTPUT.npz"""

from __future__ import annotations

import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from glossary.languages import source_language
from glossary.languages.morphology import lemma
from glossary.lexicon import Lexicon

SHARES = {
    "news_human": 60_000,
    "news_mt_source": 30_000,
    "news_mt_target": 30_000,
    "docs": 25_000,
    "tatoeba": 20_000,
    "bible": 4_000,
    "msdocs": 60_000,
    "gettext": 40_000,
}
SEED = 1
SENTENCE = range(2, 41)


def sample(folder: Path, name: str, wanted: int) -> list[tuple[str, str]]:
    """Up to `wanted` pairs of one file, drawn by a fixed seed, in file order."""
    with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as stream:
        rows = sorted({line.rstrip("\n") for line in stream if line.count("\t") == 1})
    random.Random(SEED).shuffle(rows)
    return [(left, right) for left, right in (row.split("\t") for row in rows[:wanted])]


def lemmatised(pairs: list[tuple[str, str]]) -> Iterator[tuple[list[str], list[str]]]:
    """The pairs as lemmas of words."""
    import re

    english, word = source_language("en"), re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
    for left, right in pairs:
        sources = [english.lemma(token.text) for token in english.tokenise(left) if token.is_word]
        targets = [lemma("ru", found.lower()) for found in word.findall(right) if found[0].isalnum()]
        if len(sources) in SENTENCE and len(targets) in SENTENCE:
            yield sources, targets


def main() -> int:
    """Train and save."""
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    pairs = [pair for name, wanted in SHARES.items() for pair in sample(folder, name, wanted)]
    kept = list(lemmatised(pairs))
    lexicon = Lexicon.train(kept, rarest=3)
    lexicon.save(output)
    sys.stderr.write(f"{len(kept)} pairs, {len(lexicon)} entries, {output.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
