"""Rules on the language a target is written in: text left in the source language, text in a third one."""

from __future__ import annotations

import re

from translate.text import langid, locales
from translate.text.rules.content import copied
from translate.text.rules.messages import short
from translate.text.rules.pair import TextPair

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s\"”»]+(?=\S)")
_WORDS = 5  # words of running text that a sentence must have before its standing there untranslated says something


def untranslated(pair: TextPair) -> str:
    """The source, or one of its sentences, stands there untranslated."""
    if pair.source_locale.split("-")[0] == pair.target_locale.split("-")[0]:
        return ""
    if not any(word.islower() for word in set(pair.source.words).intersection(pair.target.words)):
        return ""  # names and numbers at most
    return copied(pair) or _left_over(pair)


def _left_over(pair: TextPair) -> str:
    """A sentence of the source that stands in the target to the letter, if it is more than a title or a name."""
    if len(pair.source.words) < _WORDS:
        return ""
    target = pair.target.raw
    for sentence in _SENTENCE_END.split(pair.source.raw):
        if sentence.rstrip(".!?… ") in target and _running(sentence) >= _WORDS:
            return f"left untranslated: {short(sentence)}"
    return ""


def _running(sentence: str) -> int:
    """The words of a sentence that are no names."""
    return sum(word.islower() and word.isalpha() for word in sentence.split())


# Languages that are mistaken for one another when a model or a person picks the wrong one, by what is written.
_NEIGHBOURS = ("en", "ru", "uk", "be", "bg", "de", "nl", "fr", "es", "pt", "it", "pl", "cs", "sk", "sr", "tr", "az")


# Words that only this language has among its neighbours: two of them, and there is no need to ask the model, which
# takes longer than all other rules together.
_OWN = {
    "en": "the and of with that this from have been which were their they would",
    "ru": "что это из его ее её или как был было были они этот того лет года году где чем будет быть может уже которые"
    " который которая если чтобы также только между после более когда со всех очень время сейчас даже",
    "uk": "що це від або як був було були які який якщо щоб також тільки між після більше коли",
    "de": "und der die das nicht ist mit auf eine einen wurde sich auch nach werden",
    "fr": "les des dans est une pour qui pas avec sont sur été aux",
    "es": "los las del una para con por más pero como su fue está también según",
    "pt": "não uma com dos das foi são mais para pelo pela também ao à é",
    "it": "che il della di una per sono con gli nel anche alla più",
    "pl": "się nie jest że przez był była które który oraz także",
    "nl": "het een van zijn niet voor met dat wordt ook naar",
}
_OWN_WORDS = {language: frozenset(words.split()) for language, words in _OWN.items()}


# Letters that tell a language from its neighbours in the same script: one that it has, none that it has not.
_OWN_LETTERS = {
    "ru": ("ыэ", "іїєґўјљњћђџ"),
    "uk": ("їє", "ыэъёўјљњћђџ"),
    "be": ("ў", "ищъїєґјљњћђџ"),
}
_FOREIGN = 0.2  # of the letters in words of another script: names; more of them, and the model is asked


def _has_own_letters(pair: TextPair, language: str) -> bool:
    """Is the target by its letters in this language and in none of its neighbours?"""
    own, others = _OWN_LETTERS.get(language, ("", ""))
    if not any(map(pair.alphabet.__contains__, own)) or any(map(pair.alphabet.__contains__, others)):
        return False
    return sum(len(word) for word in pair.target.words if word.isascii()) < _FOREIGN * len(pair.target.raw)


def language(pair: TextPair) -> str:
    """The target is in another language than it should be, where it is long enough to tell."""
    wanted = pair.target_locale
    if len(pair.target.raw) < langid.LETTERS:
        return ""
    here = locales.primary(wanted)
    if len(_OWN_WORDS.get(here, frozenset()).intersection(pair.target.words)) > 1:
        return ""
    if _has_own_letters(pair, here):
        return ""
    candidates = (wanted, *(tag for tag in _NEIGHBOURS if tag != here))
    found = langid.detect(pair.target.raw, candidates)
    if found is None or found == wanted:
        return ""
    return f"looks like {locales.display(found)}, not {locales.display(wanted)}"
