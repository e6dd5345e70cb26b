"""Translation memories in a run: what they hold stands in the draft in place of the machine's, marked as theirs."""

from __future__ import annotations

from dataclasses import replace

from translate.exchange import Offer, TranslationMemory
from translate.model import Origin, Segment, State, Unit
from translate.pipeline.draft import Cut, Draft

_OFFERS = 3  # the most of one paragraph


def recalled(draft: Draft, memory: TranslationMemory | None) -> Draft:
    """A draft in which the paragraph, or each sentence, that the memory holds asks nothing of the engine.

    What comes close is offered to the reviewer: the closest to the paragraph, else to its sentences.
    """
    if memory is None or not draft.segments:
        return draft
    if whole := memory.exact(draft.source):
        return replace(draft, segments=(Cut(Segment(draft.source), known=whole),))
    segments = tuple(_looked_up(cut, memory) for cut in draft.segments)
    offers = [offer] if (offer := memory.close(draft.source)) else []
    if not offers and len(segments) > 1:
        unknown = [cut.segment.text for cut in segments if not cut.known]
        offers = [offer for text in unknown if (offer := memory.close(text))][:_OFFERS]
    return replace(draft, segments=segments, offers=tuple(map(_told, offers)))


def _looked_up(cut: Cut, memory: TranslationMemory) -> Cut:
    known = memory.exact(cut.segment.text)
    return Cut(cut.segment, known=known) if known else cut


def _told(offer: Offer) -> str:
    source, target = (" ".join(text.split()) for text in (offer.known.source, offer.known.target))
    return f"{int(offer.closeness * 100)} % like “{source}”: “{target}” ({offer.known.origin})"


def marked(unit: Unit, draft: Draft, signature: str) -> Unit:
    """The unit of a draft that the memory had a part in: what made it, what is offered.

    `signature`: the engine's. A person's wording has no use for any of it.
    """
    if unit.origin is not Origin.MACHINE or unit.state is not State.FUZZY:
        return unit
    recalled = draft.recalled
    if not recalled:
        return replace(unit, offers=draft.offers)
    files = ", ".join(dict.fromkeys(known.origin for known in recalled))
    part = f" for {len(recalled)} of {len(draft.segments)} sentences" if any(draft.queries) else ""
    made_by = f"{f'{signature}; ' if part else ''}translation memory {files}{part}"
    return replace(unit, made_by=made_by, offers=draft.offers)
