"""Training data: what people approved and nothing else, sentence by sentence; what is held out is never trained on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ConfigError
from translate.training import data, vocabulary
from translate.training.data import Corpus

Sentences = Callable[[int], list[data.SentencePair]]


def test_only_approved_entries_sentence_by_sentence_as_engines_see_them(tmp_path: Path) -> None:
    (tmp_path / "po").mkdir()
    (tmp_path / "po/a.po").write_text(
        'msgid ""\nmsgstr "Language: ru\\n"\n\n'
        'msgid "It rains. He said “no”."\nmsgstr "Идёт дождь. Он\xa0сказал  «нет»."\n\n'
        '#, fuzzy\nmsgid "Lake"\nmsgstr "Озеро"\n\nmsgid "Left"\nmsgstr ""\n\nmsgid "Same"\nmsgstr "Same"\n',
        "utf-8",
    )
    (tmp_path / "po/notes.md").write_text("none of ours")
    assert list(data.read(Corpus(tmp_path), "en", "ru")) == [
        ("It rains.", "Идёт дождь."),
        ('He said "no".', 'Он сказал "нет".'),
    ]


def test_what_engines_see_masked_is_masked_on_both_sides(tmp_path: Path) -> None:
    lines = [
        "Go to https://a.example.org, %(name)s.\t%(name)s, идите на https://a.example.org.",
        "Press <b>here</b> now.\tСейчас нажмите <b>сюда</b>.",
        "Hi %s\tПривет",
        "7\t8",
    ]
    (tmp_path / "a.tsv").write_text("\n".join(lines), "utf-8")
    assert list(data.read(Corpus(tmp_path / "a.tsv"), "en", "ru")) == [
        ("Go to X1, X2.", "X2, идите на X1."),
        ("Press X1 here X2 now.", "Сейчас нажмите X1 сюда X2."),
    ]


def test_weights_are_told_after_a_colon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.tsv", "b:2.tsv", "c.doc"):
        Path(name).write_text("a\tб\n")
    assert data.corpus("a.tsv:0.5") == Corpus(Path("a.tsv"), 0.5)
    assert data.corpus("b:2.tsv") == Corpus(Path("b:2.tsv"))
    for wrong in ("nowhere.tsv", "a.tsv:x", "c.doc"):
        with pytest.raises(ConfigError):
            data.corpus(wrong)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz")), max_size=30), st.integers(0, 8))
def test_nothing_held_out_is_trained_on_and_the_order_does_not_matter(
    pairs: list[data.SentencePair], count: int
) -> None:
    training, held = data.hold_out(pairs, count)
    assert not {pair[0] for pair in training} & {pair[0] for pair in held}
    assert len(held) == min(count, len({pair[0] for pair in pairs}))
    assert {pair[0] for pair in data.hold_out(pairs[::-1], count)[1]} == {pair[0] for pair in held}


def test_batches_hold_every_pair_once_and_no_more_than_they_may(sentences: Sentences) -> None:
    pairs = [*sentences(300), ("lake " * 400, "пруд " * 400)]
    words = vocabulary.learn((pair[0] for pair in pairs[:-1]), (pair[1] for pair in pairs[:-1]), 320)
    packed = data.pack(pairs, [1.0] * len(pairs), words)
    assert len(packed) == 300  # the endless one is left out
    found = list(data.batches(packed, numpy.arange(300), 200, numpy.random.default_rng(1)))
    assert sorted(n for batch in found for n in batch) == list(range(300))
    longest = [max(max(map(len, packed.sides(n))) + 1 for n in batch) for batch in found]
    assert all(length * len(batch) <= 200 for length, batch in zip(longest, found, strict=True) if len(batch) > 1)
    source, target = packed.sides(0)
    assert [words.source_pieces[n] for n in source][-1] == vocabulary.END
    assert "".join(words.target_pieces[n] for n in target).replace("▁", " ").strip() == pairs[0][1]


def test_an_epoch_sees_a_pair_as_often_as_its_weight_says(sentences: Sentences) -> None:
    pairs = sentences(300)
    words = vocabulary.learn((pair[0] for pair in pairs), (pair[1] for pair in pairs), 320)
    packed = data.pack(pairs, [2.0] * 100 + [0.5] * 100 + [0.0] * 100, words)
    order = data.epoch(packed, numpy.random.default_rng(1))
    assert sum(order < 100) == 200
    assert 30 < sum((order >= 100) & (order < 200)) < 70
    assert not sum(order >= 200)
