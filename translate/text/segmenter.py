"""Sentence segmentation of paragraphs, without losing a character. Rules only: no model, no state, linear time.

A candidate is a run of sentence marks with the closing quotes and brackets after it. It ends a sentence unless the text
before it (an abbreviation, an initial, an ordinal) or after it (a small letter, an attribution such as "she asked")
says otherwise. The uses of abbreviations, and the source of that rule, are in `abbreviations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.model import Segment
from translate.text.abbreviations import AbbreviationUse, Language, language_of
from translate.text.fenced_code import fences

VERSION = 2
"""Raised whenever boundaries change; stored translations name the version that they were made with."""

_BREAKS = r"\n\r\v\f\x85\u2028\u2029"
_HARD = "。！？｡।॥"  # end a sentence even without white space after them
_MARKS = ".!?…‥؟۔։።။។"  # end a sentence only before white space
_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
_QUOTES = "\"'”’»«“‘›‹„‟"
_CLOSERS = "*_`" + _QUOTES + "".join(_BRACKETS)
_OPENERS = "\"'“”‘’«»„‚‹›[({¿¡*_`「『（【《#•·"
_EAST_CLOSERS = "”’」』）】》〉"
_CLINGING = _CLOSERS + "[0123456789 \u00a0\u202f"  # may follow the marks of a candidate: closers, note numbers
_CONTINUES = ",;:.!?%)]}…&/\\=<>|+"

# A line break; a hard mark; or a soft one, with the marks, closers, note numbers ([12]) and spaced dots that follow it.
# Each alternative takes all it can and cannot fail thereafter, so that no character is scanned twice.
_CANDIDATE = re.compile(
    rf"(?P<line>(?<!\s)[^\S{_BREAKS}]*[{_BREAKS}]\s*)|"
    rf"(?P<hard>(?:[{_HARD}]|．(?!\d))[{_HARD}!?…{_EAST_CLOSERS}]*)|"
    rf"(?P<soft>[{_MARKS}](?>(?:[{_MARKS}{re.escape(_CLOSERS)}]|\[\d{{1,3}}\]|[ \u00a0]\.(?=[\s.\"”’»]|\Z)|"
    r"[ \u00a0\u202f]»(?=[\s.,;:!?)]|\Z))*))(?P<gap>\s*)",
)
_BREAK = re.compile(f"[{_BREAKS}]")
_SPACE = re.compile(r"\s*")
_VISIBLE = re.compile(r"[^\W_]")
_NEXT = re.compile(
    rf"(?P<dash>[-–—―‒]\s{{0,3}})?(?:(?:[{re.escape(_OPENERS)}]|…|\.{{3}})[ \u00a0\u202f]?){{0,8}}"
    r"(?P<word>[^\W_]{0,40})(?P<dot>\.?)",
)
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]|https?\b|www\b|[ა-ჿ]")  # lower case that may open a sentence: iPhone, Georgian
_ROMAN = re.compile(r"[IVXLC]{1,7}\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+-?[^\W\d_]{1,2}\Z")  # U.S, J.R.R, J.-C, т.ч
_LIST_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}\Z")
_EAST_ATTRIBUTION = re.compile(r"[とっはがのもにをでなや]|[^，。！？；：\s]{0,6}[说說问問道喊]")
_CODE = re.compile(r"[A-Z]{1,4}[ \u00a0-]?\d")  # No. AB 123
_WINDOW = 48  # characters before a mark in which its word is looked for: no abbreviation is longer
_BRACKET_WINDOW = 1000  # characters before a closing bracket or quote in which its partner is looked for; by hand


def segment(text: str, locale: str) -> tuple[Segment, ...]:
    """Cut a text in the language of `locale` (BCP 47) into sentences, each with the white space after it as its tail.

    Every line break is a boundary, but fenced code is one segment. The segments join to the text. The text of a segment
    neither begins nor ends with white space; white space at the very beginning makes a first segment with an empty
    text; an empty text has no segments. Languages without data of their own are cut by rules that hold for most
    languages.
    """
    segments, at = list[Segment](), 0
    for start, end in fences(text):
        following = _space_end(text, end)
        segments += [*_sentences(text[at:start], locale), Segment(text[start:end], text[end:following])]
        at = following
    return (*segments, *_sentences(text[at:], locale))


def _sentences(text: str, locale: str) -> Iterator[Segment]:
    """The segments of a text without code."""
    start = len(text) - len(text.lstrip())
    if start:
        yield Segment("", text[:start])
    for end, following in _boundaries(text, start, language_of(locale)):
        yield Segment(text[start:end], text[end:following])
        start = following


def _boundaries(text: str, start: int, language: Language) -> Iterator[tuple[int, int]]:
    """For each sentence from `start` on, its end and the end of the white space after it."""
    visible = -1  # the first letter or digit of the sentence that begins at start
    for found in _CANDIDATE.finditer(text, start):
        if found.start() < start:
            continue
        if visible < start:
            visible = first.start() if (first := _VISIBLE.search(text, start)) else len(text)
        end = _end(text, start, visible, found, language)
        if end is not None and (following := _space_end(text, end)) < len(text):
            yield end, following
            start = following
    if start < len(text):
        yield len(text.rstrip()), len(text)


def _space_end(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _end(text: str, start: int, visible: int, found: re.Match[str], language: Language) -> int | None:
    """The end of the sentence that begins at `start` if it ends at this candidate, else None."""
    if found["line"] is not None:
        return found.start()
    if found["hard"] is not None:
        return _hard_end(text, start, visible, found)
    gap = found["gap"]
    if not gap or not (_BREAK.search(gap) or _ends_softly(text, start, visible, found, language)):
        return None
    return found.end("soft")


def _hard_end(text: str, start: int, visible: int, found: re.Match[str]) -> int | None:
    """The end at a mark such as 。, which needs no white space after it; None if the sentence continues."""
    at, end = found.span()
    if visible > at or text[end : end + 1] in tuple("，、,"):
        return None
    if text[end : end + 1] == '"' and text.count('"', max(start, at - _BRACKET_WINDOW), end) % 2:
        end += 1
    is_closed = text[end - 1] in '"' + _EAST_CLOSERS
    if is_closed and (_EAST_ATTRIBUTION.match(text, end) or _within_brackets(text, visible, at, text[at:end])):
        return None
    return end


def _within_brackets(text: str, visible: int, at: int, closers: str) -> bool:
    """True if one of the closers after a mark was opened within the sentence, which then continues after it."""
    first = max(visible, at - _BRACKET_WINDOW)
    return any(
        text.count(opener, first, at) > text.count(closer, first, at)
        for closer, opener in _BRACKETS.items()
        if closer in closers
    )


def _ends_softly(text: str, start: int, visible: int, found: re.Match[str], language: Language) -> bool:
    """True if marks that have white space after them end a sentence."""
    following = _NEXT.match(text, found.end())
    marks, at = found["soft"], found.start()
    if following is None or visible > at:
        return False
    if not _may_open(text, following):
        return False
    core = marks.rstrip(_CLINGING)
    if core != marks and _within_brackets(text, visible, at, marks[len(core) :]):
        return False
    if core == ".":
        return _stop_ends(text, start, at, following, language)
    if "…" in core or ".." in core or ". ." in core:
        return _ellipsis_ends(text, at, following, language)
    if core == marks:
        return language.use(_word_before(text, start, at) + marks) is None or language.opens(following["word"])
    return not _is_attribution(text, following, language)


def _may_open(text: str, following: re.Match[str]) -> bool:
    """True if the following text may open a sentence: anything but a small letter or a mark that continues one."""
    word = following["word"]
    if not word:
        return text[following.start("word") : following.start("word") + 1] not in tuple(_CONTINUES)
    return not word[0].islower() or _BRAND.match(word) is not None


def _is_attribution(text: str, following: re.Match[str], language: Language) -> bool:
    """True if a quotation is followed by its attribution: "Why?" Smith asked."""
    at = following.start("word")
    if language.speech is None or at != following.start() or language.opens(following["word"]):
        return False
    return language.speech.match(text, at) is not None


def _ellipsis_ends(text: str, at: int, following: re.Match[str], language: Language) -> bool:
    """True if an ellipsis ends a sentence: always directly after a word; after a space only before a word that opens
    sentences."""
    if not text[at - 1].isspace():
        return True
    return language.opens(following["word"]) and following["word"] != "I"


def _word_before(text: str, start: int, at: int) -> str:
    words = text[max(start, at - _WINDOW) : at].split()
    return words[-1].lstrip(_OPENERS) if words else ""


def _stop_ends(text: str, start: int, at: int, following: re.Match[str], language: Language) -> bool:
    """True if a single full stop ends a sentence and does not belong to the word before it."""
    words = text[max(start, at - _WINDOW) : at].split()
    if not words:
        return True
    word, opener = words[-1].lstrip(_OPENERS), following["word"]
    if at - len(word) == start and (len(word) == 1 or _ROMAN.match(word)):  # the label of an item: A. First, II. Second
        return False
    if _LIST_NUMBER.match(word):
        is_ordinal = language.ordinals and len(word) <= 2 and opener[:1].isalpha() and not language.opens(opener)
        return not is_ordinal and at - len(word) > start
    use = _use(word, words[-2:-1], language)
    if use is None:
        return True
    if following["dash"] or use is AbbreviationUse.LEADS:
        return False
    is_code = _CODE.match(text, following.start("word")) is not None
    is_number = opener[:1].isdigit() or is_code or (_ROMAN.match(opener) is not None and not language.opens(opener))
    if use is AbbreviationUse.COUNTS:
        return not is_number
    if use is AbbreviationUse.CLOCK:
        if at - start < _WINDOW and len(words) <= 3:  # the time opens the sentence: At 9 p.m. Smith left
            return False
        return language.clock is None or language.clock.match(text, following.start("word")) is None
    return language.opens(opener) and not following["dot"]


def _use(word: str, before: list[str], language: Language) -> AbbreviationUse | None:
    """The use of the word as an abbreviation, alone or together with the abbreviation before it (`z. B`), else None."""
    if before and before[0].endswith(".") and (use := language.uses.get(before[0].lstrip(_OPENERS) + word)):
        return use
    if word in language.numbering and before and before[0].lower().lstrip(_OPENERS) in language.numbered:
        return AbbreviationUse.COUNTS
    if (len(word) == 1 and word.isalpha() and not word.islower()) or _DOTTED.match(word):
        return language.uses.get(word, AbbreviationUse.ENDS)
    return language.use(word) or language.use(re.split(r"[-–—/(]", word)[-1])
