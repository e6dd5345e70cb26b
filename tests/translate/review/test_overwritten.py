"""An editor that has a PO file open during a review at the desk, and saves it as it had read it: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.translate.review.projects import entries, project
from translate.catalog import Entry
from translate.model import Standing
from translate.project import Options, layout
from translate.review.acts import Act, Seen, Verb
from translate.review.desk import Desk


class Editor:
    """An editor of PO files: it reads a whole file, and writes it as it had read it with what its user has changed."""

    def __init__(self, root: Path) -> None:
        self._path = layout.catalog_path(root / "out", "a.txt", "ru")
        self.text = self._path.read_text("utf-8")

    def save(self, **changed: str) -> None:
        for source, target in changed.items():
            before = f'#, fuzzy\nmsgid "{source}."\nmsgstr "Да: {source}."'
            assert before in self.text
            self.text = self.text.replace(before, f'msgid "{source}."\nmsgstr "{target}"')
        self._path.write_text(self.text, "utf-8")


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return project(tmp_path, {"a.txt": ["One.", "Two.", "Three."]})


def desk(options: Options, who: str = "Anna") -> Callable[..., None]:
    """Does an act on a paragraph at a desk of its own, as its page shows it; without a verb it only looks."""
    ours = Desk(options, "ru", lambda: date(2026, 5, 4))
    steps = iter(range(99))

    def act(verb: Verb | None = None, source: str = "", target: str = "", remarks: tuple[str, ...] = ()) -> None:
        one = ours.article("a.txt")
        assert one
        if verb is None:
            return
        entry = next(found.entry for found in one.paragraphs if found.source == source)
        assert entry
        done = Act(verb, source, Seen.of(entry), target, remarks)
        ours.perform(f"{who} {next(steps)}", [("a.txt", done)], who)

    return act


def found(root: Path, source: str) -> Entry:
    return entries(root, "a.txt")[source]


def test_what_was_approved_since_is_put_back(options: Options, tmp_path: Path) -> None:
    act, editor = desk(options), Editor(tmp_path)
    act(Verb.APPROVE, "One.", "Раз.")
    act(Verb.EDIT, "Two.", "Два")
    editor.save(Three="Три.")
    assert found(tmp_path, "One.").target == "Да: One."
    act()
    one, two, three = entries(tmp_path, "a.txt").values()
    assert (one.target, one.standing, [by.who for by in one.approvals]) == ("Раз.", Standing.APPROVED, ["Anna"])
    assert (two.target, two.standing) == ("Два", Standing.EDITED)
    assert (three.target, three.standing) == ("Три.", Standing.APPROVED)
    editor.save()  # it knows nothing of it still
    act(Verb.APPROVE, "Two.", "Два.")
    assert [one.target for one in entries(tmp_path, "a.txt").values()] == ["Раз.", "Два.", "Три."]


def test_words_of_both_on_one_text_are_kept(options: Options, tmp_path: Path) -> None:
    act, editor = desk(options), Editor(tmp_path)
    act(Verb.APPROVE, "One.", "Раз.")
    editor.save(One="Один.")
    act()
    one = found(tmp_path, "One.")
    assert (one.target, one.fuzzy, one.remarks) == ("Один.", True, ("other wording: Раз. (approved)",))
    act()
    assert found(tmp_path, "One.") == one


def test_a_file_that_was_read_between_two_acts(options: Options, tmp_path: Path) -> None:
    act = desk(options)
    act(Verb.EDIT, "One.", "Раз")
    editor = Editor(tmp_path)
    act(Verb.EDIT, "One.", "Раз и всё.")
    act(Verb.REMARK, "Two.", remarks=("Ask.",))
    editor.save()
    act()
    assert (found(tmp_path, "One.").target, found(tmp_path, "Two.").remarks) == ("Раз и всё.", ("Ask.",))


def test_whoever_has_seen_a_text_may_word_it_otherwise(options: Options, tmp_path: Path) -> None:
    act = desk(options)
    act(Verb.APPROVE, "One.", "Раз.")
    act(Verb.APPROVE, "Two.", "Два.")
    editor = Editor(tmp_path)
    editor.text = editor.text.replace("Раз.", "Один.").replace(
        'msgid "Two."\nmsgstr "Два."', 'msgid "Two."\nmsgstr "Да: Two."'
    )
    editor.save()
    act()
    assert (found(tmp_path, "One.").target, found(tmp_path, "One.").remarks) == ("Один.", ())
    assert found(tmp_path, "Two.").target == "Да: Two."


def test_another_desk_may_take_back_and_word_otherwise(options: Options, tmp_path: Path) -> None:
    anna, berta = desk(options), desk(options, "Berta")
    for source in ("One.", "Two.", "Three."):
        anna(Verb.APPROVE, source, f"Слово {source}")
    berta(Verb.UNAPPROVE, "One.")
    berta(Verb.APPROVE, "Two.", "Два.")
    berta(Verb.EDIT, "Three.", "Да: Three.")
    before = entries(tmp_path, "a.txt")
    anna()
    berta()
    assert entries(tmp_path, "a.txt") == before
    assert [one.target for one in before.values()] == ["Слово One.", "Два.", "Да: Three."]


def test_what_was_undone_stays_undone(options: Options, tmp_path: Path) -> None:
    ours, editor = Desk(options, "ru"), Editor(tmp_path)
    ours.perform("1", [("a.txt", Act(Verb.APPROVE, "One.", Seen("Да: One."), "Раз."))], "Anna")
    ours.undo("2", "1")
    editor.save(Two="Два.")
    ours.article("a.txt")
    assert [one.target for one in entries(tmp_path, "a.txt").values()] == ["Да: One.", "Два.", "Да: Three."]
