"""OUT/LOCALE/names.csv: the names inferred by runs as a draft of a termbase; rows that people correct are terms."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path

from glossary import Inference, Term, Termbase, TermbaseError
from glossary import load as load_termbase
from glossary import save as save_termbase
from glossary.termbase import never_declines
from translate.model import LocalePair
from translate.project import Write, files

NAME = "names.csv"
COLUMNS = ("source", "target", "kind", "type", "pos", "gender", "inflect", "count", "because", "candidates", "made")
_MADE = COLUMNS[-1]  # a checksum of the row as written; a row that a person has edited no longer matches it


def corrected(folder: Path, pair: LocalePair) -> tuple[Term, ...]:
    """The rows that a person has edited or added; () if there is no sheet. Raises TermbaseError, also for a single row
    that cannot be read: it may be a person's, and would be lost when the sheet is written again."""
    return tuple(filter(_is_persons, _loaded(folder, pair)))


def _is_persons(term: Term) -> bool:
    return term.extra.get(_MADE) != _checksum(term)


def _loaded(folder: Path, pair: LocalePair) -> tuple[Term, ...]:
    path = folder / NAME
    if not path.is_file():
        return ()
    base, findings = load_termbase(path, to=pair.target, source=pair.source)
    for finding in findings:
        raise TermbaseError(finding.where, finding.message, finding.hint)
    return base.terms


def rows(folder: Path, pair: LocalePair) -> tuple[tuple[Term, bool], ...]:
    """All rows of the sheet, each with True where a person has edited or added it. Raises TermbaseError."""
    return tuple((term, _is_persons(term)) for term in _loaded(folder, pair))


def correct(folder: Path, source: str, target: str, pair: LocalePair, put: Write = files.write) -> bool:
    """Have a name rendered as a person says, from the next run on: in its row, or in a new one. True if the file
    changed. Raises TermbaseError."""
    found = list(_loaded(folder, pair))
    at = next((n for n, term in enumerate(found) if term.source == source), len(found))
    before = found[at] if at < len(found) else Term(source, target)
    found[at:] = [_declined(replace(before, target=target), pair), *found[at + 1 :]]
    return _write(folder, found, pair, put)


def _declined(term: Term, pair: LocalePair) -> Term:
    return replace(term, inflect=not never_declines(term, pair.target))


def save(folder: Path, names: Iterable[Term], pair: LocalePair, put: Write = files.write) -> bool:
    """Write the rows of people, unchanged, and then a row per name with `put`. `names`: inferred terms, one per
    occurrence. True if the file changed. Raises TermbaseError: a sheet that cannot be read stays unchanged."""
    persons = corrected(folder, pair)
    made = draft(names, pair, {term.source for term in persons})
    return bool(made or persons) and _write(folder, (*persons, *made), pair, put)


def take_over(folder: Path, others: Iterable[Path], pair: LocalePair, put: Write = files.write) -> bool:
    """Add the rows of people in the sheets of other folders to that of a folder, before all rows that it has. True if
    the file changed. Raises TermbaseError, also where two people have said different things of a name; then the sheet
    stays as it is."""
    ours = _loaded(folder, pair)
    said = {term.source: (term, folder) for term in ours if _is_persons(term)}
    new = dict[str, Term]()
    for other in others:
        for term in corrected(other, pair):
            known, where = said.setdefault(term.source, (term, other))
            if replace(known, place="", extra={}) != replace(term, place="", extra={}):
                what = f"{term.source} is {term.target} here and {known.target} in {where / NAME}"
                raise TermbaseError(other / NAME, what, "make both rows the same")
            if where != folder:
                new.setdefault(term.source, known)
    kept = [term for term in ours if term.source not in new]
    return bool(new) and _write(folder, (*new.values(), *kept), pair, put)


def _write(folder: Path, terms: Sequence[Term], pair: LocalePair, put: Write) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / NAME
        save_termbase(Termbase(tuple(terms), pair.source, pair.target, COLUMNS), table)
        return put(folder / NAME, table.read_bytes())


def draft(names: Iterable[Term], pair: LocalePair, known: Iterable[str] = ()) -> tuple[Term, ...]:
    """One row per name, sorted by source, with its number of occurrences, the ground of its rendering, and the
    commonest of several renderings. Names in `known` are left out."""
    found: dict[str, list[Term]] = defaultdict(list)
    for term in names:
        found[term.source].append(term)
    for source in known:
        found.pop(source, None)
    return tuple(_row(terms, pair) for _, terms in sorted(found.items()))


def _row(terms: list[Term], pair: LocalePair) -> Term:
    counts = Counter(term.target for term in terms)
    target = min(counts, key=lambda text: (-counts[text], text))
    term = next(term for term in terms if term.target == target)
    why = term.inference or Inference("")
    others = dict.fromkeys((*counts, *why.choices.split("|")))
    extra = {"count": str(len(terms)), "because": why.basis, "candidates": "|".join(others)}
    row = replace(term, inflect=not never_declines(term, pair.target), extra=extra, inference=None)
    return replace(row, extra={**extra, _MADE: _checksum(row)})


def _checksum(term: Term) -> str:
    said = [
        getattr(term, spec.name) for spec in fields(Term) if spec.name not in ("extra", "place", "forms", "inference")
    ]
    return hashlib.sha256(repr([*said, *term.forms.items()]).encode("utf-8", "surrogatepass")).hexdigest()[:8]
