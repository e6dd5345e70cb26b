"""The cache answers what was asked before, for the same model and search only, and outlives a kill."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from translate.errors import TranslateError
from translate.machine.cache import FILE, Cache, CachedEngine
from translate.machine.engine import Attention, Decoding, Hypothesis, Request


class Counting:
    """An engine that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        self.asked += [request.text for request in requests]
        return [(Hypothesis(f"<{r.text}>\u2028_", -0.5),) * decoding.hypotheses for r in requests]


def ask(cache: Cache, engine: Counting, *texts: str, signature: str = "m@1", **how: int) -> list[str]:
    cached = CachedEngine(cache, signature, lambda: engine)
    found = cached.translate([Request(text) for text in texts], Decoding(**how))  # type: ignore[arg-type]
    return [hypotheses[0].text for hypotheses in found]


def test_what_was_asked_is_not_asked_again(tmp_path: Path) -> None:
    engine = Counting()
    with Cache(tmp_path / "m") as cache:
        first = ask(cache, engine, "a", "b", "a")
    with Cache(tmp_path / "m") as cache:
        second = ask(cache, engine, "c", "a", "b")
    assert first == ["<a>\u2028_", "<b>\u2028_", "<a>\u2028_"]
    assert second == ["<c>\u2028_", *first[:2]]
    assert engine.asked == ["a", "b", "c"]


def test_another_model_or_search_is_another_question(tmp_path: Path) -> None:
    engine = Counting()
    with Cache(tmp_path) as cache:
        ask(cache, engine, "a")
        ask(cache, engine, "a", signature="m@2")
        ask(cache, engine, "a", beam=2)
        ask(cache, engine, "a", hypotheses=3)
        ask(cache, engine, "a", no_repeat_ngram=3)
        ask(cache, engine, "a")
    assert engine.asked == ["a"] * 5


def test_a_known_text_needs_no_engine(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        ask(cache, Counting(), "a")

        def fail() -> Counting:
            raise AssertionError("the engine was loaded")

        assert CachedEngine(cache, "m@1", fail).translate([Request("a")], Decoding())[0][0].score == -0.5


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    engine = Counting()
    with Cache(tmp_path) as one, Cache(tmp_path) as two:
        ask(one, engine, "a")
        ask(two, engine, "b")
        assert ask(one, engine, "b") == ["<b>\u2028_"]
    assert engine.asked == ["a", "b"]


def test_the_folder_ignores_itself_and_thousands_of_keys_are_no_trouble(tmp_path: Path) -> None:
    engine = Counting()
    with Cache(tmp_path / "m") as cache:
        texts = [str(n) for n in range(3000)]
        ask(cache, engine, *texts)
        ask(cache, engine, *texts)
    assert (tmp_path / "m" / ".gitignore").read_text() == "*\n"
    assert engine.asked == texts


def test_a_damaged_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 100)
    with pytest.raises(TranslateError, match="the cache cannot be opened"):
        Cache(tmp_path)


def test_damage_found_later_is_done_without_and_told(tmp_path: Path) -> None:
    engine = Counting()
    with Cache(tmp_path) as cache:
        ask(cache, engine, "a")
        cache._db.execute("UPDATE answers SET value = 'not json'")
        assert ask(cache, engine, "a") == ["<a>\u2028_"]
        cache._db.execute("DROP TABLE answers")
        assert ask(cache, engine, "a", "b") == ["<a>\u2028_", "<b>\u2028_"]
        assert "no such table" in cache.trouble
    assert engine.asked == ["a", "a", "a", "b"]


def test_attention_is_kept(tmp_path: Path) -> None:
    attention = Attention(("▁a",), ("▁b", "c"), bytes((25, 100)))

    class Attentive(Counting):
        def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
            return [(Hypothesis("bc", -1.0, attention),) for _ in requests]

    for _ in range(2):
        with Cache(tmp_path) as cache:
            found = CachedEngine(cache, "m", Attentive).translate([Request("a")], Decoding(attention=True))
            assert found[0][0].attention == attention
