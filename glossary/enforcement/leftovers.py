"""The words beside the rendering of a name that are left of the engine's own rendering of it, or belong to others.

A garbled name is found by its likeliest words. An abbreviation that the engine kept (Мит. Весвий for Mt. Vesuvius), a
word of the name itself (Нил before Баер) and a word after the quotation mark belong to it too; the noun of a figure
(в 1980 году) does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from glossary.alignment import Location
from glossary.enforcement.sentence import Sentence
from glossary.languages import Phrase, TokenEdit

REASON = "leftover"
_CLOSING = frozenset("»”\"“'")
_OPENING = frozenset("«“„\"'")
_ABBREVIATED = re.compile(r"[^\W\d_]{1,4}\. ")  # Mt. Fuji
_ABBREVIATION = 5  # most letters of what an engine makes of an abbreviation; chosen by hand


def whole_name(sentence: Sentence, index: int, place: Location, taken: Set[int]) -> Location:
    """The place of the name of a match, with what is left of its own rendering and without the noun of a figure."""
    phrase, tokens = sentence.source.phrases(index)[0], sentence.tokens
    if not any(word[:1].isupper() for word in phrase.words):
        return place
    first, last = place.first, place.last
    if last - first > 1 and tokens[first].text.islower() and first and tokens[first - 1].text[-1:].isdigit():
        first += 1
    while _is_own(sentence, first - 1, phrase, taken):
        first -= 1
    while _is_own(sentence, last, phrase, taken):
        last += 1
    last += _garbled_rest(sentence, index, (first, last), taken)
    if _ABBREVIATED.match(sentence.source.surface(index)) and _is_abbreviation(sentence, first - 2, taken):
        first -= 2
    return replace(place, first=first, last=last, anchor=max(first, place.anchor))


def _garbled_rest(sentence: Sentence, index: int, place: tuple[int, int], taken: Set[int]) -> int:
    """The number of garbled words after the beginning of a name in [first, last) that stand for the rest of the name
    (Джеймс Эбург for James Ewing), 0 where the source has another name there."""
    phrase, rows, tokens = sentence.source.phrases(index)[0], sentence.source.rows[index], sentence.source.tokens
    first, last = place
    after = tokens[rows[-1] + 1] if rows and rows[-1] + 1 < len(tokens) else None
    if not 0 < last - first < len(rows) or not _is_form_of(sentence, first, phrase.words[0]):
        return 0
    if after is not None and after.text[:1].isupper():
        return 0
    most = len(rows) - (last - first)
    return next((n for n in range(most) if not _is_nobody(sentence, last + n, rows, taken)), most)


def _is_nobody(sentence: Sentence, at: int, rows: Sequence[int], taken: Set[int]) -> bool:
    """True for a word with a capital that renders no name of the source outside of `rows`."""
    if not _is_free(sentence, at, taken):
        return False
    source, language = sentence.source, sentence.language
    if not language.knows(sentence.tokens[at].text):
        return True
    others = [token for row, token in enumerate(source.tokens) if row not in rows and token.text[:1].isupper()]
    if source.lexicon is None:
        return not others
    said = (word for token in others for word, _ in source.lexicon.translations(source.speech.lemma(token.text)))
    return language.lemma(sentence.tokens[at].text) not in set(said)


def after_quotation(sentence: Sentence, index: int, place: Location, taken: Set[int]) -> tuple[TokenEdit, ...]:
    """The edit that takes away a garbled word of a name in quotation marks that is outside of them: «Вулверхэмберт»
    Уандкеров for Wolverhampton Wanderers; at most one."""
    tokens, mark = sentence.tokens, place.last
    if mark + 1 >= len(tokens) or tokens[mark].text not in _CLOSING or not place.first:
        return ()
    quoted = tokens[place.first - 1].text in _OPENING
    shorter = place.last - place.first < len(sentence.source.rows[index])
    if not quoted or not shorter or not _is_garbled(sentence, mark + 1, taken):
        return ()
    return (TokenEdit(mark, mark + 2, tokens[mark].text, REASON),)


def _is_free(sentence: Sentence, at: int, taken: Set[int]) -> bool:
    tokens = sentence.tokens
    return 0 <= at < len(tokens) and at not in taken and tokens[at].is_word and tokens[at].text[:1].isupper()


def _is_own(sentence: Sentence, at: int, phrase: Phrase, taken: Set[int]) -> bool:
    """True for a word with a capital that is a form of a word of the phrase."""
    if not _is_free(sentence, at, taken) or len(phrase.words) < 2:
        return False
    return any(_is_form_of(sentence, at, own) for own in phrase.words if own[:1].isupper())


def _is_form_of(sentence: Sentence, at: int, own: str) -> bool:
    language, word = sentence.language, sentence.tokens[at].text
    return word == own or language.lemma(word) == language.lemma(own)


def _is_garbled(sentence: Sentence, at: int, taken: Set[int]) -> bool:
    return _is_free(sentence, at, taken) and not sentence.language.knows(sentence.tokens[at].text)


def _is_abbreviation(sentence: Sentence, at: int, taken: Set[int]) -> bool:
    """True for a short word with a capital that is in no dictionary, with a full stop."""
    if not _is_garbled(sentence, at, taken) or len(sentence.tokens[at].text) > _ABBREVIATION:
        return False
    return sentence.tokens[at + 1].text == "."
