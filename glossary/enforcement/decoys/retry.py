"""The second pass over a segment whose terms did not come out right: the engine again, with decoys in their places.

Pure: `tries` is a generator that says what to translate and is told what came of it.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from glossary.enforcement.decoys.disguise import DECOY, LOST, Disguised, Stand, disguise, reveal
from glossary.enforcement.decoys.table import DecoyTable
from glossary.enforcement.edits import forward
from glossary.enforcement.enforcer import Enforced, put_in
from glossary.enforcement.forms import REINFLECTED
from glossary.enforcement.plan import COMPOUND
from glossary.enforcement.rerank import better
from glossary.enforcement.sentence import MATCHED, SourceTerms
from glossary.model import Edit, Match, Occurrence, Status


def unmask(terms: SourceTerms, target: str, disguised: Disguised) -> Enforced:
    """`reveal`, then `enforce` for every match of the undisguised source: the whole second pass over one segment.

    A term whose decoy was not found counts as unresolved, whatever else looks like it: the decoy may still be in the
    text in some garbled form. The edits are those of the revealed text.
    """
    revealed = reveal(target, disguised, terms.language)
    result = put_in(terms, revealed.text)
    pairs = list(zip(disguised.stands, revealed.occurrences, strict=True))
    lost = {member.start for stand, old in pairs if old.status is Status.UNRESOLVED for member in stand.members}
    final = []
    for found in result.occurrences:
        if found.match.start in lost and found.means != COMPOUND:
            final.append(Occurrence(found.match, Status.UNRESOLVED, means=LOST))
            continue
        mine = next((old for stand, old in pairs if _carries(stand, old, found, result.edits)), None)
        if mine is not None:
            form = found.form or mine.form
            found = replace(found, status=Status.REPLACED, old=mine.old, form=form, means=DECOY, score=mine.score)
        final.append(found)
    return Enforced(result.text, tuple(final), result.edits)


def _carries(stand: Stand, ours: Occurrence, found: Occurrence, edits: Sequence[Edit]) -> bool:
    """Is a term that is present the one that was put in the place of a decoy?"""
    stands = found.status is Status.SATISFIED or found.means == REINFLECTED
    if not stands or all(member.term != found.match.term for member in stand.members):
        return False
    start = forward(ours.start, edits)
    return start < found.end and found.start < start + len(ours.new)


Tries = Generator[Disguised, tuple[str, float], Enforced]


def tries(terms: SourceTerms, first: Enforced, first_score: float, table: DecoyTable, *, rounds: int = 6) -> Tries:
    """The second pass over one segment as a generator, so that a caller can batch many segments for its engine.

    Yields what to translate, is sent (translation, model score), and returns the result in which most terms are
    present; among equals the one with the larger model score. Odd rounds disguise only what is unresolved or in a
    doubtful form, even ones everything that was not there of itself. Ends when every term is present in a sound form,
    no decoy is left, or after `rounds`.
    """
    best, score = first, first_score
    avoid: set[str] = set()
    for number in range(rounds):
        if best.sound == len(best.occurrences):
            return best
        wanted = _wanted(best, everything=number % 2 == 1)
        disguised = disguise(terms.text, wanted, table, avoid, language=terms.language)
        if not disguised.stands:
            return best
        avoid |= disguised.used
        text, new_score = yield disguised
        found = unmask(terms, text, disguised)
        if better(best, found, score, new_score) is found:
            best, score = found, new_score
    return best


def _wanted(result: Enforced, *, everything: bool) -> list[Match]:
    """The matches to disguise: what is unresolved or in a doubtful form, or everything that was not there of itself."""
    return [
        found.match
        for found in result.occurrences
        if found.status is Status.UNRESOLVED or found.doubt or (everything and found.means != MATCHED)
    ]
