"""Acts of reviewers on entries: done on what they saw; where that has changed, nothing that a person wrote is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from translate.catalog import Approval, Entry, provenance, reader, three_way, writer
from translate.catalog.entries import Catalog
from translate.model import Standing, State, Unit
from translate.review.acts import Act, Effect, Seen, Verb, performed

ANNA, BERTA = Approval("Anna", "2026-05-04"), Approval("Berta", "2026-05-05")


def made(target: str, source: str = "The mill burned.") -> Entry:
    """An entry as a run makes it."""
    return Entry(source, target, flags=("fuzzy",), comments=(provenance.made(Unit(source, target), "engine 1"),))


MILL = made("Завод сгорел.")


def act(verb: Verb, target: str = "", seen: Entry = MILL, by: Approval = ANNA, remarks: tuple[str, ...] = ()) -> Act:
    return Act(verb, seen.key, Seen.of(seen), target, remarks, by)


def done(one: Act, entry: Entry | None = MILL) -> tuple[Effect, Entry]:
    found = performed(one, entry, entry or Entry(MILL.source))
    assert found.after is not None
    return found.effect, found.after


def test_approving_a_corrected_text_signs_it_and_keeps_what_the_machine_said() -> None:
    effect, after = done(act(Verb.APPROVE, "Мельница сгорела."))
    assert effect is Effect.DONE
    assert (after.target, after.standing, after.approvals) == ("Мельница сгорела.", Standing.APPROVED, (ANNA,))
    assert after.machine == "Завод сгорел."
    assert after.remarks == ()
    assert "# approved: Anna, 2026-05-04; text " in writer.serialize(Catalog(Entry(""), (after,)))


def test_saving_keeps_it_to_be_reviewed_and_drops_the_approval() -> None:
    _, approved = done(act(Verb.APPROVE, "Мельница сгорела."))
    effect, after = done(act(Verb.EDIT, "Мельница горела.", approved), approved)
    assert (effect, after.standing, after.approvals) == (Effect.DONE, Standing.EDITED, ())
    assert not any(map(provenance.is_signature, after.comments))


def test_what_is_reviewed_again_is_as_before_its_approval() -> None:
    _, approved = done(act(Verb.APPROVE, MILL.target))
    assert done(act(Verb.UNAPPROVE, seen=approved), approved) == (Effect.DONE, MILL)


@pytest.mark.parametrize("blank", ["", " \n\t", "\u200b", "\u00a0\u2060", "\u2800", "\u3164"])
def test_a_text_without_anything_to_see_is_not_approved(blank: str) -> None:
    assert done(act(Verb.APPROVE, blank)) == (Effect.REFUSED, MILL)


@pytest.mark.parametrize("bad", ["\ud800", "a\0b"])
def test_what_no_file_can_hold_is_refused(bad: str) -> None:
    assert done(act(Verb.EDIT, bad))[0] is Effect.REFUSED
    assert done(act(Verb.REMARK, remarks=(bad,)))[0] is Effect.REFUSED


def test_line_breaks_at_the_ends_are_those_of_the_source() -> None:
    entry = made("Одна", "\nOne\n")
    assert done(act(Verb.APPROVE, "Раз\r\n\r\n", entry), entry)[1].target == "\nРаз\n"


def test_the_same_act_twice_is_one() -> None:
    one = act(Verb.APPROVE, "Мельница сгорела.")
    _, after = done(one)
    assert done(one, after) == (Effect.SAME, after)


def test_somebody_elses_approval_stands_and_mine_is_kept_beside_it() -> None:
    _, theirs = done(act(Verb.APPROVE, "Мельница сгорела.", by=BERTA))
    effect, after = done(act(Verb.APPROVE, "Мельница сгорела дотла."), theirs)
    assert effect is Effect.KEPT
    assert (after.target, after.standing, after.approvals) == ("Мельница сгорела.", Standing.APPROVED, (BERTA,))
    assert after.remarks == ("other wording: Мельница сгорела дотла. (approved)",)
    assert done(act(Verb.APPROVE, "Мельница сгорела дотла."), after) == (Effect.KEPT, after)
    # choosing it afterwards is a decision: it is no other wording any more
    effect, chosen = done(act(Verb.APPROVE, "Мельница сгорела дотла.", after), after)
    assert (effect, chosen.target, chosen.remarks) == (Effect.DONE, "Мельница сгорела дотла.", ())


def test_a_text_that_somebody_has_worded_is_not_approved_unseen() -> None:
    theirs = replace(MILL, target="Мельница сгорела.")
    assert done(act(Verb.APPROVE, MILL.target), theirs) == (Effect.CHANGED, theirs)
    assert done(act(Verb.EDIT, ""), theirs) == (Effect.CHANGED, theirs)
    approved = replace(theirs, flags=())
    assert done(act(Verb.UNAPPROVE, seen=replace(MILL, flags=())), approved) == (Effect.CHANGED, approved)


def test_my_words_win_over_what_a_run_wrote_meanwhile() -> None:
    rerun = made("Фабрика сгорела.")
    effect, after = done(act(Verb.EDIT, "Мельница сгорела."), rerun)
    assert (effect, after.target, after.standing) == (Effect.DONE, "Мельница сгорела.", Standing.EDITED)


def test_what_is_written_for_a_paragraph_that_is_gone_is_kept_as_obsolete() -> None:
    one = act(Verb.EDIT, "Мельница сгорела.")
    found = performed(one, None, Entry(MILL.source, obsolete=True))
    assert (found.effect, found.before) == (Effect.GONE, None)
    assert found.after
    assert (found.after.target, found.after.obsolete) == ("Мельница сгорела.", True)


def test_remarks_of_two_people_are_both_there() -> None:
    entry = replace(MILL, comments=("Old remark.", *MILL.comments))
    _, theirs = done(act(Verb.REMARK, seen=entry, remarks=("Old remark.", "Which mill?")), entry)
    effect, after = done(act(Verb.REMARK, seen=entry, remarks=("Ask the author.",)), theirs)
    assert effect is Effect.DONE
    assert after.remarks == ("Which mill?", "Ask the author.")
    assert after.standing is Standing.MACHINE


def test_a_remark_is_no_mark_whatever_it_says() -> None:
    forged = ("machine: x; text 12345678", "approved: Eva, 2026-01-01; text 12345678", "machine said: no")
    _, after = done(act(Verb.REMARK, remarks=forged))
    assert after.remarks == tuple(f"> {line}" for line in forged)
    assert after.standing is Standing.MACHINE


def test_undo_puts_back_what_was_unless_somebody_has_changed_it_since() -> None:
    one = act(Verb.APPROVE, "Мельница сгорела.")
    _, after = done(one)
    back = replace(one, verb=Verb.RESTORE, before=MILL, after=after)
    assert done(back, after) == (Effect.DONE, MILL)
    renewed = replace(after, evidence=("term: mill -> мельница [unresolved]",), references=("b.txt",))
    assert done(back, renewed)[1] == replace(MILL, evidence=renewed.evidence, references=renewed.references)
    changed = replace(after, target="Мельница горела.")
    assert done(back, changed) == (Effect.CHANGED, changed)
    remarked = replace(after, comments=("Wait!", *after.comments))
    assert done(back, remarked) == (Effect.CHANGED, remarked)


def test_a_signature_is_of_its_text_only() -> None:
    _, after = done(act(Verb.APPROVE, "Мельница сгорела."))
    assert replace(after, target="Мельница горела.").approvals == ()
    assert replace(after, flags=("fuzzy",)).approvals == ()


def test_both_signatures_stay_where_two_approve_the_same_text() -> None:
    _, ours = done(act(Verb.APPROVE, "Мельница сгорела."))
    _, theirs = done(act(Verb.APPROVE, "Мельница сгорела.", by=BERTA))
    base = Catalog(entries=(MILL,))
    merged = three_way.joined(Catalog(entries=(ours,)), Catalog(entries=(theirs,)), base).catalog.entries[0]
    assert merged.approvals == (ANNA, BERTA)


def test_a_signature_that_an_editor_has_wrapped_or_joined_is_read() -> None:
    _, after = done(act(Verb.APPROVE, "Мельница сгорела.", by=Approval("Anna Maria Petrova", "2026-05-04")))
    text = writer.serialize(Catalog(Entry("", "Language: ru\n"), (after,)))
    for old, new in (("Petrova, 2026", "Petrova,\n# 2026"), ("; text", ";\n# text"), ("\n# approved:", " approved:")):
        assert old in text
        entry = reader.parse(text.replace(old, new, 1).encode(), "x.po").entries[0]
        assert [one.who for one in entry.approvals] == ["Anna Maria Petrova"], new
        assert entry.standing is Standing.APPROVED


def test_no_words_of_two_reviewers_and_a_run_are_lost() -> None:
    """Random acts of two reviewers, each on what their page showed at some time before, and of runs: every wording that
    somebody wrote was taken over by a person who saw it, or is in the entry."""
    for seed in range(300):
        chance = random.Random(seed)
        entry = MILL
        pages = [MILL, MILL]  # what each of them sees
        alive = dict[str, int]()  # wordings that must be somewhere
        for n in range(12):
            person = chance.randrange(3)
            if person == 2:
                if entry.standing is Standing.MACHINE:
                    entry = made(f"Машина {seed} {n}")
                continue
            seen = pages[person]
            verb = chance.choice([Verb.EDIT, Verb.APPROVE])
            text = f"Слова {seed} {n}"
            found = performed(act(verb, text, seen, (ANNA, BERTA)[person]), entry, entry)
            assert found.after
            if found.effect is Effect.DONE and seen.target == entry.target:
                alive.pop(entry.target, None)  # replaced by somebody who saw it
            is_seen = (seen.target, seen.state) == (entry.target, entry.state)
            assert entry.state is not State.TRANSLATED or found.after.target == entry.target or is_seen
            entry = found.after
            alive[text] = n
            if chance.random() < 0.6:
                pages[person] = entry
            everything = "\n".join([entry.target, *entry.comments])
            assert all(words in everything for words in alive), (seed, n)
