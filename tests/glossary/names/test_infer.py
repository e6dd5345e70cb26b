"""The names of a document as terms: short forms like the full one, termbases first, possessives, other scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import Match, Matcher, Term, TermType
from glossary.model import TermKind
from glossary.names.choose import occurs
from glossary.names.infer import Inferred, NameTexts, infer_names

TEXTS = [
    "Mr. Hovik Garanyan met Anna Lindqvist in Yerevan.",
    "Garanyan's driver waited.",
    "Lindqvist said she was happy.",
    "The road to Yerevan was closed.",
]


def inferred(texts: list[str], locale: str = "ru", drafts: list[str] | None = None, **more: object) -> Inferred:
    none = [""] * len(texts)
    return infer_names(NameTexts(texts, drafts or none, none), locale, **more)  # type: ignore[arg-type]


def targets(found: Inferred, text: int) -> dict[str, str]:
    return {match.surface: match.term.target for match in found.matches(text)}


def test_a_surname_alone_is_rendered_like_the_full_name() -> None:
    found = inferred(TEXTS)
    given_name, surname = targets(found, 0)["Hovik Garanyan"].split()
    assert targets(found, 1) == {"Garanyan's": surname}
    assert given_name.isalpha()
    assert found.matches(1)[0].possessive


def test_names_that_are_no_sum_of_their_words_are_taken_as_wholes_and_short_forms_follow() -> None:
    found = inferred(["President Xi Jinping came.", "Xi spoke.", "Kim Jong-un did not come."])
    assert targets(found, 0) == {"Xi Jinping": "Си Цзиньпин"}
    assert targets(found, 1) == {"Xi": "Си"}
    assert targets(found, 2) == {"Kim Jong-un": "Ким Чен Ын"}


def test_the_terms_say_what_they_are_and_on_what_ground() -> None:
    found = inferred(TEXTS)
    woman = next(m.term for m in found.matches(0) if m.surface == "Anna Lindqvist")
    assert (woman.type, woman.gender) == (TermType.PERSON, "femn")
    assert woman.inference is not None
    assert "femn by" in woman.inference.basis
    assert [unit[0] for unit in woman.inference.candidates] == woman.target.split()
    assert woman.extra == {}
    place = next(m.term for m in found.matches(3))
    assert (place.type, place.target) == (TermType.PLACE, "Ереван")


def test_what_the_engine_says_throughout_is_taken_throughout() -> None:
    texts = ["Ms. Merriweather came.", "Nobody saw Merriweather leave."]
    first, *others = inferred(texts).mentions[0].choices[0].candidates
    other = next(one.text for one in others if not occurs(first.text, one.text))
    found = inferred(texts, drafts=[f"{other} пришла.", f"Никто не видел, как {other} ушла."])
    assert targets(found, 0) == targets(found, 1) == {"Merriweather": other}


def test_a_termbase_wins_and_its_full_names_count_for_short_ones() -> None:
    row = Term("Hovik Garanyan", "Овик Гаранянц", type=TermType.PERSON)
    matcher = Matcher([row])
    taken: list[tuple[Match, ...]] = [matcher.matches(text) for text in TEXTS]
    found = inferred(TEXTS, taken=taken, terms=[row])
    assert "Hovik Garanyan" not in targets(found, 0)
    assert targets(found, 1) == {"Garanyan's": "Гаранянц"}


def test_a_people_is_rendered_before_a_noun_and_as_several_people_only() -> None:
    texts = ["Armenian troops left.", "She speaks Armenian.", "The Armenians stayed.", "He is Armenian and old."]
    found = inferred(texts)
    assert [targets(found, n) for n in range(4)] == [{"Armenian": "армянский"}, {}, {"Armenians": "армяне"}, {}]


def test_what_hangs_on_a_term_by_a_hyphen_is_left_to_the_term() -> None:
    text = "The Armenian-Azerbaijani border was closed."
    row = Term("Azerbaijani", "азербайджанский")
    assert targets(inferred([text], taken=[Matcher([row]).matches(text)], terms=[row]), 0) == {}


def test_other_articles_count() -> None:
    candidates = inferred(["Mr. Merriweather left."]).mentions[0].choices[0].candidates
    other = candidates[1].text
    found = inferred(["Mr. Merriweather left."], elsewhere={"merriweather": {other: 2}})
    assert targets(found, 0) == {"Merriweather": other}


def test_latin_targets_keep_family_names_and_leave_the_rest() -> None:
    found = inferred(TEXTS, "pt")
    assert targets(found, 0) == {"Hovik Garanyan": "Hovik Garanyan", "Anna Lindqvist": "Anna Lindqvist"}
    assert all(mention.match.term.kind is TermKind.KEEP for mention in found.mentions)
    assert not found.matches(3)


def test_ukrainian_has_its_own_letters() -> None:
    assert "ы" not in "".join(m.match.term.target for m in inferred(TEXTS, "uk").mentions)
    assert targets(inferred(["She lives in Germany."], "uk"), 0) == {"Germany": "Німеччина"}


@pytest.mark.parametrize("source_locale", ["de", "ru"])
def test_only_english_is_read(source_locale: str) -> None:
    assert not inferred(TEXTS, source_locale=source_locale).mentions


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*TEXTS, "", "the end", "ANNA LINDQVIST WON", "Anna’s", "Ms Garanyan-Lee"]), max_size=6)
)
def test_matches_are_sorted_apart_and_slices_of_their_text(texts: list[str]) -> None:
    found = inferred(texts)
    assert found == inferred(texts)
    for number, text in enumerate(texts):
        end = 0
        for match in found.matches(number):
            assert end <= match.start < match.end
            assert text[match.start : match.end] == match.surface
            end = match.end
