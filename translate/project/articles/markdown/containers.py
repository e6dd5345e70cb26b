"""Blocks of Markdown dialects that hold others: admonitions, tabs, directives, footnotes, definitions, notes of quotes.

Each becomes a block rule of markdown-it-py. The markup of their first lines stays; their titles and contents are texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from translate.project.articles.markdown.lines import closing_line, first_line, note_line

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType, Ruler
    from markdown_it.rules_block import StateBlock

_Opener = Callable[["StateBlock", int, int, bool], bool]

_TITLED = frozenset(
    [
        "abstract",
        "admonition",
        "attention",
        "bug",
        "card",
        "caution",
        "danger",
        "deprecated",
        "details",
        "dropdown",
        "error",
        "example",
        "failure",
        "faq",
        "figure",
        "hint",
        "important",
        "info",
        "note",
        "question",
        "quote",
        "seealso",
        "success",
        "summary",
        "tab-item",
        "tab",
        "topic",
        "tip",
        "warning",
        "versionadded",
        "versionchanged",
    ]
)  # directives whose argument is a title, and whose content is running text
_ARGUMENT_KEPT = frozenset(["figure", "versionadded", "versionchanged", "deprecated"])  # a path or a version
_COLONS = re.compile(
    r":{3,}[ \t]*(?:(?P<brace>\{)?(?P<name>[\w-]+)(?(brace)\})(?P<label>\[)?)?(?P<rest>.*)$",
)
_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}\n]*\}[ \t]*$")
_INDENTED = re.compile(
    r"""(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*[ \t]*)?(?:"(?P<title>.*)")?[ \t]*$"""
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
_DEFINED = re.compile(r"\[[^\]\s][^\]]*\]:")
_DEFINITION = re.compile(r":(?=[ \t]+\S)")
_ALERT = re.compile(r"\[![\w-]+\][-+]?[ \t]*(?P<title>.*)$")
_FENCED = re.compile(r"(?P<mark>`{3,}|~{3,})[ \t]*\{(?P<name>[\w-]+)\}[ \t]*(?P<title>.*)$")
_SLASHES = re.compile(r"/{3,}(?:[ \t]+[\w-]+[ \t]*(?:\|[ \t]*(?P<title>.*))?)?$")
_OPTION = re.compile(r":[\w-]+:")


def add_container_rules(ruler: Ruler[Any], interrupts: RuleOptionsType) -> None:
    """Add the block rules of this module; `interrupts`: what they may stand in without a blank line before."""
    ruler.before("fence", "container", _container, interrupts)


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    opener = _OPENERS.get(state.src[at : at + 1])
    return opener is not None and not state.is_code_block(start) and opener(state, start, end, silent)


def _note_group(state: StateBlock, line: int, match: re.Match[str], group: str) -> None:
    """Note what a group has of a match in the content of a line as a text of its own."""
    shift = state.bMarks[line] + state.tShift[line]
    note_line(state, shift + match.start(group), shift + match.end(group))


def _colon(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = first_line(state, start)
    if text.startswith(":::"):
        return _colon_fence(state, start, end, silent, text)
    if not (match := _DEFINITION.match(text)):
        return False
    return silent or _content(state, start, end, match.end())


def _colon_fence(state: StateBlock, start: int, end: int, silent: bool, text: str) -> bool:
    """A line ::: that opens or closes a container; what is between is read as it stands, but not in directives that
    hold something else than running text."""
    match = _COLONS.match(text)
    if match is None:
        return False
    if silent:
        return True
    state.line = start + 1
    name = (match["name"] or "").lower()
    if match["brace"] and name not in _TITLED:
        state.line = _closing(state, start, end, ":" * (len(text) - len(text.lstrip(":"))))
        return True
    if match["brace"]:
        state.line = _past_options(state, start + 1, end)
    if name in _TITLED and name not in _ARGUMENT_KEPT:
        shift = state.bMarks[start] + state.tShift[start]
        rest = _ATTRIBUTES.sub("", match["rest"])
        if match["label"]:
            rest = rest[: max(0, rest.rfind("]"))]
        note_line(state, shift + match.start("rest"), shift + match.start("rest") + len(rest))
    return True


def _closing(state: StateBlock, start: int, end: int, fence: str) -> int:
    """The line after the one that closes a fence, or the line after its first one if nothing does."""

    def closes(text: str) -> bool:
        return text.startswith(fence) and not text.strip(fence[0] + " \t")

    line = closing_line(state, start + 1, end, fence, closes)
    return line + 1 if line < end else start + 1


def _past_options(state: StateBlock, line: int, end: int) -> int:
    while line < end and _OPTION.match(first_line(state, line)):
        line += 1
    return line


def _backtick(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A directive of MyST in a fence that holds running text."""
    match = _FENCED.match(first_line(state, start))
    if match is None or match["name"].lower() not in _TITLED:
        return False
    close = _closing(state, start, end, match["mark"])
    if close == start + 1:
        return False
    if silent:
        return True
    if match["name"].lower() not in _ARGUMENT_KEPT:
        _note_group(state, start, match, "title")
    _inside(state, _past_options(state, start + 1, close - 1), close - 1, 0)
    state.line = close
    return True


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An admonition or tab of MkDocs: what is indented after its line belongs to it."""
    match = _INDENTED.match(first_line(state, start))
    if match is None:
        return False
    if silent:
        return True
    if match["title"]:
        _note_group(state, start, match, "title")
    last = start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + 4:
            break
        last = line + 1
    _inside(state, start + 1, last, 4)
    state.line = max(last, start + 1)
    return True


def _inside(state: StateBlock, start: int, end: int, indent: int) -> None:
    """Read lines [start, end) as blocks that are indented further."""
    if start >= end:
        return
    kept = state.lineMax, state.blkIndent, state.parentType
    state.lineMax, state.blkIndent, state.parentType = end, state.blkIndent + indent, "root"
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.blkIndent, state.parentType = kept


def _bracket(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = first_line(state, start)
    if match := _FOOTNOTE.match(text):
        return silent or _content(state, start, _before_definitions(state, start, end), match.end())
    begins_quote = not silent and bool(state.tokens) and state.tokens[-1].type == "blockquote_open"
    match = _ALERT.match(text) if begins_quote else None  # elsewhere it is a text
    if match is None:
        return False
    _note_group(state, start, match, "title")
    state.line = start + 1
    return True


def _before_definitions(state: StateBlock, start: int, end: int) -> int:
    """The first line after that of a footnote that is a definition of its own, although no blank line is between."""
    for line in range(start + 1, end):
        if state.isEmpty(line):
            return end
        if state.sCount[line] < state.blkIndent + 4 and _DEFINED.match(first_line(state, line)):
            return line
    return end


def _content(state: StateBlock, start: int, end: int, mark: int) -> bool:
    """Read what follows a mark of `mark` characters, on its line and indented by four columns on further ones."""
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType
    line_max, state.lineMax = state.lineMax, end
    at = state.bMarks[start] + state.tShift[start] + mark
    initial = offset = state.sCount[start] + mark
    place = at
    while place < state.eMarks[start] and state.src[place] in " \t":
        offset += 4 - offset % 4 if state.src[place] == "\t" else 1
        place += 1
    state.bMarks[start], state.tShift[start], state.sCount[start] = at, place - at, offset - initial
    state.blkIndent += 4 if state.src[at - 1 : at] == ":" and mark > 1 else min(4, offset - kept[2])
    state.parentType = "root"
    if state.sCount[start] < state.blkIndent:
        state.sCount[start] += state.blkIndent
    if place < state.eMarks[start]:
        state.md.block.tokenize(state, start, end)
    else:
        state.line = start + 1
        if start + 1 < end:
            state.md.block.tokenize(state, start + 1, end)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = kept
    state.lineMax = line_max
    return True


def _slash(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line /// of a generic block of PyMdown; options of its kind that are indented after it are read as code."""
    match = _SLASHES.match(first_line(state, start))
    if match is None or silent:
        return match is not None
    if match["title"] and not match[0].lstrip("/ ").startswith("html"):
        _note_group(state, start, match, "title")
    state.line = start + 1
    return True


_OPENERS: dict[str, _Opener] = {
    ":": _colon,
    "`": _backtick,
    "~": _backtick,
    "!": _indented,
    "?": _indented,
    "=": _indented,
    "[": _bracket,
    "/": _slash,
}
