"""How a word of a name may stand in a translation: as the gazetteer and the lexicon render it, or alike in sound.

The beginning of a rendering stands for its inflected forms, and for the adjective of a place: Африка, африканский.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from unicodedata import combining, normalize

from glossary.alignment import likeness, similarity
from glossary.names import demonyms, gazetteer, lists, small_tenths
from translate.text.rules.pair import TextPair
from translate.text.rules.renderings import Renderings, bases, sound_with_vowels
from translate.text.rules.word_facts import WordFacts

_LONG = 6  # letters from which the last two of a rendering may differ; of shorter ones only a last vowel or sign
_SHORTEST = 2  # least letters of a beginning
_ENDING = 2  # letters that an inflected form changes
_SOFT = "аеёиоуыэюяйьіїє"  # last letters that are an ending, or none
_FLEETING = "еоє"  # vowels before a last consonant that other cases may not have
_ADJECTIVE = ("ый", "ий", "ой", "ая", "ое")
# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py and on those with a name taken out.
_LIKE = 0.15  # similarity (0..1, of the alignment) from which two words are taken for one name
_SPELT = 0.5  # the same where nothing else speaks for it
_UNLIKE = 0.2  # probability from which an unlike translation counts where the lexicon has one that is alike: Egypt
_LIKELY = 0.1  # the same where only the gazetteer has a rendering
_LEAST = 0.04  # the same where neither has
_NEAR = 0.6  # similarity (0..1) of sounds from which a word that renders nothing else may be the name
_NEAREST = 0.85  # the same for a name whose renderings are known
_NEAR_LISTED = 0.7  # similarity (0..1) of letters to a known rendering from which a word may be one
_SMALL = 8  # tenths of the uses of a word in lower case from which it is taken for an ordinary one
_SMALL_UNLISTED = 3  # the same for a word that the gazetteer does not have
_CAPITALS = 2  # most capitals of a word that is no abbreviation: McGregor
_NO_NAMES = lists.ORDINARY | lists.FUNCTION | lists.CALENDAR | lists.TITLES  # in lower case
# Letters that have another sound in some languages, and how much a similarity counts that needs it.
_VARIANTS = (("w", "v"), ("ge", "j"), ("gi", "ji"), ("ch", "k"), ("th", "s"), ("h", ""), ("x", "s"), ("j", "dzh"),
             ("ow", "au"), ("qui", "ki"))  # fmt: skip
_RARELY = 0.85
# How kings, saints and the ancients are called beside what the gazetteer has.
_OTHERWISE = {
    "ru": """
        Louis Людовик | William Вильгельм | James Яков Иаков | John Иоанн | Matthew Матфей | Thomas Фома | Jude Иуда |
        Julius Юлий | Basil Василий | Ruth Руфь | Jerome Иероним | Hercules Геракл | Jove Юпитер | Mideast Ближний
        | Jesus Христос | Christ Иисус | Mary Богородица | Moscow мск | Bombay Мумбаи | Peking Пекин | Persia Иран
        | Siam Таиланд | Ceylon Шри-Ланка | Saigon Хошимин | Bangalore Бенгалуру
    """,
}  # fmt: skip
_TAILS = ("", "0", "m", "0m", "0m0", "m0", "g", "0g", "v", "0v")  # sounds of endings: Трампом, Ивановых
_ANYHOW = "cghjqwxye"  # first letters that begin with several sounds
_FIRST = {letter: row[0] for row in ("bбп", "vфв", "dтд", "kкхгґ", "szсзжшщчц", "lл", "mнм", "rр", "aouiаеёиоуыэюяійєї")
          for letter in row} | {"p": "b", "f": "v", "t": "d", "z": "s", "n": "m"}  # fmt: skip
_ASPIRATED = re.compile(r"(?<=[пткч])х")  # in Korean and Vietnamese names, which English spells without
_STROKES = str.maketrans("łŁđĐøØıðþ", "lLdDoOidt")
_WORD = re.compile(r"[^\W\d_]+")


class NameRenderings:
    """The known renderings of the names of a pair of languages.

    `listed`: how the renderings of a word in the gazetteer begin, each after a space, so that they are found in a row
    of words; None for a word that is no name. `learnt`: the same by the lexicon. `peoples`: peoples by their names,
    nouns and adjectives, with a capital.
    """

    def __init__(self, source: str, target: str) -> None:
        self._source = source
        self._pair = f"{source}-{target}"
        rows = map(str.split, _OTHERWISE.get(target, "").split("|"))
        self._otherwise = {row[0]: row[1:] for row in rows if row}
        known = demonyms.everyone(f"{source}-{target}")
        self.peoples = {
            f"{word.capitalize()}{plural}": people for word, people in known.items() for plural in ("s", "")
        }
        self._lexicon = Renderings.of(source, target)
        self._texts = WordFacts(self._renderings)
        self.listed, self.learnt = WordFacts(self._gazetted), WordFacts(self._translated)

    @cached_property
    def _gazetteer(self) -> gazetteer.Gazetteer:
        return gazetteer.gazetteer(self._pair)

    @classmethod
    def of(cls, source: str, target: str) -> NameRenderings | None:
        """Those of a pair of languages (codes), None if there is no gazetteer; loaded once."""
        return _renderings(source, target)

    def has(self, word: str, row: str) -> bool:
        """True if a row of words, case-folded, each after a space, has a known rendering of a name."""
        starts, within = self.listed[word], row.__contains__
        return starts is not None and (any(map(within, starts)) or any(map(within, self.learnt[word] or ())))

    def beginnings(self, word: str) -> tuple[str, ...]:
        """All of them."""
        return (*(self.listed[word] or ()), *(self.learnt[word] or ()))

    def is_listed(self, word: str) -> bool:
        """True if the gazetteer has a word."""
        return bool(self.listed[word])

    def begins(self, word: str, other: str) -> bool:
        """True if a word of the target, after a space, is a known rendering of a word."""
        starts = self.listed[word]
        return starts is not None and other.startswith(starts or self.learnt[word] or ())

    def has_whole(self, name: str, row: str) -> bool:
        """True if it has a listed rendering of a name of several words: United Kingdom, Великобритания."""
        texts = map(plain, self._gazetteer.renderings(name))
        return any(all(any(map(row.__contains__, _beginnings([one]))) for one in _WORD.findall(text)) for text in texts)

    def may_render(self, word: str, other: str) -> bool:
        """True if a capitalised word of a target may be a name: alike in spelling, or by a wide measure in sound."""
        texts = self._texts[word]
        if is_spelt(word, other) or (not texts and is_like(word, other)):
            return True
        near = nearness(word, other)
        if not texts or near >= _NEAREST:
            return near >= _NEAR
        low = plain(other)
        return any(similarity(text, low[: len(text)]) >= _NEAR_LISTED for text in texts)

    def _renderings(self, word: str) -> tuple[str, ...]:
        """The renderings of a name, case-folded, their first words only."""
        texts = (*self._gazetteer.renderings(word), *self._otherwise.get(word, ()))
        return tuple(dict.fromkeys(found[0] for text in texts if (found := _WORD.search(plain(text)))))

    def _gazetted(self, word: str) -> tuple[str, ...] | None:
        low = word.lower()
        if word[-1].isupper() or sum(map(str.isupper, word)) > _CAPITALS or low in _NO_NAMES or word in self.peoples:
            return None
        texts = self._texts[word] or ()
        shares = (small_tenths(one, self._source) for one in (low, *map(str.lower, bases(word))))
        tenths = next((tenth for tenth in shares if tenth is not None), None)
        if tenths is not None and tenths >= (_SMALL if texts else _SMALL_UNLISTED):
            return None
        if tenths is None and not texts and self._lexicon.is_common(word):
            return None
        return _beginnings(texts)

    def _translated(self, word: str) -> tuple[str, ...]:
        """Of a name, unlike translations count only if they are likely: most of them come of chance."""
        starts = tuple(one[1:] for one in self.listed[word] or ())
        chances = {plain(one): chance for one, chance in self._lexicon.chances(word) if one != word.lower()}
        alike = [one for one in chances if one.startswith(starts) or is_like(word, one)]
        least = _UNLIKE if alike else _LIKELY if starts else _LEAST
        likely = [one for one, chance in chances.items() if chance > least and len(one) > _SHORTEST]
        return _beginnings((*alike, *likely))


def unaccented(word: str) -> str:
    """A word in Latin letters without their accents: Ağrı, Łódź."""
    if word.isascii():
        return word
    return "".join(letter for letter in normalize("NFD", word.translate(_STROKES)) if not combining(letter))


@lru_cache(2)
def target_row(pair: TextPair) -> str:
    """The words of a target, case-folded, with е for ё, each after a space."""
    return plain(f" {' '.join(pair.folded)}")


def plain(text: str) -> str:
    """A text, case-folded, with е for ё, as both are in use."""
    return text.casefold().replace("ё", "е")


def is_like(word: str, other: str) -> bool:
    """True if a word of the source and one of the target are alike in spelling, as forms of one name are.
    Words that begin otherwise are not."""
    return may_begin(word, other) and likeness(unaccented(word), other) > _LIKE


def is_spelt(word: str, other: str) -> bool:
    """True if they are so much alike that nothing else needs to speak for it."""
    return may_begin(word, other) and likeness(unaccented(word), other) >= _SPELT


def may_begin(word: str, other: str) -> bool:
    """True if two words may begin with the same sound; most pairs do not, and need no closer look."""
    return _may_sound_alike(word[0], other[0])


@lru_cache(50_000)
def _may_sound_alike(letter: str, other: str) -> bool:
    first, second = unaccented(letter).lower(), other.lower()
    return first == second or first in _ANYHOW or _FIRST.get(first) == _FIRST.get(second)


@lru_cache(50_000)
def nearness(word: str, other: str) -> float:
    """The similarity (0..1) of a word of the source and one of the target by their sounds, an ending left out."""
    low, heard = unaccented(word.lower()), sound_with_vowels(_ASPIRATED.sub("", other.lower()))
    near = _similarity(sound_with_vowels(low), heard)
    spellings = (low.replace(letters, another) for letters, another in _VARIANTS if letters in low)
    return max(near, _RARELY * max((_similarity(sound_with_vowels(one), heard) for one in spellings), default=0.0))


def _similarity(sounds: str, other: str) -> float:
    """The similarity (0..1) of the sounds of two words, of which the second may have an ending."""
    whole = similarity(sounds, other)
    tail = other[len(sounds) :]
    return max(whole, similarity(sounds, other[: len(sounds)])) if tail and tail in _TAILS else whole


def _beginnings(texts: Iterable[str]) -> tuple[str, ...]:
    """How these renderings begin, each after a space."""
    return tuple(dict.fromkeys(f" {start}" for text in texts for start in starts(text)))


def starts(text: str) -> Iterator[str]:
    """The beginnings that the inflected forms of a rendering share: Павел, Павла."""
    if len(text) >= _LONG or text.endswith(_ADJECTIVE):
        yield text[:-_ENDING]
    else:
        yield text[:-1] if len(text) > _SHORTEST and text[-1] in _SOFT else text
        if len(text) > _SHORTEST + 1 and text[-2] in _FLEETING and text[-1] not in _SOFT:
            yield text[:-2] + text[-1]


@cache
def _renderings(source: str, target: str) -> NameRenderings | None:
    return NameRenderings(source, target) if gazetteer.is_there(f"{source}-{target}") else None
