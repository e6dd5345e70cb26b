"""Emphasis (**old**, _five_): its marks are lifted out of a text before the engine and put back around the words that
they stood at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from glossary.alignment import Floats, Lexicon, attention_links, link_matrix, shipped
from glossary.languages import Tokens, source_language, target_language
from translate.machine.engine import Attention, Decoding, Engine, Hypothesis, Request
from translate.machine.masking_engine import carried
from translate.text import Rewritten, Span, protected
from translate.text.quantities import quantities

# Not "__init__", a name in Python.
_RUN = re.compile(
    r"(?<![\w*_~`\\])(?!__[a-z]+__)(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inside>[^*_\n]{1,300})(?<=[^\s\\])(?P=mark)(?![\w*_~`])"
)
_BELONGS = 0.1  # least link of a target word to a word that is emphasised (0 to 1.5); chosen by hand


@dataclass(frozen=True, slots=True)
class _Lifted:
    """A text without the marks of its emphasis (`query`), and its runs: the mark, and the characters of the query."""

    query: Rewritten
    runs: tuple[tuple[str, Span], ...] = ()


class EmphasisEngine:
    """Shows another engine texts without marks of emphasis. `source`, `target`: its locales."""

    def __init__(self, engine: Engine, source: str, target: str) -> None:
        self._engine, self._source, self._target = engine, source, target

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, best first, with the marks of its text; those in which the emphasised words
        are not found are left out. Where none is left, the text is shown to the engine as it is. Raises EngineError."""
        lifted = [_lifted(request.text) for request in requests]
        if not any(one.runs for one in lifted):
            return self._engine.translate(requests, decoding)
        attentive = replace(decoding, attention=True)
        answers = self._engine.translate([Request(one.query.text) for one in lifted], attentive)
        done = [
            tuple(self._marked(request.text, one, found)) if one.runs else found
            for request, one, found in zip(requests, lifted, answers, strict=True)
        ]
        lost = [n for n, found in enumerate(done) if not found]
        if lost:
            again = self._engine.translate([requests[n] for n in lost], decoding)
            for n, found in zip(lost, again, strict=True):
                done[n] = found
        return done

    def _marked(self, text: str, lifted: _Lifted, found: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
        for one in found:
            links = _Links(lifted.query.text, one, self._source, self._target)
            spans = [links.span(run) for _, run in lifted.runs]
            placed = [(span, mark) for span, (mark, _) in zip(spans, lifted.runs, strict=True) if span]
            if len(placed) < len(spans) or _overlap([span for span, _ in placed]):
                continue
            edits = sorted((at, at, mark) for span, mark in placed for at in span)
            made = Rewritten(one.text).changed(edits)
            attention = one.attention and carried(one.attention, text, lifted.query, one.text, made)
            yield Hypothesis(made.text, one.score, attention)


def _lifted(text: str) -> _Lifted:
    kept = protected(text) if "*" in text or "_" in text else ()
    found = [
        match for match in _RUN.finditer(text)
        if not any(_is_cut((span.start, span.end), match) for span in kept)
    ]  # fmt: skip
    if not found:
        return _Lifted(Rewritten(text))
    size = [len(match["mark"]) for match in found]
    edits = [
        edit
        for match, length in zip(found, size, strict=True)
        for edit in ((match.start(), match.start() + length, ""), (match.end() - length, match.end(), ""))
    ]
    runs, taken = list[tuple[str, Span]](), 0
    for match, length in zip(found, size, strict=True):
        start = match.start() - taken
        runs.append((match["mark"], (start, start + len(match["inside"]))))
        taken += 2 * length
    return _Lifted(Rewritten(text).changed(edits), tuple(runs))


def _is_cut(span: Span, match: re.Match[str]) -> bool:
    """True if a protected span holds one of the marks."""
    whole = match.start("inside") <= span[0] and span[1] <= match.end("inside")
    return span[0] < match.end() and match.start() < span[1] and not whole


def _overlap(spans: Sequence[Span]) -> bool:
    ordered = sorted(spans)
    return any(one[1] > other[0] for one, other in pairwise(ordered))


class _Links:
    """Which words of an answer render which of a query."""

    def __init__(self, query: str, answer: Hypothesis, source: str, target: str) -> None:
        self._query, self._answer, self._locales = query, answer, (source, target)
        self._matrix = cache(self._linked)

    def span(self, run: Span) -> Span | None:
        """The characters of the answer that render characters of the query, None where none are found: the same
        characters, the same amount, else the words that are linked to them."""
        text, answer = self._query[slice(*run)], self._answer.text
        same = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", answer)]
        if len(same) == 1:
            return same[0]
        return self._amount(text) or self._words(run)

    def _amount(self, text: str) -> Span | None:
        source, target = self._locales
        whole = [one for one in quantities(text, source) if (one.start, one.end) == (0, len(text))]
        if not whole:
            return None
        there = [
            (one.start, one.end)
            for one in quantities(self._answer.text, target)
            if one.value == whole[0].value and (one.units & whole[0].units or one.units == whole[0].units)
        ]
        return there[0] if len(there) == 1 else None

    def _words(self, run: Span) -> Span | None:
        ours, theirs, matrix = self._matrix()
        rows = [n for n, token in enumerate(ours) if token.is_word and run[0] < token.end and token.start < run[1]]
        others = [n for n, token in enumerate(ours) if token.is_word and n not in rows]
        if not rows or not len(theirs):
            return None
        inside = matrix[rows].max(0)
        outside = matrix[others].max(0) if others else 0 * inside
        belongs = [n for n in range(len(theirs)) if inside[n] > max(outside[n], _BELONGS)]
        first, last = _hull(belongs, [n for n in range(len(theirs)) if outside[n] > inside[n]])
        return (theirs[first].start, theirs[last].end) if belongs else None

    def _linked(self) -> tuple[Tokens, Tokens, Floats]:
        source, target = self._locales
        here, there = source_language(source), target_language(target)
        ours, theirs = here.tokenise(self._query), there.tokenise(self._answer.text)
        attention = self._answer.attention
        weights = _folded(attention, self._query, self._answer.text, source, target) if attention else None
        return ours, theirs, link_matrix(ours, theirs, here, there, _lexicon(source, target), weights)


def _folded(attention: Attention, query: str, answer: str, source: str, target: str) -> Floats:
    import numpy as np

    weights = np.array(attention.weights)
    return attention_links(weights, attention.source, attention.target, query, answer, target, source)


def _hull(belongs: Sequence[int], foreign: Sequence[int]) -> Span:
    """The first and last of the words that belong together, with those between them: the longest stretch without more
    than one foreign word in a row."""
    best, start = (0, -1), 0
    for n, word in enumerate(belongs):
        if n and sum(belongs[n - 1] < one < word for one in foreign) > 1:
            start = n
        if word - belongs[start] > best[1] - best[0] or best[1] < 0:
            best = belongs[start], word
    return best


@cache
def _lexicon(source: str, target: str) -> Lexicon | None:
    path = shipped(source, target)
    return Lexicon.load(path) if path else None
