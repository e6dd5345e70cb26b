"""Names made worse: of the names that the engine alone renders rightly, how many are lost by `--names auto`.

usage: name_changes.py SET.names.tsv OFF.ru AUTO.ru [--sample 300] [--seed 1] [--show]
SET.names.tsv: line number (from 0), English name, its form in the reference, the stem that any form of it begins with,
as ../shared/mt-eval has it. OFF.ru and AUTO.ru: the lines that `translate run --names off` and `--names auto` write to
out/parallel/en-ru. The engine has a name right if a word of its line is the stem with the ending of a case; the name is
lost if no word begins with the stem (its last vowel may differ, as in other cases) and is at most four letters longer.
`--sample 0` takes every name; `--show` prints each name that was lost with both lines.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*")
CASE = re.compile(
    r"(?:[ьй]?[аеиоуыэюя]?|[ои]й|[еиоы][хмйв]|[ая][хм]|[ая]ми|[оие]го|[оие]му|[ыи]ми|[оеь]ю|и[еиюя][ймхв]?|ая|яя|ую|юю)"
)
LAST_VOWEL = re.compile(r"(?<=..)[аеийоуыьэюя]$")
LONGEST_ENDING = 4  # letters


class ListedName(NamedTuple):
    """A name of a line (from 0) and the stem of its rendering in the reference."""

    line: int
    name: str
    form: str
    stem: str


def listed(path: Path) -> Iterator[ListedName]:
    """The rows of a list of names."""
    for row in path.read_text("utf-8").splitlines():
        line, *rest = row.split("\t")
        yield ListedName(int(line), *rest)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.lower().replace("ё", "е") for word in WORD.findall(text)]


def is_right(text: str, stem: str) -> bool:
    """True if a text has the name in a form of it."""
    bare = LAST_VOWEL.sub("", stem)
    return any(word.startswith(stem) and CASE.fullmatch(word.removeprefix(bare)) for word in words(text))


def has(text: str, stem: str) -> bool:
    """True if a text has a word that may be the name."""
    bare = LAST_VOWEL.sub("", stem)
    return any(word.startswith(bare) and len(word) - len(bare) <= LONGEST_ENDING for word in words(text))


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for argument in ("names", "off", "auto"):
        parser.add_argument(argument, type=Path)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    off, auto = (path.read_text("utf-8").split("\n") for path in (options.off, options.auto))
    names = list(listed(options.names))
    right = [name for name in names if is_right(off[name.line], name.stem)]
    if options.sample:
        right = random.Random(options.seed).sample(right, min(options.sample, len(right)))
    worse = [name for name in right if not has(auto[name.line], name.stem)]
    gained = sum(has(auto[name.line], name.stem) and not has(off[name.line], name.stem) for name in names)
    print(f"{len(right)} names that the engine renders rightly, changed for the worse: {len(worse)}"
          f" ({len(worse) / max(1, len(right)):.2%}); of {len(names)}, made right: {gained}")  # fmt: skip
    for name in worse if options.show else ():
        print(f"\n{name.name} ({name.form})\n  {off[name.line]}\n  {auto[name.line]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
