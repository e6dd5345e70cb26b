"""The marks of a Markdown text: where its inline markup stands, read by markdown-it-py and rules for its dialects.

markdown-it-py says nothing about places, so each of its inline rules is wrapped: what a rule has read is what lies
between the place where it began and the one that it leaves behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from translate.text import Span
from translate.text.markup.markdown_dialects import dialect_mark
from translate.text.markup.marks import Mark, MarkForm
from translate.text.markup.tag_marks import tag_mark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_Rule = Callable[["StateInline", bool], bool]
_Place = Callable[["StateInline", int, int], None]


def inline_marks(text: str, labels: frozenset[str], is_mdx: bool) -> list[Mark]:
    """The marks of a text, in order. `labels`: the names that its document defines for reference links, as
    `normalized_label` has them; `is_mdx`: True if expressions in braces are code and tags are those of JSX."""
    tokens: list[Token] = []
    parser = _parser(is_mdx)
    parser.inline.parse(text, parser, {"references": _references(labels)}, tokens)
    return list(_marks(text, tokens))


def normalized_label(label: str) -> str:
    """The name of a reference as links are matched with it: without regard to case and to the width of white space."""
    from markdown_it.common.utils import normalizeReference

    return normalizeReference(label)


def _marks(text: str, tokens: Iterable[Token]) -> Iterable[Mark]:
    for token in tokens:
        at = token.meta.get("at") if token.meta else None
        if at is None:
            continue
        if isinstance(at, Mark):
            yield at
        elif token.type in ("em_open", "em_close", "s_open", "s_close", "strong_open", "strong_close"):
            start = at - 1 if token.type == "strong_open" else at
            form = MarkForm.OPENING if token.nesting > 0 else MarkForm.CLOSING
            yield Mark(start, start + len(token.markup), form)


@lru_cache(maxsize=8)
def _references(labels: frozenset[str]) -> Mapping[str, Mapping[str, str]]:
    return {label: {"href": "#", "title": ""} for label in labels}


@cache
def _parser(is_mdx: bool) -> MarkdownIt:
    """The inline parser: CommonMark, strikethrough and the rules of `dialect_mark`, all of them leaving places."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"strikethrough_single_tilde": True}).enable("strikethrough")
    ruler = parser.inline.ruler
    named = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    for name, rule in named.items():
        if place := _PLACES.get(name):
            ruler.at(name, _located(rule, place))
    ruler.before("newline", "dialect", _dialect_rule(is_mdx))
    return parser


def _located(rule: _Rule, place: _Place) -> _Rule:
    def located(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            place(state, start, count)
        return found

    return located


def _dialect_rule(is_mdx: bool) -> _Rule:
    def dialect(state: StateInline, silent: bool) -> bool:
        mark = dialect_mark(state.src, state.pos, state.posMax, is_mdx)
        if mark is None:
            return False
        if mark.form is MarkForm.LINK and _is_reference(state, mark):
            return False
        if not silent:
            state.push("mark", "", 0).meta["at"] = mark
        state.pos = mark.end
        return True

    return dialect


def _is_reference(state: StateInline, mark: Mark) -> bool:
    """True if a wiki link is a reference link in brackets."""
    label = state.src[mark.start + 2 : mark.end - 2]
    return normalized_label(label) in state.env["references"]


def _code_span(state: StateInline, start: int, count: int) -> None:
    if len(state.tokens) > count and state.tokens[-1].type == "code_inline":
        state.tokens[-1].meta["at"] = Mark(start, state.pos, MarkForm.WORD)


def _character(state: StateInline, start: int, count: int) -> None:
    token = state.tokens[-1]
    if token.type == "hardbreak":
        token.meta["at"] = Mark(start, state.pos, MarkForm.WORD, plain="\n", code="\\\n")
    elif token.content != token.markup:  # a backslash before a letter is itself
        token.meta["at"] = Mark(start, state.pos, MarkForm.CHARACTER, plain=token.content)


def _break(state: StateInline, start: int, count: int) -> None:
    token = state.tokens[-1]
    words_end = start
    while words_end and state.src[words_end - 1] == " ":
        words_end -= 1
    if not words_end or state.src[words_end - 1] == "\n":  # a blank line, which no paragraph has
        token.meta["at"] = Mark(start, state.pos, MarkForm.CHARACTER)
    elif token.type == "hardbreak":
        token.meta["at"] = Mark(words_end, state.pos, MarkForm.WORD, plain="\n", code="  \n")
    else:
        token.meta["at"] = Mark(max(words_end, start - 1), state.pos, MarkForm.CHARACTER, plain=" ")


def _autolink(state: StateInline, start: int, count: int) -> None:
    state.tokens[-3].meta["at"] = Mark(start, state.pos, MarkForm.WORD)


def _tag(state: StateInline, start: int, count: int) -> None:
    state.tokens[-1].meta["at"] = tag_mark(state.src, start, state.pos)


def _delimiters(state: StateInline, start: int, count: int) -> None:
    """The runs of * _ ~, which become emphasis afterwards: each of their tokens with its place."""
    at = state.pos
    for token in reversed(state.tokens):
        at -= len(token.content)
        token.meta["at"] = at
        if at <= start:
            return


def _link(state: StateInline, start: int, count: int) -> None:
    end = state.pos
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    opening = next(token for token in state.tokens[count:] if token.type == "link_open")
    opening.meta["at"] = Mark(start, start + 1, MarkForm.OPENING)
    code, titles = _destination(state, (start + 1, label_end), end)
    state.tokens[-1].meta["at"] = Mark(label_end, end, MarkForm.CLOSING, code=code, subtexts=titles)


def _image(state: StateInline, start: int, count: int) -> None:
    end = state.pos
    label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
    code, titles = _destination(state, (start + 2, label_end), end)
    shift = label_end - start
    alt = [(2, shift)] if any(map(str.isalnum, state.src[start + 2 : label_end])) else []
    whole = state.src[start:label_end] + code if code else ""
    subtexts = (*alt, *((a + shift, b + shift) for a, b in titles))
    form = MarkForm.WORD if _is_in_sentence(state.src, start) else MarkForm.EMPTY
    state.tokens[-1].meta["at"] = Mark(start, end, form, code=whole, subtexts=subtexts)


def _is_in_sentence(text: str, at: int) -> bool:
    """True if a word or a comma stands before a place."""
    while at and text[at - 1] in " \n":
        at -= 1
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] == ",")


def _destination(state: StateInline, label: Span, end: int) -> tuple[str, tuple[Span, ...]]:
    """What follows the text of a link, from "]" on: its code where that is not as it stands (a reference by the text of
    the link itself becomes a full one, so that it still refers when the text is translated), and its title."""
    raw = state.src[label[1] : end]
    if raw in ("]", "][]"):
        return f"][{state.src[slice(*label)]}]", ()
    if not raw.startswith("]("):
        return "", ()
    at = _past_blanks(raw, 2)
    destination = state.md.helpers.parseLinkDestination(raw, at, len(raw))
    at = _past_blanks(raw, destination.pos if destination.ok else at)
    title = state.md.helpers.parseLinkTitle(raw, at, len(raw))
    return "", ((at + 1, title.pos - 1),) if title.ok and title.str else ()


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t", "\n"):
        at += 1
    return at


_PLACES: dict[str, _Place] = {
    "newline": _break,
    "escape": _character,
    "entity": _character,
    "backticks": _code_span,
    "strikethrough": _delimiters,
    "emphasis": _delimiters,
    "link": _link,
    "image": _image,
    "autolink": _autolink,
    "html_inline": _tag,
}
