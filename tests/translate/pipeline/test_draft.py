"""A paragraph cut up and put together: terms are where the unit says, in its source and in its target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary import Matcher, Occurrence, Status, Term
from translate.exchange import Known, TranslationMemory
from translate.model import Origin, Unit
from translate.pipeline import draft as drafts
from translate.pipeline import pretranslation
from translate.pipeline.draft import Answer
from translate.pipeline.policy import Policy
from translate.text import typography

MATCHER = Matcher([Term("lake", "озеро"), Term("green straße", "ß - улица")], "en")
WORDS = [
    "lake",
    "LAKE",
    "Lake",
    "The lake rose",
    "Green Straße",
    "GREEN STRASSE",
    "1,234",
    "STEPANAKERT —",
    "and",
    "it",
]
SIGNS = ["“", "” ", "''", " - ", ". ", "\n", "• ", " 😀 ", " ", "  ", ", ", "`` ", "! ", "ŉ"]


def answered(query: str) -> Answer:
    """The query with its terms translated, each place known."""
    text, shift, found = query, 0, []
    for match in MATCHER.matches(query):
        new = match.term.target
        start = match.start + shift
        text = text[:start] + new + text[start + len(match.surface) :]
        found.append(Occurrence(match, Status.REPLACED, start, start + len(new), "", new))
        shift += len(new) - len(match.surface)
    return Answer(text, tuple(found))


def translated(text: str, memory: TranslationMemory | None = None) -> Unit:
    spelling = {"green": "green", "strasse": "straße"}
    draft = pretranslation.recalled(drafts.begin(text, None, Policy(), spelling, "en"), {}, memory)
    style = partial(typography.typeset, source_locale="en", target_locale="ru")
    answers = {query: answered(query.plain) for query in draft.queries}
    return drafts.finish(draft, Policy(), answers, style, lambda source, target: answered(source).occurrences)


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).upper()


def joined(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


@given(st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=12).map("".join))
@example("STEPANAKERT — “Lake” LAKE. 😀 GREEN STRASSE AND LAKE\n• ''lake'' - the lake")
def test_terms_are_at_their_places(text: str) -> None:
    unit = translated(text)
    for one in unit.occurrences:
        match = one.match
        assert plain(unit.source[match.start : match.end]) == plain(match.surface)
        assert plain(unit.target[one.start : one.end]) == plain(match.term.target)
    assert all(source in unit.source and target in unit.target for source, target in unit.segments)
    assert unit.origin is not Origin.MACHINE or joined(source for source, _ in unit.segments) == joined([unit.source])
    starts = [(one.match.start, one.start) for one in unit.occurrences]
    assert starts == sorted(starts)


def test_terms_of_a_translation_memory_are_at_their_places() -> None:
    memory = TranslationMemory([Known("A  lake.", "озеро и озеро. ", "m.tmx")])
    unit = translated("The lake rose. A lake.", memory)
    assert unit.target == "The озеро rose. озеро и озеро."
    places = [(unit.source[o.match.start : o.match.end], o.match.start, o.start) for o in unit.occurrences]
    assert places == [("lake", 4, 4), ("lake", 17, 18)]
    assert unit.segments == (("The lake rose.", "The озеро rose."), ("A lake.", "озеро и озеро."))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("numbers and    spaces", "numbers andnumbers and    spacesspaces"),
        ("One line.\nnumbers and    spaces", "One line.One line.\nnumbers andnumbers and    spacesspaces"),
        ("Town      Area\nRiga      Lake", "TownTown  AreaArea\nRigaRiga  LakeLake"),
        ("Town      Trams      Area", "TownTown  TramsTrams  AreaArea"),
    ],
)
def test_spaces_keep_columns_where_there_are_several_and_are_as_many_elsewhere(text: str, target: str) -> None:
    draft = drafts.begin(text, None, Policy(), {}, "en")
    answers = {query: Answer(query.plain * 2) for query in draft.queries}
    unit = drafts.finish(draft, Policy(), answers, drafts.as_is, lambda source, target: ())
    assert unit.target == target


def test_cells_are_translated_one_by_one_and_columns_stay() -> None:
    def doubled(query: str) -> Answer:
        return Answer(query * 2)

    text = "Town      Trams      Area\nRiga      605,273      4.5 %\n| Riga   | 1,200 |"
    draft = drafts.begin(text, None, Policy(), {}, "en")
    style = partial(typography.typeset, source_locale="en", target_locale="ru")
    unit = drafts.finish(
        draft, Policy(), {q: doubled(q.plain) for q in draft.queries}, style, lambda source, target: ()
    )
    assert unit.target.split("\n") == [
        "TownTown  TramsTrams  AreaArea",
        "RigaRiga  605\xa0273      4,5 %",
        "| RigaRiga  | 1\xa0200 |",
    ]
