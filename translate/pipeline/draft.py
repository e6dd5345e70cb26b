"""A paragraph on its way: cut up before the engine, put together again after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from glossary import Occurrence, Severity, Status
from translate import catalog
from translate.catalog import Kept
from translate.exchange import Known
from translate.machine import Part, preprocessing
from translate.model import Finding, OnStale, Origin, Segment, State, Unit
from translate.text import segmenter


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph's text, a person's wording if there is one, else its segments cut into parts.

    `recalled`: what a translation memory holds of it, in place already; `offers`: what comes close there.
    """

    source: str
    kept: Kept | None = None
    segments: tuple[tuple[Segment, tuple[Part, ...]], ...] = ()
    recalled: tuple[Known, ...] = ()
    offers: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may word the paragraphs of an article. `on_stale`: what stands where the source has changed since a person
    worded it. `owned`: only people, no machine."""

    on_stale: OnStale = OnStale.KEEP
    owned: bool = False

    def stands(self, kept: Kept | None) -> bool:
        """Is it a person's wording that the article shows? Always, unless its source has changed; sentences that were
        only put into other paragraphs have not. Of what people own the machine has no version to show."""
        if kept is None or not kept.previous or kept.recut:
            return kept is not None
        return self.on_stale is OnStale.KEEP or (self.owned and self.on_stale is OnStale.MACHINE)

    def asks(self, kept: Kept | None) -> bool:
        """Is the machine's word wanted?"""
        return not self.owned and not self.stands(kept) and (kept is None or self.on_stale is OnStale.MACHINE)


def begin(text: str, kept: Kept | None, policy: Policy, spelling: Mapping[str, str], locale: str) -> Draft:
    """The draft of a paragraph; one that the machine must not word, or that has nothing to translate, asks nothing."""
    if not policy.asks(kept) or not _is_translatable(text):
        return Draft(text, kept)
    segments = segmenter.segment(text, locale)
    return Draft(text, kept, tuple((s, preprocessing.parts(s.text, spelling, locale)) for s in segments))


def finish(
    draft: Draft, policy: Policy, answers: Mapping[str, Answer], style: Style, standing: tuple[Occurrence, ...]
) -> Unit:
    """The unit of a paragraph. `standing`: the terms in a person's wording, where there is one."""
    kept = draft.kept
    if kept and (policy.stands(kept) or (policy.asks(kept) and not draft.segments)):
        unit = _persons(draft.source, kept, standing)
    elif not _is_translatable(draft.source):
        unit = Unit(draft.source, draft.source, State.TRANSLATED)
    elif draft.segments:
        unit = _machines(draft, answers, style)
    else:
        unit = Unit(draft.source)
    return _outdated(unit, kept) if kept and kept.previous else unit


def _is_translatable(text: str) -> bool:
    return preprocessing.has_words(text) and not catalog.CONTROLS.search(text)


def _machines(draft: Draft, answers: Mapping[str, Answer], style: Style) -> Unit:
    """The unit of a paragraph that no person has worded: the machine's translation, or nothing and why."""
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


def _persons(source: str, kept: Kept, standing: tuple[Occurrence, ...]) -> Unit:
    """The unit of a paragraph that a person has worded: to the letter, with the terms that it does without."""
    state = State.TRANSLATED if kept.approved else State.FUZZY
    return Unit(source, kept.target, state, Origin.PERSON, standing, tuple(unresolved(standing)))


def _outdated(unit: Unit, kept: Kept) -> Unit:
    """A unit of a paragraph whose source has changed since a person worded it, with a finding that says so."""
    shown = {Origin.PERSON: "the old wording", Origin.MACHINE: "the machine's translation", Origin.NONE: "the source"}
    stands = shown[unit.origin if unit.target else Origin.NONE]
    what = "the paragraphs were cut otherwise" if kept.recut else "the source has changed"
    finding = Finding("stale", Severity.WARNING, f"{what} since a person worded this; {stands} stands until review")
    return replace(unit, previous=kept.previous, findings=(finding, *unit.findings))


def unresolved(occurrences: tuple[Occurrence, ...] | list[Occurrence]) -> Iterator[Finding]:
    """A finding for each term that does not stand as the glossary has it."""
    for occurrence in occurrences:
        if occurrence.status is Status.UNRESOLVED:
            match = occurrence.match
            message = f"{match.surface} is not rendered as {match.term.target} ({occurrence.how})"
            rule = ("name-unresolved", Severity.INFO) if match.term.inference else ("term-unresolved", Severity.WARNING)
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
