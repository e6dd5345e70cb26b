"""Rules on the language of a target: text left in the source language, text in a third language."""

from __future__ import annotations

import re

from translate.text import langid, locales
from translate.text.rules.content import copied
from translate.text.rules.messages import short
from translate.text.rules.pair import TextPair

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s\"”»]+(?=\S)")
_WORDS = 5  # least number of ordinary words in a sentence that is reported as untranslated; chosen by hand


def untranslated(pair: TextPair) -> str:
    """The source, or one of its sentences, left untranslated in the target."""
    if locales.primary(pair.source_locale) == locales.primary(pair.target_locale):
        return ""
    if not any(word.islower() for word in pair.source.vocabulary & pair.target.vocabulary):
        return ""  # names and numbers at most
    return copied(pair) or _left_over(pair)


def _left_over(pair: TextPair) -> str:
    """A sentence of the source that is in the target unchanged, if it is more than a title or a name."""
    if len(pair.source.words) < _WORDS:
        return ""
    target = pair.target.raw
    for sentence in _SENTENCE_END.split(pair.source.raw):
        if sentence.rstrip(".!?… ") in target and _running(sentence) >= _WORDS:
            return f"left untranslated: {short(sentence)}"
    return ""


def _running(sentence: str) -> int:
    """The number of lower-case words of a sentence, which are not names."""
    return sum(word.islower() and word.isalpha() for word in sentence.split())


# The languages among which the target's is identified: those most often written by mistake.
_NEIGHBOURS = ("en", "ru", "uk", "be", "bg", "de", "nl", "fr", "es", "pt", "it", "pl", "cs", "sk", "sr", "tr", "az")


# Words that only this language has among its neighbours. A text with two of them is not given to language
# identification, which takes longer than all other rules together.
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


# Letters that distinguish a language from its neighbours in one script: those that it has, and those of the others.
_OWN_LETTERS = {
    "ru": ("ыэ", "іїєґўјљњћђџ"),
    "uk": ("їє", "ыэъёўјљњћђџ"),
    "be": ("ў", "ищъїєґјљњћђџ"),
}
_FOREIGN = 0.2  # share of Latin letters up to which they count as names, and the text is not identified; chosen by hand


def _has_own_letters(pair: TextPair, language: str) -> bool:
    """True if the letters of the target show that it is in this language and not in one of its neighbours."""
    own, others = _OWN_LETTERS.get(language, ("", ""))
    if not any(map(pair.alphabet.__contains__, own)) or any(map(pair.alphabet.__contains__, others)):
        return False
    return sum(len(word) for word in pair.target.words if word.isascii()) < _FOREIGN * len(pair.target.raw)


def language(pair: TextPair) -> str:
    """A target in another language than its locale; only texts long enough to identify are checked."""
    wanted = pair.target_locale
    if len(pair.target.raw) < langid.LETTERS:
        return ""
    here = locales.primary(wanted)
    if len(_OWN_WORDS.get(here, frozenset()) & pair.target.vocabulary) > 1:
        return ""
    if _has_own_letters(pair, here):
        return ""
    candidates = (wanted, *(tag for tag in _NEIGHBOURS if tag != here))
    found = langid.detect(pair.target.raw, candidates)
    if found is None or found == wanted:
        return ""
    return f"looks like {locales.display(found)}, not {locales.display(wanted)}"
