"""Reads PO files: bytes to entries, in any layout that an editor may write; a broken file is refused with the line.

The grammar is that of GNU gettext: comments and strings in any wrapping, obsolete entries with `#~`, previous ones with
`#|` and `#~|`, C escapes. polib is not used here: it reads U+2028 and U+0085 in a string as line ends, loses `#~|`,
accepts a string that is cut off, and does not report the line of a field.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

from glossary.files import MARKS, charset_of
from translate.catalog import mark_lines
from translate.catalog.entries import Catalog, Entry, Layout
from translate.errors import CatalogError

REMEDY = "mend or move it, it was left as it is"
_CHARSET = re.compile(rb"charset=([\w.:+-]+)")
_SECOND = re.compile(rb"\bmsgid\b")
_STRING = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"([^"\\]*(?:\\.[^"\\]*)*)"\s*')
_ESCAPE = re.compile(r"(?P<bytes>(?:\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3})+)|\\(?P<letter>.)")
_BYTE = re.compile(r"\\x([0-9a-fA-F]+)|\\([0-7]+)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069\\S*|\\S+")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_FLAG = r"\s*[A-Za-z][^\s,:]*(?::\s*[^\s,]+)?\s*"
_FLAGS = re.compile(rf"{_FLAG}(?:,{_FLAG})*")  # what makes `#=` flags (gettext 0.26), not a line drawn by somebody
_MERGED = re.compile(r"^#-#-#-#-# .* #-#-#-#-#$", re.MULTILINE)  # as msgcat joins two files that differ


def parse(data: bytes, where: object) -> Catalog:
    """The catalog in the bytes of a PO file. `where`: its path, for messages.

    Raises CatalogError for bytes that are not in the charset of the header, a line that is not PO syntax (a conflict
    marker of git, a string without its end), an incomplete entry, two entries of one source text, or two translations
    in one entry.
    """
    text = _decoded(data, where)
    lines = _lines(text)
    reader = _Reader(where, lines)
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        last = reader.last
        if last is not None and line[:1] == '"' and "\\" not in line and line.find('"', 1) == len(line) - 1:
            last.append(line[1:-1])  # most lines of a catalog
            continue
        reader.number = number
        reader.take(line)
    reader.number = len(lines) + 1
    reader.finish()
    if not reader.found:
        raise CatalogError(where, "not a PO file: it has no entry, not even a header", REMEDY)
    header = next((entry for entry in reader.found if _is_header(entry)), None)
    entries = tuple(entry for entry in reader.found if not _is_header(entry))
    _refuse_doubles(reader.found, where)
    mark = MARKS["utf-8"] if data.startswith(MARKS["utf-8"]) else b""
    return Catalog(header, entries, tuple(reader.comments), Layout(_line_end(text), reader.texts, mark))


def holds_flags(line: str) -> bool:
    """True for a line of flags: `#, fuzzy`, or `#= c-format` of gettext 0.26, which in other files is a comment."""
    return line.startswith("#,") or (line.startswith("#=") and bool(_FLAGS.fullmatch(line, 2)))


def _line_end(text: str) -> str:
    """The line end of most lines: of Windows, of Unix, or of classic Mac OS where a text has no other."""
    if "\r" in text and "\n" not in text:
        return "\r"
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with the line ends of Unix, Windows or classic Mac OS; U+2028 and the like do not end one."""
    if "\r" not in text:
        return text.split("\n")
    return text.replace("\r\n", "\n").split("\n") if "\n" in text else text.split("\r")


def _is_header(entry: Entry) -> bool:
    return not entry.source and entry.context is None and not entry.obsolete


def _decoded(data: bytes, where: object) -> str:
    """The text of a file in the charset that its header names. Raises CatalogError."""
    if charset_of(data) != "utf-8":
        raise CatalogError(f"{where}:1", "UTF-16, which no PO tool reads", "save it as UTF-8, it was left as it is")
    body = data.removeprefix(MARKS["utf-8"])
    heads = [match.end() for match, _ in zip(_SECOND.finditer(body), range(2), strict=False)]
    named = _CHARSET.search(body, 0, heads[1] if len(heads) > 1 else len(body))
    charset = named[1].decode("ascii", "replace") if named and named[1] != b"CHARSET" else "UTF-8"
    line = body.count(b"\n", 0, named.start()) + 1 if named else 1
    try:
        text = body.decode(charset)
        utf8 = codecs.lookup(charset).name == "utf-8"
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        what = f"not {charset}, as its header says (byte 0x{body[error.start]:02x})"
        raise CatalogError(f"{where}:{line}", what, "save it in that charset; it was left as it is") from error
    except (LookupError, UnicodeError) as error:  # some of Python's codecs do not encode text
        raise CatalogError(f"{where}:{line}", f"no such charset: {charset}", REMEDY) from error
    if not utf8 and not body.isascii() and _is_utf8(body):
        what = f"the header says charset={charset}, but the file is in UTF-8"
        raise CatalogError(f"{where}:{line}", what, "correct the header; it was left as it is")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@dataclass(slots=True)
