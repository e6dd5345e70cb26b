"""The texts of files with keys and values: which values are texts of people, and where their parts stand in the file.

A value is left alone if it has no letters outside of its placeholders, or is an address, a path, a colour, a date. In
files that may hold other things than messages (JSON, YAML, TOML) a single word is a text only if it begins with a
capital and goes on in small letters, or has letters beyond ASCII: "center", "utf-8" and "snake_case" are none, "Save"
is. An ICU plural or select is taken apart: its branches are texts for themselves, its skeleton stays.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from translate.model import Paragraph, PluralForm
from translate.project.articles import TextSpan
from translate.text import Rewritten, line_breaks, plurals, trimmed
from translate.text.markup import MESSAGE, Markup

Edit = tuple[int, int, str]
"""Characters [start, end) of the text of a file, and what they stand for: an escape."""

_ARGUMENT = re.compile(r"\{\s*[\w.]{1,60}+\s*,\s*(?P<kind>plural|selectordinal|select)\s*,")
_BRANCH = re.compile(r"\s*(?:offset:\d+\s*)?(?P<name>=\d+|[\w-]{1,60}+)\s*\{")
_BRACE = re.compile(r"'[{}][^']*'|[{}]")
_SHORT = 4  # most words of a text that may mean something else under another key; chosen by hand
_INDEX = re.compile(r"(?<![^.])\d+\.|\.\d+(?![^.\[])")  # a place in a list, which changes with what is put before it
_DEEPEST = 8  # choices within each other that are taken apart
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_NO_TEXT = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}+:(?://)?\S*|(?:\.{0,2}/)?(?:[\w.@~-]+/)+[\w.@~-]*|/\S*|www\.\S+|[\w.+-]+@[\w.-]+"
    r"|\#[0-9A-Fa-f]{3,8}|\d[\dTZ:.+-]*|[\w-]+(?:\.[\w-]+)+)",
    re.ASCII,
)
_CODE_ENDS = ("{", "}", ";", "\\")
_CODE_LINE = re.compile(
    r"^.*[;{}]$|^\s*(?:def|class|if|elif|else|for|while|try|with|function|const|let|var|return|import|from)\b.*[:;{=)]$",
    re.MULTILINE,
)
_WORD = re.compile(r"[¿¡(\[\"'“«]*[^\W\d_]+(?:[-'’][^\W\d_]+)*[.,:;!?…)\]\"'”»]*")
_CODE = re.compile(r"[a-z]+(?:[-'][a-z]+)*|[a-z]+(?:[A-Z][a-z]*)+|(?:[A-Z][a-z]+){2,}|[A-Z]{2,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Value:
    """A value: characters [start, end) of the text of a file, without quotes; the escapes in it; the path of its key,
    how it is written, see `translate.model.Paragraph.syntax`, and the form of a plural that it is, if any."""

    start: int
    end: int
    key: str
    syntax: str = ""
    edits: Sequence[Edit] = ()
    form: PluralForm | None = None


class _Part(NamedTuple):
    start: int
    end: int
    branch: str = ""
    has_number: bool = False
    form: PluralForm | None = None


def value_spans(text: str, value: Value, markup: Markup, plural: Markup | None = None) -> list[TextSpan]:
    """The paragraphs of a value of a file: most often one, more where blank lines or branches part it. `markup`: of
    such texts; `plural`: of the branches of an ICU plural, None where there are none."""
    found = list(_spans(text, value, markup, plural))
    return [replace(found[0], form=value.form)] if len(found) == 1 and value.form else found


def _spans(text: str, value: Value, markup: Markup, plural: Markup | None) -> Iterator[TextSpan]:
    edits = [(start - value.start, end - value.start, new) for start, end, new in value.edits]
    whole = Rewritten(text[value.start : value.end]).changed(edits)
    back = whole.offsets.inverse()
    if any("\ud800" <= char < "\ue000" for char in whole.text):
        return
    parts = _messages(whole.text, 0, len(whole.text)) if plural else [_Part(0, len(whole.text))]
    for part in (piece for one in parts for piece in _paragraphs(whole.text, one)):
        said = whole.text[part.start : part.end]
        used = plural if plural and part.has_number else markup
        if not has_words(said, used):
            continue
        start, end = back.forward((part.start, part.end))
        syntax = f"{value.syntax} plural".strip() if used is plural else value.syntax
        key = f"{value.key}[{part.branch}]" if part.branch else value.key
        said, width = unwrapped(said)
        context = key if part.branch or len(said.split()) <= _SHORT else ""
        form = part.form
        if form:
            at = value.start + back.forward((form.at, form.at))[0]
            form = replace(form, group=f"{value.key} {form.group}", at=at, name=f"{value.key}[{form.name}]")
        context = _INDEX.sub("", context)
        yield TextSpan(value.start + start, value.start + end, said, syntax, key, context, width, form=form)


def character(escape: str, named: Mapping[str, str]) -> str:
    """What an escape stands for: the character of its number in hexadecimal (\\x, \\u, \\U), that of its name, or what
    follows the backslash."""
    if escape[1] in "xuU" and len(escape) > 2:
        return chr(min(int(escape[2:], 16), sys.maxunicode))
    return named.get(escape[1], escape[1])


def unwrapped(text: str) -> tuple[str, int]:
    """A text without the line breaks that only wrap it, and the column at which it is wrapped, 0 if it is not."""
    rows = text.split("\n")
    if len(rows) < 2 or any(row[:1].isspace() or row.rstrip().endswith(_CODE_ENDS) for row in rows):
        return text, 0
    block = line_breaks.lines(rows, 0)
    wraps = line_breaks.wraps(block, line_breaks.wrap_width([block]))
    if not any(wraps):
        return text, 0
    found = rows[0]
    for row, is_wrapped in zip(rows[1:], wraps, strict=True):
        found = f"{found.rstrip()} {row.lstrip()}" if is_wrapped else f"{found}\n{row}"
    return found, max(map(len, rows))


def laid_out(paragraph: Paragraph, target: str) -> str:
    """A translation wrapped at the column of its source, if that is wrapped; never within a placeholder."""
    if not paragraph.width:
        return target
    joined = MESSAGE.pattern.sub(lambda code: code[0].replace(" ", "\0"), target)
    wrapper = textwrap.TextWrapper(paragraph.width, break_long_words=False, break_on_hyphens=False)
    return "\n".join("\n".join(wrapper.wrap(row)) for row in joined.split("\n")).replace("\0", " ")


def has_words(text: str, markup: Markup) -> bool:
    """True if a text has letters outside of its codes: two, or one beyond ASCII (no key of a menu)."""
    coded = markup.lifted(text)
    last, found = 0, list[str]()
    for code in coded.codes:
        found.append(coded.plain[last : code.at])
        last = code.at + len(code.stand_in)
    letters = [char for char in "".join([*found, coded.plain[last:]]) if char.isalpha()]
    return len(letters) > 1 or not "".join(letters).isascii()


def is_text(value: str) -> bool:
    """True if a value is a text of people, and no identifier, address, path, colour, date or number."""
    value = value.strip()
    return any(map(str.isalpha, value)) and not _NO_TEXT.fullmatch(value)


def is_surely_text(value: str) -> bool:
    """The same for files that hold other things than messages as well: a single word must look like one."""
    value = value.strip()
    if not is_text(value) or len(_CODE_LINE.findall(value)) > 1:
        return False
    return " " in value or not value.isascii() or bool(_WORD.fullmatch(value) and not _CODE.fullmatch(value))


def _paragraphs(text: str, part: _Part) -> Iterator[_Part]:
    """The parts of a part between blank lines, without white space around them."""
    start = part.start
    for gap in [*_BLANK_LINES.finditer(text, part.start, part.end), None]:
        end = gap.start() if gap else part.end
        left, right = trimmed(text, start, end)
        if left < right:
            yield part._replace(start=left, end=right)
        start = gap.end() if gap else end


def message_parts(text: str) -> list[tuple[str, str]]:
    """The texts of an ICU message, each with the name of its branch ("few"; of a choice within a choice "male few"), ""
    for what stands outside of any."""
    return [(part.branch, text[part.start : part.end]) for part in _messages(text, 0, len(text))]


def _messages(text: str, start: int, end: int) -> Iterator[_Part]:
    """The literal texts of an ICU message with the names of their branches; the message itself where it has none."""
    work, closings = [_Part(start, end)], dict[int, int]()
    while work:
        part = work.pop()
        argument = _ARGUMENT.search(text, part.start, part.end) if part.branch.count(" ") < _DEEPEST else None
        if argument and not closings:
            closings = _matching(text)
        found = _branches(text, argument.end(), closings) if argument else []
        closing = closings.get(argument.start(), -1) if argument else -1
        if not argument or not found or closing < 0:
            yield part
            continue
        has_number = part.has_number or argument["kind"] != "select"
        forms = _forms(text, found, part, argument["kind"] == "plural")
        inner = [_Part(a, b, f"{part.branch} {name}".strip(), has_number, forms.get(name)) for name, a, b in found]
        yield part._replace(end=argument.start(), form=None)
        work += [part._replace(start=closing + 1, form=None), *reversed(inner)]


def _forms(text: str, found: list[tuple[str, int, int]], part: _Part, is_plural: bool) -> dict[str, PluralForm]:
    """The branches of a plural that are forms, by their names; none where it has no branch for all other numbers."""
    places = {name: start for name, start, _ in found}
    if not is_plural or "other" not in places:
        return {}
    at = text.rindex("other", 0, places["other"])
    label = f"{part.branch} \0".strip()
    return {
        name: PluralForm(f"{part.branch} {at}", name, at, "\0 {", "} ", label)
        for name in places
        if name in plurals.CATEGORIES
    }


def _branches(text: str, at: int, closings: Mapping[int, int]) -> list[tuple[str, int, int]]:
    """The branches of a plural or select from `at` on, each its name and place; none if one does not end."""
    found: list[tuple[str, int, int]] = []
    while branch := _BRANCH.match(text, at):
        closing = closings.get(branch.end() - 1)
        if closing is None:
            return []
        found.append((branch["name"], branch.end(), closing))
        at = closing + 1
    return found


def _matching(text: str) -> dict[int, int]:
    """The closing brace of each brace of a text, by their places; quoted ones are none."""
    found, path = dict[int, int](), list[int]()
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            path.append(brace.start())
        elif brace[0] == "}" and path:
            found[path.pop()] = brace.start()
    return found
