"""Inline markup that is not of CommonMark: footnotes, formulas, template tags, roles, attributes, emoji, wiki links."""

from __future__ import annotations

import re
from collections.abc import Callable

from translate.text.markup.coded_text import CodeKind
from translate.text.markup.marks import Mark, MarkForm
from translate.text.markup.tag_marks import tag_mark

_Reader = Callable[[str, int, int], Mark | None]
_LONGEST = 1000  # characters of an expression or a note in which its end is searched for

_FOOTNOTE = re.compile(r"\[\^[^\]\[\s^]{1,80}\](?![(:])")
_BRACKET, _BRACE = re.compile(r"[][]"), re.compile(r"[{}]")
_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,200})(\|[^\[\]\n]{1,200})?\]\](?!\()")
_EMOJI = re.compile(r"(?<![\w:]):(?:[a-z][a-z0-9_+-]{1,40}|[+-]1):(?![\w:])")
_MATH = re.compile(
    r"""\$\$ (?=\S) [^$]{1,1000}? (?<!\\) \$\$
      | (?<![\w$]) \$`[^`\n]{1,500}`\$
      | (?<![\w$\\]) \$ (?![\s$\d.,]{1,20}\s) (?=[^\s$]) (?:[^$\\\n]|\\.){1,500} (?<![\s\\]) \$ (?![\d$])""",
    re.VERBOSE,
)
_WORDS_ONLY = re.compile(r"\d[\d.,]*[A-Za-z]{0,3}\b[^\\^_=+*/<>{}]*$")  # "$5 (US$": amounts, not a formula
_TEMPLATE = re.compile(
    r"""\{\{<\s*(?P<close>/)?\s*(?P<short>[\w./-]+) (?:[^>]|>(?!\}\})){0,1000} >\}\}
      | \{\{%\s*(?P<close_>/)?\s*(?P<short_>[\w./-]+) (?:[^%]|%(?!\}\})){0,1000} %\}\}
      | \{%-?\s*(?P<tag>\w+) (?:[^%]|%(?!\})){0,1000} %\}
      | \{\#(?!\#) (?=\s|[^}\s]*\s) (?:[^\#]|\#(?!\})){0,1000} \#\}
      | \{\{\{? (?:[^{}]|\{[^{}]*\}){1,1000} \}\}\}?""",
    re.VERBOSE,
)
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]{0,60}\}(`+)(?!`)(?P<text>[^`]{1,500}?)(?P<to>\s*<[^<>`]{1,300}>)?\1(?!`)")
_TEXT_ROLE = re.compile(r"\{(?:ref|doc|term|numref|any|download|abbr|py:\w+|[a-z]+:\w+)\}")
_ATTRIBUTES = re.compile(
    r"""\{:?\s*(?:[\#.][\w:-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']+))
    (?:\s+(?:[\#.][\w:-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']+)))*\s*\}""",
    re.VERBOSE,
)
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
JSX_TAG = re.compile(
    rf"""</?(?:(?P<name>[A-Za-z][\w.:-]*)(?:\s+(?:[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|{_BRACES}))?|{_BRACES}))*\s*/?)?>"""
)
"""A tag of a component, or of a fragment without a name; braces four deep in the values of its attributes."""


def dialect_mark(text: str, at: int, end: int, is_mdx: bool) -> Mark | None:
    """The mark at a place of a text, None if there is none that CommonMark does not know."""
    reader = (_MDX if is_mdx else _READERS).get(text[at])
    return reader(text, at, end) if reader else None


def _bracket(text: str, at: int, end: int) -> Mark | None:
    if match := _FOOTNOTE.match(text, at, end):
        return Mark(at, match.end(), MarkForm.EMPTY)
    return _wiki(text, at, end)


def _wiki(text: str, at: int, end: int) -> Mark | None:
    """[[page]] and [[page|text]]: the page is a name; the text is translated. `![[file]]` shows a file."""
    match = _WIKI.match(text, at, end)
    if match is None:
        return None
    if match[2] and text[at] == "[":
        return Mark(at, match.end(), MarkForm.LINK, subtexts=((match.start(2) + 1 - at, match.end(2) - at),))
    return Mark(at, match.end(), MarkForm.EMPTY if text[at] == "!" else MarkForm.LINK)


def _note(text: str, at: int, end: int) -> Mark | None:
    """An inline footnote ^[text]: its text is translated for itself."""
    if not text.startswith("^[", at):
        return None
    place = _balanced(_BRACKET, text, at + 1, end)
    if place <= at + 3 or text[place : place + 1] in ("(", "["):
        return None
    return Mark(at, place, MarkForm.EMPTY, subtexts=((2, place - 1 - at),))


def _balanced(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """The place after the bracket that closes the one at a place, 0 if it is not near."""
    depth = 0
    for bracket in pattern.finditer(text, at, min(end, at + _LONGEST)):
        depth += 1 if bracket[0] in "[{" else -1
        if not depth:
            return bracket.end()
    return 0


def _emoji(text: str, at: int, end: int) -> Mark | None:
    match = _EMOJI.match(text, at, end)
    return Mark(at, match.end(), MarkForm.EMPTY) if match else None


def _formula(text: str, at: int, end: int) -> Mark | None:
    match = _MATH.match(text, at, end)
    if match is None or _WORDS_ONLY.match(match[0].strip("$")):
        return None
    return Mark(at, match.end(), MarkForm.WORD)


def _braces(text: str, at: int, end: int) -> Mark | None:
    """Tags of Hugo, Jinja and Liquid, roles of MyST, attributes of Pandoc and kramdown."""
    if match := _ROLE.match(text, at, end):
        is_text = match["to"] and _TEXT_ROLE.match(match[0])
        text_span = (match.start("text") - at, match.end("text") - at)
        return Mark(at, match.end(), MarkForm.WORD, subtexts=(text_span,) if is_text else ())
    if match := _ATTRIBUTES.match(text, at, end):
        return Mark(at, match.end(), MarkForm.ATTRIBUTES)
    match = _TEMPLATE.match(text, at, end)
    if match is None:
        return None
    name = match["short"] or match["short_"]
    if name:
        closes = match["close"] or match["close_"]
        form = MarkForm.TAG_CLOSING if closes else MarkForm.TAG_OPENING
        return Mark(at, match.end(), form, name="{{" + name, alone=CodeKind.EMPTY if closes else CodeKind.WORD)
    if tag := match["tag"]:
        form = MarkForm.TAG_CLOSING if tag.startswith("end") else MarkForm.TAG_OPENING
        return Mark(at, match.end(), form, name="{%" + tag.removeprefix("end"))
    return Mark(at, match.end(), MarkForm.EMPTY if text.startswith("{#", at) else MarkForm.WORD)


def _expression(text: str, at: int, end: int) -> Mark | None:
    """An expression of MDX: {name}, {call({a: 1})}, {/* comment */}."""
    place = _balanced(_BRACE, text, at, end)
    if not place:
        return None
    if text.startswith("{/*", at):
        return tag_mark(text, at, place)
    return Mark(at, place, MarkForm.WORD)


def _jsx(text: str, at: int, end: int) -> Mark | None:
    match = JSX_TAG.match(text, at, end)
    return tag_mark(text, at, match.end()) if match else None


_READERS: dict[str, _Reader] = {
    "[": _bracket,
    "!": _wiki,
    "^": _note,
    ":": _emoji,
    "$": _formula,
    "{": _braces,
}
_MDX: dict[str, _Reader] = {**_READERS, "{": _expression, "<": _jsx}
