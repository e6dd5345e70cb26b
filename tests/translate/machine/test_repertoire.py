"""What a vocabulary can say is asked of the model: an extended one says more."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from translate.machine.argos import BUILT_IN
from translate.machine.repertoire import Repertoire

# A file without any sign of its own: pieces of the built-in model are added to it by hand.
SOURCE, TARGET = BUILT_IN / "sentencepiece.model", BUILT_IN / "target.model"


def extended(model: bytes, sign: str) -> bytes:
    """A model with one more user-defined piece (field 1 of ModelProto: piece 1, score 2, type 3)."""
    text = sign.encode()
    piece = bytes([0x0A, len(text)]) + text + b"\x15" + struct.pack("<f", 0.0) + b"\x18\x04"
    return model + bytes([0x0A, len(piece)]) + piece


def test_characters_without_a_piece_and_those_that_the_normaliser_changes_are_not_said() -> None:
    says = Repertoire.load(SOURCE).says
    assert all(map(says, "aZ7 .,%$&é"))
    assert not any(map(says, "\u2402\u4e2d\u2252\u2a00\U0001f600"))  # no piece
    assert not any(map(says, "\ufb01\u2167"))  # rewritten: the ligature fi, the numeral VIII


def test_a_sign_with_a_piece_of_its_own_is_said(tmp_path: Path) -> None:
    path = tmp_path / "extended.model"
    path.write_bytes(extended(SOURCE.read_bytes(), "\u2252"))
    assert Repertoire.load(path).says("\u2252")
    assert not Repertoire.load(path).says("\u2a00")


def test_bytes_are_no_pieces() -> None:
    says = Repertoire.load(TARGET).says  # falls back to bytes
    assert says("я")
    assert not says("\u2252")


@pytest.mark.parametrize("data", [b"", b"not a model"])
def test_of_what_is_no_model_nothing_is_said_to_be_missing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.model"
    path.write_bytes(data)
    assert Repertoire.load(path).says("\u2252")
    assert Repertoire.load(tmp_path / "gone.model").says("\u2252")
