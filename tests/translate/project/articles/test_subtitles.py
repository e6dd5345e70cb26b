"""Subtitles: numbers, times, settings and tags stay to the byte; sentences are whole, and cut again at good places."""

from __future__ import annotations

import time

import pytest
from format_laws import assert_identity, assert_only_texts_change, texts
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.project import articles


def srt(*cues: str, gap: float = 0.1) -> bytes:
    """A SubRip file of some cues of two seconds each."""
    found, at = [], 1.0
    for n, cue in enumerate(cues, 1):
        found.append(f"{n}\n{clock(at)} --> {clock(at + 2)}\n{cue}\n")
        at += 2 + gap
    return "\n".join(found).encode()


def clock(at: float) -> str:
    return f"{int(at) // 3600:02}:{int(at) // 60 % 60:02}:{int(at) % 60:02},{int(at * 1000) % 1000:03}"


def read(data: bytes, name: str = "a.srt") -> list[str]:
    return texts(assert_identity(data, name))


def shown(data: bytes, targets: dict[int, str], name: str = "a.srt") -> list[str]:
    """The texts of the cues of a translated SubRip file."""
    new = articles.serialize(articles.parse(data, name, "en"), targets).decode()
    return [block.split("\n", 2)[2].rstrip("\n") for block in new.split("\n\n") if block.strip()]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (["He left early.", "She stayed."], ["He left early.", "She stayed."]),
        (["When the rain stopped,", "we went out."], ["When the rain stopped, we went out."]),
        (["When he came,", "I was gone."], ["When he came, I was gone."]),  # a comma is enough
        (["I never said", "that he was here", "at all."], ["I never said that he was here at all."]),
        (["I think...", "...that we are lost."], ["I think that we are lost."]),
        (["I am...", "...Batman."], ["I am Batman."]),
        (["I saw…", "nothing."], ["I saw nothing."]),
        (["He said --", "-- that is all."], ["He said that is all."]),
        (["I wonder...", "Anna is late."], ["I wonder...", "Anna is late."]),
        (["<i>It was the day</i>", "<i>of the fire.</i>"], ["It was the day of the fire."]),
        (["It was <b>the</b> day", "of the <i>fire</i>."], ["It was <b>the</b> day of the <i>fire</i>."]),
        (["(door closes)", "we are safe."], ["(door closes)", "we are safe."]),
        (["We wait", "[laughter]"], ["We wait", "[laughter]"]),
        (["He comes", "- who is it?"], ["He comes", "who is it?"]),  # another speaker
        (["- Yes.\n- and then", "he fell."], ["Yes.", "and then he fell."]),
        (["The Old Harbour\nOpen every day"], ["The Old Harbour", "Open every day"]),  # a title
        (["Tell me if\nAnna comes."], ["Tell me if Anna comes."]),
        (["One line\nand another."], ["One line and another."]),
        (["Where?\n-There."], ["Where?", "There."]),
        (["It is\n-5 degrees."], ["It is -5 degrees."]),
        (["He was - they say -\na king."], ["He was - they say - a king."]),
        ([r"{\an8}{\pos(1,2)}Look!"], ["Look!"]),
        ([r"{\i1}Stop{\i0} it!"], [r"{\i1}Stop{\i0} it!"]),
        (["<i>Look out!"], ["Look out!"]),  # never closed
        (["♪ Rain on the roof ♪"], ["Rain on the roof"]),
        (["1984"], []),
        ([""], []),
        (["...", "♪♪"], []),
        (["One\n \nTwo lines later."], ["One", "Two lines later."]),
        (["a < b and b > a"], ["a < b and b > a"]),
    ],
)
def test_what_is_said_is_read(cues: list[str], expected: list[str]) -> None:
    data = srt(*cues)
    assert read(data) == expected
    assert read(data.replace(b"\n", b"\r\n")) == expected
    assert read(b"\xef\xbb\xbf" + data) == expected


def test_another_voice_begins_a_sentence() -> None:
    body = srt("<v Anna>When I came,", "<v Anna>he was gone,", "<v Bob>and so was I.").decode().replace(",0", ".0")
    found = read(f"WEBVTT\n\n{body.replace(',1', '.1').replace(',2', '.2')}".encode(), "a.vtt")
    assert found == ["When I came, he was gone,", "and so was I."]


def test_a_long_pause_ends_a_sentence() -> None:
    assert read(srt("I never said", "that he was here.", gap=5)) == ["I never said", "that he was here."]


