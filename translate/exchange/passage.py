"""The record that goes between catalogs and exchange formats: one text, its translation, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.model import State
from translate.text import locales

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to be translated and what a format says of it.

    `state`: untranslated, fuzzy (needs review), or translated (a person approved it). `article`: its name, "" where
    the format does not say. `context`: the msgctxt, None without one. `remarks`: people's comments, a line each.
    `evidence`: what the program tells a reviewer, only ever written. `mark`: the comment by which the catalog knows
    that the target is the machine's, untouched.
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
    """The characters of a passage that XML cannot carry, by name ("U+0001, U+000B"); "" when it can be carried."""
    texts = (passage.source, passage.target, passage.context or "", passage.article, *passage.remarks)
    return ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for text in texts for letter in _NOT_XML.findall(text)))


def for_xml(text: str) -> str:
    """A text without the characters that XML cannot carry: for what only explains."""
    return _NOT_XML.sub("", text)


def is_other(said: str, target: str) -> bool:
    """Does a file say that it is in another language than the target locale? One that says nothing does not."""
    return bool(said) and locales.primary(said.replace("_", "-")) != locales.primary(target)
