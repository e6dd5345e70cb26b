"""Reads XML from untrusted files as a stream of elements, and escapes text for writing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from translate.errors import ExchangeError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_WRAPPED = re.compile(r"[ \t]*\r?\n[ \t]+")
_EDGE = re.compile(r"^\s*\n\s*|\s*\n\s*$")
_DEEPEST = 100  # levels of nested elements, ten times what any format needs; chosen by hand


def stream(path: Path, wanted: Collection[str]) -> Iterator[tuple[tuple[Element, ...], Element]]:
    """Yield each element whose local name is in `wanted`, with the elements around it, outermost first. The element is
    freed afterwards.

    DTDs are never loaded. Raises ExchangeError, also for a file that declares entities or is nested too deeply.
    """
    with _parsing(path):
        yield from _elements(path, wanted)


@contextmanager
def _parsing(path: Path) -> Iterator[None]:
    """What goes wrong in parsing a file as ExchangeError."""
    try:
        yield
    except OSError as error:
        raise ExchangeError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except DefusedXmlException as error:
        raise ExchangeError(path, "the file declares entities, which can be a bomb", "remove its DTD") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ExchangeError(path, f"no well-formed XML ({error})", "export it again in UTF-8") from error


def _elements(path: Path, wanted: Collection[str]) -> Iterator[tuple[tuple[Element, ...], Element]]:
    around: list[Element] = []
    for event, element in iterparse(path, events=("start", "end")):
        if event == "start":
            around.append(element)
            if len(around) > _DEEPEST:
                raise ExchangeError(path, f"elements nested more than {_DEEPEST} deep", "export it again")
            continue
        around.pop()
        if name(element) in wanted:
            yield tuple(around), element
            if around:
                around[-1].remove(element)


def root(path: Path) -> Element:
    """The first element of a file, with its attributes only. Raises ExchangeError."""
    with _parsing(path):
        for _, element in iterparse(path, events=("start",)):
            return element  # type: ignore[no-any-return]
    raise ExchangeError(path, "an empty file", "export it again")


def name(element: Element) -> str:
    """The local name of an element, "" of a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element, wanted: str) -> Element | None:
    """The first child of a local name."""
    return next((one for one in element if name(one) == wanted), None)


def is_kept(around: Iterable[Element]) -> bool:
    """True if the white space of elements, outermost first, is to be kept (`xml:space`)."""
    said = [value for one in around if (value := one.get(_SPACE, ""))]
    return bool(said) and said[-1] == "preserve"


def unwrapped(content: str) -> str:
    """A text without the white space that a formatter has put in: line breaks at its edges, and with an indent."""
    return _WRAPPED.sub(" ", _EDGE.sub("", content)) if "\n" in content else content


def text(content: str) -> str:
    """Text escaped for an element; a carriage return, which parsers read as a line feed, as a character reference."""
    return escape(content, {"\r": "&#13;"})


def attributes(**values: str) -> str:
    """Attributes, each after a space, in the order given; in a name `_` means `-` and `__` means `:`. Empty ones are
    left out."""
    pairs = [(key.replace("__", ":").replace("_", "-"), value) for key, value in values.items() if value]
    return "".join(f" {key}={quoteattr(value)}" for key, value in pairs)
