"""Declension of names that the dictionary does not know, by ending, gender and kind of name: an engine over the table
of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossary.languages.wordlists import table

_UNDECLINED_IN_ACCUSATIVE = ("а", "я")  # names whose table says the accusative itself: Анну, Илью


@dataclass(frozen=True, slots=True)
class Rule:
    """How names that end in one of `endings` decline: `forms` is the ending by case that takes the place of the ending
    in the nominative; nothing in it says that they do not decline.

    `gender` is "femn", "other" (every gender but that) or "" (any); `surname` restricts the rule to the last word of a
    person's name; `longer` is the number of letters that the name must exceed.
    """

    endings: tuple[str, ...]
    forms: Mapping[str, str]
    gender: str = ""
    surname: bool = False
    longer: int = 0

    def takes(self, low: str, gender: str, *, surname: bool) -> bool:
        """True if the rule is meant for this name, in lower case."""
        of_gender = not self.gender or (self.gender == "femn") == (gender == "femn")
        return of_gender and surname >= self.surname and len(low) > self.longer and low.endswith(self.endings)


def rule(endings: str, forms: str, *, gender: str = "", surname: bool = False, longer: int = 0) -> Rule:
    """A rule as a line of a table: endings apart by spaces ("*" is any), forms as `case=ending`."""
    of_any = endings == "*"
    return Rule(("",) if of_any else tuple(endings.split()), table(forms), gender, surname, longer)


def decline(
    rules: tuple[Rule, ...], word: str, gender: str, *, animate: bool, surname: bool
) -> Mapping[str, str] | None:
    """The singular forms of a name by case, or None where it does not decline. The first rule that takes it counts."""
    low = word.lower()
    found = next((rule for rule in rules if rule.takes(low, gender, surname=surname)), None)
    if found is None or not found.forms or not low[-1].isalpha():
        return None
    stem = word[: len(word) - len(found.forms["nomn"])]
    forms = {case: stem + ending for case, ending in found.forms.items()}
    if gender != "femn" and not low.endswith(_UNDECLINED_IN_ACCUSATIVE):
        forms["accs"] = forms["gent"] if animate else forms["nomn"]
    return forms
