"""Translation memories in a run: what they hold stands in the draft in place of the machine's, marked as theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from glossary import Occurrence
from translate.exchange import Known, Offer, TranslationMemory
from translate.machine import Part
from translate.model import Origin, Segment, State, Unit
from translate.pipeline.draft import Draft, unresolved

_OFFERS = 3  # the most of one paragraph
Standing = Callable[[str, str], tuple[Occurrence, ...]]  # source and target to the terms that stand there


def recalled(draft: Draft, memory: TranslationMemory | None) -> Draft:
    """A draft in which the paragraph, or each sentence, that the memory holds asks nothing of the engine.

    What comes close is offered to the reviewer: the closest to the paragraph, else to its sentences.
    """
    if memory is None or not draft.segments:
        return draft
    if whole := memory.exact(draft.source):
        return replace(draft, segments=(_held(Segment(draft.source), whole),), recalled=(whole,))
    held = [memory.exact(segment.text) for segment, _ in draft.segments]
    segments = tuple(
        _held(segment, known) if known else (segment, parts)
        for (segment, parts), known in zip(draft.segments, held, strict=True)
    )
    offers = [offer] if (offer := memory.close(draft.source)) else []
    if not offers and len(segments) > 1:
        unknown = [segment.text for (segment, _), known in zip(segments, held, strict=True) if not known]
        offers = [offer for text in unknown if (offer := memory.close(text))][:_OFFERS]
    return replace(draft, segments=segments, recalled=tuple(filter(None, held)), offers=tuple(map(_told, offers)))


def _held(segment: Segment, known: Known) -> tuple[Segment, tuple[Part, ...]]:
    return segment, (Part(known.target.strip()),)


def _told(offer: Offer) -> str:
    source, target = (" ".join(text.split()) for text in (offer.known.source, offer.known.target))
    return f"{int(offer.closeness * 100)} % like “{source}”: “{target}” ({offer.known.origin})"


def marked(unit: Unit, draft: Draft, signature: str, standing: Standing) -> Unit:
    """The unit of a draft that the memory had a part in: what made it, the terms in what was recalled, what is offered.

    `signature`: the engine's. A person's wording has no use for any of it.
    """
    if unit.origin is not Origin.MACHINE or unit.state is not State.FUZZY:
        return unit
    recalled = [known for known in draft.recalled if known.target.strip() in unit.target]
    if not recalled:
        return replace(unit, offers=draft.offers)
    found, start = list[Occurrence](), 0
    for known in recalled:
        start = max(unit.target.find(known.target.strip(), start), 0)
        found += [_moved(one, start) for one in standing(known.source, known.target.strip())]
    files = ", ".join(dict.fromkeys(known.origin for known in recalled))
    part = f" for {len(recalled)} of {len(draft.segments)} sentences" if any(draft.queries) else ""
    made_by = f"{f'{signature}; ' if part else ''}translation memory {files}{part}"
    findings = (*unit.findings, *unresolved(found))
    return replace(
        unit, occurrences=(*unit.occurrences, *found), findings=findings, made_by=made_by, offers=draft.offers
    )


def _moved(occurrence: Occurrence, start: int) -> Occurrence:
    if occurrence.start < 0:
        return occurrence
    return replace(occurrence, start=occurrence.start + start, end=occurrence.end + start)
