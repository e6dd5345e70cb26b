"""The records of terminology: terms, matches, occurrences, edits, findings. No input or output, no library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_NO_FORMS: Mapping[str, str] = MappingProxyType({})


class TermKind(StrEnum):
    """What happens to a term: it is rendered by its target, or kept exactly as in the source."""

    TRANSLATE = "translate"
    KEEP = "keep"


class TermType(StrEnum):
    """What a term names; it drives declension (people, places) and the choice of decoys."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    WORK = "work"
    OTHER = "other"


class PartOfSpeech(StrEnum):
    """Part of speech of source and target. ANY also allows rewrites across parts of speech."""

    NOUN = "noun"
    ADJ = "adj"
    VERB = "verb"
    PHRASE = "phrase"
    ANY = "any"


class CaseRule(StrEnum):
    """How upper and lower case of the source text decide a match.

    AUTO: a term written with a capital matches only capitalised text (or a sentence in capitals), a lower-case term
    matches either. EXACT: letter for letter. IGNORE: never looked at.
    """

    AUTO = "auto"
    EXACT = "exact"
    IGNORE = "ignore"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """What became of one occurrence of a term in one translation."""

    SATISFIED = "satisfied"
    REPLACED = "replaced"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Inference:
    """Why a row was made up for a name that no termbase lists.

    `basis`: on what ground it is rendered so ("gazetteer, engine; femn by title"). `candidates`: what each unit that
    was chosen by itself (a word of a person's name, any other name as a whole) could be, best first.
    """

    basis: str
    candidates: tuple[tuple[str, ...], ...] = ()

    @property
    def choices(self) -> str:
        """The candidates in one line: those of a unit divided by |, units by spaces."""
        return " ".join("|".join(unit) for unit in self.candidates)


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a termbase: a source term and how it is rendered in one target locale.

    `target` is in dictionary form. `aliases` are further source forms; `accept` further right renderings; `forbidden`
    renderings that must not stand. `gender` masc|femn|neut, `number` sing|plur, `animacy` anim|inan, each "" when not
    said. `forms` maps a grammatical key ("gent", "gent.plur", "femn.ablt") to an explicit form and wins over any
    inflector. `scope` holds patterns of paths (see `glossary.files.patterns`), or `domain:NAME`; empty: everywhere.
    Larger `priority` wins among equals.
    `extra` keeps unknown columns; `place` is where the row was read, for messages, and is not part of equality.
    `inference` says why a row was made up for a name, None for a row that a person wrote.
    """

    source: str
    target: str
    aliases: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    kind: TermKind = TermKind.TRANSLATE
    type: TermType = TermType.OTHER
    pos: PartOfSpeech = PartOfSpeech.NOUN
    gender: str = ""
    number: str = ""
    animacy: str = ""
    inflect: bool = True
    forms: Mapping[str, str] = field(default_factory=lambda: _NO_FORMS, hash=False)
    case: CaseRule = CaseRule.AUTO
    scope: tuple[str, ...] = ()
    priority: int = 0
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: _NO_FORMS, hash=False)
    place: str = field(default="", compare=False)
    inference: Inference | None = field(default=None, hash=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The source term and its aliases, in that order."""
        return (self.source, *self.aliases)


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a source text: characters [start, end), and how its surface was inflected there."""

    term: Term
    start: int
    end: int
    surface: str
    plural: bool = False
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters [start, end) of a text, `old`, become `new`; `reason` says why in a word or two."""

    start: int
    end: int
    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The evidence for one match: what is there in the translation and how it got there.

    `start`, `end`: characters of the final target that carry the term, -1 where there are none. `old`, `new`: text
    before and after (equal when satisfied; new is "" when unresolved). `form`: grammatical key of the form used, e.g.
    "gent.sing", or "uninflected". `means`: how it got there (matched, lexicon, attention, decoy, forbidden, ...) or,
    when unresolved, the reason. `score`: confidence 0..1 of the location, 1 when matched outright. `doubt`: why its
    form cannot be right where it is, "" when nothing speaks against it. `declined`: the rule of the output guard that
    refused the text in which the term had been put right, "" for none.
    """

    match: Match
    status: Status
    start: int = -1
    end: int = -1
    old: str = ""
    new: str = ""
    form: str = ""
    means: str = ""
    score: float = 0.0
    doubt: str = ""
    declined: str = ""

    @property
    def how(self) -> str:
        """Means, doubt and refusal in words, as reports and catalogs show them."""
        doubt = f", in a doubtful form ({self.doubt})" if self.doubt else ""
        declined = f"; what was tried failed the guard ({self.declined})" if self.declined else ""
        return f"{self.means}{doubt}{declined}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at. `where` names file and line, or article and paragraph; `hint` what to do;
    `term` the term that it is about, if it is about one."""

    rule: str
    severity: Severity
    where: str
    message: str
    hint: str = ""
    term: Term | None = None
