"""Words that are none are found; what the dictionary, its prefixes or the source explain is not."""

from __future__ import annotations

import pytest

from translate.text.invented_words import invented_words


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Thieves steal cars here.", "Воры здесь украют машины.", ("украют",)),
        ("He ran over the pavement.", "Он бежал по тротуарию.", ("тротуарию",)),
        ("He ran over the pavement.", "Он бежал по тротуару.", ()),
        ("A two-hour meeting in Spanish.", "Испаноговорящее двухчасовое собрание.", ()),
        ("It was half an inch.", "Это было полдюйма.", ()),
        ("They hired a paraglider.", "Они наняли параглайдера.", ()),  # a loan: it sounds like the source
        ("The Moriori live there.", "Там живут мориори.", ()),
        ("Video link fell.", "Связь по видеосвязи упала.", ()),
    ],
)
def test_words_that_are_none(source: str, target: str, expected: tuple[str, ...]) -> None:
    assert invented_words(source, target, "en", "ru") == expected


def test_other_languages_have_no_findings() -> None:
    assert invented_words("He ran.", "Er rannte xyzzen.", "en", "de") == ()
