"""The record between catalogs and exchange formats: one text, its translation, and its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from translate.catalog import provenance
from translate.model import State
from translate.text import aligned, locales
from translate.text.html import NOT_XML

_NO_SPACE_AFTER = ("。", "！", "？", "｡")


class Doubt(IntEnum):
    """Whether a file says of a translation that it needs a review."""

    NONE = 0  # it does not say so: it has no states, or somebody has changed the state
    LEFT = 1  # it says so, as our own export did: a tool without states leaves that as it was
    SAID = 2  # somebody says so


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its translation in an exchange format.

    `state`: untranslated, fuzzy (needs review), or translated (a person approved it). `article`: its name, "" if
    unknown. `context`: the msgctxt, None without one. `remarks`: comments of people, one line each. `evidence`:
    comments of the program for a reviewer, written but not read. `mark`: the comment of the catalog that identifies the
    target as unedited machine text. `segments`: the segments of a unit that a tool has cut into several; where some of
    them have no translation, the unit is untranslated. `doubt`: see Doubt; `is_sentence`: it is one of a paragraph.
    Neither is compared.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    article: str = ""
    context: str | None = None
    remarks: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    mark: str = ""
    segments: tuple[Passage, ...] = ()
    doubt: Doubt = field(default=Doubt.NONE, compare=False)
    is_sentence: bool = field(default=False, compare=False)

    @property
    def is_unfinished(self) -> bool:
        """True if some of its segments have a translation, but not all."""
        return self.state is State.UNTRANSLATED and any(one.target.strip() for one in self.segments)


def joined(segments: Sequence[Passage], source: str) -> Passage:
    """A unit cut into segments, the text of which is `source`. It is untranslated where a segment with text is, and
    approved where all are. What stands between the sources of two segments stands between their translations."""
    states = {one.state for one in segments if one.source.strip()} or {one.state for one in segments}
    done = State.UNTRANSLATED not in states
    state = State.UNTRANSLATED if not done else State.TRANSLATED if states == {State.TRANSLATED} else State.FUZZY
    target, end = "", 0
    for one in segments:
        text = one.source.strip()
        start = source.find(text, end)
        gap, end = (source[end:start], start + len(text)) if start >= 0 else (" ", end)
        target += gap.strip(" ") if target[-1:] in _NO_SPACE_AFTER else gap
        target += (one.target if one.target.strip() else one.source).strip()
    return replace(
        segments[0],
        source=source,
        target=target + source[end:] if done else "",
        state=state,
        remarks=tuple(dict.fromkeys(line for one in segments for line in one.remarks)),
        segments=tuple(segments),
        doubt=max(one.doubt for one in segments),
        is_sentence=False,
    )


def sentences(passage: Passage, source: str, target: str) -> tuple[Passage, ...]:
    """The sentences of a passage between two locales, if its translation has as many; else the passage itself. A
    sentence of the machine's text is marked as such."""
    is_machines = provenance.is_machines(passage.target, [passage.mark])
    pairs = aligned((passage.source, source), (passage.target, target))
    if len(pairs) < 2:
        return (replace(passage, is_sentence=True),)
    return tuple(
        replace(
            passage,
            source=left,
            target=right,
            remarks=passage.remarks if number == 0 else (),
            evidence=(),
            mark=provenance.unsigned(right) if is_machines else "",
            is_sentence=True,
        )
        for number, (left, right) in enumerate(pairs)
    )


def not_xml(passage: Passage) -> str:
    """The characters of a passage that XML cannot hold ("U+0001, U+000B"); "" if there are none."""
    texts = (passage.source, passage.target, passage.context or "", passage.article, *passage.remarks)
    return ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for text in texts for letter in NOT_XML.findall(text)))


def for_xml(text: str) -> str:
    """A text without the characters that XML cannot hold; for comments, where leaving them out is harmless."""
    return NOT_XML.sub("", text)


def is_other(said: str, target: str) -> bool:
    """True if a file names (`said`) another language than that of the target locale; False if it names none."""
    return bool(said) and locales.primary(said.replace("_", "-")) != locales.primary(target)
