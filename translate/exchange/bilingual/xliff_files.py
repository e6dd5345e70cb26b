"""The formats XLIFF 1.2 and 2, as translation tools write them (.xlf, .sdlxliff, .mqxliff, .mxliff): targets that are
missing or not begun are filled, and marked for review; all else stays to the byte.

A unit that is cut into segments is filled by segment. The languages are those of the file.
http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, http://docs.oasis-open.org/xliff/xliff-core/v2.1/
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from translate.errors import ArticleError
from translate.exchange.bilingual import edges, xliff_scan
from translate.exchange.bilingual.languages import refuse_others
from translate.exchange.bilingual.xliff_scan import XliffElement, XliffTag, XliffUnit
from translate.exchange.passage import is_other
from translate.exchange.xliff import NOT_BEGUN
from translate.model import Article, Attribute, Paragraph, Role
from translate.project.articles import USUAL, Decoded, FormatSettings, TextSpan, article, decoded
from translate.project.articles.html import refused_entities
from translate.project.articles.messages import has_words
from translate.text import Span
from translate.text.markup import XLIFF, Markup

suffixes = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,80}?\sencoding\s*=\s*["']([\w.-]+)""")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")
_NAMED = re.compile(r"[A-Za-z][\w-]*(?:[._/][\w-]+)+")
_NOT_BEGUN = NOT_BEGUN | {"initial", "0"}  # of XLIFF 2, and of Phrase (`m:confirmed`)
_SOURCES = ("source-language", "srclang")
_LANGUAGES = ("target-language", "trglang")
_SHORT = 4  # most words of a text that may mean something else elsewhere; chosen by hand
_REVIEW = {  # attributes of states: what they are for a machine's translation, and for one that people approved
    "state": ("needs-review-translation", "final"),
    "conf": ("Draft", "Translated"),
    "mq:status": ("PartiallyEdited", "ManuallyConfirmed"),
    "m:confirmed": ("0", "1"),
}


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the targets that are missing or not begun. See ArticleFormat. Raises ArticleError for what is no
    well-formed XLIFF."""
    found = _DECLARED.search(data[:200])
    file = decoded(data, name, found[1].decode().lower() if found else "utf-8")
    refused_entities(file.text, name)
    try:
        expat.ParserCreate().Parse(re.sub(r"^<\?xml.*?\?>", "", file.text, flags=re.DOTALL), True)
    except expat.ExpatError as error:
        raise ArticleError(name, f"no well-formed XML ({error})", "export it again") from error
    root = xliff_scan.root(file.text)
    if root is None or root.name != "xliff":
        raise ArticleError(name, f"XML, but <{root.written if root else ''}> is not XLIFF", "check the file")
    said = next((tag.values[key] for tag in xliff_scan.files(file.text) for key in _SOURCES if key in tag.values), "")
    return _article(file, name, locale, "", said)


def into(article: Article, locale: str) -> Article:
    """See TargetedFormat."""
    named = [tag.values[key] for tag in xliff_scan.files(article.text) for key in _LANGUAGES if key in tag.values]
    others = [one for one in named if is_other(one, locale)]
    other = others[0] if len(others) == len(named) > 0 else ""
    refuse_others(article, other, locale, "give the file of that language, or change its target language")
    return replace(
        _article(Decoded.of(article), article.name, article.locale, locale, article.said), format=article.format
    )


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. Raises ArticleError for a translation that is no well-formed XML."""
    lead, tail = map(edges.plain, paragraph.syntax.split("|"))
    try:
        expat.ParserCreate().Parse(f"<x>{target}</x>", True)
    except expat.ExpatError as error:
        what = f"the translation of {paragraph.place} is no well-formed XML ({error})"
        raise ArticleError(article.name, what, "write & as &amp;, < as &lt;, and close its tags") from error
    new = lead + target.replace("\n", article.newline) + tail
    return new.encode(article.charset, "xmlcharrefreplace").decode(article.charset)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return XLIFF


