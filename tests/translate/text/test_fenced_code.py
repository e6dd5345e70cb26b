"""Fenced code, as in Markdown, and rows of the same marks that are no fences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text import fences, segment
from translate.text.fenced_code import fenced_lines


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Run:\n```sh\nmake\n\nmake it\n```\nThen wait.", ["```sh\nmake\n\nmake it\n```"]),
        ("~~~\na\n~~~\n\n```\nb\n```", ["~~~\na\n~~~", "```\nb\n```"]),
        ("  ```\n  make\n  ```\n", ["```\n  make\n  ```"]),
        ("```\nnever closed", []),
        ("```\n~~~\nb\n```", ["```\n~~~\nb\n```"]),
        ("Title\n~~~~~~~~~\ntext\n~~~~~~~~~\nmore", []),  # a rule, or an underlined title
        ("Inline ```code``` stays text", []),
    ],
)
def test_fences(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in fences(text)] == code


def test_code_is_one_segment() -> None:
    found = [piece.text for piece in segment("Run it. Now:\n```\nmake. All.\n```\nThen wait. Go.", "en")]
    assert found == ["Run it.", "Now:", "```\nmake. All.\n```", "Then wait.", "Go."]


@given(st.lists(st.sampled_from(["```", "~~~", "```sh", "a", "", "  ```"]), max_size=9))
def test_lines_and_spans_agree_and_segments_join(lines: list[str]) -> None:
    text = "\n".join(lines)
    inside = sum(text[start:end].count("\n") + 1 for start, end in fences(text))
    assert inside == sum(fenced_lines(lines))
    assert "".join(piece.text + piece.tail for piece in segment(text, "en")) == text
