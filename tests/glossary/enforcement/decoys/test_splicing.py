"""What of another translation goes into the one that is kept."""

from __future__ import annotations

import pytest

from glossary.enforcement.decoys.splicing import spliced
from glossary.languages import target_language


@pytest.mark.parametrize(
    ("kept", "other", "word", "expected"),
    [
        (  # a name in place of a garbled one; what is worded otherwise far from it stays
            "Шторм, расположенный в милях от Майсона, и теперь уже имеет сильный ветер и дождь.",
            "Шторм, расположенный в милях от Парижа, и теперь уже имеет могучий ветер и дождь.",
            "Парижа",
            "Шторм, расположенный в милях от Парижа, и теперь уже имеет сильный ветер и дождь.",
        ),
        (  # a name that was left out
            "Другие события станут на районе, примерно на 220 км от Пекина.",
            "Другие события станут на зоне в Париже, около 220 км от Пекина.",
            "Париже",
            "Другие события станут на зоне в Париже, около 220 км от Пекина.",
        ),
        (  # words between two changes that are near go along
            "Суд прошел в Ливерпульском суде и завершился третьего августа.",
            "Суд прошел в Верховном суде Парижа и завершился третьего августа.",
            "Парижа",
            "Суд прошел в Верховном суде Парижа и завершился третьего августа.",
        ),
        ("Это он.", "Париж, это он.", "Париж", "Париж, это он."),
        ("Он едет", "Он едет в Париж", "Париж", "Он едет в Париж"),
        (  # a phrase that moved would be said twice
            "Вечером большой город спит, а потом все люди идут домой.",
            "Вечером спит Париж, а потом все люди идут в большой город домой.",
            "Париж",
            "",
        ),
        ("Он здесь.", "Он здесь.", "здесь", "Он здесь."),
        ("", "Париж", "Париж", "Париж"),
    ],
)
def test_only_the_words_around_a_term_are_taken(kept: str, other: str, word: str, expected: str) -> None:
    at = other.index(word)
    assert spliced(kept, other, [(at, at + len(word))], target_language("ru")) == expected


def test_it_is_one_mechanism_for_all_languages() -> None:
    kept, other = "Der Zug nach Wrsn fährt heute noch ab.", "Der Zug nach Paris fährt jetzt gleich ab."
    made = spliced(kept, other, [(13, 18)], target_language("de"))
    assert made in ("Der Zug nach Paris fährt heute noch ab.", other)
