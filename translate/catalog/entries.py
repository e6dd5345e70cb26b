"""The records of a catalog, its header and entries, with the properties of each entry. No input or output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from translate.catalog import provenance
from translate.model import Standing, State
from translate.text import is_blank

FUZZY = "fuzzy"
OTHER = "other wording: "  # a translator comment with a wording of the same source that does not stand begins so
_WAS_APPROVED = " (approved)"  # after it, where a person had approved it
CREDITS = frozenset({"translator-credits", "translator_credits", "NAME OF TRANSLATORS", "EMAIL OF TRANSLATORS"})
"""Sources (GNOME, Xfce) and contexts (KDE) whose translation is the names and addresses of the translators."""
_MARK = "\x04"  # between context and text, as in the MO files of gettext
_CHARSET = re.compile(r"charset=([\w.:+-]+)", re.IGNORECASE)


def key(source: str, context: str | None = None) -> str:
    """What tells a message from the others of a file: its text, after its context if it has one."""
    if context is None:
        return f"{_MARK}{_MARK}{source}" if _MARK in source else source
    return f"{context}{_MARK}{source}"


def of_key(found: str) -> tuple[str, str | None]:
    """The text and the context of a key."""
    if found.startswith(_MARK * 2):
        return found[2:], None
    context, mark, source = found.partition(_MARK)
    return (source, context) if mark else (found, None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file: a source text, its translation, and everything that the file has about them.

    `line`: line of its msgid, for messages; not compared. `comments`: translator comments (`# `), `evidence`: comments
    of the program (`#.`), each without its mark. `previous`: the source text that the translation was made for, ""
    where that is the present one. `plural` and `plurals` (the msgstr[n]) are None and () in the entries of articles.
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
    def key(self) -> str:
        """What tells it from the other entries of its file, see `key`."""
        return key(self.source, self.context)

    @property
    def fuzzy(self) -> bool:
        """True if it needs a person's review."""
        return FUZZY in self.flags

    @property
    def other_flags(self) -> tuple[str, ...]:
        """Its flags but for the one of review."""
        return tuple(flag for flag in self.flags if flag != FUZZY)

    @property
    def state(self) -> State:
        """Untranslated (nothing to see), fuzzy, or translated (a person has approved it)."""
        if is_blank(self.target):
            return State.UNTRANSLATED
        return State.FUZZY if self.fuzzy else State.TRANSLATED

    @property
    def standing(self) -> Standing:
        """Who made its translation, and how far it is reviewed. Approved text counts as a person's, and so does fuzzy
        text that differs from what the machine wrote. Stale: made for another source text and not approved since."""
        if self.state is not State.FUZZY:
            return Standing.APPROVED if self.state is State.TRANSLATED else Standing.UNTRANSLATED
        if self.previous:
            return Standing.STALE
        return Standing.MACHINE if provenance.is_machines(self.target, self.comments) else Standing.EDITED

    @property
    def machine(self) -> str | None:
        """The machine's translation of its source, if the entry still holds it, else None."""
        return self.target if provenance.is_machines(self.target, self.comments) else provenance.said(self.comments)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The comments that a person wrote: all but the marks of the program."""
        return tuple(line for line in self.comments if not provenance.is_mark(line))

    @property
    def approvals(self) -> tuple[provenance.Approval, ...]:
        """Who approved its translation, as far as that is known; () where it is not approved."""
        return tuple(provenance.approvals(self.target, self.signatures))

    @property
    def signatures(self) -> tuple[str, ...]:
        """The comments that say who approved its translation."""
        if self.state is not State.TRANSLATED:
            return ()
        return tuple(line for line in self.comments if any(provenance.approvals(self.target, [line])))

    @property
    def wording(self) -> str:
        """Its translation; those of several plural forms parted by bars."""
        return " | ".join(self.plurals) if self.plurals else self.target

    @property
    def as_other(self) -> str:
        """The translator comment that keeps its wording in another entry of its source, on one line."""
        approved = _WAS_APPROVED if self.state is State.TRANSLATED and not self.plurals else ""
        return f"{OTHER}{provenance.escaped(self.wording)}{approved}"

    @property
    def unresolved(self) -> tuple[str, ...]:
        """The lines of its evidence on terms that are not rendered as the glossary says."""
        return tuple(line for line in self.evidence if line.startswith("term: ") and line.endswith("[unresolved]"))

    def approved(self) -> Entry:
        """The entry with its translation approved: nothing to review, no former source."""
        return replace(self, flags=self.other_flags, previous="", previous_context=None, previous_plural=None)


def other_wording(line: str) -> str:
    """The wording that a comment made by `Entry.as_other` keeps."""
    return provenance.unescaped(line.removeprefix(OTHER).removesuffix(_WAS_APPROVED))


def fitted(target: str, source: str) -> str:
    """A translation with the line breaks of its source at both ends, as gettext requires; "" for a blank one."""
    plain = target.strip("\n")
    if is_blank(plain):
        return ""
    return "\n" * source.startswith("\n") + plain + "\n" * source.endswith("\n")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file of a catalog is laid out: its line end, the text of each entry with LF line ends, as somebody
    wrapped it, and the byte order mark that it begins with."""

    newline: str = "\n"
    texts: Mapping[Entry, str] = field(default_factory=dict)
    mark: bytes = b""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: its header, which is the entry of the empty source (None: it has none), the other entries in order,
    and the comments after the last entry. `layout`: that of the file it was read from; not compared."""

    header: Entry | None = None
    entries: tuple[Entry, ...] = ()
    trailing: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout, compare=False)

    @property
    def charset(self) -> str:
        """The charset that its header names; UTF-8 where it names none, or has the placeholder of a template."""
        named = _CHARSET.search(self.field("Content-Type"))
        return named[1] if named and named[1] != "CHARSET" else "UTF-8"

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
        """The entries of paragraphs by source text; entries with plurals are left out, as no article has them. Of
        several entries of one text, a current one is preferred to an obsolete one, then one without a context."""
        found: dict[str, Entry] = {}
        for entry in sorted(self.entries, key=lambda entry: (entry.obsolete, entry.context is not None)):
            if entry.plural is None:
                found.setdefault(entry.source, entry)
        return found
