"""XLIFF 2.1 (OASIS 2018), and 2.0: read as a stream, written file by file.

Poedit opens 2.0 only. There it marks what needs work by `subState="poedit:fuzzy"`, which is why the machine's text has
it in a file of that version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from translate.exchange import xml
from translate.exchange.passage import Doubt, Passage, for_xml, joined
from translate.exchange.xliff import identifier, is_ours, of_language, state_of
from translate.model import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # that of 2.1, too
_FUZZY = "poedit:fuzzy"
_OURS = {"context": "x-gettext-msgctxt", "mark": "translate-articles-mark", "evidence": "translate-articles"}


def read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The units of an XLIFF 2 file, the segments of each joined; codes are replaced by their text.

    A unit is approved when all its segments are final, untranslated when one of them is. Units not to be translated are
    left out. White space that a formatter has put in is left out, where the file does not say that it is to be kept.
    Raises ExchangeError, OtherLanguageError for a file of another target language.
    """
    for around, unit in of_language(xml.stream(path, {"unit"}), path, target):
        if unit.get("translate") == "no":
            continue
        file = next((one for one in around if xml.name(one) == "file"), None)
        read_text = str if xml.is_kept((*around, unit)) else xml.unwrapped
        yield _passage(unit, "" if file is None else file.get("original", ""), around[0].get("version", ""), read_text)


def _passage(unit: Element, article: str, version: str, read_text: Callable[[str], str]) -> Passage:
    data = {one.get("id", ""): _plain(one) for group in unit if xml.name(group) == "originalData" for one in group}
    parts = [one for one in unit if xml.name(one) in ("segment", "ignorable")]
    source = read_text("".join(_side(part, "source", data) or "" for part in parts))
    was_ours = is_ours(unit.get("id", "")) and version != "2.0"
    segments = [_segment(one, data, was_ours, read_text) for one in parts if xml.name(one) == "segment"]
    whole = joined(segments, source) if segments else Passage(source)
    notes = [
        (one.get("category", ""), "".join(one.itertext()))
        for group in unit
        if xml.name(group) == "notes"
        for one in group
    ]
    return Passage(
        source,
        "" if whole.state is State.UNTRANSLATED else read_text(_target(parts, data)),
        whole.state,
        article,
        next((text for category, text in notes if category == _OURS["context"]), None),
        tuple(text for category, text in notes if category not in _OURS.values()),
        (),
        next((text for category, text in notes if category == _OURS["mark"]), ""),
        tuple(replace(one, article=article) for one in segments) if len(segments) > 1 else (),
        doubt=whole.doubt,
    )


def _segment(segment: Element, data: Mapping[str, str], was_ours: bool, read_text: Callable[[str], str]) -> Passage:
    """`was_ours`: our export has written the unit, in which "translated" is the machine's."""
    source, target = (read_text(_side(segment, side, data) or "") for side in ("source", "target"))
    state = segment.get("state", "initial")
    doubt = Doubt.LEFT if was_ours and state == "translated" else Doubt.NONE
    if (state == "initial" and "state" in segment.attrib) or segment.get("subState") == _FUZZY:
        doubt = Doubt.SAID
    return Passage(source, target, state_of(source, target, state == "final", state == "initial"), doubt=doubt)


def _target(parts: Sequence[Element], data: Mapping[str, str]) -> str:
    """The translation of a unit: what is not translated as it is, all in the order that the targets give."""
    texts = list[tuple[int, str]]()
    for number, part in enumerate(parts, 1):
        target = xml.child(part, "target")
        order = "" if target is None else target.get("order", "")
        text = _side(part, "source" if target is None else "target", data) or ""
        texts.append((int(order) if order.isdecimal() else number, text))
    return "".join(text for _, text in sorted(texts, key=lambda pair: pair[0]))


def _side(part: Element, side: str, data: Mapping[str, str]) -> str | None:
    found = xml.child(part, side)
    return None if found is None else "".join(_pieces(found, data))


def _pieces(element: Element, data: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        yield _code(one, "dataRefStart", "equivStart", data) if xml.name(one) == "pc" else ""
        if xml.name(one) == "cp":
            yield _character(one)
        elif xml.name(one) in ("ph", "sc", "ec"):
            yield _code(one, "dataRef", "equiv", data)
        else:
            yield from _pieces(one, data)
        yield _code(one, "dataRefEnd", "equivEnd", data) if xml.name(one) == "pc" else ""
        yield one.tail or ""


def _code(one: Element, reference: str, equivalent: str, data: Mapping[str, str]) -> str:
    return data.get(one.get(reference, ""), one.get(equivalent, ""))


def _character(one: Element) -> str:
    """A character that XML cannot hold, given by its code point in hex."""
    try:
        found = chr(int(one.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= found <= "\udfff" else found  # half a character


def _plain(element: Element) -> str:
    return "".join([element.text or "", *(_character(one) + (one.tail or "") for one in element)])


def write(passages: Iterable[Passage], source: str, target: str) -> Iterator[str]:
    """The text of an XLIFF 2.1 file in pieces, a <file> for each article; `passages` stand article by article."""
    return _written(passages, source, target, "2.1", "")


def write_2_0(passages: Iterable[Passage], source: str, target: str) -> Iterator[str]:
    """The same in XLIFF 2.0, as Poedit reads it."""
    return _written(passages, source, target, "2.0", _FUZZY)


def _written(passages: Iterable[Passage], source: str, target: str, version: str, fuzzy: str) -> Iterator[str]:
    """`fuzzy`: the `subState` of what needs review."""
    yield (
        f'{xml.DECLARATION}<xliff xmlns="{NAMESPACE}" version="{version}"'
        + xml.attributes(srcLang=source, trgLang=target)
        + ">\n"
    )
    for number, (article, units) in enumerate(groupby(passages, key=lambda passage: passage.article), 1):
        yield f"<file{xml.attributes(id=f'f{number}', original=article, xml__space='preserve')}>\n"
        yield from ("".join(_unit(passage, fuzzy)) for passage in units)
        yield "</file>\n"
    yield "</xliff>\n"


def _unit(passage: Passage, fuzzy: str) -> Iterator[str]:
    yield f"<unit{xml.attributes(id=identifier(passage))}>\n"
    notes = [("", remark) for remark in passage.remarks]
    notes += [] if passage.context is None else [(_OURS["context"], passage.context)]
    notes += [(_OURS["mark"], passage.mark)] if passage.mark else []
    notes += [(_OURS["evidence"], for_xml(line)) for line in passage.evidence]
    if notes:
        lines = (f"<note{xml.attributes(category=category)}>{xml.text(line)}</note>\n" for category, line in notes)
        yield f"<notes>\n{''.join(lines)}</notes>\n"
    state = {State.UNTRANSLATED: "initial", State.FUZZY: "translated", State.TRANSLATED: "final"}[passage.state]
    said = xml.attributes(state=state, subState=fuzzy if passage.state is State.FUZZY else "")
    yield f"<segment{said}>\n<source>{xml.text(passage.source)}</source>\n"
    if passage.state is not State.UNTRANSLATED:
        yield f"<target>{xml.text(passage.target)}</target>\n"
    yield "</segment>\n</unit>\n"
