"""Two people's catalogs as one: what one of them did is there, and where both worded an entry, both wordings are.

HISTORIES=500 in the environment tries as many; the default is what a test run can afford.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest

from translate.catalog import provenance, reader, writer
from translate.catalog.entries import OTHER, Catalog, Entry, Layout
from translate.catalog.three_way import Conflict, joined
from translate.model import State, Unit

HISTORIES = int(os.environ.get("HISTORIES", "40"))
HEADER = Entry("", "Language: ru\nPO-Revision-Date: 2026-01-05 10:00+0000\nX-Team: a\n")


def made(source: str, target: str, **more: object) -> Entry:
    """An entry as a run makes it."""
    mark = provenance.made(Unit(source, target), "engine 1")
    return replace(Entry(source, target, flags=("fuzzy",), comments=(mark,)), **more)  # type: ignore[arg-type]


def worded(entry: Entry, target: str, *, approved: bool = True) -> Entry:
    return replace(entry, target=target, flags=() if approved else ("fuzzy",))


def catalog(*entries: Entry) -> Catalog:
    return Catalog(HEADER, entries)


LAKE, MILL, BOAT = made("Lake", "Озеро"), made("Mill", "Завод"), made("Boat", "Бот")
BASE = catalog(LAKE, MILL, BOAT)


def test_what_each_of_them_did_is_there() -> None:
    ours = catalog(worded(LAKE, "Озеро"), MILL, BOAT)
    theirs = catalog(LAKE, worded(MILL, "Мельница"), replace(BOAT, comments=("Which boat?", *BOAT.comments)))
    found = joined(ours, theirs, BASE)
    assert found.conflicts == ()
    assert found.catalog == catalog(ours.entries[0], theirs.entries[1], theirs.entries[2])


@pytest.mark.parametrize("base", [BASE, None])
def test_two_wordings_are_a_conflict_that_keeps_both(base: Catalog | None) -> None:
    ours = catalog(LAKE, worded(MILL, "Мельница"), BOAT)
    theirs = catalog(LAKE, worded(MILL, "Старая\nмельница", approved=False), BOAT)
    found = joined(ours, theirs, base)
    entry = found.catalog.entries[1]
    assert found.conflicts == (Conflict("Mill", "Мельница", "Старая\nмельница"),)
    assert (entry.target, entry.fuzzy) == ("Мельница", True)
    assert entry.remarks == (OTHER + r"Старая\nмельница",)
    assert joined(found.catalog, theirs, BASE).catalog.entries[1].remarks == entry.remarks


def test_the_approved_wording_stands_and_approval_of_the_machines_is_not_lost() -> None:
    draft, approved = worded(MILL, "Мельница", approved=False), worded(MILL, "Ветряк")
    assert joined(catalog(draft), catalog(approved), BASE).catalog.entries[0].target == "Ветряк"
    entry = joined(catalog(worded(MILL, MILL.target)), catalog(draft), BASE).catalog.entries[0]
    assert (entry.target, entry.standing.is_persons) == ("Мельница", True)
    assert entry.remarks == (f"{OTHER}Завод (approved)",)


def test_two_machine_texts_that_people_approved_are_both_in_the_comments() -> None:
    """The one that stands is fuzzy, so that a run may make it anew."""
    again = made("Mill", "Фабрика")
    entry = joined(catalog(worded(MILL, "Завод")), catalog(worded(again, "Фабрика")), BASE).catalog.entries[0]
    assert entry.remarks == (f"{OTHER}Фабрика (approved)", f"{OTHER}Завод (approved)")


def test_words_of_people_win_over_the_machines_and_over_none() -> None:
    again = made("Mill", "Фабрика")
    words = worded(MILL, "Мельница")
    for other in (again, replace(MILL, target=""), MILL):
        for one, two in ((words, other), (other, words)):
            for base in (BASE, catalog(words), None):
                found = joined(catalog(one), catalog(two), base)
                assert (found.catalog.entries[0].target, found.conflicts) == ("Мельница", ())


def test_the_same_words_are_approved_if_one_of_them_approved_them() -> None:
    draft = worded(MILL, "Мельница", approved=False)
    found = joined(catalog(draft), catalog(worded(MILL, "Мельница")), BASE)
    assert (found.catalog.entries[0].state, found.conflicts) == (State.TRANSLATED, ())


def test_an_approval_can_be_taken_back() -> None:
    base = catalog(worded(MILL, "Мельница"))
    found = joined(base, catalog(worded(MILL, "Мельница", approved=False)), base)
    assert found.catalog.entries[0].fuzzy


def test_entries_that_one_side_added_stand_where_they_stood_there() -> None:
    one, two = made("New", "Новый"), made("Other", "Другой")
    found = joined(catalog(LAKE, MILL, one, BOAT), catalog(two, LAKE, MILL, BOAT), BASE)
    assert [entry.source for entry in found.catalog.entries] == ["Other", "Lake", "Mill", "New", "Boat"]


def test_what_one_side_removed_goes_unless_it_has_words_of_a_person() -> None:
    base = catalog(worded(LAKE, "Озеро Севан"), MILL)
    entries = joined(base, Catalog(HEADER), base).catalog.entries
    assert [(entry.target, entry.obsolete) for entry in entries] == [("Озеро Севан", True)]
    changed = catalog(worded(MILL, "Мельница"))
    assert joined(Catalog(HEADER), changed, BASE).catalog.entries == changed.entries


def test_flags_comments_and_fields_of_the_header_are_merged_one_by_one() -> None:
    base = catalog(replace(MILL, flags=("fuzzy", "c-format"), comments=("Old.", *MILL.comments)))
    ours = catalog(replace(MILL, flags=("fuzzy", "no-wrap"), comments=("Old.", "One.", *MILL.comments)))
    theirs = catalog(replace(MILL, flags=("fuzzy", "c-format"), comments=("Two.", *MILL.comments)))
    entry = joined(ours, theirs, base).catalog.entries[0]
    assert (entry.flags, entry.remarks) == (("fuzzy", "no-wrap"), ("One.", "Two."))
    one = replace(HEADER, target=HEADER.target.replace("X-Team: a", "X-Team: b"))
    two = replace(HEADER, target=HEADER.target.replace("01-05", "02-07") + "Last-Translator: Ann\n")
    header = joined(Catalog(one), Catalog(two), Catalog(HEADER)).catalog.header
    assert header is not None
    assert header.target.split("\n")[1:4] == [
        "PO-Revision-Date: 2026-02-07 10:00+0000",
        "X-Team: b",
        "Last-Translator: Ann",
    ]


def test_unchanged_entries_keep_the_bytes_that_they_have_in_either_file() -> None:
    text = b'#, fuzzy\nmsgid ""\n"Mi"\n"ll"\nmsgstr "\xd0\x97"\n'
    mine = reader.parse(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + text, "a.po")
    other = joined(replace(mine, entries=(), layout=Layout()), mine, None).catalog
    assert text in writer.encode(other)
    assert writer.encode(joined(mine, mine, mine).catalog) == writer.encode(mine)


class Person:
    """Somebody who works on a catalog, and what they wrote there."""

    def __init__(self, name: str, base: Catalog, choice: random.Random) -> None:
        self.name, self.choice = name, choice
        self.entries = list(base.entries)
        self.words: dict[str, str] = {}
        self.remarks: set[str] = set()

    def act(self, number: int) -> None:
        at = self.choice.randrange(len(self.entries))
        entry = self.entries[at]
        act = self.choice.choice(["approve", "word", "draft", "remark", "run", "clear", "drop", "add"])
        if act == "approve" and entry.target:
            self.entries[at] = replace(entry, flags=())
        elif act in ("word", "draft"):
            self.entries[at] = worded(entry, f"{self.name} {number}", approved=act == "word")
        elif act == "remark":
            self.remarks.add(f"{self.name} says {number}")
            self.entries[at] = replace(entry, comments=(f"{self.name} says {number}", *entry.comments))
        elif act == "run" and not entry.standing.is_persons:
            self.entries[at] = made(entry.source, f"Машина {number}", comments=entry.remarks)
            mark = provenance.made(Unit(entry.source, f"Машина {number}"), "engine 2")
            self.entries[at] = replace(self.entries[at], comments=(*entry.remarks, mark))
        elif act == "clear" and not entry.standing.is_persons:
            self.entries[at] = replace(entry, target="")
        elif act == "drop" and len(self.entries) > 1 and not entry.standing.is_persons and not entry.remarks:
            del self.entries[at]
        elif act == "add":
            self.entries.insert(at, made(f"{self.name} new {number}", f"Новое {number}"))


@pytest.mark.parametrize("has_base", [True, False])
def test_nothing_is_lost_in_random_histories(has_base: bool) -> None:
    for seed in range(HISTORIES):
        choice = random.Random(seed)
        entries = [made(f"Text {n}", f"Текст {n}") for n in range(6)]
        entries[2] = worded(entries[2], "Давно одобрено")
        base = catalog(*entries)
        people = [Person(name, base, choice) for name in ("Анна", "Борис")]
        for number in range(choice.randrange(1, 25)):
            choice.choice(people).act(number)
        first, second = (replace(base, entries=tuple(person.entries)) for person in people)
        found = joined(first, second, base if has_base else None)
        text = writer.encode(found.catalog)
        assert reader.parse(text, "a.po") == found.catalog, seed
        merged = {entry.source: entry for entry in found.catalog.entries}
        before = base.by_source()
        for mine, other in ((first, second), (second, first)):
            for source, entry in mine.by_source().items():
                theirs = other.by_source().get(source)
                root = before.get(source) if has_base else None
                is_superseded = root and theirs and (entry.target, entry.fuzzy) == (root.target, root.fuzzy)
                if entry.standing.is_persons and not is_superseded:
                    kept = merged[source]
                    assert kept.target == entry.target or any(entry.target in line for line in kept.comments), seed
                assert set(entry.remarks) <= set(merged[source].remarks) if source in merged else not entry.remarks
        assert len(found.conflicts) == sum(OTHER in "".join(entry.comments) for entry in merged.values())
        assert all(merged[one.source].fuzzy for one in found.conflicts)
        again = joined(found.catalog, second, second if has_base else None).catalog
        torn = {one.source for one in found.conflicts}
        assert all(e.target == merged[e.source].target for e in again.entries if e.source not in torn), seed
