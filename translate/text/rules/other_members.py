"""The rules on closed sets: a body, a faith, an office or a sea of the source in whose place another one stands.

A member that is only missing, or only added, is no finding: translators leave out what is clear, and explain. One that
became another is lost altogether where another one is new, about where it should stand, and renders nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache, partial
from itertools import pairwise

from glossary.locales import primary
from glossary.names import acronym
from translate.text.rules import nations
from translate.text.rules.acronyms import acronyms
from translate.text.rules.closed_sets import Named, by_set, named, names_any
from translate.text.rules.messages import difference, quoted
from translate.text.rules.pair import TextPair
from translate.text.rules.parallel_parts import Span, word_sentences
from translate.text.rules.place_kinds import other_place
from translate.text.rules.set_tables import SetMember, members_of
from translate.text.rules.word_facts import WordFacts
from translate.text.rules.word_places import WordPlaces

_ACRONYMS = WordFacts(lambda word: 2 < len(word) < 9 and word.isupper() and word.isalpha())
_STEM = 5  # letters of a rendering of several words that are looked for
_NEAR = 20  # words by which the place of a member may differ from that of the one it became; chosen by hand


def other_body(pair: TextPair) -> str:
    """A body of the source, such as UNICEF, that is another one in the target."""
    return _other(pair, "bodies") or _made_up(pair)


def _made_up(pair: TextPair) -> str:
    """An acronym of known renderings in whose place letters stand that mean nothing: UNHCR, ВСУЗ."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    letters = [word for word in _ACRONYMS.telling(pair.source.capitals) if word not in pair.target.raw]
    if here != "en" or here == there or not letters:
        return ""
    strange = [word for word in _ACRONYMS.telling(pair.target.capitals) if word not in pair.source.raw]
    if not strange:
        return ""
    after = {one.member for one in named(pair.target, "bodies", there)}
    lost = [word for word in letters if not _is_rendered_in(word, after, pair)]
    known = set(acronyms(there).values())
    unknown = [word for word in strange if word not in known and not members_of(word, "bodies", there)]
    if len(lost) != 1 or len(unknown) != 1 or not _has_renderings(lost[0], here, there):
        return ""
    return f"{lost[0]} is {unknown[0]} here"


def _is_rendered_in(word: str, after: Set[SetMember], pair: TextPair) -> bool:
    """True if the target has a known rendering of an acronym, or names the body of it or one of its family."""
    low = pair.target.raw.lower()
    if any(text[:_STEM].lower() in low for text in _renderings(word, pair.target_locale)):
        return True
    bodies = members_of(word, "bodies", primary(pair.source_locale))
    return any(one in after or any(map(one.is_kin, after)) for one in bodies)


def _renderings(word: str, locale: str) -> tuple[str, ...]:
    known, other = acronym(word, locale), acronyms(primary(locale)).get(word)
    return (*((other,) if other else ()), *(known.texts if known is not None and known.listed else ()))


def _has_renderings(word: str, here: str, there: str) -> bool:
    """True if an acronym is a body, or has a rendering in other letters."""
    texts = _renderings(word, there)
    return (bool(texts) and not texts[0].isascii()) or bool(members_of(word, "bodies", here))


def other_kind(pair: TextPair) -> str:
    """A member of another closed set, also a kind of place beside its name."""
    if found := _other(pair, "kinds"):
        return found
    return quoted(dict.fromkeys(f"{one} is {other} here" for one, other in other_place(pair)))


def turned_kind(pair: TextPair) -> str:
    """A word of which the target has the opposite or the counterpart, from the pairs of sets/turns.txt."""
    return _other(pair, "turns")


def other_country(pair: TextPair) -> str:
    """A country, a language or a people that became another one, also one whose name holds the other: South Sudan."""
    return nations.country(pair) or _other(pair, "countries") or _one_for_two(pair)


