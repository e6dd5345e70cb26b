"""German words: gender and plural of nouns by ending, regular verb forms."""

from __future__ import annotations

from functools import lru_cache

from glossary.languages.generic import lemma as simple_lemma
from glossary.languages.protocol import Reading
from glossary.languages.wordlists import words

_ENDINGS = (
    ("femn", "ung heit keit schaft ion tät ik ei enz anz ur zahl art"),
    (
        "neut",
        "chen lein ment um tum nis element objekt modell feld datum problem system dokument produkt release profil"
        " protokoll formular menü paket ziel verfahren konto werk projekt stück fenster intervall portal blatt",
    ),
    (
        "masc",
        "er or ismus ling ig typ wert plan artikel prozess auftrag bereich vertrag satz betrag status code platz ort"
        " start schlüssel kontrakt kreis pfad space job report service umfang zugriff tag mandant kurs",
    ),
    ("femn", "e"),
)
_SHORTEST_PART = 4
_PLURAL_S = words(
    "job task service space release report team event link account tool blog chat feature update upload download"
    " client login scan app widget dashboard workflow"
)
_INSEPARABLE = ("be", "ent", "emp", "er", "ge", "miss", "ver", "zer")
_SEPARABLE = words("ab an auf aus bei ein fest frei her hin hinzu los mit nach vor weg zu zurück zusammen")


@lru_cache(50_000)
def gender_of(word: str) -> str:
    """The gender of a noun by its ending, or "" where that says nothing."""
    low = word.lower().rpartition("-")[2]
    for gender, endings in _ENDINGS:
        if low.endswith(tuple(endings.split())):
            return gender
    return ""


@lru_cache(50_000)
def plural_of(word: str, gender: str) -> str:
    """The plural of a noun: the first candidate that simplemma leads back to it, else by ending."""
    low = word.lower()
    if low.rpartition("-")[2] in _PLURAL_S:
        return word + "s"
    if low.endswith(("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz")):
        return word + "en"
    if low.endswith(("or", "ent", "ant")) and gender == "masc":
        return word + "en"
    if low.endswith("um"):
        return word[:-2] + "en"
    if low.endswith("e"):
        return word + "n"
    if low.endswith(("er", "el", "en", "chen", "lein")):
        return word
    umlauted = word.translate(str.maketrans("aou", "äöü")) if sum(c in "aou" for c in low) == 1 else word
    for candidate in (word + "e", umlauted + "e", word + "en", umlauted + "er", word + "s", word + "n"):
        if simple_lemma("de", candidate) == low or lemma_of(candidate) == word:
            return candidate
    return word + ("en" if gender == "femn" else "s" if low[-1] in "aiouy" else "e")


@lru_cache(200_000)
def lemma_of(word: str) -> str:
    """The lemma of a word by simplemma; of a compound it does not know, by the longest part at its end that it does
    (Datenanbieters: Daten + Anbieter)."""
    import simplemma

    found: str = simplemma.lemmatize(word, lang="de")
    if found != word or simplemma.is_known(word, lang="de") or not word[:1].isupper():
        return found
    if word.endswith("s") and simplemma.is_known(word[:-1], lang="de"):
        return word[:-1]
    for start in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
        tail = word[start:].capitalize()
        if simplemma.is_known(tail, lang="de"):
            last: str = simplemma.lemmatize(tail, lang="de")
            return word[:start] + last.lower()
    return found


def noun_form(word: str, reading: Reading) -> str:
    if reading.number == "plur":
        plural = plural_of(word, reading.gender)
        return plural + "n" if reading.case == "datv" and not plural.endswith(("n", "s")) else plural
    if reading.case == "gent" and reading.gender in ("masc", "neut") and not word.isupper():
        return word + ("es" if word.endswith(("s", "z", "x", "ß")) else "s")
    return word


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def form_of_verb(word: str, lemma: str) -> str:
    """Which regular form of its lemma a word is; the infinitive for want of a better."""
    for form in ("infn", "ptcp", "pres", "past"):
        if verb_form(lemma, form) == word:
            return form
    if word.startswith("ge") and word.endswith(("t", "en")):
        return "ptcp"
    return "infn"


def verb_form(infinitive: str, form: str) -> str:
    stem = _stem(infinitive)
    link = "e" if stem.endswith(("t", "d")) else ""
    prefix = next((p for p in sorted(_SEPARABLE, key=len, reverse=True) if infinitive.startswith(p)), "")
    if form == "pres" and not prefix:
        return f"{stem}{link}t"
    if form == "past" and not prefix:
        return f"{stem}{link}te"
    if form == "ptcp":
        if prefix:
            return f"{prefix}ge{stem[len(prefix) :]}{link}t"
        bare = infinitive.startswith(_INSEPARABLE) or infinitive.endswith("ieren")
        return f"{'' if bare else 'ge'}{stem}{link}t"
    return infinitive
