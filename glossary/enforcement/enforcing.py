"""Putting the terms of a glossary into a machine translation: satisfied, replaced in the right form, or unresolved.

A term is looked for among all forms of the translation; where it does not stand, the words that render it are found,
their form is read and the term put there in that form; a term in a form that its neighbours rule out is put right.
Everything here is pure: texts and records in, texts and records out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.alignment import THRESHOLD, Location
from glossary.enforcement.edits import apply, compose, forward
from glossary.enforcement.planning import Plan, plan, plan_located
from glossary.enforcement.sentence import Sentence, final, gathered, mend
from glossary.languages import (
    TargetLanguage,
    TokenEdit,
    source_language,
    target_language,
)
from glossary.model import Edit, Match, Occurrence, Status, TermKind

if TYPE_CHECKING:
    from glossary.alignment import Floats, Linker

_ROUNDS = 4
_MENDINGS = 2  # how often a term may be put into another form, at most, on average


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with its terms in place: one occurrence a match, in source order; the edits are of the old text.

    `doubts` has an entry for every occurrence: why its form cannot be right where it stands, or "".
    """

    text: str
    occurrences: tuple[Occurrence, ...]
    edits: tuple[Edit, ...]
    doubts: tuple[str, ...] = ()

    @property
    def unresolved(self) -> tuple[Occurrence, ...]:
        """The occurrences that could not be put right."""
        return tuple(found for found in self.occurrences if found.status is Status.UNRESOLVED)

    @property
    def standing(self) -> int:
        """How many terms stand in the text."""
        return len(self.occurrences) - len(self.unresolved)

    @property
    def doubtful(self) -> tuple[Occurrence, ...]:
        """The occurrences whose form cannot be right."""
        return tuple(found for found, doubt in zip(self.occurrences, self.doubts, strict=False) if doubt)

    @property
    def sound(self) -> int:
        """How many terms stand in a form that nothing speaks against."""
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
    """Make every match of `source` stand in `target` in the right form.

    `matches` come from `Matcher.matches(source)`. `language` is the target language or its locale. `lexicon` and
    `attention` (source tokens by target tokens, see `glossary.alignment.links.fold`) tell where a term was rendered;
    a place below `threshold` is reported, never edited; one found with less certainty than `THRESHOLD` only where the
    term then stands in a sound form. A match whose term has no target has no occurrence. Enforcing twice changes
    nothing more.
    """
    matches = _with_targets(matches)
    if not matches:
        return Enforced(target, (), ())
    chosen = target_language(language) if isinstance(language, str) else language
    made = _settled(source, target, matches, chosen, lexicon, attention, threshold, source_locale)
    if any(found.status is Status.REPLACED and found.score < THRESHOLD for found in made.doubtful):
        return _settled(source, target, matches, chosen, lexicon, attention, THRESHOLD, source_locale)
    return made


def _settled(
    source: str,
    target: str,
    matches: Sequence[Match],
    chosen: TargetLanguage,
    lexicon: Linker | None,
    attention: Floats | None,
    threshold: float,
    source_locale: str,
) -> Enforced:
    """Round after round, until nothing is left to be done."""
    how = "lexicon" if lexicon is not None else "spelling" if attention is None else "attention"
    text, edits = target, tuple[Edit, ...]()
    replaced: dict[int, Occurrence] = {}
    for number in range(_ROUNDS + _MENDINGS * len(matches)):
        sentence = Sentence(source, text, matches, chosen, source_language(source_locale))
        given = attention if number == 0 else None
        done, records = _round(sentence, lexicon, given, threshold if number < _ROUNDS else 2.0, how)
        if not done:
            done, records = mend(sentence, records)
        if not done:
            return _concluded(sentence, records, replaced, edits)
        text = apply(text, done)
        replaced = gathered(replaced, records, done)
        edits = compose(target, edits, done)
    sentence = Sentence(source, text, matches, chosen, source_language(source_locale))
    _, records = _round(sentence, None, None, 2.0, how)
    return _concluded(sentence, records, replaced, edits)


