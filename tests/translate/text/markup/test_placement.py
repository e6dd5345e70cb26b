"""Codes are placed in a translation around and beside the words that render theirs; none is lost or made up."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from angle_markup import ANGLES
from hypothesis import example, given
from hypothesis import strategies as st

from translate.model import LocalePair
from translate.terms import word_links
from translate.text.markup import CodedText, Links, Stretch, no_links, placed

RU = word_links(LocalePair("en", "ru"))

GOLDEN = Path(__file__).parents[3] / "golden" / "markup" / "placement.txt"
CASES = [line for line in GOLDEN.read_text("utf-8").splitlines() if not line.startswith("#")]


def shown(source: str, target: str, links: Links = RU) -> str:
    coded = ANGLES.lifted(source)
    whole = [Stretch((0, len(coded.plain)), (0, len(target)))]
    return ANGLES.written(placed(coded, target, whole, links).text).text


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    source, target, expected = case.split(" | ")
    assert shown(source, target) == expected


def test_a_pair_over_two_sentences_opens_in_one_and_closes_in_the_other() -> None:
    coded = ANGLES.lifted("He left <b>Paris. The war</b> went on.")
    target = "Он покинул Париж. Война продолжалась."
    stretches = [Stretch((0, 14), (0, 17)), Stretch((15, len(coded.plain)), (18, len(target)))]
    made = ANGLES.written(placed(coded, target, stretches, RU).text).text
    assert made == "Он покинул <b>Париж. Война</b> продолжалась."


def test_a_guess_is_told() -> None:
    coded = ANGLES.lifted("It is <b>grue</b> here.")
    found = placed(coded, "Ааа ббб ввв.", [Stretch((0, 16), (0, 12))], no_links)
    assert [code.text for code in found.unsure] == ["<b>"]
    assert not placed(ANGLES.lifted("<b>Grue.</b>"), "Ааа.", [Stretch((0, 5), (0, 4))], no_links).unsure


def test_no_guess_is_inside_an_address() -> None:
    made = shown("It is at https://ex.com/a/b for <b>more</b> and <i>all</i><fn/>.", "Это https://ex.com/a/b.")
    assert "https://ex.com/a/b" in made
    same = "<b>https://ex.</b>com/a is <i>https://ex.com/b</i>"
    assert shown(same, "https://ex.com/b и https://ex.com/a") == "<i>https://ex.com/b</i> и <b>https://ex.</b>com/a"


@pytest.mark.parametrize(
    ("source", "target", "terms", "expected"),
    [
        ("The <b>mill</b> burned.", "Завод горел.", {"mill": "Завод"}, "<b>Завод</b> горел."),
        ("The <b>mill burned</b>.", "Завод горел.", {"mill": "Завод"}, "<b>Завод горел</b>."),
        ("The old <b>mill</b>s.", "Старые заводы.", {"mills": "заводы"}, "Старые <b>заводы</b>."),
        ("The <b>grue</b> zots.", "Аа ббб.", {"grue": "ббб"}, "Аа <b>ббб</b>."),
        ("A <b>grue</b> and <i>zot</i>.", "Ааа и ббб.", {"grue": "ббб", "zot": "Ааа"}, "<i>Ааа</i> и <b>ббб</b>."),
        ("A <b>grue <i>zot</i></b> is.", "Есть аа бб.", {"grue zot": "аа бб"}, "Есть <b>аа <i>бб</i></b>."),
        ("The con<b>trol pan</b>el is.", "Есть пульт.", {"control panel": "пульт"}, "Есть <b>пульт</b>."),
        ("A grue zot<fn/> is.", "Аа бб есть.", {"grue zot": "Аа бб"}, "Аа бб<fn/> есть."),
        ("It is <fn/>grue zot.", "Есть аа бб.", {"grue zot": "аа бб"}, "Есть <fn/>аа бб."),
        ("A <b></b>grue zots.", "Вв ааа.", {"grue": "ааа"}, "Вв <b></b>ааа."),
    ],
)
def test_what_is_known_comes_before_the_links(source: str, target: str, terms: dict[str, str], expected: str) -> None:
    coded = ANGLES.lifted(source)
    whole = [Stretch((0, len(coded.plain)), (0, len(target)))]
    known = [Stretch(_where(coded.plain, term), _where(target, rendering)) for term, rendering in terms.items()]
    assert ANGLES.written(placed(coded, target, whole, RU, known).text).text == expected


def test_the_rest_of_a_compound_keeps_its_links() -> None:
    coded = ANGLES.lifted("The mill-owner <b>Paris</b>.")
    target = "Владелец завода Париж."
    known = [Stretch(_where(coded.plain, "mill"), _where(target, "завода"))]
    whole = [Stretch((0, len(coded.plain)), (0, len(target)))]
    made = ANGLES.written(placed(coded, target, whole, RU, known).text).text
    assert made == "Владелец завода <b>Париж</b>."


def _where(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


PIECES = st.sampled_from(["the ", "bridge ", "<b>", "<i>", "</>", "<fn/>", "[[x]]", ". ", "closed ", "\n", "Paris "])


def balanced(pieces: list[str]) -> str:
    """The pieces with every pair closed."""
    found, open_ones = "", list[str]()
    for piece in pieces:
        if piece == "</>":
            found += f"</{open_ones.pop()}>" if open_ones else ""
            continue
        open_ones += [piece[1]] if piece in ("<b>", "<i>") else []
        found += piece
    return found + "".join(f"</{name}>" for name in reversed(open_ones))


@given(
    st.lists(PIECES, max_size=25), st.lists(st.sampled_from(["мост ", "закрыт ", "Париж ", ". ", "{1} "]), max_size=12)
)
@example(["the "] * 3 + ["<b>"] + ["the "] * 6 + ["</>", "the ", "the ", "<b>", "the "], ["мост "] * 2)
@example(["the ", "<b>", "</>", "<b>", "[[x]]"], ["Париж ", "мост "])
@example(["the ", "<b>", "<fn/>", "\n", "the "], ["мост "])
def test_every_code_is_there_once_and_pairs_are_nested(pieces: list[str], words: list[str]) -> None:
    source, target = ANGLES.lifted(balanced(pieces)), "".join(words)
    stretches = [Stretch((0, len(source.plain)), (0, len(target)))]
    made: CodedText = placed(source, target, stretches, RU).text
    assert sorted(code.text for code in made.codes) == sorted(code.text for code in source.codes)
    assert [code.at for code in made.codes] == sorted(code.at for code in made.codes)
    again = ANGLES.lifted(ANGLES.written(made).text)  # fails where a pair is crossed
    assert [code.text for code in again.codes] == [code.text for code in made.codes]


def test_ten_thousand_codes_take_linear_time() -> None:
    def spent(count: int) -> float:
        source = ANGLES.lifted("<b>Paris</b> is <i>big</i><fn/>. " * count)
        ends = [n * 14 for n in range(count)]
        target = "Париж большой. " * count
        stretches = [Stretch((n * 14, n * 14 + 13), (n * 15, n * 15 + 14)) for n in range(len(ends))]
        start = time.process_time()
        assert not placed(source, target, stretches, RU).unsure
        return time.process_time() - start

    spent(10)
    assert min(spent(2000) for _ in range(2)) < 20 * max(spent(200), 0.05)


def test_without_links_a_code_goes_around_as_many_words_in_the_same_order() -> None:
    made = shown("See <a>the new map</a> here.", "Šéé thé ñéw màp héré.", no_links)
    assert made == "Šéé <a>thé ñéw màp</a> héré."
