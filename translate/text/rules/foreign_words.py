"""The rule on foreign words: what stands in the source in other letters than its own must be in the target."""

from __future__ import annotations

import re
import unicodedata

from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair
from translate.text.writing_systems import script_of, scripts_of

_JOINTS = "-’'"
_NUMERAL = re.compile(r"[IVXLCDM]+")  # of a century, which is a number
_ENDING = 2  # last letters that inflection may change where the word is in the letters of the target; chosen by hand
_SHORTEST = 2  # least letters of a word; single ones are signs, such as those of mathematics
_SIGNS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})  # scripts of which one letter is a word


def foreign_word(pair: TextPair) -> str:
    """A word of the source that is in the letters of the target or of a third language, and is not in the target."""
    if pair.source.raw.isascii():
        return ""
    own, theirs = scripts_of(pair.source_locale), scripts_of(pair.target_locale)
    lost = [word for word in _foreign(pair.source.bare, own) if not _is_kept(word, pair, theirs)]
    return f"missing: {quoted(dict.fromkeys(lost))}" if lost else ""


def _foreign(text: str, own: frozenset[str]) -> list[str]:
    """The words of a text in letters of another script than its own."""
    if not set(map(script_of, set(text))) - own - {""}:
        return []
    found = []
    for word in map(_trimmed, "".join(char if _is_of_word(char) else " " for char in text).split()):
        scripts = set(map(script_of, word)) - {""} if not _NUMERAL.fullmatch(word) else set[str]()
        if scripts and not scripts & own and (len(word) >= _SHORTEST or scripts & _SIGNS):
            found.append(word)
    return found


def _is_of_word(char: str) -> bool:
    """True for letters, the marks on them, which are vowels in Indian scripts, and what joins the parts of a word."""
    return char.isalpha() or char in _JOINTS or unicodedata.category(char).startswith("M")


def _trimmed(word: str) -> str:
    return word.strip(_JOINTS)


def _is_kept(word: str, pair: TextPair, theirs: frozenset[str]) -> bool:
    """True if the target has a word: to the letter, or inflected if it is in its own letters."""
    if word in pair.target.raw or word.replace("-", "").casefold() in pair.folded:
        return True
    if script_of(word[0]) not in theirs:
        return False
    stem = word[: max(_SHORTEST, len(word) - _ENDING)]
    return any(one.startswith(stem) for one in pair.target.words)
