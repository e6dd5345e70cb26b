"""What belongs to the rendering of a term: claims, orphans, complements, elimination."""

from __future__ import annotations

import numpy as np

from glossary.alignment.extension import Location, evidence, reach
from glossary.languages import target_language

RUSSIAN = target_language("ru")


def grown(text: str, links: list[list[float]], allowed: list[bool], anchor: int, **said: bool) -> Location | None:
    found = evidence(np.array(links), [0])
    place = Location(anchor, anchor + 1, anchor, found.score(anchor))
    return reach(place, found, 1, RUSSIAN.tokenise(text), allowed, (), RUSSIAN, **said)


def test_a_word_is_claimed_by_its_best_source_word_only() -> None:
    found = evidence(np.array([[0.1, 0.9, 0.2], [0.9, 0.1, 0.5]]), [0])
    assert found.claimed == (True, False, False)
    assert found.explained


def test_a_source_word_without_a_rendering_leaves_no_orphans() -> None:
    links = np.array([[0.9, 0.0], [0.05, 0.05]])
    assert not evidence(links, [0]).explained
    assert evidence(links, [0], content=[True, False]).explained
    assert evidence(links, [0], settled=[1]).explained
    assert not evidence(links, [0]).is_orphan(1)
    assert evidence(links, [0], settled=[1]).is_orphan(1)


def test_a_source_word_that_occurs_twice_needs_two_renderings() -> None:
    links = np.array([[0.9, 0.0, 0.0], [0.0, 0.9, 0.0], [0.0, 0.9, 0.1]])
    assert evidence(links, [0]).explained
    assert not evidence(links, [0], names=["pane", "notes", "Notes"]).explained


def test_a_genitive_that_nothing_claims_hangs_on_the_rendering() -> None:
    text = "правила выставления счетов"
    links = [[0.0, 0.9, 0.0], [0.9, 0.0, 0.0]]
    found = grown(text, links, [True] * 3, 1)
    assert found is not None
    assert (found.first, found.last) == (1, 3)
    claimed = grown(text, [*links, [0.0, 0.0, 0.8]], [True] * 3, 1)
    assert claimed is not None
    assert (claimed.first, claimed.last) == (1, 2)


def test_the_noun_of_the_adjective_that_renders_the_term() -> None:
    links = [[0.9, 0.1, 0.0], [0.0, 0.0, 0.9]]
    found = grown("учётная запись закрыта", links, [False, True, False], 1)
    assert found is not None
    assert (found.first, found.last, found.anchor, found.instead) == (0, 2, 1, "")
    other = grown("учётная запись закрыта", [*links, [0.0, 0.9, 0.0]], [False, True, False], 1)
    assert other is not None
    assert other.instead == "учётная"


def test_the_one_word_that_is_left_is_found_by_elimination_near_its_place() -> None:
    tokens, allowed = RUSSIAN.tokenise("новый рубильник закрыт"), [False, True, False]
    links = np.array([[0.9, 0.3, 0.0], [0.0, 0.05, 0.0], [0.0, 0.0, 0.9]])
    found = evidence(links, [1])
    place = Location(1, 2, 1, found.score(1))
    left = reach(place, found, 1, tokens, allowed, (), RUSSIAN, alone=True)
    assert left is not None
    assert 0.1 < left.score < 0.15  # enough for a finished translation, not where an engine can be asked again
    assert reach(place, found, 1, tokens, allowed, (), RUSSIAN) == place
    far = evidence(links[[1, 0, 2]], [0])
    assert reach(place, far, 1, tokens, allowed, (), RUSSIAN, alone=True) == place
