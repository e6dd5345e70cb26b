"""Stand-ins: what is put into a text in place of what an engine cannot say, and found again in its answer.

Labels and numbers were chosen by how often they come back: of 20 in sentences of news with a sign each, X1 comes back
from the built-in en-ru model 16 times, X-1 18, a number of two digits 18, #1 once, [1] never; from Firefox en-pt 17,
15, 18, 0 and 17. What does not come back is tried as another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

_LOOKALIKES = str.maketrans({"X": "[XХ]", "-": "[-‐‑–−]"})  # an engine may answer with the Cyrillic letter, or a dash


def labels(text: str, form: str = "X{}") -> Iterator[str]:
    """Labels (X1, X2 ...) that do not occur in a text."""
    return (label for label in map(form.format, count(1)) if label not in text)


def numbers_like(number: str) -> Iterator[str]:
    """Substitutes for a number: years for a year, else two digits that take the same plural form in all languages."""
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", number):
        yield from (str(year) for year in range(2019, 2009, -1))
        return
    if (
        not number.isdigit()
    ):  # 3.5, 1,234, 10:30: a noun after them has the plural form of fractions or of large numbers
        yield from (str(n) for n in (25, 35, 45, 27, 37))
        return
    last = int(number[-1])
    teen = number[-2:].zfill(2)[0] == "1"
    yield from (str(n) for n in ((15, 16, 17, 18, 19) if teen or last in (0, 5) else range(20 + last, 100, 10)))


def before_stop(target: str, after: str) -> str:
    """What a stand-in stands for, without the stop of its abbreviation where a sentence ends right after it (1° W.)."""
    return target[:-1] if target.endswith(".") and after.startswith(".") and not after.startswith("..") else target


def found(stand_in: str, answer: str) -> tuple[int, int] | None:
    """Where a stand-in stands in an answer, None unless it stands there once."""
    there = [match.span() for match in _pattern(stand_in).finditer(answer)]
    return there[0] if len(there) == 1 else None


def _pattern(stand_in: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){stand_in.translate(_LOOKALIKES)}(?!\w)")
