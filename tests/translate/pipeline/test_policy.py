"""Whose words an article shows: a person's before the machine's, and only theirs of what people own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalog import Catalog, Entry, Kept
from translate.model import Article, OnStale, Origin, Paragraph, Standing, State, Unit
from translate.pipeline import review_status
from translate.pipeline.policy import Policy

SOURCE, OLD = "The lake rose.", "The lake fell."
MACHINE = Unit(SOURCE, "Озеро росло.", State.FUZZY, Origin.MACHINE)
POLICIES = st.builds(Policy, st.sampled_from(OnStale), st.booleans(), st.booleans())
KEPT = st.sampled_from(
    [None, Kept("Вода.", True), Kept("Вода.", False), Kept("Вода.", False, OLD), Kept("Вода.", False, OLD, True)]
)


@given(POLICIES, KEPT, st.sampled_from([None, MACHINE]))
def test_laws(policy: Policy, kept: Kept | None, machine: Unit | None) -> None:
    unit = policy.choose(SOURCE, kept, machine)
    assert unit.previous == (kept.previous if kept else "")
    assert unit.origin in (Origin.PERSON, Origin.MACHINE) if unit.target else unit.origin is Origin.NONE
    if unit.origin is Origin.PERSON:
        assert kept
        assert (unit.target, unit.state is State.TRANSLATED) == (kept.target, kept.approved)
    if kept and kept.approved:
        assert unit.origin is Origin.PERSON
    if policy.owned or policy.only_reviewed:
        assert unit.origin is not Origin.MACHINE
    if policy.only_reviewed:
        assert unit.state is not State.FUZZY
    if unit.origin is Origin.MACHINE:
        assert policy.asks(kept)


@pytest.mark.parametrize(
    ("policy", "kept", "shown"),
    [
        (Policy(), None, "Озеро росло."),
        (Policy(), Kept("Вода.", False), "Вода."),
        (Policy(), Kept("Вода.", False, OLD), "Вода."),
        (Policy(OnStale.MACHINE), Kept("Вода.", False, OLD), "Озеро росло."),
        (Policy(OnStale.SOURCE), Kept("Вода.", False, OLD), ""),
        (Policy(OnStale.SOURCE), Kept("Вода.", False, OLD, recut=True), "Вода."),
        (Policy(OnStale.MACHINE, owned=True), Kept("Вода.", False, OLD), "Вода."),
        (Policy(OnStale.SOURCE, owned=True), Kept("Вода.", False, OLD), ""),
        (Policy(owned=True), None, ""),
        (Policy(only_reviewed=True), None, ""),
        (Policy(only_reviewed=True), Kept("Вода.", False), ""),
        (Policy(only_reviewed=True), Kept("Вода.", True), "Вода."),
    ],
)
def test_what_is_shown(policy: Policy, kept: Kept | None, shown: str) -> None:
    assert policy.choose(SOURCE, kept, MACHINE).target == shown


def test_a_text_without_words_is_shown_as_it_is_or_as_a_person_has_it() -> None:
    assert Policy().choose("5,000", None, None) == Unit("5,000", "5,000", State.TRANSLATED)
    assert Policy().choose("5,000", Kept("5 000", True), None).target == "5 000"
    article = Article("a.txt", "en", (Paragraph(1, "5,000"), Paragraph(2, "***")))
    found = review_status.look(article, Catalog(entries=(Entry("5,000", "5 000"),)), "ru")
    assert [paragraph.standing for paragraph in found.paragraphs] == [Standing.NOTHING, Standing.NOTHING]
    assert [review_status.unit(one, "en", Policy()).target for one in found.paragraphs] == ["5 000", "***"]