@dataclass(slots=True)
class _Made:
    """The spans and attributes of an article so far."""

    file: Decoded
    target: str
    spans: list[TextSpan] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)

    def add(self, source: str, at: Span, place: str, context: str, is_kept: bool) -> int:
        """Add the place of a translation. Returns the number of its paragraph, 0 where the source has no words."""
        text = _CDATA.sub(lambda found: html.escape(found[1], quote=False), _COMMENT.sub("", source))
        lead, inner, tail = edges.split(text)
        if not has_words(inner, XLIFF):
            return 0
        said = inner if is_kept else _FOLD.sub(" ", inner)
        said = said.replace("\r\n", "\n").replace("\r", "\n")
        syntax = f"{edges.escaped(lead)}|{edges.escaped(tail)}"
        context = context if len(said.split()) <= _SHORT else ""
        self.spans.append(TextSpan(*at, said, syntax, place, context, is_target=True))
        return len(self.spans)

    def before(self, at: Span, text: str, of: tuple[int, ...], approved: str | None = None) -> None:
        """Add what stands before paragraphs once they are translated."""
        self.attributes.append(Attribute(*at, Role.BEFORE, text, of, approved))

    def after(self, at: int, text: str, of: tuple[int, ...]) -> None:
        """Add what stands after them."""
        self.attributes.append(Attribute(at, at, Role.AFTER, text, of))


def _article(file: Decoded, name: str, locale: str, target: str, said: str) -> Article:
    made = _Made(file, target)
    for tag in xliff_scan.files(file.text) if target else ():
        _language(tag, made)
    for unit in xliff_scan.units(file.text):
        language = next((unit.value(key) for key in _LANGUAGES if unit.value(key)), "")
        if target and is_other(language, target):
            continue
        if unit.source and unit.value("translate") != "no" and not _is_done(unit, file.text):
            _unit(unit, unit.source, made)
    return article(file, name, locale, made.spans, made.attributes, said=said)


def _language(tag: XliffTag, made: _Made) -> None:
    """The target language of a file that names only its source."""
    for source, target in (("source-language", "target-language"), ("srclang", "trgLang")):
        if source in tag.places and target.lower() not in tag.values:
            at = tag.places[source][1] + 1
            made.attributes.append(Attribute(at, at, Role.FIELD, f' {target}="{made.target}"'))


def _is_done(unit: XliffUnit, text: str) -> bool:
    """True for a unit that people have translated as a whole."""
    if unit.tag.values.get("approved") == "yes":
        return True
    if unit.cut and unit.cut.marks:
        return False
    return unit.target is not None and not _is_open(unit.source, unit.target, _states(unit), text)


def _states(unit: XliffUnit) -> list[str]:
    tags = [unit.tag, *([unit.target.tag] if unit.target else [])]
    return [tag.values[name] for tag in tags for name in _REVIEW if name in tag.values]


def _is_open(source: XliffElement | None, target: XliffElement, states: list[str], text: str) -> bool:
    """True for a target that is to be filled: it is empty, or says so, or is the source where nobody has begun."""
    said = text[slice(*target.content)].strip()
    if not said or "needs-translation" in states:
        return True
    return bool(source and _NOT_BEGUN.intersection(states) and said == text[slice(*source.content)].strip())


def _unit(unit: XliffUnit, source: XliffElement, made: _Made) -> None:
    text = made.file.text
    identity = unit.tag.values.get("resname") or unit.tag.values.get("id") or unit.value("id")
    place = " ".join(filter(None, (unit.value("original"), identity)))
    named = unit.context or unit.tag.values.get("resname") or (identity if _NAMED.fullmatch(identity) else "")
    is_kept = unit.value("xml:space") == "preserve"
    if unit.cut and unit.cut.marks:
        _segments(unit, unit.cut, place, is_kept, made)
        return
    target = unit.target
    at = source.after if target is None else target.content[0]
    number = made.add(
        text[slice(*source.content)], (at, at) if target is None else target.content, place, named, is_kept
    )
    if number:
        _framed(unit, (source.after, source.after), (number,), made)


