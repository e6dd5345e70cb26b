"""The rule on designations: numbers, codes and letters that name a thing, which must not become others."""

from __future__ import annotations

from translate.text.rules import quantities
from translate.text.rules.letter_labels import other_letters
from translate.text.rules.messages import difference
from translate.text.rules.pair import TextPair
from translate.text.rules.short_codes import garbled


def designation(pair: TextPair) -> str:
    """A telephone number, a code, a formula or a letter of the source that is another one in the target."""
    if found := quantities.designation(pair):
        return found
    return _other(pair)


def _other(pair: TextPair) -> str:
    changed = dict.fromkeys((*garbled(pair), *other_letters(pair)))
    return difference((one for one, _ in changed), (other for _, other in changed if other))
