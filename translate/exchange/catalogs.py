"""Exports catalogs as passages, and imports passages translated by people without overwriting a person's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from translate import catalog
from translate.catalog import OFFER, Catalog, Entry, provenance, writer
from translate.errors import LocaleError
from translate.exchange import notes
from translate.exchange.exchange_formats import of_entry
from translate.exchange.passage import Passage, joined
from translate.model import State
from translate.project import files, layout
from translate.text import locales


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
    """An imported passage: the result, the article, and the translation now in its catalog (`standing`)."""

    passage: Passage
    fate: Fate
    article: str = ""
    standing: str = ""


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


def bring_in(given: Iterable[Passage], catalogs: Mapping[str, Catalog]) -> tuple[dict[str, Catalog], list[Brought]]:
    """Import passages. Returns the catalogs that changed, and the result for each passage.

    A passage goes to the entry of its text in its article. A passage of an unknown article goes to the entries of its
    text in all articles, unless it is not approved and some of them have its translation already. Segments that follow
    each other and together are the text of an entry are imported as one passage.
    """
    places = _Places(catalogs)
    entries = {article: list(found.entries) for article, found in catalogs.items()}
    brought: list[Brought] = []
    for passage in _whole(given, places):
        found = places.of(passage)
        if not found:
            brought.append(Brought(passage, Fate.UNKNOWN, passage.article))
        if passage.state is State.FUZZY and passage.article not in catalogs:
            found = [(a, n) for a, n in found if entries[a][n].target == passage.target] or found
        for article, at in found:
            before = entries[article][at]
            after, fate = merged(before, passage)
            entries[article][at] = after
            brought.append(Brought(passage, fate, article, after.target))
    changed = {a: replace(catalogs[a], entries=tuple(e)) for a, e in entries.items() if tuple(e) != catalogs[a].entries}
    return changed, brought


def save(out: Path, locale: str, catalogs: Mapping[str, Catalog]) -> int:
    """Write catalogs. Returns how many files changed. Raises TranslateError."""
    return sum(files.write(layout.catalog_path(out, a, locale), writer.encode(c)) for a, c in catalogs.items())


@dataclass(slots=True)
class _Places:
    """An index of entries: (article, index of the entry) by context and exact text, and by context and text with white
    space normalised; and the texts without white space, sorted."""

    catalogs: Mapping[str, Catalog]
    exact: dict[tuple[str | None, str], list[tuple[str, int]]] = field(default_factory=dict)
    loose: dict[tuple[str | None, str], list[tuple[str, int]]] = field(default_factory=dict)
    solid: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for article, found in self.catalogs.items():
            for at, entry in enumerate(found.entries):
                if not entry.obsolete and entry.plural is None:
                    self.exact.setdefault((entry.context, entry.source), []).append((article, at))
                    self.loose.setdefault((entry.context, _loose(entry.source)), []).append((article, at))
        self.solid = sorted((_solid(source), source) for context, source in self.exact if context is None)

    def cut_into(self, passages: Sequence[Passage]) -> tuple[int, str]:
        """How many of the first passages are together the text of an entry, and that text; (1, "") if they are none."""
        text = ""
        for count, passage in enumerate(passages, 1):
            if passage.article != passages[0].article:
                break
            text += _solid(passage.source)
            near = bisect_left(self.solid, (text, ""))
            found, source = self.solid[near] if near < len(self.solid) else ("", "")
            if count > 1 and found == text:
                return count, source
            if not text or not found.startswith(text):
                break
        return 1, ""

    def of(self, passage: Passage) -> Sequence[tuple[str, int]]:
        found = self.exact.get((passage.context, passage.source))
        found = found or self.loose.get((passage.context, _loose(passage.source)), [])
        if passage.article in self.catalogs:
            return [place for place in found if place[0] == passage.article]
        return found


def _whole(given: Iterable[Passage], places: _Places) -> Iterator[Passage]:
    """The passages, those that are no entry themselves but follow each other in one (a tool has cut it into segments)
    as one passage."""
    passages = list(given)
    at = 0
    while at < len(passages):
        count, source = (1, "") if places.of(passages[at]) else places.cut_into(passages[at:])
        yield joined(passages[at : at + count], source) if source else passages[at]
        at += count


def _loose(text: str) -> str:
    return " ".join(text.split())


def _solid(text: str) -> str:
    return "".join(text.split())


def merged(entry: Entry, passage: Passage) -> tuple[Entry, Fate]:
    """An entry after importing a passage, and the result.

    A translation that a person approved stays. One that a person edited stays, too, unless the passage is approved;
    then it is kept in a comment. A passage with unedited machine text changes nothing.
    """
    if new := tuple(notes.news(entry, passage)):
        entry = replace(entry, comments=(*entry.comments, *new))
    target = _fitted(passage.target, entry.source)
    if passage.source != entry.source and _loose(target) == _loose(entry.target):
        target = entry.target  # a format without line breaks
    approved = passage.state is State.TRANSLATED
    if passage.state is State.UNTRANSLATED or not target:
        return entry, Fate.UNFINISHED if passage.is_unfinished else Fate.EMPTY
    if entry.target == target and entry.state is State.FUZZY and approved:
        return _signed(entry, passage), Fate.APPROVED
    if entry.target == target or (not approved and _is_machines(passage)):
        return entry, Fate.SAME
    begun = entry.state is State.FUZZY and entry.standing.is_persons
    if entry.state is State.TRANSLATED or (begun and not approved):
        return entry, Fate.KEPT
    former = f"{OFFER}{_loose(entry.target)}" if begun else provenance.quoted(entry.target)
    comments = (*entry.comments, former) if entry.target.strip() else entry.comments
    entry = replace(entry, target=target, comments=tuple(dict.fromkeys(comments)))
    if approved:
        return _signed(entry, passage), Fate.APPROVED
    return replace(_approved(entry), flags=("fuzzy", *_approved(entry).flags)), Fate.EDITED


def _signed(entry: Entry, passage: Passage) -> Entry:
    """An entry approved, with the comments of the passage that say by whom."""
    new = dict.fromkeys(line for line in notes.lines(passage) if line not in entry.comments)
    said = (line for line in new if any(provenance.approvals(entry.target, [line])))
    return replace(_approved(entry), comments=(*entry.comments, *said))


def _approved(entry: Entry) -> Entry:
    return replace(entry, flags=entry.other_flags, previous="", previous_context=None, previous_plural=None)


def _is_machines(passage: Passage) -> bool:
    return any(provenance.is_machines(passage.target, [stamp]) for stamp in notes.stamps(passage))


def _fitted(target: str, source: str) -> str:
    """A translation with the line breaks of its source at both ends, as gettext requires."""
    plain = target.replace("\r\n", "\n").strip("\n")
    if not plain.strip():
        return ""
    return "\n" * source.startswith("\n") + plain + "\n" * source.endswith("\n")
