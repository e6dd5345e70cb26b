"""Marks of emphasis in plain text are codes, and stand around the right words of a translation."""

from __future__ import annotations

import pytest

from translate.model import LocalePair
from translate.terms import word_links
from translate.text.markup import EMPHASIS, Stretch, placed


def translated(source: str, target: str) -> str:
    coded = EMPHASIS.lifted(source)
    whole = [Stretch((0, len(coded.plain)), (0, len(target)))]
    return EMPHASIS.written(placed(coded, target, whole, word_links(LocalePair("en", "ru"))).text).text


@pytest.mark.parametrize(
    ("text", "answer", "shown"),
    [
        ("The **old** bridge is closed.", "Старый мост закрыт.", "**Старый** мост закрыт."),
        ("The bridge is *closed*.", "Мост закрыт.", "Мост *закрыт*."),
        ("It costs **$5** a day.", "Это стоит 5 долларов в день.", "Это стоит **5 долларов** в день."),
        ("It costs _€5_ or *€7*.", "Это стоит 5 евро или 7 евро.", "Это стоит _5 евро_ или *7 евро*."),
        ("Read **https://ex.com/a_b** or *more*.", "См. https://ex.com/a_b.", "*См*. **https://ex.com/a_b**."),
        ("(*It is old.*)", "(Он старый.)", "(*Он старый.*)"),
        ('"*Why?*" he asked.', "«Почему?» — спросил он.", "«*Почему?*» — спросил он."),
        ("Heat it to *20 °C* now.", "Нагрейте до 20 °C сейчас.", "Нагрейте до *20 °C* сейчас."),
        ("The ticket (**$5m**) is sold.", "Билет (5 млн долларов) продан.", "Билет (**5 млн долларов**) продан."),
        ("Use the ***new*** door.", "Используйте новую дверь.", "Используйте ***новую*** дверь."),
        (
            "On **Monday**, not on **Tuesday**.",
            "В понедельник, не во вторник.",
            "В **понедельник**, не во **вторник**.",
        ),
        ("The vote was **52** to *48*.", "Голоса: 52 против 48.", "Голоса: **52** против *48*."),
    ],
)
def test_the_marks_stand_around_the_same_words(text: str, answer: str, shown: str) -> None:
    assert translated(text, answer) == shown


@pytest.mark.parametrize(
    "text", ["The snake_case name.", "2 * 3 * 4", "2*3*4", "The price* is old.*", "`a *b* c` stays", "__init__ and __x"]
)
def test_other_stars_and_lines_stay(text: str) -> None:
    assert EMPHASIS.lifted(text).plain == text
