"""Plain text: every byte comes back; paragraphs and hard wraps are seen for what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.model import Article
from translate.project import articles

ODD = st.lists(st.sampled_from(["word " * 30, "\n  ", "\r", "a"]), max_size=6).map("".join) | st.text(
    st.sampled_from(list("ab .,\n\r\t\v\f\x1c\x85\u2028\u2029\xa0\u200b\u202e\u2066\ufeff\x01\x7f😀é世")), max_size=60
)


def parse(data: bytes) -> Article:
    return articles.parse(data, "a.txt", "en")


def texts(data: bytes) -> list[str]:
    article = parse(data)
    return [articles.source_text(article, p.id) for p in article.paragraphs]


@given(
    st.one_of(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), ODD),
    st.sampled_from([("", "utf-8"), ("\ufeff", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")]),
)
def test_serialize_parse_is_the_identity(text: str, encoding: tuple[str, str]) -> None:
    data = f"{encoding[0]}{text}".encode(encoding[1])
    assert articles.serialize(parse(data), {}) == data


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_is_read_and_its_translation_is_in_utf_16(charset: str) -> None:
    data = "\ufeffThe mayor left early.\r\n\r\nHe had a cold 😀.\r\n".encode(charset)
    assert texts(data) == ["The mayor left early.", "He had a cold 😀."]
    found = articles.serialize(parse(data), {1: "Мэр ушёл рано."})
    assert found == "\ufeffМэр ушёл рано.\r\n\r\nHe had a cold 😀.\r\n".encode(charset)


@given(ODD)
def test_targets_equal_to_their_sources_change_nothing(text: str) -> None:
    article = parse(text.encode())
    same = {p.id: articles.source_text(article, p.id) for p in article.paragraphs}
    assert articles.serialize(article, same) == text.encode()


@given(ODD)
def test_a_paragraph_begins_and_ends_with_visible_text(text: str) -> None:
    for number, paragraph in enumerate(parse(text.encode()).paragraphs, 1):
        assert paragraph.id == number
        assert paragraph.raw == paragraph.raw.strip() != ""
        assert paragraph.tail.strip() == ""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b" \r\n\t\n", []),
        (b"One.\n\nTwo.\n", ["One.", "Two."]),
        (b"One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        (b"One.\n \t \nTwo.", ["One.", "Two."]),  # a blank line may hold blanks
        (b"\n\n  One.\n", ["One."]),
        (b"Anna Smith\r\nYerevan", ["Anna Smith\nYerevan"]),  # a short line's break means something
        (b"One.\rTwo.\r\rThree.", ["One.\nTwo.", "Three."]),  # old Mac
        (b"Ends here\n\x0cbegins there.", ["Ends here", "begins there."]),  # a page break
        (b"A note\r\n\x0c \r\nTwo.", ["A note", "Two."]),
        (
            b"See\nhttps://example.org/" + b"x" * 120 + b"\nfor more.",
            ["See\nhttps://example.org/" + "x" * 120 + "\nfor more."],
        ),
        (b"A heading\n" + b"long " * 30 + b"\n  Three.", ["A heading", ("long " * 30).strip(), "Three."]),
    ],
)
def test_paragraphs_are_parted_by_blank_lines(data: bytes, expected: list[str]) -> None:
    assert texts(data) == expected


WRAPPED = """\
The quick brown fox jumps over the lazy dog and then it
runs away to the forest, where it lives with its large
family.

- one thing that is rather long and needs a second line
  to be said
- another
"""


def test_hard_wraps_are_undone_for_the_engine_and_list_items_are_not() -> None:
    assert texts(WRAPPED.encode()) == [
        "The quick brown fox jumps over the lazy dog and then it runs away to the forest, "
        "where it lives with its large family.",
        "- one thing that is rather long and needs a second line to be said\n- another",
    ]


LAYOUT = """\
> I have read your letter twice and I still do not know what you
> want from me, so I will come on Monday.

  1. The first item of this list is rather long and goes on to a
     second line, which is indented below the first.
  2. The second item is short.
