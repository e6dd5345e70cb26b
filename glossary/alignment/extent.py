"""How far the rendering of a term extends around the word by which it was found: over words that nothing else in the
source explains.

A word is claimed by a source word outside the term if it is (nearly) the best rendering of that word. What nothing
claims, and what hangs on the rendering, belongs to it: выставление счетов for "billing", учётная запись for "account".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from glossary.languages import TargetLanguage, Tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"

# Links reach from 0 to 1.5 (see `links`). All figures were chosen on the WMT25 terminology sets, edits read by hand.
_CLAIM = 0.1  # the least link by which a source word claims a word
_NEARLY = 0.85  # share of its best link at which a word is (nearly) the best rendering
_FUNCTION_CLAIM = 0.4  # the least link by which a function word claims: only what it surely renders
_EXPLAINED = 0.15  # a source word with no link this strong may be rendered by any word that is left
_TRACE = 0.05  # the least link that says anything
_MARGIN = 0.3  # how much stronger the link of a word must be that the term cannot replace
_HANGING = 2  # genitives in a row, at most
_SHORT = 3  # letters of a word that counts as short, at most
_APART = 0.25  # share of the length of the sentence
_LEFT_OVER = 0.12  # the score of what was found by elimination: little, but enough where no engine can be asked again


@dataclass(frozen=True, slots=True)
class Location:
    """Target tokens [first, last), found by the token `anchor` with a score. `partial`: a word of the term is rendered
    elsewhere, so that replacing these tokens alone would leave it standing. `instead`: the word, of another part of
    speech, that renders the term far more likely than these."""

    first: int
    last: int
    anchor: int
    score: float
    partial: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the links say of each target word: `inside`, its best link to the term, `outside`, to any other source
    word; `claimed`, whether another source word is rendered by it; `likely`, whether it often renders a word of the
    term; `explained`, whether no other source word lacks a rendering; `position`, where in the source the term stands,
    0..1."""

    inside: Floats
    outside: Floats
    claimed: tuple[bool, ...]
    explained: bool
    likely: tuple[bool, ...] = ()
    position: float = 0.5

    def is_orphan(self, index: int) -> bool:
        """Whether no source word but those of the term explains a target word."""
        likely = bool(self.likely) and self.likely[index]
        return not self.claimed[index] and (self.explained or likely or bool(self.inside[index] > _TRACE))

    def score(self, index: int) -> float:
        """How much more the word belongs to the term than to anything else."""
        return float(self.inside[index] - self.outside[index])


def evidence(
    matrix: Floats,
    rows: Sequence[int],
    same: Collection[int] = (),
    content: Sequence[bool] = (),
    settled: Collection[int] = (),
    names: Sequence[str] = (),
) -> Evidence:
    """The evidence for the source words `rows`; further occurrences of the term, `same`, do not compete with it.

    `content` tells the source words with a meaning of their own (all of them, if left out); `settled` are those whose
    rendering is known without the links; `names` are the source words, by which it shows that one occurs twice.
    """
    import numpy as np

    own = {*rows, *same}
    others = [row for row in range(matrix.shape[0]) if row not in own]
    inside = matrix[list(rows)].max(0)
    if not others or not matrix.shape[1]:
        nothing = np.zeros(matrix.shape[1])
        return Evidence(inside, nothing, (False,) * matrix.shape[1], True)
    competing = matrix[others]
    outside = competing.max(0)
    position = (sum(rows) / len(rows) + 0.5) / matrix.shape[0]
    competing = np.where(inside > outside, 0.0, competing)  # what is the term's own explains nothing else
    best = competing.max(1)
    heavy = np.array([not content or content[row] for row in others])
    least = np.maximum(_NEARLY * best, np.where(heavy, _CLAIM, _FUNCTION_CLAIM))
    claims = competing >= least[:, None]
    free = np.array([row not in settled for row in others])
    unexplained = bool((heavy & (best < _EXPLAINED) & free).any()) or _one_for_two(claims, others, names)
    return Evidence(inside, outside, tuple(claims.any(0).tolist()), not unexplained, position=position)


