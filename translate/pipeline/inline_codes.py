"""The inline codes of a paragraph in its translation: placed by word links, their own texts translated, written as the
author's format writes them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossary import Occurrence, Severity
from translate.machine import Part
from translate.model import GUESSED, UnitFinding
from translate.text import Offsets
from translate.text.markup import Code, CodedText, CodeKind, Links, Markup, Stretch, placed
from translate.text.rules import short


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph in both languages as their authors write it. `source`, `target`: the maps to them from the plain
    texts; `text`: the target with its markup; `findings`: what is unsure about its codes."""

    text: str
    source: Offsets
    target: Offsets
    findings: tuple[UnitFinding, ...] = ()


def subtexts(coded: CodedText) -> Iterator[str]:
    """The texts inside the codes of a text that are translated as well, such as the titles of its links."""
    return (code.text[start:end] for code in coded.codes for start, end in code.subtexts)


def query(coded: CodedText, start: int, part: Part) -> CodedText:
    """The query to the engine for a part of a plain text, from character `start` of it, with the codes that stand in
    it: pairs that begin and end there, and codes between characters. How they are written does not matter there."""
    if not part.query:
        return CodedText("")
    end = start + len(part.text)
    low = bisect_left(coded.codes, start, key=lambda code: code.at)
    high = bisect_right(coded.codes, end, key=lambda code: code.at)
    near = coded.codes[low:high]
    ends = Counter(code.pair for code in near if code.pair)
    inside = [code for code in near if ends[code.pair] == 2 or (code.kind is CodeKind.EMPTY and start < code.at < end)]
    codes = (replace(code, at=part.offsets.forward((code.at - start,) * 2)[0], text="", subtexts=()) for code in inside)
    numbers = {pair: n for n, pair in enumerate(dict.fromkeys(code.pair for code in inside if code.pair), 1)}
    return CodedText(part.query, tuple(replace(code, pair=numbers.get(code.pair, 0)) for code in codes))


def marked(
    coded: CodedText,
    target: str,
    stretches: Sequence[Stretch],
    terms: Iterable[Occurrence],
    links: Links,
    markup: Markup,
    said: Mapping[str, str],
) -> Marked:
    """The translation `target` of a plain text with the codes of its source. `terms`: those in both; `said`: the
    translations of `subtexts`, by text; one that is missing stays as it is."""
    found = placed(coded, target, stretches, links, known(terms))
    codes = tuple(
        replace(code, text=code.reworded(lambda text: said.get(text) or text), subtexts=()) for code in found.text.codes
    )
    written = markup.written(replace(found.text, codes=codes))
    again = markup.lifted(written.text)
    if _texts(again) != _texts(replace(coded, codes=codes)):
        codes = found.text.codes  # a translated title broke its code
        written = markup.written(found.text)
    unsure = tuple(_unsure(code) for code in found.unsure)
    return Marked(written.text, coded.offsets.inverse(), written.offsets, unsure)


def known(terms: Iterable[Occurrence]) -> list[Stretch]:
    """Where terms and their renderings stand."""
    return [Stretch((one.match.start, one.match.end), (one.start, one.end)) for one in terms if one.start >= 0]


def named(finding: UnitFinding, coded: CodedText) -> UnitFinding:
    """A finding about a plain text, with what its stand-ins stand for."""
    message = finding.message
    for code in coded.codes:
        message = message.replace(code.stand_in, code.text) if code.stand_in.strip() else message
    return replace(finding, message=message) if message != finding.message else finding


def _texts(coded: CodedText) -> list[str]:
    return sorted(code.text for code in coded.codes)


def _unsure(code: Code) -> UnitFinding:
    return UnitFinding(GUESSED, Severity.INFO, f"the place of {short(code.text.strip())} is a guess")


def without_markup(markup: Markup, find_terms: Callable[[str, str], tuple[Occurrence, ...]]) -> _FindTerms:
    """A function that finds terms in plain texts as one that finds them in texts with markup."""

    def find(source: str, target: str) -> tuple[Occurrence, ...]:
        ours, theirs = markup.lifted(source), markup.lifted(target)
        left, right = ours.offsets.inverse().forward, theirs.offsets.inverse().forward
        return tuple(one.moved(left, right) for one in find_terms(ours.plain, theirs.plain))

    return find


_FindTerms = Callable[[str, str], tuple[Occurrence, ...]]
