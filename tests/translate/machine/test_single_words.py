"""Texts of one word: which of the candidates is taken."""

from __future__ import annotations

import pytest

from translate.machine.single_words import preferred
from translate.model import LocalePair

PAIR = LocalePair("en", "ru")


@pytest.mark.parametrize(
    ("word", "answers", "taken"),
    [
        ("reporter", ["репортерщик", "репортер"], "репортер"),  # what is no word goes
        ("laughter", ["смеха", "смехом"], "смех"),  # the base form
        ("guest", ["хьюник"], "гость"),  # no answer is a word: the lexicon's translation
        ("man", ["мужин", "мужчина", "человек"], "мужчина"),
        ("laughs", ["смеётся", "смех"], "смеётся"),  # no base form in the source
        ("Applause", ["Аппасесс"], "Аплодисменты"),
        ("Yerevan", ["Ереванх"], "Ереванх"),  # a name: as the engine has it
        ("OK", ["Хорошо"], "Хорошо"),
        ("a good guest", ["хьюник"], "хьюник"),  # more than a word
    ],
)
def test_the_translation_of_a_word(word: str, answers: list[str], taken: str) -> None:
    assert preferred(word, [(answer, -1.0) for answer in answers], PAIR)[0][0] == taken


def test_what_is_no_word_is_no_translation() -> None:
    assert preferred("crosstalk", [("кроссак", -1.0), ("кроссед", -2.0)], PAIR) == []
    assert preferred("crosstalk", [("x", 0.0)], LocalePair("en", "xx")) == [("x", 0.0)]  # nothing is known of it
