"""Translates a segment whose terms are not right again, with decoys in their places.

The functions are pure: `tries` is a generator that yields what to translate and is sent the translation.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from glossary.enforcement.decoys.decoy_table import DecoyTable
from glossary.enforcement.decoys.disguise import DECOY, LOST, Disguised, Substitution, disguise, reveal
from glossary.enforcement.edits import forward
from glossary.enforcement.enforcer import Enforced, put_in
from glossary.enforcement.plan import COMPOUND
from glossary.enforcement.reinflection import REINFLECTED
from glossary.enforcement.rerank import better
from glossary.enforcement.sentence import MATCHED, SourceTerms
from glossary.model import Edit, Match, Occurrence, Status


def unmask(terms: SourceTerms, target: str, disguised: Disguised) -> Enforced:
    """`reveal`, then `enforce` for every match of the original source: one attempt at a segment.

    A term whose decoy was not found is unresolved, even if something looks like the term: the decoy may still be in the
    text in a garbled form. The edits are those of the revealed text.
    """
    revealed = reveal(target, disguised, terms.language)
    result = put_in(terms, revealed.text)
    pairs = list(zip(disguised.substitutions, revealed.occurrences, strict=True))
    lost = {
        member.start
        for substitution, old in pairs
        if old.status is Status.UNRESOLVED
        for member in substitution.members
    }
    final = []
    for found in result.occurrences:
        if found.match.start in lost and found.means != COMPOUND:
            final.append(Occurrence(found.match, Status.UNRESOLVED, means=LOST))
            continue
        mine = next((old for substitution, old in pairs if _carries(substitution, old, found, result.edits)), None)
        if mine is not None:
            form = found.form or mine.form
            found = replace(found, status=Status.REPLACED, old=mine.old, form=form, means=DECOY, score=mine.score)
        final.append(found)
    return Enforced(result.text, tuple(final), result.edits)


def _carries(substitution: Substitution, ours: Occurrence, found: Occurrence, edits: Sequence[Edit]) -> bool:
    """True if a term that is present is the one that was put in the place of a decoy."""
    is_there = found.status is Status.SATISFIED or found.means == REINFLECTED
    if not is_there or all(member.term != found.match.term for member in substitution.members):
        return False
    start = forward(ours.start, edits)
    return start < found.end and found.start < start + len(ours.new)


Tries = Generator[Disguised, tuple[str, float], Enforced]


def tries(terms: SourceTerms, first: Enforced, first_score: float, table: DecoyTable, *, rounds: int = 6) -> Tries:
    """The attempts at one segment, as a generator, so that a caller can batch many segments for its engine.

    `first`, `first_score`: the result to improve and its model score. Yields what to translate, is sent (translation,
    model score), and returns the best result, see `better`. An attempt that lost a decoy never is: the decoy may still
    be in the text, garbled, as a name that the source does not have. Odd rounds disguise only terms that are unresolved
    or in a doubtful form, even rounds all terms that the first translation did not have. Ends when every term is
    present in a form that may be right, when no decoy is left, or after `rounds`.
    """
    best, score = first, first_score
    avoid: set[str] = set()
    for number in range(rounds):
        if best.sound == len(best.occurrences):
            return best
        wanted = _wanted(best, everything=number % 2 == 1)
        disguised = disguise(terms.text, wanted, table, avoid, language=terms.language)
        if not disguised.substitutions:
            return best
        avoid |= disguised.used
        text, new_score = yield disguised
        found = unmask(terms, text, disguised)
        lost = any(occurrence.means == LOST for occurrence in found.occurrences)
        if not lost and better(best, found, score, new_score) is found:
            best, score = found, new_score
    return best


def _wanted(result: Enforced, *, everything: bool) -> list[Match]:
    """The matches to disguise: those unresolved or in a doubtful form, or all that the engine did not get right."""
    return [
        found.match
        for found in result.occurrences
        if found.status is Status.UNRESOLVED or found.doubt or (everything and found.means != MATCHED)
    ]
