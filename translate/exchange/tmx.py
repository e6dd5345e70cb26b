"""TMX 1.4b, the exchange format of translation memories (LISA 2005): read as a stream, written unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element

from translate.errors import ExchangeError
from translate.exchange import xml
from translate.exchange.passage import Doubt, Passage
from translate.model import State
from translate.text import locales

_TOOL = "translate-articles"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # markup of the original format, not text of the segment


def read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The units of a TMX file for two locales, white space kept, codes of the original format left out.

    In the memory of an OmegaT project a unit may name its file, an article or its catalog, and says if nobody but the
    program has put it in (`x-auto`). Of several variants of a language the one closest to the locale is used. Units
    without our property x-state are fuzzy, as TMX does not say whether a translation was approved. Raises
    ExchangeError.
    """
    if xml.name(xml.root(path)).lower() != "tmx":
        raise ExchangeError(path, "not TMX, which begins with <tmx>", "check the file, or give --format")
    for _, unit in xml.stream(path, {"tu"}):
        variants = {
            tag: _segment(variant)
            for variant in reversed(unit)
            if xml.name(variant) == "tuv" and (tag := variant.get(xml.LANG) or variant.get("lang") or "")
        }
        left, right = (_closest(variants, wanted) for wanted in (source, target))
        if left is not None and right is not None and left != right and variants[left]:
            yield _passage(unit, variants[left], variants[right])


def is_ours(path: Path) -> bool:
    """True for a file that this program has written. Raises ExchangeError."""
    header = next((one for _, one in xml.stream(path, {"header"})), None)
    return header is not None and header.get("creationtool") == _TOOL


def _closest(variants: Mapping[str, str], wanted: str) -> str | None:
    tags = {tag.replace("_", "-").lower(): tag for tag in variants}
    return tags.get((locales.closest(wanted, tags) or "").lower())


def _segment(variant: Element) -> str:
    segment = xml.child(variant, "seg")
    return "" if segment is None else "".join(_text(segment))


def _text(element: Element) -> Iterator[str]:
    """The text in an element without codes; a <sub> in a code is not part of it."""
    yield element.text or ""
    for one in element:
        if xml.name(one) not in _CODES:
            yield from _text(one)
        yield one.tail or ""


def _passage(unit: Element, source: str, target: str) -> Passage:
    props = {one.get("type", ""): one.text or "" for one in unit if xml.name(one) == "prop"}
    remarks = tuple(one.text or "" for one in unit if xml.name(one) == "note")
    approved, mark = props.get("x-state") == "approved", props.get("x-mark", "")
    state = State.UNTRANSLATED if not target.strip() else State.TRANSLATED if approved else State.FUZZY
    doubt = Doubt.SAID if "x-auto" in props else Doubt.LEFT if props.get("x-state") == "fuzzy" else Doubt.NONE
    file = props.get("file", "")
    context = props.get("x-context", (props.get("path") or None) if file.endswith(".po") else None)
    article = props.get("x-article", file.replace("\\", "/").removesuffix(".po"))
    return Passage(source, target, state, article, context, remarks, (), mark, doubt=doubt)


def write(passages: Iterable[Passage], source: str, target: str) -> Iterator[str]:
    """The text of a TMX file, in pieces: the passages that have a translation, with state and article as properties.
    They are sentences if the first one is."""
    given = list(passages)
    yield (
        f'{xml.DECLARATION}<tmx version="1.4">\n<header'
        + xml.attributes(
            creationtool=_TOOL,
            creationtoolversion=version("translate-articles"),
            segtype="sentence" if given and given[0].is_sentence else "paragraph",
            o_tmf="PO",
            adminlang="en",
            srclang=source,
            datatype="plaintext",
        )
        + "/>\n<body>\n"
    )
    for passage in given:
        if passage.target:
            yield "".join(_unit(passage, source, target))
    yield "</body>\n</tmx>\n"


def _unit(passage: Passage, source: str, target: str) -> Iterator[str]:
    yield "<tu>\n"
    yield from (f"<note>{xml.text(remark)}</note>\n" for remark in passage.remarks)
    state = "approved" if passage.state is State.TRANSLATED else "fuzzy"
    props = {"x-state": state, "x-article": passage.article, "x-mark": passage.mark}
    if passage.context is not None:
        props["x-context"] = passage.context
    yield from (
        f'<prop type="{key}">{xml.text(value)}</prop>\n' for key, value in props.items() if value or key == "x-context"
    )
    for tag, content in ((source, passage.source), (target, passage.target)):
        yield f'<tuv xml:lang="{tag}"><seg>{xml.text(content)}</seg></tuv>\n'
    yield "</tu>\n"
