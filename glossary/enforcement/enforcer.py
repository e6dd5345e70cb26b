"""Putting the terms of a glossary into a machine translation: satisfied, replaced in the right form, or unresolved.

A term is looked for among all forms of the translation; where it is not there, the words that render it are found,
their form is read and the term put there in that form; a term in a form that its neighbours rule out is put right.
Everything here is pure: texts and records in, texts and records out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.alignment import THRESHOLD
from glossary.enforcement.edits import apply, compose, forward
from glossary.enforcement.forms import mend
from glossary.enforcement.history import final, gathered
from glossary.enforcement.plan import FORBIDDEN, Clues, Declined, Planned, outcomes
from glossary.enforcement.sentence import Sentence, SourceTerms
from glossary.languages import TargetLanguage, TokenEdit
from glossary.model import Edit, Match, Occurrence, Status

if TYPE_CHECKING:
    from glossary.alignment import Floats, Linker

_ROUNDS = 4
_MENDINGS = 2  # how often a term may be put into another form, at most, on average
_NOWHERE = 2.0  # a threshold that no place reaches


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with its terms in place: one occurrence a match, in source order; the edits are of the old text."""

    text: str
    occurrences: tuple[Occurrence, ...]
    edits: tuple[Edit, ...]

    @property
    def unresolved(self) -> tuple[Occurrence, ...]:
        """The occurrences that could not be put right."""
        return tuple(found for found in self.occurrences if found.status is Status.UNRESOLVED)

    @property
    def standing(self) -> int:
        """How many terms are present in the text."""
        return len(self.occurrences) - len(self.unresolved)

    @property
    def doubtful(self) -> tuple[Occurrence, ...]:
        """The occurrences whose form cannot be right."""
        return tuple(found for found in self.occurrences if found.doubt)

    @property
    def sound(self) -> int:
        """How many terms are present in a form that nothing speaks against."""
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
    """Make every match of `source` present in `target` in the right form.

    `matches` come from `Matcher.matches(source)`. `language` is the target language or its locale. `lexicon` and
    `attention` (source tokens by target tokens, see `glossary.alignment.links.fold`) tell where a term was rendered;
    a place below `threshold` is reported, never edited; one found with less certainty than `THRESHOLD` only where the
    term is then in a sound form. A match whose term has no target has no occurrence. Enforcing twice changes nothing
    more.
    """
    terms = SourceTerms.of(source, matches, language, lexicon=lexicon, source_locale=source_locale)
    return put_in(terms, target, attention=attention, threshold=threshold)


def put_in(
    terms: SourceTerms, target: str, *, attention: Floats | None = None, threshold: float = THRESHOLD
) -> Enforced:
    """`enforce` for a source whose terms are known already."""
    if not terms.matches:
        return Enforced(target, (), ())
    return settled(Sentence(terms, target), attention, threshold)


def settled(sentence: Sentence, attention: Floats | None = None, threshold: float = THRESHOLD) -> Enforced:
    """`enforce` for a translation in which the terms have been looked for already."""
    lexicon = sentence.source.lexicon
    means = "lexicon" if lexicon is not None else "spelling" if attention is None else "attention"
    made = _rounds(sentence, Clues(attention, threshold, means))
    if any(found.status is Status.REPLACED and found.score < THRESHOLD for found in made.doubtful):
        return _rounds(sentence, Clues(attention, THRESHOLD, means))
    return made


def _rounds(sentence: Sentence, clues: Clues) -> Enforced:
    """Round after round, until nothing is left to be done."""
    original, edits = sentence.target, tuple[Edit, ...]()
    replaced: dict[int, Occurrence] = {}
    for number in range(_ROUNDS + _MENDINGS * len(sentence.matches)):
        attention = clues.attention if number == 0 else None  # it is of the first text
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
    """One occurrence a match, without touching the text: satisfied, or unresolved ("forbidden" or "missing")."""
    return present(Sentence(SourceTerms.of(source, matches, language, source_locale=source_locale), target))


def present(sentence: Sentence) -> tuple[Occurrence, ...]:
    """`satisfied` for a translation in which the terms have been looked for already."""
    found = []
    taken = set(sentence.taken)
    for index, match in enumerate(sentence.matches):
        span = sentence.places.get(index)
        if span is not None:
            found.append(sentence.stands(index, span))
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
    """Replace what can be replaced now. Edits are of the sentence's target; spans of replaced terms of the new text."""
    records = [Occurrence(match, Status.UNRESOLVED, means="not found") for match in sentence.matches]
    for index, span in sentence.places.items():
        records[index] = sentence.stands(index, span)
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
    """The edits of all plans, and the records with the places of the terms in the new text."""
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
    told = list(records)
    for index, planned in plans.items():
        main, rewrite = mains[index], planned.rewrite
        start = forward(main.start, edits) + max(0, main.new.find(rewrite.carrier))
        told[index] = Occurrence(
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
    told = [
        replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)
        if found.status is Status.SATISFIED
        else found
        for found in told
    ]
    return [edit for edit in edits if edit.old != edit.new], told


def _edit(sentence: Sentence, change: TokenEdit, reason: str) -> Edit:
    start, end = sentence.characters(change.first, change.last)
    return Edit(start, end, sentence.target[start:end], change.new, reason)
