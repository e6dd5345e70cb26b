"""Words broken at the end of a line: whose hyphen it is."""

from __future__ import annotations

import pytest

from translate.text import TextWords, joint


@pytest.mark.parametrize(
    ("locale", "before", "line", "joined"),
    [
        ("en", "a new infor-", "mation service", "a new information service"),
        ("en", "in the follow-", "ing months", "in the following months"),
        ("en", "the well-", "known author", "the well-known author"),
        ("en", "the vice-", "president left", "the vice-president left"),
        ("en", "a twenty-", "five year plan", "a twenty-five year plan"),
        ("en", "an Anglo-", "American firm", "an Anglo-American firm"),
        ("en", "the INFOR-", "MATION", "the INFORMATION"),
        ("en", "COVID-", "19 rules", "COVID-19 rules"),
        ("en", "in pre-", "and post-war clothes", "in pre- and post-war clothes"),
        ("en", "a state-of-the-", "art bridge", "a state-of-the-art bridge"),
        ("en", "came late—", "and left", "came late—and left"),
        ("en", "came late —", "and left", "came late — and left"),
        ("en", "a soft infor\u00ad", "mation", "a soft information"),
        ("de", "ein Informa-", "tionsdienst", "ein Informationsdienst"),
        ("de", "Landes- und Stadt-", "rat", "Landes- und Stadtrat"),
        ("de", "Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("fr", "un gouverne-", "ment", "un gouvernement"),
        ("ru", "новое прави-", "тельство", "новое правительство"),
        ("zz", "infor-", "mation", "information"),  # no dictionary
        ("ja", "文字を", "書く", "文字を書く"),  # no spaces
        ("en", "no hyphen", "here", "no hyphen here"),
    ],
)
def test_joints(locale: str, before: str, line: str, joined: str) -> None:
    assert "".join(joint(before, line, TextWords((before, line), locale))) == joined


def test_the_text_itself_has_the_last_word() -> None:
    broken = ("the re-", "cover of the book")
    for other, joined in (("Why recover it?", "the recover"), ("A re-cover is cheap.", "the re-cover")):
        assert "".join(joint(*broken, TextWords((*broken, other), "en"))).startswith(joined)


def test_a_text_does_not_count_the_halves_that_it_breaks() -> None:
    assert TextWords(("an infor-", "mation desk", "or well-known"), "en").counts == {
        "an": 1, "desk": 1, "or": 1, "well-known": 1,
    }  # fmt: skip
