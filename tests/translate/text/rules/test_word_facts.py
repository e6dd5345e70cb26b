"""What is known of a word is found out once, and forgotten with all others before too many are kept."""

from __future__ import annotations

import pytest

from translate.text.rules import word_facts
from translate.text.rules.word_facts import WordFacts


def test_a_fact_is_found_out_once() -> None:
    asked: list[str] = []

    def size(word: str) -> int:
        asked.append(word)
        return len(word)

    facts = WordFacts(size)
    assert list(map(facts.__getitem__, ("a", "bb", "a"))) == [1, 2, 1]
    assert asked == ["a", "bb"]


def test_no_more_words_are_kept_than_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_facts, "_MOST", 3)
    facts = WordFacts(len)
    assert [facts["a" * n] for n in range(1, 8)] == [1, 2, 3, 4, 5, 6, 7]
    assert len(facts) <= 3


def test_telling_words_are_those_with_a_fact() -> None:
    facts = WordFacts(lambda word: word if word.startswith("a") else "")
    for _ in range(2):  # found out, and known
        assert facts.telling(frozenset({"a", "b", "ab", "c"})) == {"a", "ab"}
    assert facts["b"] == ""
