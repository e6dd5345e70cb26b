"""Who and whom with something between them, or compared: Russia sold gas to Turkey, Kazan is larger than Samara.

Only English sentences are read. In Russian and Ukrainian the cases tell who did it, elsewhere a preposition does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.case_forms import WITH_CASES, cases
from translate.text.rules.english_names import NAME, head_of
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import WordPlaces, named_places

_LED_BY = ("to", "from", "for", "over", "against", "than", "about")
_PASSING = "and|but|or|who|that|which|when|while|where|as|if|because|with|whose|than"
_SENTENCE = re.compile(
    rf"(?:^|[.!?;:,]\s|[\"“(]|\b(?:that|and|but|while|as|when|if|because|\d{{4}})\s)(?P<who>{NAME})"
    r" (?:(?:has|have|had|will|would|may|might|could|can|also|later|then|again|much|far|(?P<be>is|was|are|were)) ){0,2}"
    rf"(?P<verb>[a-z]{{3,}})(?P<rest>(?: (?!(?:{_PASSING})\b)[a-z][\w’'-]*){{0,6}}?)"
    rf" (?P<by>{'|'.join(_LED_BY)}) (?:the )?(?P<whom>{NAME})"
)
_LONGEST = 12  # words from one name to the other
_BEFORE, _AFTER = 40, 120  # characters beside a preposition among which such a sentence is looked for
_WITHIN = 8  # words between a verb and the names that belong to it
# Verbs that say the same of both, or whose subject other languages make the object.
_MUTUAL_WORDS = """
    met meets meet played plays play fought fights fight married talks talked agreed agree competed competes matters
    belongs belonged happened occurred seemed seems appeared appears means meant borders bordered differs differed
"""
_MUTUAL = frozenset(_MUTUAL_WORDS.split())
# By language the words that lead a name, and those that may stand between.
_LEADING: Mapping[str, tuple[str, str]] = {
    "ru": ("у из от к ко для за против о об обо над чем с со по на в во при до про перед", ""),
    "uk": ("у в з із зі від до для за проти про над ніж на по при", ""),
    "de": ("an von vom für gegen als über aus zu zum zur nach mit bei in im auf durch", "der die das dem den des"),
    "es": ("a al de del que para por contra sobre con en", "la el los las"),
    "pt": ("a à ao da do de que para por contra sobre com em na no pela pelo", "a o as os"),
    "fr": ("à au aux de du des que d pour contre sur avec en par chez", "la le les l"),
}


def led_names_turned(pair: TextPair) -> Iterator[str]:
    """The sentences of the source in which who did it and to whom changed places in the target."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here != "en" or there not in _LEADING or pair.source.vocabulary.isdisjoint(_LED_BY):
        return
    sentences = list(_sentences(pair))
    if not sentences:
        return
    known, words = WordPlaces.of(pair.source_locale, pair.target_locale), pair.target.words
    capitals = named_places(pair)
    for one in sentences:
        ours, theirs = known.places(head_of(one["who"]), capitals), known.places(head_of(one["whom"]), capitals)
        if len(ours) == 1 == len(theirs) and ours != theirs:
            who, whom = ours.pop(), theirs.pop()
            is_near = abs(who - whom) <= _LONGEST
            if is_near and _are_turned(words, who, whom, there) and _is_told(one, known, words, (who, whom)):
                yield f"{one['who']} {one[0].partition(one['who'] + ' ')[2]}"


def _sentences(pair: TextPair) -> Iterator[re.Match[str]]:
    """The sentences with two names of which the second is led by a preposition."""
    words, text, at = pair.source.words, pair.source.bare, 0
    for place, word in enumerate(words):
        if word in _LED_BY and _may_be_led(words, place):
            phrase = " ".join(words[place : place + 2])
            at = max(text.find(phrase, at), 0)
            for found in _SENTENCE.finditer(text, max(0, at - _AFTER), at + len(phrase) + _BEFORE):
                if found.start("by") == at and _is_told_of_two(found):
                    yield found


def _may_be_led(words: Sequence[str], place: int) -> bool:
    """True if a name follows a preposition, and one stands some words before; quick."""
    after = words[place + 1 : place + 3]
    named = after and (after[0] if after[0] != "the" else after[-1]) < "a"
    return bool(named) and any(word < "a" for word in words[max(0, place - _LONGEST) : place - 1])


def _is_told_of_two(found: re.Match[str]) -> bool:
    """False for They sold it to Reuters, for months, for the passive, and for what both do."""
    names = (head_of(found[name]).lower() for name in ("who", "whom"))
    if any(name in lists.FUNCTION or name in lists.CALENDAR for name in names):
        return False
    return found["verb"] not in _MUTUAL and (not found["be"] or found["by"] == "than")


def _is_told(found: re.Match[str], known: WordPlaces, words: Sequence[str], names: tuple[int, int]) -> bool:
    """True if the target has the verb of a sentence, and what is compared, beside both names."""
    said = [word for word in (found["verb"],) if word not in lists.FUNCTION]
    if found["by"] == "than":
        said.append((found["verb"] + found["rest"]).split()[-1])
    first = max(0, min(names) - _WITHIN)
    near = [word for word in words[first : max(names) + _WITHIN] if not word[0].isupper()]
    return bool(said) and all(any(known.says_the_same(word, other) for other in near) for word in said)


def _is_led(words: Sequence[str], at: int, language: str) -> bool:
    """True if a preposition stands before a name."""
    leading, articles = (row.split() for row in _LEADING[language])
    before = [word.lower() for word in words[max(0, at - 2) : at]]
    if before and before[-1] in articles and before[-1] not in leading:
        before = before[:-1]
    return bool(before) and before[-1] in leading


def _are_turned(words: Sequence[str], who: int, whom: int, language: str) -> bool:
    """True if a name can only be one to whom it was done, and another one only who did it."""
    if language not in WITH_CASES:
        return _is_led(words, who, language) and not _is_led(words, whom, language)
    if _is_led(words, whom, language):
        return False
    first, second = cases(words[who], language), cases(words[whom], language)
    is_object = _is_led(words, who, language) or (bool(first) and "nomn" not in first and first[0] != "ablt")
    return is_object and second[:1] == ("nomn",)
