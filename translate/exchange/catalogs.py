"""Catalogs out into passages, and people's passages back into catalogs: nobody's words are overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, Entry, merge, provenance, writer
from translate.errors import LocaleError
from translate.exchange.formats import of_entry
from translate.exchange.passage import Passage
from translate.model import State
from translate.project import files, layout
from translate.text import locales


class Fate(StrEnum):
    """What became of a passage that was brought in."""

    APPROVED = "approved"  # its wording is in, or was there; its approval is new
    EDITED = "edited"  # its wording is in, and needs review
    SAME = "unchanged"  # nothing new in it
    KEPT = "kept"  # another wording of a person stands there, and stays
    EMPTY = "untranslated"  # it has no wording
    UNKNOWN = "unknown"  # no catalog has its text


@dataclass(frozen=True, slots=True)
class Brought:
    """A passage brought in: what became of it, in which article, and the wording that stands there now."""

    passage: Passage
    fate: Fate
    article: str = ""
    standing: str = ""


def load(out: Path, locale: str) -> dict[str, Catalog]:
    """The catalogs of a locale under the output folder, by article. Raises CatalogError for a broken one."""
    return {name: catalog.load(path) for name, path in layout.catalog_files(out, locale)}


def source_locales(catalogs: Mapping[str, Catalog]) -> dict[str, str]:
    """The source locale of each article, as its catalog says; those that do not say, or no locale, are left out."""
    said = {article: found.field("X-Source-Language") for article, found in catalogs.items()}
    return {article: tag for article, given in said.items() if (tag := _locale(given))}


def _locale(given: str) -> str:
    try:
        return locales.parse(given) if given else ""
    except LocaleError:
        return ""


def passages(catalogs: Mapping[str, Catalog]) -> Iterator[Passage]:
    """All living entries of articles, article by article, in the order of the files."""
    for article, found in catalogs.items():
        for entry in found.entries:
            if not entry.obsolete and entry.plural is None:
                yield of_entry(entry, article)


def bring_in(given: Iterable[Passage], catalogs: Mapping[str, Catalog]) -> tuple[dict[str, Catalog], list[Brought]]:
    """The catalogs with people's passages in them, those that changed only, and what became of each passage.

    A passage goes to the entry of its text in its article; one that names no article that is here goes to the entries
    of its text in all of them, unless it is not approved and says only what one of them says already.
    """
    places = _Places(catalogs)
    entries = {article: list(found.entries) for article, found in catalogs.items()}
    brought: list[Brought] = []
    for passage in given:
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
    """Write catalogs, in UTF-8; returns how many files changed. Raises TranslateError."""
    texts = {a: replace(c, header=merge.in_utf8(c.header)) if c.header else c for a, c in catalogs.items()}
    return sum(
        files.write(layout.catalog_path(out, a, locale), writer.serialize(c).encode("utf-8")) for a, c in texts.items()
    )


@dataclass(slots=True)
class _Places:
    """Where each text stands: article and index of the entry, by context and text, then by text but for white space."""

    catalogs: Mapping[str, Catalog]
    exact: dict[tuple[str | None, str], list[tuple[str, int]]] = field(default_factory=dict)
    loose: dict[tuple[str | None, str], list[tuple[str, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for article, found in self.catalogs.items():
            for at, entry in enumerate(found.entries):
                if not entry.obsolete and entry.plural is None:
                    self.exact.setdefault((entry.context, entry.source), []).append((article, at))
                    self.loose.setdefault((entry.context, _loose(entry.source)), []).append((article, at))

    def of(self, passage: Passage) -> Sequence[tuple[str, int]]:
        found = self.exact.get((passage.context, passage.source))
        found = found or self.loose.get((passage.context, _loose(passage.source)), [])
        if passage.article in self.catalogs:
            return [place for place in found if place[0] == passage.article]
        return found


def _loose(text: str) -> str:
    return " ".join(text.split())


def merged(entry: Entry, passage: Passage) -> tuple[Entry, Fate]:
    """An entry with a person's passage in it, and what became of that.

    What a person approved stays; so does what a person began, unless the passage is approved: then the beginning is
    kept in a comment. Text that the machine wrote and nobody touched says nothing new.
    """
    entry = _with_remarks(entry, passage.remarks)
    target = _fitted(passage.target, entry.source)
    if passage.source != entry.source and _loose(target) == _loose(entry.target):
        target = entry.target  # a format without line breaks
    approved = passage.state is State.TRANSLATED
    if passage.state is State.UNTRANSLATED or not target:
        return entry, Fate.EMPTY
    if entry.target == target and entry.state is State.FUZZY and approved:
        return _approved(entry), Fate.APPROVED
    if entry.target == target or (not approved and provenance.is_machines(passage.target, [passage.mark])):
        return entry, Fate.SAME
    begun = entry.state is State.FUZZY and entry.standing.is_persons
    if entry.state is State.TRANSLATED or (begun and not approved):
        return entry, Fate.KEPT
    former = f"former wording: {_loose(entry.target)}" if begun else provenance.quoted(entry.target)
    comments = (*entry.comments, former) if entry.target.strip() else entry.comments
    entry = replace(entry, target=target, comments=tuple(dict.fromkeys(comments)))
    if approved:
        return _approved(entry), Fate.APPROVED
    return replace(_approved(entry), flags=("fuzzy", *_approved(entry).flags)), Fate.EDITED


def _approved(entry: Entry) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, flags=flags, previous="", previous_context=None, previous_plural=None)


def _with_remarks(entry: Entry, remarks: Sequence[str]) -> Entry:
    lines = [line.rstrip() for remark in remarks for line in remark.splitlines() if line.strip()]
    new = [line for line in dict.fromkeys(lines) if line not in entry.comments]
    return replace(entry, comments=(*entry.comments, *new)) if new else entry


def _fitted(target: str, source: str) -> str:
    """A wording as it may stand in a catalog: gettext wants line breaks at both ends of both texts or of neither."""
    plain = target.replace("\r\n", "\n").strip("\n")
    if not plain.strip():
        return ""
    return "\n" * source.startswith("\n") + plain + "\n" * source.endswith("\n")
