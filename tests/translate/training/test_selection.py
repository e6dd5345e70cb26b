"""Choosing among training data: what is most like a text, short pairs doubted, the order kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.training.data import SentencePair
from translate.training.selection import most_like

WORDS = ("lake", "rain", "vote", "click", "field", "menu")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=12)

NEWS = [
    ("The lake rose after the rain.", "Озеро поднялось после дождя."),
    ("They vote today.", "Они голосуют сегодня."),
]


def test_what_is_like_the_text_on_both_sides_comes_first() -> None:
    alike = ("The rain fell on the lake today.", "Сегодня на озеро упал дождь.")
    half = ("The rain fell on the lake after the vote.", "Нажмите поле меню, затем нажмите поле.")
    unlike = ("Click the field, then click the menu.", "Нажмите поле, затем нажмите меню.")
    assert most_like([unlike, half, alike], NEWS, 1 / 3) == [alike]
    assert most_like([unlike, half, alike], NEWS, 2 / 3) == [half, alike]


def test_one_word_is_no_proof_of_likeness() -> None:
    short = ("Today", "Сегодня")
    long = ("They vote after the rain on the lake.", "Они голосуют после дождя, озеро поднялось.")
    manual = [("Click the field, then click the menu.", "Нажмите поле, затем нажмите меню.")] * 8
    assert most_like([short, *manual, long], NEWS, 0.1) == [long]


@given(PAIRS, PAIRS, st.floats(0, 1))
def test_a_share_of_the_pairs_in_their_order(pairs: list[SentencePair], like: list[SentencePair], share: float) -> None:
    taken = most_like(pairs, like, share)
    assert len(taken) == round(share * len(pairs))
    rest = iter(pairs)
    assert all(pair in rest for pair in taken)  # each is found further on
