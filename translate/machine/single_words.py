"""Texts of one word: labels, cells and headings, for which the lexicon of the pair is a better judge than the score."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from glossary.alignment import shipped_lexicon
from glossary.enforcement import non_words
from glossary.languages import SourceLanguage, TargetLanguage, source_language, target_language
from glossary.names import is_common
from translate.model import LocalePair
from translate.text import locales, script_of, scripts_of

_WORD = re.compile(r"[^\W\d_]{2,}")
# Probabilities of the lexicon (0 to 1), chosen by hand.
_LIKELY = 0.1  # from which an answer is taken to be a translation of the word
_SURE = 0.4  # from which a translation is taken that no answer has
_ONLY = 0.15  # the same where no answer is a word
_TRANSLATIONS = 8  # translations of a word that are looked at


def is_ordinary_word(text: str, locale: str) -> bool:
    """True for a text of one word that is no name or acronym by the dictionary of its locale."""
    return bool(_WORD.fullmatch(text)) and not text.isupper() and is_common(text.lower(), locales.primary(locale))


def preferred(word: str, candidates: Sequence[tuple[str, float]], pair: LocalePair) -> list[tuple[str, float]]:
    """The candidates (translation, score) for a text of one ordinary word, best first: those that the lexicon knows as
    its translations, in their base form, then the others that are words of the target language. Where there are none
    and the lexicon is sure, its translation. Any other text keeps its candidates."""
    if not is_ordinary_word(word, pair.source):
        return list(candidates)
    source, target = source_language(pair.source), target_language(pair.target)
    chances = _translations(word, pair, source)
    own = [(text, score) for text, score in candidates if not non_words(text.lower(), target)]
    known = [(_chance(text, chances, target), text, score) for text, score in own]
    likely = [one for one in known if one[0] >= _LIKELY]
    if likely:
        first = max(likely, key=lambda one: one[0])
        is_base = source.lemma(word) == word.lower()
        based = _base(first[1], chances, target) if is_base else first[1]
        return [(based, first[2]), *((text, score) for _, text, score in known if text != based)]
    best = max(chances, key=lambda text: chances[text], default="")
    if best and chances[best] >= (_SURE if own else _ONLY) and best in target.lemmas(best):
        return [(best.capitalize() if word[0].isupper() else best, 0.0), *own]
    return own


def _chance(text: str, chances: Mapping[str, float], target: TargetLanguage) -> float:
    return max((chances.get(one, 0.0) for one in (text.lower(), *target.lemmas(text.lower()))), default=0.0)


def _base(text: str, chances: Mapping[str, float], target: TargetLanguage) -> str:
    """The base form of an answer, as the lexicon has it."""
    forms = [one for one in target.lemmas(text.lower()) if one in chances]
    if text.lower() in chances or not forms:
        return text
    best = max(forms, key=lambda one: chances[one])
    return best.capitalize() if text[0].isupper() else best


def _translations(word: str, pair: LocalePair, source: SourceLanguage) -> dict[str, float]:
    """The words of one letter and more that the lexicon has for a word or its lemma, with their probabilities."""
    lexicon = shipped_lexicon(pair.source, pair.target)
    if lexicon is None:
        return {}
    low = word.lower()
    found = lexicon.translations(low, _TRANSLATIONS) or lexicon.translations(source.lemma(low), _TRANSLATIONS)
    own = scripts_of(pair.target)
    return {text: chance for text, chance in found if _WORD.fullmatch(text) and script_of(text[0]) in own}
