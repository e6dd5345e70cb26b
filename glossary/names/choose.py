"""Choosing one rendering for a word of a name, by the evidence of a document: what people wrote, what the engine says,
what other documents took, what the dictionary knows."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from glossary.names.dictionary import has_dictionary, is_known, is_name
from glossary.names.records import RenderingCandidate

REVIEWED, TERMBASE, ELSEWHERE, ENGINE = "reviewed", "termbase", "other articles", "engine"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDING = re.compile(r"[аеёийоуыьэюяіїє]$")
_LONGEST_ENDING = 3
_SHORT = 3  # letters; of a shorter stem only the commonest endings are believed
# Weights of the evidence, in nats beside the log of a candidate's own probability. Set on newstest2019 and FLORES-dev
# as wholes (tests/benchmarks/names.py).
_OF_ENGINE = 1.0
_OF_LIKENESS = 3.0  # to what the engine has made of the name, beyond _UNLIKE
_UNLIKE = 0.4
_OF_OTHERS = 2.0
_OF_DICTIONARY = 2.0
_OF_PEOPLE = 20.0
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class RenderingEvidence:
    """What is known of a word of a name beside its candidates: machine translations (`drafts`) and people's
    (`reviewed`) of the texts that mention it, and how often other documents took which rendering (`elsewhere`)."""

    drafts: Sequence[str] = ()
    reviewed: Sequence[str] = ()
    elsewhere: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The rendering taken (dictionary form), by what, and the candidates there were, best first."""

    text: str
    reason: str
    candidates: tuple[RenderingCandidate, ...]


def choose(candidates: Sequence[RenderingCandidate], evidence: RenderingEvidence, code: str = "ru") -> Choice | None:
    """The candidate that the evidence speaks for; None where there is none to choose from. `code`: target language."""
    if not candidates:
        return None
    ranked = sorted(candidates, key=lambda candidate: -_worth(candidate, evidence, code))
    best = ranked[0]
    return Choice(best.text, _reason(best, evidence), tuple(ranked))


def _worth(candidate: RenderingCandidate, evidence: RenderingEvidence, code: str) -> float:
    worth = math.log(max(candidate.score, _LEAST))
    if candidate.source in (TERMBASE, REVIEWED):
        worth += _OF_PEOPLE
    worth += _OF_PEOPLE * bool(_share(candidate.text, evidence.reviewed))
    worth += _OF_ENGINE * _share(candidate.text, evidence.drafts)
    worth += _OF_LIKENESS * _resemblance(candidate.text, evidence.drafts, code)
    worth += _OF_OTHERS * bool(evidence.elsewhere.get(candidate.text))
    return worth + _OF_DICTIONARY * all(is_name(word, code) for word in _WORD.findall(candidate.text))


def _reason(best: RenderingCandidate, evidence: RenderingEvidence) -> str:
    if best.source == TERMBASE:
        return TERMBASE
    if _share(best.text, evidence.reviewed):
        return REVIEWED
    if _share(best.text, evidence.drafts):
        return f"{best.source}, {ENGINE}"
    return f"{best.source}, {ELSEWHERE}" if evidence.elsewhere.get(best.text) else best.source


def _share(rendering: str, texts: Sequence[str]) -> float:
    """In how many of the texts a rendering stands, of all."""
    return sum(stands(rendering, text) for text in texts) / len(texts) if texts else 0.0


def alike(one: str, other: str) -> float:
    """How alike two words of one script are by their letters, capitals aside: 1 less the letters to be put in, left out
    or exchanged (Levenshtein 1966) as a share of the longer word, 0..1."""
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    return normalized_similarity(one.lower(), other.lower())


def _resemblance(rendering: str, texts: Sequence[str], code: str) -> float:
    """How like a rendering is to the likeliest capitalised word, unknown to the dictionary, of each text."""
    best = (max((alike(rendering, word) for word in _strange(text, code)), default=0.0) for text in texts)
    return sum(max(0.0, likeness - _UNLIKE) for likeness in best) / max(1, len(texts))


@lru_cache(20_000)
def _strange(text: str, code: str) -> tuple[str, ...]:
    """Words of a text that may be names garbled: capitalised, and in no dictionary (none where there is none)."""
    found = (word for word in _WORD.findall(text) if word[:1].isupper() and not word.isupper())
    return tuple(word for word in found if has_dictionary(code) and not is_known(word, code))


def stands(rendering: str, text: str) -> bool:
    """Whether a rendering seems to stand in a text in some form: by its stem, ending and capitals aside."""
    there = _words(text)
    return all(any(_is_form(word, stem, length) for word in there) for stem, length in _stems(rendering))


@lru_cache(20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(
        piece for word in _WORD.findall(text.lower().replace("ё", "е")) for piece in (word, *word.split("-"))
    )


@lru_cache(50_000)
def _stems(rendering: str) -> tuple[tuple[str, int], ...]:
    found = _WORD.findall(rendering.lower().replace("ё", "е"))
    return tuple((_ENDING.sub("", word) if len(word) > _SHORT else word, len(word)) for word in found)


def _is_form(word: str, stem: str, length: int) -> bool:
    extra = len(word) - len(stem)
    return word.startswith(stem) and extra <= (_LONGEST_ENDING if len(stem) > _SHORT else 1 + (length > len(stem)))
