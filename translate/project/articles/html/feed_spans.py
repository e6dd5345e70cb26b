"""Where the texts of a feed stand, and the HTML in it: escaped, in CDATA sections, or as elements."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from translate.model import Attribute, Role
from translate.project.articles.html.spans import TITLE, HtmlSpans, html_spans
from translate.text import Span
from translate.text.html import (
    HtmlToken,
    Tokenize,
    TokenKind,
    attributes,
    decoded,
    decoded_edits,
    element_ends,
    html_tokens,
    language,
    names,
    value,
    wordpress_tokens,
    xml_tokens,
)

ESCAPED = "escaped "
CDATA = "cdata "
"""What the syntax of a paragraph begins with that stands in escaped HTML, or in that of a CDATA section."""

FEEDS = ("rss", "rdf:RDF", "feed")
"""The names of the root elements of feeds."""

_RSS = names(
    "title description content:encoded excerpt:encoded itunes:title itunes:subtitle itunes:summary media:title"
    " media:description dc:title dc:description"
)
_ATOM = names("title subtitle summary content media:title media:description")
_POSTS = ("content:encoded", "excerpt:encoded")
_ENTRIES = ("item", "entry")
# Types of posts whose content is no text.
_NO_TEXT = re.compile(
    r"<wp:post_type>\s*(?:<!\[CDATA\[)?\s*(?:custom_css|customize_changeset|oembed_cache|wp_global_styles|wp_navigation)\b"
)
_IS_EXPORT = re.compile(r"""xmlns:wp\s*=\s*["']https?://wordpress\.org/export/""")
_WITH_LOCALE = ("rss", "feed", "channel", "entry", "item")
# The fields of a post that are text: alternative texts of pictures, descriptions of the common plugins for search.
_FIELD = re.compile(
    r"<wp:meta_key>\s*(?:<!\[CDATA\[)?\s*(?:_wp_attachment_image_alt|_yoast_wpseo_(?:metadesc|title)"
    r"|_yoast_wpseo_(?:opengraph|twitter)-(?:title|description)|rank_math_(?:title|description)"
    r"|_aioseo_(?:title|description)|_genesis_(?:title|description))\s*(?:\]\]>)?\s*</wp:meta_key>"
)
_LINE_BREAK = re.compile(r"[\t ]*(?:\r\n|\r|\n)\s*")
_OPENING, _CLOSING = len("<![CDATA["), len("]]>")


def feed_spans(source: str) -> HtmlSpans:
    """The texts of a feed, in linear time."""
    return _FeedScanner(source).scanned()


