"""The records that flow through a run: articles, units, translations, findings. No input or output, no library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from glossary import Occurrence, Severity, Status

UNRESOLVED = ("term-unresolved", "name-unresolved")  # the rules of findings that are made from occurrences

GUESSED = "markup-place"  # the rule of findings that say that the place of an inline code is a guess
DEFAULT_SOURCE = "en"  # the locale of articles whose locale is neither given nor detected


@dataclass(frozen=True, slots=True)
class LocalePair:
    """Source and target locale, as BCP 47 tags."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a unit like one (heading, dateline, list item), and the white space after it."""

    text: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class LineLayout:
    """How a line of a paragraph's text stands in the file. `margin`: what begins each further line where it is wrapped
    (white space, "> "), None for a line that is not; `ending`: the line break after it, "" for that of the article."""

    margin: str | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True)
class PluralForm:
    """A form of a plural in a file that has one for each plural category of its locale. `group`: what the forms of one
    plural share; `category`: that of CLDR. The others say how a further form is written: at character `at` of the text
    of the file, with `before` and `after` around it, and the place and context `name`; in these NUL stands for its
    category."""

    group: str
    category: str
    at: int = -1
    before: str = ""
    after: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: its raw text and the raw white space (`tail`) up to the next paragraph.

    `id`: its number in the article, from 1. `raw` begins and ends with visible text and has the line breaks of the
    file. `width`: the column at which the paragraph is hard-wrapped, 0 if it is not. `text`: its text for translation
    where that is not `raw` with \\n for every line break. `lines`: the layout of the lines of that text, () for none.

    In other formats than plain text `tail` is all that stands before the next paragraph, markup as well. `syntax`: how
    the text is written in the file, a name that only its format knows ("" for the usual way); `place`: where it stands
    (the heading, or the path of its key), for people; `context`: what tells it from equal texts that may need another
    translation, "" where nothing does; `legend`: what the tags in its text stand for, for people; `gaps`: characters
    [start, end) of `raw`, none at its edges, that are no part of the text (the time of a subtitle between two halves of
    a sentence). `is_target`: True where the text stands elsewhere in the file, and here only the place of its
    translation; `raw` may then be "". `numbers`: examples of the numbers that take the form of a plural that the text
    is, () for other texts; `form`: that form, where the target locale may have others.
    """

    id: int
    raw: str
    tail: str = ""
    width: int = 0
    text: str = ""
    lines: tuple[LineLayout, ...] = ()
    syntax: str = ""
    place: str = ""
    context: str = ""
    legend: str = ""
    gaps: tuple[tuple[int, int], ...] = ()
    is_target: bool = False
    numbers: tuple[str, ...] = ()
    form: PluralForm | None = None

    @property
    def pieces(self) -> tuple[str, ...]:
        """The parts of `raw` that are text: before, between and after its gaps."""
        return tuple(self.raw[start:end] for start, end in self.stretches)

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """The characters [start, end) of `raw` where its pieces stand."""
        edges = [0, *(at for gap in self.gaps for at in gap), len(self.raw)]
        return tuple(zip(edges[::2], edges[1::2], strict=True))


class Role(StrEnum):
    """What an attribute of a document says. LOCALE: the locale of its text; DIRECTION: "ltr" or "rtl"; LINK: the
    address of another document or a place in one; ANCHOR: the name of a heading, which has none in the source but its
    text: put beside it where it is translated; COPY: a paragraph once more, which changes as it does; FIELD: what is
    said about the translation (its language, its plural forms); BEFORE and AFTER: what belongs to paragraphs once they
    are translated (their state, an element around them); TOGETHER: paragraphs that are translated all or none."""

    LOCALE = "locale"
    DIRECTION = "direction"
    LINK = "link"
    ANCHOR = "anchor"
    COPY = "copy"
    FIELD = "field"
    BEFORE = "before"
    AFTER = "after"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Attribute:
    """Characters [start, end) of the text of an article, outside its paragraphs, that change in a translation although
    they are not translated. `text`: what an ANCHOR adds, and what a FIELD, BEFORE or AFTER is there in a translation;
    for a COPY the id of the paragraph, a blank, and the `syntax` of the copy; for a LOCALE or DIRECTION that the source
    does not tell what is added to tell it, with {} in place of the value; "" for others. `of`: the ids of the
    paragraphs of a BEFORE, AFTER or TOGETHER; `approved`: what stands there instead of `text` where people have
    approved all of these, None for the same."""

    start: int
    end: int
    role: Role
    text: str = ""
    of: tuple[int, ...] = ()
    approved: str | None = None


@dataclass(frozen=True, slots=True)
class Font:
    """A font that texts of a document are set in. `scripts`: the writing systems whose letters it has, by the first
    words of their Unicode names ("LATIN"); `source`: how that is known, for people."""

    name: str
    scripts: frozenset[str]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A source text cut into paragraphs: `head` + each paragraph's `raw` and `tail` is the text of the file.

    `name`: its relative path with forward slashes, the same below every output folder. `locale`: a BCP 47 tag. `bom`:
    True if the file began with a byte order mark. `newline`: the line break that a translated paragraph uses.
    `charset`: the codec of the file. `attributes`: in the order of the text. `labels`: the names that links of the text
    refer to. `archive`: the bytes of a file that is an archive, of which the text is that of `members` one after
    another, each its path and length in characters. `format`: the name of its format, "" for that of its suffix.
    `distinct`: the ids of the paragraphs whose translations must differ from each other, as names do. `fonts`: those
    whose writing systems are known. `findings`: what a person should look at in every translation of it.
    `said`: the locale that the file itself says its text is in, "" if it says none; `unused_keys`: the patterns of keys
    in the configuration that match none of the file, None for a file without keys.
    """

    name: str
    locale: str
    paragraphs: tuple[Paragraph, ...]
    head: str = ""
    bom: bool = False
    newline: str = "\n"
    charset: str = "utf-8"
    attributes: tuple[Attribute, ...] = ()
    labels: frozenset[str] = frozenset()
    archive: bytes = b""
    members: tuple[tuple[str, int], ...] = ()
    format: str = ""
    distinct: frozenset[int] = frozenset()
    fonts: tuple[Font, ...] = ()
    findings: tuple[UnitFinding, ...] = ()
    said: str = ""
    unused_keys: frozenset[str] | None = None

    @property
    def text(self) -> str:
        """The text of the file."""
        return "".join([self.head, *(f"{one.raw}{one.tail}" for one in self.paragraphs)])


