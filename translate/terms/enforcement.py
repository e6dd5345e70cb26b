"""Term enforcement in a run: terms are matched in the queries to the engine and enforced in its answers.

`glossary` enforces terms in one text; this module asks the engine for it, many texts at a time: first for alternative
hypotheses where a term is not rendered as the glossary says, then for texts with decoys in place of terms.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy

from glossary import Enforced, Match, Matcher, Occurrence, Status, Term, Termbase, TermKind
from glossary.alignment import Lexicon, attention_links
from glossary.enforcement import SourceTerms, better, satisfied
from glossary.enforcement import choose as choose_hypothesis
from glossary.enforcement import enforce as enforce_terms
from glossary.enforcement.decoys import DecoyTable, Tries, tries
from glossary.names import words_of_persons
from glossary.termbase import persons
from translate.machine import (
    DIRECT,
    NO_CONTEXTS,
    NOWHERE,
    Attention,
    Context,
    Decoding,
    Engine,
    Hypothesis,
    Judge,
    Rendering,
    Request,
    Route,
    Search,
    decoys,
    doubts_of_meaning,
    ladder,
    mended,
    ranked,
    render,
    tidy,
)
from translate.model import LocalePair
from translate.terms import termbases
from translate.terms.linking import lexicon
from translate.text.markup import CodedText, Links, no_links

ALTERNATIVES = 6  # hypotheses from which the one with most terms is chosen, if the search asks for one; chosen by hand
_QUICK = 4  # width of the beam for texts with decoys, of which mostly the words around the terms are taken
_STEP = 0.02  # score that each rank in the n-best list costs, on the scale of glossary's `choose`; chosen by hand


@dataclass(frozen=True, slots=True)
class Key:
    """A query to the engine and the terms found in it; equal keys are enforced once. `watched`: terms that are only
    reported, not enforced."""

    query: CodedText
    matches: tuple[Match, ...]
    watched: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Terminology:
    """The terms of a run for one pair of locales, with the lexicon and the decoys used to find and enforce their
    renderings. `terms`: all of them; `matcher`: finds them; `persons`: the renderings of words of persons' names in
    them."""

    terms: Sequence[Term]
    matcher: Matcher
    pair: LocalePair
    lexicon: Lexicon | None
    decoys: DecoyTable | None
    persons: Mapping[str, str]

    def key(self, query: CodedText, article: str) -> Key:
        """The key of a query. `article`: its path, which decides whether terms with a scope apply."""
        return Key(query, self.matcher.matches(query.plain, scope_path=article))


def load(
    paths: Sequence[str],
    pair: LocalePair,
    route: Route | None,
    note: Callable[[str], None],
    corrections: Sequence[Term] = (),
    folder: Path | None = None,
    decoys: str | None = None,
) -> Terminology:
    """Load and merge the termbases at `paths` (where they differ, the first is used), then add `corrections`, names of
    earlier runs that a person has corrected. `route`: that of the engine, None where only people translate; `folder`:
    where compiled termbases are kept, None: nowhere; `decoys`: see Options.

    `note` is called with a message for each row that is left out and each contradiction. Raises TermbaseError for a
    file that cannot be read, NoRowError for one of which no row could be read.
    """
    others = (Termbase(tuple(corrections), pair.source, pair.target),) if corrections else ()
    if folder:
        termbases.compile_large(paths, pair.source, pair.target, folder, others)
    return _of(termbases.read(paths, pair.source, pair.target, note, others, folder), pair, route, decoys)


def terminology(terms: tuple[Term, ...], pair: LocalePair, route: Route | None) -> Terminology:
    """The terminology of terms that are merged already."""
    return _of(termbases.Read(terms, pair.source, tuple(persons(terms))), pair, route, None)


def for_route(terminology: Terminology, route: Route) -> Terminology:
    """The same terminology for another engine: with the decoys that were measured for it."""
    return replace(terminology, decoys=_decoys(route))


def _of(found: termbases.Read, pair: LocalePair, route: Route | None, given: str | None) -> Terminology:
    words = words_of_persons(found.persons)
    return Terminology(found.terms, found.matcher, pair, lexicon(pair), _decoys(route, given), words)


def _decoys(route: Route | None, given: str | None = None) -> DecoyTable | None:
    path = Path(given) if given else decoys(route) if route and given is None else None
    return DecoyTable.load(path) if path else None


@dataclass(frozen=True, slots=True)
class _Scored:
    """A text with its terms enforced, and the engine's score of the translation it was made from."""

    result: Enforced
    score: float


