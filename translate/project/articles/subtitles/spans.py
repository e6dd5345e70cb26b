"""The texts of subtitles: what each speaker says, a sentence that goes on in the next cues as one paragraph.

A cue goes on in the next one if it ends in a comma, or in "...", a dash or no mark at all and the next one begins in
lower case or with "..." as well; the dots and dashes between the two are no text. Tags around a whole line, notes of
music, and the dash before what a speaker says are no text either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from translate.project.articles import ShownText, TextSpan
from translate.text import Span
from translate.text.markup import Code, CodeKind, PatternMarkup
from translate.text.subtitles import joined

SPEAKER = "speaker"
LINE = re.compile(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
"""A line of a file, and its end."""
EDGE = re.compile(r"\r\n|\r|\n")
"""What ends a line."""
_LONGEST_PAUSE = 3.0  # seconds between cues that are one sentence
_MOST_CUES, _MOST_LETTERS = 8, 500  # captions made by machines have no punctuation at all
_BLANKS = " \t\r\n\f\v\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_EDGES = _BLANKS + "♪♫"
_TAGS = r"(?:<[^<>]*+>|\{[^{}]*+\}|[\s\u200e\u200f\u202a\u202b])*"
_TAG = re.compile(r"<[^<>]*+>|\{[^{}]*+\}")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = 3  # letters of a word that has a capital in a title
_DASH = re.compile(rf"{_TAGS}[-\u2010\u2013\u2014](?![-\u2010\u2013\u2014\d])\s*")
_VOICE = re.compile(r"(?:<(?!v[\s.])[^<>]*>|\s)*<v[\s.]", re.IGNORECASE)
_VOICES = re.compile(r"<v[\s.][^<>]*>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"""[.?!…。？！؟।][\s"'”’»)\]」』]*(?:</?[^<>]*>|\{[^{}]*\})*\s*$""")
_MARK_AFTER = re.compile(r"\s*(?:\.{2,4}|…|--|\s-|[–—])$")
_MARK_BEFORE = re.compile(r"(?:\.{2,4}|…|--|[–—])\s*")
_COMMA = re.compile(r"[,،、，]$")
_CLOSED = re.compile(r"""[.?!。？！؟।…)\]}）】]["'”’»」』]*$""")
_OPENED = re.compile(r"""["'“„«‘「『¿¡]*""")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: where its lines stand in the text of the file, when it begins and ends in seconds, and what a cue has in
    common with those that go on with its sentence (a style)."""

    lines: tuple[Span, ...]
    begin: float
    end: float
    voice: str = ""


def shown_texts(text: str, cues: Iterable[Cue], markup: PatternMarkup) -> Iterator[ShownText]:
    """What viewers see of each cue: its lines without tags, and for how long."""
    for cue in cues:
        rows = [markup.lifted(text[start:end]).plain.strip() for start, end in cue.lines]
        yield ShownText("\n".join(filter(None, rows)), cue.begin, cue.end)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one speaker says in cue number `cue`, characters [start, end) of the file, and its text and plain text."""

    cue: int
    start: int
    end: int
    text: str
    plain: str
    is_first: bool
    is_last: bool
    is_speaker: bool
    voice: str


def cue_spans(text: str, cues: Sequence[Cue], markup: PatternMarkup, edge: re.Pattern[str]) -> Iterator[TextSpan]:
    """The paragraphs of some cues of a file. `edge`: what ends a line in them."""
    open_parts: list[_Part] = []
    for part in _parts(text, cues, markup, edge):
        if open_parts:
            last, first = _continued(text, open_parts[-1], part, cues)
            letters = sum(len(one.text) for one in open_parts) + len(part.text)
            if first and last and len(open_parts) < _MOST_CUES and letters <= _MOST_LETTERS:
                open_parts[-1:] = [last, first]
                continue
            yield _span(open_parts, cues)
        open_parts = [part]
    if open_parts:
        yield _span(open_parts, cues)


def _span(parts: Sequence[_Part], cues: Sequence[Cue]) -> TextSpan:
    gaps = tuple((one.end, after.start) for one, after in pairwise(parts))
    return TextSpan(
        parts[0].start,
        parts[-1].end,
        joined(part.text for part in parts),
        SPEAKER if parts[0].is_speaker else "",
        _clock(cues[parts[0].cue].begin),
        gaps=gaps,
    )


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _parts(text: str, cues: Iterable[Cue], markup: PatternMarkup, edge: re.Pattern[str]) -> Iterator[_Part]:
    for n, cue in enumerate(cues):
        groups = list(_speakers(text, cue.lines))
        for at, (start, end, is_speaker) in enumerate(groups):
            first, last = _trimmed(text, start, end, markup)
            said = joined(line.strip(_BLANKS) for line in edge.split(text[first:last]))
            plain = markup.lifted(said).plain
            if any(map(str.isalpha, plain)):
                voices = _VOICES.findall(text, cue.lines[0][0], first)
                voice = voices[-1] if voices else cue.voice
                yield _Part(n, first, last, said, plain.strip(), at == 0, at == len(groups) - 1, is_speaker, voice)


