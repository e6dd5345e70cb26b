"""The checks of the output guard: pure functions from a sentence pair to a message, "" when there is nothing to say.

Thresholds were set on 2994 human translations from English to Russian (FLORES, WMT19 news), so that below 0.5 % of
them are flagged by all rules but `number`, and on the output of the small model that ships.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translate.text.numbers import differing, language_of, signs
from translate.text.protected_spans import Kind, Span, protected
from translate.text.writing_systems import script_of, scripts_of

_TOKEN = re.compile(r"[^\W_]+")
_PLAIN_TOKEN = re.compile(r"\w+")  # the same where there is no underscore, and faster
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_SHOWN = 4  # how many words or numbers a message quotes


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair, read once for all rules.

    `bare`: the text with its protected spans blanked out; `words`: of that; `figures`: are there digits in it?
    """

    raw: str
    spans: tuple[Span, ...]
    bare: str
    words: tuple[str, ...]
    figures: bool

    @classmethod
    def of(cls, raw: str) -> Text:
        """Read a text."""
        spans = protected(raw)
        bare = raw
        if spans:
            edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(raw)]
            bare = "\n".join(raw[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        words = tuple((_TOKEN if "_" in bare else _PLAIN_TOKEN).findall(bare))
        return cls(raw, spans, bare, words, bool(_DIGIT.search(bare)))

    def kept(self, *kinds: Kind) -> Counter[str]:
        """The protected texts of these kinds, counted."""
        return Counter(self.raw[span.start : span.end] for span in self.spans if span.kind in kinds)


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, with the locales they are written in.

    Of the target: its words without case (`folded`) and its characters, each once, in no order (`alphabet`): what is
    not among them no pattern need look for.
    """

    source: Text
    target: Text
    source_locale: str
    target_locale: str
    folded: tuple[str, ...]
    alphabet: str

    @classmethod
    def of(cls, source: str, target: str, source_locale: str, target_locale: str) -> Pair:
        """Read both sides."""
        ours, theirs = Text.of(source), Text.of(target)
        return cls(ours, theirs, source_locale, target_locale, _folded(theirs.words), "".join(set(target)))

    @property
    def sides(self) -> tuple[Text, Text]:
        """Source and target."""
        return self.source, self.target


def empty(pair: Pair) -> str:
    """No word and no number in the target although the source has some."""
    filled = any(map(str.isalnum, pair.source.raw))
    return "the translation is empty" if filled and not any(map(str.isalnum, pair.target.raw)) else ""


def number(pair: Pair) -> str:
    """Numbers lost, changed, or made up, compared by value, and what stands beside them: minus signs, currencies."""
    return value(pair) or minus(pair) or currency(pair)


def value(pair: Pair) -> str:
    """Numbers lost, changed, or made up, compared by value."""
    if not pair.source.figures and not pair.target.figures:
        return ""
    lost, extra = differing(pair.source.bare, pair.target.bare, pair.source_locale, pair.target_locale)
    return difference([n.text for n in lost], [n.text for n in extra])


def minus(pair: Pair) -> str:
    """A number that is negative in the source only."""
    if not pair.source.figures or pair.target_locale.split("-")[0] not in signs.LANGUAGES:
        return ""
    return "a minus sign is missing" if signs.lost_minus(pair.source.bare, pair.target.bare) else ""


def currency(pair: Pair) -> str:
    """A currency that only one side speaks of."""
    if not pair.source.figures or pair.target_locale.split("-")[0] not in signs.LANGUAGES:
        return ""
    found = signs.other_currencies(pair.source.bare, pair.target.bare)
    return f"not the same currencies: {', '.join(found)}" if found else ""


def url(pair: Pair) -> str:
    """Web addresses, each as often as in the source."""
    return _differing_spans(pair, Kind.URL)


def email(pair: Pair) -> str:
    """E-mail addresses, each as often as in the source."""
    return _differing_spans(pair, Kind.EMAIL)


def handle(pair: Pair) -> str:
    """@names and #tags, each as often as in the source."""
    return _differing_spans(pair, Kind.HANDLE, Kind.HASHTAG)


def path(pair: Pair) -> str:
    """Paths and names of files, each as often as in the source."""
    return _differing_spans(pair, Kind.PATH)


def placeholder(pair: Pair) -> str:
    """Format placeholders, tags, and character entities: the same ones, exactly."""
    return _differing_spans(pair, Kind.PLACEHOLDER, Kind.TAG, Kind.ENTITY)


def _differing_spans(pair: Pair, *kinds: Kind) -> str:
    if not pair.source.spans and not pair.target.spans:
        return ""
    before, after = pair.source.kept(*kinds), pair.target.kept(*kinds)
    return difference((before - after).elements(), (after - before).elements())


def difference(lost: Iterable[str], extra: Iterable[str]) -> str:
    """What is missing and what was added, in words; "" when neither is there."""
    missing, invented = quoted(lost), quoted(extra)
    said = [f"missing: {missing}" if missing else "", f"not in the source: {invented}" if invented else ""]
    return "; ".join(filter(None, said))


def quoted(items: Iterable[str]) -> str:
    """The first few of some texts, and how many more there are."""
    listed = list(items)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(short(item) for item in listed[:_SHOWN]) + more


def short(text: str) -> str:
    """A text as a message shows it, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:59]}…"


_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LETTERS_A_SIGN = 3  # a Chinese, Japanese, or Korean sign says about as much as three letters


def length(pair: Pair) -> str:
    """A target far too long or too short. Human translations stay within 0.6 and 2.5 times, short ones vary most."""
    before, after = _size(pair.source), _size(pair.target)
    if after > 2 * before + 20:
        return f"the translation is {after / max(before, 1):.1f} times as long as the source"
    if after < 0.5 * before - 8:
        return f"the translation is only {100 * after // before} % as long as the source"
    return ""


def _size(text: Text) -> int:
    return len(text.raw) + (0 if text.raw.isascii() else (_LETTERS_A_SIGN - 1) * len(_WIDE.findall(text.raw)))


_LETTER_RUN = re.compile(r"([^\W\d_])\1{4,}")
_SIGN_RUN = re.compile(r"([^\w\s])(?:\s?\1){7,}")
_FOUR_SIGNS = re.compile(r"[^\w\s]\s?[^\w\s]\s?[^\w\s]\s?[^\w\s]")  # the same, but fast and for any signs
_IN_WORD = re.compile(r"([^\W\d_]{2,3}?)\1{3,}|([^\W\d_]{3,8}?)\2{2,}")
_LONGEST_PERIOD = 24  # words in the longest phrase looked for in a loop
_SHORT_PERIOD = 6  # words and signs in the longest phrase where the signs between must repeat too
_SHORT, _LONG = range(1, _SHORT_PERIOD + 1), range(4, _LONGEST_PERIOD + 1)
_DISTINCT_FROM = 20  # tokens from which the share of distinct words says something
_DISTINCT_SHARE = 0.5
_SAYING = re.compile(r"[^\W_]+|[^\w\s]")


def repetition(pair: Pair) -> str:
    """Loops: a word, a phrase, a syllable or a sign repeated beyond what the source does."""
    stutter = _stutter(pair.target)
    if stutter and not _stutter(pair.source):
        return f"repeated without end: {short(stutter)}"
    after = pair.folded
    if len(set(after)) == len(after):
        return ""
    before = pair.source.words
    distances = _distances(after, _LONGEST_PERIOD)
    likely = [period for period, count in distances.items() if count >= period]
    return (
        (likely and min(likely) <= _SHORT_PERIOD and _looped(_sayings(pair.source), _sayings(pair.target), _SHORT))
        or (likely and _looped(before, after, _LONG))
        or _scattered(before, after)
        or _monotonous(before, after)
    )


def _stutter(text: Text) -> str:
    """A letter, syllable or sign said over and over; in a word, four letters are then not new."""
    signs = len(text.raw) - sum(map(len, text.words)) - text.raw.count(" ")
    runs = _SIGN_RUN.search(text.raw) if signs > 7 and _FOUR_SIGNS.search(text.raw) else None
    return runs[0] if runs else next(filter(None, map(_stuttered, [w for w in text.words if len(w) > 4])), "")


@lru_cache(maxsize=1 << 16)
def _stuttered(word: str) -> str:
    if len(word) - len(set(word)) < 4:
        return ""
    runs = _LETTER_RUN.search(word) or _IN_WORD.search(word)
    return runs[0] if runs else ""


def _sayings(text: Text) -> tuple[str, ...]:
    return _folded(_SAYING.findall(text.bare))


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str.casefold, words))


def _looped(before: Sequence[str], after: Sequence[str], periods: range) -> str:
    """A phrase that follows itself, a short word three times: "the the the", "in the house in the house"."""
    usual = 0
    distances = _distances(after, periods.stop)
    for period in periods:
        if 2 * period > len(after):
            break
        if distances[period] < period:  # fewer words than a phrase has come again so far on
            continue
        times, end = _most_repeats(after, period)
        phrase = after[end - period : end]
        if times < 2 or not _telling(phrase, times):
            continue
        usual = usual or max(_most_repeats(_folded(before), length)[0] for length in periods)
        if times > usual:
            return f"said {times} times in a row: {short(' '.join(filter(str.isalnum, phrase)))}"
    return ""


def _distances(words: Sequence[str], limit: int) -> Counter[int]:
    """How many words come again how far on, up to `limit`."""
    last: dict[str, int] = {}
    before: dict[int, int] = {}  # the place where the word of a place stood before
    found: Counter[int] = Counter()
    for place, word in enumerate(words):
        if word in last:
            one = before[place] = last[word]
            while place - one <= limit:
                found[place - one] += 1
                one = before.get(one, -limit)
        last[word] = place
    return found


def _telling(phrase: Sequence[str], times: int) -> bool:
    """Whether this said so often is a defect: "that that" and "no, no" may be right, "minister minister" is not."""
    if not any(map(str.isalpha, phrase)):
        return False
    return times > 2 or sum(map(str.isalnum, phrase)) > 1 or (len(phrase) == 1 and len(phrase[0]) > 4)


def _most_repeats(words: Sequence[str], period: int) -> tuple[int, int]:
    """How often a phrase of `period` words follows itself at most, and where the last of these ends."""
    longest = run = end = 0
    for index, same in enumerate(map(str.__eq__, words, words[period:])):
        run = run + 1 if same else 0
        if run > longest:
            longest, end = run, index + period + 1
    return longest // period + 1, end


def _scattered(before: Sequence[str], after: Sequence[str]) -> str:
    """A phrase of three words three times, in a sentence whose source repeats none so often."""
    if len(after) < 9 or len(after) - len(set(after)) < 4:
        return ""
    phrases = list(zip(after, after[1:], after[2:], strict=False))
    if len(phrases) - len(set(phrases)) < 2:
        return ""
    phrase, times = Counter(phrases).most_common(1)[0]
    if times < 3 or times <= max(Counter(pairwise(_folded(before))).values(), default=0):
        return ""
    return f"said {times} times: {short(' '.join(phrase))}"


def _monotonous(before: Sequence[str], after: Sequence[str]) -> str:
    share = len(set(after)) / len(after)
    if len(after) < _DISTINCT_FROM or share >= _DISTINCT_SHARE:
        return ""
    before = _folded(before)
    if len(before) and share >= 0.75 * len(set(before)) / len(before):
        return ""
    return f"only {len(set(after))} different words in {len(after)}"


_GARBAGE = ("\u2047", "\ufffd", "<unk>", "\u2581", "[UNK]")
_MIXED = re.compile(r"[A-Za-z\u00c0-\u024f][\u0370-\u058f]|[\u0370-\u058f][A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[IVXLCDMІХСМ]+")


def script(pair: Pair) -> str:
    """Letters that do not belong: signs of a broken model, a third alphabet, two in a word, words left as they are."""
    here, there = pair.source.raw, pair.target.raw
    garbage = next((sign for sign in _GARBAGE if sign in there and there.count(sign) > here.count(sign)), "")
    if garbage:
        return f"the engine could not write a character here: {garbage}"
    own = scripts_of(pair.target_locale)
    used = set(map(script_of, pair.alphabet if not pair.target.spans else set(pair.target.bare))) - {""}
    if used <= own:
        return ""
    third = used - own - {"LATIN"}
    if third and (third := third - set(map(script_of, pair.source.raw))):
        strange = "".join(char for char in dict.fromkeys(pair.target.bare) if script_of(char) in third)
        return f"letters of neither language: {short(strange)}"
    mixed = _mixed_words(pair) if _MIXED.search(pair.target.bare) else []
    if mixed:
        return f"letters of two alphabets in one word: {quoted(mixed)}"
    return _left_as_is(pair, own)


def _mixed_words(pair: Pair) -> list[str]:
    known = set(_LETTERS.findall(pair.source.raw))
    return [word for word in _LETTERS.findall(pair.target.bare) if word not in known and _is_mixed(word, known)]


def _is_mixed(word: str, known: set[str]) -> bool:
    names = [script_of(char) for char in word]
    if len(set(names) - {""}) < 2 or _NUMERAL.fullmatch(word):
        return False
    changes = [index for index, (first, second) in enumerate(pairwise(names), 1) if first != second]
    stem = word[: changes[0]]
    inflected = len(changes) == 1 and len(stem) >= 3 and stem in known  # "Googleом": a name and its case ending
    return not inflected


def _left_as_is(pair: Pair, own: frozenset[str]) -> str:
    """Words in foreign letters that are no names: names and acronyms may stay in Latin letters, other words may not."""
    words = [part for word in pair.target.words for part in ((word,) if word.isalpha() else _LETTERS.findall(word))]
    foreign = [word for word in words if len(word) > 1 and script_of(word[0]) not in own]
    if not foreign:
        return ""
    total, strange = sum(map(len, words)), sum(map(len, foreign))
    plain = [word for word in foreign if word.islower() and len(word) > 2]
    if "LATIN" in own:
        plain = foreign
    source_words = set(pair.source.words)
    if (plain and 2 * strange > total) or sum(word in source_words for word in plain) > 2:
        return f"not in the letters of the target language: {quoted(plain)}"
    return ""


def copied(pair: Pair) -> str:
    """The source itself, or nearly all its words, in place of a translation of a real sentence."""
    if language_of(pair.source_locale) == language_of(pair.target_locale):
        return ""
    there = set(pair.target.words)
    if there.isdisjoint(pair.source.words):
        return ""
    plain = [word for word in pair.source.words if word.islower() and word.isalpha()]
    if len(plain) < 4:
        return ""
    if sum(word in there for word in plain) < 0.8 * len(plain):
        return ""
    kept = sum((Counter(plain) & Counter(pair.target.words)).values())
    return "the source stands here untranslated" if kept >= 0.8 * len(plain) else ""
