"""German morphology: gender and plural of nouns by ending, articles, adjective endings, compounds, verb forms."""

from __future__ import annotations

from functools import lru_cache

from glossary.languages import dictionaries
from glossary.languages.records import Reading
from glossary.languages.wordlists import words

CASES = ("nomn", "gent", "datv", "accs")
GENDERS = ("masc", "femn", "neut")
# rows masc, femn, neut, plur; columns nomn, gent, datv, accs; "-" is no ending
_ARTICLES = {
    "d": ("der des dem den", "die der der die", "das des dem das", "die der den die"),
    "ein": ("- es em en", "e er er e", "- es em -", "e er en e"),
    "dies": ("er es em en", "e er er e", "es es em es", "e er en e"),
    "strong": ("er en em en", "e er er e", "es en em es", "e er en e"),
}
LIKE_EIN = ("ein", "kein", "mein", "dein", "sein", "ihr", "unser")
_LIKE_DIES = ("dies", "jed", "jen", "welch", "manch")
ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_GENDER_ENDINGS = {
    ending: gender
    for gender, endings in (
        (
            "femn",
            "ung heit keit schaft ion tät ik ei enz anz ur zahl art e nummer last frist schicht sicht auswahl macht"
            " kraft fahrt message page",
        ),
        (
            "neut",
            "chen lein ment um tum nis element objekt modell feld datum problem system dokument produkt release profil"
            " protokoll formular menü paket ziel verfahren konto werk projekt stück fenster intervall portal blatt"
            " limit zeichen merkmal archiv attribut gerät netz bild land jahr buch tool skript recht package feature"
            " interface image update upload requirement panel material signal format programm",
        ),
        (
            "masc",
            "er or ismus ling ig typ wert plan artikel prozess auftrag bereich vertrag satz betrag status code platz"
            " ort start schlüssel kontrakt kreis pfad space job report service umfang zugriff tag mandant kurs raum"
            " antrag eintrag vorgang gang stand punkt termin wechsel zweck grund inhalt schritt abschnitt fall beleg"
            " befehl block begriff nachweis verweis test log link task server name",
        ),
    )
    for ending in endings.split()
}
_SHORTEST_PART = 4  # least letters of a part of a compound; chosen by hand
_PLURAL_S = words(
    "job task service space release report team event link account tool blog chat feature update upload download"
    " client login scan app widget dashboard workflow connector package interface code limit"
)
_PLURAL_ER = tuple(words("feld bild schild kind rad land buch blatt fach amt gut wort haus bad band dorf glas"))
_LINKING_S = ("ung", "heit", "keit", "schaft", "ion", "tät", "ling", "tum")
_LINKS = ("", "s", "es", "n", "en", "er")
_INSEPARABLE = ("be", "ent", "emp", "er", "ge", "miss", "ver", "zer")
SEPARABLE = words("ab an auf aus bei ein fest frei her hin hinzu los mit nach vor weg zu zurück zusammen")
_STRONG = {
    infinitive: {"pres": present, "past": past, "ptcp": participle}
    for infinitive, present, past, participle in (
        row.split("=")
        for row in words(
            "nehmen=nimmt=nahm=genommen geben=gibt=gab=gegeben sehen=sieht=sah=gesehen lesen=liest=las=gelesen"
            " halten=hält=hielt=gehalten lassen=lässt=ließ=gelassen laufen=läuft=lief=gelaufen"
            " fahren=fährt=fuhr=gefahren tragen=trägt=trug=getragen laden=lädt=lud=geladen"
            " treffen=trifft=traf=getroffen werfen=wirft=warf=geworfen sprechen=spricht=sprach=gesprochen"
            " brechen=bricht=brach=gebrochen schreiben=schreibt=schrieb=geschrieben ziehen=zieht=zog=gezogen"
            " schließen=schließt=schloss=geschlossen rufen=ruft=rief=gerufen weisen=weist=wies=gewiesen"
            " bieten=bietet=bot=geboten gehen=geht=ging=gegangen stehen=steht=stand=gestanden"
            " bringen=bringt=brachte=gebracht finden=findet=fand=gefunden binden=bindet=band=gebunden"
            " heben=hebt=hob=gehoben schieben=schiebt=schob=geschoben greifen=greift=griff=gegriffen"
        )
    )
}


@lru_cache(50_000)
def gender_of(word: str) -> str:
    """The gender of a noun by its longest known ending, or ""."""
    low = word.lower().rpartition("-")[2]
    return next((_GENDER_ENDINGS[low[at:]] for at in range(len(low)) if low[at:] in _GENDER_ENDINGS), "")


