"""The ladder: each rung repairs what the one before could not, and what none can is left empty, with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy
import pytest
from scripted_engine import Scripted

from translate.machine import ladder, masked_text, masking, stand_ins
from translate.machine.engine import Decoding, at_once
from translate.machine.ladder import Rendering, Search
from translate.model import LocalePair
from translate.text import Rewritten, Span
from translate.text.markup import Code, CodedText, CodeKind, WordLinks

PAIR = LocalePair("en", "ru")


def render(text: str, answer: Callable[[str, Decoding], Sequence[str]]) -> tuple[Rendering, Scripted]:
    engine = Scripted(answer)
    return rendered(text, engine, PAIR), engine


def rendered(text: str, engine: Scripted, pair: LocalePair) -> Rendering:
    query = CodedText(text)
    return dict(ladder.render([query], engine, pair, Search()))[query]


def test_a_fit_answer_is_taken_at_once() -> None:
    found, engine = render("It rains today.", lambda text, how: ["Сегодня дождь."])
    assert found == Rendering("Сегодня дождь.", (), "plain")
    assert engine.asked == ["It rains today."]


def test_urls_and_placeholders_are_masked_and_survive_to_the_letter() -> None:
    text = "See https://a.example.org/x_y or write to X1 at me@example.org, %(name)s."
    found, engine = render(text, lambda query, how: [query.replace("See", "См.").replace("or write to", "или пишите")])
    assert engine.asked == ["See X2 or write to X1 at X3, X4."]
    assert found.text == "См. https://a.example.org/x_y или пишите X1 at me@example.org, %(name)s."


def test_a_label_that_comes_back_in_cyrillic_is_recognised() -> None:
    found, _ = render("See www.example.org today.", lambda query, how: ["Сегодня см. Х1."])
    assert found.text == "Сегодня см. www.example.org."


def test_another_hypothesis_stands_in_for_a_loop() -> None:
    loop, good = "Он он он он он он он.", "Он пришёл домой."
    found, _ = render("He came home.", lambda text, how: [loop] if how.hypotheses == 1 else [loop, good])
    assert (found.text, found.rung) == (good, "n-best")
    assert {finding.rule for finding in found.caught} == {"repetition"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They counted 2,317 people.", "Насчитали 2\xa0317 человек."),
        ("They counted 41 people.", "Насчитали 41 человек."),
    ],
)
def test_a_number_that_the_engine_loses_is_carried_by_another(text: str, expected: str) -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        number = next(word for word in query.split() if word[0].isdigit())
        safe = len(number) == 2 and number != "41"
        return [f"Насчитали {number if safe else '7'} человек."] * how.hypotheses

    found, _ = render(text, answer)
    assert (found.text, found.rung) == (expected, "numbers")


def test_stand_ins_for_numbers_take_the_same_plural() -> None:
    for number in ("1991", "2317", "101", "12", "5", "1,234", "30"):
        for stand_in in stand_ins.numbers_like(number):
            if number.isdigit() and number != "1991":
                assert (int(stand_in) % 10 in (0, 5, 6, 7, 8, 9)) == (
                    int(number) % 10 in (0, 5, 6, 7, 8, 9) or 10 < int(number) % 100 < 20
                )


def test_a_sentence_that_fails_whole_is_tried_in_clauses() -> None:
    parts = {
        "The lake rose this year;": "Озеро поднялось в этом году;",
        "the fish came back as well.": "рыба тоже вернулась.",
    }
    text = "The lake rose this year;  the fish came back as well."
    found, _ = render(text, lambda query, how: [parts.get(query, "да да да да да да да да")] * how.hypotheses)
    assert found.text == "Озеро поднялось в этом году;  рыба тоже вернулась."
    assert found.rung == "pieces"


def test_where_a_label_is_lost_the_text_around_it_is_translated() -> None:
    answers = {"Visit": "Посетите", "for the full report.": "ради полного отчёта."}
    found, _ = render(
        "Visit www.example.org for the full report.",
        lambda query, how: [answers.get(query, "Потеряно.")] * how.hypotheses,
    )
    assert found.text == "Посетите www.example.org ради полного отчёта."


def test_signs_that_the_engine_loses_are_masked_all() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        return [query.replace("The sign", "Знак").replace("hangs here", "висит тут").replace("≤", "")] * how.hypotheses

    found, engine = render("The sign ≤ hangs here.", answer)
    assert (found.text, found.rung) == ("Знак ≤ висит тут.", "signs")
    assert engine.asked[-1] == "The sign X1 hangs here."


def test_a_unit_that_the_engine_takes_for_another_is_said_in_words() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        speed = "80 миль в час" if "80 miles per hour" in query else "80 км/ч"
        return [f"Машина едет со скоростью {speed}."] * how.hypotheses

    found, engine = render("The car does 80 mph.", answer)
    assert (found.text, found.rung) == ("Машина едет со скоростью 80 миль в час.", "spoken")
    assert engine.asked[-1] == "The car does 80 miles per hour."
    assert "unit" in {finding.rule for finding in found.caught}


def test_an_hour_that_the_engine_takes_for_another_is_said_in_24_hours() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        return [f"Магазин закрывается в {'17:00' if '17:00' in query else '5 утра'}."] * how.hypotheses

    found, _ = render("The shop closes at 5 p.m.", answer)
    assert (found.text, found.rung) == ("Магазин закрывается в 17:00.", "spoken")


def test_a_quantity_that_the_engine_cannot_say_in_words_either_is_carried_by_a_label() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        said = query.replace("The car does", "Машина едет со скоростью")
        return [said.replace("80 mph", "80 км/ч").replace("80 miles per hour", "80 км/ч")] * how.hypotheses

    found, engine = render("The car does 80 mph.", answer)
    assert (found.text, found.rung) == ("Машина едет со скоростью 80 миль в час.", "quantities")
    assert engine.asked[-1] == "The car does X1."


@pytest.mark.parametrize(("locale", "month", "wanted"), [("en-US", "March", "4 марта"), ("en-GB", "April", "3 апреля")])
def test_a_date_in_figures_that_the_engine_keeps_is_said_with_its_month(locale: str, month: str, wanted: str) -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        day = f"{wanted} 2025 года" if month in query else "3/4/2025"
        return [f"Магазин закрылся {day}."] * how.hypotheses

    engine = Scripted(answer)
    text = "The shop closed on 3/4/2025."
    found = rendered(text, engine, LocalePair(locale, "ru"))
    if locale == "en-GB":  # 3/4/2025 means the same in Russian
        assert (found.text, found.rung) == ("Магазин закрылся 3/4/2025.", "plain")
    else:
        assert (found.text, found.rung) == (f"Магазин закрылся {wanted} 2025 года.", "spoken")


def test_a_date_in_figures_is_carried_by_a_label_in_the_form_of_the_target() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        kept = query.replace("The shop closed on", "Магазин закрылся").replace("4 March 2025", "3/4/2025")
        return [kept] * how.hypotheses

    text = "The shop closed on 3/4/2025."
    found = rendered(text, Scripted(answer), LocalePair("en-US", "ru"))
    assert (found.text, found.rung) == ("Магазин закрылся 4 марта 2025 года.", "quantities")


def test_the_hypothesis_that_carries_the_codes_is_chosen() -> None:
    """Only the second hypothesis has a word that renders "bridge"."""

    def spans(text: str) -> tuple[Span, ...]:
        return tuple((found.start(), found.end()) for found in re.finditer(r"\w+", text))

    def links(source: str, target: str) -> WordLinks:
        table = {"bridge": "мост", "old": "старый", "closed": "закрыт"}
        ours, theirs = spans(source), spans(target)
        same = [[float(table.get(source[a:b]) == target[c:d]) for c, d in theirs] for a, b in ours]
        return WordLinks(ours, theirs, numpy.array(same))

    rest = "закрыт для всех машин города до конца этого года"
    made = [f"старый {word} {rest}" for word in ("переход", "мост", "подход")]
    text = "old bridge closed to all cars of the city until the end of this year"
    codes = Code(4, "", CodeKind.OPENING, 1), Code(10, "", CodeKind.CLOSING, 1)
    found = {}
    for query in (CodedText(text), CodedText(text, codes)):
        engine = Scripted(lambda text, how: made)
        rendered = ladder.render([query], engine, PAIR, Search(3, 3), links=links)
        found[bool(query.codes)] = dict(rendered)[query].text
    assert found == {False: made[0], True: made[1]}


def test_what_stays_bad_is_left_empty_with_its_faults() -> None:
    found, engine = render("It rains today in 2020.", lambda text, how: [""] * how.hypotheses)
    assert (found.text, found.rung) == ("", "")
    assert "empty" in {finding.rule for finding in found.caught}
    assert len(engine.calls) >= 2


def test_a_full_stop_that_nobody_asked_for_goes() -> None:
    found, _ = render("Lake rises", lambda text, how: ["Озеро поднимается."])
    assert found.text == "Озеро поднимается"


@pytest.mark.parametrize(
    "query", ["他走了。", "वह गया।", "وہ گیا۔", "Նա գնաց։", "«Он ушёл.»", "He said: 'I go.'", "“I go.”", "Go?"]
)
def test_a_full_stop_stays_where_the_source_ends_a_sentence_in_any_script(query: str) -> None:
    assert ladder.tidy(query, "He left.", "en") == "He left."


@pytest.mark.parametrize("query", ["He left", "他走了", "the U.S. market", "'quoted'"])
def test_and_goes_where_the_source_does_not(query: str) -> None:
    assert ladder.tidy(query, "He left.", "en") in ("He left", "he left")


@pytest.mark.parametrize(
    ("query", "answer", "target", "expected"),
    [
        ("prices rose.", "Цены выросли.", "ru", "цены выросли."),
        ("prices rose.", "Preise stiegen.", "de", "Preise stiegen."),
        ("the Kremlin rejected it.", "Кремль отверг это.", "ru", "Кремль отверг это."),
        ("iPhone sales rose.", "Продажи iPhone выросли.", "ru", "Продажи iPhone выросли."),
        ("я думаю.", "I think.", "en", "I think."),
        ("он думает.", "It thinks.", "en", "it thinks."),
        ("prices rose.", "США против.", "ru", "США против."),
    ],
)
def test_a_capital_goes_where_the_source_begins_small_unless_it_is_that_of_a_name(
    query: str, answer: str, target: str, expected: str
) -> None:
    assert ladder.tidy(query, answer, target) == expected


def test_there_are_labels_for_any_number_of_addresses() -> None:
    text = " ".join(f"https://example.org/{n}" for n in range(1200)) + " X7"
    found = [slot.stand_in for slot in masked_text.labelled(Rewritten(text), masking.kept_masks(text)).slots]
    assert len(set(found)) == 1200
    assert "X7" not in found


def test_each_text_is_asked_once_in_chunks_longest_first() -> None:
    texts = [f"Word {'more ' * (n % 7)}number{'a' * (n % 9)}." for n in range(200)]
    engine = Scripted(lambda text, how: ["Слово " * min(len(text.split()), 2) + "ещё."] * how.hypotheses)
    queries = map(CodedText, texts + texts)
    found = [query.plain for query, _ in ladder.render(queries, engine, PAIR, Search(), ladder.unjudged)]
    assert found != texts
    assert set(found) == set(texts)
    assert sorted(engine.asked) == sorted(set(texts))
    assert max(map(len, engine.calls)) <= at_once("")
    lengths = list(map(len, engine.asked))
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "query", "answer"),
    [
        ("Eighteen percent are idle.", "18 percent are idle.", "18 процентов не работают."),
        ("He is in his forties.", "He is in his 40s.", "Ему за 40."),
        ("It took half an hour.", "It took 30 minutes.", "Это заняло 30 минут."),
        ("They are among the top-ten of it.", "They are among the top-10 of it.", "Они среди 10 лучших."),
    ],
)
def test_a_spelled_out_number_that_the_engine_takes_for_another_is_shown_in_figures(
    text: str, query: str, answer: str
) -> None:
    wrong = "Восемьдесят девять это да."
    found, _ = render(text, lambda asked, how: [answer if asked == query else wrong] * how.hypotheses)
    assert (found.text, found.rung) == (answer, "figures")
    assert [finding.rule for finding in found.caught] == ["number"]
    lost, _ = render(text, lambda asked, how: [wrong] * how.hypotheses)
    assert not lost.text or re.search(r"\d\d", lost.text), "a wrong number never passes"


def test_figures_that_are_lost_are_carried_by_other_numbers() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        return ["Заметили 16 лис." if "16" in query else "Заметили девять лис."] * how.hypotheses

    found, _ = render("Fifteen foxes were seen.", answer)
    assert (found.text, found.rung) == ("Заметили 15 лис.", "figures-numbers")


def test_of_several_pieces_each_has_the_best_answer_that_the_guard_accepts() -> None:
    answers = {
        "The lake rose this year;": ("Озеро озеро поднялось;", "Озеро поднялось;"),
        "all the fish came back.": ("Вся рыба вернулась.", "Вся вся вся рыба."),
    }
    bad = ("да да да да да да", "нет нет нет нет нет")
    found, _ = render("The lake rose this year; all the fish came back.", lambda query, how: answers.get(query, bad))
    assert (found.text, found.rung) == ("Озеро поднялось; вся рыба вернулась.", "pieces")


def test_a_name_that_the_engine_writes_in_two_alphabets_is_left_as_it_is() -> None:
    def answer(query: str, how: Decoding) -> Sequence[str]:
        return ["X1 был в Лондоне." if query == "X1 was in London." else "Фарage был в Лондоне."] * how.hypotheses

    found, _ = render("Farage was in London.", answer)
    assert (found.text, found.rung) == ("Farage был в Лондоне.", "rare-names")
    assert [finding.rule for finding in found.caught] == ["script"]


@pytest.mark.parametrize(
    ("said", "once"),
    [
        ("У него травмам травмам плеча.", "У него травмам плеча."),
        ("Это чувства, чувства чувства меры.", "Это чувства меры."),
        ("Он был в доме в доме у реки.", "Он был в доме у реки."),
    ],
)
def test_words_that_every_hypothesis_says_again_are_left_once(said: str, once: str) -> None:
    found, _ = render("It was by the river.", lambda query, how: [said] * how.hypotheses)
    assert (found.text, found.rung) == (once, "said-once")
    assert [finding.rule for finding in found.caught] == ["repetition"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mon-Fri", "Пн-Пт"),
        ("Sat.", "Сб"),
        ("9am-5pm", "9:00-17:00"),
        ("80 mph", "80 миль в час"),
        ("8 p.m. EST", "20:00 EST"),
    ],
)
def test_what_is_nothing_but_days_or_quantities_is_written_by_rule(text: str, written: str) -> None:
    found, engine = render(text, lambda query, how: ["нет"] * how.hypotheses)
    assert (found.text, found.rung, engine.asked) == (written, "plain", [])


@pytest.mark.parametrize(
    ("text", "query", "answer", "shown"),
    [
        ("He is 5 ft 11 in tall.", "He is 5 feet tall.", "Его рост 5 футов.", "Его рост 5 футов 11 дюймов."),
        ("She is 6'2\" now.", "She is 6 feet now.", "Сейчас в ней 6 футов.", "Сейчас в ней 6 футов 2 дюйма."),
        ("He weighs 11 st 4 lb.", "He weighs 11 stones.", "Он весит 11 стоунов.", "Он весит 11 стоунов 4 фунта."),
        ("It took 2 h 15 min.", "It took 2 hours.", "Это заняло 2 часа.", "Это заняло 2 часа 15 минут."),
        ("A 6-foot-4 forward ran.", "A X1 forward ran.", "Бежал форвард X1.", "Бежал форвард 6 футов 4 дюйма."),
    ],
)
def test_of_a_measure_in_several_units_the_engine_says_the_first(
    text: str, query: str, answer: str, shown: str
) -> None:
    found, engine = render(text, lambda asked, how: [answer if asked == query else "нет"] * how.hypotheses)
    assert (found.text.replace("\xa0", " "), found.rung, engine.asked) == (shown, "plain", [query])


def test_a_code_that_is_lost_is_asked_for_with_a_label() -> None:
    text = "Blood group AB- is rare."
    found, engine = render(
        text, lambda query, how: ["Группа крови X1 редка." if "X1" in query else "Группа HA- редка."]
    )
    assert (found.text, found.rung) == ("Группа крови AB- редка.", "codes")
    assert "Blood group X1 is rare." in engine.asked


def test_the_least_doubtful_is_taken_where_all_are_doubtful() -> None:
    text = "The mine opened in May."
    answers = ["Шахта открылась в июне.", "Шахта открылась в июле."]
    found, _ = render(text, lambda query, how: answers[: how.hypotheses])
    assert found.text == answers[0]
    assert found.caught == ()


def test_one_without_doubts_is_taken_instead() -> None:
    answers = ["Шахта открылась в июне.", "Шахта открылась в мае."]
    found, _ = render("The mine opened in May.", lambda query, how: answers[: how.hypotheses])
    assert (found.text, found.rung) == (answers[1], "n-best")


def test_what_engines_misread_is_asked_in_other_words() -> None:
    found, engine = render(
        "He won two cups in as many years.", lambda query, how: ["Он выиграл два кубка за два года."]
    )
    assert engine.asked == ["He won two cups in two years."]
    assert found.rung == "reworded"


def test_a_sentence_has_one_stop_after_an_abbreviation_that_was_put_back() -> None:
    masked = masked_text.labelled(Rewritten("It sank at 1° W."), [masking.Mask(11, 15, "1° W", "1° з. д.")])
    restored = masked.restored("Он затонул в X1.")
    assert restored
    assert restored.text == "Он затонул в 1° з. д."


def test_of_equals_the_one_without_invented_words_is_taken() -> None:
    answers = ["Он бежал по тротуарию.", "Он бежал по тротуару."]
    found, _ = render("He ran over the pavement.", lambda query, how: answers if how.hypotheses > 1 else answers[:1])
    assert (found.text, found.rung) == (answers[0], "plain")  # no other rung is asked for a word
    search = Search(hypotheses=2)
    engine = Scripted(lambda query, how: answers)
    query = CodedText("He ran over the pavement.")
    assert dict(ladder.render([query], engine, PAIR, search))[query].text == answers[1]


def test_a_colon_is_not_doubled() -> None:
    found, _ = render("Haiku:", lambda text, how: ["Хайку::"])
    assert found.text == "Хайку:"


def test_a_time_alone_has_no_stop_of_its_abbreviation() -> None:
    assert render("7:45 p.m.", lambda text, how: [])[0].text == "19:45"


def test_a_brand_that_the_engine_garbles_is_asked_with_a_label() -> None:
    def answer(text: str, how: Decoding) -> Sequence[str]:
        return ["X1 и X2 растут."] if "X1" in text else ["Teary и Nokia растут."]

    found, engine = render("Toyota and Nokia grow.", answer)
    assert (found.text, found.rung) == ("Toyota и Nokia растут.", "brands")
    assert engine.asked[-1] == "X1 and X2 grow."


def test_dollars_of_other_countries_that_are_lost_are_asked_with_labels() -> None:
    def answer(text: str, how: Decoding) -> Sequence[str]:
        return ["Оплатите X1 и X2."] if "X1" in text else ["Оплатите HK долларов 40 и UN-12."]

    found, _ = render("Pay HK$40 and NZ$12.", answer)
    assert found.text == "Оплатите 40 гонконгских долларов и 12 новозеландских долларов."
