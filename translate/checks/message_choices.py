"""Messages of programs with choices in them (plural and select of ICU): which text of the source each text of the
translation belongs to, as each language has forms of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translate.project.articles.messages import message_parts
from translate.text import plurals

_REST = "other"  # the branch for all numbers, and all words, that have none of their own
_ARGUMENT = "{0}"  # stands for a choice in the text around it


def translations(source: str, target: str) -> Sequence[tuple[str, str, str]]:
    """The texts of a message as (source, other source, translation), see `plural_forms.translations`; the message as it
    is where it has no choices, or the two do not fit together."""
    whole = [(source, "", target)]
    if "{" not in source or "{" not in target:
        return whole
    before, after = message_parts(source), message_parts(target)
    branches = {name: text for name, text in before if name}
    if not branches or not any(name for name, _ in after):
        return whole
    found = [(_around(before), "", _around(after))]
    for name, text in after:
        if name:
            own, rest = branches.get(name), _rest(name, branches)
            if own is None and rest is None:
                return whole
            found.append((own or rest or "", (rest or "") if own else "", text))
    return found


def _around(parts: Sequence[tuple[str, str]]) -> str:
    return _ARGUMENT.join(text for name, text in parts if not name)


def _rest(name: str, branches: Mapping[str, str]) -> str | None:
    """The text for all numbers where the source has no form for some: "other" in place of each category."""
    words = name.split(" ")
    return branches.get(" ".join(_REST if word in plurals.CATEGORIES or word[0] == "=" else word for word in words))
