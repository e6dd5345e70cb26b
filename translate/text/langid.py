"""The language of a text, where it can be told: the door to py3langid (naive Bayes, Lui & Baldwin 2012)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translate.text import locales

LETTERS = 200  # below, identification of close languages is a coin toss; the text then counts as unknown
CONFIDENCE = 0.9  # share of the probability that the first language must have among the candidates
_SAMPLE = 20_000  # characters that are looked at


def detect(text: str, candidates: Sequence[str]) -> str | None:
    """The locale among `candidates` that a text is written in, None when it is too short or the margin too thin."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS:
        return None
    by_code = {locales.primary(tag): tag for tag in reversed(candidates)}
    ranked = [(by_code[code], score) for code, score in _rank(tuple(sorted(by_code)), sample)]
    return ranked[0][0] if ranked and ranked[0][1] >= CONFIDENCE else None


def _rank(codes: tuple[str, ...], text: str) -> list[tuple[str, float]]:
    """Candidates by probability; languages outside them take their share, so that none is chosen for foreign text."""
    scores = dict(_identifier().rank(text))
    best_other = max((score for code, score in scores.items() if code not in codes), default=0.0)
    ours = sorted(((score, code) for code, score in scores.items() if code in codes), reverse=True)
    total = sum(score for score, _ in ours) + best_other
    return [(code, score / total) for score, code in ours] if total else []


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
