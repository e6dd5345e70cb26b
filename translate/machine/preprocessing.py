"""Pre-processing of a segment for the engine: bullets, emoji and datelines cut off, headlines and capitals truecased.

A segment is cut into parts, which join to the segment exactly. Only parts with words are sent to the engine.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from translate.machine import capitals
from translate.machine.speakers import named_speaker
from translate.machine.stretches import has_words, stretches
from translate.text import Offsets, Rewritten, fences, layout_end, locales, protected, typography
from translate.text.quantities import Run, alone, calendar_runs, dated_months, in_full, is_prose

LONGEST = 500  # characters of one request; longer texts are cut at a clause, as models drop text; chosen by hand

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# "STEPANAKERT — ", "MOSCOW, Nov. 10 (Reuters) - ", "NEW YORK (AP) — ", "COSTA MESA, Calif.  (AP) - ",
# "Yerevan, Nov. 10 – ": a place in capitals, or a place and a date, then a dash.
_CAPITALS = r"[^\W\d_a-zà-ÿа-я]"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPITALS}(?:{_CAPITALS}|[.'’-])+(?:[ /]{_CAPITALS}(?:{_CAPITALS}|[.'’-])+){{0,3}}))"
    rf"(?P<rest>(?:,\s(?:[A-Z][a-z]+\.?|[A-Z]\.[A-Z]\.|[A-Z]{{2,}}(?: [A-Z]{{2,}})?))?(?:,\s(?:{_DATE}))?"
    r"(?P<agency>\s+\([A-Za-z /]{2,30}\))?)(?P<dash>\s*(?:—|–|--|-)\s+)(?=\S)"
    rf"|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})(?P<day>, (?:{_DATE}))(?P<by>\s+\([A-Za-z /]{{2,30}}\))?"
    r"(?P<line>\s*(?:—|–|--|-)\s+)(?=\S)"
)
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay
_NAMED_AFTER_ARTICLE = re.compile(r"(?:the|an?)\s+[^\W\d_a-z]")  # the Kremlin
_SHORT = 3  # letters: an abbreviation up to this length is not the place of a dateline (US, FBI); chosen by hand
_BEFORE = 8  # characters before a word in which the end of the last sentence is looked for; chosen by hand
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
_SPACE = re.compile(r"\s+")
_PARTING = " \t\xa0:,;–—-"
_CLAUSE = re.compile(r"(?<=[;:,—–])\s+|\s+(?=[—–(])")


class LetterCase(StrEnum):
    """The letter case of a part. The engine is sent ordinary case, and its answer is put back into this case."""

    PLAIN = "plain"
    TITLE = "title"
    CAPITALS = "capitals"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a segment. `query`: the text sent to the engine, "" for a stretch that is not translated; `offsets`:
    the map from characters of `text` to those of `query`."""

    text: str
    query: str = ""
    letter_case: LetterCase = LetterCase.PLAIN
    offsets: Offsets = field(default=Offsets())

    def shaped(self, target: str) -> Rewritten:
        """A translation of `query` in the letter case of the part and with its surrounding white space; the text itself
        for an answer that only repeats the query."""
        if target == self.query:
            return Rewritten(self.text, self.offsets.inverse())
        core = _stripped(target)
        if self.letter_case is LetterCase.CAPITALS:
            cased = _capitals(core)
        else:
            cased = _begun(self.text, core)
            cased = cased.changed(capitals.raised(self.text, self.query, cased.text))
        start = len(self.text) - len(self.text.lstrip())
        end = len(cased.text)
        return cased.changed([(0, 0, self.text[:start]), (end, end, self.text[max(len(self.text.rstrip()), start) :])])


def _stripped(text: str) -> Rewritten:
    core = text.strip()
    start = len(text) - len(text.lstrip())
    return Rewritten(text).changed([(0, start, ""), (start + len(core), len(text), "")])


def _capitals(text: Rewritten) -> Rewritten:
    return text.changed((n, n + 1, letter.upper()) for n, letter in enumerate(text.text))


def _begun(source: str, target: Rewritten) -> Rewritten:
    """`target` with a capital where `source` begins with one."""
    begins = next((letter for letter in source if letter.isalnum()), "")
    at = next((n for n, letter in enumerate(target.text) if letter.isalnum()), None)
    if at is None or not begins.isupper() or _BRAND.match(target.text, at):
        return target
    if any(span.start <= at < span.end for span in protected(target.text)):
        return target
    return target.changed([(at, at + 1, target.text[at].upper())])


