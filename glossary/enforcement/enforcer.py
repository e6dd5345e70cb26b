"""Puts the terms of a glossary into a machine translation in the right grammatical form.

A term is first looked for in all its forms. If it is missing, the words that render it are found, their form is
determined, and the term replaces them in that form. A term whose form its neighbours rule out is reinflected. All
functions are pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.alignment import THRESHOLD
from glossary.enforcement.edits import apply, compose, forward
from glossary.enforcement.history import final, gathered
from glossary.enforcement.plan import FORBIDDEN, Clues, Declined, Planned, outcomes
from glossary.enforcement.reinflection import mend
from glossary.enforcement.sentence import Sentence, SourceTerms
from glossary.languages import TargetLanguage, TokenEdit
from glossary.model import Edit, Match, Occurrence, Status

if TYPE_CHECKING:
    from glossary.alignment import Floats, Linker

_ROUNDS = 4  # rounds in which missing terms are located; chosen by hand
_MENDINGS = 2  # most reinflections per term, on average; chosen by hand
_NOWHERE = 2.0  # a threshold above every score


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with its terms: `text`, one occurrence per match in source order, and the edits of the old text."""

    text: str
    occurrences: tuple[Occurrence, ...]
    edits: tuple[Edit, ...]

    @property
    def unresolved(self) -> tuple[Occurrence, ...]:
        """The occurrences of terms that are still missing."""
        return tuple(found for found in self.occurrences if found.status is Status.UNRESOLVED)

    @property
    def standing(self) -> int:
        """The number of terms that are present in the text."""
        return len(self.occurrences) - len(self.unresolved)

    @property
    def doubtful(self) -> tuple[Occurrence, ...]:
        """The occurrences whose form cannot be right."""
        return tuple(found for found in self.occurrences if found.doubt)

    @property
    def sound(self) -> int:
        """The number of terms that are present in a form that may be right."""
        return self.standing - len(self.doubtful)


def enforce(
    source: str,
    target: str,
    matches: Sequence[Match],
    language: TargetLanguage | str,
    *,
    lexicon: Linker | None = None,
    attention: Floats | None = None,
    threshold: float = THRESHOLD,
    source_locale: str = "en",
) -> Enforced:
    """Put the term of every match of `source` into `target` in the right form.

    `matches` come from `Matcher.matches(source)`. `language` is the target language or its locale. `lexicon` and
    `attention` (one row per source token, one column per target token, see `glossary.alignment.links.fold`) locate the
    renderings. A rendering with a score (link strength, see `glossary.alignment.span`) below `threshold` is never
    edited; one with a score below `THRESHOLD` only if the term is then in a form that may be right. A match whose term
    has no target has no occurrence. Enforcing the result again changes nothing.
    """
    terms = SourceTerms.of(source, matches, language, lexicon=lexicon, source_locale=source_locale)
    return put_in(terms, target, attention=attention, threshold=threshold)


def put_in(
    terms: SourceTerms, target: str, *, attention: Floats | None = None, threshold: float = THRESHOLD
) -> Enforced:
    """`enforce` for a source whose terms have been prepared."""
    if not terms.matches:
        return Enforced(target, (), ())
    return settled(Sentence(terms, target), attention, threshold)


def settled(sentence: Sentence, attention: Floats | None = None, threshold: float = THRESHOLD) -> Enforced:
    """`enforce` for a translation in which present terms have been found already."""
    lexicon = sentence.source.lexicon
    means = "lexicon" if lexicon is not None else "spelling" if attention is None else "attention"
    made = _rounds(sentence, Clues(attention, threshold, means))
    if any(found.status is Status.REPLACED and found.score < THRESHOLD for found in made.doubtful):
        return _rounds(sentence, Clues(attention, THRESHOLD, means))
    return made


