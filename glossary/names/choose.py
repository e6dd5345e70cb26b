"""Chooses one rendering for a word of a name by the evidence of a document: human translations, machine translations,
and the dictionary."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.names.dictionary import has_dictionary, is_known, is_name
from glossary.names.name import GAZETTEER, NameKind, RenderingCandidate

REVIEWED, TERMBASE, ENGINE = "reviewed", "termbase", "engine"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDING = re.compile(r"(?<=[кн])(?:[ая]я|[оеиы]е|[иыо]й)$|[аеёийоуыьэюяіїє]$")  # of an adjective, of a noun
_SOFT = re.compile(r"ь(?=[^\Wаеёиоуыэюя])")  # before a consonant
_CASE_ENDING = re.compile(r"[^а-яёіїє]*|[аеийоуыьэюяіїє]*(?:[мхвйг][аеийоуыьэюяіїє]*)?")  # in Cyrillic
_LONGEST_ENDING = 3  # letters; chosen by hand
_SHORT = 3  # letters; after a stem no longer than this only short endings count; chosen by hand
# Weights of the evidence in nats, added to the log of a candidate's own probability. Chosen on newstest2019 and
# FLORES-dev by tests/benchmarks/names.py.
_OF_ENGINE = 1.0  # times the share of machine translations that have the rendering
_OF_CONSISTENCY = 3.0  # if the machine translations are consistent in a plausible rendering
_CONSISTENT = 0.8  # least share of the machine translations
_PLAUSIBLE = 0.15  # least probability of a plausible candidate, as a share of that of the likeliest
_PLAUSIBLE_ONCE = 0.025  # the same for a person in one text that has not the likeliest
_OF_LIKENESS = 3.0  # times the similarity to unknown words of the machine translations, minus _UNLIKE
_UNLIKE = 0.4  # similarity (0..1) that unrelated words reach by chance
_OF_DICTIONARY = 2.0  # if the dictionary has every word of it as a name
_OF_PEOPLE = 20.0  # if a person wrote it: outweighs all others together
_USUAL = 0.6  # least probability of the one listed name of a place
_LEAST = 1e-4  # least probability of a candidate


@dataclass(frozen=True, slots=True)
class RenderingEvidence:
    """The evidence for the rendering of a word of a name: machine translations (`drafts`) and human translations
    (`reviewed`) of the texts that mention it."""

    drafts: Sequence[str] = ()
    reviewed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen rendering (dictionary form), the evidence that decided, and all candidates, best first."""

    text: str
    reason: str
    candidates: tuple[RenderingCandidate, ...]


def choose(candidates: Sequence[RenderingCandidate], evidence: RenderingEvidence, code: str = "ru") -> Choice | None:
    """The candidate with the best evidence; None if there are no candidates. `code`: target language."""
    if not candidates:
        return None
    likeliest = max(candidates, key=lambda one: one.score)
    once = (
        likeliest.kind not in (NameKind.PLACE, NameKind.DEMONYM)
        and len(evidence.drafts) == 1
        and not _share(likeliest.text, evidence.drafts)
    )
    plausible = (_PLAUSIBLE_ONCE if once else _PLAUSIBLE) * likeliest.score
    others = {one.text for one in candidates if _is_another(one, likeliest)}
    people = RenderingEvidence((), evidence.reviewed)

    def worth(one: RenderingCandidate) -> float:
        said = people if one.text in others else evidence
        return _worth(one, said, code, plausible=one.score >= plausible)

    ranked = sorted(candidates, key=worth, reverse=True)
    best = _as_said(ranked, evidence)
    return Choice(best.text, _reason(best, evidence), (best, *(one for one in ranked if one is not best)))


def _is_another(one: RenderingCandidate, likeliest: RenderingCandidate) -> bool:
    """True for the listed name of a person where that of a place is likelier, or the other way round (Джордан for
    Иордания), and for the sound of a place that has a listed name (Одеса)."""
    if likeliest.source != GAZETTEER:
        return False
    if likeliest.kind == NameKind.PLACE and likeliest.score > _USUAL and one.source == "transliteration":
        return True
    kinds = {one.kind, likeliest.kind}
    return one.source == GAZETTEER and kinds == {NameKind.PERSON, NameKind.PLACE}


