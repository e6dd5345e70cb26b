"""How long `translate status` takes: `python tests/benchmarks/status.py [--articles 1000] [--paragraphs 12]`.

Makes a project of invented articles with catalogs in a folder for a while, and counts it five times, each in a process
of its own. Prints the seconds by the clock and of the processor: on a busy machine only the latter mean anything.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from translate import catalog
from translate.model import Article, Origin, Paragraph, State, Translation, Unit

WORDS = ["lake", "river", "bridge", "council", "repair", "train", "library", "bread", "window", "winter"]
LENGTH = 55  # words of a paragraph, as in the news
ROUNDS = 5


def main() -> None:
    """Make the project and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--paragraphs", type=int, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, options.articles, options.paragraphs)
        for _ in range(ROUNDS):
            before, clock = processor(), time.perf_counter()
            subprocess.run([sys.executable, "-m", "translate", "status", "-q"], cwd=folder, check=True)
            print(f"{time.perf_counter() - clock:.2f} s by the clock, {processor() - before:.2f} s of the processor")


def make(folder: Path, articles: int, paragraphs: int) -> None:
    """Articles and their catalogs, a third of the entries approved."""
    draw = random.Random(1)
    for n in range(articles):
        texts = [f"{' '.join(draw.choices(WORDS, k=LENGTH))} {n}." for _ in range(paragraphs)]
        article = Article(f"a{n}.txt", "en", tuple(Paragraph(at, text) for at, text in enumerate(texts, 1)))
        states = draw.choices([State.TRANSLATED, State.FUZZY, State.FUZZY], k=paragraphs)
        units = [Unit(text, text.upper(), state, Origin.MACHINE) for text, state in zip(texts, states, strict=True)]
        path = folder / "articles" / article.name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(texts) + "\n", "utf-8")
        po = folder / f"out/po/ru/{article.name}.po"
        catalog.save(po, catalog.Catalog(), Translation(article, "ru", tuple(units), "engine 1"))


def processor() -> float:
    """Seconds that finished child processes have cost."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
