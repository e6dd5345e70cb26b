"""Typography of the target locale: quotation marks, dashes and number signs of a translation that was made without
them.

Protected spans stay unchanged, in source and target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossary.locales import quotation_marks
from translate.text import locales
from translate.text.numbers import localized
from translate.text.offsets import Rewritten
from translate.text.protected_spans import protected
from translate.text.telephone_labels import labelled

_MARKS = re.compile(r"[\"“”„«»‟'`](?:(?<=[\"“”„«»‟])|(?<=')'|(?<=`)`)")  # it begins with a set: fast
# Languages whose newspapers print other marks than CLDR has: language and CLDR's marks -> outer and inner pair.
_PRINTED: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("fr", "«»«»"): ("«\u00a0", "\u00a0»", "“", "”"),  # Imprimerie nationale: spaces inside, other marks within
    ("fr", "«»”“"): ("«\u00a0", "\u00a0»", "“", "”"),  # Canada: CLDR's inner pair is the wrong way round
    ("pt", "«»“”"): ("“", "”", "‘", "’"),  # Portugal: « » is for books and the law
    ("hr", "„“‚‘"): ("„", "”", "‘", "’"),  # Hrvatski pravopis (2013)
    **dict.fromkeys(
        (("bg", "„“„“"), ("lt", "„“„“")), ("„", "“", "‚", "‘")
    ),  # the same pair at both levels is ambiguous
    ("hy", "«»«»"): ("«", "»", "„", "“"),  # likewise
}
_CURLY = re.compile(rf"{_MARKS.pattern}|[‘’]")
_ENGLISH = ("“", "”", "‘", "’")
_DASHED = ("ru", "uk", "be", "bg")  # a dash between words is long there
_HYPHEN = re.compile(r"(?<=[^\W\d_][,»“”\")]| [^\W\d_]|[^\W\d_]{2}|[,»“”\")]{2}) - (?=[^\W\d_«„“\"(])")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w.,]*\d)")
# A point in a number is certainly a decimal sign only beside a currency, a percentage, a scale word or a unit.
_DECIMAL = re.compile(
    r"(?<=[$€£¥₽])\d+\.\d+(?![.\d])"
    r"|(?<![\w.,$€£¥₽])\d+\.\d+(?=\s?%|\s(?:percent|per cent|million|billion|trillion|thousand|kilomet|met(?:er|re)"
    r"|mile|kilogram|gram|ton|degree|point|times|euro|dollar|pound|litre|liter|hectare|inch|f(?:ee|oo)t)\w*\b)"
)


def straight(text: str) -> str:
    """`text` with straight double quotes and apostrophes: models keep 147 of 150 of those, 18 of the curly ones
    (Firefox en-pt; the built-in en-ru keeps 136 and 123; measured on 150 quoting sentences of news)."""
    return straightened(Rewritten(text)).text


def straightened(text: Rewritten) -> Rewritten:
    """`text` with straight double quotes and apostrophes outside protected spans, see `straight`."""
    if not _CURLY.search(text.text):
        return text
    spans = protected(text.text)

    def plain(match: re.Match[str]) -> str:
        if _inside(match.start(), spans):
            return match[0]
        return "'" if match[0] in "‘’" else '"'

    return text.substituted(_CURLY, plain)


def typeset(source: str, target: Rewritten, source_locale: str, target_locale: str) -> Rewritten:
    """`target` with the quotation marks of the target locale, opening and closing as in `source`, with long dashes
    where the language has them, and with the source's numbers in the format of the target locale."""
    written = labelled(source, _numbers(source, target, source_locale, target_locale), target_locale)
    if locales.primary(target_locale) in _DASHED:
        written = _outside(written, _HYPHEN, " — ")
    return written.changed(quotes(source, written.text, target_locale))


def _outside(text: Rewritten, pattern: re.Pattern[str], new: str) -> Rewritten:
    """The text with `pattern` replaced by `new` outside protected spans."""
    spans = protected(text.text)
    return text.substituted(pattern, lambda match: match[0] if _inside(match.start(), spans) else new)


def _inside(place: int, spans: Sequence[tuple[int, int, object]]) -> bool:
    return any(start <= place < end for start, end, _ in spans)


def _marks(text: str) -> list[re.Match[str]]:
    spans = protected(text)
    return [match for match in _MARKS.finditer(text) if not _inside(match.start(), spans)]


