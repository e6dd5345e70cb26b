"""Where sources, targets and states stand in the text of an XLIFF file, of version 1.2 and 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from translate.text import Span
from translate.text.html import HtmlToken, TokenKind, attributes, xml_prolog, xml_tokens


@dataclass(slots=True)
class XliffTag:
    """The start tag of an element: where it stands, and its attributes, each with the place of its value. `name`:
    without the `prefix` of XLIFF ("x:"), if it has one."""

    name: str
    prefix: str
    start: int
    end: int
    is_closed: bool
    values: Mapping[str, str]
    places: Mapping[str, Span]

    @property
    def written(self) -> str:
        """Its name as it stands in the file."""
        return self.prefix + self.name


@dataclass(slots=True)
class XliffElement:
    """An element with the place of its content; `after`: where what follows it begins."""

    tag: XliffTag
    content: Span
    after: int
    marks: dict[str, XliffElement] = field(default_factory=dict)


@dataclass(slots=True)
class XliffUnit:
    """A <trans-unit>, or a <segment> of XLIFF 2: its tag, those of the elements around it, outermost first, and its
    parts. `segments`: the tags <sdl:seg> by id; `context`: its msgctxt."""

    tag: XliffTag
    around: tuple[XliffTag, ...]
    source: XliffElement | None = None
    cut: XliffElement | None = None
    target: XliffElement | None = None
    segments: dict[str, XliffTag] = field(default_factory=dict)
    context: str = ""

    def value(self, name: str) -> str:
        """An attribute of the unit or of the nearest element around it that has it, "" for none."""
        return next((tag.values[name] for tag in (self.tag, *reversed(self.around)) if name in tag.values), "")


_PARTS = {"source": "source", "seg-source": "cut", "target": "target"}
_UNITS = ("trans-unit", "segment")


def units(text: str) -> Iterator[XliffUnit]:
    """The units of a file that is well-formed XML, in order, without suggestions (<alt-trans>)."""
    path, unit, open_parts, first = list[XliffTag](), None, list[XliffElement](), root(text)
    for token in xml_tokens(text):
        if token.kind is TokenKind.START:
            tag = _tag(text, token, first.prefix if first else "")
            inside = len(path) > 0 and unit is not None and path[-1] is unit.tag
            if tag.name in _UNITS:
                unit = XliffUnit(tag, tuple(path))
            elif unit is not None and (inside and tag.name in _PARTS):
                setattr(unit, _PARTS[tag.name], _opened(tag, open_parts))
            elif tag.name == "mrk" and tag.values.get("mtype") == "seg" and open_parts:
                part = open_parts[0]
                one = _opened(tag, open_parts)
                part.marks.setdefault(tag.values.get("mid", f"{len(part.marks) + 1}"), one)
            elif unit is not None and tag.name == "sdl:seg":
                unit.segments[tag.values.get("id", "")] = tag
            if not tag.is_closed:
                path.append(tag)
        elif token.kind is TokenKind.END and path:
            tag = path.pop()
            if open_parts and open_parts[-1].tag is tag:
                part = open_parts.pop()
                part.content, part.after = (part.content[0], token.start), token.end
            if unit is not None and tag.name == "context" and tag.values.get("context-type") == "x-gettext-msgctxt":
                unit.context = text[tag.end : token.start]
            if unit is not None and tag is unit.tag:
                yield unit
                unit = None


def _opened(tag: XliffTag, open_parts: list[XliffElement]) -> XliffElement:
    found = XliffElement(tag, (tag.end, tag.end), tag.end)
    if not tag.is_closed:
        open_parts.append(found)
    return found


def root(text: str) -> XliffTag | None:
    """The start tag of the root element."""
    token = next((token for token in xml_prolog(text) if token.kind is TokenKind.START), None)
    if token is None:
        return None
    prefix, colon, name = token.name.partition(":")
    return _tag(text, token, f"{prefix}:" if colon and name == "xliff" else "")


def files(text: str) -> Iterator[XliffTag]:
    """The tags that name languages: of each <file>, and of the root of XLIFF 2."""
    first = root(text)
    for token in xml_tokens(text) if first else ():
        if token.kind is TokenKind.START and token.name.endswith(("xliff", "file")):
            yield _tag(text, token, first.prefix if first else "")


def _tag(text: str, token: HtmlToken, prefix: str) -> XliffTag:
    found = attributes(text, token)
    places = {name: (one.start, one.end) for name, one in found.items()}
    values = {name: text[start:end] for name, (start, end) in places.items()}
    own = prefix if token.name.startswith(prefix) else ""
    return XliffTag(token.name.removeprefix(prefix), own, token.start, token.end, token.is_closed, values, places)
