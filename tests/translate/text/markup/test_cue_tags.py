"""Markup of subtitles: tags are codes, what is no tag stays a text."""

from __future__ import annotations

import pytest

from translate.text.markup import SUBRIP, SUBSTATION, WEBVTT, PatternMarkup


@pytest.mark.parametrize(
    ("markup", "text", "plain", "codes"),
    [
        (SUBRIP, 'A <font color="#fff">red</font> hat', "A red hat", ['<font color="#fff">', "</font>"]),
        (SUBRIP, "a < b, <3, <unknown>", "a < b, <3, <unknown>", []),
        (SUBRIP, r"Up {\an8}there", "Up there", [r"{\an8}"]),
        (SUBRIP, "A {brace} stays", "A {brace} stays", []),
        (WEBVTT, "<c.loud.red>Go</c> &amp; stop", "Go & stop", ["<c.loud.red>", "</c>"]),
        (WEBVTT, "<v Anna Smith>Hi", "Hi", ["<v Anna Smith>"]),
        (WEBVTT, "Word <00:01.500>word", "Word word", ["<00:01.500>"]),
        (SUBSTATION, r"A {\i1}word{\i0}\hhere", "A word\u00a0here", [r"{\i1}", r"{\i0}"]),
        (SUBSTATION, r"{\k20}Ka{\k30}ra", "Kara", [r"{\k20}", r"{\k30}"]),
        (SUBSTATION, r"{\p1}m 0 0 l 9 9{\p0}Sign", "Sign", [r"{\p1}m 0 0 l 9 9{\p0}"]),
        (SUBSTATION, r"{a comment}Text", "Text", ["{a comment}"]),
    ],
)
def test_tags_are_codes(markup: PatternMarkup, text: str, plain: str, codes: list[str]) -> None:
    found = markup.lifted(text)
    assert (found.plain, [code.text for code in found.codes]) == (plain, codes)
    if r"\h" not in text:
        assert markup.written(found).text == text


def test_webvtt_escapes_what_would_be_markup() -> None:
    found = WEBVTT.lifted("a &lt;b&gt; &amp;amp; --&gt;")
    assert found.plain == "a <b> &amp; -->"
    assert WEBVTT.written(found).text == "a &lt;b> &amp;amp; --&gt;"
