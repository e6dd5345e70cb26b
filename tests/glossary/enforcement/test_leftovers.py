"""What is left of the engine's own rendering of a name beside the word by which it was found."""

from __future__ import annotations

import pytest

from glossary.alignment import Location, shipped_lexicon
from glossary.enforcement.leftovers import whole_name
from glossary.enforcement.sentence import Sentence, SourceTerms
from glossary.model import Term, TermType
from glossary.termbase.matching import Matcher

JAMES = Term("James Ewing", "Джеймс Юинг", type=TermType.PERSON, gender="masc")


@pytest.mark.parametrize(
    ("source", "target", "whole"),
    [
        ("Captain James Ewing crossed it.", "Капитан Джеймс Эбург пересек ее.", "Джеймс Эбург"),
        ("Captain James Ewing crossed it.", "Капитан Джеймс Стив пересек ее.", "Джеймс Стив"),
        ("Captain James Ewing crossed it.", "Капитан Джеймс пересек ее.", "Джеймс"),
        ("Captain James Ewing left London.", "Капитан Джеймс Лондон покинул.", "Джеймс"),
        ("James Ewing, London, won.", "Капитан Джеймс, Эбург, победил.", "Джеймс"),
        ("James Ewing Park is closed.", "Парк Джеймс Эбург закрыт.", "Джеймс"),
    ],
)
def test_a_garbled_surname_after_the_given_name_is_of_the_name(source: str, target: str, whole: str) -> None:
    lexicon = shipped_lexicon("en", "ru")
    sentence = Sentence(SourceTerms.of(source, Matcher((JAMES,)).matches(source), "ru", lexicon=lexicon), target)
    at = next(number for number, token in enumerate(sentence.tokens) if token.text == "Джеймс")
    place = whole_name(sentence, 0, Location(at, at + 1, at, 1.0), frozenset())
    assert sentence.text(place.first, place.last) == whole