def _speakers(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    """Where what each speaker says begins and ends, without a dash before it, and whether there was one."""
    found: list[tuple[int, int, bool]] = []
    dashed, before = False, ""
    for n, (start, end) in enumerate(lines):
        line = text[start:end]
        dash = _DASH.match(line)
        if dash and (n == 0 or dashed or not before or _SENTENCE_END.search(before)):
            dashed = True
            found.append((start + dash.end(), end, True))
        elif not found or not before or _VOICE.match(line) or _is_title(before, line):
            found.append((start, end, False))
        else:
            found[-1] = found[-1][0], end, found[-1][2]
        before = line.strip()
    return iter([one for one in found if one[0] < one[1]])


def _is_title(line: str, after: str) -> bool:
    """True for a line that is a title above the next one: all its longer words have capitals, and no mark ends it."""
    words = [word for word in _WORD.findall(_TAG.sub("", line)) if len(word) >= _LONG_WORD]
    begins = _WORD.search(_TAG.sub("", after))
    if len(words) < 2 or not line[-1].isalnum() or not begins:
        return False
    return begins[0][0].isupper() and all(word[0].isupper() for word in words)


def _trimmed(text: str, start: int, end: int, markup: PatternMarkup) -> Span:
    """Where a text is without white space, music notes and tags around the whole of it."""
    while True:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip(_EDGES))
        right = len(piece.rstrip(_EDGES))
        if left >= right:
            return start, start
        start, end = start + left, start + right
        coded = markup.lifted(text[start:end])
        before, after = _outer(coded.codes, len(coded.plain))
        if not before and not after:
            return start, end
        start, end = start + before, end - after


def _outer(codes: Sequence[Code], length: int) -> Span:
    """How many characters the codes at the beginning and at the end take that are not of some words only."""
    first, last, before, after = 0, len(codes) - 1, 0, 0
    while first <= last:
        head, tail = codes[first], codes[last]
        if head.at == 0 and head.kind is CodeKind.EMPTY:
            before += len(head.text)
            first += 1
        elif tail.at == length and tail.kind is CodeKind.EMPTY:
            after += len(tail.text)
            last -= 1
        elif (head.at, tail.at) == (0, length) and head.pair and head.pair == tail.pair:
            before, after = before + len(head.text), after + len(tail.text)
            first, last = first + 1, last - 1
        else:
            break
    return before, after


def _continued(text: str, last: _Part, first: _Part, cues: Sequence[Cue]) -> tuple[_Part | None, _Part | None]:
    """Two parts without the marks between them if the second goes on with the sentence of the first, else nothing."""
    before, after = cues[last.cue], cues[first.cue]
    if first.cue != last.cue + 1 or not last.is_last or not first.is_first or first.is_speaker:
        return None, None
    if last.voice != first.voice or not before.begin <= after.begin <= before.end + _LONGEST_PAUSE:
        return None, None
    ending, beginning = _MARK_AFTER.search(last.plain), _MARK_BEFORE.match(first.plain)
    core = last.plain[: ending.start()] if ending else last.plain
    rest = first.plain[beginning.end() :] if beginning else first.plain
    rest = rest[_OPENED.match(rest).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    if not core or not rest or (not ending and _CLOSED.search(core)) or rest[0] in "([（":
        return None, None
    if not (rest[0].islower() or (ending and beginning) or (_COMMA.search(core) and rest[0].isalnum())):
        return None, None
    if ending:
        last = _without_ending(text, last, ending[0])
    if beginning:
        first = _without_beginning(text, first, beginning[0])
    return last, first


def _without_ending(text: str, part: _Part, mark: str) -> _Part:
    """A part without the mark at its end, if that stands there without a tag between."""
    stands = text.endswith(mark, part.start, part.end) and part.text.endswith(mark)
    left = part.text[: -len(mark)]
    return replace(part, end=part.end - len(mark), text=left) if stands and left.strip() else part


def _without_beginning(text: str, part: _Part, mark: str) -> _Part:
    """A part without the mark at its beginning, if that stands there without a tag between."""
    stands = text.startswith(mark, part.start, part.end) and part.text.startswith(mark)
    left = part.text[len(mark) :]
    return replace(part, start=part.start + len(mark), text=left) if stands and left.strip() else part
