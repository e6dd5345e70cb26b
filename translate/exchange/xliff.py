"""XLIFF 1.2 (OASIS 2008), the exchange format of CAT tools: read as a stream, written file by file.

Trados (.sdlxliff) and others cut a unit into segments: `<mrk mtype="seg">` in its `<seg-source>`, with the same `mid`
in its target. memoQ (.mqxliff) and Phrase (.mxliff) write a unit for each segment.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from glossary import counted
from translate.errors import ExchangeError, OtherLanguageError
from translate.exchange import xml
from translate.exchange.passage import Doubt, Passage, for_xml, is_other, joined
from translate.model import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
# States of targets, and those that Trados (`sdl:conf`) and memoQ (`mq:status`) have after a review.
_APPROVED = frozenset(
    {"final", "signed-off", "ApprovedTranslation", "ApprovedSignOff", "Proofread", "Reviewer1Confirmed"}
)
_REJECTED = frozenset({"Rejected", "RejectedTranslation", "RejectedSignOff"})
_REVIEW = "needs-review-translation"
_UNDONE = frozenset(  # states that say that somebody should look at the text, with those of Trados, memoQ and Phrase
    {"needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n", "Draft", "PartiallyEdited"}
    | {"MachineTranslated", "Pretranslated", "0"}
)
_OWN_ID = re.compile(r"u[0-9a-f]{16}")
NOT_BEGUN = frozenset({"new", "needs-translation", "NotStarted", "Unspecified"})
"""The states of targets that nobody has begun, which may be the source."""
_SAID = ("target-language", "trgLang")  # of XLIFF 1 and 2
_OURS = {"mark": "translate-articles mark", "evidence": "translate-articles"}  # `from` of our own notes
_LONE = frozenset({"x", "bx", "ex"})  # inline elements whose text, if any, stands in an attribute
_log = logging.getLogger(__name__)


def read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The units of an XLIFF 1.2 file into a target language.

    A unit is approved if it has approved="yes" or its target is final or signed-off (or approved in a review of Trados
    or memoQ), and untranslated if a segment of it is. Units that are not to be translated, and plural forms, are left
    out. The text in inline codes is kept, text that Trados marks as deleted is not, nor is white space that a formatter
    has put in, where the file does not say that it is to be kept. A note is logged on units that are final and
    approved="no" at once. Raises ExchangeError, OtherLanguageError for a file with another target language.
    """
    torn = 0
    for around, unit in of_language(xml.stream(path, {"trans-unit"}), path, target):
        content = xml.child(unit, "source")
        plural = any(one.get("restype") == "x-gettext-plurals" for one in around)
        if content is not None and unit.get("translate") != "no" and not plural:
            found = _segmented(unit, _passage(unit, around, text_of(content)))
            torn += found.state is State.TRANSLATED and unit.get("approved") == "no" and not is_ours(unit.get("id", ""))
            yield found if xml.is_kept((*around, unit, content)) else _unwrapped(found)
    if torn:
        units = counted(torn, "unit")
        _log.warning('%s: %s with approved="no" and a final state: taken as approved', path, units)


def _unwrapped(passage: Passage) -> Passage:
    segments = tuple(map(_unwrapped, passage.segments))
    return replace(
        passage, source=xml.unwrapped(passage.source), target=xml.unwrapped(passage.target), segments=segments
    )


Units = Iterator[tuple[tuple[Element, ...], Element]]


def of_language(units: Units, path: Path, target: str) -> Units:
    """The units of the parts that do not name another target language. Raises OtherLanguageError if all parts do."""
    others, found = "", False
    for around, unit in units:
        said = next((tag for one in around for key in _SAID if (tag := one.get(key, ""))), "")
        if is_other(said, target):
            others = others or said
            continue
        found = True
        yield around, unit
    if others and not found:
        raise OtherLanguageError(path, f"is in {others}, not in {target}", "check --to, or give another file")


def _passage(unit: Element, around: tuple[Element, ...], source: str) -> Passage:
    file = next((one for one in around if xml.name(one) == "file"), None)
    element = xml.child(unit, "target")
    target = "" if element is None else text_of(element)
    said = ("" if element is None else element.get("state", "")) or _own(unit, "status") or _own(unit, "confirmed")
    notes = [(one.get("from", ""), "".join(one.itertext())) for one in unit if xml.name(one) == "note"]
    approved = (unit.get("approved") == "yes" or said in _APPROVED) and said not in _REJECTED
    return Passage(
        source,
        target,
        state_of(source, target, approved, said in NOT_BEGUN),
        "" if file is None else file.get("original", ""),
        next((text for text in _contexts(unit)), None),
        tuple(text for author, text in notes if author not in _OURS.values()),
        (),
        next((text for author, text in notes if author == _OURS["mark"]), ""),
        doubt=_doubt(said, ours=is_ours(unit.get("id", "")), refused=unit.get("approved") == "no"),
    )


def _doubt(said: str, *, ours: bool = False, refused: bool = False) -> Doubt:
    """Whether a unit says that it needs a review. `said`: its state; `ours`: our export wrote it; `refused`: it has
    approved="no"."""
    if said in _REJECTED | NOT_BEGUN | _UNDONE or (said == _REVIEW and not ours):
        return Doubt.SAID
    return Doubt.LEFT if said == _REVIEW or (refused and not said) else Doubt.NONE