def enforce(
    keys: Collection[Key],
    renderings: Mapping[CodedText, Rendering],
    engine: Engine,
    terminology: Terminology,
    judge: Judge,
    search: Search,
    links: Links = no_links,
    contexts: Mapping[CodedText, Context] = NO_CONTEXTS,
) -> dict[Key, Enforced]:
    """The enforced translation of each key. `renderings`: by query, one for each key; `links`: between the words of
    both languages, by which the codes of a query are placed; `contexts`: see `machine.render`. Raises EngineError."""
    alone = {key: result for key in keys if key.matches and (result := _alone(key))}
    plain = {key: renderings[key.query] for key in keys if key.matches and key not in alone}
    found = {key: _Scored(_enforced(key, one.text, terminology), one.score) for key, one in plain.items()}
    found |= _alternatives(found, engine, terminology, judge, search, links, contexts)
    if terminology.decoys:
        found |= _disguises(found, terminology.decoys, engine, terminology, judge, search)
    fit = alone | {key: _fit(key, one.result, plain[key].text, terminology, judge) for key, one in found.items()}
    return {
        key: _watched(key, fit.get(key) or Enforced(renderings[key.query].text, (), ()), terminology) for key in keys
    }


def standing(source: str, target: str, article: str, terminology: Terminology) -> tuple[Occurrence, ...]:
    """The terms of a paragraph that a person has translated, and which of them are rendered as the glossary says.
    Nothing is changed."""
    matches = terminology.matcher.matches(source, scope_path=article)
    return satisfied(source, target, matches, terminology.pair.target, source_locale=terminology.pair.source)


def _watched(key: Key, result: Enforced, terminology: Terminology) -> Enforced:
    """The result with the occurrences of the terms that are only reported."""
    if not key.watched:
        return result
    pair = terminology.pair
    seen = satisfied(key.query.plain, result.text, key.watched, pair.target, source_locale=pair.source)
    both = sorted((*result.occurrences, *seen), key=lambda occurrence: occurrence.match.start)
    return replace(result, occurrences=tuple(both))


def _alone(key: Key) -> Enforced | None:
    """The result for a query that is a term and nothing else (a dateline, a caption): the rendering in the glossary."""
    match = key.matches[0]
    rest = key.query.plain[: match.start] + key.query.plain[match.end :]
    if len(key.matches) > 1 or any(map(str.isalnum, rest)) or match.plural or match.possessive:
        return None
    new = match.surface if match.term.kind is TermKind.KEEP else match.term.target
    start, end = match.start, match.start + len(new)
    text = key.query.plain[: match.start] + new + key.query.plain[match.end :]
    return Enforced(text, (Occurrence(match, Status.REPLACED, start, end, "", new, "dictionary", "alone", 1.0),), ())


def _enforced(key: Key, target: str, terminology: Terminology, attention: Attention | None = None) -> Enforced:
    pair = terminology.pair
    return enforce_terms(
        key.query.plain,
        target,
        key.matches,
        pair.target,
        lexicon=terminology.lexicon,
        attention=_links(attention, key.query.plain, target, pair) if attention else None,
        source_locale=pair.source,
    )


def _terms(key: Key, terminology: Terminology) -> SourceTerms:
    pair = terminology.pair
    return SourceTerms.of(
        key.query.plain, key.matches, pair.target, lexicon=terminology.lexicon, source_locale=pair.source
    )


def _links(attention: Attention, source: str, target: str, pair: LocalePair) -> Any:
    shape = len(attention.target), len(attention.source)
    weights = numpy.frombuffer(attention.hundredths, dtype=numpy.uint8).reshape(shape) / 100
    return attention_links(weights, attention.source, attention.target, source, target, pair.target, pair.source)


