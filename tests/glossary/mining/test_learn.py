"""What corrections teach: terms told from style, by lemma. Invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import load as load_termbase
from glossary import save as save_termbase
from glossary.alignment.lexicon import Lexicon, shipped
from glossary.languages import source_language, target_language
from glossary.mining.learn import Learnt, draft_lessons, learn_terms
from glossary.mining.post_edits import ChangedPassage, Correction, changes
from glossary.model import Severity, Term
from glossary.termbase.lint.row_rules import lint

TEXTS = (
    # source, machine, approved
    ("The parliament met on Monday.", "Сейм собрался в понедельник.", "Парламент собрался в понедельник."),
    ("He left the parliament at night.", "Он ушёл из сейма ночью.", "Ночью он ушёл из парламента."),
    ("The parliament did not vote.", "Парламент не голосовал.", "Парламент не голосовал."),
    ("They came to Gyumri by train.", "Они приехали в Гьюмри на поезде.", "Они приехали в Гюмри поездом."),
    ("It was a long winter.", "Это была длинная зима.", "Зима была долгой."),
    ("The minister said nothing.", "Министр сказал ничего.", "Министр ничего не сказал."),
    ("The road to the lake is closed.", "Дорога к озеру закрыто.", "Дорога к озеру закрыта."),
)  # fmt: skip


def corrections(*texts: tuple[str, str, str]) -> list[Correction]:
    return [Correction(f"a.po:{n}", *text) for n, text in enumerate(texts, 1)]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    path = shipped("en", "ru")
    assert path
    return Lexicon.load(path)


def taught(lexicon: Lexicon, *texts: tuple[str, str, str], known: tuple[Term, ...] = (), least: int = 2) -> Learnt:
    unreviewed = [
        ("b.po:1", "The parliament is old.", "Сейм стар."),
        ("b.po:2", "In the parliament it is cold.", "В парламенте холодно."),
        ("b.po:3", "Nothing of it.", "Ничего."),
    ]
    return learn_terms(corrections(*texts), unreviewed, to="ru", known=known, least=least, lexicon=lexicon)


def test_a_term_and_a_name_are_learnt_and_style_is_not(lexicon: Lexicon) -> None:
    found = taught(lexicon, *TEXTS)
    assert [(one.source, one.target) for one in found.lessons] == [("parliament", "парламент"), ("Gyumri", "Гюмри")]
    parliament, gyumri = found.lessons
    assert parliament.support == ("a.po:1", "a.po:2")
    assert parliament.agreeing == ("a.po:3",)
    assert [(way.text, way.count) for way in parliament.was] == [("Сейм", 2)]
    assert parliament.touches == ("b.po:1",)
    assert (gyumri.support, gyumri.touches) == (("a.po:4",), ())
    assert (found.texts, found.corrected, found.terms) == (7, 6, 3)
    assert found.style >= 3


def test_what_was_approved_otherwise_is_a_counter_example(lexicon: Lexicon) -> None:
    other = ("The parliament was dissolved.", "Сейм был распущен.", "Меджлис был распущен.")
    found = taught(lexicon, *TEXTS, other).lessons[0]
    assert [(way.text, way.places) for way in found.against] == [("Меджлис", ("a.po:8",))]
    assert not taught(lexicon, TEXTS[0], other, least=1).lessons  # one against one


def test_one_correction_is_not_enough_for_a_word_and_enough_for_a_name(lexicon: Lexicon) -> None:
    assert [one.source for one in taught(lexicon, TEXTS[0], TEXTS[3]).lessons] == ["Gyumri"]


def test_what_the_termbase_knows_is_no_news_and_what_it_has_otherwise_is(lexicon: Lexicon) -> None:
    known = (Term("parliament", "парламент"), Term("Gyumri", "Ленинакан"))
    assert [(one.source, one.known) for one in taught(lexicon, *TEXTS, known=known).lessons] == [
        ("Gyumri", "Ленинакан")
    ]


def test_forms_of_one_word_are_no_change(lexicon: Lexicon) -> None:
    one = Correction("a:1", *TEXTS[6])
    assert changes(one, source_language("en"), target_language("ru"), lexicon) == ()


def test_what_was_put_in_beside_a_change_belongs_to_it(lexicon: Lexicon) -> None:
    one = Correction(
        "a:1", "The foreign minister left.", "Иностранный министр уехал.", "Министр иностранных дел уехал."
    )
    (change,) = changes(one, source_language("en"), target_language("ru"), lexicon)
    assert change == ChangedPassage("foreign minister", "Иностранный министр", "Министр иностранных дел")


def test_nothing_teaches_nothing(lexicon: Lexicon) -> None:
    assert taught(lexicon) == Learnt((), 0, 0, 0, 0)
    assert taught(lexicon, ("Hello.", "", "Привет."), ("", "", "")).lessons == ()


def test_the_draft_passes_lint(lexicon: Lexicon, tmp_path: Path) -> None:
    draft = draft_lessons(taught(lexicon, *TEXTS).lessons, to="ru")
    save_termbase(draft, tmp_path / "draft.csv")
    base, findings = load_termbase(tmp_path / "draft.csv", to="ru")
    assert not findings
    assert not [one for one in lint(base) if one.severity is not Severity.INFO]
    assert base.terms[0].note == (
        "corrected 2 times (a.po:1, a.po:2); machine: Сейм 2; machine agreed 1; would touch 1 unreviewed (b.po:1)"
    )
