"""Carrier sentences: each term has some, they read as English, and the matcher finds the term in every one."""

from __future__ import annotations

import pytest

from glossary import Matcher, PartOfSpeech, Term, TermKind, TermType
from translate.evaluation.probes import ADJECTIVES, NAMES, NOUNS, Carrier, carriers_of, plural_of

TERMS = (
    Term("Velmora", "Вельмора", type=TermType.PLACE),
    Term("Tarnok Islands", "Тарнокские острова", type=TermType.PLACE, number="plur"),
    Term("Ilva Morn", "Ильва Морн", type=TermType.PERSON),
    Term("Ministry of Tides", "Министерство приливов", type=TermType.ORGANISATION),
    Term("Harbour Nights", "Ночи в гавани", type=TermType.WORK),
    Term("ferry", "паром"),
    Term("glass boat", "стеклянная лодка"),
    Term("tidal", "приливный", pos=PartOfSpeech.ADJ),
    Term("Velmoran", "вельморский", pos=PartOfSpeech.ADJ),
    Term("MapTool", "MapTool", kind=TermKind.KEEP, pos=PartOfSpeech.PHRASE),
)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.source)
def test_every_term_is_found_in_every_carrier(term: Term) -> None:
    matcher = Matcher([term])
    for carrier in carriers_of(term):
        (match,) = matcher.matches(carrier.sentence(term))
        assert match.plural or not carrier.plural
        assert match.possessive == (carrier.name == "possessive")
    assert carriers_of(term)


def test_every_case_is_asked_of_every_type_and_the_positions_are_there() -> None:
    for carriers in (*NOUNS.values(), ADJECTIVES):
        cases = {case for carrier in carriers if not carrier.plural for case in carrier.cases}
        assert cases == {"nomn", "gent", "datv", "accs", "ablt", "loct"}
        assert {"start", "quotes"} <= {carrier.name for carrier in carriers}
        assert len({carrier.name for carrier in carriers}) == len(carriers)
    assert {"possessive", "plural", "plural genitive", "plural dative"} <= set(NAMES)


@pytest.mark.parametrize(
    ("term", "name", "sentence"),
    [
        (TERMS[0], "genitive", "We could not begin without Velmora."),
        (TERMS[1], "possessive", "The Tarnok Islands' history is long."),
        (TERMS[2], "start", "Ilva Morn arrived late yesterday evening."),
        (TERMS[3], "possessive", "The Ministry of Tides's report appeared in May."),
        (TERMS[3], "dative", "We succeeded thanks to the Ministry of Tides."),
        (TERMS[4], "quotes", 'The sign on the wall said "Harbour Nights".'),
        (Term("Ostrel corridor", "Острельский коридор"), "dative", "We succeeded thanks to the Ostrel corridor."),
        (TERMS[5], "start", "The ferry appeared in the picture."),
        (TERMS[5], "plural", "The ferries appeared in the picture."),
        (TERMS[7], "start", "Tidal music is everywhere."),
        (TERMS[7], "locative", "They told us about the tidal school."),
        (Term("the Narrows", "Теснины", type=TermType.PLACE), "start", "The Narrows changed a lot last year."),
    ],
)
def test_sentences_read_as_english(term: Term, name: str, sentence: str) -> None:
    assert [carrier.sentence(term) for carrier in carriers_of(term) if carrier.name == name] == [sentence]


def test_names_and_plurals_have_no_plural_and_verbs_have_no_carriers() -> None:
    for term in (TERMS[0], Term("scissors", "ножницы", number="plur"), Term("Velmoran", "вельморец")):
        assert not any(carrier.plural for carrier in carriers_of(term))
    assert carriers_of(Term("sail", "плыть", pos=PartOfSpeech.VERB)) == ()
    assert carriers_of(Term("at sea", "в море", pos=PartOfSpeech.PHRASE)) == ()


@pytest.mark.parametrize(
    ("noun", "plural"), [("ferry", "ferries"), ("bay", "bays"), ("glass", "glasses"), ("beach", "beaches")]
)
def test_regular_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
    assert Carrier("x", "{the}", plural=True).sentence(Term(noun, "x")) == f"the {plural}"
