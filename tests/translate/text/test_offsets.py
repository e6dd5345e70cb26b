"""Spans of a rewritten text, moved there and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.offsets import Rewritten


def rewritten(text: str, *rounds: dict[str, str]) -> Rewritten:
    found = Rewritten(text)
    for new in rounds:
        matches = re.finditer("|".join(map(re.escape, new)), found.text)
        found = found.changed((match.start(), match.end(), new[match[0]]) for match in matches)
    return found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the lake", "the lake"),
        ("lake", "lake"),
        ("'lake", "«\u00a0lake"),  # a changed character at its edge is in it
        ("ake'", "ake\u00a0»"),
        ("is", "was"),
        ("i", "was"),  # a part of what was changed is all that it became
        ("ar", "a long way"),
    ],
)
def test_a_span_moves_with_its_characters(word: str, expected: str) -> None:
    text = "See 'the lake', 'lake' is far."
    found = rewritten(text, {"is": "was", "far": "a long way"})
    found = found.changed(
        (at.start(), at.end(), ("«\u00a0", "\u00a0»")[n % 2]) for n, at in enumerate(re.finditer("'", found.text))
    )
    assert found.text == "See «\u00a0the lake\u00a0», «\u00a0lake\u00a0» was a long way."
    start, end = found.offsets.forward((text.index(word), text.index(word) + len(word)))
    assert found.text[start:end] == expected


def test_what_is_put_in_beside_a_span_is_not_in_it() -> None:
    found = Rewritten("lake").changed([(0, 0, "the "), (4, 4, ".")])
    assert (found.text, found.offsets.forward((0, 4))) == ("the lake.", (4, 8))
    assert found.offsets.inverse().forward((4, 8)) == (0, 4)


@given(st.text("abx", max_size=20), st.data())
def test_unchanged_characters_come_back_to_their_place(text: str, data: st.DataObject) -> None:
    letters = data.draw(st.lists(st.sampled_from(["", "y", "yz", "yyy"]), min_size=3, max_size=3))
    found = rewritten(text, {"x": letters[0], "b": letters[1]}, {"y": letters[2]})
    back = found.offsets.inverse()
    for at in (n for n, letter in enumerate(text) if letter == "a"):
        start, end = found.offsets.forward((at, at + 1))
        assert found.text[start:end] == "a"
        assert back.forward((start, end)) == (at, at + 1)