def _own(element: Element, name: str) -> str:
    """An attribute of a tool's own namespace."""
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _segmented(unit: Element, whole: Passage) -> Passage:
    """The passage of a unit with its segments, if the unit has any."""
    cut, element = xml.child(unit, "seg-source"), xml.child(unit, "target")
    sources = {} if cut is None else _segments(cut)
    targets = {} if element is None else _segments(element)
    if not sources or (whole.target.strip() and not targets):
        return whole
    conf = {one.get("id", ""): one.get("conf", "Unspecified") for one in unit.iter() if xml.name(one) == "seg"}
    approved = whole.state is State.TRANSLATED
    parts = []
    for mid, source in sources.items():
        target, said = targets.get(mid, ""), conf.get(mid, "")
        fine = said in _APPROVED or (approved and not said)
        state = state_of(source, target, fine, said in NOT_BEGUN)
        doubt = _doubt(said) if said else whole.doubt
        parts.append(replace(whole, source=source, target=target, state=state, doubt=doubt))
    made = joined(parts, whole.source)
    is_whole = made.state is not State.UNTRANSLATED and "".join(targets.values()) != whole.target
    return replace(made, target=whole.target) if is_whole else made


def _segments(element: Element) -> dict[str, str]:
    """The texts of the segments in an element, by `mid`."""
    marks = (one for one in element.iter() if xml.name(one) == "mrk" and one.get("mtype") == "seg")
    return {one.get("mid", f"{number}"): text_of(one) for number, one in enumerate(marks)}


def state_of(source: str, target: str, approved: bool, not_begun: bool) -> State:
    """The state of a unit; a target equal to its source in a unit that is not begun counts as untranslated."""
    if not target.strip() or (not_begun and target == source and not approved):
        return State.UNTRANSLATED
    return State.TRANSLATED if approved else State.FUZZY


def _contexts(unit: Element) -> Iterator[str]:
    for group in unit:
        if xml.name(group) == "context-group":
            yield from ("".join(one.itertext()) for one in group if one.get("context-type") == "x-gettext-msgctxt")


def text_of(element: Element) -> str:
    """The text in an element with that of inline codes; `equiv-text` for codes that are always empty."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if xml.name(one) in _LONE:
            yield one.get("equiv-text", "")
        elif one.get("mtype") == "x-sdl-deleted":
            pass
        else:
            yield from _pieces(one)
        yield one.tail or ""


def identifier(passage: Passage) -> str:
    """The id of a unit, the same for the same text in the same context in any file."""
    key = f"{passage.context or ''}\x04{passage.source}"
    return f"u{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def write(passages: Iterable[Passage], source: str, target: str) -> Iterator[str]:
    """The text of an XLIFF 1.2 file in pieces, a <file> for each article; `passages` stand article by article."""
    yield f'{xml.DECLARATION}<xliff version="1.2" xmlns="{NAMESPACE}">\n'
    for article, units in groupby(passages, key=lambda passage: passage.article):
        yield (
            "<file"
            + xml.attributes(
                original=article,
                source_language=source,
                target_language=target,
                datatype="plaintext",
                xml__space="preserve",
            )
            + ">\n<body>\n"
        )
        yield from ("".join(_unit(passage)) for passage in units)
        yield "</body>\n</file>\n"
    yield "</xliff>\n"


def _unit(passage: Passage) -> Iterator[str]:
    approved = passage.state is State.TRANSLATED
    state = {State.UNTRANSLATED: "new", State.FUZZY: _REVIEW, State.TRANSLATED: "final"}
    yield f"<trans-unit{xml.attributes(id=identifier(passage), approved='yes' if approved else 'no')}>\n"
    yield f"<source>{xml.text(passage.source)}</source>\n"
    yield f'<target state="{state[passage.state]}">{xml.text(passage.target)}</target>\n'
    if passage.context is not None:
        yield '<context-group purpose="information"><context context-type="x-gettext-msgctxt">'
        yield f"{xml.text(passage.context)}</context></context-group>\n"
    yield from (f"<note>{xml.text(remark)}</note>\n" for remark in passage.remarks)
    for kind, lines in (("mark", (passage.mark,)), ("evidence", passage.evidence)):
        yield from (f'<note from="{_OURS[kind]}">{xml.text(for_xml(line))}</note>\n' for line in lines if line)
    yield "</trans-unit>\n"


def is_ours(identity: str) -> bool:
    """True for an id that `identifier` has made."""
    return bool(_OWN_ID.fullmatch(identity))


def is_version(path: Path, wanted: str) -> bool:
    """True if a file is XLIFF of the version `wanted` ("1" or "2"). Raises ExchangeError if it is not XLIFF."""
    first = xml.root(path)
    if xml.name(first) != "xliff":
        raise ExchangeError(path, f"XML, but <{xml.name(first)}> is not XLIFF", "check the file, or give --format")
    return first.get("version", "1.2").startswith(wanted)
