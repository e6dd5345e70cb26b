"""What a person should look at in a translation."""

from __future__ import annotations

from dataclasses import dataclass

from glossary import Severity

UNRESOLVED = ("term-unresolved", "name-unresolved")  # the rules of findings that are made from occurrences
# The rules of findings that say that the answer of another engine than the first is shown, or that it is not.
OTHER_ENGINE, OTHER_REFUSED = "other-engine", "other-engine-refused"
GUESSED = "markup-place"  # the rule of findings that say that the place of an inline code is a guess


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """Something that a person should look at in a unit of a run. `article`, `paragraph`: where, as soon as it is known
    (paragraphs count from 1; 0: the article as a whole)."""

    rule: str
    severity: Severity
    message: str
    article: str = ""
    paragraph: int = 0
