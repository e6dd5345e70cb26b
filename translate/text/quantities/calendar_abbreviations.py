"""Abbreviated days and months in a text ("Mon-Fri", "Jan | Feb"), and the same in another locale, by CLDR.

Many are other words, too (sat, sun, mar): one counts where others stand beside it, where a number follows, or where no
such word exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from glossary.locales import calendar_names, joined_with, primary
from translate.text.numbers import months_beside_days, weekdays

DAYS, MONTHS = "days", "months"
_TOKEN = re.compile(r"(?<![\w.’'-])[^\W\d_]{2,13}(?![\w’'])\.?|(?<=[\w.][-–—/])[^\W\d_]{2,13}(?![\w’'])\.?")
_GAP = "[ \u00a0]"
_RANGE = r"(?:to|thru|through|until|till|bis|до|по|a|al|à|au|até)"
_AND = r"(?:and|und|y|e|et|и|та|і)"
_OR = r"(?:or|oder|o|ou|или|або)"
_JOINER = re.compile(rf"{_GAP}?(?:[-–—/,&+·]|,? ?\b(?:{_RANGE}|{_AND}|{_OR})\b){_GAP}?|[ \u00a0\t]+", re.IGNORECASE)
_ROW = re.compile(r"\s*[|\t]\s*|\s{2,}")  # between cells, which are no run but speak for each other
_NUMBER_AFTER = re.compile(rf"{_GAP}?[,:]?{_GAP}?\d")
_AFTER_ARTICLE = re.compile(r"\b(?:the|a|an) \Z", re.IGNORECASE)
_AFTER_PREPOSITION = re.compile(r"\b(?:on|until|till|from|since|by|this|next|last|every|each) \Z")
_DAY_AFTER, _DAY_BEFORE = re.compile(rf"{_GAP}\d{{1,2}}(?![\d:])"), re.compile(rf"(?<![\d.:,])\d{{1,2}}{_GAP}\Z")
_OTHER_WORDS = frozenset({"mon", "sat", "sun", "wed"})  # abbreviations of days that are also words of English texts
_HEADS = re.compile(r"\s*(?:\Z|[:|\t–—-]|\d|[^\W\d_A-Z]+\Z)")  # after the label of a line: Sun closed
_STOP = re.compile(r"[.!?…][\"'”’)»]*\s*\Z")
_LABEL = re.compile(rf"{_GAP}?[:–—|\t]|{_GAP}-{_GAP}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_TIME = frozenset(["am", "pm", "noon", "midnight", "hrs", "min", "uhr", "and", "or", "to", "the", "of", "from"])


@dataclass(frozen=True, slots=True)
class CalendarName:
    """A day (1 to 7, Monday first) or month at characters [start, end) of a text, with the stop of an abbreviation."""

    kind: str
    number: int
    start: int
    end: int
    is_short: bool


Run = tuple[CalendarName, ...]
"""Names of one kind with nothing but joiners between."""


@lru_cache(maxsize=64)
def calendar_runs(text: str, locale: str, listed: frozenset[str] = frozenset()) -> tuple[Run, ...]:
    """The runs of abbreviated days or months of a text. `listed`: the kinds that its document has lists of, so that one
    at the beginning of a line is sure, see `listed_kinds`."""
    found = _names(text, locale)
    runs = [tuple(run) for run in _together(found, lambda a, b: bool(_JOINER.fullmatch(text, a.end, b.start)))]
    return tuple(run for run in runs if _is_sure(run, runs, text, locale, listed))


def dated_months(text: str, locale: str) -> list[tuple[int, int, str]]:
    """The spans of the abbreviated months of a text that stand beside the number of a day, each with its full name."""
    found = (one for one in _names(text, locale) if one.kind == MONTHS and one.is_short)
    near = (one for one in found if _DAY_AFTER.match(text, one.end) or _DAY_BEFORE.search(text[: one.start]))
    return [edit for one in near for edit in in_full(text, (one,), locale)]


def listed_kinds(texts: Iterable[str], locale: str) -> frozenset[str]:
    """The kinds of which at least two abbreviations begin lines, or stand in cells of their own, in a document."""
    seen: dict[str, set[int]] = {DAYS: set(), MONTHS: set()}
    for text in texts:
        for line in text.splitlines():
            for run in _together(_names(line, locale), lambda a, b: False):
                if not line[: run[0].start].strip(" \t|*-•"):
                    seen[run[0].kind] |= {one.number for one in run if one.is_short}
    return frozenset(kind for kind, numbers in seen.items() if len(numbers) > 1)


def is_prose(text: str, runs: Sequence[Run]) -> bool:
    """True for a line that says something in a sentence, and does not only list: abbreviations in it are read out."""
    first = runs[0]
    if not text[: first[0].start].strip() and _LABEL.match(text, first[-1].end):
        return False
    inside = [range(run[0].start, run[-1].end) for run in runs]
    words = [m[0] for m in _WORD.finditer(text) if not any(m.start() in span for span in inside)]
    words = [word for word in words if word.lower() not in _OF_TIME]
    return sum(word[0].islower() for word in words) > 3 or (len(words) > 1 and bool(_STOP.search(text)))


def in_full(text: str, run: Run, locale: str) -> list[tuple[int, int, str]]:
    """The spans of the abbreviations of a run in a text, each with its full name."""
    found = []
    for one in run:
        if one.is_short:
            keeps_stop = text[one.end - 1] == "." and not text[one.end :].strip()
            name = calendar_names(locale, one.kind, "wide").alone[one.number - 1]
            found.append((one.start, one.end - keeps_stop, name))
    return found


def alone(text: str, run: Run) -> str:
    """A run as a text that is read as one wherever it stands: a single abbreviation has a full stop."""
    own = text[run[0].start : run[-1].end]
    return own if len(run) > 1 or own.endswith(".") else f"{own}."


def abbreviated(text: str, source: str, target: str) -> str:
    """A text that is a run, see `alone`, as a locale writes it; "" for any other."""
    found = _names(text, source)
    if not found or found[0].start > 0 or text[found[-1].end :].strip() not in ("", "."):
        return ""
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    if len({one.kind for one in found}) > 1 or not all(map(_JOINER.fullmatch, gaps)):
        return ""
    if not (any(one.is_short for one in found) if len(found) > 1 else text.rstrip().endswith(".")):
        return ""
    shown = _written(text, found[0], target)
    for gap, one in zip(gaps, found[1:], strict=True):
        shown = _joined(shown, gap, _written(text, one, target), target)
    return shown


def _written(text: str, one: CalendarName, target: str) -> str:
    width = "abbreviated" if one.is_short else "wide"
    name = calendar_names(target, one.kind, width).alone[one.number - 1]
    own = text[one.start : one.end]
    if own.isupper():
        return name.upper()
    return name[:1].upper() + name[1:] if own[0].isupper() else name


def _joined(shown: str, gap: str, name: str, target: str) -> str:
    """A further name after what is written: words between become the sign or word of the target."""
    word = gap.strip(", \u00a0").lower()
    if re.fullmatch(_RANGE, word):
        return f"{shown}–{name}"
    kind = "and" if word == "&" or re.fullmatch(_AND, word) else "or" if re.fullmatch(_OR, word) else ""
    if kind:
        return joined_with(target, kind).replace("{0}", shown).replace("{1}", name)
    return f"{shown}{gap}{name}"


def _is_sure(run: Run, runs: Sequence[Run], text: str, locale: str, listed: frozenset[str]) -> bool:
    first, last = run[0], run[-1]
    if first.kind in listed and not text[: first.start].strip() and not text[last.end :].strip():
        return True
    if not any(one.is_short for one in run):
        return False
    if len(run) > 1 or any(_in_row(run, other, text) for other in runs if other is not run):
        return True
    if _AFTER_ARTICLE.search(text, max(0, first.start - 4), first.start):
        return False
    begins = not text[: first.start].strip(" \t|*-•")
    if begins and first.kind in listed and _HEADS.match(text, last.end):
        return True
    if first.kind == MONTHS or text[last.end :].lstrip(" ")[:1].isupper():
        return False
    if _NUMBER_AFTER.match(text, last.end) or _AFTER_PREPOSITION.search(text[: first.start]):
        return True
    others = (other for other in runs if other is not run and len(other) > 1)
    return any(other[0].kind == DAYS for other in others) or _is_unlike(
        text[first.start : first.end].strip("."), locale
    )


def _in_row(run: Run, other: Run, text: str) -> bool:
    """True for runs of one kind in neighbouring cells of a table."""
    left, right = sorted((run, other), key=lambda one: one[0].start)
    return run[0].kind == other[0].kind and bool(_ROW.fullmatch(text, left[-1].end, right[0].start))


def _is_unlike(word: str, locale: str) -> bool:
    """True if a language has no other word like an abbreviation, so that it counts anywhere; asked of English, where
    they have capitals."""
    return primary(locale) == "en" and word[0].isupper() and word.lower() not in _OTHER_WORDS


def _together(found: Sequence[CalendarName], joins: Callable[[CalendarName, CalendarName], bool]) -> Iterator[Run]:
    """The names in groups of one kind, each joined to the next."""
    run: list[CalendarName] = []
    for one in found:
        if run and not (run[-1].kind == one.kind and joins(run[-1], one)):
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)


def _names(text: str, locale: str) -> list[CalendarName]:
    """Everything that may be a day or a month."""
    table = _table(locale)
    has_capitals = primary(locale) in ("en", "de")
    found = []
    for match in _TOKEN.finditer(text) if table else ():
        word = match[0].rstrip(".")
        kind, number, is_short = table.get(word.lower(), ("", 0, False))
        if kind and (word.istitle() or word.isupper() or (word.islower() and not has_capitals)):
            end = match.end() if is_short else match.start() + len(word)
            found.append(CalendarName(kind, number, match.start(), end, is_short))
    return found


@cache
def _table(locale: str) -> Mapping[str, tuple[str, int, bool]]:
    """Kind and number of each name in lower case, and whether it is shorter than the full one."""
    language = primary(locale)
    short: dict[str, tuple[str, int]] = {name: (MONTHS, n) for name, n in months_beside_days(language).items()}
    short |= {name: (DAYS, n) for name, n in weekdays(language).items()}
    full: dict[str, tuple[str, int]] = {}
    for kind in (MONTHS, DAYS):
        for width, table in (("abbreviated", short), ("wide", full)):
            both = calendar_names(locale, kind, width)
            table |= {name.lower().rstrip("."): (kind, n) for names in both for n, name in enumerate(names, 1)}
    longest = {key: max(len(name) for name, one in full.items() if one == key) for key in full.values()}
    short = {name: key for name, key in short.items() if key in longest and len(name) < min(longest[key], 6)}
    return {name: (*key, False) for name, key in full.items()} | {
        name: (*key, True) for name, key in short.items() if name not in full
    }
