"""The blocks of a Markdown text that hold texts, with their places, read by markdown-it-py and rules for its dialects.

While a block rule runs, the state of markdown-it-py knows where in the source the content of each line begins, behind
the marks of quotes and lists around it; afterwards nothing does. So every rule is wrapped and its texts noted at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from translate.project.articles.markdown.containers import add_container_rules
from translate.project.articles.markdown.lines import Blocks, ContentLine, TextBlock, content_lines, found_in, note_line
from translate.project.articles.markdown.templates import add_template_rules
from translate.text import Span
from translate.text.markup import normalized_label

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

_Rule = Callable[["StateBlock", int, int, bool], bool]
_Note = Callable[["StateBlock", int, int], None]


def blocks(text: str, is_mdx: bool) -> Blocks:
    """The blocks of a text whose line breaks are \\n, without its front matter."""
    found = Blocks()
    parser = _parser(is_mdx)
    parser.block.parse(text, parser, {"found": found}, [])
    return found


@cache
def _parser(is_mdx: bool) -> MarkdownIt:
    """The block parser: CommonMark, tables, the dialects. MDX has no indented code, and tags instead of HTML blocks."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    if is_mdx:
        parser.disable(["html_block", "code"])
    ruler = parser.block.ruler
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    add_container_rules(ruler, interrupts)
    add_template_rules(ruler, interrupts, is_mdx)
    named = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    alternatives = {rule.name: rule.alt for rule in ruler.__rules__}
    for name, note in _NOTES.items():
        if name in named:
            ruler.at(name, _noting(named[name], note), {"alt": alternatives[name]})
    return parser


def _noting(rule: _Rule, note: _Note) -> _Rule:
    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        found = rule(state, start, end, silent)
        if found and not silent:
            note(state, start, count)
        return found

    return noting


def _note_paragraph(state: StateBlock, start: int, count: int) -> None:
    found_in(state).blocks.append(TextBlock(content_lines(state, start, state.line)))


def _note_setext(state: StateBlock, start: int, count: int) -> None:
    level = int(state.tokens[count].tag[1:])
    found_in(state).blocks.append(TextBlock(content_lines(state, start, state.line - 1), level=level))


def _note_atx(state: StateBlock, start: int, count: int) -> None:
    (line,) = content_lines(state, start, start + 1)
    content = state.tokens[count + 1].content
    if content:
        at = state.src.index(content, line.start + len(state.tokens[count].markup))
        found_in(state).blocks.append(
            TextBlock((ContentLine(line.first, at, at + len(content)),), "heading", len(state.tokens[count].markup))
        )


def _note_table(state: StateBlock, start: int, count: int) -> None:
    cells = sum(token.type == "th_open" for token in state.tokens[count:])
    for line in range(start, state.line):
        if line == start + 1:
            continue
        (content,) = content_lines(state, line, line + 1)
        for span in _cells(state.src, content.start, content.end)[:cells]:
            note_line(state, *span, "cell")


def _cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a row; a pipe after a backslash is part of a cell."""
    edges = [at for at in range(start, end) if text[at] == "|" and not (at > start and text[at - 1] == "\\")]
    spans = list(zip([start, *(at + 1 for at in edges)], [*edges, end], strict=True))
    if edges and edges[0] == start:
        spans.pop(0)
    return spans


def _note_html(state: StateBlock, start: int, count: int) -> None:
    lines = content_lines(state, start, state.line)
    found_in(state).html.append((lines[0].start, lines[-1].end))


def _note_reference(state: StateBlock, start: int, count: int) -> None:
    """A link definition: its name, the place of its destination and its title, which may begin on a further line."""
    found = found_in(state)
    lines = content_lines(state, start, state.line)
    text = "\n".join(state.src[line.start : line.end] for line in lines)
    places = [line.start + n for line in lines for n in range(line.end - line.start + 1)]
    label_end = _label_end(text)
    found.labels.add(normalized_label(text[1:label_end]))
    at = _past_blanks(text, label_end + 2)
    destination = state.md.helpers.parseLinkDestination(text, at, len(text))
    found.destinations.append((places[at], places[destination.pos - 1] + 1))
    title_at = _past_blanks(text, destination.pos)
    if title_at < len(text):
        inner = [
            ContentLine(line.first, max(line.start, places[title_at] + 1), min(line.end, places[len(text) - 1]))
            for line in lines
            if line.end > places[title_at]
        ]
        if inner[0].start < inner[-1].end:
            found.blocks.append(TextBlock(tuple(inner), f"title {text[title_at]}"))


def _label_end(text: str) -> int:
    at = 1
    while text[at] != "]":
        at += 2 if text[at] == "\\" else 1
    return at


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t", "\n") and at < len(text):
        at += 1
    return at


_NOTES: dict[str, _Note] = {
    "paragraph": _note_paragraph,
    "lheading": _note_setext,
    "heading": _note_atx,
    "table": _note_table,
    "html_block": _note_html,
    "reference": _note_reference,
}
