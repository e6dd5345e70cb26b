"""The records that flow through a run: articles, units, translations, findings. No input or output, no library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from glossary import Occurrence, Severity, Status

UNRESOLVED = ("term-unresolved", "name-unresolved")  # the rules of findings that say what an occurrence says

DEFAULT_SOURCE = "en"  # of articles whose locale is neither given nor detected


@dataclass(frozen=True, slots=True)
class LocalePair:
    """The locales that a text is translated between, as BCP 47 tags."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or what stands like one (heading, dateline, list item), and the white space after it."""

    text: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in the article: its raw text and the raw white space up to the next one.

    `id` counts from 1 in the article. `raw` begins and ends with visible text; line breaks inside it are as in the
    file. `width` is the column at which the paragraph is hard-wrapped, 0 when its line breaks mean something.
    """

    id: int
    raw: str
    tail: str = ""
    width: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A source text cut into paragraphs: `head` + each paragraph's `raw` and `tail` is the text of the file.

    `name` is its relative path with forward slashes, the same under every output folder. `bom` tells whether the file
    began with a byte order mark, `newline` which line break a translated paragraph uses.
    """

    name: str
    locale: str
    paragraphs: tuple[Paragraph, ...]
    head: str = ""
    bom: bool = False
    newline: str = "\n"


class State(StrEnum):
    """Where a unit stands on its way to a reader; maps to PO as empty, fuzzy, and plain."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"


class Origin(StrEnum):
    """Who wrote the target of a unit."""

    NONE = "none"
    MACHINE = "machine"
    PERSON = "person"


class Quality(StrEnum):
    """Time against quality: how widely the engine searches, see `translate.machine.ladder.QUALITIES`."""

    FAST = "fast"
    GOOD = "good"
    BEST = "best"


class NamesMode(StrEnum):
    """What a run does with names that no termbase lists: make them consistent, those that the engine renders plausibly
    as the engine has them; render all by sound and gazetteer; only report them; nothing."""

    AUTO = "auto"
    ENFORCE = "enforce"
    REPORT = "report"
    OFF = "off"


class Device(StrEnum):
    """Where models run: on a graphics processor where there is one, else on the processor; or one of the two."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class Standing(StrEnum):
    """How a paragraph stands: a person has approved its translation, has begun it, or made it for a source that has
    changed since; a machine has made it; nobody has; or it has nothing to translate."""

    APPROVED = "approved"
    EDITED = "edited"
    STALE = "stale"
    MACHINE = "machine"
    UNTRANSLATED = "untranslated"
    NOTHING = "nothing"

    @property
    def is_persons(self) -> bool:
        """Is there a wording that a person approved or worked on?"""
        return self in (Standing.APPROVED, Standing.EDITED, Standing.STALE)


class OnStale(StrEnum):
    """What an article shows of a paragraph whose source has changed since a person worded it, until it is reviewed: the
    old wording, the machine's translation of the new text, or the new text as it is."""

    KEEP = "keep"
    MACHINE = "machine"
    SOURCE = "source"


class Locked(StrEnum):
    """What a run does where a model is not the one that translate.lock pins: goes on and says so; refuses models that
    are pinned and differ, as CI does; refuses whatever is not pinned."""

    NO = ""
    CI = "ci"
    STRICT = "strict"


class FailOn(StrEnum):
    """From which severity of findings on a command fails."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at, in one paragraph of one article (0: the article as a whole)."""

    rule: str
    severity: Severity
    message: str
    article: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph's text to be translated (`source`, hard wraps undone, line breaks as \\n), and what stands for it.

    `previous`: the source that a person's wording in the catalog was made for, where it has changed since ("": it has
    not); `target` is then what OnStale says, not always that wording. `occurrences`: the terms, a match by its place in
    `source`, what became of it by its place in `target`. `findings`: what else a person should look at. `made_by`: what
    made a machine's text, "" for the engine of the run alone. `offers`: what a translation memory has that comes close,
    for the reviewer. `segments`: source and target of what a machine translated one by one, its sentences as a rule,
    without the white space between them; () for other wordings: `translate.text.aligned` tells what their sentences
    are.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    origin: Origin = Origin.NONE
    occurrences: tuple[Occurrence, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    previous: str = ""
    made_by: str = ""
    offers: tuple[str, ...] = ()
    segments: tuple[tuple[str, str], ...] = ()

    @property
    def reported(self) -> tuple[Finding, ...]:
        """All that a person should look at: the findings, and one for each term that is not as the glossary has it."""
        return (*self.findings, *_unresolved(self.occurrences))

    @property
    def standing(self) -> Standing:
        """How the paragraph stands; a stale one whatever it shows."""
        if self.previous:
            return Standing.STALE
        if self.state is State.UNTRANSLATED:
            return Standing.UNTRANSLATED
        if self.origin is Origin.PERSON:
            return Standing.APPROVED if self.state is State.TRANSLATED else Standing.EDITED
        return Standing.MACHINE if self.origin is Origin.MACHINE else Standing.NOTHING


def _unresolved(occurrences: tuple[Occurrence, ...]) -> Iterator[Finding]:
    for occurrence in occurrences:
        if occurrence.status is Status.UNRESOLVED:
            term, name = UNRESOLVED
            match = occurrence.match
            message = f"{match.surface} is not rendered as {match.term.target} ({occurrence.how})"
            yield Finding(*((name, Severity.INFO) if match.term.inference else (term, Severity.WARNING)), message)


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in one target locale: a unit for each paragraph, in order, and what made the machine's ones."""

    article: Article
    locale: str
    units: tuple[Unit, ...]
    signature: str

    def __post_init__(self) -> None:
        if len(self.units) != len(self.article.paragraphs):  # a paragraph is never dropped, padded or shifted
            raise ValueError(
                f"{self.article.name}: {len(self.units)} units for {len(self.article.paragraphs)} paragraphs"
            )

    @property
    def findings(self) -> Iterator[Finding]:
        """All that a person should look at in the article, with the place of each."""
        for number, unit in enumerate(self.units, 1):
            yield from (replace(found, article=self.article.name, paragraph=number) for found in unit.reported)


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, or a file of it, that could not be read or written: lost work, for exit code 1."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class UsedModel:
    """A model on the route of a pair of locales: `sha256` over its files ("1": it has none), the device it ran on."""

    source: str
    target: str
    engine: str
    model: str
    sha256: str
    device: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did. `asked`: requests that an engine answered; `fresh`: paragraphs whose machine translation is new,
    or another one than their catalog had; `changed`: files that it wrote or rewrote."""

    translations: tuple[Translation, ...]
    failures: tuple[Failure, ...] = ()
    routes: tuple[str, ...] = ()
    asked: int = 0
    fresh: int = 0
    changed: int = 0
    interrupted: bool = False
    models: tuple[UsedModel, ...] = ()