def _one_for_two(pair: TextPair) -> str:
    """Two countries of a list in the source, of whose names one holds the other, that are one in the target: Sudan and
    South Sudan."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here == there or not names_any(pair.source, "countries", here):
        return ""
    theirs = [one.member for one in named(pair.target, "countries", there)]
    listed = [
        (one, other)
        for some in by_set(named(pair.source, "countries", here)).values()
        for one, other in pairwise(some)
        if pair.source.words[one.end : other.start] in ((), ("and",), ("or",))
    ]
    lost = [
        one if one.member not in theirs else other
        for one, other in listed
        if one.member != other.member and theirs.count(one.member) + theirs.count(other.member) == 1
    ]
    return difference((one.text for one in lost), ())


def _other(pair: TextPair, topic: str) -> str:
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here == there or not names_any(pair.source, topic, here) or not names_any(pair.target, topic, there):
        return ""
    mine, yours = named(pair.source, topic, here), named(pair.target, topic, there)
    if not yours or {one.member for one in mine} <= {one.member for one in yours}:
        return ""
    ours, theirs = by_set(mine), by_set(yours)
    wrong = (
        f"{one.text} is {other.text} here"
        for group, some in ours.items()
        if group in theirs
        for one, other in _became(pair, some, theirs[group])
    )
    return quoted(dict.fromkeys(wrong))


def _became(pair: TextPair, ours: Sequence[Named], theirs: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """The members of a set that are only in the source, each with the one only in the target that stands in its
    place."""
    before, after = {one.member for one in ours}, {one.member for one in theirs}
    if before == after:
        return
    lost = [one for one in ours if one.member not in after and not any(map(one.member.is_kin, after))]
    ours_of, theirs_of = (Counter(one.member for one in some) for some in (ours, theirs))
    more = {member for member in after if theirs_of[member] > ours_of[member]}
    new = [one for one in theirs if one.member in more and not any(map(one.member.is_kin, before))]
    if not lost or not new:
        return
    known = WordPlaces.of(pair.source_locale, pair.target_locale)
    starts = [other.start for other in new]
    sentences = cache(partial(word_sentences, pair))
    for one in lost:
        for other in new[slice(*_about(one, starts, pair, sentences))]:
            if not _is_rendered(known, pair, one, other) and not _renders_another(known, pair, one, other):
                yield one, other
                break


def _about(
    one: Named, starts: Sequence[int], pair: TextPair, sentences: Callable[[], Sequence[Span]]
) -> tuple[int, int]:  # fmt: skip
    """Which of some places of the target are about where a member of the source should stand, else in its sentence."""
    about = one.start * len(pair.target.words) / len(pair.source.words)
    near = bisect_left(starts, about - _NEAR), bisect_right(starts, about + _NEAR)
    if near[0] < near[1]:
        return near
    theirs = next((theirs for ours, theirs in sentences() if one.start in ours), range(0))
    return bisect_left(starts, theirs.start), bisect_left(starts, theirs.stop)


def _is_rendered(known: WordPlaces, pair: TextPair, one: Named, other: Named) -> bool:
    """True if the target has a usual rendering of a member of one small word, beside the other one."""
    if one.end - one.start > 1 or not one.text.islower():
        return False
    words = pair.target.words
    near = words[max(0, other.start - _NEAR) : other.start] + words[other.end : other.end + _NEAR]
    return any(known.renders(one.text, word) for word in near if word != other.text)


def _renders_another(known: WordPlaces, pair: TextPair, one: Named, other: Named) -> bool:
    """True if the other member is a usual rendering of a word of the source that is no part of the lost one."""
    words, parts = pair.source.words, other.text.split()
    own = words[one.start : one.end]
    renders = (word for word in pair.source.vocabulary for part in parts if known.renders(word, part))
    beside = any(word != one.text and (word not in own or words.count(word) > own.count(word)) for word in renders)
    return beside or other.text in words[:1]
