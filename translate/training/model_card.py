"""The model card of a trained package: its data and scores, with places for what only its maker knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NAMES = {"bleu": "BLEU", "chrf": "chrF"}


@dataclass(frozen=True, slots=True)
class Proof:
    """Scores on pairs that training never saw: `bleu` and `chrf` of the new model and, where there is one, of the model
    it began from, with the probability of such a difference by chance."""

    what: str
    pairs: int
    after: Mapping[str, float]
    before: Mapping[str, float] | None = None
    p: Mapping[str, float] | None = None


def lines(proof: Proof) -> list[str]:
    """A proof as lines for people."""
    shown = [f"{proof.what} ({proof.pairs} pairs held out)"]
    for name, after in proof.after.items():
        if proof.before is None:
            shown.append(f"{_NAMES[name]:5}{after:6.1f}")
            continue
        chance = f", p = {proof.p[name]:.3f}" if proof.p else ""
        change = after - proof.before[name]
        shown.append(f"{_NAMES[name]:5}{proof.before[name]:6.1f} -> {after:.1f} ({change:+.1f}{chance})")
    return shown


def card(names: str, parent: str, data: Sequence[tuple[str, int]], pairs: int, proofs: Sequence[Proof]) -> str:
    """The text of a card. `names`: the languages; `parent`: what training began from, "" for nothing; `data`: files
    with their numbers of pairs; `pairs`: how many were seen in training."""
    table = "\n".join(f"| {name} | {count} | (state the licence) |" for name, count in data)
    scores = "\n\n".join("\n".join(f"    {line}" for line in lines(proof)) for proof in proofs)
    began = f"It began from {parent}, whose licence covers it, too." if parent else "It was trained from scratch."
    return f"""# {names}

A Transformer in int8 for CTranslate2, in the layout of an Argos package, made by `translate train`. {began}
{pairs} sentence pairs were seen in training.

| data | pairs | licence |
|---|---|---|
{table}

Scores:

{scores}

**Known weaknesses.** (State them: read a hundred lines of its output.)

**Use it:** `translate run --engine FOLDER`, or put the folder into Argos' package folder.
"""
