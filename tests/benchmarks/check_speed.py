"""How fast `translate check` is: paragraphs a CPU second of the whole command, start and reading of files included.

usage: check_speed.py SOURCE.en TARGET.LOCALE ... [--to ru] [--copies 5] [--rounds 4] [--against CHECKOUT]

The paragraphs of checks.py, `--copies` times in another order, become the catalogs, parallel files and articles of a
folder; CHECKOUT is another working tree of this project, measured in turn with this one, A B A B. CPU time of the
child processes, user and system.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import Pair, paragraphs

from translate import catalog
from translate.model import Origin, State, Translation, Unit
from translate.project import articles, layout

ARTICLE = 25  # paragraphs
COMMAND = "import sys; from translate.cli import cli; cli(sys.argv[1:], standalone_mode=False)"


def main() -> None:
    """Print a line a run, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--to", default="ru")
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    here = Path(__file__).resolve().parents[2]
    trees = [here, *([options.against.resolve()] if options.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        count = write(Path(folder), paragraphs(options.files), options.copies, options.to)
        speeds: dict[Path, list[float]] = {tree: [] for tree in trees}
        for _ in range(options.rounds):
            for tree in trees:
                speeds[tree].append(count / seconds(Path(folder), tree))
                print(f"{tree.name}: {speeds[tree][-1]:.0f} paragraphs a CPU second", flush=True)
    for tree, some in speeds.items():
        print(f"{tree.name}: median {statistics.median(some):.0f}, of {count} paragraphs")


def write(out: Path, pairs: list[Pair], copies: int, locale: str) -> int:
    """Put the paragraphs into a folder as a run would; how many there are."""
    rng = random.Random(1)
    count = 0
    for copy in range(copies):
        rng.shuffle(pairs)
        for start in range(0, len(pairs), ARTICLE):
            some = pairs[start : start + ARTICLE]
            text = "\n\n".join(source for source, _ in some)
            article = articles.parse(text.encode(), f"{copy}/{start}.txt", "en")
            units = tuple(
                Unit(articles.source_text(article, paragraph.id), target, State.FUZZY, Origin.MACHINE)
                for paragraph, (_, target) in zip(article.paragraphs, some, strict=True)
            )
            path = layout.catalog_path(out, article.name, locale)
            catalog.save(path, catalog.load(path), Translation(article, locale, tuple(units), "x"))
            layout.write(out, Translation(article, locale, units, "x"))
            count += len(units)
    return count


def seconds(out: Path, tree: Path) -> float:
    """The CPU time of the command over a folder, by the code of a working tree."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", COMMAND, "check", "--out", str(out), "--fail-on", "none", "--quiet"]
    subprocess.run(command, check=True, cwd=out, env={**os.environ, "PYTHONPATH": str(tree)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
