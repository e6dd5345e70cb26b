"""Chooses among several translations of one segment: the one with most terms present, then by the model's score."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.enforcement.enforcer import Enforced, satisfied
from glossary.languages import TargetLanguage, target_language
from glossary.model import Match, Status

_TWICE = re.compile(r"\b([^\W\d_]{2,}) \1\b")
MARGIN = 0.15  # largest difference of model scores (length-normalised log-probabilities); chosen by hand


def choose(
    source: str,
    hypotheses: Sequence[tuple[str, float]],
    matches: Sequence[Match],
    language: TargetLanguage | str,
    *,
    margin: float = MARGIN,
    source_locale: str = "en",
) -> int:
    """The index of the hypothesis (text, model score; larger is better) in which most terms are present.

    Only hypotheses within `margin` of the best score are considered; among equals the better score wins, then the
    earlier hypothesis. Raises ValueError when there is none.
    """
    if not hypotheses:
        raise ValueError("no hypothesis to choose from")
    best = max(score for _, score in hypotheses)
    near = [index for index, (_, score) in enumerate(hypotheses) if score >= best - margin]

    def rank(index: int) -> tuple[int, float, int]:
        text, score = hypotheses[index]
        found = satisfied(source, text, matches, language, source_locale=source_locale) if matches else ()
        present = sum(one.status is Status.SATISFIED for one in found)
        return present - (_doubled(text) - _doubled(source) if present else 0), score, -index

    return max(near, key=rank)


def _doubled(text: str) -> int:
    """The number of words with a capital that come twice in a row (доктору Вайс Вайс): two names made of one."""
    return sum(word[:1].isupper() for word in _TWICE.findall(text))


def non_words(text: str, language: TargetLanguage | str) -> int:
    """The number of lower-case words in a text that are not words of the language, since small models invent some; 0
    for a language without a dictionary."""
    chosen = target_language(language) if isinstance(language, str) else language
    return sum(
        not chosen.is_word(token.text) for token in chosen.tokenise(text) if token.is_word and token.text.islower()
    )


def better(first: Enforced, second: Enforced, first_score: float = 0.0, second_score: float = 0.0) -> Enforced:
    """The result in which more terms are in a form that may be right, then in any form; among equals that with the
    larger model score, then the first. A second without a term that the first translation had by itself is never
    better: another translation of the whole text must not pay for one name with another."""
    right = {found.match.term for found in first.occurrences if found.status is Status.SATISFIED}
    if not right <= {found.match.term for found in second.occurrences if found.status is not Status.UNRESOLVED}:
        return first
    ranks = (first.sound, first.standing), (second.sound, second.standing)
    if ranks[0] != ranks[1]:
        return second if ranks[1] > ranks[0] else first
    return second if second_score > first_score else first
