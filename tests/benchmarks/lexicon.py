"""Train the lexicons that ship, as glossary/alignment/data/LEXICON_CARD.md says.

usage: lexicon.py ru PARALLEL_TEXTS OUTPUT.npz   (a folder of english<TAB>russian .tsv.xz files)
       lexicon.py es|de|pt WHEELS OUTPUT.npz    (a folder of wheels with gettext catalogs, see the card)
"""

from __future__ import annotations

import gettext
import html
import io
import lzma
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from glossary.alignment.lexicon import Lexicon, lemmatised

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
LONGEST = 40
MARKUP = re.compile(r"<[^>]+>|%\(\w+\)\w|%[sd]|\{[^}]*\}|&")


def sample(folder: Path, name: str, wanted: int) -> list[tuple[str, str]]:
    """Up to `wanted` pairs of one file, drawn by a fixed seed."""
    with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as stream:
        rows = sorted({line.rstrip("\n") for line in stream if line.count("\t") == 1})
    random.Random(SEED).shuffle(rows)
    return [(left, right) for left, right in (row.split("\t") for row in rows[:wanted])]


def catalogs(folder: Path, code: str) -> Iterator[tuple[str, str]]:
    """The messages of every compiled catalog of a language in the wheels of a folder."""
    wanted = re.compile(rf"(^|/){code}([_-]\w+)?/LC_MESSAGES/[^/]+\.mo$")
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in filter(wanted.search, archive.namelist()):
                messages = gettext.GNUTranslations(io.BytesIO(archive.read(name)))._catalog  # type: ignore[attr-defined]
                for key, value in messages.items():
                    source = key[0] if isinstance(key, tuple) else key
                    if isinstance(value, str) and source:
                        yield plain(source.split("\x04")[-1]), plain(value)


def plain(text: str) -> str:
    """A message without markup and placeholders."""
    return " ".join(html.unescape(MARKUP.sub(" ", text)).split())


def main() -> int:
    """Train and save."""
    target, folder, output = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if target == "ru":
        texts = [pair for name, wanted in SHARES.items() for pair in sample(folder, name, wanted)]
        pairs = [p for p in lemmatised(texts, "en", "ru") if len(p[0]) in SENTENCE and len(p[1]) in SENTENCE]
        lexicon = Lexicon.train(pairs, rarest=3)
    else:
        found = {left: right for left, right in catalogs(folder, target) if left != right and right}
        pairs = list(lemmatised(sorted(found.items()), "en", target))
        lexicon = Lexicon.train(pairs, longest=LONGEST, sharpness=4.0)
    lexicon.save(output)
    sys.stderr.write(f"{len(pairs)} pairs, {len(lexicon)} entries, {output.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
