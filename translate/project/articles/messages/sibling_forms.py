"""The forms of a plural that stand beside each other under keys of their own: quantity="few", "items_few", few: ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.model import PluralForm
from translate.text import plurals

_LAST = re.compile(r"(?P<group>.*?(?P<sign>[._]|^))(?P<category>zero|one|two|few|many|other)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sibling:
    """A value with its key. Characters of the text of a file: [start, end) from its key on to what ends the value,
    [name, name_end) the key, [value, value_end) the value without quotes. `key`: the path of the key; `gap`: what
    stands between two such in the file."""

    start: int
    end: int
    name: int
    name_end: int
    value: int
    value_end: int
    key: str
    gap: str


def sibling_form(text: str, one: Sibling, keys: Sequence[str]) -> PluralForm | None:
    """The form of a plural that a value is by its key, None if it is none. `keys`: those of all values of the file."""
    found = _LAST.fullmatch(one.key)
    if not found or not text[one.name : one.name_end].endswith(found["category"]):
        return None
    others = {key[len(found["group"]) :] for key in keys if key.startswith(found["group"])}
    if not {"one", "other"} <= others or (found["sign"] != "_" and not others <= set(plurals.CATEGORIES)):
        return None
    name = one.name_end - len(found["category"])
    before = f"{text[one.start : name]}\0{text[one.name_end : one.value]}"
    after = text[one.value_end : one.end] + one.gap
    return PluralForm(found["group"], found["category"], one.start, before, after, f"{found['group']}\0")
