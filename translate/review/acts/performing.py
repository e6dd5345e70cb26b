"""Performs an act on an entry: a person's words are never lost, whatever came in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from translate.catalog import FUZZY, Catalog, Entry, fitted, provenance, three_way
from translate.model import Standing, State
from translate.review.acts.overwritten import overwritten, rejoined
from translate.review.acts.records import Act, ActResult, Effect, Seen, Verb
from translate.text import is_blank

_NO_WORDS = "there is nothing to see in it"
_NO_TEXT = "it has characters that no file can hold"


def performed(act: Act, entry: Entry | None, fresh: Entry) -> ActResult:
    """What becomes of an entry. `entry`: the one on disk, None where there is none; `fresh`: how one of this text
    begins, obsolete where the article no longer has the text."""
    if why := _refusal(act):
        return ActResult(Effect.REFUSED, entry, entry, why)
    if act.verb is Verb.RESTORE:
        return _restored(act, entry)
    if act.verb is Verb.REJOIN:
        return _rejoined(act, entry, fresh)
    done = _done(act, entry or fresh)
    if done.effect is Effect.CHANGED or (entry is None and done.after == fresh):
        return replace(done, before=entry, after=entry)
    is_gone = done.after is not None and done.after.obsolete and done.effect is not Effect.SAME
    return replace(done, before=entry, effect=Effect.GONE if is_gone else done.effect)


def _refusal(act: Act) -> str:
    """Why an act cannot be, "" if it can."""
    texts = (act.target, *act.remarks)
    if any("\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text) for text in texts):
        return _NO_TEXT
    if act.verb is Verb.APPROVE and is_blank(act.target):
        return _NO_WORDS
    return ""


def _done(act: Act, entry: Entry) -> ActResult:
    """What becomes of an entry, by what the page showed and what is there."""
    if act.verb is Verb.REMARK:
        after = _remarked(entry, act)
        return ActResult(Effect.SAME if after == entry else Effect.DONE, entry, after)
    wanted = _CHANGES[act.verb](entry, act)
    if _wording(wanted) == _wording(entry):
        return ActResult(Effect.SAME, entry, entry)
    if _is_seen(entry, act.seen):
        return ActResult(Effect.DONE, entry, wanted)
    return _merged(act, entry)


def _merged(act: Act, entry: Entry) -> ActResult:
    """An entry that somebody has changed since the page showed it, with what the reviewer wrote."""
    if act.verb is Verb.UNAPPROVE:
        return ActResult(Effect.CHANGED, entry, entry)
    base = _as_seen(entry, act.seen)
    mine = _CHANGES[act.verb](base, act)
    joined = three_way.joined(*(Catalog(entries=(one,)) for one in (entry, mine, base)))
    after = joined.catalog.entries[0]
    if not joined.conflicts and after.target == mine.target:
        return ActResult(Effect.DONE, entry, after)
    if mine.target in ("", act.seen.target):  # nothing was worded
        return ActResult(Effect.CHANGED, entry, entry)
    other = mine.as_other
    kept = entry if other in entry.comments else replace(entry, comments=(*entry.comments, other))
    return ActResult(Effect.KEPT, entry, kept)


def _restored(act: Act, entry: Entry | None) -> ActResult:
    """An entry as it was before an act, if nobody has changed it since; what runs write about it stays."""
    before = act.before
    if _wording_of(entry) != _wording_of(act.after) or _remarks_of(entry) != _remarks_of(act.after):
        return ActResult(Effect.CHANGED, entry, entry)
    if not entry or not before:
        return ActResult(Effect.DONE, entry, before)
    earlier = replace(
        entry,
        target=before.target,
        flags=before.flags,
        comments=before.comments,
        previous=before.previous,
        previous_context=before.previous_context,
        previous_plural=before.previous_plural,
    )
    return ActResult(Effect.DONE, entry, earlier)


def _rejoined(act: Act, entry: Entry | None, fresh: Entry) -> ActResult:
    """An entry with what another program has overwritten, unless somebody has put it back meanwhile."""
    base, latest = act.before, act.after
    if not base or not latest or fresh.obsolete or not overwritten((base, latest), entry):
        return ActResult(Effect.SAME, entry, entry)
    return ActResult(Effect.DONE, entry, rejoined(entry or fresh, latest, base))


def _remarks_of(entry: Entry | None) -> tuple[str, ...]:
    return entry.remarks if entry else ()


def _wording_of(entry: Entry | None) -> tuple[object, ...]:
    return _wording(entry) if entry else ()


def _wording(entry: Entry) -> tuple[object, ...]:
    return entry.target, entry.state, entry.previous, entry.obsolete


def _is_seen(entry: Entry, seen: Seen) -> bool:
    return entry.target == seen.target and (entry.state is State.TRANSLATED) is seen.is_approved


def _as_seen(entry: Entry, seen: Seen) -> Entry:
    """An entry in the state that the page showed."""
    flags = entry.other_flags if seen.is_approved or not seen.target else (FUZZY, *entry.other_flags)
    return replace(entry, target=seen.target, flags=flags)


def _edited(entry: Entry, act: Act) -> Entry:
    """An entry with another wording, to be reviewed."""
    target = _typed(act.target, entry.source)
    flags = (FUZZY, *entry.other_flags) if target else entry.other_flags
    return _unsigned(replace(entry, target=target, flags=flags, comments=_comments(entry, target)))


def _approved(entry: Entry, act: Act) -> Entry:
    """An entry with a wording that a person approves, signed."""
    target = _typed(act.target, entry.source)
    found = _unsigned(replace(entry, target=target, comments=_comments(entry, target))).approved()
    signature = (provenance.signed(target, act.by),) if act.by else ()
    return replace(found, comments=(*found.comments, *signature))


def _unapproved(entry: Entry, act: Act) -> Entry:
    """An entry that is to be reviewed again."""
    flags = (FUZZY, *entry.other_flags) if entry.target else entry.flags
    return _unsigned(replace(entry, flags=flags))


_CHANGES: Mapping[Verb, Callable[[Entry, Act], Entry]] = {
    Verb.EDIT: _edited,
    Verb.APPROVE: _approved,
    Verb.UNAPPROVE: _unapproved,
}


def _remarked(entry: Entry, act: Act) -> Entry:
    """An entry with the remarks of a reviewer, three-way with what others have remarked meanwhile."""
    removed = set(act.seen.remarks) - set(act.remarks)
    added = (line for line in map(_as_remark, act.remarks) if line not in {*entry.remarks, *act.seen.remarks})
    left = (line for line in entry.comments if provenance.is_mark(line) or line not in removed)
    comments = list(left)
    at = next((n for n, line in enumerate(comments) if provenance.is_mark(line)), len(comments))
    return replace(entry, comments=(*comments[:at], *dict.fromkeys(added), *comments[at:]))


def _as_remark(line: str) -> str:
    """A line that a person wrote, so that it cannot be taken for a mark of the program."""
    line = " ".join(line.split())
    return f"> {line}" if provenance.is_mark(line) else line


def _comments(entry: Entry, target: str) -> tuple[str, ...]:
    """The comments of an entry that gets another wording: what the machine said stays, and a wording that was set
    aside and is now chosen is no other one any more."""
    chosen = {replace(entry, target=target, flags=flags).as_other for flags in ((), (FUZZY,))}
    left = tuple(line for line in entry.comments if line not in chosen)
    if entry.standing is not Standing.MACHINE or target == entry.target or not entry.target:
        return left
    return tuple(dict.fromkeys((*left, provenance.quoted(entry.target))))


def _unsigned(entry: Entry) -> Entry:
    """An entry without approvals, as its wording or state is another one now."""
    if not any(map(provenance.is_signature, entry.comments)):
        return entry
    return replace(entry, comments=tuple(line for line in entry.comments if not provenance.is_signature(line)))


def _typed(target: str, source: str) -> str:
    """A translation that was typed, with line feeds as line breaks, fitted to its source."""
    return fitted(target.replace("\r\n", "\n").replace("\r", "\n"), source)
