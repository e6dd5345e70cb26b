"""Placeholders of messages: each is a code that is read as a word; written again the text is the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.markup import DOUBLED, FLUENT, MESSAGE, PLURAL, XML_MESSAGE, CodeKind, PatternMarkup

PIECES = [
    "Hello",
    " ",
    "%s",
    "%1$d",
    "%%",
    "%",
    "{name}",
    "{0}",
    "{{x}}",
    "{",
    "}",
    "$t(a)",
    "$x",
    "$",
    "%{y}",
    "#",
    "'",
]
PIECES += ["'", "<b>", "</b>", "<", ">", "&", "&amp;", "''", "'{'", "{1}", "1", "{ $x }", "<br>", "@:a.b", "n", "дом"]
MARKUPS = [MESSAGE, PLURAL, DOUBLED, XML_MESSAGE, FLUENT]
EACH = pytest.mark.parametrize("markup", MARKUPS, ids=["message", "plural", "doubled", "xml", "fluent"])


@EACH
@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_written_again_it_is_the_same(markup: PatternMarkup, text: str) -> None:
    found = markup.lifted(text)
    again = markup.lifted(markup.written(found).text)
    assert again.plain == found.plain
    assert again.codes == found.codes
    path = []
    for code in found.codes:
        assert found.plain.startswith(code.stand_in, code.at)
        if code.kind is CodeKind.OPENING:
            path.append(code.pair)
        elif code.kind is CodeKind.CLOSING:
            assert path.pop() == code.pair
    assert not path


@pytest.mark.parametrize(
    ("markup", "text", "plain"),
    [
        (MESSAGE, "100% sure, 5 % less, 3 %", "100% sure, 5 % less, 3 %"),
        (MESSAGE, "It costs $5 or {a lot of words here}.", "It costs $5 or {a lot of words here}."),
        (MESSAGE, "%d%% of %@", "{1}{2} of {3}"),
        (MESSAGE, "{count} of {total, number}", "{1} of {2}"),
        (MESSAGE, "Page # 1", "Page # 1"),
        (PLURAL, "# pages of {book}", "{1} pages of {2}"),
        (DOUBLED, "It''s {0}", "It's {1}"),
        (MESSAGE, "Use {1} and {name}", "Use {2} and {3}"),
        (XML_MESSAGE, "Tom &amp; <b>Jerry</b>", "Tom & Jerry"),
        (XML_MESSAGE, '<xliff:g id="a">%s</xliff:g> is here', "{1} is here"),
        (FLUENT, '{ DATETIME($d, month: "long") } and { -brand }', "{1} and {2}"),
        (MESSAGE, "A <0>link</0> and <br/>a line", "A link and \na line"),
        (MESSAGE, 'Line one<br>line two <img src="a" alt="A cat">', "Line one\nline two "),
    ],
)
def test_what_is_read(markup: PatternMarkup, text: str, plain: str) -> None:
    assert markup.lifted(text).plain == plain
    assert markup.written(markup.lifted(text)).text == text


@EACH
@pytest.mark.parametrize("text", ["{name} " * 10_000, "{" * 50_000, "'{" * 20_000, "%(" * 20_000, "<b>x</b>" * 10_000])
def test_ten_thousand_codes(markup: PatternMarkup, text: str) -> None:
    start = time.process_time()
    markup.written(markup.lifted(text))
    assert time.process_time() - start < 3
