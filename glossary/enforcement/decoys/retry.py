"""Translates a segment whose terms are not right again, with decoys in their places.

The functions are pure: `tries` is a generator that yields what to translate and is sent the translation.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

from glossary.enforcement.decoys.decoy_table import DecoyTable
from glossary.enforcement.decoys.disguise import DECOY, LOST, Disguised, Revealed, Substitution, disguise, reveal
from glossary.enforcement.decoys.splicing import spliced
from glossary.enforcement.edits import forward
from glossary.enforcement.enforcer import Enforced, put_in
from glossary.enforcement.plan import COMPOUND
from glossary.enforcement.reinflection import REINFLECTED
from glossary.enforcement.rerank import better
from glossary.enforcement.sentence import MATCHED, SourceTerms
from glossary.model import Edit, Match, Occurrence, Status


def _settled(terms: SourceTerms, revealed: Revealed, disguised: Disguised) -> Enforced:
    """The attempt with every match of the original source enforced. A term whose decoy was not found is unresolved,
    even if something looks like the term: the decoy may still be in the text in a garbled form. The edits are those of
    the revealed text."""
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


def _spliced(terms: SourceTerms, kept: str, revealed: Revealed, disguised: Disguised) -> Enforced | None:
    """The attempt with nothing of it but the terms and the words around them, put into the translation before; None
    where they cannot be. A decoy that was not found does not matter unless a name comes along that may be it."""
    pairs = list(zip(disguised.substitutions, revealed.occurrences, strict=True))
    carried = [(one, found) for one, found in pairs if found.status is not Status.UNRESOLVED]
    text = spliced(kept, revealed.text, [(found.start, found.end) for _, found in carried], terms.language)
    if not text or text == kept:
        return None
    at, moved = 0, []
    for _, found in sorted(carried, key=lambda item: item[1].start):
        at = text.find(found.new, at)
        if at < 0:
            return None
        moved.append(replace(found, start=at, end=(at := at + len(found.new))))
    if len(carried) < len(pairs) and _has_other_names(text, kept, moved, terms):
        return None
    order = {found.match.start: n for n, found in enumerate(moved)}
    mine = tuple(one for one, _ in carried)
    there = tuple(moved[order[one.match.start]] for one in mine)
    return _settled(terms, Revealed(text, there, ()), Disguised(disguised.text, mine))


def _has_other_names(text: str, kept: str, carried: Sequence[Occurrence], terms: SourceTerms) -> bool:
    """True if a text has a word with a capital that the translation before has not, beside the terms carried."""
    before = {token.text for token in terms.language.tokenise(kept)}
    return any(
        token.text[:1].isupper() and token.text not in before
        for token in terms.language.tokenise(text)
        if not any(one.start <= token.start < one.end for one in carried)
    )


def _carries(substitution: Substitution, ours: Occurrence, found: Occurrence, edits: Sequence[Edit]) -> bool:
    """True if a term that is present is the one that was put in the place of a decoy."""
    is_there = found.status is Status.SATISFIED or found.means == REINFLECTED
    if not is_there or all(member.term != found.match.term for member in substitution.members):
        return False
    start = forward(ours.start, edits)
    return start < found.end and found.start < start + len(ours.new)


Tries = Generator[Disguised, str, Enforced]


def tries(
    terms: SourceTerms, first: Enforced, table: DecoyTable, is_fit: Callable[[str], bool], *, rounds: int = 6
) -> Tries:
    """The attempts at one segment, as a generator, so that a caller can batch many segments for its engine.

    `first`: the result to improve; `is_fit`: whether a translation of the text may be shown. Yields what to translate,
    is sent its translation, and returns the best result: that
    in which more terms are in a form that may be right, then in any form; of two texts that are equal in that, that
    which keeps most of the first. A term that the first translation had by itself is never paid for another. An attempt
    that lost a decoy never is the best: the decoy may still be in the text, garbled, as a name that the source does not
    have. Odd rounds disguise only terms that are unresolved or in a doubtful form, even rounds all terms that the first
    translation did not have. Ends when every term is present in a form that may be right, when no decoy is left, or
    after `rounds`.
    """
    best = first
    avoid: set[str] = set()
    for number in range(rounds):
        if best.sound == len(best.occurrences):
            return best
        wanted = _wanted(best, everything=number % 2 == 1)
        disguised = disguise(terms.text, wanted, table, avoid, language=terms.language)
        if not disguised.substitutions:
            return best
        avoid |= disguised.used
        revealed = reveal((yield disguised), disguised, terms.language)
        some = _results(terms, best, revealed, disguised)
        best = next((one for one in some if _gains(best, one) and is_fit(one.text)), best)
    return best


def _results(terms: SourceTerms, best: Enforced, revealed: Revealed, disguised: Disguised) -> Iterator[Enforced]:
    """What can be made of an attempt: first that which keeps most of the translation before, then the whole."""
    if kept := _spliced(terms, best.text, revealed, disguised):
        yield kept
    if all(one.status is not Status.UNRESOLVED for one in revealed.occurrences):
        yield _settled(terms, revealed, disguised)


def _gains(first: Enforced, second: Enforced) -> bool:
    ranks = (first.sound, first.standing), (second.sound, second.standing)
    return ranks[1] > ranks[0] and better(first, second) is second


def _wanted(result: Enforced, *, everything: bool) -> list[Match]:
    """The matches to disguise: those unresolved or in a doubtful form, or all that the engine did not get right."""
    return [
        found.match
        for found in result.occurrences
        if found.status is Status.UNRESOLVED or found.doubt or (everything and found.means != MATCHED)
    ]
