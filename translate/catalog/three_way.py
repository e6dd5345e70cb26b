"""Three-way merge of catalogs: what two people changed in one catalog, entry by entry, so that no wording is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from translate.catalog import merge, provenance
from translate.catalog.entries import FUZZY, Catalog, Entry, Layout
from translate.model import State

_DATE = "po-revision-date"

_Key = tuple[str | None, str, int]
"""Context and source of an entry, and its number among those that have the same."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry that two people worded differently: its source, the wording that stands in the merged catalog, marked
    fuzzy, and the other one, which is in its comments."""

    source: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A merged catalog, and the conflicts in it."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()


def joined(ours: Catalog, theirs: Catalog, base: Catalog | None = None) -> Joined:
    """Two states of a catalog as one. `base`: the state that both began from; None where nobody has it: what the
    machine said, by the marks of the entries, then stands for it.

    What only one side changed is taken over: wording, approval, comments, flags, entries added. A person's words always
    win over the machine's and over none; two wordings by people are a conflict, which keeps both: one as the
    translation, fuzzy, the other as a comment. An entry with a person's words that one side removed becomes obsolete.
    Entries are in the order of `ours`. What is the same as in one of the two files stays as it is there to the byte.
    """
    mine, others = _by_key(ours), _by_key(theirs)
    before = _by_key(base) if base else {}
    entries, conflicts = list[Entry](), list[Conflict]()
    for key in _order(mine, others):
        one, other, root = mine.get(key), others.get(key), before.get(key)
        if one and other:
            entry, conflict = _entry(one, other, root)
            entries.append(entry)
            conflicts += [conflict] if conflict else []
        elif left := one or other:
            entries += _alone(left, root)
    layout = Layout(ours.layout.newline, {**theirs.layout.texts, **ours.layout.texts})
    header = _header(ours.header, theirs.header, base.header if base else None)
    trailing = _lines(ours.trailing, theirs.trailing, base.trailing if base else ())
    return Joined(Catalog(header, tuple(entries), trailing, layout), tuple(conflicts))


def _by_key(catalog: Catalog) -> dict[_Key, Entry]:
    """The entries by what tells them apart in a PO file. Of several that have the same only one is not obsolete (see
    `reader.parse`): the first."""
    found, counts = dict[_Key, Entry](), Counter[tuple[str | None, str]]()
    for entry in sorted(catalog.entries, key=lambda entry: entry.obsolete):
        found[entry.context, entry.source, counts[entry.context, entry.source]] = entry
        counts[entry.context, entry.source] += 1
    return found


def _order(mine: Iterable[_Key], others: Iterable[_Key]) -> list[_Key]:
    """The keys of both in the order of the first; each of the others after the one that it follows there."""
    after: dict[_Key | None, list[_Key]] = {}
    ours, last = dict.fromkeys(mine), None
    for key in others:
        if key in ours:
            last = key
        else:
            after.setdefault(last, []).append(key)
    found = list(after.get(None, ()))
    for key in ours:
        found += [key, *after.get(key, ())]
    return found


def _alone(entry: Entry, root: Entry | None) -> Iterator[Entry]:
    """An entry that one side does not have: added, or removed there."""
    if root is None or _differs(entry, root):
        yield entry
    elif merge.is_worth_keeping(entry):
        yield replace(entry, obsolete=True, references=())


def _entry(ours: Entry, theirs: Entry, root: Entry | None) -> tuple[Entry, Conflict | None]:
    """Both as one entry, and their conflict, if there is one."""
    chosen, lost = _chosen(ours, theirs, root)
    found = replace(
        chosen,
        obsolete=_field("obsolete", ours, theirs, root, chosen) if root else ours.obsolete and theirs.obsolete,
        evidence=_field("evidence", ours, theirs, root, chosen),
        references=_field("references", ours, theirs, root, chosen),
    )
    remarks = _lines(ours.remarks, theirs.remarks, root.remarks if root else ())
    flags = _lines(ours.other_flags, theirs.other_flags, root.other_flags if root else ())
    is_fuzzy = chosen.fuzzy
    conflict = None
    if lost is not None:
        conflict = Conflict(chosen.source, chosen.wording, lost.wording)
        again = [chosen] if provenance.is_machines(chosen.target, chosen.comments) else []
        remarks = (*remarks, *_added((one.as_other for one in (lost, *again)), set(remarks)))
        is_fuzzy = True
    marks = _marks(chosen, (ours, theirs), is_approved=not is_fuzzy)
    if remarks != chosen.remarks or not set(marks) <= set(chosen.comments) or lost is not None:
        found = replace(found, comments=(*remarks, *marks))
    if (is_fuzzy, flags) != (chosen.fuzzy, chosen.other_flags):
        found = replace(found, flags=(*([FUZZY] if is_fuzzy else []), *flags))
    return found, conflict


def _marks(chosen: Entry, both: Iterable[Entry], is_approved: bool) -> tuple[str, ...]:
    """The marks of the wording that stands; where it is approved, who approved it on either side."""
    marks = dict.fromkeys(line for line in chosen.comments if provenance.is_mark(line))
    signatures = [line for one in both for line in one.comments if provenance.is_signature(line)]
    if not is_approved:
        return tuple(line for line in marks if line not in signatures)
    fit = (line for line in signatures if any(provenance.approvals(chosen.target, [line])))
    return tuple(marks | dict.fromkeys(fit))


def _chosen(ours: Entry, theirs: Entry, root: Entry | None) -> tuple[Entry, Entry | None]:
    """The side whose wording stands, and the other one if both are wordings by people that differ."""
    if _wording(ours) == _wording(theirs):
        return ours, None
    changed = [_is_changed(one, root) for one in (ours, theirs)]
    if changed[0] != changed[1]:
        one, other = (ours, theirs) if changed[0] else (theirs, ours)
        is_undone = other.standing.is_persons and not one.standing.is_persons  # cleared, or the machine's again
        return (other if is_undone else one), None
    if (ours.target, ours.plurals) == (theirs.target, theirs.plurals):
        return (theirs if theirs.state is State.TRANSLATED else ours), None
    persons = [one.standing.is_persons for one in (ours, theirs)]
    if persons[0] != persons[1]:
        return (ours if persons[0] else theirs), None
    if not persons[0]:
        return (ours if _has_words(ours) else theirs), None
    first = min((ours, theirs), key=_rank)
    return first, theirs if first is ours else ours


def _rank(entry: Entry) -> tuple[bool, bool]:
    """Least for the wording that stands in a conflict. It will be fuzzy, so that words that are the machine's and were
    only approved count as the machine's again: they go into the comments."""
    return provenance.is_machines(entry.target, entry.comments), entry.state is not State.TRANSLATED


