"""Exports catalogs as passages, and imports passages translated by people without overwriting a person's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from translate import catalog
from translate.catalog import FUZZY, OFFER, Catalog, Entry, fitted, provenance, writer
from translate.errors import LocaleError
from translate.exchange import notes
from translate.exchange.entry_index import EntryIndex, Place, loose
from translate.exchange.exchange_formats import of_entry
from translate.exchange.passage import Doubt, Passage
from translate.exchange.segmented import SegmentMemory, neighbours
from translate.model import State
from translate.project import files, layout
from translate.text import locales

_INDENT = re.compile(r"[ \t]*\n[ \t]+")


class Fate(StrEnum):
    """The result of importing a passage."""

    APPROVED = "approved"  # its translation is in the catalog and now approved
    EDITED = "edited"  # its translation is in the catalog and needs review
    SAME = "unchanged"  # it has nothing new
    KEPT = "kept"  # the catalog has another translation by a person, which stays
    EMPTY = "untranslated"  # it has no translation
    UNFINISHED = "unfinished"  # some of its segments have a translation, others none: the catalog stays as it is
    UNKNOWN = "unknown"  # no catalog has its text


@dataclass(frozen=True, slots=True)
class Brought:
    """An imported passage: the result, the article, and the translation now in its catalog (`standing`) with its
    state."""

    passage: Passage
    fate: Fate
    article: str = ""
    standing: str = ""
    state: State = State.UNTRANSLATED


def load(out: Path, locale: str) -> dict[str, Catalog]:
    """The catalogs of a locale below the output folder, by article. Raises CatalogError for a broken one."""
    return {name: catalog.load(path) for name, path in layout.catalog_files(out, locale)}


def source_locales(catalogs: Mapping[str, Catalog]) -> dict[str, str]:
    """The source locale of each article by its catalog; articles whose catalog names none are left out."""
    return {article: tag for article, found in catalogs.items() if (tag := source_locale(found))}


def source_locale(found: Catalog) -> str:
    """The source locale that a catalog names, "" if it names none."""
    given = found.field("X-Source-Language")
    try:
        return locales.parse(given) if given else ""
    except LocaleError:
        return ""


def passages(catalogs: Mapping[str, Catalog]) -> Iterator[Passage]:
    """All current entries (not obsolete, without plurals) as passages, article by article, in the order of the
    files."""
    for article, found in catalogs.items():
        for entry in found.entries:
            if not entry.obsolete and entry.plural is None:
                yield of_entry(entry, article)


def bring_in(
    given: Iterable[Passage], catalogs: Mapping[str, Catalog], *, approve: bool = False
) -> tuple[dict[str, Catalog], list[Brought]]:
    """Import passages. Returns the catalogs that changed, and the result for each passage.

    A passage goes to the entry of its text in its article. A passage of an unknown article goes to the entries of its
    text in all articles for which there is no other, unless it is not approved and some of them have its translation
    already. Segments that together are the text of an entry are imported as one passage. `approve`: translations of
    which the file does not say that they need review are approved.
    """
    index = EntryIndex(catalogs)
    entries = {article: list(found.entries) for article, found in catalogs.items()}
    brought: list[tuple[int, Brought]] = []
    known, unknown = set[Place](), dict[int, Passage]()

    def bring(number: int, passage: Passage, places: Iterable[Place]) -> None:
        for article, at in places:
            entries[article][at], fate = merged(entries[article][at], passage, approve=approve)
            now = entries[article][at]
            brought.append((number, Brought(passage, fate, article, now.target, now.state)))

    passages = dict(enumerate(neighbours(given, index)))
    named = frozenset(place for one in passages.values() if one.article in catalogs for place in index.of(one))
    for number, passage in passages.items():
        if not (places := index.of(passage)):
            unknown[number] = passage
        if passage.article not in catalogs:
            places = [place for place in places if place not in named]
        if passage.article not in catalogs and passage.state is State.FUZZY and not approve:
            places = [(a, n) for a, n in places if entries[a][n].target == passage.target] or places
        bring(number, passage, places)
        known |= set(places)
    numbers = {id(one): number for number, one in passages.items()}
    for place, whole, segments in SegmentMemory(passages.values(), index).paragraphs(known) if unknown else ():
        bring(numbers[id(segments[0])], whole, [place])
        for one in segments:
            unknown.pop(numbers[id(one)], None)
    brought += [(number, Brought(one, Fate.UNKNOWN, one.article)) for number, one in unknown.items()]
    brought.sort(key=lambda pair: pair[0])
    changed = {a: replace(catalogs[a], entries=tuple(e)) for a, e in entries.items() if tuple(e) != catalogs[a].entries}
    return changed, [one for _, one in brought]


def save(out: Path, locale: str, catalogs: Mapping[str, Catalog]) -> int:
    """Write catalogs. Returns how many files changed. Raises TranslateError."""
    return sum(files.write(layout.catalog_path(out, a, locale), writer.encode(c)) for a, c in catalogs.items())


def merged(entry: Entry, passage: Passage, *, approve: bool = False) -> tuple[Entry, Fate]:
    """An entry after importing a passage, and the result.

    A translation that a person approved stays. One that a person edited stays, too, unless the passage is approved;
    then it is kept in a comment. A passage with unedited machine text changes nothing, unless it is approved.
    `approve`: see bring_in.
    """
    if new := tuple(notes.news(entry, passage)):
        entry = replace(entry, comments=(*entry.comments, *new))
    target = _fitted(passage.target, entry)
    if passage.source != entry.source or passage.segments:
        target = entry.target if loose(target) == loose(entry.target) else target  # a format without line breaks
    if passage.state is State.UNTRANSLATED or not target:
        return entry, Fate.UNFINISHED if passage.is_unfinished else Fate.EMPTY
    approved = _is_approved(entry, passage, target, approve=approve)
    if entry.target == target and entry.state is State.FUZZY and approved:
        return _signed(entry, passage), Fate.APPROVED
    if entry.target == target or (not approved and _is_machines(passage)):
        return entry, Fate.SAME
    begun = entry.state is State.FUZZY and entry.standing.is_persons
    if entry.state is State.TRANSLATED or (begun and not approved):
        return entry, Fate.KEPT
    former = f"{OFFER}{loose(entry.target)}" if begun else provenance.quoted(entry.target)
    comments = (*entry.comments, former) if entry.target.strip() else entry.comments
    entry = replace(entry, target=target, comments=tuple(dict.fromkeys(comments)))
    if approved:
        return _signed(entry, passage), Fate.APPROVED
    return replace(entry.approved(), flags=(FUZZY, *entry.other_flags)), Fate.EDITED


def _signed(entry: Entry, passage: Passage) -> Entry:
    """An entry approved, with the comments of the passage that say by whom."""
    new = dict.fromkeys(line for line in notes.lines(passage) if line not in entry.comments)
    said = (line for line in new if any(provenance.approvals(entry.target, [line])))
    return replace(entry.approved(), comments=(*entry.comments, *said))


def _is_approved(entry: Entry, passage: Passage, target: str, *, approve: bool) -> bool:
    """True if a translation counts as approved: the file says so, or it says nothing and `approve` is given. Where it
    says what our export said, only a translation that somebody has changed since: by the machine's mark in it, else by
    what the catalog has."""
    if passage.state is State.TRANSLATED or not approve:
        return passage.state is State.TRANSLATED
    is_marked = any(provenance.claimed([stamp]) for one in (passage, *passage.segments) for stamp in notes.stamps(one))
    is_changed = not _is_machines(passage) if is_marked else target != entry.target
    return passage.doubt is Doubt.NONE or (passage.doubt is Doubt.LEFT and is_changed)


def _is_machines(passage: Passage) -> bool:
    """True for the machine's text, unedited; of segments, if all of them are."""
    if passage.segments:
        return all(map(_is_machines, passage.segments))
    return any(provenance.is_machines(passage.target, [stamp]) for stamp in notes.stamps(passage))


def _fitted(target: str, entry: Entry) -> str:
    """A translation with the line breaks of its source at both ends, as gettext requires, and without the white space
    that a program has put in to lay its file out: line breaks with an indent, where the source has none."""
    plain = target.replace("\r\n", "\n")
    if not _INDENT.search(entry.source) and _INDENT.search(plain):
        plain = _INDENT.sub("\n" if "\n" in entry.source.strip("\n") else " ", plain).strip(" \t\n")
        if loose(plain) == loose(entry.target):
            plain = entry.target
    return fitted(plain, entry.source)
