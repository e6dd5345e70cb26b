"""Reads TMX 1.4, translation memories: as a stream, since they can be large, and with entities refused, since they come
from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from glossary.errors import TermbaseError
from glossary.locales import best

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # elements with markup of the original format, not text


def read_tmx(path: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The (source, target) texts of a TMX file for two locales, in order; runs of white space become one space, markup
    is left out.

    Of several variants of a unit the one whose language fits best is taken (pt-BR, else pt); units that lack a
    language or have an empty text are left out. Raises TermbaseError when the file cannot be read or is not TMX.
    """
    try:
        yield from _pairs(path, source, target)
    except FileNotFoundError as error:
        raise TermbaseError(path, "no such file", "check the path") from error
    except OSError as error:
        raise TermbaseError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except DefusedXmlException as error:
        raise TermbaseError(path, "the file declares entities, which can be a bomb", "remove its DTD") from error
    except (ParseError, ValueError, LookupError) as error:
        raise TermbaseError(path, f"is no well-formed XML ({error})", "export it again as TMX in UTF-8") from error


def _pairs(path: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    open_elements: list[Element] = []
    for event, element in iterparse(path, events=("start", "end")):
        if event == "start":
            if not open_elements and _name(element).lower() != "tmx":
                raise TermbaseError(path, f"is XML, but <{_name(element)}> is not TMX", "TMX begins with <tmx>")
            open_elements.append(element)
            continue
        open_elements.pop()
        if _name(element) != "tu":
            continue
        pair = _pair(element, source, target)
        if pair is not None:
            yield pair
        open_elements[-1].remove(element)  # frees the memory of what has been read


def _pair(unit: Element, source: str, target: str) -> tuple[str, str] | None:
    """The texts of a unit in both locales, None if one is missing."""
    texts: dict[str, str] = {}
    for variant in unit:
        language = variant.get(_LANG) or variant.get("lang") or ""
        segment = next((child for child in variant if _name(child) == "seg"), None)
        if _name(variant) == "tuv" and language and segment is not None:
            texts.setdefault(language, " ".join("".join(_text(segment)).split()))
    left, right = best(texts, source), best(texts, target)
    if left is None or right is None or left == right or not texts[left] or not texts[right]:
        return None
    return texts[left], texts[right]


def _text(element: Element) -> Iterator[str]:
    """The text in an element, without codes of the original format."""
    yield element.text or ""
    for child in element:
        if _name(child) not in _CODES:
            yield from _text(child)
        yield child.tail or ""


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
