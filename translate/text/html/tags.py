"""What the attributes of a tag say: texts that are translated, and whether its element is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from translate.text.html.elements import names
from translate.text.html.server_tags import ServerTags
from translate.text.html.tag_scanning import TagAttribute, scanned_tag
from translate.text.html.tokens import HtmlToken

_ANYWHERE = names(
    "title alt placeholder aria-label aria-description aria-placeholder aria-roledescription aria-valuetext"
)
_BY_ELEMENT: Mapping[str, frozenset[str]] = {
    "option": frozenset(("label",)),
    "optgroup": frozenset(("label",)),
    "track": frozenset(("label",)),
    "table": frozenset(("summary",)),
    "th": frozenset(("abbr",)),
}
_NAMING = frozenset(("link", "style"))  # their title is the name of a style sheet
_BUTTONS = frozenset(("submit", "button", "reset"))
# The names of <meta> whose content is text: of the HTML Standard, of Open Graph, of X, of schema.org.
_META = names(
    "description keywords application-name apple-mobile-web-app-title dc.title dc.description og:title"
    " og:description og:image:alt twitter:title twitter:description twitter:image:alt headline"
)
_MARK_END = 300  # characters: a footnote mark with its tags is not longer
_LOOKBACK = 60  # characters before a mark that are looked at: a word and the tags that end after it
_AFTER_TEXT = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?…)\]\"”»])(?:</[a-zA-Z]{1,10}>)*\Z")
_MARK = re.compile(r"(?>(?:<[^<>]*+>|\s)*)[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})[\])]?(?>(?:<[^<>]*+>|\s)*)")
_WORD = re.compile(r"[^\W\d_]")
LANGUAGES = ("lang", "xml:lang")
"""The attributes that tell the language of an element."""

_NO_TRANSLATE = re.compile(r"(?:^|\s)notranslate(?:\s|$)")


def attributes(source: str, tag: HtmlToken) -> dict[str, TagAttribute]:
    """The attributes of a start tag by their names in lower case, of equal names the first."""
    name_end, start = 1 + len(tag.name), tag.start
    if tag.end - start - name_end <= 2:  # "<b>", "<br/>"
        return {}
    found: dict[str, TagAttribute] = {}
    whole = source[start : tag.end]
    for name, begin, end, quote in scanned_tag(whole, name_end, ServerTags(whole))[0]:
        found.setdefault(name, TagAttribute(name, start + begin, start + end, quote))
    return found


def text_attributes(source: str, tag: HtmlToken, given: Mapping[str, TagAttribute]) -> Iterator[TagAttribute]:
    """The attributes of a start tag that hold text with a letter in it, in order."""
    for one in given.values():
        if _is_text(source, tag.name, one.name, given) and _WORD.search(source, one.start, one.end):
            yield one


def _is_text(source: str, element: str, name: str, given: Mapping[str, TagAttribute]) -> bool:
    if name in _ANYWHERE:
        return name != "title" or element not in _NAMING
    if name == "value":
        return element == "input" and value(source, given, "type").lower() in _BUTTONS
    if name == "content":
        names = (value(source, given, one).lower() for one in ("name", "property", "itemprop"))
        return element == "meta" and not _META.isdisjoint(names)
    return name in _BY_ELEMENT.get(element, ())


def value(source: str, given: Mapping[str, TagAttribute], name: str) -> str:
    """The value of an attribute as it stands in the source, without white space around, "" for none."""
    one = given.get(name)
    return source[one.start : one.end].strip() if one else ""


def language(source: str, given: Mapping[str, TagAttribute]) -> str:
    """The language that the attributes of a tag tell, in lower case without script and region, "" for none."""
    told = value(source, given, LANGUAGES[0]) or value(source, given, LANGUAGES[1])
    return re.split("[-_]", told.lower())[0]


def is_untranslated(source: str, given: Mapping[str, TagAttribute], page: str) -> bool:
    """True if an element is not to be translated: translate="no", the class notranslate of translation services, or
    another language than that of the page ("": none is told)."""
    if not given:
        return False
    if page and language(source, given) not in ("", page):
        return True
    if value(source, given, "translate").lower() == "no":
        return True
    return "class" in given and bool(_NO_TRANSLATE.search(value(source, given, "class")))


def is_note_mark(source: str, tag: HtmlToken, end: int) -> bool:
    """True if an element <a> or <sup> that ends at `end` is the mark of a footnote: a raised number or sign that links
    to it, a link that says so, or one after a word or the end of a sentence, which is no power (m², CO²)."""
    if end - tag.start > _MARK_END or not _MARK.fullmatch(source, tag.start, end):
        return False
    whole = source[tag.start : end].lower()
    if tag.name == "sup" and _AFTER_TEXT.search(source, max(0, tag.start - _LOOKBACK), tag.start):
        return True
    return "noteref" in whole or ("<a" in whole and "href" in whole and "<sup" in whole)
