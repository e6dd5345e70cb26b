"""Who wrote a wording: the machine's marks in the translator comments of an entry, which every tool keeps.

`machine: ...; text CHECKSUM` says what made the machine's text; the checksum tells a person's change to it, flag or no
flag. `machine said: ...` holds that text itself, once it is not the wording any more.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from translate.model import Unit

_MADE = re.compile(r"machine: .*; text ([0-9a-f]{8})\s*$")
_SAID = "machine said: "
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"\\": r"\\", "\n": r"\n"}


def made(unit: Unit, signature: str) -> str:
    """What made a machine text: engine and model, the rows of the glossary that were used, a checksum of the text."""
    rows = ", ".join(dict.fromkeys(o.match.term.source for o in unit.occurrences if not o.match.term.inference))
    return f"machine: {unit.made_by or signature}{f'; terms {rows}' if rows else ''}; text {checksum(unit.target)}"


def quoted(text: str) -> str:
    """The comment that holds a machine's text on one line."""
    return _SAID + "".join(_ESCAPED.get(letter, letter) for letter in text)


def is_mark(line: str) -> bool:
    """Is a comment one of the machine's?"""
    return bool(_MADE.match(line)) or line.startswith(_SAID)


def claimed(comments: Iterable[str]) -> str:
    """The checksum of the machine's text, "" where nothing tells of one."""
    return next((found[1] for line in comments if (found := _MADE.match(line))), "")


def is_machines(text: str, comments: Sequence[str]) -> bool:
    """Is a text what the machine left?"""
    return claimed(comments) == checksum(text)


def said(comments: Sequence[str]) -> str | None:
    """The machine's text that the comments hold, None where there is none or it is not the one that they speak of."""
    for line in comments:
        if line.startswith(_SAID):
            text = _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], line.removeprefix(_SAID))
            for form in (text, text.rstrip(" ")):  # a space that gettext asks for after a backslash
                if is_machines(form, comments):
                    return form
    return None


def checksum(text: str) -> str:
    """Eight hexadecimal digits that tell one text from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
