"""Who wrote a translation: marks of the machine in the translator comments of an entry, which every tool keeps.

`machine: ...; text CHECKSUM` says what made the machine's text; the checksum shows whether a person has edited it, even
where the fuzzy flag was left. `machine said: ...` holds the machine's text once the translation is another one.
`approved: WHO, DAY; text CHECKSUM` says who approved that text and on which day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from translate.model import Unit

_MADE = re.compile(r"machine: .*; text ([0-9a-f]{8})\s*$")
_APPROVED = re.compile(r"approved: (.*), (\d{4}-\d{2}-\d{2}); text ([0-9a-f]{8})\s*$")
SAID = "machine said: "
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"\\": r"\\", "\n": r"\n"}


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a translation, and the day (YYYY-MM-DD)."""

    who: str
    day: str


def made(unit: Unit, signature: str) -> str:
    """The comment that says what made a machine text: engine and model (`signature`, unless the unit has its own), the
    rows of the glossary that were used, and a checksum of the text."""
    rows = ", ".join(dict.fromkeys(o.match.term.source for o in unit.occurrences if not o.match.term.inference))
    return f"machine: {unit.made_by or signature}{f'; terms {rows}' if rows else ''}; text {checksum(unit.target)}"


def unsigned(text: str) -> str:
    """The comment for a machine text of which nothing but the text is known."""
    return f"machine: unknown; text {checksum(text)}"


def quoted(text: str) -> str:
    """The comment that holds the machine's text, escaped to one line."""
    return f"{SAID}{escaped(text)}"


def escaped(text: str) -> str:
    """A text on one line: backslashes doubled, each line break as \\n."""
    return "".join(_ESCAPED.get(letter, letter) for letter in text)


def unescaped(line: str) -> str:
    """The text that `escaped` has put on one line."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], line)


def signed(text: str, approval: Approval) -> str:
    """The comment that says who approved a text."""
    return f"approved: {' '.join(approval.who.split())}, {approval.day}; text {checksum(text)}"


def approvals(text: str, comments: Iterable[str]) -> Iterator[Approval]:
    """Who approved a text, by the comments of its entry. What was said of another text does not count."""
    for line in comments:
        if (found := _APPROVED.match(line)) and found[3] == checksum(text):
            yield Approval(found[1], found[2])


def is_signature(line: str) -> bool:
    """True if a comment says who approved a text."""
    return bool(_APPROVED.match(line))


def is_mark(line: str) -> bool:
    """True if a comment is a mark of the program: it belongs to the translation, and is no remark of a person."""
    return bool(_MADE.match(line)) or line.startswith(SAID) or is_signature(line)


def claimed(comments: Iterable[str]) -> str:
    """The checksum of the machine's text in the comments, "" where there is none."""
    return next((found[1] for line in comments if (found := _MADE.match(line))), "")


def is_machines(text: str, comments: Sequence[str]) -> bool:
    """True if a text is the machine's, unedited, by the checksum in the comments of its entry."""
    return claimed(comments) == checksum(text)


def said(comments: Sequence[str]) -> str | None:
    """The machine's text in the comments, None where there is none or it does not match their checksum."""
    for line in comments:
        if line.startswith(SAID):
            text = unescaped(line.removeprefix(SAID))
            for form in (text, text.rstrip(" ")):  # without the space that gettext needs after a backslash
                if is_machines(form, comments):
                    return form
    return None


def checksum(text: str) -> str:
    """The first eight hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
