"""Numbered tags: what is written is read again, whatever characters stand beside the tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.markup import CodedText, CodeKind, NumberedTags

TAGS = NumberedTags(frozenset({3}), frozenset({4}))
PARTS = ["a", " ", "\\", "<", ">", "/", "1", "<1>", "</1>", "<2/>", "<3/>", "<4/>", "</2>", "<2>", "{1}", "\\<1>"]
PARTS += ['<5 alt="a cat"/>', '"', '<5 alt="', "/>", "<1/>"]
SOUP = st.lists(st.sampled_from(PARTS), max_size=16).map("".join)


@given(SOUP)
def test_what_is_written_is_read_again(text: str) -> None:
    coded = TAGS.lifted(text)
    again = TAGS.lifted(TAGS.written(coded).text)
    assert (again.plain, again.codes) == (coded.plain, coded.codes)


@given(SOUP)
def test_any_text_can_be_written_without_codes(text: str) -> None:
    coded = TAGS.lifted(TAGS.written(CodedText(text)).text)
    assert (coded.plain, coded.codes) == (text, ())


@given(SOUP)
def test_pairs_are_closed_and_nested(text: str) -> None:
    path = list[int]()
    for code in TAGS.lifted(text).codes:
        if code.kind is CodeKind.OPENING:
            path.append(code.pair)
        elif code.kind is CodeKind.CLOSING:
            assert path.pop() == code.pair
    assert not path


@pytest.mark.parametrize(
    ("text", "plain", "codes"),
    [
        ("a <1>b</1> c", "a b c", ["<1>", "</1>"]),
        ("a\\<1>b", "a<1>b", []),
        ("a\\\\<1>b</1>", "a\\b", ["<1>", "</1>"]),
        ("a<4/>b", "a\nb", ["<4/>"]),
        ("a <3/> b", "a {1} b", ["<3/>"]),
        ("<1>a</2>", "a", ["<1>", "</2>"]),
        ("a < 1 > <01> <x>", "a < 1 > <01> <x>", []),
    ],
)
def test_tags(text: str, plain: str, codes: list[str]) -> None:
    coded = TAGS.lifted(text)
    assert (coded.plain, [code.text for code in coded.codes]) == (plain, codes)


def test_a_text_inside_a_code() -> None:
    (code,) = TAGS.lifted('a <5 alt="x &amp; y"/>').codes
    assert [code.text[start:end] for start, end in code.subtexts] == ["x &amp; y"]
    assert TAGS.escaped('"a" & <b>') == "&quot;a&quot; &amp; &lt;b&gt;"


def test_many_codes_take_linear_time() -> None:
    text = "".join(f"<{n}>a</{n}>" for n in range(1, 10_001))
    coded = TAGS.lifted(text)
    assert len(coded.codes) == 20_000
    assert TAGS.written(coded).text == text