def _is_changed(entry: Entry, root: Entry | None) -> bool:
    return _wording(entry) != _wording(root) if root else entry.standing.is_persons


def _wording(entry: Entry) -> tuple[object, ...]:
    previous = entry.previous, entry.previous_context, entry.previous_plural
    return entry.target, entry.plurals, entry.fuzzy, previous, entry.plural


def _has_words(entry: Entry) -> bool:
    return bool("".join((entry.target, *entry.plurals)).strip())


def _differs(entry: Entry, root: Entry) -> bool:
    """True if somebody has worked on an entry."""
    return _wording(entry) != _wording(root) or entry.remarks != root.remarks or entry.other_flags != root.other_flags


def _field(name: str, ours: Entry, theirs: Entry, root: Entry | None, chosen: Entry) -> Any:
    """The value of a field that the program writes: that of the side that changed it, else of the wording that
    stands."""
    mine, other = getattr(ours, name), getattr(theirs, name)
    before = getattr(root, name) if root else None
    if root and mine == before:
        return other
    return mine if root and other == before else getattr(chosen, name)


def _lines(ours: Sequence[str], theirs: Sequence[str], base: Sequence[str]) -> tuple[str, ...]:
    """The lines of both: ours without those that they removed, then those that they added."""
    removed = set(base) - set(theirs)
    return (*(line for line in ours if line not in removed), *_added(theirs, {*ours, *base}))


def _added(lines: Iterable[str], known: set[str]) -> Iterator[str]:
    return (line for line in dict.fromkeys(lines) if line not in known)


def _header(ours: Entry | None, theirs: Entry | None, base: Entry | None) -> Entry | None:
    """The header of both: a field that only one side changed as it is there, one that both changed as ours has it, the
    date of the last revision the later one."""
    if not ours or not theirs:
        return ours or theirs
    mine, other, before = (_fields(one) for one in (ours, theirs, base))
    values = dict(mine)
    for name, line in other.items():
        is_new = name not in mine and name not in before
        if is_new or (name in mine and (mine[name] == before.get(name) or _is_later(name, line, mine))):
            values[name] = line
    target = "".join(f"{line}\n" for line in values.values()) if values != mine else ours.target
    comments = _lines(ours.comments, theirs.comments, base.comments if base else ())
    return replace(ours, target=target, comments=comments)


def _is_later(name: str, line: str, mine: Mapping[str, str]) -> bool:
    return name == _DATE and line > mine[name]


def _fields(header: Entry | None) -> dict[str, str]:
    """The lines of a header by the name of their field."""
    lines = header.target.split("\n") if header else ()
    return {line.partition(":")[0].strip().lower(): line for line in lines if line}
