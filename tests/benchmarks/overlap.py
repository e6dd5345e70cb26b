"""How much of the raw speed of CTranslate2 a run reaches by the clock, as networks and Python work side by side.

usage: overlap.py ARTICLES [--glossary FILE] [--rounds 3] [--threads 2]

ARTICLES is a folder of English texts, translated into Russian with an empty cache, each run in a process of its own. In
turn, A B C A B C: the texts' sentences through the network alone (start and tokenizer included), a run with windows
side by side, and one with a window after another. Prints seconds by the clock and of the processor, peak memory, and
ratios of medians: by the clock they mean something only on a machine that does nothing else; of the processor they say
what two full processors would give.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_RAW = """
import sys
from pathlib import Path
from translate.machine import choose, load
from translate.machine.engine import Decoding, Request
from translate.text import segmenter
folder, threads, beam, count = sys.argv[1], *map(int, sys.argv[2:])
paragraphs = [one for path in sorted(Path(folder).rglob("*.txt")) for one in path.read_text("utf-8").split("\\n\\n")]
texts = [segment.text for one in paragraphs for segment in segmenter.segment(one.strip(), "en")]
engine = load(choose("argos", "en", "ru"), threads)
engine.translate([Request(one) for one in dict.fromkeys(filter(str.strip, texts))], Decoding(beam, count))
"""
_RUN = """
import sys
from translate.pipeline import overlap
overlap.ABREAST = int(sys.argv.pop(1)) or overlap.ABREAST
from translate.cli import cli
cli(sys.argv[1:], standalone_mode=False)
"""
_SEARCH = {"fast": (4, 1), "good": (8, 8)}
_TARGETS = {"names off": 0.85, "names, glossary": 0.75}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, of the processor, and MB at the peak."""

    clock: float
    processor: float
    peak: float


def main() -> None:
    """Print a line a run, then the medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--glossary", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--quality", choices=_SEARCH, action="append")
    options = parser.parse_args()
    glossary = ["--glossary", str(options.glossary.resolve())] if options.glossary else []
    for quality in options.quality or _SEARCH:
        for kind, more in (("names off", ["--names", "off"]), ("names, glossary", glossary)):
            _compared(quality, kind, more, options)


def _compared(quality: str, kind: str, more: list[str], options: argparse.Namespace) -> None:
    threads = str(options.threads)
    run = ["run", "articles", "--from", "en", "--to", "ru", "-q", "--quality", quality, "--threads", threads, *more]
    commands = {
        "raw": [_RAW, "articles", threads, *map(str, _SEARCH[quality])],
        "side by side": [_RUN, "0", *run],
        "one after another": [_RUN, "1", *run],
    }
    found: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(options.rounds):
        for name, command in commands.items():
            found[name].append(_spent(command, options.articles))
            print(f"{quality}, {kind}: {name}: {_line(found[name][-1])}", flush=True)
    medians = {name: _median(some) for name, some in found.items()}
    for name, cost in medians.items():
        clock, processor = medians["raw"].clock / cost.clock, medians["raw"].processor / cost.processor
        shares = f"{clock:.0%} of raw by the clock, {processor:.0%} of the processor (wanted: {_TARGETS[kind]:.0%})"
        print(f"median of {quality}, {kind}: {name}: {_line(cost)}; {shares}", flush=True)


def _spent(command: list[str], articles: Path) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(articles, Path(folder) / "articles")
        begun = time.perf_counter()
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        with subprocess.Popen([sys.executable, "-c", *command], cwd=folder, env=environment) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - begun
    if process.returncode:
        sys.exit(f"exit code {process.returncode}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _median(some: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(one, name) for one in some) for name in ("clock", "processor", "peak")))


def _line(cost: Cost) -> str:
    return f"{cost.clock:.1f} s, {cost.processor:.1f} CPU-s, {cost.peak:.0f} MB"


if __name__ == "__main__":
    main()
