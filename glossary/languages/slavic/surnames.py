"""Declines names that are not in the dictionary, by ending, gender and kind of name, with the rules of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossary.languages.wordlists import table

_UNDECLINED_IN_ACCUSATIVE = ("а", "я")  # names whose rule has the accusative itself: Анну, Илью


@dataclass(frozen=True, slots=True)
class DeclensionRule:
    """How names that end in one of `endings` decline. `forms`: by case the ending that replaces that of the nominative;
    empty if such names do not decline.

    `gender` is "femn", "other" (every gender but that) or "" (any); `surname` restricts the rule to the last word of a
    person's name; `longer` is the number of letters that the name must exceed.
    """

    endings: tuple[str, ...]
    forms: Mapping[str, str]
    gender: str = ""
    surname: bool = False
    longer: int = 0

    def takes(self, low: str, gender: str, *, surname: bool) -> bool:
        """True if the rule applies to this name, in lower case."""
        of_gender = not self.gender or (self.gender == "femn") == (gender == "femn")
        return of_gender and surname >= self.surname and len(low) > self.longer and low.endswith(self.endings)


def rule(endings: str, forms: str, *, gender: str = "", surname: bool = False, longer: int = 0) -> DeclensionRule:
    """A rule from a line of a table: endings separated by spaces ("*" is any), forms as `case=ending`."""
    of_any = endings == "*"
    return DeclensionRule(("",) if of_any else tuple(endings.split()), table(forms), gender, surname, longer)


def decline(
    rules: tuple[DeclensionRule, ...], word: str, gender: str, *, animate: bool, surname: bool
) -> Mapping[str, str] | None:
    """The singular forms of a name by case, by the first rule that applies; None if it does not decline."""
    low = word.lower()
    found = next((rule for rule in rules if rule.takes(low, gender, surname=surname)), None)
    if found is None or not found.forms or not low[-1].isalpha():
        return None
    stem = word[: len(word) - len(found.forms["nomn"])]
    forms = {case: stem + ending for case, ending in found.forms.items()}
    if gender != "femn" and not low.endswith(_UNDECLINED_IN_ACCUSATIVE):
        forms["accs"] = forms["gent"] if animate else forms["nomn"]
    return forms
