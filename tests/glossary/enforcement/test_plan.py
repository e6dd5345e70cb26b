"""Plans: values, made without touching what they are made from."""

from __future__ import annotations

from glossary.alignment import Location
from glossary.enforcement.plan import Declined, Planned, plan
from glossary.enforcement.sentence import Sentence, SourceTerms
from glossary.model import Term
from glossary.termbase.matching import Matcher

BRIDGE = Term("bridge", "переправа")


def test_a_plan_is_a_value_and_leaves_the_sentence_as_it_was() -> None:
    source = "over the bridge"
    sentence = Sentence(SourceTerms.of(source, Matcher((BRIDGE,)).matches(source), "ru"), "по дороге")
    place = Location(1, 2, 1, 1.0)
    first = plan(sentence, 0, place, "spelling", sentence.taken)
    assert isinstance(first, Planned)
    assert first == plan(sentence, 0, place, "spelling", sentence.taken)
    assert (first.rewrite.carrier, list(first.tokens)) == ("переправе", [1])
    assert plan(sentence, 0, place, "spelling", {1}) == Declined("its place is taken", 1.0)
