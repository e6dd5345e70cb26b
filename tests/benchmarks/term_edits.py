"""Draws a random sample of the edits that enforcement makes in a terminology set, for a native reader.

usage: term_edits.py en-ru.jsonl [--count 60] [--seed N] [--mode same|cross|both]
Prints a table of tab-separated columns: number, system, term, source, before, after (the edited words in [[ ]]). Every
text in which enforcement changed something is one edit, with all terms of its segment. The reader marks an edit right
if nothing in the text after it is worse than in the text before, and the term is in the form that its place asks for.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
from pathlib import Path
from typing import Any

from glossary.alignment.lexicon import Lexicon, document_lexicon, shipped
from glossary.alignment.span import LENIENT
from glossary.enforcement.enforcer import enforce
from glossary.languages import target_language
from glossary.model import PartOfSpeech, Term
from glossary.termbase.matching import Matcher

_MODES = {"same": PartOfSpeech.PHRASE, "cross": PartOfSpeech.ANY}


def edits(items: list[dict[str, Any]], system: str, mode: str, locale: str) -> list[list[str]]:
    """The rows of the table for a system: one for each text that was changed."""
    language, path = target_language(locale), shipped("en", locale)
    pairs = [(item["source"], item["mt"][system]) for item in items]
    lexicon = document_lexicon(pairs, "en", locale, Lexicon.load(path) if path else None)
    rows = []
    for item, (source, before) in zip(items, pairs, strict=True):
        terms = [Term(one, target, pos=_MODES[mode]) for one, target in item["terms"].items()]
        result = enforce(source, before, Matcher(terms).matches(source), language, lexicon=lexicon, threshold=LENIENT)
        if result.text != before:
            named = "; ".join(f"{one} = {target}" for one, target in item["terms"].items())
            rows.append([f"{system} {mode}", named, source, before, marked(before, result.text)])
    return rows


def marked(before: str, after: str) -> str:
    """The text after an edit, with the words that changed in double brackets."""
    old, new = (re.findall(r"\w+|\W", text) for text in (before, after))
    shown = []
    for kind, _, _, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        part = "".join(new[first:last])
        shown.append(part if kind == "equal" else f"[[{part}]]")
    return "".join(shown)


def main() -> None:
    """Draw, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("set", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--mode", choices=[*_MODES, "both"], default="same")
    options = parser.parse_args()
    locale = options.set.stem.split("-")[1]
    items = [json.loads(line) for line in options.set.read_text(encoding="utf-8").splitlines()]
    modes = tuple(_MODES) if options.mode == "both" else (options.mode,)
    rows = [row for system in items[0]["mt"] for mode in modes for row in edits(items, system, mode, locale)]
    drawn = random.Random(options.seed).sample(rows, min(options.count, len(rows)))
    for number, row in enumerate(drawn, 1):
        print("\t".join([str(number), *(" ".join(cell.split()) for cell in row)]))


if __name__ == "__main__":
    main()
