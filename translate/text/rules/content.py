"""Rules on the content: empty text, addresses, placeholders, length, letters, untranslated words.

Each is a pure function from a text pair to a message, "" if there is nothing to report. Thresholds were set on 2994
human translations from English to Russian (FLORES, WMT19 news), so that each rule flags less than 0.5 %
of them, and on the output of the built-in model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category

from glossary.locales import primary
from translate.text.protected_spans import Kind
from translate.text.quantities import quantities, rendered
from translate.text.rules.command_words import command_words
from translate.text.rules.messages import difference, quoted, short
from translate.text.rules.pair import Text, TextPair
from translate.text.writing_systems import script_of, scripts_of


def empty(pair: TextPair) -> str:
    """No word or number in the target although the source has some. A sign may stand for a single word ("No.": "№")."""
    filled = any(map(str.isalnum, pair.source.raw))
    if not filled or any(map(str.isalnum, pair.target.raw)):
        return ""
    is_sign = len(pair.source.words) == 1 and any(category(char)[0] == "S" for char in pair.target.raw)
    return "" if is_sign else "the translation is empty"


def url(pair: TextPair) -> str:
    """Web addresses, each as often as in the source; the locale in an address may be that of the target."""
    if not pair.source.spans and not pair.target.spans:
        return ""
    tags = {part for tag in (pair.source_locale, pair.target_locale) for part in (tag, primary(tag))}
    named = "|".join(sorted({re.escape(one) for tag in tags for one in (tag, tag.replace("-", "_"))}, reverse=True))
    locale = re.compile(rf"(?<=[/.=_-])(?:{named})(?=[/.?&#]|$)", re.IGNORECASE)
    before, after = (Counter(locale.sub("*", one) for one in text.kept(Kind.URL).elements()) for text in pair.sides)
    if before == after:
        return ""
    return _differing_spans(pair, Kind.URL)


def email(pair: TextPair) -> str:
    """E-mail addresses, each as often as in the source."""
    return _differing_spans(pair, Kind.EMAIL)


def handle(pair: TextPair) -> str:
    """@names and #tags, each as often as in the source."""
    return _differing_spans(pair, Kind.HANDLE, Kind.HASHTAG)


def path(pair: TextPair) -> str:
    """Paths and names of files, each as often as in the source."""
    return _differing_spans(pair, Kind.PATH)


def placeholder(pair: TextPair) -> str:
    """Format placeholders, tags, character entities, code, and statements of templates: the same ones, exactly. Only a
    word in angle brackets that names a value (`--output <file>`) or a key may be translated, and how a date or time is
    written is another matter in each language."""
    if _DATE_FORMAT.fullmatch(pair.source.raw) and _DATE_FORMAT.fullmatch(pair.target.raw):
        return ""
    if found := _differing_spans(pair, Kind.PLACEHOLDER, Kind.ENTITY, Kind.CODE, Kind.MARKUP):
        return found
    before, after = (_values(text) for text in pair.sides)
    if before and len(before) == len(after):
        tags = [text.kept(Kind.TAG) - Counter(values) for text, values in zip(pair.sides, (before, after), strict=True)]
        return difference((tags[0] - tags[1]).elements(), (tags[1] - tags[0]).elements())
    return "" if _are_translated_values(pair) else _differing_spans(pair, Kind.TAG)


_DATE_FORMAT = re.compile(  # of strftime, with a directive that printf does not have
    r"(?=.*?%[-_0^#]?[BbHMSTYy])(?:[^\w%]*+%[-_0^#]?[EO]?[A-Za-z%][^\w%]*+){2,}"
)
_VALUE = re.compile(r"<[^\W\d_][\w-]*(?: [\w-]+){0,3}>")
_IN_BRACKETS = re.compile(r"<[^\W\d_][^<>\n]{0,40}>")
_CLOSED = re.compile(r"</([^\W\d_][\w-]*)>")
# The elements of HTML that may stand in a text, by HTML 5 and what it calls obsolete.
_ELEMENTS = """
    a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center
    cite code col colgroup data dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2
    h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu meta nav nobr ol
    option output p param picture pre q rp rt ruby s samp section select small source span strike strong style sub
    summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
"""
_KNOWN = frozenset(_ELEMENTS.split())