class _Reader:
    """The entries read so far with the text of each, and the parts of the current one: its comments, and its strings by
    keyword, in pieces."""

    where: object
    lines: list[str]
    number: int = 0
    found: list[Entry] = field(default_factory=list)
    texts: dict[Entry, str] = field(default_factory=dict)
    start: int = 1  # the line after the last entry
    comments: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)
    last: list[str] | None = None
    line: int = 0
    begun: int = 0  # the line of the first string
    obsolete: bool = False
    complete: bool = False  # it has a msgstr: whatever does not continue it begins the next entry

    def take(self, line: str) -> None:
        """Read one more line. Raises CatalogError."""
        head = line[:1]
        if head == '"' or head == "m":
            self._string(line, "")
        elif head == "#":
            self._hash(line)
        elif line and not line.isspace():
            if (stripped := line.lstrip())[:1] in '"m#':
                self.take(stripped)
            elif _CONFLICT.match(line):
                self._refuse("a conflict marker of git", "resolve the merge; it was left as it is")
            else:
                self._refuse(f"not PO syntax: {line.strip()[:40]}")

    def _hash(self, line: str) -> None:
        mark = line[1:2]
        if mark == "~":
            rest = line[2:].lstrip()
            previous = rest.startswith("|")
            self._string(rest[1:].lstrip() if previous else rest, "previous " if previous else "", obsolete=True)
        elif mark == "|":
            self._string(line[2:].lstrip(), "previous ")
        else:
            if self.complete:
                self.finish()
            if mark in (",", "=") and holds_flags(line):
                self.flags += [flag for part in line[2:].split(",") if (flag := part.strip())]
            elif mark == ":":
                self.references += _REFERENCE.findall(line[2:])
            elif mark == ".":
                self.evidence.append(line[3:] if line[2:3] == " " else line[2:])
            else:
                self.comments.append(line[2:] if mark == " " else line[1:])

    def _string(self, text: str, kind: str, obsolete: bool = False) -> None:
        """Read a line that holds a string, with its keyword or as a continuation of the line before."""
        found = _STRING.fullmatch(text)
        if not found:
            if (first := _STRING.match(text)) and text[first.end() :][:1] == '"':  # several strings on one line
                self._string(first[0], kind, obsolete)
                self._string(text[first.end() :], kind, obsolete)
            elif text:
                self._refuse(_fault(text))
            return
        keyword, value = found.groups()
        if keyword:
            self._begin(kind + keyword if kind else keyword, obsolete)
        if self.last is None:
            self._refuse("a string without a keyword before it")
        self.last.append(_ESCAPE.sub(_plain, value) if "\\" in value else value)

    def _begin(self, keyword: str, obsolete: bool) -> None:
        starts = not keyword.startswith("msgstr")
        if starts and self.complete:
            self.finish()
        if keyword in self.strings or (keyword == "msgctxt" and "msgid" in self.strings):
            self._refuse(f"{keyword} for the second time in one entry")
        if not starts and "msgid" not in self.strings:
            self._refuse(f"{keyword} without a msgid")
        if not self.strings:
            self.begun = self.number
        if keyword == "msgid":
            self.line, self.obsolete = self.number, obsolete
        self.last = self.strings[keyword] = []
        self.complete = self.complete or not starts

    def finish(self) -> None:
        """End the current entry. Raises CatalogError if it is incomplete."""
        if not self.complete:
            if self.strings:
                self.number = self.line or self.begun
                self._refuse("an entry without its msgstr, perhaps cut off")
            return
        texts = {keyword: "".join(pieces) for keyword, pieces in self.strings.items()}
        forms = [keyword for keyword in texts if keyword[6:7] == "["]
        fitting = forms == [f"msgstr[{n}]" for n in range(len(forms))] and bool(forms) is not ("msgstr" in texts)
        if not fitting or bool(forms) is not ("msgid_plural" in texts):
            self.number = self.line
            self._refuse("plural forms that do not fit together")
        plurals = tuple(texts[form] for form in forms)
        stamps, evidence = mark_lines.sorted_out(self.evidence)
        entry = Entry(
            texts["msgid"],
            texts.get("msgstr", ""),
            self.line,
            texts.get("msgctxt"),
            tuple(self.flags),
            mark_lines.restored((*self.comments, *stamps)),
            evidence,
            tuple(self.references),
            texts.get("previous msgid", ""),
            texts.get("previous msgctxt"),
            texts.get("previous msgid_plural"),
            self.obsolete,
            texts.get("msgid_plural"),
            plurals,
        )
        if "#-#-#-#-#" in entry.target and _MERGED.search(entry.target):
            self.number = self.line
            self._refuse("two wordings in one entry, as msgcat joins them", "keep one; it was left as it is")
        self.found.append(entry)
        self.texts[entry] = "\n".join(self.lines[self.start - 1 : self.number - 1]).strip()
        self.start = self.number
        self.comments, self.evidence, self.references, self.flags, self.strings = [], [], [], [], {}
        self.last, self.complete, self.line = None, False, 0

    def _refuse(self, what: str, remedy: str = REMEDY) -> NoReturn:
        raise CatalogError(f"{self.where}:{self.number}", what, remedy)


def _fault(text: str) -> str:
    """Why a line is not a string with its keyword."""
    quote = text.find('"')
    if not _STRING.fullmatch(f'{text[:quote]}""') or quote < 0:
        return f"not PO syntax: {text.strip()[:40]}"
    return "something after the end of a string" if _STRING.match(text) else "a string without its end"


def _plain(match: re.Match[str]) -> str:
    """The characters of a C escape; consecutive hexadecimal and octal escapes are read as bytes of UTF-8."""
    if not match["bytes"]:
        return _LETTERS.get(match["letter"], match["letter"])
    codes = bytes(int(x, 16) if x else int(octal, 8) & 255 for x, octal in _BYTE.findall(match["bytes"]))
    try:
        return codes.decode("utf-8")
    except UnicodeDecodeError:
        return codes.decode("latin-1")


def _refuse_doubles(found: Iterable[Entry], where: object) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in found:
        key = (entry.context, entry.source)
        if entry.obsolete:
            continue
        if key in seen:
            what = f"this source text has two entries, the other one in line {seen[key]}"
            raise CatalogError(f"{where}:{entry.line}", what, "keep one of them, the file was left as it is")
        seen[key] = entry.line
