"""What names and a large glossary cost beside the engine, in CPU seconds and memory, and what starting costs.

usage: cost.py ARTICLES [--rounds 3] [--rows 100000] [--against CHECKOUT]

ARTICLES is a folder of English texts; they are translated into Russian with an empty cache at the default quality:
alone, with names, and with a made glossary whose terms the texts do not have, at its first and second use. CHECKOUT is
another working tree of this project, measured in turn with this one, A B A B. CPU time of the child processes, user and
system; peak memory of the largest; medians.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

COMMAND = "import sys; from translate.cli import cli; cli(sys.argv[1:], standalone_mode=False)"
RUN = ("run", "articles", "--to", "ru", "-q")
ALONE = (*RUN, "--names", "off")
LISTED = (*ALONE, "--glossary", "large.csv")


def main() -> None:
    """Print a line a measure with its median in each tree, and the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    trees = [Path(__file__).resolve().parents[2], *([options.against.resolve()] if options.against else [])]
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for _ in range(options.rounds):
        for tree in trees:
            for name, measure in measured(options.articles, options.rows, tree).items():
                found[name, tree.name].append(measure)
                print(f"{tree.name}: {name}: {measure[0]:.2f} CPU s, {measure[1]:.0f} MB", flush=True)
    medians = {key: tuple(map(statistics.median, zip(*some, strict=True))) for key, some in found.items()}
    for (name, tree), (seconds, peak) in medians.items():
        share = seconds / medians["alone", tree][0] - 1
        print(f"median of {tree}: {name}: {seconds:.2f} CPU s ({share:+.0%} beside alone), {peak:.0f} MB")


def measured(articles: Path, rows: int, tree: Path) -> dict[str, tuple[float, float]]:
    """CPU seconds and peak memory (MB) of each command in a new project."""
    found = {"help": spent(("--help",), tree, tree)}
    for name, command in (("alone", ALONE), ("names", RUN), ("glossary, first", LISTED)):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(articles, Path(folder) / "articles")
            write_glossary(Path(folder) / "large.csv", rows)
            found[name] = spent(command, Path(folder), tree)
            if name == "names":
                found["status"] = spent(("status",), Path(folder), tree)
            if name == "glossary, first":
                for part in [*(Path(folder) / ".translate").glob("cache*"), Path(folder) / "out"]:
                    shutil.rmtree(part) if part.is_dir() else part.unlink()
                found["glossary, second"] = spent(command, Path(folder), tree)
    return found


def write_glossary(path: Path, rows: int) -> None:
    """A glossary of made-up words of at least four syllables, names and others; the same rows each time."""
    rng = random.Random(7)

    def word(consonants: str, vowels: str) -> str:
        return "".join(rng.choice(consonants) + rng.choice(vowels) for _ in range(rng.choice((4, 5))))

    lines: dict[str, str] = {}
    while len(lines) < rows:
        words = range(rng.choice((1, 1, 2, 2, 3)))
        kind = rng.choice(("person", "place", "organisation", "work", "other"))
        source = " ".join(word("bcdfghklmnprstvwz", "aeiou") for _ in words)
        target = " ".join(word("бвгдзклмнпрст", "аеиоу") for _ in words)
        named = kind in ("person", "place", "organisation")
        lines[source] = f"{source.title()},{target.title()},{kind}" if named else f"{source},{target},{kind}"
    path.write_text("\n".join(["source,target,type", *lines.values(), ""]), "utf-8")


def spent(command: tuple[str, ...], folder: Path, tree: Path) -> tuple[float, float]:
    """CPU seconds and peak memory (MB) of a command by the code of a working tree."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
