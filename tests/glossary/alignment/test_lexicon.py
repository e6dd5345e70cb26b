"""The word-translation table: learns, saves the same bytes, loads, links."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from glossary.alignment.lexicon import Average, Lexicon, document_lexicon, shipped
from glossary.errors import LexiconError

PAIRS = [
    ("the red house", "красный дом"),
    ("the red boat", "красный лодка"),
    ("a house", "дом"),
    ("a blue boat", "синий лодка"),
    ("the blue house", "синий дом"),
] * 3
LEMMAS = [(left.split(), right.split()) for left, right in PAIRS]


def test_it_learns_what_belongs_together() -> None:
    lexicon = Lexicon.train(LEMMAS)
    assert [lexicon.translations(word)[0][0] for word in ("red", "house", "boat")] == ["красный", "дом", "лодка"]
    links = lexicon.links(["the", "red", "boat"], ["красный", "лодка"])
    assert links.argmax(0).tolist() == [1, 2]
    assert ((links >= 0) & (links <= 1)).all()


def test_saved_and_loaded(tmp_path: Path) -> None:
    lexicon = Lexicon.train(LEMMAS)
    path, other = tmp_path / "a.npz", tmp_path / "b.npz"
    lexicon.save(path)
    loaded = Lexicon.load(path)
    loaded.save(other)
    assert path.read_bytes() == other.read_bytes()
    assert len(loaded) == len(lexicon) > 0
    words = ["the", "blue", "house", "unheard"], ["синий", "дом"]
    assert np.allclose(loaded.links(*words), lexicon.links(*words))


def test_what_is_no_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    with pytest.raises(LexiconError):
        Lexicon.load(path)
    path.write_bytes(b"PK nothing")
    with pytest.raises(LexiconError, match="train"):
        Lexicon.load(path)
    with pytest.raises(LexiconError):
        Lexicon.train([])


def test_pruned() -> None:
    assert len(Lexicon.train(LEMMAS, prune=0.5)) < len(Lexicon.train(LEMMAS, prune=0.0))


def test_average_listens_to_whoever_knows() -> None:
    ours, theirs = Lexicon.train(LEMMAS), Lexicon.train([(["gnurl"], ["барсук"])] * 3)
    both = Average((theirs, ours))
    words = ["red", "house"], ["красный", "дом"]
    assert np.abs(both.links(*words) - ours.links(*words)).max() < 0.1
    assert both.translations("gnurl")[0][0] == "барсук"


def test_a_document_teaches_its_own_words() -> None:
    pairs = [("the gnurl sleeps", "барсук спит"), ("the cat sleeps", "кот спит"), ("the gnurl", "барсук")] * 10
    learnt = document_lexicon(pairs, "en", "ru")
    assert learnt is not None
    assert learnt.translations("gnurl")[0][0] == "барсук"
    assert document_lexicon(pairs[:3], "en", "ru") is None


@pytest.mark.parametrize("target", ["ru", "es", "de", "pt-BR"])
def test_what_ships_loads(target: str) -> None:
    path = shipped("en", target)
    assert path is not None
    assert path.stat().st_size < 4_000_000
    assert len(Lexicon.load(path)) > 1000
    assert shipped("en", "xx") is None


def test_what_is_no_lexicon_is_refused_whatever_it_is(tmp_path: Path) -> None:
    for name, data in (
        ("empty.npz", b""),
        (
            "one.npy",
            b"\x93NUMPY\x01\x00v\x00"
            + b"{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }".ljust(117)
            + b"\n"
            + bytes(8),
        ),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(LexiconError, match="cannot be read as a lexicon"):
            Lexicon.load(tmp_path / name)


def test_a_lexicon_is_found_however_a_locale_is_written() -> None:
    assert shipped("EN_GB", "RU") == shipped("en", "ru") is not None
