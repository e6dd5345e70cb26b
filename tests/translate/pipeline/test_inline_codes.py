"""Inline codes in a run: the engine is given plain text, the translation has every code, terms are where they stand."""

from __future__ import annotations

from angle_markup import ANGLES

from glossary import Matcher, Occurrence, Severity, Status, Term
from translate.model import LocalePair, Origin, State, Unit, UnitFinding
from translate.pipeline import draft as drafts
from translate.pipeline import pretranslation
from translate.pipeline.draft import Answer
from translate.pipeline.policy import Policy
from translate.terms import word_links

LINKS = word_links(LocalePair("en", "ru"))
SAID = {
    "The old bridge is closed.": "Старый мост закрыт.",
    "It is in Velmora.": "Он в Вельморе.",
    "the map": "карта",
    "A photo of {1}.": "Фотография {1}.",
    "The Velmora burned.": "Горел Вельморе.",
}
MATCHER = Matcher([Term("Velmora", "Вельмора")], "en")


def answer(query: str) -> Answer:
    text = SAID[query]
    found = [
        Occurrence(one, Status.SATISFIED, text.index("Вельмор"), text.index("Вельмор") + len("Вельморе"))
        for one in MATCHER.matches(query)
    ]
    return Answer(text, tuple(found))


def translated(source: str) -> Unit:
    draft = drafts.begin(source, None, Policy(), {}, "en", ANGLES)
    answers = {query: answer(query.plain) for query in draft.queries}
    return drafts.finish(draft, Policy(), answers, drafts.as_is, lambda *_: (), LINKS)


def test_the_engine_is_given_plain_text_and_the_translation_has_the_codes() -> None:
    unit = translated("The <b>old bridge</b> is closed. <i>It</i> is in <a>Vel<u>mora</u></a>.<fn/>")
    assert unit.target == "<b>Старый мост</b> закрыт. <i>Он</i> в <a><u>Вельморе</u></a>.<fn/>"
    assert (unit.state, unit.origin, unit.findings) == (State.FUZZY, Origin.MACHINE, ())


def test_terms_are_where_they_stand_in_the_texts_with_codes() -> None:
    unit = translated("It is in <a>Velmora</a>.")
    (found,) = unit.occurrences
    assert unit.source[found.match.start : found.match.end] == "Velmora"
    assert unit.target[found.start : found.end] == "Вельморе"


def test_a_code_goes_with_the_rendering_of_its_term() -> None:
    assert translated("The <b>Velmora</b> <i>burned</i>.").target == "<i>Горел</i> <b>Вельморе</b>."


def test_a_code_that_is_read_as_a_word_goes_where_the_engine_put_it() -> None:
    assert translated("A <b>photo</b> of [[x_1]].").target == "<b>Фотография</b> [[x_1]]."


def test_texts_inside_codes_are_translated() -> None:
    unit = translated('The old <a title="the map">bridge</a> is closed.')
    assert unit.target == 'Старый <a title="карта">мост</a> закрыт.'


def test_a_guessed_place_is_told() -> None:
    draft = drafts.begin("the <b>map</b>", None, Policy(), {}, "en", ANGLES)
    unit = drafts.finish(draft, Policy(), dict.fromkeys(draft.queries, Answer("аа бб")), drafts.as_is, lambda *_: ())
    assert unit.target in ("<b>аа</b> бб", "аа <b>бб</b>")
    assert [found.rule for found in unit.findings] == ["markup-place"]


def test_a_finding_names_the_code_and_not_its_stand_in() -> None:
    draft = drafts.begin("A photo of [[x_1]].", None, Policy(), {}, "en", ANGLES)
    refused = Answer("", caught=(UnitFinding("placeholder", Severity.ERROR, "missing: {1}"),))
    unit = drafts.finish(draft, Policy(), dict.fromkeys(draft.queries, refused), drafts.as_is, lambda *_: (), LINKS)
    assert [found.message for found in unit.findings] == ["missing: [[x_1]]; left untranslated: A photo of [[x_1]]."]


def test_what_people_worded_elsewhere_keeps_their_codes() -> None:
    from translate.exchange import Known

    source, target = "The <b>old bridge</b> is closed.", "<b>Старый мост</b> не работает."
    draft = drafts.begin(source, None, Policy(), {}, "en", ANGLES)
    known = Known(source, target, "b.md", article="b.md")
    recalled = pretranslation.recalled(draft, {source: known}, None)
    assert drafts.finish(recalled, Policy(), {}, drafts.as_is, lambda *_: (), LINKS).target == target
