"""Term success, chrF and BLEU before and after enforcement, for the systems of a terminology set.

usage: terminology.py en-ru.jsonl [--lexicon FILE] [--threshold X] [--given] [--log FILE]
Writes OUTPUT.jsonl for the score.py beside the set, runs it, and shows its lines. `--given` starts from the output
of systems that were given the terms; `--log` keeps every replacement for reading.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from glossary.alignment.lexicon import Lexicon, Linker, document_lexicon, shipped
from glossary.alignment.span import LENIENT
from glossary.enforcement.enforcer import enforce
from glossary.languages import TargetLanguage, target_language
from glossary.model import PartOfSpeech, Status, Term
from glossary.termbase.matching import Matcher

MODES = {"same": PartOfSpeech.PHRASE, "cross": PartOfSpeech.ANY}


def run_system(
    items: list[dict[str, Any]], texts: list[str], language: TargetLanguage, lexicon: Linker | None, options: Any
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The enforced texts of one system in both modes, and a log of what was replaced."""
    rows, log = [], []
    for mode, pos in MODES.items():
        started, edits = time.perf_counter(), 0
        for item, text in zip(items, texts, strict=True):
            terms = [Term(source, target, pos=pos) for source, target in item["terms"].items()]
            matches = Matcher(terms).matches(item["source"])
            result = enforce(item["source"], text, matches, language, lexicon=lexicon, threshold=options.threshold)
            edits += bool(result.edits)
            rows.append({"id": item["id"], "mode": mode, "text": result.text})
            log += [
                {
                    "id": item["id"],
                    "mode": mode,
                    "term": f"{o.match.term.source} => {o.match.term.target}",
                    "status": o.status,
                    "how": o.how,
                    "form": o.form,
                    "old": o.old,
                    "new": o.new,
                    "score": round(o.score, 2),
                    "source": item["source"],
                    "before": text,
                    "after": result.text,
                }
                for o in result.occurrences
                if o.status is not Status.SATISFIED
            ]
        seconds = time.perf_counter() - started
        sys.stderr.write(f"{mode}: {edits} segments edited, {len(items) / seconds:.0f} segments/s\n")
    return rows, log


def main() -> int:
    """Enforce, score, show."""
    parser = argparse.ArgumentParser()
    parser.add_argument("set", type=Path)
    parser.add_argument("--lexicon", type=Path)
    parser.add_argument("--threshold", type=float, default=LENIENT)
    parser.add_argument("--given", action="store_true")
    parser.add_argument("--single", action="store_true", help="no lexicon of the document itself")
    parser.add_argument("--log", type=Path)
    options = parser.parse_args()
    locale = options.set.stem.split("-")[1]
    language = target_language(locale)
    items = [json.loads(line) for line in options.set.read_text(encoding="utf-8").splitlines()]
    path = options.lexicon or shipped("en", locale)
    base = Lexicon.load(path) if path else None
    out, log = [], []
    field = "mt_given_terms" if options.given else "mt"
    for system in items[0][field]:
        texts = [item[field][system] for item in items]
        pairs = [(item["source"], text) for item, text in zip(items, texts, strict=True)]
        lexicon = base if options.single else document_lexicon(pairs, "en", locale, base)
        out += [{"id": i["id"], "system": f"{system} before", "text": t} for i, t in zip(items, texts, strict=True)]
        rows, found = run_system(items, texts, language, lexicon, options)
        out += [{"id": row["id"], "system": f"{system} {row['mode']}", "text": row["text"]} for row in rows]
        log += [{"system": system, **row} for row in found]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in out)
        stream.flush()
        scorer = options.set.parent / "score.py"
        subprocess.run([sys.executable, str(scorer), str(options.set), stream.name], check=True)
    if options.log:
        options.log.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in log), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
