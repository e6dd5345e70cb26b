"""Likeness of names across scripts, and attention folded to words."""

from __future__ import annotations

import numpy as np
import pytest

from glossary.alignment.links import _likenesses, fold, likeness, link_matrix
from glossary.alignment.span import locate
from glossary.languages import Token, source_language, target_language


@pytest.mark.parametrize(
    ("name", "like", "unlike"),
    [("Stockholm", "Стокгольма", "столица"), ("Washington", "Вашингтоне", "сторона"), ("Schmidt", "Шмидтом", "ответ")],
)
def test_names_look_alike(name: str, like: str, unlike: str) -> None:
    assert likeness(name, like) > 0.4 > likeness(name, unlike)


def test_the_likeness_of_all_words_at_once_is_that_of_each_two() -> None:
    names = (
        "Stockholm Washington St Ag AG x Schmidt Хабаровск Стокгольма Вашингтоне Шмидтом ответ аг х стол Sto 2020 – '"
    )
    words = [Token(word, 0, len(word)) for word in names.split()]
    found = _likenesses(words, words[::-1])
    assert found.tolist() == [[likeness(one.text, other.text) for other in words[::-1]] for one in words]
    assert _likenesses([], words).shape == (0, len(words))


def test_what_is_copied_belongs_to_its_copy_only() -> None:
    english, russian = source_language("en"), target_language("ru")
    source, target = english.tokenise("HDI rooms 2020"), russian.tokenise("комнаты HDI 2020")
    matrix = link_matrix(source, target, english, russian)
    assert matrix[1, 1] == matrix[0, 0] == matrix[2, 0] == 0
    assert matrix[0, 1] > 0


def test_locate_grows_over_neighbours() -> None:
    target = target_language("ru").tokenise("новый красный дом стоит")
    matrix = np.array([[0.0, 0.9, 0.3, 0.0], [0.0, 0.1, 0.9, 0.0], [0.0, 0.0, 0.0, 0.8]])
    found = locate(matrix, [0, 1], target, [True] * 4, ())
    assert found is not None
    assert (found.first, found.last) == (1, 3)
    taken = locate(matrix, [0, 1], target, [True] * 4, {1, 2})
    assert taken is None or taken.score <= 0.15
    assert locate(matrix, [0], target, [False] * 4, ()) is None


def test_attention_of_pieces_becomes_links_of_words() -> None:
    source = source_language("en").tokenise("old gate")
    target = target_language("ru").tokenise("старые ворота")
    weights = np.array([[0.9, 0.1, 0.0], [0.8, 0.1, 0.1], [0.0, 0.5, 0.5]])  # target pieces by source pieces
    links = fold(weights, [(0, 3), (4, 6), (6, 8)], [(0, 4), (4, 6), (7, 13)], source, target)
    assert links.shape == (2, 2)
    assert np.allclose(links, [[0.85, 0.0], [0.15, 1.0]])


def test_a_term_of_two_words_grows_over_a_link_to_either_side() -> None:
    target = target_language("es").tokenise("el centro de trabajo")
    for matrix, rows in (
        ([[0.0, 0.1, 0.0, 0.9], [0.0, 0.4, 0.0, 0.1]], [0, 1]),  # to the left
        ([[0.0, 0.9, 0.0, 0.1], [0.0, 0.1, 0.0, 0.4]], [0, 1]),  # to the right
    ):
        found = locate(np.array(matrix), rows, target, [True] * 4, ())
        assert found is not None
        assert (found.first, found.last, found.partial) == (1, 4, False)


def test_a_term_of_which_a_word_is_rendered_elsewhere_is_partial() -> None:
    target = target_language("ru").tokenise("запись новая очень длинная уточнение")
    apart = np.array([[0.0, 0.0, 0.0, 0.0, 0.9], [0.5, 0.0, 0.0, 0.0, 0.0]])
    found = locate(apart, [0, 1], target, [True] * 5, ())
    assert found is not None
    assert found.partial
    for links in (
        [[0.0, 0.0, 0.0, 0.0, 0.9], [0.2, 0.0, 0.0, 0.0, 0.0]],
        [[0.0] * 4 + [0.9], [0.5] + [0.0] * 3 + [0.3]],
    ):
        whole = locate(np.array(links), [0, 1], target, [True] * 5, ())
        assert whole is not None
        assert not whole.partial  # too weak a link, or the word has its share inside
    whole = locate(apart, [0], target, [True] * 5, ())
    assert whole is not None
    assert not whole.partial