def _one_for_two(claims: NDArray[np.bool_], rows: Sequence[int], names: Sequence[str]) -> bool:
    """Whether a source word that occurs twice has one rendering only, so that a second may go unrecognised."""
    groups: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if names and len(names[row]) > len("the"):
            groups.setdefault(names[row].lower(), []).append(number)
    return any(len(group) > 1 and int(claims[group].any(0).sum()) < len(group) for group in groups.values())


def reach(
    place: Location | None,
    found: Evidence,
    words: int,
    tokens: Tokens,
    allowed: Sequence[bool],
    taken: Collection[int],
    language: TargetLanguage,
    *,
    noun: bool = True,
    alone: bool = False,
) -> Location | None:
    """The place of a term of so many `words`, grown over what hangs on it and belongs to nothing else; of a term that
    is no `noun`, nothing hangs on the rendering. Where the term is `alone` in lacking a rendering, it may be found by
    elimination.

    Where a word that the term cannot replace renders it far more likely: the noun that it modifies with it, if nothing
    else claims that noun, else the place with that word as `instead`.
    """
    free = {n for n, token in enumerate(tokens) if token.is_word and n not in taken}
    barred = [n for n in free if not allowed[n] and len(tokens[n].text) > _SHORT]
    rival = max(barred, key=found.score, default=-1)
    rivalled = rival >= 0 and found.score(rival) > _EXPLAINED
    if alone and place is not None and place.score < _LEFT_OVER and words == 1 and not rivalled:
        place = _left_over(found, tokens, allowed, free) or place
    inside_place = place is not None and place.first <= rival < place.last
    if rival >= 0 and not inside_place and found.score(rival) > (place.score if place else 0.0) + _MARGIN:
        attribute = _with_noun(rival, found, tokens, allowed, free, language) if noun else None
        if attribute is None and place is not None:
            return replace(place, instead=tokens[rival].text)
        place = attribute
    elif noun and place is not None and place.last - place.first == 1:
        place = _with_noun(place.anchor, found, tokens, allowed, free, language) or place
    return _over_complements(place, found, words, tokens, allowed, free, language) if noun and place else place


def _left_over(found: Evidence, tokens: Tokens, allowed: Sequence[bool], free: Collection[int]) -> Location | None:
    """The one word that can render the term and that nothing else explains, where all else is explained, and not far
    from where the source has it."""
    left = [n for n in free if allowed[n] and not found.claimed[n] and len(tokens[n].text) > _SHORT]
    if len(left) != 1 or not found.explained:
        return None
    apart = abs((left[0] + 0.5) / len(tokens) - found.position)
    return Location(left[0], left[0] + 1, left[0], _LEFT_OVER) if apart <= _APART else None


def _with_noun(
    index: int,
    found: Evidence,
    tokens: Tokens,
    allowed: Sequence[bool],
    free: Collection[int],
    language: TargetLanguage,
) -> Location | None:
    """An adjective and the noun that it modifies, if nothing else claims the noun."""
    noun = language.modified(tokens, index)
    if noun not in free or not allowed[noun] or not found.is_orphan(noun):
        return None
    return Location(index, noun + 1, noun, found.score(index))


def _over_complements(
    place: Location,
    found: Evidence,
    words: int,
    tokens: Tokens,
    allowed: Sequence[bool],
    free: Collection[int],
    language: TargetLanguage,
) -> Location:
    """The place with what hangs on it, all of it for a term of one word, else what its words still lack; and with what
    it hangs on itself, if its words lack that."""
    for _ in range(_HANGING):
        short = place.last - place.first < words
        end = language.complement(tokens, place.first, place.last)
        hanging = range(place.last, end)
        cut = len(hanging) == 1 and language.modified(tokens, place.last - 1) == place.last
        if words > 1 and not short and not cut:
            break
        orphans = all(n in free and (not found.claimed[n] if short else found.is_orphan(n)) for n in hanging)
        if not hanging or not orphans:
            break
        place = replace(place, last=end)
    before = place.first - 1
    lacks = 1 < words > place.last - place.first and before in free and allowed[before] and not found.claimed[before]
    hangs = lacks and language.complement(tokens, before, place.first) >= place.last
    return replace(place, first=before) if hangs else place
