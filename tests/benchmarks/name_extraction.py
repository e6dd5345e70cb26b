"""Names that `glossary extract` and `drift` take from news: recall of known names, their kinds, drift in references.

usage: name_extraction.py SET.en SET.ru SET.names.tsv [--first N] [--json FILE]
SET.names.tsv as ../shared/mt-eval has it: line number, English name, and more. A name is found where a candidate that
stands in its line holds it; a document is 20 lines. What human references render in several ways is mostly right, so
fewer names with drift are better, as long as recall does not fall. `--json` keeps the candidates, to compare two runs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from glossary.mining import Candidate, drift, extract

DOCUMENT = 20


def texts(path: Path, first: int) -> list[tuple[str, str]]:
    """The lines of a file, at most `first` of them, with their places: document and line."""
    lines = path.read_text("utf-8").rstrip("\n").split("\n")[:first]
    return [(f"d{number // DOCUMENT}.txt:{number % DOCUMENT + 1}", line) for number, line in enumerate(lines)]


def recall(names: list[Candidate], found: list[tuple[str, str]], rows: list[list[str]]) -> tuple[float, float]:
    """Shares of the known names that a candidate of their line holds, and that one is."""
    forms = [form for name in names for form in (name.source, *name.aliases)]
    held = exact = 0
    for number, name, *_ in rows:
        line = found[int(number)][1].lower()
        here = [form for form in forms if form.lower() in line]
        held += any(name.lower() in form.lower() for form in here)
        exact += name in here
    return held / len(rows), exact / len(rows)


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("--first", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    source, target = texts(options.source, options.first), texts(options.target, options.first)
    rows = [line.split("\t") for line in options.names.read_text("utf-8").splitlines()]
    start = time.process_time()
    candidates = extract.extract(source)
    spent = time.process_time() - start
    names = [one for one in candidates if one.kind == "name"]
    held, exact = recall(names, source, [row for row in rows if int(row[0]) < len(source)])
    kinds = ", ".join(f"{kind} {count}" for kind, count in Counter(str(one.type) for one in names).most_common())
    print(f"{len(names)} names ({kinds}), {len(candidates) - len(names)} terms; {spent:.1f} CPU-s")
    print(f"recall {held:.3f}, exact {exact:.3f}; short forms {sum(bool(one.short_for) for one in names)}")
    pairs = [(place, left, right) for (place, left), (_, right) in zip(source, target, strict=True)]
    drifting = drift.drift(pairs, to="ru")
    rarer = sum(way.count for one in drifting for way in one.renderings[1:])
    print(f"drift in the references: {len(drifting)} names, {rarer} times not in the usual way")
    if options.json:
        kept = {one.source: [one.count, one.type, list(one.aliases), one.short_for] for one in names}
        options.json.write_text(json.dumps(kept, ensure_ascii=False, indent=0), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
