"""Russian declension of names that the dictionary does not know, by ending, gender and kind of name.

The rules are those of school grammar (Rosenthal, "Справочник по правописанию", §§ 148-149): foreign names in -о, -е,
-и, -у, -ю, -ы, -э do not decline; women's surnames in a consonant do not; surnames in -ов, -ев, -ин, -ын take -ым.
"""

from __future__ import annotations

from collections.abc import Mapping

_HARD = {"nomn": "", "gent": "а", "datv": "у", "accs": "", "ablt": "ом", "loct": "е"}
_HUSH = {**_HARD, "ablt": "ем"}
_SHORT = {"nomn": "й", "gent": "я", "datv": "ю", "accs": "й", "ablt": "ем", "loct": "е"}
_SHORT_I = {**_SHORT, "loct": "и"}
_SOFT_MASC = {"nomn": "ь", "gent": "я", "datv": "ю", "accs": "ь", "ablt": "ем", "loct": "е"}
_SOFT_FEMN = {"nomn": "ь", "gent": "и", "datv": "и", "accs": "ь", "ablt": "ью", "loct": "и"}
_A = {"nomn": "а", "gent": "ы", "datv": "е", "accs": "у", "ablt": "ой", "loct": "е"}
_A_VELAR = {**_A, "gent": "и"}
_A_HUSH = {**_A, "gent": "и", "ablt": "ей"}
_A_C = {**_A, "ablt": "ей"}
_YA = {"nomn": "я", "gent": "и", "datv": "е", "accs": "ю", "ablt": "ей", "loct": "е"}
_IYA = {"nomn": "я", "gent": "и", "datv": "и", "accs": "ю", "ablt": "ей", "loct": "и"}
_OV = {**_HARD, "ablt": "ым"}
_OVA = {"nomn": "а", "gent": "ой", "datv": "ой", "accs": "у", "ablt": "ой", "loct": "ой"}
_ADJ = {"nomn": "ий", "gent": "ого", "datv": "ому", "accs": "ого", "ablt": "им", "loct": "ом"}
_ADJ_Y = {**_ADJ, "nomn": "ый", "ablt": "ым"}
_ADJ_OI = {**_ADJ, "nomn": "ой", "ablt": "ым"}
_AYA = {"nomn": "ая", "gent": "ой", "datv": "ой", "accs": "ую", "ablt": "ой", "loct": "ой"}

_AFTER = (("гкх", _A_VELAR), ("жшчщ", _A_HUSH), ("ц", _A_C))  # -а after these letters
_FIXED_ENDINGS = ("о", "е", "и", "у", "ю", "ы", "э", "ых", "их", "ё")


def decline(word: str, gender: str, animate: bool, surname: bool) -> Mapping[str, str] | None:
    """The singular forms of a name by case, or None where it does not decline."""
    low = word.lower()
    found = _pattern(low, gender, surname)
    if found is None:
        return None
    cut, endings = found
    stem = word[: len(word) - cut] if cut else word
    forms = {case: stem + ending for case, ending in endings.items()}
    if gender != "femn" and not low.endswith(("а", "я")):
        forms["accs"] = forms["gent"] if animate else forms["nomn"]
    return forms


def _pattern(low: str, gender: str, surname: bool) -> tuple[int, Mapping[str, str]] | None:
    """How many letters to cut, and the endings to add."""
    if low.endswith(_FIXED_ENDINGS):
        return None
    if surname:
        special = _surname(low, gender)
        if special is not None:
            return special
    last = low[-1]
    if last == "а":
        return 1, next((endings for letters, endings in _AFTER if low[-2:-1] in letters), _A)
    if last == "я":
        return 1, _IYA if low.endswith("ия") else _YA
    if last == "ь":
        return 1, _SOFT_FEMN if gender == "femn" else _SOFT_MASC
    if not last.isalpha() or gender == "femn":
        return None
    if last == "й":
        return 1, _SHORT_I if low.endswith("ий") else _SHORT
    return 0, _HUSH if last in "жшчщц" else _HARD


def _surname(low: str, gender: str) -> tuple[int, Mapping[str, str]] | None:
    if gender == "femn":
        if low.endswith(("ова", "ева", "ёва", "ина", "ына")):
            return 1, _OVA
        return (2, _AYA) if low.endswith("ая") else None
    if low.endswith(("ов", "ев", "ёв", "ин", "ын")) and len(low) > 4:
        return 0, _OV
    if low.endswith(("ский", "цкий")):
        return 2, _ADJ
    if low.endswith("ый"):
        return 2, _ADJ_Y
    return (2, _ADJ_OI) if low.endswith("ой") and len(low) > 4 else None
