"""Places that share the name of a better known one, by the place beside them: Georgia after Atlanta is Джорджия."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from glossary.names import tables


def namesake(name: str, texts: Iterable[str], pair: str = "en-ru") -> str:
    """The rendering of a place that is not the best known one of its name; "" if no text has the name in a row with a
    place beside it: "Atlanta, Georgia", "Naples, Florida"."""
    rendering, beside = _table(pair).get(name, ("", None))
    return rendering if beside is not None and any(beside.search(text) for text in texts) else ""


@lru_cache(maxsize=4)
def _table(pair: str) -> Mapping[str, tuple[str, re.Pattern[str]]]:
    """The table, by hand, by English name; its lines are `name, rendering, places beside it`."""
    table = {}
    for name, rendering, places in tables.rows(pair, "namesakes"):
        table[name] = rendering, re.compile(rf"\b(?:(?:{places}), {re.escape(name)}|{re.escape(name)}, (?:{places}))\b")
    return table
