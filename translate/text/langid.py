"""Language identification with py3langid (naive Bayes, Lui & Baldwin 2012)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translate.text import locales

LETTERS = 200  # fewer letters are not enough to tell close languages apart; chosen by hand
CONFIDENCE = 0.9  # least probability (0 to 1) of the best candidate; chosen by hand
_SAMPLE = 20_000  # characters that are read; chosen by hand


def detect(text: str, candidates: Sequence[str]) -> str | None:
    """The locale among `candidates` that a text is written in, None if it is too short or no candidate is likely
    enough."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS:
        return None
    ranked = likeliest(sample, candidates)
    return ranked[0][0] if ranked and ranked[0][1] >= CONFIDENCE else None


def likeliest(text: str, candidates: Sequence[str]) -> list[tuple[str, float]]:
    """The locales among `candidates` with the probabilities (0 to 1) that a text of any length is written in them, the
    likeliest first; none for a text without letters."""
    by_code = {locales.primary(tag): tag for tag in reversed(candidates)}
    if not any(map(str.isalpha, text)):
        return []
    return [(by_code[code], score) for code, score in _rank(tuple(sorted(by_code)), text[:_SAMPLE])]


def _rank(codes: tuple[str, ...], text: str) -> list[tuple[str, float]]:
    """The candidates with their probabilities, the likeliest first. The likeliest language outside them keeps its
    probability, so that no candidate is chosen for a text in another language."""
    scores = dict(_identifier().rank(text))
    best_other = max((score for code, score in scores.items() if code not in codes), default=0.0)
    ours = sorted(((score, code) for code, score in scores.items() if code in codes), reverse=True)
    total = sum(score for score, _ in ours) + best_other
    return [(code, score / total) for score, code in ours] if total else []


def forget() -> None:
    """Give the memory of the model back (75 MB), which the next `detect` loads again (0.3 CPU seconds): for the end of
    a stage that detects, where one of another kind follows."""
    _identifier.cache_clear()


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
