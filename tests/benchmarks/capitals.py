"""Makes glossary/names/data/en.capitals.xz: English words by their share of small letters, and words that stay Latin.

usage: python tests/benchmarks/capitals.py PARALLEL_TEXTS glossary/names/data/en.capitals.xz
PARALLEL_TEXTS: a folder of english<TAB>russian files, xz (news_*.tsv.xz, tatoeba.tsv.xz, docs.tsv.xz).
"""

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from glossary.names.capitals import is_contracted, is_heading, opens, pieces

PROSE = ("news_human", "news_mt_source", "news_mt_target", "tatoeba")
LEAST, LATIN = 2, 0.6
_LATIN_WORD = re.compile(r"[A-Za-z][\w'’&.]*\w|[A-Za-z]")


def count(folder: Path) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Words in small letters, words with a capital inside sentences, capitalised forms, and those of them in Latin."""
    small, capital, seen, latin = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for name in (*PROSE, "docs"):
        text = lzma.decompress((folder / f"{name}.tsv.xz").read_bytes()).decode()
        for line in text.split("\n"):
            source, _, target = line.partition("\t")
            found = pieces(source)
            if len(source) > 400 or is_heading(found):
                continue
            kept = set(_LATIN_WORD.findall(target))
            for index, piece in enumerate(found):
                word = piece.text
                if not word[:1].isalpha() or is_contracted(word):
                    continue
                if piece.is_capital:
                    seen[word] += 1
                    latin[word] += word in kept
                if name in PROSE and word.islower():
                    small[word] += 1
                elif name in PROSE and word[:1].isupper() and not word.isupper() and not opens(found, index):
                    capital[piece.low] += 1
    return small, capital, seen, latin


def main(folder: str, to: str) -> None:
    small, capital, seen, latin = count(Path(folder))
    tenths: dict[int, list[str]] = {tenth: [] for tenth in range(11)}
    for word in sorted(small.keys() | capital.keys()):
        times = small[word] + capital[word]
        if times >= LEAST and word.isascii():
            tenths[round(10 * small[word] / times)].append(word)
    kept = sorted(w for w in seen if seen[w] > LEAST and latin[w] >= LATIN * seen[w] and len(w) > 1 and w.isascii())
    lines = [" ".join(words) for words in (*tenths.values(), kept)]
    Path(to).write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(sum(map(len, tenths.values())), "words,", len(kept), "that stay Latin,", Path(to).stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
