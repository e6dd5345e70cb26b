"""Names nobody listed: recall, chrF, BLEU and CPU with `--names off` and `auto`, and what is flagged in references.

usage: names.py SET.en SET.ru SET.names.tsv NAMES.py [--first N] [--quality good] [--judge]
SET.names.tsv and NAMES.py as ../shared/mt-eval has them. Needs sacrebleu. `--judge` only counts the findings of
`glossary check --names` on the references, a document being 20 lines.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

DOCUMENT = 20
CALL = "from translate.cli import main; main()"


def lines(path: Path, first: int) -> list[str]:
    """The lines of a file, at most `first` of them."""
    return path.read_text("utf-8").rstrip("\n").split("\n")[:first]


def translated(texts: list[str], names: str, quality: str) -> tuple[list[str], float]:
    """Each line translated by a run of its own process, and the CPU seconds of it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "set.txt").write_text("\n\n".join(texts) + "\n", "utf-8")
        before = os.times()
        command = [sys.executable, "-c", CALL, "run", "set.txt", "--from", "en", "--to", "ru", "-o", "out", "-q"]
        subprocess.run([*command, "--names", names, "--quality", quality], check=True, cwd=folder)
        after = os.times()
        found = (Path(folder) / "out/parallel/en-ru/set.txt.ru").read_text("utf-8").rstrip("\n").split("\n")
    return found, sum(after[2:4]) - sum(before[2:4])


def scores(found: list[str], wanted: list[str], rows: list[str], script: Path) -> str:
    """Recall of names, and chrF and BLEU of all segments and of those with names."""
    import sacrebleu

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "names.tsv").write_text("".join(rows), "utf-8")
        (Path(folder) / "out.ru").write_text("\n".join(found), "utf-8")
        command = [sys.executable, str(script), f"{folder}/names.tsv", f"{folder}/out.ru"]
        recall = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    named = sorted({int(row.split("\t")[0]) for row in rows})
    parts = [recall]
    for label, at in (("all", range(len(found))), ("with names", named)):
        hypotheses, references = [found[n] for n in at], [[wanted[n] for n in at]]
        chrf, bleu = sacrebleu.corpus_chrf(hypotheses, references), sacrebleu.corpus_bleu(hypotheses, references)
        parts.append(f"{label}: chrF {chrf.score:.2f} BLEU {bleu.score:.2f}")
    return "; ".join(parts)


def judge(source: list[str], target: list[str]) -> str:
    """How many of the names of finished translations are flagged."""
    from glossary.names.check import SegmentPair, check_names
    from glossary.names.infer import NameTexts, infer_names

    flagged, names = Counter[str](), 0
    for at in range(0, len(source), DOCUMENT):
        pairs = [
            SegmentPair(*pair) for pair in zip(source[at : at + DOCUMENT], target[at : at + DOCUMENT], strict=True)
        ]
        flagged.update(finding.rule for finding in check_names(pairs, "ru"))
        document = NameTexts([p.source for p in pairs], [p.target for p in pairs], [""] * len(pairs))
        names += sum(len(mention.choices) for mention in infer_names(document, "ru").mentions)
    shares = ", ".join(f"{rule} {count} ({count / names:.2%})" for rule, count in sorted(flagged.items()))
    return f"{names} names, flagged: {shares or 'none'}"


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("script", type=Path)
    parser.add_argument("--first", type=int, default=1_000_000)
    parser.add_argument("--quality", default="good")
    parser.add_argument("--judge", action="store_true")
    options = parser.parse_args()
    source, target = lines(options.source, options.first), lines(options.target, options.first)
    if options.judge:
        print(judge(source, target))
        return 0
    rows = [row for row in options.names.open(encoding="utf-8") if int(re.match(r"\d+", row)[0]) < len(source)]  # type: ignore[index]
    seconds = {}
    for mode in ("off", "auto"):
        found, seconds[mode] = translated(source, mode, options.quality)
        print(f"--names {mode}: {seconds[mode]:.0f} CPU-s; {scores(found, target, rows, options.script)}", flush=True)
    print(f"CPU auto / off: {seconds['auto'] / seconds['off']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
