"""The records of a catalog: its header and its entries, and what each entry says of itself. No input or output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from translate.catalog import provenance
from translate.model import Standing, State

FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file: a source text, its wording in the target locale, and all that stands beside them.

    `line` is that of its msgid, for messages; it is no part of equality. `comments` are a translator's (`# `),
    `evidence` what the program tells (`#.`), each a line without its mark. `previous` is the source text that the
    wording was made for, "" where it is the present one. `plural` and `plurals` (the msgstr[n]) are None and () in the
    entries of articles.
    """

    source: str
    target: str = ""
    line: int = field(default=0, compare=False)
    context: str | None = None
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: str = ""
    previous_context: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    plural: str | None = None
    plurals: tuple[str, ...] = ()

    @property
    def fuzzy(self) -> bool:
        """Does it need a person's review?"""
        return FUZZY in self.flags

    @property
    def state(self) -> State:
        """Untranslated (no wording), fuzzy, or translated (a person has approved it)."""
        if not self.target.strip():
            return State.UNTRANSLATED
        return State.FUZZY if self.fuzzy else State.TRANSLATED

    @property
    def standing(self) -> Standing:
        """How it stands: all approved text is a person's, and so is fuzzy text that is not what the machine left there;
        stale is what was made for another source text and not approved for this one."""
        if self.state is not State.FUZZY:
            return Standing.APPROVED if self.state is State.TRANSLATED else Standing.UNTRANSLATED
        if self.previous:
            return Standing.STALE
        return Standing.MACHINE if provenance.is_machines(self.target, self.comments) else Standing.EDITED

    @property
    def machine(self) -> str | None:
        """The machine's translation of its source as far as the entry itself has it: None where it does not say."""
        return self.target if provenance.is_machines(self.target, self.comments) else provenance.said(self.comments)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The comments that a person wrote: all but the machine's own."""
        return tuple(line for line in self.comments if not provenance.is_mark(line))

    @property
    def unresolved(self) -> tuple[str, ...]:
        """The terms of its evidence that do not stand as the glossary has them."""
        return tuple(line for line in self.evidence if line.startswith("term: ") and line.endswith("[unresolved]"))


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: its header, the entry of the empty source (None: it has none), the other entries in their order, and
    the comments after the last of them."""

    header: Entry | None = None
    entries: tuple[Entry, ...] = ()
    trailing: tuple[str, ...] = ()

    def field(self, name: str) -> str:
        """A field of the header ("Language"), "" where it is missing."""
        return next((value for key, value in self.fields() if key.lower() == name.lower()), "")

    def fields(self) -> Iterator[tuple[str, str]]:
        """The fields of the header in their order."""
        for line in self.header.target.split("\n") if self.header else ():
            key, colon, value = line.partition(":")
            if colon:
                yield key.strip(), value.strip()

    def by_source(self) -> dict[str, Entry]:
        """The entries that can be those of paragraphs, by source text. Plural ones are somebody's own. Among those of
        one text a living one goes before an obsolete one, one without a context before one with it."""
        found: dict[str, Entry] = {}
        for entry in sorted(self.entries, key=lambda entry: (entry.obsolete, entry.context is not None)):
            if entry.plural is None:
                found.setdefault(entry.source, entry)
        return found
