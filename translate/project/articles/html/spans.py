"""Where the texts of an HTML page stand (paragraphs by block elements, titles, attributes), and what else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from translate.model import Attribute, Role
from translate.project.articles import TextSpan
from translate.project.articles.html.inline_runs import InlineRun
from translate.text.html import (
    BLOCKS,
    HEADINGS,
    KEPT,
    LANGUAGES,
    HtmlToken,
    TagAttribute,
    Tokenize,
    TokenKind,
    attributes,
    element_ends,
    html_markup,
    html_tokens,
    is_untranslated,
    language,
    reference_markup,
    text_attributes,
    value,
    xml_tokens,
)
from translate.text.markup import CodedText

TITLE = "title"
ATTRIBUTE = "attribute"
"""Syntaxes of paragraphs: the content of <title>; the value of an attribute, with its quote after it."""


_WHITE = "\t\n\f\r "
_ADDRESS = re.compile(r"\s*+(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\s{}<]", re.A)  # without a scheme or host
_NAMED = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*\Z")
_DIRECTION = re.compile(r"(?:ltr|rtl)\Z", re.I)


@dataclass(slots=True)
class HtmlSpans:
    """What was found in a page, in order. `spans`: its texts; `attributes`: see `translate.model.Article`."""

    spans: list[TextSpan] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)


def html_spans(source: str, tokenize: Tokenize = html_tokens, boundary: re.Pattern[str] | None = None) -> HtmlSpans:
    """The texts of a page or a fragment, in linear time. `boundary`: what separates paragraphs inside a text, besides
    elements."""
    return _PageScanner(source, tokenize, boundary).scanned()


class _PageScanner:
    def __init__(self, source: str, tokenize: Tokenize, boundary: re.Pattern[str] | None) -> None:
        self._source, self._tokenize, self._boundary = source, tokenize, boundary
        self._language = ""  # that of the page
        self._tokens = tokenize(source)
        self._ends = element_ends(self._tokens)
        self._found = HtmlSpans()
        self._headings: list[tuple[int, str]] = []  # level and text of the headings above
        self._level = 0  # of the heading that is open
        self._run = -1  # the first token of the inline content that is open
        self._blocks = [0]  # how many tags of blocks stand before each token
        for token in self._tokens:
            self._blocks.append(self._blocks[-1] + (token.name in BLOCKS))

    def scanned(self) -> HtmlSpans:
        n = 0
        while n < len(self._tokens):
            n = self._step(n, self._tokens[n])
        self._flush(len(self._tokens))
        self._found.attributes.sort(key=lambda one: one.start)
        return self._found

    def _step(self, n: int, token: HtmlToken) -> int:
        """Take one token; the number of the next one."""
        if token.kind is TokenKind.RAW and token.name == "title":
            self._flush(n)
            self._text(*self._trimmed(token.start, token.end), TITLE)
            return n + 1
        if token.kind is not TokenKind.START:
            if token.name in BLOCKS:
                self._flush(n)
                self._level = 0 if token.name in HEADINGS else self._level
            else:
                self._open(n)
            return n + 1
        given = attributes(self._source, token)
        if token.name == "html" and not self._found.spans:
            self._language = language(self._source, given)
            self._found.attributes += _untold(token, given, LANGUAGES[self._tokenize is xml_tokens])
        if after := self._kept(n, token, given):
            return after
        if token.name in BLOCKS:
            self._flush(n)
            self._level = HEADINGS.index(token.name) + 1 if token.name in HEADINGS else 0
            self._values(token, given)
        else:
            self._open(n)
        return n + 1

    def _open(self, n: int) -> None:
        if self._run < 0:
            self._run = n

    def _kept(self, n: int, token: HtmlToken, given: Mapping[str, TagAttribute]) -> int:
        """If an element is kept as it is: the number of the token after it, else 0. It is part of the inline content
        around it if there is no block in it."""
        end = self._ends.get(n)
        if not end or not (token.name in KEPT or is_untranslated(self._source, given, self._language)):
            return 0
        after = end.at + end.is_own
        if not end.is_own or token.name in BLOCKS or self._blocks[n] < self._blocks[after]:
            self._flush(n)
            if token.name == "textarea":
                self._values(token, given)
        else:
            self._open(n)
        return after

    def _flush(self, n: int) -> None:
        """End the inline content before a token."""
        if self._run < 0:
            return
        first, self._run = self._run, -1
        run = InlineRun.of(self._source, self._tokens, self._ends, (first, n), self._language, self._boundary)
        for dropped, paragraph in run.paragraphs():
            for piece in dropped:
                if piece.tag and piece.tag.end == piece.end:
                    self._values(piece.tag, attributes(self._source, piece.tag))
            if paragraph:
                self._text(*paragraph)

    def _values(self, tag: HtmlToken, given: Mapping[str, TagAttribute]) -> None:
        """Take the attributes of a tag that is outside of paragraphs."""
        self._found.attributes += _attributes(self._source, tag, given)
        for one in text_attributes(self._source, tag, given):
            start, end = self._trimmed(one.start, one.end) if one.quote else (one.start, one.end)
            self._text(start, end, ATTRIBUTE + one.quote)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._source[start] in _WHITE:
            start += 1
        while end > start and self._source[end - 1] in _WHITE:
            end -= 1
        return start, end

    def _text(self, start: int, end: int, syntax: str = "") -> None:
        """Take a text."""
        if start == end:
            return
        raw = self._source[start:end]
        markup = (
            reference_markup(raw, syntax[len(ATTRIBUTE) :])
            if syntax
            else html_markup(raw, self._tokenize, self._language)
        )
        coded = markup.lifted(raw)
        if not _has_words(coded):
            return
        is_heading = self._level and not syntax
        while is_heading and self._headings and self._headings[-1][0] >= self._level:
            self._headings.pop()
        text = markup.written(coded).text
        place = " › ".join(title for _, title in self._headings if title)
        self._found.spans.append(TextSpan(start, end, text, syntax, place))
        if is_heading:
            self._headings.append((self._level, _title(coded)))


def _has_words(text: CodedText) -> bool:
    """True if a text has a letter or a digit that is not inside a code."""
    last = 0
    for code in text.codes:
        if any(map(str.isalnum, text.plain[last : code.at])):
            return True
        last = code.at + len(code.stand_in)
    return any(map(str.isalnum, text.plain[last:]))


def _title(heading: CodedText) -> str:
    """A heading as people name it."""
    parts, last = list[str](), 0
    for code in heading.codes:
        if code.stand_in:
            parts += [heading.plain[last : code.at], re.sub(r"<[^<>]*+>", " ", code.text)]
            last = code.at + len(code.stand_in)
    return " ".join("".join([*parts, heading.plain[last:]]).split())


def _untold(tag: HtmlToken, given: Mapping[str, TagAttribute], name: str) -> Iterator[Attribute]:
    """What the root element of a page does not tell: its language, in the attribute `name`, and its direction."""
    at = tag.start + 1 + len(tag.name)
    if given.keys().isdisjoint(LANGUAGES):
        yield Attribute(at, at, Role.LOCALE, f' {name}="{{}}"')
    if "dir" not in given:
        yield Attribute(at, at, Role.DIRECTION, ' dir="{}"')


def _attributes(source: str, tag: HtmlToken, given: Mapping[str, TagAttribute]) -> Iterator[Attribute]:
    """What changes in a translation although it is no text: the language and the direction, links to other pages."""
    if value(source, given, "http-equiv").lower() == "content-language" and "content" in given:
        yield Attribute(given["content"].start, given["content"].end, Role.LOCALE)
    for name, one in given.items():
        if name in LANGUAGES and _NAMED.match(source, one.start, one.end):
            yield Attribute(one.start, one.end, Role.LOCALE)
        elif name == "dir" and tag.name in ("html", "body") and _DIRECTION.match(source, one.start, one.end):
            yield Attribute(one.start, one.end, Role.DIRECTION)
        elif name == "href" and tag.name in ("a", "area") and _ADDRESS.match(source, one.start, one.end):
            yield Attribute(one.start, one.end, Role.LINK)
