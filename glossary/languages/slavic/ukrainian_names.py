"""Ukrainian declension of names that the dictionary does not know, by ending, gender and kind of name.

The rules are those of the Ukrainian orthography of 2019 (§§ 82-100) for the commonest patterns: foreign names in -о,
-е, -і, -у, -ю, -и do not decline, Ukrainian surnames of men in -ко do; women's surnames in a consonant do not.
"""

from __future__ import annotations

from collections.abc import Mapping

from glossary.languages.wordlists import table

_HARD = table("nomn= gent=а datv=у accs= ablt=ом loct=і")
_VELAR = _HARD | {"loct": "у"}
_HUSH = _HARD | {"ablt": "ем"}
_SHORT = table("nomn=й gent=я datv=ю accs=й ablt=єм loct=ї")
_SOFT_MASC = table("nomn=ь gent=я datv=ю accs=ь ablt=ем loct=і")
_SOFT_FEMN = table("nomn=ь gent=і datv=і accs=ь ablt=ю loct=і")
_A = table("nomn=а gent=и datv=і accs=у ablt=ою loct=і")
_YA = table("nomn=я gent=і datv=і accs=ю ablt=ею loct=і")
_IYA = table("nomn=я gent=ї datv=ї accs=ю ablt=єю loct=ї")
_KO = table("nomn=о gent=а datv=у accs=а ablt=ом loct=у")
_OV = _HARD | {"ablt": "им"}
_OVA = table("nomn=а gent=ої datv=ій accs=у ablt=ою loct=ій")
_ADJ = table("nomn=ий gent=ого datv=ому accs=ого ablt=им loct=ому")
_SOFTENED = {"г": "з", "к": "ц", "х": "с"}
_FIXED_ENDINGS = ("о", "е", "і", "у", "ю", "и", "є", "ї")


def decline(word: str, gender: str, animate: bool, surname: bool) -> Mapping[str, str] | None:
    """The singular forms of a name by case, or None where it does not decline."""
    found = _pattern(word.lower(), gender, surname)
    if found is None:
        return None
    cut, endings = found
    stem = word[: len(word) - cut] if cut else word
    forms = {case: stem + ending for case, ending in endings.items()}
    if endings is _A and stem[-1:].lower() in _SOFTENED:
        forms["datv"] = forms["loct"] = stem[:-1] + _SOFTENED[stem[-1].lower()] + "і"
    if gender != "femn" and not word.lower().endswith(("а", "я")):
        forms["accs"] = forms["gent"] if animate else forms["nomn"]
    return forms


def _pattern(low: str, gender: str, surname: bool) -> tuple[int, Mapping[str, str]] | None:
    """How many letters to cut, and the endings to add."""
    if surname:
        special = _surname(low, gender)
        if special is not None:
            return special
    if low.endswith(_FIXED_ENDINGS):
        return None
    last = low[-1]
    if last == "а":
        return 1, _A
    if last == "я":
        return 1, _IYA if low.endswith("ія") else _YA
    if last == "ь":
        return 1, _SOFT_FEMN if gender == "femn" else _SOFT_MASC
    if not last.isalpha() or gender == "femn":
        return None
    if last == "й":
        return 1, _SHORT
    return 0, _VELAR if last in "гкх" else _HUSH if last in "жшчщц" else _HARD


def _surname(low: str, gender: str) -> tuple[int, Mapping[str, str]] | None:
    if gender == "femn":
        return (1, _OVA) if low.endswith(("ова", "ева", "єва", "іна", "їна", "ська", "цька")) else None
    if low.endswith("ко"):
        return 1, _KO
    if low.endswith(("ський", "цький", "ий")):
        return 2, _ADJ
    return (0, _OV) if low.endswith(("ов", "ев", "єв", "ін", "їн")) and len(low) > 4 else None
