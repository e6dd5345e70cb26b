"""The models behind transliteration: an n-gram and a network worked out by hand, and what the shipped file must be."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from glossary.names.gazetteer import Gazetteer, gazetteer
from glossary.names.normalise import capitalised, plain
from glossary.names.transcribe import transcribed
from glossary.names.transliterate.ngram import BITS, EDGE, STEP, JointNgram
from glossary.names.transliterate.search import transliterator


def steps(*keys: int) -> np.ndarray:
    return np.diff(np.array(keys, dtype=np.uint64), prepend=np.uint64(0))


@pytest.fixture
def tiny() -> JointNgram:
    """Units 2 (s -> с) and 3 (s -> ш). Alone .5 and .25; at the beginning ш was seen, and leaves half."""
    start = EDGE << BITS
    arrays = {
        "order": np.array(2),
        "letters": np.array(["s", "s"]),
        "renderings": np.array([1, 2]),
        "keys1": steps(EDGE, 2, 3),
        "logs1": np.array([22, 11, 22], dtype=np.uint8),
        "contexts1": steps(),
        "rests1": np.array([], dtype=np.uint8),
        "keys2": steps(start | 3),
        "logs2": np.array([5], dtype=np.uint8),
        "contexts2": steps(EDGE),
        "rests2": np.array([11], dtype=np.uint8),
    }
    return JointNgram.from_arrays(arrays, ["", "с", "ш"])


def test_an_ngram_backs_off(tiny: JointNgram) -> None:
    assert [text for _, text in tiny.letters["s"].renderings] == ["с", "ш"]
    assert [log / STEP for log in tiny.logs(tiny.start(), "s")] == [-11 - 11, -5]
    after = tiny.extend(tiny.start(), 2)
    assert [log / STEP for log in tiny.logs(after, "s")] == [-11, -22]
    assert tiny.end(after) / STEP == -22


def test_the_network_gives_probabilities() -> None:
    network = transliterator("en-ru").network
    reading = network.read("schmidt")
    states, logs = network.write(reading, 0, np.zeros((3, network.size), dtype=np.float32), [0, 0, 0])
    assert np.exp(logs).sum(axis=1) == pytest.approx(1)
    assert states.shape == (3, network.size)


def test_renderings_are_shares() -> None:
    found = transliterator("en-ru").renderings("wilkinson")
    assert found[0][0] == "уилкинсон"
    assert math.fsum(share for _, share in found) <= 1
    assert transliterator("en-ru").renderings("中") == ()


def test_entries_by_spelling_and_weight() -> None:
    table = Gazetteer.parse("muller\t\tМаллер\tp\t\tm\t7\nmuller\tMüller\tМюллер\tp\t\tw\t4\n".encode())
    assert [entry.text for entry in table.entries("Müller")] == ["Мюллер", "Маллер"]
    assert [entry.text for entry in table.entries("Muller")] == ["Маллер", "Мюллер"]
    assert "MULLER" in table
    assert table.entries("Miller") == ()


def test_gazetteer_is_sorted() -> None:
    """Names are looked up by bisection."""
    shipped = gazetteer("en-ru")
    assert len(shipped) > 50_000
    assert all(one <= other for one, other in pairwise(map(shipped.key, range(len(shipped.starts)))))


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [("O'Brien", "о'брайен", "О'Брайен"), ("D'arc", "д'арк", "Д'арк"), ("al", "аль", "аль"), ("LEE", "ли", "Ли")],
)
def test_capitals(name: str, text: str, shown: str) -> None:
    assert capitalised(name, text) == shown


def test_plain_spelling() -> None:
    assert plain("Łódź’s İzmir") == "lodz's izmir"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zhou Enlai", "Чжоу Эньлай"),
        ("Hu Jintao", "Ху Цзиньтао"),
        ("Li Chang'an", "Ли Чанъань"),
        ("Yoon Suk-yeol", "Юн Сок Ёль"),
        ("Park Geun-hye", "Пак Кын Хе"),
        ("Lee Myung-bak", "Ли Мён Бак"),
    ],
)
def test_tables_of_syllables(name: str, text: str) -> None:
    assert transcribed(name)[0][0] == text


@pytest.mark.parametrize("name", ["John Long", "Li", "Kim Basinger", "Long John Silver", "Dan Brown"])
def test_other_names_are_no_chinese_ones(name: str) -> None:
    assert transcribed(name) == ()
