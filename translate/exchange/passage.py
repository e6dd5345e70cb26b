"""The record between catalogs and exchange formats: one text, its translation, and its state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.model import State
from translate.text import locales

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its translation in an exchange format.

    `state`: untranslated, fuzzy (needs review), or translated (a person approved it). `article`: its name, "" if
    unknown. `context`: the msgctxt, None without one. `remarks`: comments of people, one line each. `evidence`:
    comments of the program for a reviewer, written but not read. `mark`: the comment of the catalog that identifies the
    target as unedited machine text.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    article: str = ""
    context: str | None = None
    remarks: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    mark: str = ""


def not_xml(passage: Passage) -> str:
    """The characters of a passage that XML cannot hold ("U+0001, U+000B"); "" if there are none."""
    texts = (passage.source, passage.target, passage.context or "", passage.article, *passage.remarks)
    return ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for text in texts for letter in _NOT_XML.findall(text)))


def for_xml(text: str) -> str:
    """A text without the characters that XML cannot hold; for comments, where leaving them out is harmless."""
    return _NOT_XML.sub("", text)


def is_other(said: str, target: str) -> bool:
    """True if a file names (`said`) another language than that of the target locale; False if it names none."""
    return bool(said) and locales.primary(said.replace("_", "-")) != locales.primary(target)
