"""Regular verbs of Spanish and Portuguese: the form of one verb, given to another."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.languages.wordlists import table

_SPANISH = {
    "ar": table(
        "infn=ar impr.usted=e impr.ustedes=en impr.tu=a pres.1per.sing=o pres.2per.sing=as pres.3per.sing=a"
        " pres.1per.plur=amos pres.3per.plur=an past.1per.sing=é past.3per.sing=ó past.3per.plur=aron"
        " futr.3per.sing=ará futr.3per.plur=arán cond.3per.sing=aría grnd=ando ptcp.masc.sing=ado"
        " ptcp.femn.sing=ada ptcp.masc.plur=ados ptcp.femn.plur=adas subj.2per.sing=es"
    ),
    "er": table(
        "infn=er impr.usted=a impr.ustedes=an impr.tu=e pres.1per.sing=o pres.2per.sing=es pres.3per.sing=e"
        " pres.1per.plur=emos pres.3per.plur=en past.1per.sing=í past.3per.sing=ió past.3per.plur=ieron"
        " futr.3per.sing=erá futr.3per.plur=erán cond.3per.sing=ería grnd=iendo ptcp.masc.sing=ido"
        " ptcp.femn.sing=ida ptcp.masc.plur=idos ptcp.femn.plur=idas subj.2per.sing=as"
    ),
}
_SPANISH["ir"] = _SPANISH["er"] | table(
    "infn=ir pres.1per.plur=imos futr.3per.sing=irá futr.3per.plur=irán cond.3per.sing=iría"
)
_PORTUGUESE = {
    "ar": table(
        "infn=ar impr.voce=e impr.voces=em pres.1per.sing=o pres.3per.sing=a pres.1per.plur=amos pres.3per.plur=am"
        " past.3per.sing=ou past.3per.plur=aram futr.3per.sing=ará cond.3per.sing=aria grnd=ando ptcp.masc.sing=ado"
        " ptcp.femn.sing=ada ptcp.masc.plur=ados ptcp.femn.plur=adas"
    ),
    "er": table(
        "infn=er impr.voce=a impr.voces=am pres.1per.sing=o pres.3per.sing=e pres.1per.plur=emos pres.3per.plur=em"
        " past.3per.sing=eu past.3per.plur=eram futr.3per.sing=erá cond.3per.sing=eria grnd=endo ptcp.masc.sing=ido"
        " ptcp.femn.sing=ida ptcp.masc.plur=idos ptcp.femn.plur=idas"
    ),
}
_PORTUGUESE["ir"] = _PORTUGUESE["er"] | table(
    "infn=ir pres.1per.plur=imos past.3per.sing=iu past.3per.plur=iram futr.3per.sing=irá cond.3per.sing=iria grnd=indo"
)
_ENDINGS = {"es": _SPANISH, "pt": _PORTUGUESE}
_ENCLITIC = re.compile(r"(?:me|te|se|nos)(?:l[ao]s?)?|l[aoe]s?")  # of a Spanish infinitive
_BEFORE_E = (("c", "qu"), ("g", "gu"), ("z", "c"))  # -ar before e, é
_BEFORE_O = (("gu", "g"), ("g", "j"), ("qu", "c"), ("c", "z"))  # -er, -ir before a, o


def conjugate(code: str, infinitive: str, slot: str) -> str | None:
    """A regular form of a verb ("impr.usted" of agregar: agregue; "infn+lo": agregarlo); None for an unknown
    infinitive or form."""
    low, (slot, _, pronouns) = infinitive.lower(), slot.partition("+")
    if pronouns:
        return low + pronouns if low[-2:] in _ENDINGS[code] else None
    endings = _ENDINGS[code].get(low[-2:])
    if endings is None or slot not in endings:
        return None
    stem, ending = low[:-2], endings[slot]
    changes: tuple[tuple[str, str], ...] = _BEFORE_E if low.endswith("ar") and ending[0] in "eé" else ()
    if not low.endswith("ar") and ending[0] in "ao":
        changes = _BEFORE_O
    for old, new in changes:
        if stem.endswith(old):
            stem = stem[: -len(old)] + new
            break
    return stem + ending


@lru_cache(100_000)
def slots_of(code: str, word: str, lemma: str) -> tuple[str, ...]:
    """The forms of a regular verb `lemma` that are spelt like the word; () if there are none.

    An imperative comes before the present tense with the same spelling, since instructions mostly have imperatives.
    """
    if lemma[-2:] not in _ENDINGS[code]:
        return ()
    if code == "es" and (pronouns := _ENCLITIC.fullmatch(word.removeprefix(lemma))) and word.startswith(lemma):
        return (f"infn+{pronouns.group()}",)
    found = [slot for slot in _ENDINGS[code][lemma[-2:]] if conjugate(code, lemma, slot) == word]
    return tuple(found)
