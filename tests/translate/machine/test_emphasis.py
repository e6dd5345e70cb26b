"""Marks of emphasis are not shown to an engine, and stand around the right words of its answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from translate.machine.emphasis import EmphasisEngine
from translate.machine.engine import Decoding, Hypothesis, Request


class Scripted:
    """An engine with answers that were written down; what it has no answer for comes back as it is."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers, self.asked = answers, list[str]()

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        self.asked += [request.text for request in requests]
        return [(Hypothesis(self.answers.get(request.text, request.text)),) for request in requests]


def translated(text: str, query: str, answer: str) -> str:
    engine = Scripted({query: answer})
    ((found,),) = EmphasisEngine(engine, "en", "ru").translate([Request(text)], Decoding())
    assert engine.asked == [query]
    return found.text


@pytest.mark.parametrize(
    ("text", "answer", "shown"),
    [
        ("The **old** bridge is closed.", "Старый мост закрыт.", "**Старый** мост закрыт."),
        ("The bridge is *closed*.", "Мост закрыт.", "Мост *закрыт*."),
        ("It costs **$5** a day.", "Это стоит 5 долларов в день.", "Это стоит **5 долларов** в день."),
        ("It costs _€5_ or *€7*.", "Это стоит 5 евро или 7 евро.", "Это стоит _5 евро_ или *7 евро*."),
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
    assert translated(text, text.replace("*", "").replace("_", ""), answer) == shown


@pytest.mark.parametrize(
    "text", ["The snake_case name.", "2 * 3 * 4", "2*3*4", "The price* is old.*", "`a *b* c` stays", "__init__ and __x"]
)
def test_other_stars_and_lines_stay(text: str) -> None:
    engine = Scripted({})
    ((found,),) = EmphasisEngine(engine, "en", "ru").translate([Request(text)], Decoding())
    assert (engine.asked, found.text) == ([text], text)


def test_where_the_words_are_not_found_the_engine_sees_the_marks() -> None:
    engine = Scripted({"It is old.": "...", "It is *old*.": "Это *старое*."})
    ((found,),) = EmphasisEngine(engine, "en", "ru").translate([Request("It is *old*.")], Decoding())
    assert (engine.asked, found.text) == (["It is old.", "It is *old*."], "Это *старое*.")
