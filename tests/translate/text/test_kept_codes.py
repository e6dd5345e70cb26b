"""Short codes are known with what they look like, and told apart from words and amounts."""

from __future__ import annotations

import pytest

from translate.text import lost_codes, short_codes

FOUND = [
    ("Donors with blood group AB- are rare; type O+ is not.", ["AB-", "O+"]),
    ("She got a B+ and an A-.", ["B+", "A-"]),
    ("The rain had a pH of 4.6.", ["pH"]),
    ("Levels of CO2, CH4 and NOx rose.", ["CO2", "CH4", "NOx"]),
    ("The mRNA vaccine is new.", ["mRNA"]),
    ("It measures CO and NO2.", ["CO", "NO2"]),
    ("It saves 3 t CO2e a year.", ["CO2e"]),
    ("The CO of the firm left.", []),
    ("The drone N204TS fell; the road M25 is shut.", ["N204TS", "M25"]),
    ("The plane, registered as G-KLRM, flew as BA 117.", ["G-KLRM", "BA 117"]),
    ("Form W-7 is read with form I-94.", ["W-7", "I-94"]),
    ("Use -v to see more, or --help.", ["-v", "--help"]),
    ("Version 4.0 replaces 3.8 and 3.9.11.", ["4.0", "3.8", "3.9.11"]),
    ("Reply STOP to end the messages.", ["STOP"]),
    ("Text JOIN to 4004, STOP to 4040 or INFO to 4400.", ["JOIN", "STOP", "INFO"]),
    ("It sank at 12.5° S, 44.1° E.", ["12.5° S", "44.1° E"]),
    ("The camp lies at 15.5007 N, 32.5599 E.", ["15.5007 N, 32.5599 E"]),
    ("If x ≤ 5 and y ≥ 3, the door opens.", ["x", "y"]),
    ("Players xX_dragon_Xx and my_name joined.", ["xX_dragon_Xx", "my_name"]),
    ("ISBN 978-3-16-148410-0 and DOI 10.1000/182.", ["ISBN", "DOI", "10.1000/182"]),
    ("Omega-3 and vitamin D help.", ["Omega-3"]),
    # no codes
    ("UN- and EU-backed talks failed.", []),
    ("Profit rose 4.5% to $3.8 million in Q1.", []),
    ("He was NOT there.", []),
    ("The rope is 5A thick; gate 5A is shut.", []),
    ("It costs R3.5 million.", []),
    ("STOP THE WAR, THEY WRITE ON WALLS", []),
]


@pytest.mark.parametrize(("text", "codes"), FOUND)
def test_codes_are_found(text: str, codes: list[str]) -> None:
    assert [text[one.start : one.end] for one in short_codes(text, "en", "ru")] == codes


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Blood group AB- is rare.", "Группа крови AB- редка.", ()),
        ("Blood group AB- is rare.", "Группа крови АВ- редка.", ()),  # Cyrillic letters of the same shape
        ("Blood group AB- is rare.", "Группа крови HA- редка.", ("AB-",)),
        ("Blood group AB- is rare.", "Группа крови AB+ редка.", ("AB-",)),
        ("A pH of 7.4 is best.", "Лучше всего тел. 7,4.", ("pH",)),
        ("Use -v to see more.", "Используйте -V, чтобы увидеть больше.", ("-v",)),
        ("It sank at 12.5° S.", "Он затонул в точке 12,5° ю. ш.", ()),
        ("It sank at 12.5° S.", "Он затонул в точке 12,5 градуса южной широты.", ()),
        ("It sank at 12.5° S.", "Он затонул в точке 12.5° S.", ("12.5° S",)),
    ],
)
def test_a_code_that_is_not_in_the_translation_is_lost(source: str, target: str, lost: tuple[str, ...]) -> None:
    assert lost_codes(source, target, "en", "ru") == lost


def test_places_on_the_globe_are_written_as_the_target_locale_does() -> None:
    text = "The wreck lies at 43° 12′ N, 9.5° W."
    assert [one.target for one in short_codes(text, "en", "ru")] == ["43° 12′ с. ш.", "9,5° з. д."]
    assert [one.target for one in short_codes(text, "en", "uk")] == ["43° 12′ пн. ш.", "9,5° зх. д."]
    assert short_codes(text, "en", "de") == ()
