"""The same text in several places of an article: entries with contexts that come and go, and lose nobody's words."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from translate import catalog
from translate.catalog import contexts, merge, reader, writer
from translate.catalog.entries import Catalog, Entry, key, of_key
from translate.model import Article, Origin, Paragraph, State, Translation, Unit

Place = tuple[str, str]  # text and context


def kept(old: Catalog, places: list[Place]) -> list[catalog.Kept | None]:
    keys = catalog.keys(old, places)
    found = catalog.kept(catalog.carry(old, keys, "en", "ru").values(), "en")
    return [found.get(one) for one in keys]


def run(old: Catalog, places: list[Place]) -> Catalog:
    """As the pipeline does it; the engine says everything in capitals."""
    units = [
        Unit(text, k.target, State.TRANSLATED if k.approved else State.FUZZY, Origin.PERSON, previous=k.previous)
        if k
        else Unit(text, text.upper(), State.FUZZY, Origin.MACHINE)
        for (text, _), k in zip(places, kept(old, places), strict=True)
    ]
    paragraphs = (Paragraph(n, text, place=place, context=place) for n, (text, place) in enumerate(places, 1))
    made = merge.merge(old, Translation(Article("a.json", "en", tuple(paragraphs)), "ru", tuple(units), "e 1"), {})
    return reader.parse(writer.encode(made), "a.po")


def shown(old: Catalog) -> list[tuple[str | None, str, str, bool, bool]]:
    return [(one.context, one.source, one.target, one.fuzzy, one.obsolete) for one in old.entries]


def approved(old: Catalog, context: str | None, target: str) -> Catalog:
    """The catalog after a person approved the entry of a context."""
    return replace(
        old, entries=tuple(replace(e, target=target, flags=()) if e.context == context else e for e in old.entries)
    )


def test_one_text_in_two_contexts_has_two_entries_and_one_in_one_has_none() -> None:
    found = run(
        Catalog(), [("Open", "menu.open"), ("Open", "state.open"), ("Close", "menu.close"), ("Close", "menu.close")]
    )
    assert shown(found) == [
        ("menu.open", "Open", "OPEN", True, False),
        ("state.open", "Open", "OPEN", True, False),
        (None, "Close", "CLOSE", True, False),
    ]


def test_a_catalog_without_contexts_is_taken_over_with_its_approval() -> None:
    old = approved(run(Catalog(), [("Open", "")]), None, "Открыть")
    found = run(old, [("Open", "menu.open"), ("Open", "state.open")])
    assert shown(found) == [
        ("menu.open", "Open", "Открыть", False, False),
        ("state.open", "Open", "Открыть", False, False),
    ]


def test_a_context_that_is_alone_again_keeps_its_entry_and_the_other_one_returns() -> None:
    both = [("Open", "menu.open"), ("Open", "state.open")]
    old = approved(approved(run(Catalog(), both), "menu.open", "Открыть"), "state.open", "Открыто")
    alone = run(old, both[1:])
    assert shown(alone) == [
        ("state.open", "Open", "Открыто", False, False),
        ("menu.open", "Open", "Открыть", False, True),
    ]
    assert shown(run(alone, both)) == shown(old)


def test_a_context_that_took_over_an_approval_is_obsolete_when_its_paragraph_is_gone() -> None:
    old = approved(run(Catalog(), [("Open", "")]), None, "Открыть")
    both = run(old, [("Open", "menu.open"), ("Open", "")])
    assert shown(run(both, [("Open", "")])) == [
        (None, "Open", "Открыть", False, False),
        ("menu.open", "Open", "Открыть", False, True),
    ]


def test_where_all_contexts_were_renamed_the_wordings_wait_for_review() -> None:
    both = [("Open", "menu.open"), ("Open", "state.open")]
    old = approved(approved(run(Catalog(), both), "menu.open", "Открыть"), "state.open", "Открыто")
    found = run(old, [("Open", "bar.open"), ("Open", "label.open")])
    assert [one[:4] for one in shown(found) if not one[4]] == [
        ("bar.open", "Open", "Открыть", True),
        ("label.open", "Open", "Открыть", True),
    ]
    assert {(one.previous, one.previous_context) for one in found.entries if not one.obsolete} == {
        ("Open", "menu.open")
    }
    assert {one[2] for one in shown(found) if one[4] and not one[3]} == {"Открыть", "Открыто"}


def test_a_wording_without_a_context_that_no_context_has_is_kept() -> None:
    both = [("Open", "menu.open"), ("Open", "state.open")]
    first = approved(approved(run(Catalog(), both), "menu.open", "Открыть"), "state.open", "Открыть")
    plain = replace(first, entries=(*first.entries, Entry("Open", "Открыто", references=("a.json",))))
    assert {"Открыть", "Открыто"} == {one[2] for one in shown(run(plain, both)) if not one[3]}


@given(st.text(st.sampled_from("ab\x04"), max_size=5), st.none() | st.sampled_from(["", "a", "b.c"]))
def test_a_key_has_text_and_context(source: str, context: str | None) -> None:
    if context is None or "\x04" not in source or context:
        assert of_key(key(source, context)) == (source, context)


def test_entries_of_others_with_a_context_stay(tmp_path: Path) -> None:
    old = Catalog(entries=(Entry("One.", "Раз!", context="title", line=1),))
    assert [one.target for one in run(old, [("One.", "")]).entries] == ["Раз!"]
    assert contexts.keys(old, [("One.", "")]) == ["title\x04One."]


TEXTS = ["Open", "Close", "Save as", "The whole file is read again before it is saved."]
PLACES = ["", "menu.a", "menu.b", "dialog.c"]
INDEX = st.integers(0, 1000)


class Contexts(RuleBasedStateMachine):
    """Texts that come to stand in further contexts and vanish from them, and all that people approved."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = [("Open", "menu.a")]
        self.old = run(Catalog(), self.places)
        self.approved: set[tuple[str, str]] = set()
        self.count = 0

    @rule(text=st.sampled_from(TEXTS), place=st.sampled_from(PLACES), at=INDEX)
    def add(self, text: str, place: str, at: int) -> None:
        self.places.insert(at % (len(self.places) + 1), (text, place))

    @rule(at=INDEX)
    def remove(self, at: int) -> None:
        if self.places:
            self.places.pop(at % len(self.places))

    @rule(at=INDEX, place=st.sampled_from(PLACES))
    def rename(self, at: int, place: str) -> None:
        if self.places:
            at %= len(self.places)
            self.places[at] = self.places[at][0], place

    @rule(at=INDEX)
    def approve(self, at: int) -> None:
        living = [one for one in self.old.entries if not one.obsolete]
        if living:
            self.count += 1
            chosen = living[at % len(living)]
            new = replace(chosen, target=f"слово {self.count}", flags=(), previous="", previous_context=None)
            self.old = replace(self.old, entries=tuple(new if one is chosen else one for one in self.old.entries))
            others = {one.target for one in self.old.entries if one is not new and not one.fuzzy}
            if chosen.target not in others:
                self.approved.discard((chosen.source, chosen.target))
            self.approved.add((new.source, new.target))

    @rule()
    def run(self) -> None:
        self.old = run(self.old, self.places)
        assert run(self.old, self.places) == self.old  # a second run changes nothing
        assert writer.encode(run(self.old, self.places)) == writer.encode(self.old)

    @invariant()
    def nothing_approved_is_lost_and_none_approves_itself(self) -> None:
        found = run(self.old, self.places).entries
        assert {(one.source, one.target) for one in found if one.state is State.TRANSLATED} == self.approved

    @invariant()
    def every_paragraph_has_one_current_entry(self) -> None:
        found = run(self.old, self.places)
        keys = catalog.keys(found, self.places)
        current = {one.key for one in found.entries if not one.obsolete}
        assert current == set(keys)
        for (text, _), one in zip(self.places, keys, strict=True):
            assert of_key(one)[0] == text


Contexts.TestCase.settings = settings(
    max_examples=int(os.environ.get("HISTORIES", "40")),
    stateful_step_count=12,
    suppress_health_check=list(HealthCheck),
)
TestContexts = Contexts.TestCase
