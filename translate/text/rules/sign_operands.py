"""Signs with what stands beside them: § 5, x ≤ 3, A → B, m². A sign elsewhere in the target is none of theirs.

An operand is a number or a short word that stays as it is; one that the target writes otherwise proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.locales import is_right_to_left
from translate.text.rules.pair import TextPair
from translate.text.rules.renderings import sound
from translate.text.writing_systems import LATIN_SHAPES

OPERATORS = frozenset("×±≤≥≈≠<>=→←↔⇒⇔➔➜⟶§÷√~∼")  # signs that are compared with their operands
_OPERAND = r"(?:\d[\d.,]*\d|\d|[A-Za-z](?![\w’']))"
_AFTER = re.compile(rf"[ \u00a0]?(?P<operand>{_OPERAND})")
_BEFORE = re.compile(rf"(?<![\w.,])(?P<operand>{_OPERAND})[ \u00a0]?\Z")
_STOP = re.compile(rf"(?<![\w.,]){_OPERAND}(?!\w)")
_LIST = re.compile(r"\s*(?:[,;/–—-]+\s*(?:(?:and|or|и|или|und|oder|y|o|e|ou|et)\s+)?|(?:and|or|to|и|или|до|по|und|oder|bis|y|o|a|e|ou|et|à)\s+)")  # fmt: skip # noqa: E501
_NEAR = 30  # characters beside an operand among which its sign stands; chosen by hand
_RIGHT, _LEFT = "→⇒➔➡➜⟶", "←⇐⟵⬅"
_ARROW = re.compile(
    rf"(?P<left>[^\s{_RIGHT}{_LEFT}]{{1,30}})?[ \u00a0]?(?P<arrow>[{_RIGHT}{_LEFT}])"
    rf"[ \u00a0]?(?P<right>[^\s{_RIGHT}{_LEFT}]{{1,30}})?"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER = re.compile(
    r"(?P<base>[^\W\d_]+|\d+|\))"
    r"(?:(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]+)|\^\(?(?P<plain>[-−–+]?\d+)\)?|<sup>(?P<tag>[-−–+]?\d+)</sup>)"
)
_WORDS = {
    "2": r"кв|квадр|quadra|square|carré|cuadr", "3": r"куб|cub|kubik",
}  # fmt: skip
_UNITS_RAISED = re.compile(r"(?<![^\W\d_])(?:[cdkm]?m|[кдсм]?м|ft|in)(?P<power>[23])(?!\d)")


def lost_at_operands(sign: str, pair: TextPair, rendering: re.Pattern[str]) -> bool:
    """True if a sign of the source stands beside an operand that the target has without it."""
    source, operands = pair.source.bare, set[str]()
    for match in re.finditer(re.escape(sign), source):
        after = _AFTER.match(source, match.end())
        before = _BEFORE.search(source, max(0, match.start() - 14), match.start())
        operand = after or before
        if operand is not None:
            operands.add(operand["operand"])
    return any(_stands_alone(operand, pair.target.raw, rendering) for operand in operands)


def _stands_alone(operand: str, target: str, rendering: re.Pattern[str]) -> bool:
    """True if an operand stands in the target, and nowhere with the sign beside it."""
    text = re.escape(operand).replace(r"\.", "[.,]").replace(",", r"[.,\s]?")
    places = [match.span() for match in re.finditer(rf"(?<![\w.,]){text}(?![\d]|[.,]\d)", target)]
    return bool(places) and not any(rendering.search(_around(target, *place)) for place in places)


def _around(text: str, start: int, end: int) -> str:
    """The text beside an operand, as far as the next ones; the whole list that it is one of (§§ 3, 4)."""
    near, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    edge = len(near)
    for stop in reversed(list(_STOP.finditer(near))):
        if not _LIST.fullmatch(near, stop.end(), edge):
            near = near[stop.end() - 1 :]
            break
        edge = stop.start()
    following = _STOP.search(behind)
    return near + text[start:end] + (behind[: following.start() + 1] if following else behind)


def turned_arrows(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The arrows of the source that point the other way in the target, or whose ends changed places; arrows of texts
    that are written from the right are not compared."""
    source, target = pair.source.raw, pair.target.raw
    if not any(map(source.__contains__, _RIGHT + _LEFT)):
        return
    ours, theirs = list(_ARROW.finditer(source)), list(_ARROW.finditer(target))
    mirrored = is_right_to_left(pair.target_locale) != is_right_to_left(pair.source_locale)
    if mirrored or len(ours) != len(theirs):
        return
    for one, other in zip(ours, theirs, strict=True):
        ends, others = _ends(one), _ends(other)
        turned = (one["arrow"] in _RIGHT) != (other["arrow"] in _RIGHT)
        if ends[0] == ends[1] or "" in (*ends, *others):
            swapped = False
        elif _alike(ends[0], others[1]) and _alike(ends[1], others[0]):
            swapped = not (_alike(ends[0], others[0]) and _alike(ends[1], others[1]))
        else:
            swapped = False
        if turned != swapped:
            yield one[0].strip(), other[0].strip()


def _ends(match: re.Match[str]) -> tuple[str, str]:
    return _end(match["left"]), _end(match["right"])


def _end(text: str | None) -> str:
    word = (text or "").strip(".,;:()[]\"'«»“”")
    return word.translate(LATIN_SHAPES) if len(word) == 1 else word.lower()


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 2 and bool(sound(one)) and sound(one) == sound(other))


def changed_powers(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The powers of the source (x², 10⁶) that the target does not have, each with the power of the same base there."""
    source, target = pair.source.bare, pair.target.raw
    if not _has_power(source):
        return
    ours = [(one["base"], _exponent(one), one[0]) for one in _POWER.finditer(source)]
    theirs = [(one["base"], _exponent(one), one[0]) for one in _POWER.finditer(target)]
    raised = {exponent for _, exponent, _ in theirs} | {match["power"] for match in _UNITS_RAISED.finditer(target)}
    own = {(base, exponent) for base, exponent, _ in ours}
    for base, exponent, text in ours:
        other = next((one for b, e, one in theirs if b == base and e != exponent and (b, e) not in own), "")
        kept = (base, exponent) in {(b, e) for b, e, _ in theirs}
        if other and not kept:
            yield text, other
        elif exponent not in raised and not _is_said(exponent, target):
            yield text, ""


def _has_power(text: str) -> bool:
    return "^" in text or not (text.isascii() or _RAISED.isdisjoint(text))


def exponents_in_words(pair: TextPair) -> frozenset[str]:
    """The exponents of the source that the target says in words: 10⁶, 10 в 6-й степени."""
    powers = _POWER.finditer(pair.source.bare) if _has_power(pair.source.bare) else ()
    said = (_exponent(one) for one in powers)
    return frozenset(one for one in said if _is_said(one, pair.target.raw))


def _exponent(match: re.Match[str]) -> str:
    written = match["raised"] or match["plain"] or match["tag"]
    return written.translate(_SUPERSCRIPTS).replace("−", "-").replace("–", "-").lstrip("+")


def _is_said(exponent: str, target: str) -> bool:
    words = _WORDS.get(exponent)
    degree = (
        rf"(?<!\d){re.escape(exponent)}(?:-?\w{{1,3}})?[ \u00a0]степен|(?:степен\w*|power(?: of)?|hoch|potenc\w+"
        rf"|puissance|elevado a)[ \u00a0]{re.escape(exponent)}\b"
    )
    return bool((words and re.search(words, target, re.IGNORECASE)) or re.search(degree, target))