@pytest.mark.parametrize(
    ("cues", "target", "expected"),
    [
        (
            ["When the rain stopped,", "we went out to the garden."],
            "Когда дождь прекратился, мы вышли в сад.",
            ["Когда дождь прекратился,", "мы вышли в сад."],
        ),
        (["I think...", "...that we are lost."], "Думаю, что мы заблудились.", ["Думаю...", "...что мы заблудились."]),
        (
            ["<i>It was the day</i>", "<i>of the fire.</i>"],
            "Это был день пожара.",
            ["<i>Это был день</i>", "<i>пожара.</i>"],
        ),
        (
            ["It was <i>the first day</i>", "of the year."],
            "Это <i>был первый день нового года</i>.",
            ["Это <i>был первый день</i>", "<i>нового года</i>."],
        ),
        (["No, no", "no, no."], "Нет.", ["Нет.", "Нет."]),  # fewer words than cues: it stays on the screen
        (
            ["The committee has decided that the bridge will stay closed."],
            "Комитет решил, что мост останется закрытым до конца года.",
            ["Комитет решил, что мост\nостанется закрытым до конца года."],
        ),
        (["We met\nat the station."], "Мы встретились.", ["Мы встретились."]),
        (["We met at noon."], "Мы\nвстретились.", ["Мы\nвстретились."]),  # as a person wrote it
        (["We met", "at noon."], "Мы\nвстретились в полдень.", ["Мы", "встретились в полдень."]),
    ],
)
def test_a_sentence_is_cut_at_good_places(cues: list[str], target: str, expected: list[str]) -> None:
    assert shown(srt(*cues), {1: target}) == expected


def test_no_line_ends_with_a_short_word() -> None:
    source = srt("She put the book on the table in the big room.")
    (found,) = shown(source, {1: "Она положила книгу на стол в большой комнате у окна."})
    assert found.split("\n")[0].split()[-1] not in ("на", "в", "у")


def test_lines_are_those_of_the_language() -> None:
    source = srt("The council has closed the old bridge because it is too dangerous for cars.")
    (found,) = shown(source, {1: "市議会は古い橋を閉鎖しました。車には危険すぎるからです。"})
    assert all(len(line) <= 13 for line in found.split("\n"))
    assert found.replace("\n", "") == "市議会は古い橋を閉鎖しました。車には危険すぎるからです。"


PIECES = [
    "Hello", "there.", "...", "we go", "<i>", "</i>", r"{\an8}", "\n", "- ", "♪", ",", '<font color="red">', "</font>",
    "<v Anna>", "{", "}", "<", ">", "&", "&amp;", r"\N", r"\h", r"{\i1}", r"{\i0}", r"{\k20}", r"{\p1}m 0 0{\p0}", "42",
    "<00:00:01.500>", "<c.loud>", "</c>", "дом", " ", "\u00a0", "世界、", "<ruby>", "<rt>",
]  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=5)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(TEXTS, ENDS, st.booleans())
def test_subrip_is_identical_and_its_skeleton_stays(cues: list[str], end: str, has_mark: bool) -> None:
    data = srt(*cues).decode().replace("\n", end).encode("utf-16-le" if has_mark else "utf-8")
    data = b"\xff\xfe" + data if has_mark else data
    assert_only_texts_change(assert_identity(data, "a.srt"), data)


@given(TEXTS, ENDS)
def test_webvtt_is_identical_and_its_skeleton_stays(cues: list[str], end: str) -> None:
    body = srt(*cues).decode().replace(",", ".")
    data = f"WEBVTT - a file\n\nNOTE this stays\n\nSTYLE\n::cue {{ color: red }}\n\n{body}".replace("\n", end).encode()
    article = assert_identity(data, "a.vtt")
    assert_only_texts_change(article, data)
    assert not any("this stays" in text for text in texts(article))


def ass(*cues: str) -> bytes:
    head = "[Script Info]\nTitle: A film\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n"
    head += "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    times = ((f"0:00:{2 * n:02}.00", f"0:00:{2 * n + 2:02}.00") for n in range(len(cues)))
    rows = (f"Dialogue: 0,{a},{b},Default,,0,0,0,,{cue}" for cue, (a, b) in zip(cues, times, strict=True))
    return (head + "\n".join(rows) + "\nComment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,Not this\n").encode()


