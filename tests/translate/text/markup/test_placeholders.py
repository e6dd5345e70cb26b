"""Placeholders of messages: each is a code that is read as a word; written again the text is the same."""

from __future__ import annotations

import pytest

from translate.text.markup import DOUBLED, FLUENT, MESSAGE, PLURAL, XML_MESSAGE, PatternMarkup


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
