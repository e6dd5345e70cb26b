"""The laws of every markup that a pattern finds: of subtitles, and of messages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_laws import assert_read_again

from translate.text.markup import (
    DOUBLED,
    FLUENT,
    MESSAGE,
    PLURAL,
    SUBRIP,
    SUBSTATION,
    WEBVTT,
    XML_MESSAGE,
    PatternMarkup,
)

TAGS = ["Hello", " ", "<i>", "</i>", "<b>", "</b>", "<", ">", "&", "&amp;", "&lt;", "{", "}", r"{\an8}", r"{\i1}"]
TAGS += [r"{\i0}", r"\h", r"\N", "<c.a>", "</c>", "<00:01.000>", "i", "{1}", "<font a=b>", "</font>", "<br>", "--"]
TAGS += ["дом"]
PLACEHOLDERS = ["Hello", " ", "%s", "%1$d", "%%", "%", "{name}", "{0}", "{{x}}", "{", "}", "$t(a)", "$x", "$", "%{y}"]
PLACEHOLDERS += ["#", "'", "<b>", "</b>", "<", ">", "&", "&amp;", "''", "'{'", "{1}", "1", "{ $x }", "<br>", "@:a.b"]
PLACEHOLDERS += ["n", "дом"]
MARKUPS = {"srt": SUBRIP, "vtt": WEBVTT, "ass": SUBSTATION}
MARKUPS |= {"message": MESSAGE, "plural": PLURAL, "doubled": DOUBLED, "xml": XML_MESSAGE, "fluent": FLUENT}
EACH = pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS)


@EACH
@given(st.sampled_from([TAGS, PLACEHOLDERS]).flatmap(lambda of: st.lists(st.sampled_from(of), max_size=10)))
def test_written_again_it_is_the_same(markup: PatternMarkup, pieces: list[str]) -> None:
    assert_read_again(markup, "".join(pieces))


@EACH
@pytest.mark.parametrize(
    "text",
    [
        "<i>x</i>" * 10_000,
        "<i>" * 10_000,
        "{" * 50_000,
        "<" * 50_000,
        r"{\p1}" * 10_000,
        "{name} " * 10_000,
        "'{" * 20_000,
        "%(" * 20_000,
    ],
)
def test_ten_thousand_codes(markup: PatternMarkup, text: str) -> None:
    start = time.process_time()
    markup.written(markup.lifted(text))
    assert time.process_time() - start < 3
