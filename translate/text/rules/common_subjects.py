"""Who and whom that are no names: the dog bit the man, Человек укусил собаку. By the cases of Russian and Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.case_forms import WITH_CASES, is_given, may_have_done
from translate.text.rules.pair import TextPair
from translate.text.rules.parallel_parts import parallel_parts
from translate.text.rules.word_places import PlacedWord, TargetPlaces, WordPlaces

_OPENS = re.compile(r"(?:\A|[.!?;:,]\s|[(\[]|\b(?:that|and|but|while|as|when)\s)\Z")
_OPENING = 8  # most characters of what it finds
_AUXILIARY = "(?:(?:has|have|had|will) )?"
# The dog bit the man; doctors treat patients. Each begins with a set of letters, so that the search is fast.
_SENTENCES = (
    re.compile(
        rf"[TtAa](?:he|n)? (?P<who>[a-z]{{3,}}) {_AUXILIARY}(?P<verb>[a-z]{{3,}})"
        r" (?:the|an?|his|her|its|their) (?P<whom>[a-z]{3,})(?![\w-]| of)"
    ),
    re.compile(rf"(?P<who>[A-Z][a-z]{{2,}}s) {_AUXILIARY}(?P<verb>[a-z]{{3,}}) (?P<whom>[a-z]{{3,}}s)(?![\w-]| of)"),
)
_NEAR = 8  # words of the target from one to the other
# Verbs whose subject other languages make the object, or that say the same of both.
_TURNING_WORDS = """
    like likes liked own owns owned belong need needs needed lack lacks lacked include includes included meet meets met
    suit fit fits
"""
_TURNING = frozenset(_TURNING_WORDS.split())


def common_subjects_turned(pair: TextPair) -> Iterator[str]:
    """The sentences of the source in which who did it and to whom it was done changed places in the target."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here != "en" or there not in WITH_CASES:
        return
    if not any(_sentences(pair.source.bare)):
        return
    known = WordPlaces.of(pair.source_locale, pair.target_locale)
    for source, target in parallel_parts(pair):
        for found in _sentences(source.raw):
            if _is_turned(found, target.words, known, there):
                yield found[0].strip(" .!?;:,")


def _sentences(text: str) -> Iterator[re.Match[str]]:
    for pattern in _SENTENCES:
        yield from filter(_is_told_of_two, pattern.finditer(text))


def _is_told_of_two(found: re.Match[str]) -> bool:
    """True if two nouns and a verb may stand in a match."""
    said = found["who"].lower(), found["verb"], found["whom"]
    if not _OPENS.search(found.string, max(0, found.start() - _OPENING), found.start()):
        return False
    return _TURNING.isdisjoint(said) and lists.FUNCTION.isdisjoint(said)


def _is_turned(found: re.Match[str], words: Sequence[str], known: WordPlaces, language: str) -> bool:
    """True if the target, with these words, says of the second of a sentence what the source says of the first."""
    there = TargetPlaces([PlacedWord(word, at, at) for at, word in enumerate(words)])
    ours, theirs = known.places(found["who"].lower(), there), known.places(found["whom"], there)
    both = ours & theirs
    ours, theirs = ours - both or ours, theirs - both or theirs
    if len(ours) != 1 or len(theirs) != 1:
        return False
    who, whom = ours.pop(), theirs.pop()
    if not 0 < abs(who - whom) <= _NEAR:
        return False
    between = words[min(who, whom) + 1 : max(who, whom)]
    verbs = [other for other in between if known.says_the_same(found["verb"], other)]
    numbers = ["plur" if found[noun].endswith("s") else "sing" for noun in ("who", "whom")]
    return bool(verbs) and all(
        is_given(words[who], verb, numbers[0], language)
        and not may_have_done(words[who], verb, numbers[0], language)
        and may_have_done(words[whom], verb, numbers[1], language)
        for verb in verbs
    )
