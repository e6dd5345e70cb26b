"""The lines of a block of plain text, each with what tells whether it goes on from the line before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from translate.text.line_labels import Label, is_unlabelled, label_of, margin

_HYPHENS = ("-", "‐", "\xad", "¬")
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟।][\"'”’»)\]*_]*\Z")
_ROW = re.compile(
    r"\S\s*\t|^\s*\||\|\s*\Z|\S +\| +\S.* \| |\.{6,}| \.{3,} *\d|(?: \.){4,}|\S {4,}\S|[^\s.!?:]['\")]* {3,}\S"
)
_OF_ROWS = ("\t", "|", "...", " . .", "   ")  # a row has one of these
_CODE_ENDS = ("{", "}", "\\")
_CODE = re.compile(r"```|~~~|</?[A-Za-z][^<>]*>\Z")
_PAUSES = (*",;:.!?)…。，！？", " —", " –", " -")
_APART = re.compile(r"[\W_]*\Z|(?:#{1,6}|\.\.)\s|=+\s.*=\Z")  # a rule, a directive or a heading
# By-lines and lines of dates, in English: joined to no other line.
_BYLINE = re.compile(
    r"By [A-Z][\w.'’-]+(?: (?:and |& )?[A-Z][\w.'’-]+)+(?:,? in [A-Z]\w+(?: [A-Z]\w+)*)?\Z"
    r"|(?:Published|Updated|Posted|Last updated|Modified)\b.{0,40}\b(?:19|20)\d\d\b.{0,20}\Z"
)
_BYLINE_STARTS = ("B", "P", "U", "L", "M")
_LETTER = re.compile(r"[^\W\d_]")


class BlockLine(NamedTuple):
    """A line of a block, analysed once, as every line is compared with its neighbours.

    `lead`: columns before it that are not in it (the first line of a paragraph). `margin`: the white space and the
    marks of quoting before its text, `quoting`: these marks; `body`: its text without white space after it; `indent`,
    `end`: the columns at which the text begins and after its last character; `first_word`: its first word; `label`: its
    label. `is_apart`: joined to no other, as a rule, a heading or a line of a program; `is_row`: has columns;
    `is_ended`: a sentence ends with it; `is_paused`: ends with a mark; `is_broken`: ends with a hyphen; `starts_small`:
    its first letter is a small one, before any digit; `is_plain`: nothing but text, without a label, columns or marks
    of quoting."""

    text: str
    lead: int
    margin: str
    quoting: str
    body: str
    indent: int
    end: int
    first_word: str
    label: Label | None
    is_apart: bool
    is_row: bool
    is_ended: bool
    is_paused: bool
    is_broken: bool
    starts_small: bool
    is_plain: bool

    @classmethod
    def of(cls, text: str, lead: int, may_be_row: bool) -> BlockLine:
        """Analyse a line that begins at column `lead`. `may_be_row`: its block has what a row must have."""
        body = text.strip()
        edge = quoting = ""
        if body[:1] == ">":
            edge = margin(text)
            quoting = "".join(edge.split())
            body = text[len(edge) :].rstrip()
        elif text[:1].isspace():
            edge = text[: len(text) - len(text.lstrip())]
        indent = lead + (len(edge.expandtabs()) if "\t" in edge else len(edge))
        end = lead + (len(edge) + len(body) if body and "\t" not in text else len(text.expandtabs().rstrip()))
        first_word = body.split(None, 1)[0] if body else ""
        may_be_row = may_be_row and _may_be_row(body)
        if not may_be_row and not quoting and _is_simple(body):
            return tuple.__new__(
                cls, (text, lead, edge, "", body, indent, end, first_word, *_SIMPLE[body[0].islower()])
            )
        label = label_of(body)
        is_marked = not body[-1:].isalnum()  # most lines end with a letter, and so with no mark
        is_apart = (is_marked and body.endswith(_CODE_ENDS)) or (
            _BYLINE.match(body) is not None
            if body[:1] in _BYLINE_STARTS
            else not body[:1].isalnum() and _is_apart(body, quoting)
        )
        is_row = may_be_row and _ROW.search(body[label.end if label else 0 :]) is not None
        found = (
            text,
            lead,
            edge,
            quoting,
            body,
            indent,
            end,
            first_word,
            label,
            is_apart,
            is_row,
            is_marked and _SENTENCE_END.search(body) is not None,
            is_marked and body.endswith(_PAUSES),
            is_marked and body.endswith(_HYPHENS),
            body[0].islower() if body[:1].isalpha() else _starts_small(body, first_word),
            not (is_apart or is_row or quoting or label),
        )
        return tuple.__new__(cls, found)  # in a third of the time of a call


# What is known of a simple line, from `label` on, by whether it begins with a small letter.
_SIMPLE = tuple((None, False, False, False, False, False, small, True) for small in (False, True))


def _is_simple(body: str) -> bool:
    """True for a line that begins with a letter, ends with a letter or digit, and is no label or by-line: most are."""
    first = body[:1]
    return first.isalpha() and body[-1].isalnum() and first not in _BYLINE_STARTS and is_unlabelled(body)


def _may_be_row(text: str) -> bool:
    """False for a text that has nothing of what parts the cells of a row; quick."""
    return any(map(text.__contains__, _OF_ROWS))


def _is_apart(body: str, quoting: str) -> bool:
    return _APART.match(body) is not None or (not quoting and _CODE.match(body) is not None)


def _starts_small(body: str, first_word: str) -> bool:
    letter = _LETTER.search(first_word) if not body.startswith("[") else None
    return letter is not None and letter[0].islower()


def block_lines(raw: Sequence[str], lead: int) -> tuple[BlockLine, ...]:
    """The lines of a block that begins at column `lead`."""
    may_be_rows = _may_be_row("\n".join(raw))
    first, *others = raw
    return (BlockLine.of(first, lead, may_be_rows), *[BlockLine.of(text, 0, may_be_rows) for text in others])