"""


def test_wrapped_lines_keep_their_margins_and_others_are_not_wrapped() -> None:
    article = parse(LAYOUT.encode())
    assert [articles.source_text(article, n) for n in (1, 2)] == [
        "> I have read your letter twice and I still do not know what you want from me, so I will come on Monday.",
        "1. The first item of this list is rather long and goes on to a second line, which is indented below the first."
        "\n  2. The second item is short.",
    ]
    long = "слово " * 14 + "конец"
    shown = articles.serialize(article, {1: f"> {long}", 2: f"1. {long}\n  2. {long}"}).decode()
    assert (
        shown
        == f"""\
> {"слово " * 9}слово
> {"слово " * 4}конец

  1. {"слово " * 9}слово
     {"слово " * 4}конец
  2. {long}
"""
    )


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    text = b"The council opened a new infor-\nmation service in the follow-\ning months, which is a well-\nknown lie."
    whole = "The council opened a new information service in the following months, which is a well-known lie."
    assert texts(text) == [whole]


def test_soft_line_breaks_are_kept_and_other_controls_go() -> None:
    data = b"The Old\x0bBridge\x07\x0cToday.\n\nEnd.\n\x1a"
    article = parse(data)
    assert texts(data) == ["The Old\nBridge\nToday.", "End."]
    shown = articles.serialize(article, {1: "Alte\nBrücke\nHeute.", 2: "Ende."})
    assert shown.decode() == "Alte\x0bBrücke\x0cHeute.\n\nEnde.\n\x1a"


def test_fenced_code_is_one_paragraph() -> None:
    assert texts(b"Run:\n\n```sh\nmake\n\nmake it\n```\n\nWait.\n") == ["Run:", "```sh\nmake\n\nmake it\n```", "Wait."]


def test_a_headline_longer_than_the_lines_is_no_measure_of_their_width() -> None:
    head = (
        "A headline that nobody has wrapped, though it is much longer than the lines of the text below\nBy John Smith"
    )
    assert texts(f"{head}\n\n{WRAPPED}".encode())[1:] == texts(WRAPPED.encode())


def test_a_translated_paragraph_is_wrapped_at_the_width_of_its_source() -> None:
    article = parse(WRAPPED.replace("\n", "\r\n").encode())
    data = articles.serialize(article, {1: "слово " * 20 + "конец"})
    first = data.decode().split("\r\n\r\n")[0].split("\r\n")
    assert len(first) == 3
    assert max(map(len, first)) <= 55
    assert data.endswith(b"\r\n- another\r\n")


def test_only_the_translated_paragraph_changes() -> None:
    data = b"\xef\xbb\xbf\n\nOne.  \r\n\r\n\r\n  Two.\n\tThree \xe2\x80\xa8four\n\n"
    assert articles.serialize(parse(data), {1: "Eins."}) == data.replace(b"One.", b"Eins.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9\n", "a.txt: not UTF-8 (byte 0xe9 in line 1); convert it, e.g. iconv -t UTF-8"),
        (b"one\ntwo\xff", "a.txt: not UTF-8 (byte 0xff in line 2); convert it, e.g. iconv -t UTF-8"),
        (b"\x89PNG\0\0", "a.txt: binary file (NUL at byte 4); give plain text in UTF-8"),
        ("A mayor.\n".encode("utf-16-le"), "a.txt: UTF-16 without a byte order mark; save it as UTF-8"),
        ("A mayor.\n".encode("utf-16-be"), "a.txt: UTF-16 without a byte order mark; save it as UTF-8"),
        ("A mayor.\n".encode("utf-32"), "a.txt: UTF-32, which is not read; save it as UTF-8"),
        (
            "A mayor.\n".encode("utf-16") + b"x",
            "a.txt: not UTF-16, as its byte order mark says (truncated data at byte 18); save it as UTF-8",
        ),
        (b"\xff\xfea\0\0\xd8b\0", "a.txt: not UTF-16, as its byte order mark says"),
        ("A\0B".encode("utf-16"), "a.txt: binary file (U+0000 at character 1); give plain text"),
    ],
)
def test_what_is_not_utf8_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(data)
    assert str(error.value).startswith(message)


def test_a_paragraph_of_five_megabytes() -> None:
    data = b"A sentence of some words. " * 200_000
    article = parse(data)
    assert len(article.paragraphs) == 1
    assert articles.serialize(article, {}) == data
