"""Drafts of paragraphs: cut into queries before the engine, put together from its answers after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from glossary import Occurrence, Severity
from translate import catalog
from translate.catalog import Kept
from translate.exchange import Known
from translate.machine import Part, preprocessing
from translate.model import Origin, Segment, State, Unit, UnitFinding
from translate.pipeline.policy import Policy
from translate.text import Offsets, Rewritten, segmenter


@dataclass(frozen=True, slots=True)
class Cut:
    """A segment before translation: cut into parts, or with its translation from a translation memory (`known`)."""

    segment: Segment
    parts: tuple[Part, ...] = ()
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph before translation. `kept`: a person's translation of it, if any; `segments`: () if no engine is
    needed; `offers`: close matches of a translation memory, in words."""

    source: str
    kept: Kept | None = None
    segments: tuple[Cut, ...] = ()
    offers: tuple[str, ...] = ()

    @property
    def queries(self) -> Iterator[str]:
        """The queries to the engine for this paragraph."""
        return (part.query for cut in self.segments for part in cut.parts if part.query)

    @property
    def recalled(self) -> tuple[Known, ...]:
        """The entries of a translation memory used for the paragraph or its sentences, in order."""
        return tuple(cut.known for cut in self.segments if cut.known)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one query: its translation ("": the guard accepted none), the terms in it, and what the guard
    found in the first attempt."""

    text: str
    occurrences: tuple[Occurrence, ...] = ()
    caught: tuple[UnitFinding, ...] = ()


Style = Callable[[str, Rewritten], Rewritten]
"""In: source and target of a part. Out: the target in the typography of its locale."""
FindTerms = Callable[[str, str], tuple[Occurrence, ...]]
"""In: source and target. Out: the terms in them."""


def as_is(source: str, target: Rewritten) -> Rewritten:
    """The style for engines that do not translate: the target unchanged."""
    return target


def begin(text: str, kept: Kept | None, policy: Policy, spelling: Mapping[str, str], locale: str) -> Draft:
    """The draft of a paragraph; without queries if the policy does not ask for a machine translation, or there is
    nothing to translate. `spelling`: see `preprocessing.casing`; `locale`: that of the text."""
    if not policy.asks(kept) or not catalog.is_translatable(text):
        return Draft(text, kept)
    segments = segmenter.segment(text, locale)
    return Draft(text, kept, tuple(Cut(s, preprocessing.parts(s.text, spelling, locale)) for s in segments))


def finish(draft: Draft, policy: Policy, answers: Mapping[str, Answer], style: Style, find_terms: FindTerms) -> Unit:
    """The unit of a paragraph. `answers`: by query; `find_terms`: finds the terms in translations that no engine
    made."""
    machine = _machines(draft, answers, style, find_terms) if draft.segments else None
    unit = policy.choose(draft.source, draft.kept, machine)
    if unit.origin is not Origin.PERSON:
        return unit
    return replace(unit, occurrences=find_terms(unit.source, unit.target))


def _machines(draft: Draft, answers: Mapping[str, Answer], style: Style, find_terms: FindTerms) -> Unit:
    """The unit with the machine's translation, or without a target if the guard accepted none."""
    asked = [answers[query] for query in draft.queries]
    findings = [
        replace(finding, severity=Severity.INFO if answer.text else Severity.WARNING)
        for answer in asked
        for finding in answer.caught
    ]
    if not all(answer.text for answer in asked):
        return Unit(draft.source, "", State.UNTRANSLATED, Origin.MACHINE, (), tuple(findings))
    pieces = [_segment(cut, answers, style, find_terms) for cut in draft.segments]
    tails = [_Piece(cut.segment.tail, cut.segment.tail) for cut in draft.segments]
    made = _joined(chain.from_iterable(zip(pieces, tails, strict=True)))
    unit = Unit(draft.source, made.target, State.FUZZY, Origin.MACHINE, made.occurrences, tuple(findings))
    return replace(unit, segments=tuple((piece.source, piece.target) for piece in pieces if piece.source))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph in both languages, and the terms in it, with offsets in both."""

    source: str
    target: str
    occurrences: tuple[Occurrence, ...] = ()


def _joined(pieces: Iterable[_Piece]) -> _Piece:
    """Consecutive pieces as one."""
    source, target, occurrences = "", "", list[Occurrence]()
    for piece in pieces:
        occurrences += [_shifted(one, len(source), len(target)) for one in piece.occurrences]
        source += piece.source
        target += piece.target
    return _Piece(source, target, tuple(occurrences))


def _segment(cut: Cut, answers: Mapping[str, Answer], style: Style, find_terms: FindTerms) -> _Piece:
    """A segment without the white space after it."""
    if cut.known:
        source, target = cut.segment.text, cut.known.target.strip()
        return _Piece(source, target, find_terms(source, target))
    return _joined(_part(part, answers, style) for part in cut.parts)


def _part(part: Part, answers: Mapping[str, Answer], style: Style) -> _Piece:
    if not part.query:
        return _Piece(part.text, part.text)
    answer = answers[part.query]
    shaped = part.shaped(answer.text)
    shown = shaped if shaped.text == part.text else style(part.text, shaped)
    source = part.offsets.inverse()
    return _Piece(part.text, shown.text, tuple(_moved(one, source, shown.offsets) for one in answer.occurrences))


def _moved(occurrence: Occurrence, source: Offsets, target: Offsets) -> Occurrence:
    """An occurrence in a query and its answer, converted to one in the part and its translation."""
    match = occurrence.match
    start, end = source.forward((match.start, match.end))
    there = target.forward((occurrence.start, occurrence.end)) if occurrence.start >= 0 else (-1, -1)
    return replace(occurrence, match=replace(match, start=start, end=end), start=there[0], end=there[1])


def _shifted(occurrence: Occurrence, source: int, target: int) -> Occurrence:
    """An occurrence with its offsets increased by so many characters."""
    match = occurrence.match
    there = (occurrence.start + target, occurrence.end + target) if occurrence.start >= 0 else (-1, -1)
    match = replace(match, start=match.start + source, end=match.end + source)
    return replace(occurrence, match=match, start=there[0], end=there[1])