@given(TEXTS, ENDS)
def test_substation_is_identical_and_its_skeleton_stays(cues: list[str], end: str) -> None:
    data = ass(*(cue.replace("\n", r"\N") for cue in cues)).decode().replace("\n", end).encode()
    assert_only_texts_change(assert_identity(data, "a.ass"), data)


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ([r"{\an8\fad(200,200)}Look, a comma,\Nand a break."], ["Look, a comma, and a break."]),
        ([r"{\i1}All of it{\i0}"], ["All of it"]),
        ([r"A {\i1}word{\i0} here"], [r"A {\i1}word{\i0} here"]),
        ([r"{\k20}Ka{\k30}ra{\k20}oke"], [r"Ka{\k30}ra{\k20}oke"]),
        ([r"{\p1}m 0 0 l 100 0 100 100{\p0}"], []),
        ([r"{\p1}m 0 0 l 100 0{\p0}A sign"], ["A sign"]),
        ([r"- Who?\N- Me."], ["Who?", "Me."]),
        (["I never said", "that."], ["I never said that."]),
    ],
)
def test_dialogue_lines_are_read(cues: list[str], expected: list[str]) -> None:
    assert read(ass(*cues), "a.ass") == expected


def test_hard_spaces_and_breaks_of_substation() -> None:
    data = ass(r"One\htwo words,\Nand more words are there.", "A line that nobody has broken, however long it may be.")
    article = articles.parse(data, "a.ass", "en")
    assert articles.markup(article, 1).lifted(r"One\htwo").plain == "One\u00a0two"
    long = "Эту строку никто не разбивал, какой бы длинной она ни была."
    new = articles.serialize(article, {1: "Одно два слова, и здесь есть ещё много слов.", 2: long}).decode()
    assert r"Одно два слова,\Nи здесь есть ещё много слов." in new
    assert f",,0,0,0,,{long}\n" in new


VTT = """\
WEBVTT - Title that stays
X-TIMESTAMP-MAP=LOCAL:00:00:00.000

STYLE
::cue(.loud) { color: red }

REGION
id:fred

NOTE
A note stays.

intro
00:01.000 --> 00:03.000 position:10% line:0
<v Anna Smith>Tom &amp; Jerry are <c.loud>late</c>

00:03.000 --> 00:04.000
<v Bob>Really?
<v Anna>Yes, <00:00:03.500>really.
"""


def test_webvtt_is_read_and_written() -> None:
    data = VTT.encode()
    article = assert_identity(data, "a.vtt")
    assert texts(article) == ["Tom &amp; Jerry are <c.loud>late</c>", "Really?", "Yes, <00:00:03.500>really."]
    assert articles.markup(article, 1).lifted(texts(article)[0]).plain == "Tom & Jerry are late"
    new = articles.serialize(article, {1: "Том &amp; Джерри <c.loud>опаздывают</c>"}).decode()
    assert new == VTT.replace("Tom &amp; Jerry are <c.loud>late</c>", "Том &amp; Джерри <c.loud>опаздывают</c>")


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r"])
def test_cyrillic_charsets_are_read_and_kept(charset: str) -> None:
    data = srt("Мост был закрыт вчера вечером.").decode().encode(charset)
    assert read(data) == ["Мост был закрыт вчера вечером."]
    article = articles.parse(data, "a.srt", "ru")
    assert articles.serialize(article, {1: "The bridge was closed."}) == srt("The bridge was closed.")
    with pytest.raises(ArticleError, match=r"a.srt: its charset .* has no '\\xfc', .*; save it as UTF-8"):
        articles.serialize(article, {1: "Die Brücke"})


def test_quotes_of_windows_are_read_in_a_file_of_latin_letters() -> None:
    data = srt("He said “no” — it’s late…").decode().encode("cp1252")
    article = assert_identity(data, "a.srt")
    assert texts(article) == ["He said “no” — it’s late…"]
    assert articles.serialize(article, {1: "Он сказал: «Нет»…"}) == srt("Он сказал: «Нет»…").decode().encode("cp1251")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"Just a text.\n", "a.srt", "a.srt: no cue in it"),
        (b"Just a text.\n", "a.vtt", "a.vtt: its first line is not WEBVTT; give a WebVTT file"),
        (b"Just a text.\n", "a.ass", "a.ass: no section in it"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nCaf\xe9\n", "a.srt", "a.srt: not UTF-8 (byte 0xe9 in line 3)"),
    ],
)
def test_what_is_no_subtitle_is_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        articles.parse(data, name, "en")
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "a.ass"])
def test_an_empty_file(name: str) -> None:
    assert texts(assert_identity(b"", name)) == []


@pytest.mark.parametrize(
    "cues",
    [
        ["and on and on"] * 20_000,
        ["<i>" * 20_000 + "x"],
        ["{" * 20_000 + "x"],
        ["word <b>word</b> " * 5_000],
        ["- x\n" * 20_000],
        ["x" * 100_000],
    ],
)
def test_it_takes_linear_time(cues: list[str]) -> None:
    start = time.process_time()
    article = articles.parse(srt(*cues), "a.srt", "en")
    articles.serialize(article, {1: "слово " * 100})
    assert time.process_time() - start < 5
