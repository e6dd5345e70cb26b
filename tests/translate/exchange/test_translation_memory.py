"""Translation memories: what is the same is found, what is close is found and measured, what a machine wrote is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from edit_distance import similarity
from hypothesis import given
from hypothesis import strategies as st

from translate.exchange import exchange_formats, translation_memory
from translate.exchange.passage import Passage
from translate.exchange.translation_memory import Known, TranslationMemory
from translate.model import State


def memory(*sources: str) -> TranslationMemory:
    return TranslationMemory(Known(source, source.upper(), "m.tmx") for source in sources)


def test_the_same_but_for_white_space_is_the_same() -> None:
    found = memory("The lake\n rose.").exact("The lake rose. ")
    assert found == Known("The lake\n rose.", "THE LAKE\n ROSE.", "m.tmx")
    assert memory("The lake rose.").exact("the lake rose.") is None


@pytest.mark.parametrize(
    ("text", "closeness"),
    [
        ("The old lake rose by two metres.", 7 / 8),
        ("The lake rose by three metres!", 0),
        ("By two metres rose the lake.", 0),
        ("The lake rose by two metres. Nobody saw it.", 0),
        ("The lake rose by two metres", 6 / 7),
        ("The lake rose by two metres.", 0),  # it is the same
        ("", 0),
    ],
)
def test_what_is_close(text: str, closeness: float) -> None:
    offer = memory("Something else.", "The lake rose by two metres.").close(text)
    assert (offer.closeness if offer else 0) == pytest.approx(closeness)


def test_scripts_without_spaces_are_compared_by_letter() -> None:
    offer = memory("湖の水位が二メートル上昇した。").close("湖の水位が三メートル上昇した。")
    assert offer is not None
    assert offer.closeness == pytest.approx(14 / 15)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=9).map(" ".join)


@given(WORDS, st.lists(WORDS, max_size=8))
def test_the_index_misses_nothing(text: str, sources: list[str]) -> None:
    close = [translation_memory.closeness(text.split(), s.split()) for s in sources if s != text]
    best = max((one for one in close if one >= translation_memory.CLOSE), default=None)
    offer = memory(*sources).close(text)
    assert (offer.closeness if offer else None) == best


@given(WORDS, WORDS)
def test_the_measure_is_the_edit_distance_over_words(one: str, other: str) -> None:
    assert translation_memory.closeness(one.split(), other.split()) == similarity(one.split(), other.split())


def test_the_measure_is_symmetric_and_one_for_equals() -> None:
    one, other = ["a", "b", "c", "d"], ["a", "x", "c"]
    assert translation_memory.closeness(one, other) == translation_memory.closeness(other, one) == 0.5
    assert translation_memory.closeness(one, one) == 1


def test_what_counts(tmp_path: Path) -> None:
    mark = "machine: engine 1; text 00000000"
    passages = [
        Passage("Approved.", "A", State.TRANSLATED),
        Passage("Begun.", "B", State.FUZZY),
        Passage("Machine's.", "hello", State.FUZZY, mark="machine: engine 1; text 2cf24dba"),
        Passage("Changed.", "C", State.FUZZY, mark=mark),
        Passage("None.", "", State.UNTRANSLATED),
    ]
    exchange_formats.write(passages, tmp_path / "m.xlf", "en", "ru", "xliff")
    (tmp_path / "m.po").write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "Approved."\nmsgstr "PO"\n\n#, fuzzy\nmsgid "Fuzzy."\nmsgstr "F"\n'
    )
    found = translation_memory.load([str(tmp_path / "m.xlf"), str(tmp_path / "m.po")], "en", "ru")
    assert found is not None
    texts = ["Approved.", "Begun.", "Machine's.", "Changed.", "None.", "Fuzzy."]
    assert [known.target if (known := found.exact(text)) else "" for text in texts] == ["A", "B", "", "C", "", ""]
    assert translation_memory.load([], "en", "ru") is None
