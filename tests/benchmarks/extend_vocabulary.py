"""Extend a package by the signs that its vocabularies lack, before training teaches them.

usage: python tests/benchmarks/extend_vocabulary.py PACKAGE NEW_FOLDER    (needs the extra `train`)

Prints how many pieces each side got. The new package translates as the old one where no such sign is: mix only packages
that were extended alike.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch

from translate.training import export
from translate.training.added_pieces import extended, widened
from translate.training.vocabulary import of_package
from translate.training.weights import network_of

RANGES = ((0xA1, 0x17F), (0x2010, 0x205E), (0x20A0, 0x20C0))  # Latin-1, Latin Extended-A, General Punctuation, Currency
SINGLE = "№℃℉Ω™ℓ℮¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉⅓⅔⅛⅜⅝⅞←↑→↓↔⇒⇔∂∆∈∏∑−√∝∞∠∩∪∫≈≠≡≤≥⊂⊕πΔμαβγδλσφω■□▲►▼●★☆☎✓✔✗"


def signs() -> list[str]:
    """The characters that get a piece, those that can be seen."""
    ranged = [chr(number) for first, last in RANGES for number in range(first, last + 1)]
    return [sign for sign in (*ranged, *SINGLE) if sign.isprintable() and not sign.isspace()]


def main() -> None:
    parent, folder = map(Path, sys.argv[1:])
    torch.manual_seed(1)
    old = of_package(parent)
    new = extended(old, signs())
    network = widened(network_of(parent), old, new).eval()
    about = json.loads((parent / "metadata.json").read_text("utf-8"))
    description = export.Description(about["from_code"], about["to_code"], about["package_version"], "")
    export.export(network, new, description, folder, [("It costs €5.", "Это стоит 5 евро.")])
    export.copy_files(("LICENSE", "decoys.json"), parent, folder)
    print(f"source: {len(new.source_pieces) - len(old.source_pieces)} pieces more, now {len(new.source_pieces)}")
    print(f"target: {len(new.target_pieces) - len(old.target_pieces)} pieces more, now {len(new.target_pieces)}")


if __name__ == "__main__":
    main()