class State(StrEnum):
    """How far a unit is translated and reviewed; in PO an empty, a fuzzy, and a non-fuzzy entry."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"


class Origin(StrEnum):
    """Who wrote the target of a unit."""

    NONE = "none"
    MACHINE = "machine"
    PERSON = "person"


class Quality(StrEnum):
    """How widely the engine searches: better translations for more time, see `translate.machine.ladder.QUALITIES`."""

    FAST = "fast"
    GOOD = "good"
    BEST = "best"


class NamesMode(StrEnum):
    """What a run does with names that no termbase lists. AUTO: make their renderings consistent, keeping plausible ones
    of the engine; ENFORCE: render all by transcription and gazetteer; REPORT: only report them; OFF: nothing."""

    AUTO = "auto"
    ENFORCE = "enforce"
    REPORT = "report"
    OFF = "off"


class Device(StrEnum):
    """Where models run. AUTO: on a graphics card if there is one, else on the processor."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class Standing(StrEnum):
    """The review status of a paragraph. APPROVED: by a person; EDITED: by a person, not yet approved; STALE: made by a
    person for a source that has changed since; MACHINE: machine output; UNTRANSLATED; NOTHING: it has no words."""

    APPROVED = "approved"
    EDITED = "edited"
    STALE = "stale"
    MACHINE = "machine"
    UNTRANSLATED = "untranslated"
    NOTHING = "nothing"

    @property
    def is_persons(self) -> bool:
        """True if there is a translation that a person approved or edited."""
        return self in (Standing.APPROVED, Standing.EDITED, Standing.STALE)


class OnStale(StrEnum):
    """What an article shows for a stale paragraph until it is reviewed. KEEP: the old translation by a person; MACHINE:
    the machine's translation of the new source; SOURCE: the new source itself."""

    KEEP = "keep"
    MACHINE = "machine"
    SOURCE = "source"


class Locked(StrEnum):
    """What a run does where a model differs from translate.lock. NO: use it and log a note; CI: refuse models that
    differ from their pin; STRICT: also refuse a project without lock file."""

    NO = ""
    CI = "ci"
    STRICT = "strict"


class Bilingual(StrEnum):
    """How source and translation stand in one document. BELOW: the translation below each paragraph; BESIDE: in two
    columns, paragraph by paragraph; FACING: on facing pages, section by section."""

    BELOW = "below"
    BESIDE = "beside"
    FACING = "facing"