def quoted(source: str, target: str, locale: str) -> str:
    """`target` with the quotation marks of `locale`: they open and close as in `source` if both have the same number,
    else as in `target` if they are in pairs there, else they stay."""
    return Rewritten(target).changed(quotes(source, target, locale)).text


@lru_cache(maxsize=64)
def quotes(source: str, target: str, locale: str) -> tuple[tuple[int, int, str], ...]:
    """The edits of `quoted`: characters [start, end) of the target, and the mark in their place."""
    return tuple(_quotes(source, target, locale))


def _quotes(source: str, target: str, locale: str) -> Iterator[tuple[int, int, str]]:
    wanted, found = _marks(source), _marks(target)
    opens = _openings(source, wanted)
    if len(wanted) != len(found) or _is_measure(source, wanted):
        opens = _openings(target, found)
        if not _is_paired(opens):
            return
    done = 0
    for match, mark in zip(found, _styled(opens, locale), strict=True):
        before = target[done : match.start()]
        start = done + len(before.rstrip()) if mark[0].isspace() else match.start()
        done = _text_begins(target, match.end()) if mark[-1].isspace() else match.end()
        yield start, done, mark


def _text_begins(text: str, at: int) -> int:
    """The first place after `at` without white space: French marks come with their own spaces."""
    return len(text) - len(text[at:].lstrip())


@lru_cache(maxsize=256)
def marks(locale: str) -> tuple[str, str, str, str]:
    """The quotation marks of a locale: outer opening and closing, inner opening and closing. They are CLDR's, except
    for `_PRINTED` and where CLDR has single marks outside (Dutch): a closing ’ looks like an apostrophe."""
    usual = quotation_marks(locale)
    if not {"‘", "’"}.isdisjoint(usual[:2]):
        return _ENGLISH
    return _PRINTED.get((locales.primary(locale), "".join(usual)), usual)


def _styled(opens: Sequence[bool], locale: str) -> Iterator[str]:
    style = marks(locale)
    depth = 0
    for opening in opens:
        depth -= not opening
        yield style[2 * (max(depth, 0) % 2) + (not opening)]
        depth += opening


def _openings(text: str, marks: Sequence[re.Match[str]]) -> list[bool]:
    """For each mark, True if it opens a quotation. The mark alone does not decide it: “ closes in German, » opens in
    German books, and ” opens in Swedish."""
    opens, before = list[bool](), list[str]()
    for match in marks:
        mark = match[0]
        if (mark == "“" and "„" in before[-1:]) or (mark == "«" and "»" in before[-1:]):
            opening = False
        elif mark in "”»":
            opening = before[-1:] in ([], ["„"]) and _opens_here(text, match)  # „ »a« b” in Hungarian
        else:
            opening = mark in "“„«‟``" or _opens_here(text, match)
        opens.append(opening)
        if opening:
            before.append(mark)
        elif before:
            before.pop()
    return opens


def _opens_here(text: str, match: re.Match[str]) -> bool:
    """True if a mark is in the position of an opening one: after a space and not before one."""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    return not after.isspace() and (before.isspace() or before in '([{—–-/“„«"')


def _is_measure(text: str, marks: Sequence[re.Match[str]]) -> bool:
    """True if a straight mark after a digit closes nothing and so means inches or seconds."""
    depth = 0
    for match, opening in zip(marks, _openings(text, marks), strict=True):
        if not opening and not depth and match[0] == '"' and text[: match.start()][-1:].isdigit():
            return True
        depth += 1 if opening else -min(depth, 1)
    return False


def _is_paired(opens: Sequence[bool]) -> bool:
    depth = 0
    for opening in opens:
        depth += 1 if opening else -1
        if depth < 0:
            return False
    return depth == 0


def _numbers(source: str, target: Rewritten, source_locale: str, target_locale: str) -> Rewritten:
    """The target with the numbers copied unchanged from the source in the format of the target locale."""
    spans = protected(source)
    found = [m[0] for p in (_GROUPED, _DECIMAL) for m in p.finditer(source) if not _inside(m.start(), spans)]
    for number in sorted(set(found), key=len, reverse=True):
        local = localized(number, source_locale, target_locale)
        if local != number:
            exact = re.compile(rf"(?<![\w.,]){re.escape(number)}(?!\d|[.,]\d)")
            target = _outside(target, exact, local)
    return target
