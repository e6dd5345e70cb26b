"""What the engine sees of a segment, and how its answer is put back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.machine import preprocessing
from translate.machine.preprocessing import LONGEST, LetterCase, Part

SPELLING = {"russia": "Russia", "troops": "troops", "minister": "minister", "yerevan": "Yerevan", "of": "of"}


def parts(text: str, locale: str = "en") -> tuple[Part, ...]:
    return preprocessing.parts(text, SPELLING, locale)


@given(st.text(max_size=80))
def test_parts_join_to_the_segment(text: str) -> None:
    assert "".join(part.text for part in parts(text)) == text


@given(st.text(st.sampled_from(list("Ab -–—•\t\u202e\u200d😀👩1.,")), max_size=40))
def test_an_answer_that_repeats_the_query_changes_nothing(text: str) -> None:
    assert "".join(part.shaped(part.query).text if part.query else part.text for part in parts(text)) == text


@pytest.mark.parametrize(
    ("segment", "queries"),
    [
        ("The lake rose.", ["The lake rose."]),
        ("- tea and breakfast", ["tea and breakfast"]),  # the bullet stays
        ("• tea", ["tea"]),
        ("+ tea", ["tea"]),
        ("# The bridge", ["The bridge"]),
        ("1. Tea", ["Tea"]),
        ("[00:01:15] INES KALB: Good evening.", ["Ines Kalb", "Good evening."]),
        ("SPEAKER 1: We begin.", ["Speaker", "We begin."]),
        ("WOMAN #2: Here.", ["woman", "Here."]),
        ("MR. TAYLOR [laughs]: No.", ["Mr. Taylor", "laughs", "No."]),
        ("INTERVIEWER (LAUGHING): No.", ["interviewer", "laughing", "No."]),
        ("MARY BAKER: I bake.", ["Mary Baker", "I bake."]),  # a baker, but not after a given name
        ("PROF. LEE: Yes.", ["Prof. Lee", "Yes."]),
        ("JEAN-PIERRE O'NEILL: Yes.", ["Jean-Pierre O'Neill", "Yes."]),
        ("Ms. JONES: Yes.", ["Ms. Jones", "Yes."]),
        ("MAN: Where is it?", ["man", "Where is it?"]),
        ("Q: Is it true?", ["Question", "Is it true?"]),
        ("NASA: The rocket is ready.", ["Nasa", "The rocket is ready."]),
        ("[APPLAUSE]", ["applause"]),
        ("[Laughter.]", ["laughter"]),
        ("[inaudible]", ["inaudible"]),
        ("(APPLAUSE) Thank you.", ["applause", "Thank you."]),
        ("She said [LAUGHS] that it was fine.", ["She said [laughs] that it was fine."]),
        ("The World Health Organization (WHO) met.", ["The World Health Organization (WHO) met."]),
        ("He is [sic] here.", ["He is [sic] here."]),
        ("[the mayor](a.html) left.", ["[the mayor](a.html) left."]),
        ("THE HISTORY OF THE TOWN", ["The history of the town"]),
        ("NATO TROOPS LEAVE KYIV", ["Nato troops leave Kyiv"]),
        ("EXIT", ["Exit"]),
        ("UNHCR", ["UNHCR"]),
        ("| Riga     | 605,273 | old town |", ["Riga", "old town"]),
        ("Town       Population  Trams", ["Town", "Population", "Trams"]),
        ("10.00 am  Opening", ["10.00 am", "Opening"]),
        ("Soup of the day ........ 4.50", ["Soup of the day"]),
        ("A typist's  slip stays.", ["A typist's  slip stays."]),
        ("**Note:** the _mayor_ left.", ["Note:", "the _mayor_ left."]),
        ("**Note**: it rains.", ["Note", "it rains."]),
        ("**All is bold**", ["All is bold"]),
        ("*Nature* published it.", ["*Nature* published it."]),
        ("*Prices may vary.", ["Prices may vary."]),
        ('[caption id="a12" width="300"]The old bridge[/caption]', ["The old bridge"]),
        ("{% if a|b %}Hello, {{ name|title }}!{% else %}Sign in.{% endif %}", ["Hello, {{ name|title }}!", "Sign in."]),
        ("<!-- more --> The bridge", ["The bridge"]),
        ("```\nmake it\n```", []),
        ("Good 😀 morning", ["Good", "morning"]),
        ("👩‍🚀 An astronaut 🚀🚀", ["An astronaut"]),
        ("a\u202eb c", ["a", "b c"]),  # a bidi mark is not shown to the engine
        ("* * *", []),
        ("12:30 – 14:00", []),
        ("“Go,” he said.", ['"Go," he said.']),
        ("STEPANAKERT — Russia said so.", ["Stepanakert", "Russia said so."]),
        ("MOSCOW, Nov. 10 (Reuters) - It rains.", ["Moscow", "Nov. 10", "It rains."]),
        ("NEW YORK (AP) — It rains.", ["New York", "It rains."]),
        ("A — B", ["A — B"]),  # one letter is no place
        ("US: Two soldiers killed.", ["US: Two soldiers killed."]),  # no place, but a name in short
        ("FBI (Reuters) - It rains.", ["FBI", "It rains."]),
        ("ראש הממשלה: אין הסכם.", ["ראש הממשלה: אין הסכם."]),  # a script without capitals
        ("Είπε: καλημέρα σας.", ["Είπε: καλημέρα σας."]),
        ("RUSSIA SENDS TROOPS", ["Russia sends troops"]),
        ("Russia Sends Troops To The Border", ["Russia Sends troops To The Border"]),
        ("Prime Minister Of Russia", ["Prime minister of Russia"]),
        ("The Prime Minister spoke.", ["The Prime Minister spoke."]),  # a sentence keeps its case
    ],
)
def test_queries(segment: str, queries: list[str]) -> None:
    assert [part.query for part in parts(segment) if part.query] == queries


def test_capitals_come_back_as_capitals_and_white_space_stays() -> None:
    dateline = parts("STEPANAKERT — Russia said so.")[0]
    assert (dateline.letter_case, dateline.shaped("Степанакерт").text) == (LetterCase.CAPITALS, "СТЕПАНАКЕРТ")
    assert Part(" a b ", "a b").shaped("x").text == " x "
    for caseless in ("הנשיא ביקר במשרדי IBM אתמול.", "华为 CEO 周二表示。"):
        (part,) = parts(caseless)
        assert (part.letter_case, part.shaped("The president said.").text) == (LetterCase.PLAIN, "The president said.")


def test_a_note_within_a_sentence_comes_back_in_capitals() -> None:
    (part,) = parts("She said [LAUGHS] that it (the bridge) was fine.")
    answer = "Она сказала [смеётся], что он (мост) хорош."
    assert part.shaped(answer).text == "Она сказала [СМЕЁТСЯ], что он (мост) хорош."
    assert part.shaped("Она смеётся.").text == "Она смеётся."  # no brackets: nothing to put back


def test_casing_learns_from_the_middle_of_sentences_only() -> None:
    learnt = preprocessing.casing(
        ["Troops left Russia. The troops left.", "Heading About Troops", "RUSSIA left Russia."]
    )
    assert learnt == {"russia": "Russia", "left": "left", "troops": "troops"}


def test_long_texts_are_cut_at_clauses_spaces_or_anywhere() -> None:
    for text in ("some words, " * 200, "word " * 400, "x" * 3 * LONGEST):
        found = parts(text)
        assert len(found) >= 3
        assert all(len(part.query) <= LONGEST for part in found)
        assert "".join(part.text for part in found) == text
    found = parts("Yes, " + "alpha bravo charlie delta " * 30)
    assert {word for part in found for word in part.text.split()} == {"Yes,", "alpha", "bravo", "charlie", "delta"}


def test_clauses() -> None:
    text = "The lake rose for the third year; the fish came back, and so did the fishermen."
    assert preprocessing.clauses(text) == (
        "The lake rose for the third year; ",
        "the fish came back, ",
        "and so did the fishermen.",
    )
    assert preprocessing.clauses("No joint here.") == ("No joint here.",)


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        ("The train left.", "поезд ушёл.", "Поезд ушёл."),
        ('"The train left."', '"поезд ушёл."', '"Поезд ушёл."'),
        ("Two trains left.", "2 поезда ушли.", "2 поезда ушли."),
        ("iPhone sales rose.", "продажи выросли.", "продажи выросли."),
        ("3 Trains left.", "три поезда ушли.", "три поезда ушли."),
        ("According to @nasa, it rose.", "@nasa сообщает о росте.", "@nasa сообщает о росте."),
        ("Hello, {name}.", "{name}, здравствуйте.", "{name}, здравствуйте."),
        ("At example.com it costs 5.", "example.com берёт 5.", "example.com берёт 5."),
        ("The iPhone sells well.", "iPhone продаётся хорошо.", "iPhone продаётся хорошо."),
    ],
)
def test_a_part_begins_with_a_capital_where_its_source_does(source: str, target: str, shown: str) -> None:
    assert Part(source, f"{source}?").shaped(target).text == shown


@pytest.mark.parametrize(
    ("line", "queries"),
    [
        ("Mon Tue Wed", ["Mon Tue Wed"]),
        ("Sat 10-4", ["Sat."]),
        ("Sun closed", ["Sun.", "closed"]),
        ("Sat 12 Oct: Reds v Blues (3pm)", ["Sat.", "12 October: Reds v Blues (3pm)"]),
        ("Jan | Feb | Mar", ["Jan.", "Feb.", "Mar."]),
        ("Open Mon to Fri, closed on Sat.", ["Open Monday to Friday, closed on Saturday."]),
        ("He was born on Mar 3.", ["He was born on March 3."]),
        ("Sun sets on the empire", ["Sun sets on the empire"]),
    ],
)
def test_abbreviated_days_are_parts_of_their_own_in_lists_and_read_out_in_prose(line: str, queries: list[str]) -> None:
    cut = preprocessing.parts(line, {}, "en", frozenset({"days"}))
    assert "".join(part.text for part in cut) == line
    assert [part.query for part in cut if part.query] == queries


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("Reporter: How many wells?", ["reporter", "How many wells?"]),
        ("Guest 2: Yes.", ["guest", "Yes."]),
        ("Host: Welcome.", ["host", "Welcome."]),
        ("Dr. Amina Yusuf: Forty-one.", ["Dr. Amina Yusuf", "Forty-one."]),
        ("Anna Berg: “Who?”", ["Anna Berg", '"Who?"']),
        ("Note: The bridge is shut.", ["Note: The bridge is shut."]),
        ("Ukraine: Two killed.", ["Ukraine: Two killed."]),
        ("Doctor: a person who heals.", ["Doctor: a person who heals."]),  # an entry of a dictionary
    ],
)
def test_who_speaks_is_a_query_of_its_own(text: str, queries: list[str]) -> None:
    assert [part.query for part in preprocessing.parts(text, {}, "en") if part.query] == queries
