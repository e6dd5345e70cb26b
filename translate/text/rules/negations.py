"""The rule on negations: what the source denies is said in the target, or the other way.

Sentences are compared whose texts have as many. A translation may deny by many words (refused, without, impossible), so
a negation is lost only where the sentence has fewer words that may deny than the source has negations; one is made up
only where no word of the source may deny and the word that it stands before is one of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossary.languages import parses
from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.messages import quoted, short
from translate.text.rules.negation_words import Denials, denials
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import WordPlaces
from translate.text.sentence_alignment import aligned

_UNLIKE = 1.6  # how much longer than usual, or shorter, a sentence may be beside the one that it renders
_ENDS = re.compile(r"(?<=[.!?])[\"'»”)]*\s+(?=[^a-zа-я])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Words that deny whatever they may render otherwise.
_DENIES = re.compile(
    r"не|нет|нельзя|без|ні|нема|немає|n[’']t|not|no|nicht|nie|kein\w*|ohne|weder|nunca|sin|tampoco|não|nem|sem|ne|pas|sans",
    re.IGNORECASE,
)
_DENIED = r"(?:{})\W+(?:\w+\W+){{0,2}}\w+"  # a negation with the words that it denies
_WITH_VERBS = ("ru", "uk")  # languages whose dictionaries tell verbs


def negation(pair: TextPair) -> str:
    """A sentence of the source that is denied on one side only."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours, theirs = denials(here), denials(there)
    if ours is None or theirs is None or here == there:
        return ""
    if not ours.plain.search(pair.source.bare) and not theirs.plain.search(pair.target.bare):
        return ""
    if not any(_told(pair, _quickly(pair), ours, theirs)):
        return ""
    return quoted(_told(pair, _aligned(pair), ours, theirs))


def _quickly(pair: TextPair) -> Sequence[tuple[str, ...]]:
    """The sentences of both texts, parted by their marks alone where both have as many, else in full."""
    sides = [_ENDS.split(text) for text in (pair.source.bare, pair.target.bare)]
    if len(sides[0]) == len(sides[1]):
        return tuple(zip(*sides, strict=True))
    return _aligned(pair)


def _aligned(pair: TextPair) -> Sequence[tuple[str, ...]]:
    return aligned((pair.source.bare, pair.source_locale), (pair.target.bare, pair.target_locale))


def _told(pair: TextPair, sentences: Iterable[tuple[str, ...]], ours: Denials, theirs: Denials) -> Iterator[str]:
    """What is denied in one of two sentences only, in words."""
    known, language = WordPlaces.of(pair.source_locale, pair.target_locale), primary(pair.target_locale)
    whole = len(pair.target.bare) / max(1, len(pair.source.bare))
    for source, target in sentences:
        if not 1 / _UNLIKE < len(target) / max(1, len(source)) / whole < _UNLIKE:
            continue
        if ours.plain.search(source):
            if _is_lost(source, target, ours, theirs, known):
                yield f"not denied here: {short(source)}"
        elif theirs.plain.search(target) and (word := next(_added(source, target, ours, theirs, known, language), "")):
            yield f"not in the source: {word}"


def _is_lost(source: str, target: str, ours: Denials, theirs: Denials, known: WordPlaces) -> bool:
    """True if a sentence of the target has fewer words that may deny than that of the source has negations; one that
    renders another word of the source (недавно: recently) does not count."""
    plain = len(ours.plain.findall(ours.idioms.sub(" ", source)))
    if not plain:
        return False
    whole = plain == len(ours.plain.findall(source))
    rest = re.sub(_DENIED.format(ours.plain.pattern), " ", source, flags=re.IGNORECASE)
    words = _WORD.findall(rest)
    found = [one[0] for one in theirs.any.finditer(target)]
    denying = [one for one in found if _DENIES.fullmatch(one) or not any(known.renders(word, one) for word in words)]
    return len(denying) < (plain if whole else 1)


def _added(
    source: str, target: str, ours: Denials, theirs: Denials, known: WordPlaces, language: str
) -> Iterator[str]:  # fmt: skip
    """The negations of a target sentence before a word of the source, where no word of the source may deny."""
    if ours.any.search(source):
        return
    idioms = [range(*one.span()) for one in theirs.idioms.finditer(target)]
    words = [word for word in _WORD.findall(source) if word.lower() not in lists.FUNCTION]
    for one in theirs.plain.finditer(target):
        after = _WORD.search(target, one.end())
        if after is None or any(one.start() in idiom for idiom in idioms) or after.start() > one.end() + 1:
            continue
        if language in _WITH_VERBS and parses(language, after[0].lower())[0].pos != "VERB":
            continue
        if any(known.may_render(word, after[0]) for word in words):
            yield f"{one[0]} {after[0]}"
