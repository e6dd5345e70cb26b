"""What each --quality costs and gains, as the table of the model card.

quality.py LINES NAME SOURCE REFERENCE [NAME SOURCE REFERENCE ...]: the first LINES of each set, English to Russian,
translated as `translate run --names off` does it with the built-in model, one thread, nothing remembered. Cost is CPU
time of everything (engine, guard, consensus); figures of two machines cannot be compared, their ratios can.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from translate.evaluation import scoring
from translate.exchange.testset import ReferenceDocument, read_lines
from translate.machine import ladder
from translate.machine.argos import BUILT_IN
from translate.project.config import Options


class Silent:
    """Progress that nobody is told of."""

    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


def main() -> None:
    count = int(sys.argv[1])
    sets = [
        ReferenceDocument(name, *(tuple(read_lines(Path(path))[:count]) for path in paths))
        for name, *paths in zip(sys.argv[2::3], sys.argv[3::3], sys.argv[4::3], strict=True)
    ]
    heads = " | ".join(f"{document.name} BLEU / chrF (left out)" for document in sets)
    print(f"| `--quality` | {heads} | CPU s a 100 lines | times fast |")
    print("|---|" + "---|" * (len(sets) + 2))
    costs: list[float] = []
    for quality, search in ladder.QUALITIES.items():
        cells, cpu = [], 0.0
        for document in sets:
            with tempfile.TemporaryDirectory() as root:
                options = Options(
                    to=("ru",), from_="en", engine=str(BUILT_IN), quality=quality, threads=1, names="off", root=root
                )
                start = time.process_time()
                made = scoring.translate([document], options, Silent())
                cpu += time.process_time() - start
            found = scoring.quick_scores(made.lines[0], document.reference, "ru")
            cells.append(f"{found['bleu']:.1f} / {found['chrf']:.1f} ({made.untranslated[0]})")
        costs.append(cpu / sum(len(document.source) for document in sets) * 100)
        beam = f"{quality} (beam {search.beam}, best of {search.hypotheses})"
        print(f"| {beam} | {' | '.join(cells)} | {costs[-1]:.1f} | {costs[-1] / costs[0]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
