"""Words of a translation that are no words of its language, as small engines make up: тротуарию, слепость.

A dictionary knows no derived word for certain, nor a name or a loan, so a word that one of these explains is none:
known parts, a prefix, or the sound of a word of the source. For Russian; other languages have no findings.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from glossary.languages import TargetLanguage, target_language
from glossary.locales import primary
from glossary.names import alike

_LETTERS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
    "ts", "ch", "sh", "sh", "", "i", "", "e", "u", "a"), strict=True))  # fmt: skip
_SOUNDS = (
    ("ph", "f"), ("x", "ks"), ("qu", "kv"), ("ck", "k"), ("th", "t"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "dzh"),
    ("ee", "i"), ("oo", "u"), ("q", "k"),
)  # fmt: skip
_FIRST = """
    авиа авто агро анти аудио аэро без био бес взаимо видео внутри воз вос все вы высоко вне вз гидро гипер гос дву двух
    действ до евро за зав зоо из интер ис кино контр космо крупно культ лже мало макро мега мед медиа меж микро мини
    много моно мото мульти на над не недо нано нео низ низко ниже ново об обще о около от пара парт пере под по пол
    после пост пра пред пре при про продо проф псевдо противо прото психо радио развед разно рас раз ре само с сверх
    семи восьми девяти соц со спец спорт средне стерео супер теле термо тех транс трёх трех у ультра фин фото
    четырёх четырех пяти шести экс экстра электро энерго этно
"""
_PREFIXES = tuple(sorted(_FIRST.split(), key=len, reverse=True))
_SHORT_PREFIX, _LEAST, _LEAST_AFTER_SHORT = 2, 4, 6  # letters: short prefixes need more of a word after them
_WORD = re.compile(r"(?<!\w)(?<!\w[-‐‑'’ʼ])[а-яё]{4,}(?>(?:-[а-яё]+)*)(?![-‐‑'’ʼ]?\w)")  # a whole token of its language
_MOST = 1 << 16  # known words that are kept; then all are forgotten
_LIKE = 0.5  # least similarity (0..1) to the sound of a word of the source; chosen by hand
_SAME = 4  # letters at the beginning that sound alike


def invented_words(source: str, target: str, source_locale: str, target_locale: str) -> tuple[str, ...]:
    """The words of a translation in small letters that neither the dictionary nor the source explains."""
    if primary(target_locale) != "ru":
        return ()
    language = target_language(target_locale)
    known = _known(language)
    unsure = [word for word in dict.fromkeys(_WORD.findall(target)) if word not in known]
    strange = [word for word in unsure if not _is_formed(word, language)]
    known.update(set(unsure).difference(strange))
    if len(known) > _MOST:
        known.clear()
    if not strange:
        return ()
    sounds = [_sound(word) for word in re.findall(r"[^\W\d_]{3,}", source)]
    return tuple(word for word in strange if not _is_heard(word, sounds))


@cache
def _known(language: TargetLanguage) -> set[str]:
    """The words that are known to be in the dictionary of a language, or formed of such; more are put in."""
    return set()


@lru_cache(maxsize=1 << 14)
def _is_formed(word: str, language: TargetLanguage) -> bool:
    """True for a word of the dictionary, or one that is formed of such."""
    if language.is_word(word):
        return True
    if "-" in word:
        return all(_is_formed(part, language) for part in word.split("-") if part)
    if word.endswith(("ся", "сь")) and language.is_word(word[:-2]):
        return True
    for prefix in _PREFIXES:
        least = _LEAST if len(prefix) > _SHORT_PREFIX else _LEAST_AFTER_SHORT
        if word.startswith(prefix) and len(word) - len(prefix) >= least and language.is_word(word[len(prefix) :]):
            return True
    return any(word[at - 1] in "ое" and language.is_word(word[at:]) for at in range(3, len(word) - 4))


def _is_heard(word: str, sounds: list[str]) -> bool:
    """True if a word sounds like one of the source, but for its ending: a loan, a name, or a word left by the
    engine."""
    heard = "".join(_LETTERS.get(letter, letter) for letter in word)
    stem = heard[:-2] if len(heard) > 6 else heard[:-1]
    return any(sound[:_SAME] == heard[:_SAME] or alike(stem, sound[: len(stem) + 1]) >= _LIKE for sound in sounds)


def _sound(word: str) -> str:
    low = word.lower()
    for written, spoken in _SOUNDS:
        low = low.replace(written, spoken)
    return low
