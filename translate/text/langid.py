"""Language identification with py3langid (naive Bayes, Lui & Baldwin 2012)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translate.text import locales
from translate.text.writing_systems import script_of, scripts_of

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
    likeliest first, of equals the first of the candidates; none for a text without letters. A locale that is not
    written in a script of the text is not likely at all where another one is."""
    text = text[:_SAMPLE]
    scripts = {script_of(char) for char in set(text) if char.isalpha()}
    if not scripts:
        return []
    by_code = {locales.primary(tag): tag for tag in reversed(candidates)}
    codes = [code for code in reversed(by_code) if scripts & scripts_of(by_code[code])]
    ranked = [(by_code[code], score) for code, score in _rank(codes or tuple(reversed(by_code)), text)]
    return [*ranked, *((tag, 0.0) for code, tag in by_code.items() if codes and code not in codes)]


def _rank(codes: Sequence[str], text: str) -> list[tuple[str, float]]:
    """The candidates with their probabilities, the likeliest first, equals in their order. The likeliest language
    outside them keeps its probability, so that no candidate is chosen for a text in another language."""
    scores = dict(_identifier().rank(text))
    best_other = max((score for code, score in scores.items() if code not in codes), default=0.0)
    ours = sorted(((code, scores[code]) for code in codes if code in scores), key=lambda one: -one[1])
    total = sum(score for _, score in ours) + best_other
    return [(code, score / total) for code, score in ours] if total else []


def forget() -> None:
    """Give the memory of the model back (75 MB), which the next `detect` loads again (0.3 CPU seconds): for the end of
    a stage that detects, where one of another kind follows."""
    _identifier.cache_clear()


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
