"""What pofilter of translate-toolkit finds of the same texts and faults. Used by checks.py."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from check_faults import FAULTS

Pair = tuple[str, str]
# For each rule the tests of pofilter that look for the same.
POFILTER = {
    "number": ("numbers",),
    "url": ("urls",),
    "email": ("emails",),
    "path": ("filepaths",),
    "placeholder": ("variables", "printf", "pythonbraceformat", "xmltags"),
    "bracket": ("brackets",),
    "quote": ("doublequoting",),
    "ending": ("endpunc",),
    "ending-style": ("endpunc",),
    "opening": ("startpunc",),
    "doubled-word": ("doublewords",),
    "spacing": ("doublespacing", "puncspacing"),
    "edges": ("startwhitespace", "endwhitespace"),
    "line-breaks": ("newlines",),
    "length": ("long", "short"),
    "untranslated": ("unchanged", "untranslated"),
    "empty": ("blank",),
}


def pofilter(
    program: Path, clean: Sequence[Pair], planted: Sequence[tuple[str, Pair, Pair]], locale: str
) -> dict[str, tuple[int, int, int]]:
    """For each rule that has equivalents: how often they fire on clean text, faults planted, faults found."""
    rows = [("clean", pair, pair) for pair in clean] + list(planted)
    before = filtered(program, [pair for _, pair, _ in rows], locale)
    after = filtered(program, [pair for _, _, pair in rows], locale)
    result = {}
    for rule, tests in POFILTER.items():
        mine = [n for n, (kind, _, _) in enumerate(rows) if kind in FAULTS and FAULTS[kind][1][0] == rule]
        fires = sum(bool(before[n] & set(tests)) for n in range(len(clean)))
        hits = sum(bool((after[n] - before[n]) & set(tests)) for n in mine)
        result[rule] = (fires, len(mine), hits)
    return result


def filtered(program: Path, pairs: Sequence[Pair], locale: str) -> list[set[str]]:
    """The tests of pofilter that each pair fails."""
    with tempfile.TemporaryDirectory() as folder:
        given, got = Path(folder) / "in.po", Path(folder) / "out.po"
        head = f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        entries = (
            f'\nmsgctxt "{n}"\nmsgid {_quoted(source)}\nmsgstr {_quoted(target)}\n'
            for n, (source, target) in enumerate(pairs)
        )
        given.write_text(head + "".join(entries), "utf-8")
        subprocess.run([program, "--language", locale, "--progress=none", given, got], check=True, capture_output=True)
        failed: list[set[str]] = [set() for _ in pairs]
        names: set[str] = set()
        for line in got.read_text("utf-8").splitlines() if got.is_file() else ():
            if line.startswith("# (pofilter) "):
                names.add(line.removeprefix("# (pofilter) ").partition(":")[0])
            elif line.startswith("msgctxt"):
                failed[int(line.split('"')[1])] = names
                names = set()
        return failed


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
