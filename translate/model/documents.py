"""Articles cut into paragraphs, and the places in their files that may change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate.model.findings import UnitFinding

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
    for a COPY its `syntax`; for a LOCALE or DIRECTION that the source does not tell what is added to tell it, with {}
    in place of the value; "" for others. `of`: the ids of the paragraphs of a BEFORE, AFTER or TOGETHER, and of the one
    that a COPY is of; `approved`: what stands there instead of `text` where people have approved all of these, None for
    the same."""

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