def _as_said(ranked: Sequence[RenderingCandidate], evidence: RenderingEvidence) -> RenderingCandidate:
    """The best candidate, or the spelling of it that machine translations have where none has the best: usage wavers
    between э and е, and in a soft sign (Баэр, Баер; Бальбо, Балбо), and the engine's is as right. Places have one
    spelling."""
    best = ranked[0]
    settled = best.source == TERMBASE or best.kind in (NameKind.PLACE, NameKind.DEMONYM)
    if settled or _share(best.text, [*evidence.reviewed, *evidence.drafts]):
        return best
    spellings = [one for one in ranked if _sound(one.text) == _sound(best.text)]
    return max(spellings, key=lambda one: _share(one.text, evidence.drafts))


def _sound(text: str) -> str:
    return _SOFT.sub("", text.lower().replace("э", "е").replace("ё", "е"))


def _worth(candidate: RenderingCandidate, evidence: RenderingEvidence, code: str, *, plausible: bool) -> float:
    """The evidence for a candidate, in nats."""
    score = math.log(max(candidate.score, _LEAST))
    if candidate.source in (TERMBASE, REVIEWED):
        score += _OF_PEOPLE
    score += _OF_PEOPLE * bool(_share(candidate.text, evidence.reviewed))
    said = _share(candidate.text, evidence.drafts)
    score += _OF_ENGINE * said + _OF_CONSISTENCY * (plausible and said >= _CONSISTENT)
    score += _OF_LIKENESS * _resemblance(candidate.text, evidence.drafts, code)
    return score + _OF_DICTIONARY * all(is_name(word, code) for word in _WORD.findall(candidate.text))


def _reason(best: RenderingCandidate, evidence: RenderingEvidence) -> str:
    if best.source == TERMBASE:
        return TERMBASE
    if _share(best.text, evidence.reviewed):
        return REVIEWED
    return f"{best.source}, {ENGINE}" if _share(best.text, evidence.drafts) else best.source


def _share(rendering: str, texts: Sequence[str]) -> float:
    """The share (0..1) of the texts that have a rendering."""
    return sum(occurs(rendering, text) for text in texts) / len(texts) if texts else 0.0


def alike(one: str, other: str) -> float:
    """The similarity of two words of one script, without regard to case: 1 minus their edit distance (Levenshtein 1966)
    divided by the length of the longer word, 0..1."""
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    return normalized_similarity(one.lower(), other.lower())


def _resemblance(rendering: str, texts: Sequence[str], code: str) -> float:
    """The mean similarity, above _UNLIKE, of a rendering to the most similar capitalised unknown word of each text."""
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    low = rendering.lower()
    best = (
        max((normalized_similarity(low, word) for word in _strange_in_lower_case(text, code)), default=0.0)
        for text in texts
    )
    return sum(max(0.0, likeness - _UNLIKE) for likeness in best) / max(1, len(texts))


@lru_cache(20_000)
def _strange_in_lower_case(text: str, code: str) -> tuple[str, ...]:
    return tuple([word.lower() for word in strange(text, code)])


@lru_cache(20_000)
def strange(text: str, code: str) -> tuple[str, ...]:
    """The words of a text that may be garbled names: capitalised and not in the dictionary; () without a dictionary."""
    found = (word for word in _WORD.findall(text) if word[:1].isupper() and not word.isupper())
    return tuple(word for word in found if has_dictionary(code) and not is_known(word, code))


def occurs(rendering: str, text: str) -> bool:
    """True if a text has every word of a rendering in some form: with the same stem, in upper or lower case."""
    there = _words(text)
    return all(
        any(_is_form(word, stem, length) for word in there if word.startswith(stem))
        for stem, length in _stems(rendering)
    )


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
    """True if a word that begins with a stem has an ending of a case after it."""
    if not _CASE_ENDING.fullmatch(word, len(stem)):
        return False
    extra = len(word) - len(stem)
    return extra <= (_LONGEST_ENDING if len(stem) > _SHORT else 1 + (length > len(stem)))
