"""Nothing that an engine cannot say is shown to it, and all of it stands in its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_engine import Scripted

from translate.machine import ladder, masked_text, masking, placing, routes, stand_ins
from translate.machine.engine import Attention, Decoding, Hypothesis, Request
from translate.machine.masking import Mask
from translate.machine.masking_engine import MaskingEngine
from translate.model import LocalePair
from translate.text import Rewritten
from translate.text.markup import CodedText

SAID = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?()'\"-%$/[]&*+=_áé“”—")


def translated(text: str, answer: Callable[[str], str], target: str = "ru") -> tuple[str, list[str]]:
    engine = Scripted(lambda query, how: [answer(query)])
    masked = MaskingEngine(engine, SAID.__contains__, "en", target)
    return masked.translate([Request(text)], Decoding())[0][0].text, engine.asked


def test_a_text_that_the_engine_can_say_reaches_it_as_it_is() -> None:
    assert translated("It rains: 5 %.", str.upper) == ("IT RAINS: 5 %.", ["It rains: 5 %."])


@pytest.mark.parametrize(
    ("text", "asked", "answer", "expected"),
    [
        ("Mayor Иванов left.", "Mayor X1 left.", "Мэр X1 ушёл.", "Мэр Иванов ушёл."),
        ("Mayor Иванов left.", "Mayor X1 left.", "Мэр Х1 ушёл.", "Мэр Иванов ушёл."),
        ("The firm™ left.", "The firm X1 left.", "Фирма X1 ушла.", "Фирма™ ушла."),
        ("About ±3 points.", "About 23 points.", "Около 23 пунктов.", "Около ±3 пунктов."),
        ("See § 5, X1.", "See X2, X1.", "См. X2, X1.", "См. § 5, X1."),
        ("It costs €1.20.", "It costs 1.20 euros.", "Стоит 1,20 евро.", "Стоит 1,20 евро."),
        ("Won 3–2, 4-1.", "Won 3-2, 4-1.", "Победа 3-2, 4-1.", "Победа 3–2, 4-1."),
        ("A naïve man.", "A naive man.", "Наивный.", "Наивный."),
    ],
)
def test_stand_ins_and_what_they_stand_for(text: str, asked: str, answer: str, expected: str) -> None:
    assert translated(text, {asked: answer}.__getitem__) == (expected, [asked])


def test_an_amount_that_the_engine_changes_is_written_by_rule() -> None:
    text, asked = translated("It costs €1.20.", lambda query: query.replace("It costs", "Стоит").replace("euros", "$"))
    assert (text, asked) == ("Стоит 1,20 евро.", ["It costs 1.20 euros.", "It costs X1."])


def test_a_label_that_is_lost_is_tried_as_another_and_last_put_beside_its_neighbours() -> None:
    text, asked = translated("The sign ≤ hangs in Riga 7 today.", lambda query: re.sub(r"X-?\d ", "", query))
    assert asked == [
        "The sign X1 hangs in Riga 7 today.",
        "The sign X-1 hangs in Riga 7 today.",
        "The sign hangs in Riga 7 today.",
    ]
    assert text == "The sign ≤ hangs in Riga 7 today."


def test_a_text_without_words_of_its_own_needs_no_engine() -> None:
    assert translated("Анна Берг, ≤ 5", str.upper) == ("Анна Берг, ≤ 5", [])


def test_attention_is_that_between_the_text_and_its_translation() -> None:
    class Attentive(Scripted):
        def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
            attention = Attention(("▁See", "▁X", "1", "."), ("▁См", ".", "▁X", "1", "."), bytes(range(20)))
            return [(Hypothesis("См. X1.", 0.0, attention),) for _ in requests]

    engine = MaskingEngine(Attentive(lambda query, how: []), SAID.__contains__, "en", "ru")
    found = engine.translate([Request("See Анна Б.")], Decoding(attention=True))[0][0]
    assert found.text == "См. Анна Б."
    assert found.attention is not None
    assert (found.attention.source, found.attention.target) == (("▁See", "▁Анна Б", "."), ("▁См", ".", "▁Анна Б", "."))
    assert list(found.attention.hundredths) == [0, 3, 3, 4, 11, 7, 10, 23, 13, 16, 35, 19]


def test_what_was_cut_out_is_put_beside_what_it_stood_beside() -> None:
    def put(text: str, span: str, answer: str, attention: Attention | None = None) -> str:
        at = text.index(span)
        masks = [Mask(at, at + len(span), span, span)]
        query = placing.cut(text, masks)
        return placing.placed(text, masks, query, Hypothesis(answer, 0.0, attention)).text

    assert put("A ≤ Riga", "≤", "B Riga") == "B ≤ Riga", "the same word after it"
    assert put("In Riga ≤ it is", "≤", "Там Riga и есть") == "Там Riga ≤ и есть", "the same word before it"
    assert put("≤ it is", "≤", "«Вот так»") == "«≤ Вот так»", "at the start"
    assert put("so it is ≤.", "≤", "вот так.") == "вот так ≤.", "at the end"
    assert put("so firm™ is", "™", "вот фирма такая") == "вот фирма™ такая", "in proportion"
    attention = Attention(("▁so", "▁firm", "▁is"), ("▁вот", "▁фирма", "▁есть"), bytes([9, 0, 0, 0, 0, 90, 0, 80, 0]))
    assert put("so ≤ firm is", "≤", "вот фирма есть", attention) == "вот фирма ≤ есть", "by attention"


def test_a_number_stays_glued_to_what_it_is_glued_to() -> None:
    text = "It is 5km to gate 31."
    form = masked_text.numbered(Rewritten(text), masking.number_masks(text, "en", "ru"))
    assert form.query.text == "It is 15km to gate 21."
    restored = form.restored("До выхода 21 15 км.")
    assert restored is not None
    assert restored.text == "До выхода 31 5 км."


def test_no_number_stands_in_for_itself_or_for_its_neighbour() -> None:
    text = "Around 11:29 they left."
    form = masked_text.numbered(Rewritten(text), masking.number_masks(text, "en", "ru"))
    assert form.query.text == "Around 15:39 they left."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Henry VIII met John XXIII.", ["VIII", "XXIII"]),
        ("From 28 June to 2 July 1998.", ["28", "2 июля 1998 года"]),
        ("Call +49 (0)30 1234-5600 or 112.", ["+49 (0)30 1234-5600", "112"]),
        ("It costs R$30 or 3 lakh rupees.", ["30 реалов", "300\u00a0000 рупий"]),
    ],
)
def test_facts_are_carried_by_value_or_to_the_letter(text: str, kept: list[str]) -> None:
    assert [mask.target for mask in masking.fact_masks(text, "en", "ru")] == kept


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It is $1.99/lb, or €3.50/kg.", ["1,99 доллара/фнт", "3,50 евро/кг"]),
        ("Gold: $1,950/oz.", ["1\u00a0950 долларов/унц"]),
        ("It is $5 and/or 10 km/h, 3/4.", []),
    ],
)
def test_a_price_of_a_measure_is_one(text: str, written: list[str]) -> None:
    assert [mask.target for mask in masking.rate_masks(text, "en", "ru")] == written


def test_a_stand_in_counts_only_if_it_is_there_once() -> None:
    assert stand_ins.found("X1", "См. Х1.") == (4, 6)
    assert stand_ins.found("X-1", "См. X–1.") == (4, 7)
    assert stand_ins.found("X1", "X1 и X1") is None
    assert stand_ins.found("X1", "X12") is None


@given(st.text(st.sampled_from("ab 5.±≤яг²(“™#"), max_size=30), st.sampled_from(["", "X1", "a 5", "X1 X2 X-1", "«да»"]))
def test_no_sign_is_ever_lost(text: str, answer: str) -> None:
    found, _ = translated(text, lambda query: answer)
    assert [char for char in found if char in "±≤яг²™#"] == [char for char in text if char in "±≤яг²™#"]


@pytest.mark.parametrize(("target", "word"), [("ru", "евро"), ("pt", "euros")])
def test_with_real_engines_nothing_is_lost_or_left_untranslated(target: str, word: str) -> None:
    engine, pair = routes.load(routes.choose("auto", "en", target), 1), LocalePair("en", target)
    wanted = {
        "A ticket costs €20.": ("20", word),
        "Mayor Иванов left.": ("Иванов",),
        "Under § 5 of the law, it is 3 × 40.": ("§ 5", "3 × 40"),
        "Use {x y} if a ≒ 5.": ("{", "}", "≒ 5"),
    }
    rendered = ladder.render(map(CodedText, wanted), engine, pair, ladder.Search())
    found = {query.plain: one.text for query, one in rendered}
    assert all(one in found[text] for text, kept in wanted.items() for one in kept), found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At five to three it rang; at ten past three they came.", ["2:55", "3:10"]),
        ("From quarter to six until half past eight.", ["5:45", "8:30"]),
        ("It ends by half ten.", ["10:30"]),
        ("She left at twenty-five to one.", ["12:35"]),
        ("At half strength; half an hour.", []),
    ],
)
def test_clock_times_in_words_are_said_in_figures(text: str, said: list[str]) -> None:
    assert [mask.spoken for mask in masking.quantity_masks(text, "en", "ru") if mask.spoken] == said


@pytest.mark.parametrize(
    ("text", "end"),
    [("It is 5 in. wide.", 11), ("It is 5 in. x 7 in. in all.", 11), ("It is 5 in.", 10)],
)
def test_the_stop_of_a_unit_belongs_to_it_where_the_sentence_goes_on(text: str, end: int) -> None:
    assert masking.quantity_masks(text, "en", "ru")[0].end == end
