"""The memory answers what was asked before, for the same model and search only, and outlives a kill."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from translate.errors import TranslateError
from translate.machine.cache import FILE, Memory, Remembering
from translate.machine.engine import Attention, Decoding, Hypothesis, Request


class Counting:
    """An engine that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        self.asked += [request.text for request in requests]
        return [(Hypothesis(f"<{r.text}>\u2028_", -0.5),) * decoding.hypotheses for r in requests]


def ask(memory: Memory, engine: Counting, *texts: str, signature: str = "m@1", **how: int) -> list[str]:
    remembering = Remembering(memory, signature, lambda: engine)
    found = remembering.translate([Request(text) for text in texts], Decoding(**how))  # type: ignore[arg-type]
    return [hypotheses[0].text for hypotheses in found]


def test_what_was_asked_is_not_asked_again(tmp_path: Path) -> None:
    engine = Counting()
    with Memory(tmp_path / "m") as memory:
        first = ask(memory, engine, "a", "b", "a")
    with Memory(tmp_path / "m") as memory:
        second = ask(memory, engine, "c", "a", "b")
    assert first == ["<a>\u2028_", "<b>\u2028_", "<a>\u2028_"]
    assert second == ["<c>\u2028_", *first[:2]]
    assert engine.asked == ["a", "b", "c"]


def test_another_model_or_search_is_another_question(tmp_path: Path) -> None:
    engine = Counting()
    with Memory(tmp_path) as memory:
        ask(memory, engine, "a")
        ask(memory, engine, "a", signature="m@2")
        ask(memory, engine, "a", beam=2)
        ask(memory, engine, "a", hypotheses=3)
        ask(memory, engine, "a", no_repeat_ngram=3)
        ask(memory, engine, "a")
    assert engine.asked == ["a"] * 5


def test_a_known_text_needs_no_engine(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        ask(memory, Counting(), "a")

        def fail() -> Counting:
            raise AssertionError("the engine was loaded")

        assert Remembering(memory, "m@1", fail).translate([Request("a")], Decoding())[0][0].score == -0.5


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    engine = Counting()
    with Memory(tmp_path) as one, Memory(tmp_path) as two:
        ask(one, engine, "a")
        ask(two, engine, "b")
        assert ask(one, engine, "b") == ["<b>\u2028_"]
    assert engine.asked == ["a", "b"]


def test_the_folder_ignores_itself_and_thousands_of_keys_are_no_trouble(tmp_path: Path) -> None:
    engine = Counting()
    with Memory(tmp_path / "m") as memory:
        texts = [str(n) for n in range(3000)]
        ask(memory, engine, *texts)
        ask(memory, engine, *texts)
    assert (tmp_path / "m" / ".gitignore").read_text() == "*\n"
    assert engine.asked == texts


def test_a_damaged_memory_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 100)
    with pytest.raises(TranslateError, match="the memory cannot be opened"):
        Memory(tmp_path)


def test_damage_found_later_is_done_without_and_told(tmp_path: Path) -> None:
    engine = Counting()
    with Memory(tmp_path) as memory:
        ask(memory, engine, "a")
        memory._db.execute("UPDATE answers SET value = 'not json'")
        assert ask(memory, engine, "a") == ["<a>\u2028_"]
        memory._db.execute("DROP TABLE answers")
        assert ask(memory, engine, "a", "b") == ["<a>\u2028_", "<b>\u2028_"]
        assert "no such table" in memory.trouble
    assert engine.asked == ["a", "a", "a", "b"]


def test_attention_is_kept(tmp_path: Path) -> None:
    attention = Attention(("▁a",), ("▁b", "c"), bytes((25, 100)))

    class Attentive(Counting):
        def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
            return [(Hypothesis("bc", -1.0, attention),) for _ in requests]

    for _ in range(2):
        with Memory(tmp_path) as memory:
            found = Remembering(memory, "m", Attentive).translate([Request("a")], Decoding(attention=True))
            assert found[0][0].attention == attention
