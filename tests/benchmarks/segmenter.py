"""How well the segmenter does: `python tests/benchmarks/segmenter.py CASES.md SENTENCES.en [--locale en] [--all]`.

CASES.md holds one text a line (`- ` first), ` | ` where it must split; SENTENCES.en one sentence a line, scored joined
by threes with single spaces: a boundary found or missed is a character offset at which a sentence ends. Lines without
a closing mark (headlines) are left out unless `--all` is given: joined to the next, they leave nothing to go by.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

from translate.text.segmenter import segment

Ends = set[int]
_CLOSED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")


def main() -> None:
    """Print the share of hard cases that are right, and the precision, recall and F1 of the boundaries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--locale", default="en")
    parser.add_argument("--errors", type=int, default=0, help="how many boundary errors to show, drawn at random")
    parser.add_argument("--all", action="store_true", help="score headlines too")
    options = parser.parse_args()
    cases = [line[2:].split(" | ") for line in options.cases.read_text("utf-8").splitlines() if line.startswith("- ")]
    wrong = [case for case in cases if ends_found(" ".join(case), "en") != ends_of(case)]
    print(f"hard cases: {len(cases) - len(wrong)} of {len(cases)}")
    for case in wrong:
        print("  " + " | ".join(s.text for s in segment(" ".join(case), "en")))
    lines = [line.strip() for line in options.sentences.read_text("utf-8").splitlines() if line.strip()]
    if not options.all:
        kept = [line for line in lines if _CLOSED.search(line)]
        print(f"{len(lines) - len(kept)} of {len(lines)} lines left out: no closing mark")
        lines = kept
    score([lines[i : i + 3] for i in range(0, len(lines), 3)], options.locale, options.errors)


def ends_of(sentences: list[str]) -> Ends:
    """Where the sentences but the last end once joined by single spaces."""
    ends, at = set(), -1
    for sentence in sentences[:-1]:
        at += len(sentence) + 1
        ends.add(at)
    return ends


def ends_found(text: str, locale: str) -> Ends:
    """Where the segmenter ends the sentences of a text but the last."""
    ends, at = set(), 0
    for piece in segment(text, locale)[:-1]:
        ends.add(at + len(piece.text))
        at += len(piece.text) + len(piece.tail)
    return ends


def score(groups: list[list[str]], locale: str, shown: int) -> None:
    """Print precision, recall and F1 over groups of sentences, and some of the errors."""
    right = found = expected = 0
    errors: list[str] = []
    for group in groups:
        text, truth = " ".join(group), ends_of(group)
        ours = ends_found(text, locale)
        right, found, expected = right + len(ours & truth), found + len(ours), expected + len(truth)
        errors += [
            f"{'extra ' if at in ours else 'missed'} …{text[max(0, at - 60) : at]} ¦ {text[at + 1 : at + 50]}…"
            for at in sorted(ours ^ truth)
        ]
    precision, recall = right / max(found, 1), right / max(expected, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"boundaries: P {precision:.4f} R {recall:.4f} F1 {f1:.4f}; {len(errors)} errors in {expected}")
    for error in random.Random(1).sample(errors, min(shown, len(errors))):
        print("  " + error)


if __name__ == "__main__":
    main()