def _framed(unit: XliffUnit, at: Span, of: tuple[int, ...], made: _Made) -> None:
    """The element <target> around translations where it is not there, and their state."""
    state = _REVIEW["state"]
    is_second = unit.tag.name == "segment"
    if unit.target is None:
        shown = "" if is_second else f' state="{state[0]}"'
        approved = "" if is_second else f' state="{state[1]}"'
        name = unit.tag.prefix + "target"
        made.before(at, f"<{name}{shown}>", of, f"<{name}{approved}>")
        made.after(at[1], f"</{name}>", of)
    else:
        _opened(unit.target, of, made)
        if not is_second:
            _state(unit.target.tag, "state", of, made, is_added=not unit.segments)
    if is_second:
        _state(unit.tag, "state", of, made, ("translated", "final"), is_added=True)
    for name in ("mq:status", "m:confirmed"):
        _state(unit.tag, name, of, made)
    _state(unit.tag, "approved", of, made, (unit.tag.values.get("approved", ""), "yes"))


def _opened(element: XliffElement, of: tuple[int, ...], made: _Made) -> None:
    """The end tag of an element that had no content (<target/>)."""
    if element.tag.is_closed:
        slash = made.file.text.rindex("/", element.tag.start, element.tag.end)
        made.before((slash, element.tag.end), ">", of)
        made.after(element.tag.end, f"</{element.tag.written}>", of)


def _state(
    tag: XliffTag,
    name: str,
    of: tuple[int, ...],
    made: _Made,
    values: tuple[str, str] = ("", ""),
    *,
    is_added: bool = False,
) -> None:
    """The value of an attribute that says how far a translation is, added where it is missing if `is_added`."""
    machine, approved = values if any(values) else _REVIEW[name]
    if name in tag.places:
        made.before(tag.places[name], machine, of, approved)
    elif is_added:
        at = tag.start + 1 + len(tag.written)
        made.before((at, at), f' {name}="{machine}"', of, f' {name}="{approved}"')


def _segments(unit: XliffUnit, cut: XliffElement, place: str, is_kept: bool, made: _Made) -> None:
    """The segments of a unit: those that its target has and are not begun, or all of them where it has none."""
    text, target = made.file.text, unit.target
    if target and target.marks:
        numbers = list[int]()
        for mid, mark in target.marks.items():
            source = cut.marks.get(mid)
            conf = unit.segments[mid].values.get("conf", "Unspecified") if mid in unit.segments else ""
            states = [conf] if conf else _states(unit)
            if source is None or not _is_open(source, mark, states, text):
                continue
            number = made.add(text[slice(*source.content)], mark.content, f"{place}:{mid}", "", is_kept)
            if number:
                numbers.append(number)
                _opened(mark, (number,), made)
                _conf(unit, mid, number, made)
        if numbers:
            _framed(unit, target.content, tuple(numbers), made)
    elif target is None or _is_open(unit.source, target, _states(unit), text):
        _whole(unit, cut, place, is_kept, made)


def _conf(unit: XliffUnit, mid: str, number: int, made: _Made) -> None:
    if mid in unit.segments:
        _state(unit.segments[mid], "conf", (number,), made, is_added=True)


def _whole(unit: XliffUnit, cut: XliffElement, place: str, is_kept: bool, made: _Made) -> None:
    """A target made from the segmented source, with a translation in place of each segment."""
    text, target = made.file.text, unit.target
    at = cut.after if target is None else target.content[1]
    numbers, befores, last = list[int](), list[str](), cut.content[0]
    for mid, source in cut.marks.items():
        number = made.add(text[slice(*source.content)], (at, at), f"{place}:{mid}", "", is_kept)
        if number:
            numbers.append(number)
            befores.append(text[last : source.content[0]])
            last = source.content[1]
            _conf(unit, mid, number, made)
    if not numbers:
        return
    of = tuple(numbers)
    if target and target.content[0] < target.content[1]:
        made.before(target.content, "", of)
    _framed(unit, (at, at), of, made)
    for number, before in zip(numbers, befores, strict=True):
        made.before((at, at), before, (number,))
    rest = text[last : cut.content[1]]
    made.attributes.insert(_first_after(made, of), Attribute(at, at, Role.AFTER, rest, of))
    made.attributes.append(Attribute(at, at, Role.TOGETHER, "", of))


def _first_after(made: _Made, of: tuple[int, ...]) -> int:
    """Where the first attribute stands that goes after some paragraphs."""
    places: Iterator[int] = (n for n, one in enumerate(made.attributes) if one.role is Role.AFTER and one.of == of)
    return next(places, len(made.attributes))
