"""Pre-translation: paragraphs that people approved in other articles, and exact matches of translation memories, are
used in place of machine output and marked as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary import counted
from translate.exchange import CloseMatch, Known, TranslationMemory
from translate.model import Origin, Segment, State, Unit
from translate.pipeline.draft import Cut, Draft
from translate.text.markup import CodedText

_OFFERS = 3  # greatest number of close matches shown for one paragraph; chosen by hand


def recalled(draft: Draft, approved: Mapping[str, Known], memory: TranslationMemory | None) -> Draft:
    """A draft with the translation that people approved for the same paragraph elsewhere (`approved`), else with the
    exact matches of a translation memory for the paragraph or for single sentences, which then need no engine.

    Close matches are offered to the reviewer: the closest to the paragraph, else to its sentences.
    """
    if not draft.segments:
        return draft
    if whole := approved.get(draft.source) or (memory.exact(draft.source) if memory else None):
        whole_text = CodedText(draft.source)  # what people worded has its codes already
        return replace(draft, segments=(Cut(Segment(draft.source), known=whole),), coded=whole_text, subtexts=())
    if memory is None:
        return draft
    segments = tuple(_looked_up(cut, memory) for cut in draft.segments)
    offers = [offer] if (offer := memory.close(draft.source)) else []
    if not offers and len(segments) > 1:
        unknown = [cut.segment.text for cut in segments if not cut.known]
        offers = [offer for text in unknown if (offer := memory.close(text))][:_OFFERS]
    return replace(draft, segments=segments, offers=tuple(map(_worded, offers)))


def _looked_up(cut: Cut, memory: TranslationMemory) -> Cut:
    known = memory.exact(cut.segment.text)
    return Cut(cut.segment, known=known) if known else cut


def _worded(offer: CloseMatch) -> str:
    source, target = (" ".join(text.split()) for text in (offer.known.source, offer.known.target))
    return f"{int(offer.closeness * 100)} % like “{source}”: “{target}” ({offer.known.origin})"


def marked(unit: Unit, draft: Draft, signature: str, makers: Sequence[str] = ()) -> Unit:
    """The unit of a draft with what made it (people, translation memory, engine) and its close matches. `signature`:
    the first engine's; `makers`: those of other engines, by segment, see `draft.other_makers`. A unit with a person's
    translation is returned unchanged."""
    if unit.origin is not Origin.MACHINE or unit.state is not State.FUZZY:
        return unit
    recalled = draft.recalled
    if any(makers):
        signature = _shared_out(signature, makers)
    if not recalled:
        return replace(unit, offers=draft.offers, made_by=signature if any(makers) else "")
    if recalled[0].article:
        return replace(unit, made_by=f"approved in {recalled[0].article}")
    files = ", ".join(dict.fromkeys(known.origin for known in recalled))
    part = f" for {len(recalled)} of {len(draft.segments)} sentences" if any(draft.queries) else ""
    made_by = f"{f'{signature}; ' if part else ''}translation memory {files}{part}"
    return replace(unit, made_by=made_by, offers=draft.offers)


def _shared_out(signature: str, makers: Sequence[str]) -> str:
    """The signatures of all engines that made a unit, with the number of sentences of each but the first."""
    of = f"of {counted(len(makers), 'sentence')}"
    first = [] if all(makers) else [signature]
    others = (
        f"{one} for {count} {of}" if len(makers) > 1 else one for one, count in Counter(filter(None, makers)).items()
    )
    return "; ".join([*first, *others])
