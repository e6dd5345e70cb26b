"""A paragraph on its way: cut up before the engine, put together again after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from glossary import Occurrence, Severity, Status
from translate import catalog, preparing, segmenter
from translate.catalog import Kept
from translate.model import Finding, Origin, Segment, State, Unit
from translate.preparing import Part


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph's text, a person's wording if there is one, else its segments cut into parts."""

    source: str
    kept: Kept | None = None
    segments: tuple[tuple[Segment, tuple[Part, ...]], ...] = ()

    @property
    def queries(self) -> Iterator[str]:
        """What the engine must be asked for this paragraph."""
        return (part.query for _, parts in self.segments for part in parts if part.query)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one query: its translation ("": none was fit), the terms in it, what the guard caught on the way."""

    text: str
    occurrences: tuple[Occurrence, ...] = ()
    caught: tuple[Finding, ...] = ()


Style = Callable[[str, str], str]  # source and target of a part to the target as it is shown


def as_is(source: str, target: str) -> str:
    """The style of engines that do not translate: none."""
    return target


def begin(text: str, kept: Kept | None, spelling: Mapping[str, str], locale: str) -> Draft:
    """The draft of a paragraph; one that a person has worded, or that has nothing to translate, asks for nothing."""
    if kept or not preparing.has_words(text) or catalog.CONTROLS.search(text):
        return Draft(text, kept)
    segments = segmenter.segment(text, locale)
    return Draft(text, None, tuple((s, preparing.parts(s.text, spelling, locale)) for s in segments))


def finish(draft: Draft, answers: Mapping[str, Answer], style: Style) -> Unit:
    """The unit of a paragraph that no person has worded: the machine's translation, or nothing and why."""
    if not draft.segments:
        return Unit(draft.source, draft.source, State.TRANSLATED)
    asked = [answers[query] for query in draft.queries]
    findings = [
        replace(finding, severity=Severity.INFO if answer.text else Severity.WARNING)
        for answer in asked
        for finding in answer.caught
    ]
    if not all(answer.text for answer in asked):
        return Unit(draft.source, "", State.UNTRANSLATED, Origin.MACHINE, (), tuple(findings))
    pieces, length, occurrences = list[str](), 0, list[Occurrence]()
    for segment, parts in draft.segments:
        for part in parts:
            shown = _shown(part, answers[part.query].text, style) if part.query else part.text
            if part.query:
                occurrences += [_placed(o, length, shown) for o in answers[part.query].occurrences]
            pieces.append(shown)
            length += len(shown)
        pieces.append(segment.tail)
        length += len(segment.tail)
    target = "".join(pieces)
    findings += unresolved(occurrences)
    return Unit(draft.source, target, State.FUZZY, Origin.MACHINE, tuple(occurrences), tuple(findings))


def take_over(source: str, kept: Kept, standing: tuple[Occurrence, ...]) -> Unit:
    """The unit of a paragraph that a person has worded: to the letter, with the terms that it does without."""
    state = State.TRANSLATED if kept.approved else State.FUZZY
    return Unit(source, kept.target, state, Origin.PERSON, standing, tuple(unresolved(standing)))


def unresolved(occurrences: tuple[Occurrence, ...] | list[Occurrence]) -> Iterator[Finding]:
    """A finding for each term that does not stand as the glossary has it."""
    for occurrence in occurrences:
        if occurrence.status is Status.UNRESOLVED:
            match = occurrence.match
            message = f"{match.surface} is not rendered as {match.term.target} ({occurrence.how})"
            rule = ("name-unresolved", Severity.INFO) if match.term.inferred else ("term-unresolved", Severity.WARNING)
            yield Finding(*rule, message)


def _shown(part: Part, text: str, style: Style) -> str:
    shaped = part.shaped(text)
    return shaped if shaped == part.text else style(part.text, shaped)


def _placed(occurrence: Occurrence, start: int, shown: str) -> Occurrence:
    """An occurrence with its span in the paragraph: what is shown of a part may differ from what was enforced in it by
    its case, its quotes and a few no-break spaces."""
    if occurrence.start < 0:
        return occurrence
    wanted = occurrence.new.lower()
    places = [n for n in range(len(shown)) if shown[n : n + len(wanted)].lower() == wanted]
    if not places:
        return replace(occurrence, start=-1, end=-1)
    nearest = min(places, key=lambda n: abs(n - occurrence.start))
    return replace(occurrence, start=start + nearest, end=start + nearest + len(wanted))