def casing(texts: Iterable[str]) -> Mapping[str, str]:
    """The truecasing table of these texts: each lower-cased word with its most frequent spelling inside sentences.

    Words of headings and first words of sentences are not counted, as their capitals say nothing.
    """
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        if not _SENTENCE_END.search(text):
            continue
        for match in _WORD.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()].rstrip(" \"'“‘«(")
            if before and before[-1] not in ".!?…:\n" and not match[0].isupper():
                seen.setdefault(match[0].lower(), Counter())[match[0]] += 1
    return {word: min(forms, key=lambda form: (-forms[form], form)) for word, forms in seen.items()}


def parts(
    segment: str, spelling: Mapping[str, str], locale: str, listed: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """Cut a segment into parts that are translated and parts that stay; their texts join to the segment. `spelling`:
    see `casing`; `locale`: that of the segment; `listed`: see `quantities.listed_kinds`."""
    if fences(segment):
        return (Part(segment),)
    start = layout_end(segment, locale)
    found, rest = [Part(segment[:start])] if start else [], segment[start:]
    dateline, label = _DATELINE.match(rest), capitals.speaker(rest, locale) or named_speaker(rest, locale)
    if dateline and _is_place(dateline):
        found += _dateline(dateline, spelling)
        rest = rest[dateline.end() :]
    elif label:
        found += [_label(text, spelling, locale) if is_words else Part(text) for text, is_words in label.stretches]
        rest = rest[label.end :]
    runs = calendar_runs(rest, locale, listed)
    if not runs or is_prose(rest, runs):
        return (*found, *_words(rest, spelling, locale))
    return (*found, *_listing(rest, runs, spelling, locale))


def _words(text: str, spelling: Mapping[str, str], locale: str) -> Iterator[Part]:
    for stretch, is_words in stretches(text):
        yield from _sentence(stretch, spelling, locale) if is_words else [Part(stretch)]


def _listing(text: str, runs: Sequence[Run], spelling: Mapping[str, str], locale: str) -> Iterator[Part]:
    """The parts of a line that only lists: its abbreviated days and months are parts of their own."""
    start = 0
    for run in runs:
        yield from _beside_runs(text[start : run[0].start], spelling, locale)
        start = run[-1].end
        own = text[run[0].start : start]
        yield Part(own, alone(text, run), offsets=Rewritten(own).changed([(len(own), len(own), "")]).offsets)
    yield from _beside_runs(text[start:], spelling, locale)


def _beside_runs(text: str, spelling: Mapping[str, str], locale: str) -> Iterator[Part]:
    """The parts of what stands between the runs of a line, without the signs that part them."""
    if not has_words(text):
        yield from [Part(text)] if text else []
        return
    body = text.strip(_PARTING)
    start = text.index(body)
    yield from (Part(text[:start]),) if start else ()
    yield from _words(body, spelling, locale)
    yield from (Part(text[start + len(body) :]),) if text[start + len(body) :] else ()


def _sentence(text: str, spelling: Mapping[str, str], locale: str) -> Iterator[Part]:
    for stretch, is_note in capitals.stretches(text, locale):
        if is_note:
            yield _label(stretch, spelling, locale)
            continue
        for piece in _cut_long(stretch):
            if piece:
                yield _part(piece, spelling, locale) if has_words(piece) else Part(piece)


def begins_with_name(text: str) -> bool:
    """True if a text begins in lower case, but with a name: a brand (iPhone), or a name after its article (the
    Kremlin)."""
    return bool(_BRAND.match(text) or _NAMED_AFTER_ARTICLE.match(text))


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a sentence, each with the white space after it; the whole sentence where it cannot be cut."""
    cuts = [match.end() for match in _CLAUSE.finditer(text) if 15 < match.end() < len(text) - 10]
    bounds = [0, *cuts, len(text)]
    return tuple(text[a:b] for a, b in itertools.pairwise(bounds))


def _is_place(match: re.Match[str]) -> bool:
    """True if a match is a dateline: a place in a script that has capitals, and not an abbreviation alone ("US:
    ...")."""
    place = match["place"]
    if not place:
        return True
    return place.isupper() and (len(place) > _SHORT or bool(match["rest"]))


def _label(text: str, spelling: Mapping[str, str], locale: str) -> Part:
    """A label in capitals, or the note beside it, which may be in small letters; "Ms. JONES" becomes "Ms. Jones"."""
    if text[:1].islower():
        return Part(text, text)
    if text.istitle() and not text.isalpha():  # Dr. Amina Yusuf
        return Part(text, text)
    if text[1:2].islower() and text.isalpha():
        return Part(text, text.lower() if capitals.small(text, locale) else text)
    decased = _in_capitals(Rewritten(text), text, capitals.as_prose(text, spelling, locale))
    return decased if text.isupper() and len(text) > 1 else replace(decased, letter_case=LetterCase.PLAIN)


def _dateline(match: re.Match[str], spelling: Mapping[str, str]) -> list[Part]:
    """The parts of a dateline: the place, translated in ordinary case and put back in capitals; the date, translated;
    agency and dash, which stay."""
    place = match["place"] or match["town"]
    if match["place"]:
        shortest = 2 if len(place) > _SHORT else _SHORT + 1
        found = [_in_capitals(Rewritten(place), place, capitals.as_name(spelling, shortest))]
    else:
        found = [Part(place, place)]
    agency = match["agency"] or match["by"] or ""
    between = match["day"] if match["town"] else match["rest"][: len(match["rest"]) - len(agency)]
    if between:
        words = between.lstrip(", ")
        is_date = not words.isupper()
        kept = Part(words, words) if is_date else _in_capitals(Rewritten(words), words, capitals.as_name(spelling, 3))
        found += [Part(between[: len(between) - len(words)]), kept]
    return [*found, Part(agency + (match["dash"] or match["line"]))]


def _part(text: str, spelling: Mapping[str, str], locale: str) -> Part:
    query = typography.straightened(Rewritten(text))
    runs = calendar_runs(query.text, locale)
    query = query.changed(edit for run in runs for edit in in_full(query.text, run, locale))
    query = query.changed(dated_months(query.text, locale))
    words = _WORD.findall(query.text)
    letters = sum(map(len, words))
    if (letters > 4 if len(words) > 1 else letters > _SHORT and capitals.is_known(words[0], locale)) and all(
        letter.isupper() for word in words for letter in word if letter.isalpha()
    ):
        prose = _in_capitals(query, text, capitals.as_prose(query.text, spelling, locale))
        return replace(prose, query=prose.query[:1].upper() + prose.query[1:])
    if locales.primary(locale) == "en" and len(words) > 2 and not _SENTENCE_END.search(text):
        longer = [word for word in words[1:] if len(word) > 3]
        if longer and sum(word[0].isupper() for word in longer) >= 0.7 * len(longer):
            return _shown_as(_respell(query, spelling), text, LetterCase.TITLE)
    for note in capitals.notes(query.text, locale):
        query = _respelt(query, capitals.as_prose(note["words"], spelling, locale), *note.span("words"))
    return _shown_as(query, text, LetterCase.PLAIN)


def _shown_as(query: Rewritten, text: str, letter_case: LetterCase) -> Part:
    return Part(text, query.text, letter_case, query.offsets)


def _in_capitals(query: Rewritten, text: str, spell: capitals.Spell) -> Part:
    return _shown_as(_respelt(query, spell), text, LetterCase.CAPITALS)


def _respell(title: Rewritten, spelling: Mapping[str, str]) -> Rewritten:
    """A headline with its words in their usual spelling; its first word, and words without one, stay."""
    first = _WORD.search(title.text)
    return _respelt(title, lambda word: _lower(word, spelling), first.end() if first else 0)


def _lower(word: str, spelling: Mapping[str, str]) -> str:
    usual = spelling.get(word.lower(), word)
    return word if word.isupper() else usual


def _respelt(text: Rewritten, spell: capitals.Spell, start: int = 0, end: int | None = None) -> Rewritten:
    """The text with `spell` applied to every word from `start` to `end`, except in protected spans."""
    stop = len(text.text) if end is None else end
    spans = [(start + span.start, start + span.end) for span in protected(text.text[start:stop])]
    bounds = [start, *itertools.chain.from_iterable(spans), stop]
    stretches = zip(bounds[::2], bounds[1::2], strict=True)
    words = (match for a, b in stretches for match in _WORD.finditer(text.text, a, b))
    return text.changed((word.start(), word.end(), spell(word[0])) for word in words)


def _cut_long(text: str) -> tuple[str, ...]:
    """Pieces of at most LONGEST characters, cut after a clause if possible, else at a space, else anywhere; never
    inside a protected span, which may make a piece longer."""
    pieces: list[str] = []
    while len(text) > LONGEST:
        window = text[:LONGEST]
        places = ([match.end() for match in joint.finditer(window, LONGEST // 4)] for joint in (_CLAUSE, _SPACE))
        joints = next(filter(None, places), [])
        cut = joints[-1] if joints else LONGEST
        whole = next((span for span in protected(text[: 8 * LONGEST]) if span.start < cut < span.end), None)
        cut = cut if whole is None else whole.start if whole.start > LONGEST // 4 else whole.end
        pieces.append(text[:cut])
        text = text[cut:]
    return (*pieces, text)
