"""The segmenter: golden files by language, the laws of segmentation, other scripts, texts made to be slow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from translate.model import Segment
from translate.text.segmenter import VERSION, segment

GOLDEN = Path(__file__).parents[2] / "golden" / "segmenter"
LOCALES = ("en", "ru", "pt-BR", "de", "fr", "es", "uk", "zh", "hy", "x-unheard-of", "")

# Text made of what the rules look at, so that they meet each other far more often than in arbitrary text.
PIECES = (
    *".!?…。！？।؟։,;:—-\"'“”«»„()[]（）「」*_",
    *" \t\n\r\u00a0\u2028\x85",
    *("Mr", "U.S", "a.m", "No", "г", "т. д", "J", "I", "5", "12", "3.5", "The", "he", "Smith", "said", "Yahoo", "。"),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def golden_lines(locale: str) -> list[str]:
    lines = (GOLDEN / f"{locale}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def split(text: str, locale: str) -> list[str]:
    return [piece.text for piece in segment(text, locale)]


@pytest.mark.parametrize(
    ("locale", "line"),
    [(locale, line) for locale in ("en", "ru", "pt") for line in golden_lines(locale)],
)
def test_golden(locale: str, line: str) -> None:
    sentences = line.split(" | ")
    assert split(" ".join(sentences), locale) == sentences


@pytest.mark.parametrize(("locale", "least"), [("en", 40), ("ru", 25), ("pt", 20)])
def test_golden_files_are_there(locale: str, least: int) -> None:
    assert len(golden_lines(locale)) >= least


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("de", "Am 3. Oktober kam Dr. Weiß. | Er blieb bis zum 12. November."),
        ("de", "Das gilt z. B. Kindern, d.h. Schülern der 4. Klasse. | Die anderen warten."),
        ("de", "„Wann?“, fragte sie. | „Morgen.“ | „Gut.“"),
        ("de", "»Komm!« | Er kam."),
        ("fr", "M. Le Goff a vu Mme Petit. | « Où est-il ? » demanda-t-elle. | « Ici. » | Il rit."),
        ("fr", "Vraiment ! | Oui, vers 50 av. J.-C. | Les Romains arrivent."),
        ("es", "¿Quién es? | ¡El Sr. Gómez! | Vive en EE. UU. | No vuelve."),
        ("es", "«Ya voy», dijo la Dra. Ruiz. | Ud. Manda aquí."),
        ("uk", "Він народився в м. Києві у 1990 р. | Потім виїхав."),
        ("it", "Il Dr. Rossi arriva. | Nessuno lo aspetta."),
        ("ka", "თბილისში წვიმდა. | ხალხი სახლში დარჩა."),
        ("ar", "هل عاد؟ | لا. | ربما غدا."),
        ("hi", "वह आया। | सब खुश थे।"),
        ("hy", "Նա եկավ։ | Բոլորը ուրախ էին։"),
    ],
)
def test_other_languages(locale: str, line: str) -> None:
    sentences = line.split(" | ")
    assert split(" ".join(sentences), locale) == sentences


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("zh", "她走了。|她没有回来！|为什么？|没人知道。"),
        ("zh", "“我知道。”|“好吧。”"),
        ("zh", "“你去哪儿？”她问。|没有回答。"),
        ("zh", '他说:"好。"|我们走吧。'),
        ("zh", "桥（谁会想念它？）被炸了。|（他错了。）|法院同意。"),
        ("zh", "！！ 她走了。|好。"),
        ("ja", "「行くの？」と彼女は聞いた。|返事はなかった。"),
        ("ja", "値段は３．５倍になった．|誰も買わない。"),
        ("hi", "वह आया।|सब खुश थे।"),
    ],
)
def test_marks_that_need_no_white_space(locale: str, line: str) -> None:
    sentences = line.split("|")
    assert split("".join(sentences), locale) == sentences


def test_line_breaks_are_boundaries_and_belong_to_the_tail() -> None:
    assert segment("Mr.\n Smith \r\n\r\n2 Main St.\u2028Leeds\n", "en") == (
        Segment("Mr.", "\n "),
        Segment("Smith", " \r\n\r\n"),
        Segment("2 Main St.", "\u2028"),
        Segment("Leeds", "\n"),
    )


def test_tails_keep_white_space_as_it_is() -> None:
    assert segment("One.  Two.\u00a0\tThree. ", "en") == (
        Segment("One.", "  "),
        Segment("Two.", "\u00a0\t"),
        Segment("Three.", " "),
    )


def test_a_mark_far_from_any_word_ends_a_sentence() -> None:
    assert split("One" + " " * 100 + ". Two.", "en") == ["One" + " " * 100 + ".", "Two."]


def test_a_megabyte_of_closing_brackets_is_segmented() -> None:
    text = "One." + ")" * 1_000_000 + "."
    assert split(f"{text} Two.", "en") == [text, "Two."]


def test_only_leading_white_space_makes_an_empty_segment() -> None:
    assert segment("  \nOne.", "en") == (Segment("", "  \n"), Segment("One.", ""))
    assert segment(" \n ", "en") == (Segment("", " \n "),)
    assert segment("", "en") == ()


@pytest.mark.parametrize("locale", ["en", "EN", "en-GB", "en_US", "en-Latn-US"])
def test_the_primary_subtag_chooses_the_language(locale: str) -> None:
    assert split("We saw Sen. Cole. It rained.", locale) == ["We saw Sen. Cole.", "It rained."]


@given(texts, st.sampled_from(LOCALES))
@example(" \n. . .\n", "en")
@example('。"\n 。', "zh")
def test_segments_join_back_to_the_text(text: str, locale: str) -> None:
    assert "".join(piece.text + piece.tail for piece in segment(text, locale)) == text


@given(texts, st.sampled_from(LOCALES))
def test_texts_are_bare_and_tails_are_white_space(text: str, locale: str) -> None:
    for index, piece in enumerate(segment(text, locale)):
        assert piece.text == piece.text.strip()
        assert piece.text or (index == 0 and piece.tail)
        assert not piece.tail.strip()


@given(texts, st.sampled_from(LOCALES))
def test_no_line_break_stays_inside_a_segment(text: str, locale: str) -> None:
    assert not any(mark in piece.text for piece in segment(text, locale) for mark in "\n\r\u2028\u2029")


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        ".",
        ". ",
        "A. ",
        "a.) A",
        "(",
        "(a.) A ",
        "\" ' ",
        " ",
        "\t.",
        '?" Smith ',
        "5. ",
        "。",
        "。”",
        '"。"と',
        "! ! ",
    ],
)
def test_a_megabyte_without_paragraphs_is_segmented(piece: str) -> None:
    """Would not end within the hour if any rule looked back or ahead over the whole paragraph."""
    for begin in ("", "Begin"):
        text = begin + piece * (1_000_000 // len(piece)) + "end"
        assert "".join(piece.text + piece.tail for piece in segment(text, "en")) == text


def test_version_is_a_whole_number() -> None:
    assert isinstance(VERSION, int)
