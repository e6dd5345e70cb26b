"""The rule on what is said the other way round: opposites, before and after, up and down beside an amount."""

from __future__ import annotations

from translate.text.rules import opposites
from translate.text.rules.contrasts import contrasts_turned
from translate.text.rules.directed_amounts import directions_turned
from translate.text.rules.messages import quoted
from translate.text.rules.other_members import turned_kind
from translate.text.rules.pair import TextPair
from translate.text.rules.quantifiers import quantities_turned
from translate.text.rules.time_relations import time_turned


def opposite(pair: TextPair) -> str:
    """What the target says the other way round."""
    if found := opposites.opposite(pair) or turned_kind(pair):
        return found
    return quoted(
        dict.fromkeys(
            f"{one} is {other} here"
            for one, other in (
                *time_turned(pair),
                *directions_turned(pair),
                *quantities_turned(pair),
                *contrasts_turned(pair),
            )
        )
    )
