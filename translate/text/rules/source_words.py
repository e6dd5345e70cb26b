"""The rule on single words that an engine left as they are in the source: "Моя grandmother говорит"."""

from __future__ import annotations

import re

from glossary.locales import primary
from glossary.names import is_common
from translate.text.rules.command_words import command_words
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair
from translate.text.writing_systems import script_of, scripts_of

_SHORTEST = 3  # letters; shorter ones are units and signs
# A word in small letters, no part of an address, a code, a name with signs or a contraction.
_PLAIN = re.compile(r"(?<![\w./@:<>&#%$=\\-])(?<!\w['’])[^\W\d_]{3,}(?![\w/@=(<>\\-]|['’.:]\w)")
_TOKEN = re.compile(r"\S+")
# What is said before or after a word that stands for itself: the word cella, vidde meaning "plain".
_SAID = """
    word words term terms verb noun prefix suffix meaning means spelled spelt pronounced Latin Greek French Italian
    Spanish German Welsh Norwegian Turkish
"""
_NAMED = frozenset(_SAID.split())
_STOPS = ".,;:!?"
_MARKS = "\"'“”‘’«»„‟`*_()[]{}"


def source_word(pair: TextPair) -> str:
    """Words of the source's dictionary in small letters that stand in the target, whose language has others.

    A word in quotation marks, brackets or emphasis, a term that the sentence is about, a word beside another that
    stands beside it in the source, too (a title, a Latin name), a command: these may stay.
    """
    own, code = scripts_of(pair.target_locale), primary(pair.source_locale)
    both = pair.target.vocabulary & pair.source.vocabulary
    same = {word for word in both if _is_plain(word, own) and is_common(word, code)}
    if not same:
        return ""
    may_stay = command_words(pair.source.raw) | _quoted_or_named(pair.source.raw, same)
    left = [word for word in _alone(pair.target.bare, own, pair.source.raw) if word in same and word not in may_stay]
    return f"left as in the source: {quoted(dict.fromkeys(left))}" if left else ""


def _is_plain(word: str, own: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and word.islower() and word.isalpha() and script_of(word[0]) not in own


def _alone(text: str, own: frozenset[str], source: str) -> list[str]:
    """The plain words of a text that have no mark around them, and no neighbour as in the source."""
    known = own | {""}
    tokens = [found.span() for found in _TOKEN.finditer(text)]
    foreign = [any(script_of(char) not in known for char in text[start:end]) for start, end in tokens]
    found = []
    for index, (start, end) in enumerate(tokens):
        if not foreign[index] or _is_marked(text[start:end]):
            continue
        before = index > 0 and foreign[index - 1] and text[tokens[index - 1][0] : end]
        after = index + 1 < len(tokens) and foreign[index + 1] and text[start : tokens[index + 1][1]]
        if not any(run and run.strip(_MARKS + _STOPS) in source for run in (before, after)):
            found += _PLAIN.findall(text, start, end)
    return found


def _quoted_or_named(text: str, words: set[str]) -> set[str]:
    """The words that have a mark around them in a text, or that it speaks of as words."""
    tokens = [found[0] for found in _TOKEN.finditer(text)]
    bare = [token.strip(_MARKS + _STOPS) for token in tokens]
    found = set()
    for index, word in enumerate(bare):
        beside = {*bare[max(0, index - 1) : index], *bare[index + 1 : index + 2]}
        if word in words and (_is_marked(tokens[index]) or not _NAMED.isdisjoint(beside)):
            found.add(word)
    return found


def _is_marked(token: str) -> bool:
    """True for a word with a mark at either side."""
    return token[0] in _MARKS and token.rstrip(_STOPS)[-1:] in _MARKS
