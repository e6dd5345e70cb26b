"""German words: gender, plural, number, compounds, verb forms."""

from __future__ import annotations

import pytest

from glossary.languages import target_language
from glossary.languages.german.morphology import gender_of, key_of, number_of, plural_of, separable, verb_form


@pytest.mark.parametrize(
    ("word", "gender", "plural"),
    [
        ("Zeitraum", "masc", "Zeiträume"),
        ("Datum", "neut", "Daten"),
        ("Bezugsmerkmal", "neut", "Bezugsmerkmale"),
        ("Datenfeld", "neut", "Datenfelder"),
        ("Arbeitsplatz", "masc", "Arbeitsplätze"),
        ("Typ", "masc", "Typen"),
        ("Konto", "neut", "Konten"),
        ("Meldung", "femn", "Meldungen"),
        ("Connector", "masc", "Connectors"),
    ],
)
def test_gender_and_plural(word: str, gender: str, plural: str) -> None:
    assert (gender_of(word), plural_of(word, gender)) == (gender, plural)


@pytest.mark.parametrize(
    ("word", "number"),
    [("Aufgaben", "plur"), ("Bereichs", "sing"), ("Auftrag", "sing"), ("Anbieter", ""), ("Namen", "")],
)
def test_number_shows_in_the_word(word: str, number: str) -> None:
    assert number_of(word) == number


def test_forms_of_parted_and_strong_verbs() -> None:
    assert [verb_form("anlegen", form) for form in ("pres", "ptcp", "zu")] == ["anlegt", "angelegt", "anzulegen"]
    assert [verb_form("annehmen", form) for form in ("pres", "past", "ptcp")] == ["annimmt", "annahm", "angenommen"]
    assert verb_form("erstellen", "zu") == "zu erstellen"
    assert [separable(verb) for verb in ("auswählen", "antworten", "erstellen")] == ["aus", "", ""]


def test_a_compound_counts_as_its_last_part_for_the_lexicon_only() -> None:
    language = target_language("de")
    assert key_of("Satzungsgruppen") == language.lemma("Satzungsgruppen") == "gruppe"
    assert "gruppe" not in language.lemmas("Satzungsgruppen")
