"""Memory and time of a run over a small and a large corpus of plain text, made here, through the engine `pseudo`.

python tests/benchmarks/streaming.py [SMALL_MB LARGE_MB]

Prints for each corpus: megabytes, articles, CPU seconds, peak memory. A run holds a window of articles, so the peaks
of both are near each other.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_WORDS = [
    "the",
    "of",
    "and",
    "river",
    "mill",
    "town",
    "council",
    "bridge",
    "open",
    "close",
    "old",
    "new",
    "summer",
    "rain",
    "street",
    "people",
    "morning",
    "say",
    "go",
]
_PARAGRAPHS = 40  # in an article, each of three sentences


def corpus(folder: Path, megabytes: float) -> int:
    """Write articles of this size together. Returns how many."""
    chance, written, number = random.Random(7), 0, 0
    while written < megabytes * 1e6:
        text = "\n\n".join(" ".join(_sentence(chance) for _ in range(3)) for _ in range(_PARAGRAPHS))
        path = folder / f"{number // 100:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", "utf-8")
        written, number = written + len(text), number + 1
    return number


def _sentence(chance: random.Random) -> str:
    words = [*chance.choices(_WORDS, k=chance.randint(6, 22)), str(chance.randrange(100_000))]
    return f"{' '.join(words).capitalize()}."


def measured(folder: Path) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak memory in MB of a run over the articles in a folder."""
    line = [sys.executable, "-c", _PROGRAM, "run", "articles", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q"]
    begun = time.perf_counter()
    done = subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True)
    cpu, kilobytes = done.stderr.split()[-2:]
    return float(cpu), time.perf_counter() - begun, int(kilobytes) / 1024


_PROGRAM = """
import resource, sys
from translate.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def main() -> None:
    """Measure both corpora: the first run, and a second one that changes nothing."""
    for megabytes in map(float, sys.argv[1:] or ("10", "100")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            count = corpus(folder / "articles", megabytes)
            for run in ("first", "again"):
                cpu, wall, peak = measured(folder)
                print(f"{megabytes:g} MB, {count} articles, {run}: {cpu:.1f} CPU-s, {wall:.1f} s, {peak:.0f} MB")


if __name__ == "__main__":
    main()
