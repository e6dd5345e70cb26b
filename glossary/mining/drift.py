"""Finds names that have more than one rendering in a corpus of translations, without a glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.alignment import Linker
from glossary.languages import source_language
from glossary.mining.extract import Candidate, CandidateKind, candidate_terms, extract
from glossary.mining.renderings import ObservedRendering, Translated, renderings
from glossary.model import TermType


@dataclass(frozen=True, slots=True)
class Drift:
    """A name or term with its two or more renderings, the most frequent first.

    `count`: its occurrences in the source, including those whose rendering was not found.
    """

    source: str
    kind: CandidateKind
    count: int
    renderings: tuple[ObservedRendering, ...]


def drift(
    pairs: Sequence[Translated],
    *,
    to: str,
    source_locale: str = "en",
    terms: bool = False,
    lexicon: Linker | None = None,
) -> tuple[Drift, ...]:
    """The names that have more than one rendering in the translations: first those with most occurrences that do not
    have the most frequent rendering.

    `terms` adds recurring terms, marked by their kind, since ordinary nouns have several right renderings. Inflected
    forms count as one rendering (see `renderings`). `lexicon`: as for `renderings`. Raises LexiconError if the lexicon
    of the package is damaged.
    """
    found = extract([(place, source) for place, source, _ in pairs], source_locale=source_locale)
    rendered = with_renderings(found, pairs, to=to, source_locale=source_locale, lexicon=lexicon, within=True)
    listed = [
        Drift(one.source, one.kind, max(one.count, sum(way.count for way in one.renderings)), one.renderings)
        for one in rendered
        if len(one.renderings) > 1 and (terms or one.kind is CandidateKind.NAME)
    ]
    return tuple(sorted(listed, key=lambda one: (one.kind, -_astray(one), one.source)))


def with_renderings(
    candidates: Sequence[Candidate],
    pairs: Sequence[Translated],
    *,
    to: str,
    source_locale: str = "en",
    lexicon: Linker | None = None,
    within: bool = False,
) -> tuple[Candidate, ...]:
    """The candidates with their renderings in the pairs; `within` also counts a surname inside its full name."""
    observed: dict[str, tuple[ObservedRendering, ...]] = {}
    inner = _inner(candidates, source_locale) if within else {}
    for kind in CandidateKind:
        chosen = [one for one in candidates if one.kind is kind]
        terms = candidate_terms(chosen)
        if terms:
            observed |= renderings(terms, pairs, to=to, source_locale=source_locale, lexicon=lexicon, inner=inner)
    return tuple(replace(one, renderings=observed.get(one.source, ())) for one in candidates)


def _astray(one: Drift) -> int:
    """The number of occurrences that have another than the most frequent rendering."""
    return sum(way.count for way in one.renderings[1:])


def _inner(candidates: Sequence[Candidate], source_locale: str) -> dict[str, dict[int, str]]:
    """The words of each person's full name that are candidates too: {"Nikol Pashinyan": {1: "Pashinyan"}}."""
    language = source_language(source_locale)
    alone = {one.source: one for one in candidates if one.kind is CandidateKind.NAME}
    found: dict[str, dict[int, str]] = {}
    for one in alone.values():
        words = [token.text for token in language.tokenise(one.source) if token.is_word]
        for at, word in enumerate(words):
            short = alone.get(word)
            if one.type is TermType.PERSON and len(words) > 1 and short and short.short_for == one.source:
                found.setdefault(one.source, {})[at] = word
    return found