class FailOn(StrEnum):
    """The lowest severity of findings with which a command fails."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """Something that a person should look at in a unit of a run. `article`, `paragraph`: where, as soon as it is known
    (paragraphs count from 1; 0: the article as a whole)."""

    rule: str
    severity: Severity
    message: str
    article: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """The text of a paragraph (`source`, hard wraps undone, line breaks as \\n) and its translation (`target`).

    `occurrences`: the terms in it, with character offsets in `source` and `target`. `findings`: what else a person
    should look at. `previous`: the source that a person's translation in the catalog was made for, "" if it has not
    changed since; `target` is then chosen by OnStale and may be another text. `made_by`: what made a machine's text, ""
    for the engine of the run alone. `offers`: close matches of a translation memory, for the reviewer. `segments`:
    source and target of the segments that a machine translated one by one, without the white space between them; () for
    other translations, whose sentences `translate.text.aligned` gives.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    origin: Origin = Origin.NONE
    occurrences: tuple[Occurrence, ...] = ()
    findings: tuple[UnitFinding, ...] = field(default=())
    previous: str = ""
    made_by: str = ""
    offers: tuple[str, ...] = ()
    segments: tuple[tuple[str, str], ...] = ()

    @property
    def reported(self) -> tuple[UnitFinding, ...]:
        """All that a person should look at: the findings, and one for each unresolved term."""
        return (*self.findings, *_unresolved(self.occurrences))

    @property
    def standing(self) -> Standing:
        """The review status; STALE whatever the article shows."""
        if self.previous:
            return Standing.STALE
        if self.state is State.UNTRANSLATED:
            return Standing.UNTRANSLATED
        if self.origin is Origin.PERSON:
            return Standing.APPROVED if self.state is State.TRANSLATED else Standing.EDITED
        return Standing.MACHINE if self.origin is Origin.MACHINE else Standing.NOTHING


def _unresolved(occurrences: tuple[Occurrence, ...]) -> Iterator[UnitFinding]:
    for occurrence in occurrences:
        if occurrence.status is Status.UNRESOLVED:
            term, name = UNRESOLVED
            match = occurrence.match
            message = f"{match.surface} is not rendered as {match.term.target} ({occurrence.how})"
            yield UnitFinding(*((name, Severity.INFO) if match.term.inference else (term, Severity.WARNING)), message)


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in one target locale: one unit per paragraph, in order. `signature`: what made the machine's units;
    `remarks`: what a person should look at in the article as a whole. Raises ValueError for another number of units
    than paragraphs."""

    article: Article
    locale: str
    units: tuple[Unit, ...]
    signature: str
    remarks: tuple[UnitFinding, ...] = ()

    def __post_init__(self) -> None:
        if len(self.units) != len(self.article.paragraphs):  # a paragraph is never dropped, padded or shifted
            raise ValueError(
                f"{self.article.name}: {len(self.units)} units for {len(self.article.paragraphs)} paragraphs"
            )

    @property
    def findings(self) -> Iterator[UnitFinding]:
        """All that a person should look at in the article, each finding with its article and paragraph."""
        yield from (replace(found, article=self.article.name) for found in self.remarks)
        for number, unit in enumerate(self.units, 1):
            yield from (replace(found, article=self.article.name, paragraph=number) for found in unit.reported)


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, or one of its files, that could not be read or written; it makes a command exit with code 1."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class UsedModel:
    """A model used for a pair of locales. `sha256`: over its files, in hex ("1": it has none); `device`: where it
    ran."""

    source: str
    target: str
    engine: str
    model: str
    sha256: str
    device: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run. `translations`: one per article and target locale; `routes`: in words; `asked`: number of
    requests to engines; `fresh`: number of paragraphs whose machine translation is new or differs from the catalog;
    `changed`: number of files written; `interrupted`: True if the run was stopped before its end; `unread_rows`: the
    places (`terms.csv:3`) of rows of termbases that could not be read; `unused_keys`: patterns of keys in the
    configuration that match none of any article."""

    translations: tuple[Translation, ...]
    failures: tuple[Failure, ...] = ()
    routes: tuple[str, ...] = ()
    asked: int = 0
    fresh: int = 0
    changed: int = 0
    interrupted: bool = False
    models: tuple[UsedModel, ...] = ()
    unread_rows: tuple[str, ...] = ()
    unused_keys: tuple[str, ...] = ()