def _values(text: Text) -> list[str]:
    """The words in angle brackets that are no elements of HTML and are never closed."""
    words = _VALUE.findall(text.raw) if "<" in text.raw else []
    closed = frozenset(_CLOSED.findall(text.raw)) if words else frozenset()
    return [word for word in words if word[1:-1].lower().split()[0] not in _KNOWN and word[1:-1] not in closed]


def _are_translated_values(pair: TextPair) -> bool:
    """True if all that differs are words in angle brackets, called like an element of HTML by chance (<time>), that
    stand in the target in other letters, as many as there are."""
    before, after = (text.kept(Kind.TAG) for text in pair.sides)
    lost, new = before - after, after - before
    closed = frozenset(_CLOSED.findall(pair.source.raw))
    translated = [word for word in _IN_BRACKETS.findall(pair.target.raw) if not word.isascii()]
    are_values = all(_VALUE.fullmatch(one) and one[1:-1] not in closed for one in lost)
    return bool(lost) and are_values and not new and lost.total() == len(translated)


def _differing_spans(pair: TextPair, *kinds: Kind) -> str:
    if not pair.source.spans and not pair.target.spans:
        return ""
    before, after = pair.source.kept(*kinds), pair.target.kept(*kinds)
    if before == after:
        return ""
    lost = [one for one in (before - after).elements() if not _stands(one, pair.source.raw, pair.target.raw)]
    new = [one for one in (after - before).elements() if not _stands(one, pair.target.raw, pair.source.raw)]
    return difference(lost, new)


def _stands(span: str, here: str, there: str) -> bool:
    """True if a span of a text stands in the other one as well, only among other letters ("%sAuthor"), with other
    quotation marks around it, or with an ellipsis for three dots."""
    if there.count(span) >= here.count(span) > 0:
        return True
    if span[0] == span[-1] == "`":
        return bool(re.search(rf"[«“„‘‚\"']{re.escape(span.strip('`'))}[»”“’\"']", there))
    return "..." in span and span.replace("...", "…") in there


_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LETTERS_A_SIGN = 3  # letters that a Chinese, Japanese or Korean character counts as; chosen by hand


def length(pair: TextPair) -> str:
    """A target far longer or shorter than the source. Human translations have 0.6 to 2.5 times its length, and short
    ones vary most."""
    before, after = size(pair.source), size(pair.target)
    if after > 2 * before + 20 and after > 2 * (before + _written_out(pair)) + 20:
        return f"the translation is {after / max(before, 1):.1f} times as long as the source"
    if after < 0.5 * before - 8:
        return f"the translation is only {100 * after // before} % as long as the source"
    return ""


def _written_out(pair: TextPair) -> int:
    """How many characters longer the amounts of the source are in the words of the target locale: HK$50."""
    found = quantities(pair.source.raw, pair.source_locale)
    longer = (len(rendered(one, pair.source_locale, pair.target_locale)) - len(one.text) for one in found)
    return sum(more for more in longer if more > 0)


def size(text: Text) -> int:
    """The length of a text in letters of an alphabet, as which a Chinese, Japanese or Korean character counts more."""
    return len(text.raw) + (0 if text.raw.isascii() else (_LETTERS_A_SIGN - 1) * len(_WIDE.findall(text.raw)))


