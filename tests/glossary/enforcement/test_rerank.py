"""Choosing among hypotheses."""

from __future__ import annotations

import pytest

from glossary.enforcement.enforcer import Enforced, enforce
from glossary.enforcement.rerank import better, choose, non_words
from glossary.model import Term, TermType
from glossary.termbase.matching import Matcher

TERM = Term("bridge", "переправа", forbidden=("мост",))
SOURCE = "The bridge"
MATCHES = Matcher((TERM,)).matches(SOURCE)
PLACES = (("Boston", "Бостон"), ("Kelm", "Кельм"), ("Borsen", "Берсен"))


def test_most_terms_within_the_margin() -> None:
    hypotheses = [("Мост", -0.1), ("Переправа", -0.2), ("Переправа", -0.9)]
    assert choose(SOURCE, hypotheses, MATCHES, "ru") == 1
    assert choose(SOURCE, hypotheses, MATCHES, "ru", margin=0.05) == 0
    assert choose("none", hypotheses, (), "ru") == 0
    with pytest.raises(ValueError, match="hypothesis"):
        choose(SOURCE, [], MATCHES, "ru")


def test_one_name_twice_in_a_row_is_not_two() -> None:
    source = "The keys were given to Dr. Weiss by Ms Weiss."
    matches = Matcher((Term("Weiss", "Вайс", type=TermType.PERSON, inflect=False),)).matches(source)
    hypotheses = [("Ключи передали доктору Вайс.", 0.0), ("Ключи передали доктору Вайс Вайс.", -0.02)]
    assert len(matches) == 2
    assert choose(source, hypotheses, matches, "ru") == 0


def test_better() -> None:
    bad, good = (enforce(SOURCE, text, MATCHES, "ru", threshold=1.5) for text in ("Паром", "Переправа"))
    assert better(bad, good, 0.0, -9.0) is good
    assert better(good, bad, -9.0, 0.0) is good
    assert better(bad, bad) is bad


def test_no_name_is_paid_for_with_another_that_was_right() -> None:
    source = "Boston, Kelm and Borsen."
    terms = [Term(name, target, type=TermType.PLACE) for name, target in PLACES]
    matches = Matcher(terms).matches(source)

    def enforced(text: str) -> Enforced:
        return enforce(source, text, matches, "ru", threshold=1.5)

    engine, traded, more = map(enforced, ("Бостон, Клм и Брсн.", "Бостс, Кельм и Берсен.", "Бостон, Кельм и Брсн."))
    assert better(engine, traded, -1.0, 0.0) is engine
    assert better(engine, more, -1.0, -2.0) is more
    twice = enforce("Boston and Boston.", "Бостон и Бостон.", Matcher(terms).matches("Boston and Boston."), "ru")
    once = enforce("Boston and Boston.", "Бостон.", Matcher(terms).matches("Boston and Boston."), "ru")
    assert better(once, twice) is twice


@pytest.mark.parametrize(
    ("text", "locale", "count"),
    [
        ("Озеро ещё поднялось, как-то по-новому.", "ru", 0),
        ("Озеро поднималенность северо-западного барега.", "ru", 2),
        ("Зиликон и Velmora, iphone, 90-х гг.", "ru", 0),
        ("O lago xyzzyou.", "pt", 0),
        ("湖水", "ja", 0),
    ],
)
def test_lower_case_words_that_the_language_does_not_have(text: str, locale: str, count: int) -> None:
    assert non_words(text, locale) == count