def _alternatives(
    found: Mapping[Key, _Scored],
    engine: Engine,
    terminology: Terminology,
    judge: Judge,
    search: Search,
    links: Links,
    contexts: Mapping[CodedText, Context],
) -> dict[Key, _Scored]:
    """For keys with terms that the engine did not render as the glossary says: the result from the hypothesis with most
    terms, if it is better."""
    wanting = [
        key for key, one in found.items() if any(o.means != "matched" or o.doubt for o in one.result.occurrences)
    ]
    count = search.hypotheses if search.hypotheses > 1 else ALTERNATIVES
    # The same request as that of `render` if the search has several hypotheses, so that the cache answers it.
    decoding = Decoding(max(search.beam, count), count, attention=True, alone=search.alone)
    requests = [Request(key.query.plain, contexts.get(key.query, NOWHERE)) for key in wanting]
    answers = engine.translate(requests, decoding)
    chosen: dict[Key, _Scored] = {}
    for key, hypotheses in zip(wanting, answers, strict=True):
        source, pair = key.query.plain, terminology.pair
        tidied = [_tidied(source, h, pair) for h in hypotheses if not h.fault]
        doubtful = doubts_of_meaning(source, found[key].result.text, pair.source, pair.target)
        fit = [
            h
            for h in tidied
            if not judge(source, h.text, pair.source, pair.target)
            and doubts_of_meaning(source, h.text, pair.source, pair.target) <= doubtful
        ]
        if not fit:
            continue
        if search.hypotheses > 1:
            candidates = [(h.text, h.score) for h in fit]
            fit = [fit[n] for n in ranked(key.query, candidates, terminology.pair.target, links)]
        best = fit[
            choose_hypothesis(
                key.query.plain,
                [(h.text, -n * _STEP) for n, h in enumerate(fit)],
                key.matches,
                terminology.pair.target,
                source_locale=terminology.pair.source,
            )
        ]
        other = _enforced(key, best.text, terminology, best.attention)
        if better(found[key].result, other, found[key].score, best.score) is other:
            chosen[key] = _Scored(other, best.score)
    return chosen


def _tidied(source: str, answer: Hypothesis, pair: LocalePair) -> Hypothesis:
    """An answer as `render` would show it; without its attention where words of it were mended."""
    tidied = tidy(source, answer.text, pair.target)
    text = mended(source, tidied, pair)
    return replace(answer, text=text, attention=answer.attention if text == tidied else None)


def _disguises(
    found: Mapping[Key, _Scored],
    decoys: DecoyTable,
    engine: Engine,
    terminology: Terminology,
    judge: Judge,
    search: Search,
) -> dict[Key, _Scored]:
    """For terms that cannot be enforced in the text: its translation with decoys in their places, in rounds, all texts
    of a round together."""
    pair = terminology.pair

    def begun(key: Key) -> Tries:
        source = key.query.plain
        return tries(
            _terms(key, terminology),
            found[key].result,
            decoys,
            lambda target: not judge(source, target, pair.source, pair.target),
        )

    running = {key: begun(key) for key in found}
    done: dict[Key, _Scored] = {}
    answers: dict[Key, str | None] = dict.fromkeys(running)
    while answers:
        asked: dict[Key, CodedText] = {}
        for key, answer in answers.items():
            try:
                asked[key] = CodedText((running[key].send(answer) if answer is not None else next(running[key])).text)
            except StopIteration as stop:
                done[key] = replace(found[key], result=stop.value)
        rendered = _quickly(asked.values(), engine, pair, search)
        answers = {key: rendered[one] for key, one in asked.items()}
    return done


def _quickly(texts: Iterable[CodedText], engine: Engine, pair: LocalePair, search: Search) -> dict[CodedText, str]:
    """Translations of which mostly a few words are wanted, so that no guard judges them."""
    quick = Search(min(search.beam, _QUICK), 1, alone=search.alone)
    answers = render(texts, engine, pair, quick, ladder.unjudged, doubts=ladder.undoubted, rungs=DIRECT)
    return {text: rendering.text for text, rendering in answers}


def _fit(key: Key, result: Enforced, plain: str, terminology: Terminology, judge: Judge) -> Enforced:
    """The result, or, if the guard rejects the text with the enforced terms, the plain text with the reason."""
    faults = judge(key.query.plain, result.text, terminology.pair.source, terminology.pair.target)
    if not faults or result.text == plain:
        return result
    kept = satisfied(
        key.query.plain, plain, key.matches, terminology.pair.target, source_locale=terminology.pair.source
    )
    return Enforced(plain, tuple(_refused(occurrence, faults[0].rule) for occurrence in kept), ())


def _refused(occurrence: Occurrence, rule: str) -> Occurrence:
    if occurrence.status is Status.SATISFIED:
        return occurrence
    return replace(occurrence, declined=rule)