@lru_cache(50_000)
def plural_of(word: str, gender: str) -> str:
    """The plural of a noun: the first candidate with the noun as its lemma in simplemma, else by ending."""
    low = word.lower()
    if low.rpartition("-")[2] in _PLURAL_S:
        return word + "s"
    if low.endswith(("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "typ")):
        return word + "en"
    if low.endswith(("or", "ent", "ant")) and gender == "masc":
        return word + "en"
    if low.endswith("konto"):
        return word[:-1] + "en"
    if low.endswith("um") and gender == "neut":
        return word[:-2] + "en"
    if low.endswith("e"):
        return word + "n"
    if low.endswith(("er", "el", "en", "chen", "lein")):
        return word
    start = _known_tail(word)
    tail = word[start:].capitalize() if start else word
    umlauted = _umlauted(tail)
    first = umlauted + ("er" if low.endswith(_PLURAL_ER) and gender in ("neut", "") else "e")
    for candidate in (first, tail + "e", tail + "en", umlauted + "er", tail + "s", tail + "n"):
        if _is_known(candidate) and lemma_of(candidate) == tail:
            return word[:start] + (candidate.lower() if start else candidate)
    return word + ("en" if gender == "femn" else "s" if low[-1] in "aiouy" else "e")


def _umlauted(word: str) -> str:
    """A noun with the umlaut of its last vowel: Satz, Baum, Grund."""
    low = word.lower()
    at = max(low.rfind(letter) for letter in "aeiouäöü")
    at -= low[max(0, at - 1) : at + 1] == "au"
    return word[:at] + word[at].translate(str.maketrans("aou", "äöü")) + word[at + 1 :] if at >= 0 else word


def _is_known(word: str) -> bool:
    return dictionaries.lists(word, "de")


def _known_tail(word: str) -> int:
    """Where the longest known part at the end of an unknown compound starts; 0 for a known word."""
    starts = range(_SHORTEST_PART - 1, len(word) - _SHORTEST_PART + 1)
    return 0 if _is_known(word) else next((at for at in starts if _is_known(word[at:].capitalize())), 0)


@lru_cache(200_000)
def lemma_of(word: str) -> str:
    """The lemma of a word by simplemma; for an unknown compound, by the longest known part at its end (Datenanbieters:
    Daten + Anbieter)."""
    if not word:
        return word
    found = dictionaries.lemmatise(word, "de")
    if found != word or _is_known(word) or not word[:1].isupper():
        return found
    if word.endswith("s") and _is_known(word[:-1]):
        return word[:-1]
    for start in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
        tail = word[start:].capitalize()
        if _is_known(tail):
            return word[:start] + dictionaries.lemmatise(tail, "de").lower()
    return found


@lru_cache(50_000)
def number_of(word: str) -> str:
    """The number of a noun by its form, or "" if it may be both."""
    lemma = lemma_of(word)
    gender = gender_of(lemma)
    plural = plural_of(lemma, gender)
    if lemma == word:
        return "" if plural == word or word.endswith(("n", "s")) else "sing"
    if word in (plural, plural + "n") and (gender == "femn" or word not in (lemma + "s", lemma + "es")):
        return "plur" if gender == "femn" or not (lemma.endswith("e") and word == lemma + "n") else ""
    return "sing" if word in (lemma + "s", lemma + "es") and gender and gender != "femn" else ""


def noun_form(word: str, reading: Reading) -> str:
    if reading.number == "plur":
        plural = plural_of(word, reading.gender)
        return plural + "n" if reading.case == "datv" and not plural.endswith(("n", "s")) else plural
    if reading.case == "gent" and reading.gender in ("masc", "neut") and not word.isupper():
        return word + ("" if word.endswith(("us", "is")) else "es" if word.endswith(("s", "z", "x", "ß")) else "s")
    return word


def is_noun(word: str) -> bool:
    """True if a capitalised word is, or may be, a noun: its lemma keeps the capital."""
    return lemma_of(word)[:1].isupper()


@lru_cache(50_000)
def is_german(word: str) -> bool:
    """True if a word, or a compound of such words, is known."""
    if len(word) < _SHORTEST_PART - 1:
        return False
    if _is_known(word.capitalize()):
        return True
    return any(
        _is_known(part.capitalize()) and is_german(word[at:])
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        for part in {word[:at].removesuffix(link) for link in _LINKS}
        if len(part) >= _SHORTEST_PART
    )


def linked(word: str) -> str:
    """A noun as the first part of a compound: with s if its ending requires it (Meldungs-)."""
    return word + "s" if word.lower().endswith(_LINKING_S) else word


def rest_of(low: str, part: str) -> str:
    """What follows a part at the start of a compound and its linking letters, or ""."""
    rest = low[len(part) :] if low.startswith(part) else ""
    known = (rest[len(link) :] for link in _LINKS if rest.startswith(link) and is_german(rest[len(link) :]))
    return next(known, rest.removeprefix("s") if len(part) > _SHORTEST_PART else "")


def is_first(part: str) -> bool:
    """True if letters are the first part of a compound, with or without linking letters."""
    return any(part.endswith(link) and is_german(part.removesuffix(link)) for link in _LINKS)


def article(word: str) -> tuple[str, str]:
    """The stem and the ending of an article or the like; ("", "") for another word."""
    if word in " ".join(_ARTICLES["d"]).split():
        return "d", word
    for stem in (*LIKE_EIN, *_LIKE_DIES):
        ending = word[len(stem) :]
        if word.startswith(stem) and ending in (*ADJECTIVE_ENDINGS, "") and (ending or stem in LIKE_EIN):
            return stem, ending
    return "", ""


def article_form(stem: str, row: int, column: int) -> str:
    """The ending of an article (of "d" the whole word) in a row and a column of its table."""
    like = stem if stem in _ARTICLES else "ein" if stem in LIKE_EIN else "dies"
    return _ARTICLES[like][row].split()[column].replace("-", "")


def adjective_ending(stem: str, ending: str, reading: Reading) -> str:
    """The ending of an adjective after an article (its stem and ending): strong after none and after a bare ein."""
    row = 3 if reading.number == "plur" else GENDERS.index(reading.gender) if reading.gender in GENDERS else 0
    column = CASES.index(reading.case) if reading.case in CASES else 0
    if not stem or (stem in LIKE_EIN and not ending):
        return article_form("strong", row, column)
    plain = row <= GENDERS.index("neut") and (reading.case in ("nomn", "") or (reading.case == "accs" and row > 0))
    return "e" if plain else "en"


def separable(infinitive: str) -> str:
    """The prefix that parts from a verb (anlegen: an), or ""."""
    for prefix in sorted(SEPARABLE, key=len, reverse=True):
        rest = infinitive[len(prefix) :]
        if infinitive.startswith(prefix) and rest.endswith("n") and _is_known(rest):
            return prefix if lemma_of(rest) == rest else ""
    return ""


def is_parted(prefix: str, base: str) -> bool:
    """True if a word is the prefix of a verb and another the rest (an, legen)."""
    return prefix in SEPARABLE and _is_known(prefix + base) and separable(prefix + base) == prefix


def with_zu(infinitive: str) -> str:
    """zu with an infinitive: zu erstellen, anzulegen."""
    prefix = separable(infinitive)
    return f"{prefix}zu{infinitive[len(prefix) :]}" if prefix else f"zu {infinitive}"


def form_of_verb(word: str, lemma: str) -> tuple[str, str]:
    """The form of its lemma that a verb has (the infinitive if unknown), and the ending of a participle before a
    noun."""
    for form in ("infn", "ptcp", "pres", "past"):
        if verb_form(lemma, form) == word:
            return form, ""
    prefix = separable(lemma)
    if prefix and word == with_zu(lemma):
        return "zu", ""
    ending = next((e for e in ADJECTIVE_ENDINGS if word.endswith(("t" + e, "en" + e))), "")
    if ending and word.removesuffix(ending) == verb_form(lemma, "ptcp"):
        return "ptcp", ending
    if word.startswith(prefix + "ge") and word.endswith(("t", "en")) and not lemma.startswith("ge"):
        return "ptcp", ""
    return "infn", ""


def verb_form(infinitive: str, form: str) -> str:
    """A form of a verb, that of a separable one as at the end of a clause (anlegt)."""
    prefix = separable(infinitive)
    base = infinitive[len(prefix) :]
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if stem.endswith(("t", "d")) else ""
    if base in _STRONG and form in _STRONG[base]:
        return prefix + _STRONG[base][form]
    if form == "pres":
        return f"{prefix}{stem}{link}t"
    if form == "past":
        return f"{prefix}{stem}{link}te"
    if form == "ptcp":
        known = next((v for k, v in _STRONG.items() if not prefix and base.endswith(k) and base != k), None)
        if known and base.startswith(_INSEPARABLE):
            strong = next(k for k in _STRONG if base.endswith(k))
            return base.removesuffix(strong) + known["ptcp"].removeprefix("ge")
        bare = base.startswith(_INSEPARABLE) or base.endswith("ieren")
        return f"{prefix}{'' if bare else 'ge'}{stem}{link}t"
    if form == "zu":
        return with_zu(infinitive)
    return infinitive


@lru_cache(200_000)
def key_of(word: str) -> str:
    """The lemma of a word for a lexicon; of a compound that simplemma does not know, of its last part."""
    lemma = lemma_of(word)
    start = _known_tail(lemma) if lemma[:1].isupper() else 0
    return lemma[start:].lower() if start and is_first(lemma[:start].lower()) else lemma.lower()
