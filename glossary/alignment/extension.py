"""Extends the rendering of a term from the word by which it was found to the neighbours that no other source word
explains.

A source word outside the term claims a target word that is (nearly) its best rendering. What depends on the rendering
and is not claimed belongs to it: выставление счетов for "billing", учётная запись for "account".
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

# Unit: link strength, 0 to 1.5 (see `links`), unless noted. Chosen by hand on the WMT25 terminology sets, by reading
# the edits.
_CLAIM = 0.1  # least link by which a source word claims a target word
_NEARLY = 0.85  # share (0..1) of a source word's best link that still counts as its best rendering
_FUNCTION_CLAIM = 0.4  # least link by which a function word claims: only what it certainly renders
_EXPLAINED = 0.15  # a source word whose links are all weaker may be rendered by any word that is left
_TRACE = 0.05  # weaker links are ignored
_MARGIN = 0.3  # how much stronger the link of a word that the term cannot replace must be to win
_HANGING = 2  # most complements in a row (count)
_SHORT = 3  # most letters of a short word (count)
_APART = 0.25  # most distance between source and target position (share of the sentence length, 0..1)
_LEFT_OVER = 0.12  # score of a rendering found by elimination: below THRESHOLD, above LENIENT (see `span`)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a term is rendered: target tokens [first, last), found by the token `anchor`.

    `score`: link strength to the term minus that to other source words, -1.5 to 1.5. `partial`: a word of the term is
    rendered elsewhere and would remain if only these tokens were replaced. `instead`: a word of another part of speech
    that is a far likelier rendering than these tokens, "" for none.
    """

    first: int
    last: int
    anchor: int
    score: float
    partial: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The links of each target word to one term. One item per target word:

    `inside`: its best link to a word of the term (0 to 1.5); `outside`: its best link to any other source word;
    `claimed`: true if it renders another source word; `likely`: true if it often renders a word of the term. For the
    sentence: `explained`: true if every other source word has a rendering; `position`: of the term in the source, 0..1.
    """

    inside: Floats
    outside: Floats
    claimed: tuple[bool, ...]
    explained: bool
    likely: tuple[bool, ...] = ()
    position: float = 0.5

    def is_orphan(self, index: int) -> bool:
        """True if only words of the term explain a target word."""
        likely = bool(self.likely) and self.likely[index]
        return not self.claimed[index] and (self.explained or likely or bool(self.inside[index] > _TRACE))

    def score(self, index: int) -> float:
        """The best link of a target word to the term minus its best link to any other source word, -1.5 to 1.5."""
        return float(self.inside[index] - self.outside[index])


def evidence(
    matrix: Floats,
    rows: Sequence[int],
    same: Collection[int] = (),
    content: Sequence[bool] = (),
    settled: Collection[int] = (),
    names: Sequence[str] = (),
) -> Evidence:
    """The evidence for the term whose source words are `rows` of `matrix` (see `link_matrix`).

    `same`: words of the term's other occurrences, which do not compete with it. `content`: true for each source word
    that is a content word (default: all are). `settled`: source words whose rendering is known without the links.
    `names`: the source words as text, to find the ones that occur twice.
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
    competing = np.where(inside > outside, 0.0, competing)  # a word that fits the term better explains no other word
    best = competing.max(1)
    heavy = np.array([not content or content[row] for row in others])
    least = np.maximum(_NEARLY * best, np.where(heavy, _CLAIM, _FUNCTION_CLAIM))
    claims = competing >= least[:, None]
    free = np.array([row not in settled for row in others])
    unexplained = bool((heavy & (best < _EXPLAINED) & free).any()) or _one_for_two(claims, others, names)
    return Evidence(inside, outside, tuple(claims.any(0).tolist()), not unexplained, position=position)


def _one_for_two(claims: NDArray[np.bool_], rows: Sequence[int], names: Sequence[str]) -> bool:
    """True if a source word that occurs twice has only one rendering, so that a second may be unrecognised."""
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
    """`place`, the rendering found for a term of `words` words, extended over its complements that nothing else claims.

    `allowed`: true for each target token that the term can replace; `taken`: tokens of other terms. Only a `noun` is
    extended. If the term is `alone` in lacking a rendering, one may be found by elimination. If a word that the term
    cannot replace is a far likelier rendering, the result is that word with the noun it modifies, provided that
    nothing else claims the noun; otherwise `place` with the word as `instead`. None if there is no rendering.
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
    """The only unclaimed word that can render the term, if everything else is explained and its position in the
    sentence is close to that of the term; None otherwise."""
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
    """An adjective and the noun that it modifies, if nothing else claims the noun; None otherwise."""
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
    """The place extended over its complements: all of them for a term of one word, otherwise as many words as the term
    has; and over the word before, if the place is its complement and is still shorter than the term."""
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
