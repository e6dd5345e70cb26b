"""The names of monarchs and popes, which are translated and not transcribed: Queen Elizabeth II is Елизавета, Pope John
Paul II Иоанн Павел."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from glossary.names import tables
from glossary.names.name import Mention, Name, NameKind, WordRole

_CROWNED = frozenset(("king", "queen", "pope", "emperor", "empress", "tsar", "czar", "kaiser"))
_NUMERAL = re.compile(r" (?:[IVX]{2,5}|[IVX](?= [a-z]|[,;:)]|\.? *$))(?![\w.’'-])")


def reigns(name: Name, texts: Sequence[str]) -> bool:
    """True if a text has a person's given name with the title of a monarch or a pope, or with a numeral: Louis XIV."""
    if name.kind is not NameKind.PERSON or any(word.role is WordRole.INITIAL for word in name.words):
        return False
    return any(_is_crowned(mention, texts[mention.text]) for mention in name.mentions)


def _is_crowned(mention: Mention, text: str) -> bool:
    if not all(word.text[:1].isupper() for word in mention.words):
        return False
    return bool(_NUMERAL.match(text, mention.end)) or (mention.title in _CROWNED and len(mention.words) == 1)


def regnal_name(word: str, pair: str = "en-ru") -> str:
    """The rendering of a word of a monarch's name, "" if it is not known."""
    return _table(pair).get(word.lower(), "")


@lru_cache(maxsize=4)
def _table(pair: str) -> Mapping[str, str]:
    """The table, by hand, by English name in lower case."""
    return {name.lower(): rendering for name, rendering in tables.rows(pair, "regnal")}
