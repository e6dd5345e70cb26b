"""Applying and composing edits."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glossary.enforcement.edits import apply, compose, forward
from glossary.model import Edit


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edits.append(Edit(start, end, text[start:end], draw(st.text("xyz", max_size=4))))
    return edits


@given(st.data(), st.text("abcdef ", min_size=1, max_size=30))
def test_two_rounds_become_one(data: st.DataObject, text: str) -> None:
    first = data.draw(edited(text))
    middle = apply(text, first)
    second = data.draw(edited(middle))
    together = compose(text, first, second)
    assert apply(text, together) == apply(middle, second)
    assert all(text[edit.start : edit.end] == edit.old for edit in together)
    assert all(left.end <= right.start for left, right in pairwise(together))


def test_where_a_place_goes() -> None:
    edits = [Edit(4, 7, "old", "newer")]
    assert [forward(place, edits) for place in (0, 4, 8)] == [0, 4, 10]
