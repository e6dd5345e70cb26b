"""Names of several documents as one list: spellings together, short forms bound, first within a document."""

from __future__ import annotations

from glossary.names.cross_document import CorpusName, corpus_names
from glossary.names.name import NameKind
from glossary.names.recognise import find_names


def found(*documents: list[str]) -> dict[str, CorpusName]:
    return {name.source: name for name in corpus_names(find_names(document) for document in documents)}


def test_spellings_of_all_documents_are_one_name() -> None:
    names = found(["They came to Upper-Saren."], ["In Upper Saren it rained.", "They like Upper-Saren."])
    assert names["Upper-Saren"].variants == ("Upper Saren",)


def test_a_family_name_is_bound_to_the_person_of_another_document() -> None:
    names = found(["They met Nikol Varosyan there."], ["Everybody knew Varosyan."])
    assert (names["Varosyan"].short_for, names["Varosyan"].kind) == ("Nikol Varosyan", NameKind.PERSON)


def test_a_common_given_name_of_another_document_is_not_bound() -> None:
    assert not found(["They met David Varosyan there."], ["Everybody knew David."])["David"].short_for


def test_an_acronym_is_bound_in_its_document_and_in_others() -> None:
    names = found(["The Free Ulm Party (FUP) won."], ["Members of the FUP left."], ["They phoned the FUP."])
    assert names["FUP"].short_for == "Free Ulm Party"
    names = found(["The Free Ulm Party won."], ["Members of the FUP left."])
    assert names["FUP"].short_for == "Free Ulm Party"


def test_what_most_documents_use_by_itself_is_no_short_form() -> None:
    documents = [["They sing in Bright Zembla.", "Zembla sings."], ["They like Zembla."], ["We flew to Zembla."]]
    assert not found(*documents)["Zembla"].short_for


def test_a_people_in_the_plural_is_the_same_name() -> None:
    names = found(["Armenian songs are long."], ["The Armenians sang."])
    assert (names["Armenian"].variants, names["Armenian"].kind) == (("Armenians",), NameKind.DEMONYM)
