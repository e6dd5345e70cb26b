"""Names that a translation has by a part or by letters: «Реал» for Real Madrid, МЮ for Manchester United, Ин. 3:16."""

from __future__ import annotations

import re
from collections.abc import Collection

from translate.text.rules.name_renderings import may_begin, nearness
from translate.text.rules.pair import TextPair

_QUOTED = re.compile(r"[«„“\"]([^\W\d_]{3,})[»“”\"]")
_LETTERS = re.compile(r"(?<![\w-])[^\W\d_a-zа-яё]{2,5}(?![\w-])")
_HEARD = 0.75  # similarity (0..1) of sounds from which a quoted word is taken for a part of a name; chosen by hand
_CITED = r"(?<!\w)([^\W\d_]{2,6})\.? "  # an abbreviated book before chapter and verse


def is_shortened(pair: TextPair, name: str, words: Collection[str]) -> bool:
    """True if the target has a quoted word that sounds like one of a name or beside it, its initials, or the short form
    of a book before the same chapter and verse. `words`: those of the name."""
    source, target = pair.source.raw, pair.target.raw
    beside = re.findall(rf"([A-Z][\w’'-]+) {re.escape(name)}(?!\w)|(?<!\w){re.escape(name)} ([A-Z][\w’'-]+)", source)
    near = {*name.split(), *words, *(word for both in beside for word in both if word)}
    if any(nearness(word, quoted) >= _HEARD for quoted in _QUOTED.findall(target) for word in near):
        return True
    parts = name.split()
    initials = [one for one in _LETTERS.findall(target) if len(one) == len(parts) > 1 and not one.isascii()]
    if any(all(map(may_begin, parts, letters)) for letters in initials):
        return True
    cited = re.findall(rf"(?<!\w){re.escape(name)} (\d+:\d+)", source)
    books = [book for verse in cited for book in re.findall(_CITED + verse, target)]
    return any(book[0].isupper() and may_begin(name, book) for book in books)
