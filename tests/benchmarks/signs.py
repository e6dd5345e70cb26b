"""How many characters come through a run: each one of the blocks below, put into carrier sentences of our own.

usage: python tests/benchmarks/signs.py [TARGET [ENGINE [STEP]]]    (default: ru auto 1; STEP: every n-th character)

A character is kept if it stands in the translation, or what the target locale writes for it (see RENDERINGS), as often
as in the sentence; reported, if a finding says that something is wrong with the paragraph; else lost. Printed are the
ratios by block, the paragraphs left untranslated, and the first lost ones.
"""

from __future__ import annotations

import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from translate import pipeline
from translate.model import Unit
from translate.project import Options, articles
from translate.text.quantities import quantities
from translate.text.rules import RULES, TextPair, breaches

CARRIERS = (
    "The sign {} hangs above the old mill.",
    'He wrote "{}" on the wall and left.',
    "The price ({}) was too high for the town.",
    "Nobody in the village knew what {} meant.",
    "She bought {}5 of them in the market.",
    "They waited 7{} before the door opened.",
    "The rule says {} 12 and nothing more.",
    "{} was the first thing that they saw.",
    "The last thing that they saw was {}.",
    "The mayor, {}, and the council met on Monday.",
)
BLOCKS = {
    "Latin-1": range(0xA1, 0x100),
    "Currency Symbols": range(0x20A0, 0x20C1),
    "General Punctuation": range(0x2010, 0x205F),
    "Letterlike": range(0x2100, 0x2150),
    "Number Forms": range(0x2150, 0x218C),
    "Arrows": range(0x2190, 0x2200),
    "Mathematical Operators": range(0x2200, 0x2300),
    "ASCII signs": map(ord, "#<@\\^`{}~|+=*_&"),
}
WORDS = (
    "Иванов",
    "Спасибо",
    "Новая газета",
    "Анна Берг",
    "я",
    "Ελλάδα",
    "日本",
    "مرحبا",
    "\U0001f600",
    "½–¾",
    "m²",
    "🇪🇺",
)
RENDERINGS = {  # what a translation may have in place of a character
    **dict.fromkeys("«»„“”\"'‚‘’‹›‛‟′″", "«»„“”\"'‚‘’‹›‛‟′″"),
    **dict.fromkeys("-‐‑‒–—―−", "-‐‑‒–—―−"),
    "×": "×xхXХ", "№": "№", "µ": "µμм", "…": ".", "‥": ".", "•": "•-–—", "&": "&иe",
}  # fmt: skip


def blocks() -> Iterator[tuple[str, str]]:
    """Each character with its block; controls and unassigned ones left out, white space too, which is no text."""
    for name, numbers in BLOCKS.items():
        for char in map(chr, numbers):
            if unicodedata.category(char)[0] not in "CZ":
                yield name, char
    yield from (("Words", word) for word in WORDS)


def is_kept(char: str, unit: Unit, target: str) -> bool:
    """True if a translation has a character as often as its source, as itself or as the locale writes it."""
    wanted = unit.source.count(char)
    if unit.target.count(char) >= wanted:
        return True
    plain = unicodedata.normalize("NFKC", char).strip()
    others = set(RENDERINGS.get(char, "")) | ({plain} if plain and plain != char else set())
    if sum(map(unit.target.count, others)) >= wanted:
        return True
    amounts = [quantities(text, locale) for text, locale in ((unit.source, "en"), (unit.target, target))]
    units = [frozenset().union(*(one.units for one in found)) for found in amounts]
    return char in "".join(one.text for one in amounts[0]) and bool(units[0] & units[1])


def is_reported(unit: Unit, target: str) -> bool:
    """True if the run or the gate says that something is wrong with a paragraph."""
    pair = TextPair.of(unit.source, unit.target, "en", target)
    told = [rule for rule, _ in breaches(pair, RULES) if rule.fuzzy and rule.fuzzy.name != "INFO"]
    return bool(told) or any(finding.severity.name != "INFO" for finding in unit.findings)


def units(texts: list[str], target: str, engine: str) -> list[Unit]:
    """The units of a run over texts, each a paragraph."""
    with tempfile.TemporaryDirectory() as root:
        options = Options(
            to=(target,), from_="en", out=str(Path(root, "out")), engine=engine, quality="fast", names="off", threads=1,
            root=root,
        )  # fmt: skip
        article = articles.parse(("\n\n".join(texts) + "\n").encode(), "carriers.txt", "en")
        (translation,) = pipeline.in_memory([article], target, options, pipeline.Silent())
    found = {unit.source: unit for unit in translation.units}
    return [found[text] for text in texts]


def main() -> None:
    target, engine, step = (sys.argv[1:] + ["ru", "auto", "1"][len(sys.argv) - 1 :])[:3]
    tried = [(block, char) for n, (block, char) in enumerate(blocks()) if n % int(step) == 0 or block == "Words"]
    rows = [(block, char, carrier.format(char)) for block, char in tried for carrier in CARRIERS]
    made = units([text for *_, text in rows], target, engine)
    counts: dict[str, Counter[str]] = {}
    lost = []
    for (block, char, _), unit in zip(rows, made, strict=True):
        verdict = "kept" if is_kept(char, unit, target) else "reported" if is_reported(unit, target) else "lost"
        count = counts.setdefault(block, Counter())
        count[verdict] += 1
        count["untranslated"] += not unit.target or unit.target == unit.source
        lost += [(char, unit)] if verdict == "lost" or not unit.target else []
    print("| block | sentences | kept | reported | lost | untranslated |")
    print("|---|---|---|---|---|---|")
    for block, count in counts.items():
        total = count["kept"] + count["reported"] + count["lost"]
        ratios = " | ".join(f"{100 * count[name] / total:.2f} %" for name in ("kept", "reported", "lost"))
        print(f"| {block} | {total} | {ratios} | {count['untranslated']} |")
    for char, unit in lost[:40]:
        print(f"{char} U+{ord(char[0]):04X}  {unit.source}  ->  {unit.target}")


if __name__ == "__main__":
    main()