def _concluded(
    sentence: Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence], edits: tuple[Edit, ...]
) -> Enforced:
    occurrences, doubts = final(sentence, records, replaced)
    return Enforced(sentence.target, occurrences, edits, doubts)


def _with_targets(matches: Sequence[Match]) -> Sequence[Match]:
    """The matches of terms that have a target: of the others nothing is known."""
    return [match for match in matches if match.term.target or match.term.kind is TermKind.KEEP]


def satisfied(
    source: str, target: str, matches: Sequence[Match], language: TargetLanguage | str, *, source_locale: str = "en"
) -> tuple[Occurrence, ...]:
    """One occurrence a match, without touching the text: satisfied, or unresolved ("forbidden" or "missing")."""
    chosen = target_language(language) if isinstance(language, str) else language
    matches = _with_targets(matches)
    sentence = Sentence(source, target, matches, chosen, source_language(source_locale))
    found = []
    for index, match in enumerate(matches):
        span = sentence.places.get(index)
        if span is not None:
            found.append(sentence.stands(index, span))
            continue
        wrong = sentence.forbidden(match.term)
        if wrong is None:
            found.append(Occurrence(match, Status.UNRESOLVED, how="missing"))
        else:
            start, end = sentence.characters(*wrong)
            sentence.taken.update(range(*wrong))
            found.append(Occurrence(match, Status.UNRESOLVED, start, end, target[start:end], how="forbidden"))
    return tuple(found)


def _round(
    sentence: Sentence, lexicon: Linker | None, attention: Floats | None, threshold: float, how: str
) -> tuple[list[Edit], list[Occurrence]]:
    """Replace what can be replaced now. Edits are of the sentence's target; spans of replaced terms of the new text."""
    records = [Occurrence(match, Status.UNRESOLVED, how="not found") for match in sentence.matches]
    for index, span in sentence.places.items():
        records[index] = sentence.stands(index, span)
    missing = [index for index in range(len(sentence.matches)) if index not in sentence.places]
    if not missing:
        return [], records
    plans: dict[int, Plan] = {}
    for index in missing:
        wrong = sentence.forbidden(sentence.matches[index].term)
        if wrong is not None:
            anchor = sentence.language.head(sentence.tokens, *wrong, wrong[0])
            found = Location(*wrong, anchor, 1.0)
            plan(sentence, index, found, "forbidden", plans, records)
    rest = [index for index in missing if index not in plans]
    if rest and sentence.tokens and threshold <= 1:
        plan_located(sentence, rest, lexicon, attention, threshold, how, plans, records)
    return _carried_out(sentence, plans, records)


def _carried_out(
    sentence: Sentence, plans: Mapping[int, Plan], records: list[Occurrence]
) -> tuple[list[Edit], list[Occurrence]]:
    """The edits of all plans, and the records with the places of the terms in the new text."""
    edits: list[Edit] = []
    mains: dict[int, Edit] = {}
    used = set(sentence.taken)
    for index, (_, rewrite, how) in plans.items():
        mains[index] = _edit(sentence, rewrite.edits[0], how)
        edits.append(mains[index])
    for _, rewrite, _ in plans.values():
        for change in rewrite.edits[1:]:
            span = range(change.first, change.last)
            if used.isdisjoint(span):
                used.update(span)
                edits.append(_edit(sentence, change, change.reason))
    edits = sorted((edit for edit in edits), key=lambda edit: edit.start)
    for index, (place, rewrite, how) in plans.items():
        main = mains[index]
        start = forward(main.start, edits) + max(0, main.new.find(rewrite.carrier))
        records[index] = Occurrence(
            sentence.matches[index],
            Status.REPLACED,
            start,
            start + len(rewrite.carrier),
            main.old,
            rewrite.carrier,
            rewrite.form,
            how if rewrite.edits[0].reason != "across" else "across",
            min(1.0, place.score),
        )
    records = [
        replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)
        if found.status is Status.SATISFIED
        else found
        for found in records
    ]
    return [edit for edit in edits if edit.old != edit.new], records


def _edit(sentence: Sentence, change: TokenEdit, reason: str) -> Edit:
    start, end = sentence.characters(change.first, change.last)
    return Edit(start, end, sentence.target[start:end], change.new, reason)
