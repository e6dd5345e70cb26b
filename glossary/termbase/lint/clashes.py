"""Finds rows of a termbase that compete for the same matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from glossary.model import Term
from glossary.termbase.lint.characters import words_of
from glossary.termbase.matching import Matcher

_LONGEST = 50  # most words of a source that is looked for inside others; a longer one is no term


@dataclass(frozen=True, slots=True)
class Claims:
    """The collisions of each row, by row number.

    `same_as`: the earlier row that it repeats. `alike`: its sources that another, earlier row has in other capitals,
    and that row. `lost`: its sources that always match another row, and that row.
    `inside`: its sources that are part of a longer source of another row, that source, and the row.
    """

    same_as: Mapping[int, tuple[int, ...]]
    alike: Mapping[int, tuple[tuple[str, int], ...]]
    lost: Mapping[int, tuple[tuple[str, int], ...]]
    inside: Mapping[int, tuple[tuple[str, str, int], ...]]


def claims_of(terms: Sequence[Term], locale: str) -> Claims:
    """The collisions between rows. Rows whose scopes cannot both hold do not collide."""
    same = _same(terms)
    repeated = frozenset(same)
    return Claims(same, _alike(terms, repeated), _lost(terms, locale, repeated), _inside(terms, repeated))


def _same(terms: Sequence[Term]) -> dict[int, tuple[int, ...]]:
    first: dict[Term, int] = {}
    same: dict[int, tuple[int, ...]] = {}
    for at, term in enumerate(terms):
        bare = replace(term, note="", extra={})
        if first.setdefault(bare, at) != at:
            same[at] = (first[bare],)
    return same


def _alike(terms: Sequence[Term], repeated: frozenset[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """The sources of each row that differ from a source of an earlier row in nothing but capitals."""
    seen: dict[str, list[tuple[int, str]]] = {}
    alike: dict[int, dict[int, str]] = {}
    for at, term in enumerate(terms):
        for text in dict.fromkeys(term.sources) if at not in repeated else ():
            earlier = seen.setdefault(" ".join(text.casefold().split()), [])
            for other, spelled in earlier:
                rival = terms[other]
                shared = _covers(term.scope, rival.scope) or _covers(rival.scope, term.scope)
                if other != at and spelled != text and shared:
                    alike.setdefault(at, {}).setdefault(other, text)
            earlier.append((at, text))
    return {at: tuple((text, other) for other, text in found.items()) for at, found in alike.items()}


def _lost(terms: Sequence[Term], locale: str, repeated: frozenset[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """The sources that match another row even in a text that consists of the source alone."""
    lost: dict[int, tuple[tuple[str, int], ...]] = {}
    by_scope: dict[tuple[str, ...], list[int]] = {}
    for at, term in enumerate(terms):
        if at not in repeated:
            by_scope.setdefault(term.scope, []).append(at)
    for scope, members in by_scope.items():
        rivals = [at for at, term in enumerate(terms) if at not in repeated and _covers(term.scope, scope)]
        # the scope only breaks ties, so within one scope it makes no difference
        bare = [replace(terms[at], scope=("x",) if terms[at].scope else ()) for at in rivals]
        number = {id(term): at for term, at in zip(bare, rivals, strict=True)}
        matcher = Matcher(bare, locale)
        for at in members:
            taken = []
            for text in dict.fromkeys(terms[at].sources):
                found = matcher.matches(text, scope_path="x")
                winners = {number[id(match.term)] for match in found}
                if winners and at not in winners:
                    taken.append((text, min(winners)))
            if taken:
                lost[at] = tuple(taken)
    return lost


def _covers(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    """True if scope `outer` includes scope `inner`."""
    return not outer or (bool(inner) and set(inner) <= set(outer))


def _inside(terms: Sequence[Term], repeated: frozenset[int]) -> dict[int, tuple[tuple[str, str, int], ...]]:
    """For each row, the first longer source of each other row that contains one of its own."""
    owners: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for at, term in enumerate(terms):
        for text in term.sources if at not in repeated else ():
            owners.setdefault(words_of(text), []).append((at, text))
    sizes = sorted({len(words) for words in owners if 0 < len(words) <= _LONGEST})
    inside: dict[int, dict[int, tuple[str, str, int]]] = {}
    for other, term in enumerate(terms):
        for longer in term.sources if other not in repeated else ():
            words = words_of(longer)
            parts = {
                words[start : start + size]
                for size in sizes
                for start in range(len(words) - size + 1)
                if size < len(words)
            }
            for part in sorted(parts & owners.keys()):
                for at, text in owners[part]:
                    if at != other and (_covers(term.scope, terms[at].scope)):
                        inside.setdefault(at, {}).setdefault(other, (text, longer, other))
    return {at: tuple(found.values()) for at, found in inside.items()}
