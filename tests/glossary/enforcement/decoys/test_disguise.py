"""Decoys: put in, found again in any form, chosen by likeness, carried through a fake engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from glossary.enforcement.decoys.decoy_table import Decoy, DecoyTable, measure
from glossary.enforcement.decoys.disguise import disguise, reveal
from glossary.enforcement.decoys.retry import tries
from glossary.enforcement.enforcer import Enforced, enforce
from glossary.enforcement.sentence import SourceTerms
from glossary.errors import TermbaseError
from glossary.model import PartOfSpeech, Status, Term, TermType
from glossary.termbase.matching import Matcher

TABLE = DecoyTable(
    "fake",
    (
        Decoy("Paris", "Париж", type="place", gender="masc", adjective="парижский", found=0.9),
        Decoy("Madrid", "Мадрид", type="place", gender="masc", adjective="мадридский", found=0.8),
        Decoy("France", "Франция", type="place", gender="femn", adjective="французский", found=0.9),
        Decoy("Ministry of Law", "Министерство юстиции", type="organisation", gender="neut", article=True, found=0.9),
        Decoy("doctor", "врач", gender="masc", animacy="anim", plural="doctors", found=0.9),
        Decoy("German", "немецкий", pos="adj", type="place", found=0.9),
    ),
)
TOWN = Term("Borsen", "Берсен", type=TermType.PLACE, gender="masc")
VILLAGE = Term("Korla", "Корла", type=TermType.PLACE, gender="femn")
OFFICE = Term("Borsen Water Office", "Водное управление Берсена", type=TermType.ORGANISATION, gender="neut")
KEEPER = Term("gatekeeper", "привратник")
KORLAN = Term("Korlan", "корланский", pos=PartOfSpeech.ADJ)


def masked(text: str, *terms: Term) -> str:
    return disguise(text, Matcher(terms).matches(text), TABLE).text


@pytest.mark.parametrize(
    ("text", "term", "dressed"),
    [
        ("They left Borsen.", TOWN, "They left Paris."),
        ("Borsen's mayor spoke.", TOWN, "Paris' mayor spoke."),
        ("They left Korla.", VILLAGE, "They left France."),
        ("Borsen Water Office agreed.", OFFICE, "The Ministry of Law agreed."),
        ("He asked the Borsen Water Office.", OFFICE, "He asked the Ministry of Law."),
        ("Gatekeepers slept.", KEEPER, "Doctors slept."),
        ("The gatekeepers slept.", KEEPER, "The doctors slept."),
        ("A Korlan song", KORLAN, "A German song"),
        ("Borsen and Paris", TOWN, "Madrid and Paris"),
        ("Borsen and the Parisian way", TOWN, "Madrid and the Parisian way"),
    ],
)
def test_what_is_put_in(text: str, term: Term, dressed: str) -> None:
    assert masked(text, term) == dressed


def test_one_decoy_a_term_and_none_twice() -> None:
    disguised = disguise("Borsen, Korla, Borsen", Matcher((TOWN, VILLAGE)).matches("Borsen, Korla, Borsen"), TABLE)
    assert disguised.text == "Paris, France, Paris"
    assert disguised.used == {"Paris", "France"}


def test_decoys_to_avoid() -> None:
    matches = Matcher((TOWN,)).matches("Borsen fell")
    assert disguise("Borsen fell", matches, TABLE, {"Paris"}).text == "Madrid fell"
    everything = {decoy.source for decoy in TABLE.decoys}
    assert disguise("Borsen fell", matches, TABLE, everything).substitutions == ()


def test_names_in_a_row_share_a_decoy() -> None:
    text = "the Borsen-Korla road"
    disguised = disguise(text, Matcher((TOWN, VILLAGE)).matches(text), TABLE)
    assert disguised.text == "the Paris road"
    assert reveal("парижская дорога", disguised, "ru").text == "дорога Берсен — Корла"


@pytest.mark.parametrize(
    ("source", "term", "machine", "expected"),
    [
        ("He lived in Borsen", TOWN, "Он жил в Париже", "Он жил в Берсене"),
        ("He came from Borsen", TOWN, "Он приехал из Парижа", "Он приехал из Берсена"),
        ("Borsen was closed", TOWN, "Париж был закрыт", "Берсен был закрыт"),
        ("Korla was closed", VILLAGE, "Париж был закрыт", "Корла была закрыта"),
        ("The Borsen road", TOWN, "Парижская дорога", "Дорога Берсена"),
        ("Gatekeepers left", KEEPER, "Врачи ушли", "Привратники ушли"),
        ("The letter to gatekeepers", KEEPER, "Письмо врачам", "Письмо привратникам"),
        ("With Korlan soldiers", KORLAN, "С немецкими солдатами", "С корланскими солдатами"),
        ("A Swiss-Korlan pact", KORLAN, "Швейцарско-немецкий пакт", "Швейцарско-корланский пакт"),
    ],
)
def test_what_comes_back(source: str, term: Term, machine: str, expected: str) -> None:
    only = {decoy.source for decoy in TABLE.decoys} - {"Paris", "doctor", "German"}
    disguised = disguise(source, Matcher((term,)).matches(source), TABLE, only)
    revealed = reveal(machine, disguised, "ru")
    assert revealed.text == expected
    (found,) = revealed.occurrences
    assert (found.status, found.how) == (Status.REPLACED, "decoy")
    assert revealed.text[found.start : found.end] == found.new


def test_a_decoy_said_twice_is_revealed_twice() -> None:
    source = "Borsen fell"
    disguised = disguise(source, Matcher((TOWN,)).matches(source), TABLE)
    revealed = reveal("Париж пал, парижские солдаты бежали из Парижа", disguised, "ru")
    assert revealed.text == "Берсен пал, солдаты Берсена бежали из Берсена"
    assert len(revealed.occurrences) == 1


def test_a_lost_decoy_is_no_success() -> None:
    result, asked = through({"Paris fell.": "Берсен пал."}, "Borsen fell.", "Ихний пал.", TOWN)
    assert len(asked) > 1
    assert (result.text, len(result.unresolved)) == ("Ихний пал.", 1)


def through(answers: dict[str, str], source: str, plain: str, *terms: Term) -> tuple[Enforced, list[str]]:
    """What comes of the second pass with an engine that knows these answers only."""
    matches = Matcher(terms).matches(source)
    running = tries(SourceTerms.of(source, matches, "ru"), enforce(source, plain, matches, "ru"), TABLE, bool)
    asked: list[str] = []
    answer: str | None = None
    while True:
        try:
            disguised = running.send(answer) if answer else next(running)
        except StopIteration as stop:
            return stop.value, asked
        asked.append(disguised.text)
        answer = answers.get(disguised.text, "Ничего.")


def test_the_second_pass_tries_another_decoy() -> None:
    result, asked = through({"Madrid fell.": "Мадрид пал."}, "Borsen fell.", "Врсн пал.", TOWN)
    assert asked == ["Paris fell.", "Madrid fell."]
    assert result.text == "Берсен пал."


def test_no_second_pass_where_all_is_well() -> None:
    result, asked = through({}, "Borsen fell.", "Берсен пал.", TOWN)
    assert (result.text, asked) == ("Берсен пал.", [])


def test_the_plain_output_stays_when_nothing_is_better() -> None:
    result, asked = through({}, "Borsen fell.", "Ихний пал.", TOWN)
    assert result.text == "Ихний пал."
    assert len(asked) > 1
    assert result.unresolved


def test_an_attempt_that_lost_a_decoy_is_not_taken() -> None:
    source, plain = "Borsen and Kelm fell.", "Ихние пали."
    kelm = Term("Kelm", "Кельм", type=TermType.PLACE)
    answers = {"Paris and France fell.": "Пали Париж и Францел."}  # a name that the source does not have
    result, asked = through(answers, source, plain, TOWN, kelm)
    assert "Paris and France fell." in asked
    assert "Францел" not in result.text


def test_table_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "decoys.json"
    TABLE.save(path)
    assert DecoyTable.load(path) == TABLE
    first = path.read_bytes()
    DecoyTable.load(path).save(path)
    assert path.read_bytes() == first
    path.write_text("{}")
    with pytest.raises(TermbaseError, match="measure"):
        DecoyTable.load(path)


def test_measuring() -> None:
    answers = {"In Paris": "В Париже", "Near Paris": "Вблизи", "In Madrid": "Там", "Near Madrid": "Вблизи"}

    def engine(texts: Sequence[str]) -> list[str]:
        return [answers[text] for text in texts]

    table = measure(TABLE.decoys[:2], lambda _: ("in {}", "near {}"), engine, "ru", engine="fake")
    assert [(decoy.source, decoy.found) for decoy in table.decoys] == [("Paris", 0.5)]


def test_the_first_translation_is_kept_around_the_term() -> None:
    source = "A good day for the big Borsen, he says."
    answers = {source.replace("Borsen", "Paris"): "Отличный день для этого очень большого Парижа, сказал он."}
    result, _ = through(answers, source, "Хороший день для этого очень большого Врсн, сказал он.", TOWN)
    assert result.text == "Хороший день для этого очень большого Берсена, сказал он."