_GARBAGE = ("\u2047", "\ufffd", "<unk>", "\u2581", "[UNK]")
_MIXED = re.compile(r"[A-Za-z\u00c0-\u024f][\u0370-\u058f]|[\u0370-\u058f][A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIRECTIVE = re.compile(r"%[-+#0]{0,4}\d{0,4}(?:\.\d{1,3})?[a-z]")  # of printf, to which a word may be joined
_NUMERAL = re.compile(r"[IVXLCDMІХСМ]+")
_LATIN_NUMERAL = re.compile(r"[IVXLCDM](?<![\w-].)[IVXLCDM]+(?![\w-])")  # it begins with a set: a fast search
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def script(pair: TextPair) -> str:
    """Wrong letters: placeholders of an engine for unknown characters, a third alphabet, two alphabets in one word,
    words left in the source's alphabet."""
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
    if no_numeral := [
        word for word in _LATIN_NUMERAL.findall(there) if not _ROMAN.fullmatch(word) and word not in here
    ]:
        return f"no Roman numeral: {quoted(no_numeral)}"
    mixed = _mixed_words(pair) if _MIXED.search(pair.target.bare) else []
    if mixed:
        return f"letters of two alphabets in one word: {quoted(mixed)}"
    return _left_as_is(pair, own)


def _mixed_words(pair: TextPair) -> list[str]:
    known = set(_LETTERS.findall(pair.source.raw))
    words = _LETTERS.findall(_DIRECTIVE.sub(" ", pair.target.bare))
    return [word for word in words if word not in known and _is_mixed(word, known)]


def _is_mixed(word: str, known: set[str]) -> bool:
    names = [script_of(char) for char in word]
    if len(set(names) - {""}) < 2 or _NUMERAL.fullmatch(word):
        return False
    changes = [index for index, (first, second) in enumerate(pairwise(names), 1) if first != second]
    stem = word[: changes[0]]
    inflected = len(changes) == 1 and len(stem) >= 3 and stem in known  # "Googleом": a name and its case ending
    return not inflected


def _left_as_is(pair: TextPair, own: frozenset[str]) -> str:
    """Words in the letters of another alphabet; names and acronyms may stay in Latin letters."""
    words = [part for word in pair.target.words for part in ((word,) if word.isalpha() else _LETTERS.findall(word))]
    plain = _foreign(pair, words, own)
    if plain and (commands := command_words(pair.source.raw)):
        plain = _foreign(pair, [word for word in words if word not in commands], own)
    return f"not in the letters of the target language: {quoted(plain)}" if plain else ""


def _foreign(pair: TextPair, words: Sequence[str], own: frozenset[str]) -> list[str]:
    """The words in the letters of another alphabet, if they are most of the text or more than two of the source."""
    foreign = [word for word in words if len(word) > 1 and script_of(word[0]) not in own]
    total, strange = sum(map(len, words)), sum(map(len, foreign))
    plain = [word for word in foreign if word.islower() and len(word) > 2]
    if "LATIN" in own:
        plain = foreign
    is_much = (plain and 2 * strange > total) or sum(word in pair.source.vocabulary for word in plain) > 2
    return plain if is_much else []


def copied(pair: TextPair) -> str:
    """The source itself, or at least 80 % of its words, in place of a translation, if it has four ordinary words."""
    if primary(pair.source_locale) == primary(pair.target_locale):
        return ""
    there = pair.target.vocabulary
    if there.isdisjoint(pair.source.vocabulary):
        return ""
    plain = [word for word in pair.source.words if word.islower() and word.isalpha()]
    if len(plain) < 4:
        return ""
    if sum(word in there for word in plain) < 0.8 * len(plain):
        return ""
    if not _is_copied(plain, pair):
        return ""
    commands = command_words(pair.source.raw)
    is_copied = not commands or _is_copied([word for word in plain if word not in commands], pair)
    return "the source stands here untranslated" if is_copied else ""


def _is_copied(plain: Sequence[str], pair: TextPair) -> bool:
    kept = sum((Counter(plain) & Counter(pair.target.words)).values())
    return len(plain) >= 4 and kept >= 0.8 * len(plain)
