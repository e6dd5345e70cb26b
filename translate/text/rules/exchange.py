"""Words that come in sets, such as days or countries: one that was exchanged for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from translate.text.rules.messages import difference


def exchanged(source: Iterable[tuple[str, Hashable]], target: Iterable[tuple[str, Hashable]]) -> str:
    """What was exchanged, in words; "" if nothing was. In: the words of the set on either side, with what they name.

    In an exchange one of the set is missing where another one is added; one of the two is so altogether, as numbers
    of mentions differ for many reasons. Only missing or only added is none: translators leave out what is clear, and
    explain.
    """
    ours, theirs = list(source), list(target)
    if not ours or not theirs:
        return ""
    before, after = (Counter(one for _, one in side) for side in (ours, theirs))
    fewer = {word: one for word, one in ours if after[one] < before[one]}
    more = {word: one for word, one in theirs if after[one] > before[one]}
    lost = [word for word, one in fewer.items() if not after[one]]
    new = [word for word, one in more.items() if not before[one]]
    if lost and more:
        return difference(lost, new or more)
    return difference(fewer, new) if fewer and new else ""
