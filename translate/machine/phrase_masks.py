"""Masks of amounts in set phrases that engines read as other words: a fortnight, a score of villages, avg."""

from __future__ import annotations

from translate.machine.masking import Mask
from translate.text.quantities import SetPhrase, quantities, rendered, set_phrases


def phrase_masks(text: str, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of amounts in set phrases (a fortnight, avg.), with their plain words; the amounts as the target
    locale writes them, "" for a phrase that is none."""
    return tuple(
        Mask(one.start, one.end, text[one.start : one.end], _of_phrase(one, source, target), one.plain)
        for one in set_phrases(text, source)
    )


def _of_phrase(phrase: SetPhrase, source: str, target: str) -> str:
    figures = phrase.plain.replace("two", "2")
    known = quantities(figures, source)
    return rendered(known[0], source, target) if known else figures if figures.isdecimal() else ""
