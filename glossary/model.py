"""The records of terminology: terms, matches, occurrences, edits, findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

_NO_FORMS: Mapping[str, str] = MappingProxyType({})


class TermKind(StrEnum):
    """What is done with a term: it is rendered by its target, or kept exactly as in the source."""

    TRANSLATE = "translate"
    KEEP = "keep"


class TermType(StrEnum):
    """What a term names; declension (people, places) and the choice of decoys depend on it."""

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
    """How matching treats upper and lower case in the source text.

    AUTO: a term written with a capital matches only capitalised text (or a sentence in capitals), a lower-case term
    matches both. EXACT: the case of every letter must be equal. IGNORE: case does not matter.
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
    """The result for one occurrence of a term in one translation."""

    SATISFIED = "satisfied"
    REPLACED = "replaced"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Inference:
    """How the rendering of a name that is in no termbase was inferred.

    `basis`: the evidence for the rendering ("gazetteer, engine; femn by title"). `candidates`: for each unit (a word of
    a person's name, any other name as a whole) its possible renderings, best first.
    """

    basis: str
    candidates: tuple[tuple[str, ...], ...] = ()

    @property
    def choices(self) -> str:
        """The candidates in one line: candidates of a unit separated by |, units by spaces."""
        return " ".join("|".join(unit) for unit in self.candidates)


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a termbase: a source term and how it is rendered in one target locale.

    `target` is in dictionary form. `aliases` are other source forms, `accept` other right renderings, `forbidden`
    renderings that must not be used. `gender` is masc|femn|neut, `number` sing|plur, `animacy` anim|inan, each "" when
    unknown. `forms` maps a grammatical key ("gent", "gent.plur", "femn.ablt") to an explicit form and wins over any
    inflector. `scope` holds patterns of paths (see `glossary.files.patterns`) or `domain:NAME`; empty: everywhere. Of
    two terms that match equally well, the one with the larger `priority` wins. `extra` keeps unknown columns; `place`
    is where the row was read, for messages, and is not part of equality. `inference` is set for inferred names and None
    for rows that a person wrote.
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
    """A term found in a source text at characters [start, end), and how it is inflected there."""

    term: Term
    start: int
    end: int
    surface: str
    plural: bool = False
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces characters [start, end) of a text, `old`, by `new`; `reason` says why in a word or two."""

    start: int
    end: int
    old: str
    new: str
    reason: str = ""


Move = Callable[[tuple[int, int]], tuple[int, int]]
"""In: characters [start, end) of a text. Out: those of another text that they correspond to."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The result for one match: where the term is in the translation and how it got there.

    `start`, `end`: characters of the term in the final target, -1 if it is not there. `old`, `new`: its text before and
    after (equal when satisfied; new is "" when unresolved). `form`: grammatical key of the form used, such as
    "gent.sing", or "uninflected". `means`: how it got there (matched, lexicon, attention, decoy, forbidden, ...) or,
    when unresolved, the reason. `score`: confidence 0..1 of the location, 1 if the term was in the translation from the
    start. `doubt`: why its form cannot be right, "" if it may be. `declined`: the rule of the output guard that refused
    the text with the term, "" for none.
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

    def moved(self, source: Move, target: Move) -> Occurrence:
        """The same in other texts, to which `source` and `target` convert spans of the two."""
        start, end = source((self.match.start, self.match.end))
        there = target((self.start, self.end)) if self.start >= 0 else (-1, -1)
        return replace(self, match=replace(self.match, start=start, end=end), start=there[0], end=there[1])

    @property
    def how(self) -> str:
        """`means`, `doubt` and `declined` in words, as reports and catalogs show them."""
        doubt = f", in a doubtful form ({self.doubt})" if self.doubt else ""
        declined = f"; what was tried failed the guard ({self.declined})" if self.declined else ""
        return f"{self.means}{doubt}{declined}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at. `where`: file and line, or article and paragraph; `hint`: what to do; `term`:
    the term concerned, if there is one."""

    rule: str
    severity: Severity
    where: str
    message: str
    hint: str = ""
    term: Term | None = None
