"""What extract takes for names and terms: invented texts with their candidates, and laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.mining.extract import Candidate, CandidateKind, article_of, candidate_terms, draft, extract, format_draft
from glossary.mining.recurring import c_values
from glossary.mining.renderings import ObservedRendering
from glossary.model import PartOfSpeech, Term, TermType
from glossary.termbase.matching import Matcher

ARTICLE = (
    "Talks Resume In Verdania As Ministers Meet",
    "PORT SELWYN — Verdania accused Norlandish troops of crossing the river Ulm on Monday, May 5.",
    "President Aram Velikian told reporters that Upper-Saren was quiet. Velikian's office said no more.",
    "“We saw it in Saren,” said J. K. Harrowby of the Bank of Verdania.",
    "The Verdanian Defence Ministry and the United Councils Assembly disagreed; the UCA met in Upper-Saren.",
    "Airlines stopped flying. The airlines blamed the weather in Port Selwyn.",
    "Jean-Luc de la Tour and Mira Thomas-Orlov saw the Norlandish-brokered truce fail in Saren.",
)


def texts(*lines: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(f"{name}:{number}", line) for number, line in enumerate(lines, 1)]


def names(*lines: str) -> list[str]:
    return sorted(one.source for one in extract(texts(*lines)) if one.kind is CandidateKind.NAME)


def test_the_names_of_an_article() -> None:
    assert names(*ARTICLE) == [
        "Aram Velikian", "Bank of Verdania", "J. K. Harrowby", "Jean-Luc de la Tour", "Mira Thomas-Orlov", "Norlandish",
        "Port Selwyn", "Saren", "UCA", "Ulm", "United Councils Assembly", "Upper-Saren", "Velikian", "Verdania",
        "Verdanian Defence Ministry",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("She met Nikol Varosyan's aide.", ["Nikol Varosyan"]),
        ("It was the King's decision, not the Council's.", ["Council"]),
        ("He left on Friday, March 3, and came back in May.", []),
        ("They flew to New Zembla and to Ulm.", ["New Zembla", "Ulm"]),
        ("It came from Prime Minister Olan Teff himself.", ["Olan Teff"]),
        ("The aide of Treasury Secretary Ann Doe left.", ["Ann Doe", "Treasury Secretary"]),
        ("They read the Securities and Investment Commission report.", ["Securities and Investment Commission"]),
        ("He spoke to Secretary of State Olan Teff.", ["Olan Teff"]),
        ("We know the anti-Brexit party.", ["Brexit"]),
        ("The Russian-brokered deal failed.", ["Russian"]),
        ("The Armenian-Azerbaijani border is closed.", ["Armenian", "Azerbaijani"]),
        ("They closed the Ulm-Saren-Tolmak road.", ["Saren", "Tolmak", "Ulm"]),
        ("Kim Jong-un and Ole Gunnar Teff met.", ["Kim Jong-un", "Ole Gunnar Teff"]),
        ("It happened on \"Face the River\" last week.", ["Face the River"]),
        ("They watched Saturday Night Live at home.", ["Saturday Night Live"]),
        ("We met Mr. Teff and Dr. Ulm there.", ["Teff", "Ulm"]),
        ("He works for the B.B.X. and the U.S. army.", ["B.B.X.", "U.S."]),
        ("I think it isn't OK. I'm sure. Don't go.", []),
        ("Officials Deny That Ministers Lied", []),
        ("MINISTERS DENY LYING TO OFFICIALS", []),
        ("Nothing here is a name. Everything is small.", []),
        ("", []),
        ("...!?", []),
    ],
)  # fmt: skip
def test_a_line_and_its_names(line: str, found: list[str]) -> None:
    assert names(line) == found


def test_a_capital_at_the_head_of_a_sentence_is_decided_by_the_rest_of_the_corpus() -> None:
    assert names("Zorblat fell.", "They saw Zorblat.") == ["Zorblat"]
    assert names("Zorblat fell.", "They saw a zorblat.") == []
    assert names("Police came.", "Then Police sang a song.", "They love Police.") == ["Police"]


def one(source: str, *lines: str) -> Candidate:
    return next(found for found in extract(texts(*lines)) if found.source == source)


def test_counts_articles_and_contexts() -> None:
    corpus = [
        *texts("In Saren it rains.", "SAREN WAS QUIET TODAY", name="a.txt"),
        *texts("Saren's port.", name="b.txt"),
    ]
    found = next(item for item in extract(corpus) if item.source == "Saren")
    assert (found.count, found.articles) == (3, ("a.txt", "b.txt"))
    assert found.contexts == ("In Saren it rains.", "SAREN WAS QUIET TODAY", "Saren's port.")


def test_spellings_are_aliases_and_short_forms_are_rows_of_their_own() -> None:
    lines = (
        "They came to Upper-Saren.", "In Upper Saren all is quiet.", "Upper-Saren and Saren are one.",
        "We met Nikol Varosyan.", "Then Varosyan left.", "The Free Ulm Party (FUP) won.", "It was the FUP again.",
    )  # fmt: skip
    assert one("Upper-Saren", *lines).aliases == ("Upper Saren",)
    shorts = {found.source: found.short_for for found in extract(texts(*lines)) if found.short_for}
    assert shorts == {"Saren": "Upper-Saren", "Varosyan": "Nikol Varosyan", "FUP": "Free Ulm Party"}
    order = [found.source for found in extract(texts(*lines))]
    assert all(order.index(short) == order.index(long) + 1 for short, long in shorts.items())


def test_a_name_in_another_article_is_no_short_form() -> None:
    corpus = [*texts("They sing in Bright Zembla.", name="a.txt"), *texts("They flew to Zembla.", name="b.txt")]
    assert not any(found.short_for for found in extract(corpus))


@pytest.mark.parametrize(
    ("line", "source", "kind"),
    [
        ("They met President Olan Teff.", "Olan Teff", TermType.PERSON),
        ("They met Maria Zembla.", "Maria Zembla", TermType.PERSON),
        ("It rained in Saren.", "Saren", TermType.PLACE),
        ("PORT SELWYN (XP) - It rained.", "Port Selwyn", TermType.PLACE),
        ("They flew over France.", "France", TermType.PLACE),
        ("He joined the Ulm Workers Party.", "Ulm Workers Party", TermType.ORGANISATION),
        ("They crossed the Ulm River.", "Ulm River", TermType.PLACE),
        ("They passed the Clean Water Act.", "Clean Water Act", TermType.WORK),
        ("They like Zembla.", "Zembla", TermType.OTHER),
    ],
)
def test_the_type_is_guessed_where_it_is_safe(line: str, source: str, kind: TermType) -> None:
    assert one(source, line).type is kind


def test_a_month_is_no_name_though_a_person_has_it() -> None:
    assert names("They met Theresa May. May's aide left.") == ["Theresa May"]


def test_other_source_languages_are_read_by_their_capitals() -> None:
    lines = texts(
        "El presidente Pedro Tefferín viajó a Zemblania. Tefferín habló con la Comisión Europea.",
        "En Zemblania llueve.",
    )
    found = {one.source: (one.type, one.short_for) for one in extract(lines, source_locale="es")}
    assert found == {
        "Comisión Europea": (TermType.OTHER, ""),
        "Pedro Tefferín": (TermType.PERSON, ""),
        "Tefferín": (TermType.PERSON, "Pedro Tefferín"),
        "Zemblania": (TermType.OTHER, ""),
    }


def test_nations_are_adjectives() -> None:
    found = one("Armenian", "It was an Armenian song.", "The Armenians sang.")
    assert (found.pos, found.aliases, found.count) == (PartOfSpeech.ADJ, ("Armenians",), 2)


def test_recurring_terms() -> None:
    lines = ["The grain corridor is open.", "A grain corridor, they say.", "Grain corridors need grain inspectors."]
    terms = [found for found in extract(texts(*lines)) if found.kind is CandidateKind.TERM]
    assert [(found.source, found.count) for found in terms] == [("grain corridor", 3)]
    assert not any(found.kind is CandidateKind.TERM for found in extract(texts(*lines[:2])))


def test_c_value_takes_off_what_is_nested() -> None:
    # floating point contact lens: 3 words, 2 times; contact lens: 5 times, 2 of them nested; by hand from the paper
    found = c_values({("soft", "contact", "lens"): 2, ("contact", "lens"): 5})
    assert found[("contact", "lens")] == pytest.approx(3.0)
    assert found[("soft", "contact", "lens")] == pytest.approx(3.1699, abs=1e-4)


def test_known_terms_and_rare_ones_are_left_out() -> None:
    lines = texts("They came to Saren and Ulm.", "In Saren it rained.")
    assert [found.source for found in extract(lines, min_count=2)] == ["Saren"]
    assert [found.source for found in extract(lines, known=[Term("Saren", "Сарен")])] == ["Ulm"]


def test_a_draft_says_what_was_found() -> None:
    found = Candidate(
        "Saren", CandidateKind.NAME, 3, ("a.txt",), ("in Saren",), ("SAREN",), "Upper-Saren", TermType.PLACE,
        renderings=(ObservedRendering("Сарен", 2, ("a.txt:1",)), ObservedRendering("Сарень", 1)),
    )  # fmt: skip
    assert format_draft(draft([found], to="ru")) == (
        "source,target,aliases,type,note\n"
        'Saren,Сарен,SAREN,place,"3 times in 1 article; short for Upper-Saren; rendered Сарен 2, Сарень 1;'
        ' e.g. in Saren"\n'
    )


WORDS = st.sampled_from(
    [
        "Saren",
        "saren",
        "Upper-Saren",
        "the",
        "of",
        "and",
        "Bank",
        "President",
        "Mr.",
        "J.",
        "K.",
        "U.S.",
        "said",
        "“",
        "”",
        "(",
        ")",
        "—",
        "-",
        ".",
        ",",
        "'",
        "'s",
        "O'Neil",
        "May",
        "5",
        "Armenian",
        "McTeff",
        "iPhone",
        "RIVER",
        "of-the",
        "de",
        "la",
        "Nikol's",
        "COVID-19",
        "é",
        "Ünal",
        "İ",
        "ß",
        "北京",
        "Привет",
    ]
)
ANY = st.lists(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=12).map(" ".join)), max_size=6)


@settings(max_examples=150)
@given(ANY)
def test_any_text_is_taken_and_what_is_found_is_there(lines: list[str]) -> None:
    corpus = texts(*lines)
    for found in extract(corpus):
        assert found.source.strip() == found.source != ""
        matcher = Matcher(candidate_terms([found]))
        there = [place for place, text in corpus for _ in matcher.matches(text)]
        assert 1 <= found.count <= len(there)
        assert set(found.articles) <= {article_of(place) for place in there}
        assert len(found.contexts) <= 3
        assert found.short_for == "" or found.short_for in {other.source for other in extract(corpus)}


@settings(max_examples=60)
@given(ANY)
def test_counts_add_up_over_articles(lines: list[str]) -> None:
    """Twice the same article under two names: the same candidates, every count doubled."""
    once = {found.source: found.count for found in extract(texts(*lines)) if found.kind is CandidateKind.NAME}
    both = extract([*texts(*lines), *texts(*lines, name="b.txt")])
    assert {found.source: found.count for found in both if found.kind is CandidateKind.NAME} == {
        source: 2 * count for source, count in once.items()
    }
