"""Lines of Markdown files that hold no running text: template tags, formulas, imports and tags of MDX, marks of tools.

Each becomes a block rule of markdown-it-py that passes over them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from translate.project.articles.markdown.lines import closing_line, first_line, note_line
from translate.text.markup import JSX_TAG

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType, Ruler
    from markdown_it.rules_block import StateBlock

_Skip = Callable[["StateBlock", int, int], int]
"""In: the state, a line, the end of the lines. Out: the line after what is passed over, the line itself if nothing."""

_LONGEST = 4_000  # characters in which the end of a tag or formula is searched for
_TAG = re.compile(r"\{\{<.*?>\}\}|\{\{%.*?%\}\}|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
_VERBATIM = re.compile(
    r"\{%-?\s*(?P<name>raw|verbatim|highlight|code|codeblock|mermaid|math|comment)\b|"
    r"\{\{[<%]\s*(?P<short>highlight|mermaid|code|codes|math|katex|chart)\b"
)
_ATTRIBUTES = re.compile(r"\{:.*\}[ \t]*$|\{[#.][^{}]*\}[ \t]*$")
_TABLE_OF_CONTENTS = re.compile(r"\[\[?_?toc_?\]\]?[ \t]*$", re.IGNORECASE)
_TARGET = re.compile(r"\([^()\s]+\)=[ \t]*$")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\]:[ \t]*")
_SNIPPET = re.compile(r"-{1,2}8<-{1,2}")
_ENVIRONMENT = re.compile(r"\\begin\{([\w*]+)\}|\\{1,2}\[[ \t]*$")
_FORMULA_END = re.compile(r"\$\$[ \t]*(?:\([\w:-]+\)[ \t]*|\{[^{}]*\}[ \t]*)?$")
_BRACE = re.compile(r"[{}]")
_MODULE = re.compile(r"(?:import|export)\b(?=[\s{*\"'])")
_WHOLE = frozenset(["style", "script", "pre", "code", "svg", "CodeBlock", "Mermaid"])


def add_template_rules(ruler: Ruler[Any], interrupts: RuleOptionsType, is_mdx: bool) -> None:
    """Add the block rules of this module; `interrupts`: what they may stand in without a blank line before."""
    ruler.before("container", "template", _rule(_MDX if is_mdx else _SKIPS), interrupts)
    ruler.before("container", "formula", _rule(_FORMULAS), interrupts)
    if is_mdx:
        ruler.before("paragraph", "module", _rule(_MODULES), {"alt": []})


def _rule(skips: Mapping[str, _Skip]) -> Callable[[StateBlock, int, int, bool], bool]:
    def template(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        skip = skips.get(state.src[at : at + 1])
        if skip is None or state.is_code_block(start):
            return False
        line = skip(state, start, end)
        if line == start:
            return False
        if not silent:
            note = _ABBREVIATION.match(first_line(state, start))
            if note:
                note_line(state, at + note.end(), state.eMarks[start])
            state.line = line
        return True

    return template


def _line(pattern: re.Pattern[str]) -> _Skip:
    return lambda state, start, end: start + 1 if pattern.match(first_line(state, start)) else start


def _tags(state: StateBlock, start: int, end: int) -> int:
    """Lines that hold nothing but template tags; a block whose content is code, with its end."""
    text = first_line(state, start)
    if _ATTRIBUTES.match(text):
        return start + 1
    if text.startswith("{#") and not text.startswith("{# "):
        return start
    if verbatim := _VERBATIM.match(text):
        closing = f"end{verbatim['name']}" if verbatim["name"] else rf"/\s*{verbatim['short']}"
        return _after(state, start, end, rf"\{{[{{%][-<%]?\s*{closing}\b.*[%>]\}}")
    return _only(state, start, end, _TAG)


def _only(state: StateBlock, start: int, end: int, pattern: re.Pattern[str]) -> int:
    """The line after lines that matches of a pattern fill, from the first one on."""
    at = state.bMarks[start] + state.tShift[start]
    stop = min(state.eMarks[end - 1], at + _LONGEST)
    line = start
    while match := pattern.match(state.src, at, stop):
        if match.end() == at:
            break
        at = match.end()
        while at < stop and state.src[at] in " \t":
            at += 1
        while state.eMarks[line] < at:
            line += 1
        if at >= state.eMarks[line]:
            return line + 1
    return start


def _after(state: StateBlock, start: int, end: int, closing: str) -> int:
    """The line after the first one from `start` on that has a match, or the line after `start` if none has."""
    pattern = re.compile(closing)
    line = closing_line(state, start, end, closing, lambda text: bool(pattern.search(text)))
    return line + 1 if line < end else start + 1


def _formula(state: StateBlock, start: int, end: int) -> int:
    """A formula between $$ and $$, which has blank lines only if they stand alone on their lines."""
    text = first_line(state, start)
    if not text.startswith("$$"):
        return start
    if len(text) > 2 and _FORMULA_END.search(text, 2):
        return start + 1
    if text.strip() == "$$":
        line = closing_line(state, start + 1, end, "$$", lambda one: bool(_FORMULA_END.search(one)))
    else:
        line = closing_line(state, start + 1, end, "$$ ", lambda one: not one or bool(_FORMULA_END.search(one)))
    return line + 1 if line < end and not state.isEmpty(line) else start


def _environment(state: StateBlock, start: int, end: int) -> int:
    match = _ENVIRONMENT.match(first_line(state, start))
    if match is None:
        return start
    closing = rf"\end{{{match[1]}}}" if match[1] else r"\]"
    line = closing_line(state, start, end, closing, lambda text: not text or text.rstrip().endswith(closing))
    return line + 1 if line < end and not state.isEmpty(line) else start


def _expression(state: StateBlock, start: int, end: int) -> int:
    """Lines that an expression of MDX fills."""
    first = state.bMarks[start] + state.tShift[start]
    depth, line = 0, start
    for brace in _BRACE.finditer(state.src, first, min(state.eMarks[end - 1], first + _LONGEST)):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            while state.eMarks[line] < brace.end():
                line += 1
            return start if state.src[brace.end() : state.eMarks[line]].strip() else line + 1
    return start


def _elements(state: StateBlock, start: int, end: int) -> int:
    """Lines that tags of JSX fill; those of code with their content."""
    text = first_line(state, start)
    match = JSX_TAG.match(text)
    if match and match["name"] in _WHOLE and not match[0].endswith("/>"):
        return _after(state, start, end, rf"</{match['name']}\s*>")
    return _only(state, start, end, JSX_TAG)


def _module(state: StateBlock, start: int, end: int) -> int:
    """Imports and exports of MDX, up to a blank line outside of braces."""
    if state.sCount[start] or not _MODULE.match(first_line(state, start)):
        return start
    depth = 0
    for line in range(start, end):
        text = first_line(state, line)
        depth += sum(map(text.count, "{[(")) - sum(map(text.count, "}])"))
        if line + 1 == end or (state.isEmpty(line + 1) and depth <= 0):
            return line + 1
    return start


_SKIPS: dict[str, _Skip] = {
    "{": _tags,
    "[": _line(_TABLE_OF_CONTENTS),
    "(": _line(_TARGET),
    "*": _line(_ABBREVIATION),
    "-": _line(_SNIPPET),
}
_FORMULAS: dict[str, _Skip] = {"$": _formula, "\\": _environment}
_MDX: dict[str, _Skip] = {**_SKIPS, "{": _expression, "<": _elements}
_MODULES: dict[str, _Skip] = {"i": _module, "e": _module}
