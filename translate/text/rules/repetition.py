"""The rule on loops: text that an engine repeats more often than the source does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import eq

from translate.text.rules.messages import short
from translate.text.rules.pair import Text, TextPair, folded
from translate.text.rules.word_facts import WordFacts

_LETTER_RUN = re.compile(r"([^\W\d_])\1{4,}")
_SIGN_RUN = re.compile(r"([^\w\s])(?:\s?\1){7,}")
_FOUR_SIGNS = re.compile(r"[^\w\s]\s?[^\w\s]\s?[^\w\s]\s?[^\w\s]")  # the same, but fast and for any signs
_IN_WORD = re.compile(r"([^\W\d_]{2,3}?)\1{3,}|([^\W\d_]{3,8}?)\2{2,}")
_LONGEST_PERIOD = 24  # words in the longest phrase of a loop; chosen by hand
_SHORT_PERIOD = 6  # words and signs in the longest phrase whose punctuation must repeat, too; chosen by hand
_SHORT, _LONG = range(1, _SHORT_PERIOD + 1), range(4, _LONGEST_PERIOD + 1)
_DISTINCT_FROM = 20  # least number of words for the share of distinct words to be checked; chosen by hand
_DISTINCT_SHARE = 0.5  # a smaller share of distinct words is reported; chosen by hand
_SAYING = re.compile(r"[^\W_]+|[^\w\s]")


def repetition(pair: TextPair) -> str:
    """Loops: a word, phrase, syllable or sign repeated more often than in the source."""
    stutter = _stutter(pair.target)
    if stutter and not _stutter(pair.source):
        return f"repeated without end: {short(stutter)}"
    after, counts = pair.folded, Counter(pair.folded)
    if len(counts) == len(after):
        return ""
    if not _has_loops(after):
        return _monotonous(pair.source.words, after, counts)
    before = pair.source.words
    distances = _distances(after, _LONGEST_PERIOD)
    likely = [period for period, count in distances.items() if count >= period]
    return (
        (likely and min(likely) <= _SHORT_PERIOD and _looped(_sayings(pair.source), _sayings(pair.target), _SHORT))
        or (likely and _looped(before, after, _LONG))
        or _scattered(before, after, counts)
        or _monotonous(before, after, counts)
    )


def _has_loops(words: Sequence[str]) -> bool:
    """True if a word follows itself or two neighbours stand there twice, without which no phrase is said again."""
    return len(set(pairwise(words))) < len(words) - 1 or any(map(eq, words, words[1:]))


def _stutter(text: Text) -> str:
    """A letter, syllable or sign repeated over and over, "" if there is none. In such a word at least four letters are
    repeated ones."""
    signs = len(text.raw) - len("".join(text.words)) - text.raw.count(" ")
    runs = _SIGN_RUN.search(text.raw) if signs > 7 and _FOUR_SIGNS.search(text.raw) else None
    if runs:
        return runs[0]
    found = _STUTTERS.telling(text.vocabulary)
    return next((_STUTTERS[word] for word in text.words if word in found), "") if found else ""


def _stuttered(word: str) -> str:
    if len(word) - len(set(word)) < 4:
        return ""
    runs = _LETTER_RUN.search(word) or _IN_WORD.search(word)
    return runs[0] if runs else ""


_STUTTERS = WordFacts(_stuttered)


def _sayings(text: Text) -> tuple[str, ...]:
    return folded(_SAYING.findall(text.bare))


def _looped(before: Sequence[str], after: Sequence[str], periods: range) -> str:
    """A phrase that directly follows itself more often than in the source: "the the the", "in the house in the
    house"."""
    usual = 0
    distances = _distances(after, periods.stop)
    for period in periods:
        if 2 * period > len(after):
            break
        if distances[period] < period:  # too few words repeat at this distance for a phrase of this length
            continue
        times, end = _most_repeats(after, period)
        phrase = after[end - period : end]
        if times < 2 or not _telling(phrase, times):
            continue
        usual = usual or max(_most_repeats(folded(before), length)[0] for length in periods)
        if times > usual:
            return f"said {times} times in a row: {short(' '.join(filter(str.isalnum, phrase)))}"
    return ""


def _distances(words: Sequence[str], limit: int) -> Counter[int]:
    """For each distance up to `limit`, how many words occur again that many words later."""
    places: dict[str, list[int]] = {word: [] for word, count in Counter(words).items() if count > 1}
    found: list[int] = []
    for place, word in enumerate(words):
        if word in places:
            for one in reversed(places[word]):
                if place - one > limit:
                    break
                found.append(place - one)
            places[word].append(place)
    return Counter(found)


def _telling(phrase: Sequence[str], times: int) -> bool:
    """True if a phrase repeated so often is a defect: "that that" and "no, no" may be right, "minister minister"
    not."""
    if not any(map(str.isalpha, phrase)):
        return False
    return times > 2 or sum(map(str.isalnum, phrase)) > 1 or (len(phrase) == 1 and len(phrase[0]) > 4)


def _most_repeats(words: Sequence[str], period: int) -> tuple[int, int]:
    """The greatest number of times that a phrase of `period` words occurs in a row, and the end of the last of
    these."""
    longest = run = end = 0
    for index, same in enumerate(map(str.__eq__, words, words[period:])):
        run = run + 1 if same else 0
        if run > longest:
            longest, end = run, index + period + 1
    return longest // period + 1, end


def _scattered(before: Sequence[str], after: Sequence[str], counts: Counter[str]) -> str:
    """A phrase of three words three times, where the source repeats no phrase of two words so often."""
    if len(after) < 9 or len(after) - len(counts) < 4:
        return ""
    frequent = {word for word, count in counts.items() if count > 2}
    if b"\1\1\1" not in bytes(map(frequent.__contains__, after)):
        return ""
    phrases = list(zip(after, after[1:], after[2:], strict=False))
    if len(phrases) - len(set(phrases)) < 2:
        return ""
    phrase, times = Counter(phrases).most_common(1)[0]
    if times < 3 or times <= max(Counter(pairwise(folded(before))).values(), default=0):
        return ""
    return f"said {times} times: {short(' '.join(phrase))}"


def _monotonous(before: Sequence[str], after: Sequence[str], counts: Counter[str]) -> str:
    share = len(counts) / len(after)
    if len(after) < _DISTINCT_FROM or share >= _DISTINCT_SHARE:
        return ""
    before = folded(before)
    if len(before) and share >= 0.75 * len(set(before)) / len(before):
        return ""
    return f"only {len(counts)} different words in {len(after)}"
