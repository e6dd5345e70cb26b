"""Every line of the golden files: `source | machine translation | terms | what must come out`; # starts a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from glossary.alignment.lexicon import Lexicon, shipped
from glossary.enforcement.enforcer import enforce
from glossary.model import PartOfSpeech, Term, TermKind, TermType
from glossary.termbase.matching import Matcher

FOLDER = Path(__file__).parents[2] / "golden" / "languages"
_TERM = re.compile(r"\s*(?P<source>.+?) => (?P<target>[^(]+?)(?: \((?P<said>[^)]*)\))?\s*(?:,|$)")


@dataclass(frozen=True)
class Line:
    """One line of a golden file."""

    number: int
    source: str
    machine: str
    terms: tuple[Term, ...]
    expected: str


def lines(code: str) -> Iterator[Line]:
    """The lines of the file of a language; # starts a comment."""
    text = (FOLDER / f"{code}.txt").read_text(encoding="utf-8")
    for number, row in enumerate(text.splitlines(), 1):
        if row.strip() and not row.startswith("#"):
            source, machine, terms, expected = (cell.strip() for cell in row.split("|"))
            yield Line(number, source, machine, tuple(map(term, _TERM.finditer(terms))), expected)


def term(found: re.Match[str]) -> Term:
    """One term: `Borsen => Берсен (place masc forbids Борсунья)`."""
    said = (found["said"] or "").split()
    types, parts = {kind.value for kind in TermType}, {pos.value for pos in PartOfSpeech}
    after = dict(pairwise(said))
    forms = dict(pair.split("=") for pair in after.get("forms", "").split(";") if pair)
    return Term(
        found["source"],
        found["target"],
        kind=TermKind.KEEP if "keep" in said else TermKind.TRANSLATE,
        type=next((TermType(word) for word in said if word in types), TermType.OTHER),
        pos=next((PartOfSpeech(word) for word in said if word in parts), PartOfSpeech.NOUN),
        gender=next((word for word in said if word in ("masc", "femn", "neut")), ""),
        number=next((word for word in said if word in ("sing", "plur")), ""),
        inflect="fixed" not in said,
        accept=(after["accepts"],) if "accepts" in after else (),
        forbidden=(after["forbids"],) if "forbids" in after else (),
        forms=forms,
    )


@cache
def lexicon(code: str) -> Lexicon | None:
    path = shipped("en", code)
    return Lexicon.load(path) if path else None


CASES = [(file.stem, line) for file in sorted(FOLDER.glob("*.txt")) for line in lines(file.stem)]


@pytest.mark.parametrize(
    ("code", "line"), CASES, ids=lambda value: f"{value.number}" if isinstance(value, Line) else value
)
def test_golden(code: str, line: Line) -> None:
    if code == "uk":
        pytest.importorskip("pymorphy3_dicts_uk")
    matches = Matcher(line.terms).matches(line.source)
    assert len(matches) >= len(line.terms)
    once = enforce(line.source, line.machine, matches, code, lexicon=lexicon(code))
    assert once.text == line.expected
    again = enforce(line.source, once.text, matches, code, lexicon=lexicon(code))
    assert (again.text, again.edits) == (once.text, ())