class _FeedScanner:
    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = xml_tokens(source)
        self._ends = element_ends(self._tokens)
        self._found = HtmlSpans()
        self._entry = ""  # the title of the entry
        self._language = ""  # the one that the feed tells first
        self._is_export = bool(_IS_EXPORT.search(source, 0, 4096))

    def scanned(self) -> HtmlSpans:
        root = next((token.name for token in self._tokens if token.kind is TokenKind.START), "")
        texts = _ATOM if root == "feed" else _RSS
        n = 0
        while n < len(self._tokens):
            token = self._tokens[n]
            n = self._start(n, token, texts) if token.kind is TokenKind.START else n + 1
        self._found.attributes.sort(key=lambda one: one.start)
        return self._found

    def _start(self, n: int, token: HtmlToken, texts: frozenset[str]) -> int:
        """Take a start tag; the number of the next token to look at."""
        given = attributes(self._source, token)
        is_foreign = self._language and language(self._source, given) not in ("", self._language)
        if not is_foreign and "xml:lang" in given and (token.name in texts or token.name in _WITH_LOCALE):
            self._locales(given["xml:lang"].start, given["xml:lang"].end)
        end = self._ends.get(n)
        if not end or not end.is_own:
            return n + 1
        if is_foreign:
            return end.at
        if token.name in _ENTRIES:
            self._entry = ""
            is_text = not self._is_export or not _NO_TEXT.search(self._source, token.end, self._tokens[end.at].start)
            return n + 1 if is_text else end.at
        if token.name in ("language", "dc:language"):
            self._locales(token.end, self._tokens[end.at].start)
        if token.name == "wp:postmeta":
            self._field(n + 1, end.at)
            return end.at
        if token.name not in texts:
            return n + 1
        self._element(token, n + 1, end.at, value(self._source, given, "type").lower(), texts is _ATOM)
        return end.at

    def _field(self, first: int, last: int) -> None:
        """Take a field of a post, tokens [first, last), if it is one that readers and search engines are shown."""
        start, end = self._tokens[first].start, self._tokens[last].start
        if not _FIELD.search(self._source, start, end) or "%%" in self._source[start:end]:
            return
        for n in range(first, last):
            one = self._tokens[n]
            if one.kind is TokenKind.START and one.name == "wp:meta_value" and (found := self._ends.get(n)):
                self._element(one, n + 1, found.at, "", False)

    def _locales(self, start: int, end: int) -> None:
        """Take a tag of a language; the first one is that of the feed."""
        whole = self._source[start:end]
        tag = whole.strip()
        if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", tag):
            self._language = self._language or re.split("[-_]", tag.lower())[0]
            start += whole.index(tag)
            self._found.attributes.append(Attribute(start, start + len(tag), Role.LOCALE))

    def _element(self, tag: HtmlToken, first: int, last: int, kind: str, is_atom: bool) -> None:
        """Take the content of an element: tokens [first, last)."""
        known = len(self._found.spans)
        if kind == "xhtml" or any(self._tokens[n].kind is TokenKind.START for n in range(first, last)):
            start, end = tag.end, self._tokens[last].start
            self._html(_Part(self._source[start:end], start), "xml ", xml_tokens)
        elif not is_atom or kind in ("html", "text/html"):
            self._escaped(tag, first, last)
        elif kind in ("", "text", "text/plain"):
            self._plain(first, last)
        if tag.name == "title" and not self._entry and len(self._found.spans) > known:
            one = self._found.spans[known]
            shown = one.text or self._source[one.start : one.end]
            self._entry = decoded(re.sub(r"<[^<>]*>", "", shown))

    def _escaped(self, tag: HtmlToken, first: int, last: int) -> None:
        dialect, tokenize = ("wordpress ", wordpress_tokens) if self._is_export else ("", html_tokens)
        is_post = self._is_export and tag.name in _POSTS
        for token in self._tokens[first:last]:
            if token.kind is TokenKind.CDATA:
                part, kind = _cdata(self._source, token), CDATA
            elif token.kind is TokenKind.TEXT:
                part, kind = _escaped(self._source, token), ESCAPED
            else:
                continue
            boundary = _LINE_BREAK if is_post and "<!-- wp:" not in part.text else None
            self._html(part, kind + dialect, tokenize, boundary)

    def _html(self, part: _Part, syntax: str, tokenize: Tokenize, boundary: re.Pattern[str] | None = None) -> None:
        found = html_spans(part.text, tokenize, boundary)
        for one in found.spans:
            place = " › ".join(filter(None, (self._entry, one.place)))
            text = one.text or part.text[one.start : one.end]
            start, end = part.start(one.start), part.end(one.end)
            self._found.spans.append(
                replace(one, start=start, end=end, text=text, syntax=syntax + one.syntax, place=place)
            )
        if not syntax.startswith(ESCAPED):  # nothing says how their new values are to be escaped
            self._found.attributes += (
                replace(one, start=part.start(one.start), end=part.end(one.end)) for one in found.attributes
            )

    def _plain(self, first: int, last: int) -> None:
        """Take a text that is no HTML; in a CDATA section it is read as if it were."""
        for token in self._tokens[first:last]:
            if token.kind is TokenKind.CDATA:
                self._html(_cdata(self._source, token), CDATA, html_tokens)
            elif token.kind is TokenKind.TEXT:
                part = _Part(self._source[token.start : token.end], token.start)
                self._html(part, TITLE, xml_tokens)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a feed as it is read. `at`: where it begins in the feed; `escapes`: what is not written there as
    itself: start and length in `text`, start and end from `at` on; `starts`: the first of each."""

    text: str
    at: int
    escapes: tuple[tuple[int, int, int, int], ...] = ()
    starts: tuple[int, ...] = ()

    def start(self, place: int) -> int:
        """Where the character at a place of the text begins in the feed."""
        return self._span(place)[0]

    def end(self, place: int) -> int:
        """Where the character before a place of the text ends in the feed."""
        return self._span(place - 1)[1]

    def _span(self, place: int) -> Span:
        n = bisect_right(self.starts, place) - 1
        if n < 0:
            return self.at + place, self.at + place + 1
        here, length, start, end = self.escapes[n]
        if place < here + length:
            return self.at + start, self.at + end
        there = self.at + end + place - here - length
        return there, there + 1


def _cdata(source: str, token: HtmlToken) -> _Part:
    start = token.start + _OPENING
    return _Part(source[start : max(start, token.end - _CLOSING)], start)


def _escaped(source: str, token: HtmlToken) -> _Part:
    raw = source[token.start : token.end]
    found, grown = list[tuple[int, int, int, int]](), 0
    for start, end, new in decoded_edits(raw, 0, len(raw)):
        found.append((start + grown, len(new), start, end))
        grown += len(new) - (end - start)
    return _Part(decoded(raw), token.start, tuple(found), tuple(one[0] for one in found))
