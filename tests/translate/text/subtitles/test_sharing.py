"""A sentence shared among subtitles and lines: no word is lost, pairs stay pairs, cuts are where clauses meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.markup import SUBRIP, CodedText, CodeKind
from translate.text.subtitles import lines, longest_line, reading_finding, shares, width

TEXTS = st.lists(st.sampled_from(["мост", "a", "the", ",", ".", "<i>", "</i>", "<b>", "</b>", " ", "世界", "—"]))


def words(texts: list[CodedText]) -> str:
    return "".join("".join(one.plain for one in texts).split())


@given(TEXTS.map("".join), st.lists(st.floats(1, 50), min_size=1, max_size=5))
def test_no_word_is_lost_and_pairs_are_nested(text: str, weights: list[float]) -> None:
    source = SUBRIP.lifted(text)
    found = shares(source, weights)
    assert len(found) == len(weights)
    distinct = found[: next((n for n in range(1, len(found)) if found[n] is found[n - 1]), len(found))]
    assert words(distinct) == words([source])
    for one in found:
        path = []
        for code in one.codes:
            assert 0 <= code.at <= len(one.plain)
            if code.kind is CodeKind.OPENING:
                path.append(code.pair)
            elif code.kind is CodeKind.CLOSING:
                assert path.pop() == code.pair
        assert not path


@given(st.lists(st.text(st.sampled_from("абвгд,."), min_size=1, max_size=20), max_size=30).map(" ".join))
def test_lines_keep_to_the_limit(text: str) -> None:
    found = lines(CodedText(text), 39)
    assert " ".join(one.plain for one in found) == text
    if len(text) <= 39:
        assert len(found) == 1
    elif len(text) <= 76 - 20:
        assert all(len(one.plain) <= 39 for one in found)


@pytest.mark.parametrize(
    ("text", "weights", "expected"),
    [
        ("Когда дождь кончился, мы вышли в сад.", (20, 20), ["Когда дождь кончился,", "мы вышли в сад."]),
        ("Он сказал, что не придёт.", (10, 15), ["Он сказал,", "что не придёт."]),
        ("We went to the old house in the woods.", (10, 10), ["We went to the old house", "in the woods."]),
        ("Нет.", (3, 3, 3), ["Нет."] * 3),
        ("雨が止んだので、庭に出ました。", (10, 8), ["雨が止んだので、", "庭に出ました。"]),
        ("Eins zwei — drei vier.", (10, 10), ["Eins zwei —", "drei vier."]),
    ],
)
def test_a_sentence_is_cut_where_its_clauses_meet(text: str, weights: tuple[float, ...], expected: list[str]) -> None:
    assert [one.plain for one in shares(CodedText(text), weights)] == expected


def test_a_pair_is_closed_and_opened_again() -> None:
    found = shares(SUBRIP.lifted("<i>One <b>two three</b></i> four"), (7, 11))
    assert [SUBRIP.written(one).text for one in found] == ["<i>One <b>two</b></i>", "<i><b>three</b></i> four"]


def test_the_writing_system_tells_how_long_a_line_may_be() -> None:
    samples = {"Привет": 39, "Hello": 42, "世界の": 13, "世界": 16, "안녕": 16, "สวัสดี": 35, "مرحبا": 42, "": 42}
    assert {text: longest_line(text) for text in samples} == samples


def test_width_counts_what_is_seen() -> None:
    assert (width("ёлка"), width("е\u0308лка"), width("a\u200eb")) == (4, 4, 2)
    assert width("世界ab", is_wide=True) == 3


@pytest.mark.parametrize(
    ("text", "seconds", "locale", "message"),
    [
        ("Мост закрыт.", 2, "ru", ""),
        ("Мост закрыт.", 0, "ru", ""),
        ("а" * 39, 3, "ru", ""),
        ("а" * 40, 3, "ru", "a line of 40 characters, at most 39 are read at once"),
        ("a" * 40, 2, "en", ""),
        ("a\nb\nc", 2, "en", "3 lines, at most 2 are usual"),
        ("Мост закрыт уже вчера.", 1, "ru", "22 characters a second, at most 17 are read"),
        ("市議会は古い橋を閉鎖しました。", 4, "ja", "a line of 15 characters, at most 13 are read at once"),
        ("市議会は古い", 1, "ja", "6 characters a second, at most 4 are read"),
    ],
)
def test_what_is_hard_to_read_is_told(text: str, seconds: float, locale: str, message: str) -> None:
    assert reading_finding(text, seconds, locale) == message
