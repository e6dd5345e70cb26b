"""The second pass over a segment whose terms did not come out right: the engine again, with decoys in their places.

Pure: `tries` is a generator that says what to translate and is told what came of it.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from glossary.alignment import THRESHOLD, Linker
from glossary.enforcement.decoys.disguise import Disguised, Stand, disguise, reveal
from glossary.enforcement.decoys.table import DecoyTable
from glossary.enforcement.edits import forward
from glossary.enforcement.enforcer import Enforced, enforce
from glossary.enforcement.plan import COMPOUND
from glossary.enforcement.rerank import better
from glossary.enforcement.sentence import HOW
from glossary.languages import TargetLanguage
from glossary.model import Edit, Match, Occurrence, Status


def unmask(
    source: str,
    target: str,
    disguised: Disguised,
    matches: Sequence[Match],
    language: TargetLanguage | str,
    *,
    lexicon: Linker | None = None,
    threshold: float = THRESHOLD,
    source_locale: str = "en",
) -> Enforced:
    """`reveal`, then `enforce` for every match of the undisguised `source`: the whole second pass over one segment.

    A term whose decoy was not found counts as unresolved, whatever else looks like it: the decoy may still stand in
    the text in some garbled form. The edits are those of the revealed text.
    """
    revealed = reveal(target, disguised, language)
    result = enforce(
        source, revealed.text, matches, language, lexicon=lexicon, threshold=threshold, source_locale=source_locale
    )
    pairs = list(zip(disguised.stands, revealed.occurrences, strict=True))
    lost = {member.start for stand, old in pairs if old.status is Status.UNRESOLVED for member in stand.members}
    final = []
    for found in result.occurrences:
        if found.match.start in lost and found.how.partition(",")[0] != COMPOUND:
            final.append(Occurrence(found.match, Status.UNRESOLVED, how="decoy not found"))
            continue
        mine = next((old for stand, old in pairs if _carries(stand, old, found, result.edits)), None)
        if mine is not None:
            how = "decoy" + "".join(found.how.partition(",")[1:])  # what is said of its form stays
            form = found.form or mine.form
            found = replace(found, status=Status.REPLACED, old=mine.old, form=form, how=how, score=mine.score)
        final.append(found)
    return Enforced(result.text, tuple(final), result.edits, result.doubts)


def _carries(stand: Stand, ours: Occurrence, found: Occurrence, edits: Sequence[Edit]) -> bool:
    """Whether a term found standing is the one that was put in the place of a decoy."""
    stands = found.status is Status.SATISFIED or found.how.partition(",")[0] == HOW
    if not stands or all(member.term != found.match.term for member in stand.members):
        return False
    start = forward(ours.start, edits)
    return start < found.end and found.start < start + len(ours.new)


Tries = Generator[Disguised, tuple[str, float], Enforced]


def tries(
    source: str,
    first: Enforced,
    first_score: float,
    matches: Sequence[Match],
    table: DecoyTable,
    language: TargetLanguage | str,
    *,
    lexicon: Linker | None = None,
    rounds: int = 6,
    threshold: float = THRESHOLD,
    source_locale: str = "en",
) -> Tries:
    """The second pass over one segment as a generator, so that a caller can batch many segments for its engine.

    Yields what to translate, is sent (translation, model score), and returns the result in which most terms stand;
    among equals the one with the larger model score. Odd rounds disguise only what is unresolved or in
    a doubtful form, even ones everything that did not stand of itself. Ends when every term stands in a sound form, no
    decoy is left, or after `rounds`.
    """
    best, score = first, first_score
    avoid: set[str] = set()
    for number in range(rounds):
        if best.sound == len(best.occurrences):
            return best
        wanted = [
            found.match
            for found in best.occurrences
            if found.status is Status.UNRESOLVED or found in best.doubtful or (number % 2 and found.how != "matched")
        ]
        disguised = disguise(source, wanted, table, avoid, language=language)
        if not disguised.stands:
            return best
        avoid |= disguised.used
        text, new_score = yield disguised
        found = unmask(
            source,
            text,
            disguised,
            matches,
            language,
            lexicon=lexicon,
            threshold=threshold,
            source_locale=source_locale,
        )
        if better(best, found, score, new_score) is found:
            best, score = found, new_score
    return best
