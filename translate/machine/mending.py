"""Mends answers of engines where a language cannot say so: nouns after numbers, recipients, dates, times before events.

Each mend changes only what is wrong for certain, whatever the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from glossary.languages import target_language
from glossary.locales import plural_category, primary
from translate.machine import counting
from translate.model import LocalePair
from translate.text import Rewritten, respelt_words
from translate.text.numbers import numbers
from translate.text.quantities import dates, recipients

Edit = tuple[int, int, str]

# What an engine says before those to whom something is given, and before what is given.
_TO: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "ru": (re.compile(r"\b(?:до|от|к)[ \u00a0]\Z"), re.compile(r"\bот[ \u00a0]\Z")),
    "uk": (re.compile(r"\b(?:до|від)[ \u00a0]\Z"), re.compile(r"\bвід[ \u00a0]\Z")),
}
_DECADE = re.compile(r"\b((?:1[5-9]|20)\d0)s\b")
_DECADES = {"": "годы", "а": "годов", "у": "годах", "ом": "годами", "е": "годах"}
_SPAN = r"(?:[\w,]+[ \u00a0]){1,2}(?:секунд|минут|час|дн|день|суток|недел|месяц|год|лет|десятилет|столет|век)\w*"
_THROUGH = re.compile(rf"\b(?P<word>[Чч]ерез)(?=[ \u00a0]{_SPAN}[ \u00a0](?:до|перед)\b)")
_DAY_PART = re.compile(
    r"(?P<time>\b(?:1[3-9]|2[0-3])(?:[:.][0-5]\d|[ \u00a0]час\w*))[ \u00a0](?:утра|дня|вечера|ночи)\b"
)
_ON = re.compile(r"\b[ВвУу][ \u00a0]\Z")
_DASH_BEFORE = re.compile(r"(?<=\w|[.)]) [-–—] (?=[$€£¥]? ?\d)")
_MINUS = re.compile(r"(?<=[ \u00a0])[-–—−](?=[$€£¥]?\d)")
# Prepositions by the first sounds of the next word; those in capitals (США) are read letter by letter.
_SHORT_FORMS = (
    (re.compile(r"\b([Оо])(?=[ \u00a0][аэиоуАЭИОУ][а-яё])"), "б"),
    (re.compile(r"\b([Вв])(?=[ \u00a0](?:[вфВФ][бвгджзйклмнпрстфхцчшщь]|[Лл]ьв)[а-яё])"), "о"),
    (re.compile(r"\b([Сс])(?=[ \u00a0](?:[сзшжСЗШЖ][бвгджзйклмнпрстфхцчшщ]|[Щщ]|[Вв]с[ейяюё])[а-яё])"), "о"),
    (re.compile(r"\b([Кк])(?=[ \u00a0](?:все[мй]|всему|всяк\w+|втор(?:ник|ому|ой)\w*)\b)"), "о"),
)
_LONG_ABOUT = re.compile(r"\b[Оо](?P<more>б)(?=[ \u00a0][бвгджзйклмнпрстфхцчшщеёюя]\w*(?:е|и|о[мй]|е[мй]|[ыиая]х)\b)")
_LATER = re.compile(rf"(?P<span>\b[Чч]ерез[ \u00a0]{_SPAN})[ \u00a0](?:позже|спустя)\b")


@lru_cache(4096)  # the hypotheses of three windows, which `terms` chooses from again
def mended(source: str, answer: str, pair: LocalePair) -> str:
    """The answer for a text of the source locale without those mistakes."""
    text = counting.mended(answer, pair.target)
    if respelt := sorted(respelt_words(source, text, pair.target)):
        text = Rewritten(text).changed(respelt).text
    for mend in _MENDS.get(primary(pair.target), ()):
        edits = sorted(mend(source, text, pair))
        text = Rewritten(text).changed(edits).text if edits else text
    return text


def _given(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits that put those to whom something is given into their case: 3 палатки до 18 семей, 3 палатки 18 семьям."""
    for given, several in recipients(source, pair.source):
        there = numbers(text, pair.target)
        found = [one for one in there if one.value == several.value and one.text.isdecimal()]
        before, whole = _TO[primary(pair.target)]
        if len(found) != 1 + (given.value == several.value):
            continue
        if not (word := before.search(text[: found[-1].start])):
            continue
        language = target_language(pair.target)
        tokens = language.tokenise(text)
        first = sum(token.start < found[-1].end for token in tokens)
        edits = language.given(tokens, first, min(first + 4, len(tokens)), plural_category(pair.target, found[-1].text))
        if not edits:
            continue
        yield word.start(), word.end(), ""
        yield from ((tokens[edit.first].start, tokens[edit.last - 1].end, edit.new) for edit in edits)
        amount = next((one for one in there if one.value == given.value and one.end < word.start()), None)
        if amount and (start := whole.search(text[: amount.start])):
            yield start.start(), start.end(), ""


def _through(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of what is said of a time before something as of one after it: через два дня до, за два дня до."""
    for match in _THROUGH.finditer(text):
        yield match.start(), match.end(), "За" if match["word"][0] == "Ч" else "за"


def _decade(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of a decade of the source that is a year in the answer: the 2010s, 2010 года."""
    for decade in dict.fromkeys(_DECADE.findall(source)):
        if f"{decade}-" in text or re.search(rf"{decade}(?!s)", source):
            continue
        for match in re.finditer(rf"(?<!\d){decade}[ \u00a0]год(?P<form>а|у|ом|е)?\b", text):
            yield match.start(), match.end(), f"{decade}-х {_DECADES[match['form'] or '']}"


def _later(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of a time that is said to be later twice: через две недели позже."""
    for match in _LATER.finditer(text):
        yield match.end("span"), match.end(), ""


def _day_part(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of times of twenty-four hours with a word for the part of the day, too: 19:45 вечера."""
    for match in _DAY_PART.finditer(text):
        yield match.end("time"), match.end(), ""


def _dash(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of the dash before an amount of the source that is a minus in the answer: Чипсы -3 фунта."""
    if _DASH_BEFORE.search(source) and not _MINUS.search(source):
        for match in _MINUS.finditer(text):
            yield match.start(), match.end(), "— "


def _sounded(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of prepositions that the next word asks in another form: о Ольге, в Франции, с Стефаном, об другом."""
    for pattern, vowel in _SHORT_FORMS:
        for match in pattern.finditer(text):
            yield match.end(), match.end(), vowel
    for match in _LONG_ABOUT.finditer(text):
        yield *match.span("more"), ""


def _on_date(source: str, text: str, pair: LocalePair) -> Iterator[Edit]:
    """Edits of the day of a month after "in", which it stands without: в 5 марта."""
    for date in dates(text, pair.target):
        if not date.in_figures and text[date.start].isdigit() and (match := _ON.search(text[: date.start])):
            yield match.start(), match.end(), ""


_Mend = Callable[[str, str, LocalePair], Iterator[Edit]]
_MENDS: Mapping[str, tuple[_Mend, ...]] = {
    "ru": (_given, _through, _later, _decade, _day_part, _on_date, _dash, _sounded),
    "uk": (_given, _on_date, _dash),
}
