"""How often the candidates of a name agree with a human translator: first, among five, among ten; by source.

usage: name_candidates.py SET.names.tsv [--miss 40]
SET.names.tsv: line number, English name, form in the reference, stem that any form of it begins with; ё is е. Strict
counts candidates that begin with the stem; the second figure of a pair lets the last letter of the stem be another, for
a stem such as "индонезии" holds a case ending.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from glossary.names.candidates import candidates

DEPTHS = (1, 5, 10)


def main() -> int:
    """Measure and print."""
    rows = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    show = int(sys.argv[sys.argv.index("--miss") + 1]) if "--miss" in sys.argv else 0
    start = time.process_time()
    found = {name: candidates(name) for name in {row[1] for row in rows}}
    spent = time.process_time() - start
    total, hits, missed = Counter[str](), defaultdict(Counter[tuple[int, bool]]), Counter[tuple[str, str, str]]()
    for _, name, form, stem in rows:
        texts = [one.text.lower().replace("ё", "е") for one in found[name]]
        source = found[name][0].source if texts else "none"
        for label in (source, "all"):
            total[label] += 1
            for depth in DEPTHS:
                for loose, beginning in ((False, stem), (True, stem[:-1] if len(stem) > 4 else stem)):
                    hits[label][depth, loose] += any(text.startswith(beginning) for text in texts[:depth])
        if not any(text.startswith(stem) for text in texts):
            missed[name, form, ", ".join(texts[:3])] += 1
    for label in sorted(total):
        shares = ((hits[label][depth, loose] / total[label] for loose in (False, True)) for depth in DEPTHS)
        print(
            f"{label:16} {total[label]:5}", *(" / ".join(f"{share:.3f}" for share in pair) for pair in shares), sep="  "
        )
    print(f"{len(found)} names, {1000 * spent / len(found):.1f} ms each, loading included")
    for row, times in missed.most_common(show):
        print(times, *row, sep=" | ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