def _rounds(sentence: Sentence, clues: Clues) -> Enforced:
    """Repeats rounds of edits until one changes nothing, or their number reaches its limit."""
    original, edits = sentence.target, tuple[Edit, ...]()
    replaced: dict[int, Occurrence] = {}
    for number in range(_ROUNDS + _MENDINGS * len(sentence.matches)):
        attention = clues.attention if number == 0 else None  # it refers to the first text
        threshold = clues.threshold if number < _ROUNDS else _NOWHERE
        done, records = _round(sentence, Clues(attention, threshold, clues.means))
        if not done:
            done, records = mend(sentence, records)
        if not done:
            break
        replaced = gathered(replaced, records, done)
        edits = compose(original, edits, done)
        sentence = Sentence(sentence.source, apply(sentence.target, done))
    else:
        _, records = _round(sentence, Clues(None, _NOWHERE, clues.means))
    return Enforced(sentence.target, final(sentence, records, replaced), edits)


def satisfied(
    source: str, target: str, matches: Sequence[Match], language: TargetLanguage | str, *, source_locale: str = "en"
) -> tuple[Occurrence, ...]:
    """One occurrence per match, without changing the text: satisfied, or unresolved ("forbidden" or "missing")."""
    return present(Sentence(SourceTerms.of(source, matches, language, source_locale=source_locale), target))


def present(sentence: Sentence) -> tuple[Occurrence, ...]:
    """`satisfied` for a translation in which present terms have been found already."""
    found = []
    taken = set(sentence.taken)
    for index, match in enumerate(sentence.matches):
        span = sentence.places.get(index)
        if span is not None:
            found.append(sentence.occurrence(index, span))
            continue
        wrong = sentence.forbidden(match.term, taken)
        if wrong is None:
            found.append(Occurrence(match, Status.UNRESOLVED, means="missing"))
        else:
            start, end = sentence.characters(*wrong)
            taken.update(range(*wrong))
            found.append(Occurrence(match, Status.UNRESOLVED, start, end, sentence.target[start:end], means=FORBIDDEN))
    return tuple(found)


def _round(sentence: Sentence, clues: Clues) -> tuple[list[Edit], list[Occurrence]]:
    """One round of replacements. The edits refer to the target of the sentence, the occurrences to the new text."""
    records = [Occurrence(match, Status.UNRESOLVED, means="not found") for match in sentence.matches]
    for index, span in sentence.places.items():
        records[index] = sentence.occurrence(index, span)
    if len(sentence.places) == len(records):
        return [], records
    plans: dict[int, Planned] = {}
    for index, outcome in outcomes(sentence, clues):
        if isinstance(outcome, Declined):
            records[index] = replace(records[index], means=outcome.reason, score=outcome.score)
        else:
            plans[index] = outcome
    return _carried_out(sentence, plans, records)


def _carried_out(
    sentence: Sentence, plans: Mapping[int, Planned], records: Sequence[Occurrence]
) -> tuple[list[Edit], list[Occurrence]]:
    """The edits of all plans, and the occurrences with their offsets in the new text."""
    edits: list[Edit] = []
    mains: dict[int, Edit] = {}
    used = sentence.taken.union(*(planned.tokens for planned in plans.values()))
    for index, planned in plans.items():
        mains[index] = _edit(sentence, planned.rewrite.edits[0], planned.means)
        edits.append(mains[index])
    for planned in plans.values():
        for change in planned.rewrite.edits[1:]:
            span = range(change.first, change.last)
            if used.isdisjoint(span):
                used |= set(span)
                edits.append(_edit(sentence, change, change.reason))
    edits.sort(key=lambda edit: edit.start)
    placed = list(records)
    for index, planned in plans.items():
        main, rewrite = mains[index], planned.rewrite
        start = forward(main.start, edits) + max(0, main.new.find(rewrite.carrier))
        placed[index] = Occurrence(
            sentence.matches[index],
            Status.REPLACED,
            start,
            start + len(rewrite.carrier),
            main.old,
            rewrite.carrier,
            rewrite.form,
            planned.means if rewrite.edits[0].reason != "across" else "across",
            min(1.0, planned.place.score),
        )
    placed = [
        replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)
        if found.status is Status.SATISFIED
        else found
        for found in placed
    ]
    return [edit for edit in edits if edit.old != edit.new], placed


def _edit(sentence: Sentence, change: TokenEdit, reason: str) -> Edit:
    start, end = sentence.characters(change.first, change.last)
    return Edit(start, end, sentence.target[start:end], change.new, reason)
