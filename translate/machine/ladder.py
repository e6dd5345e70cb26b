"""The fallback ladder: attempts in turn until the guard accepts one; a text that no attempt translates stays empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from types import MappingProxyType

from glossary import Severity
from glossary.enforcement import non_words
from translate.errors import EngineError
from translate.machine import freed_memory, guard, mbr, mending, preprocessing, single_words
from translate.machine.attempts import Attempt
from translate.machine.engine import NOWHERE, BeginsEarly, Context, Decoding, Engine, Hypothesis, Request, at_once
from translate.machine.rungs import DOUBTFUL, LADDER, SHORT_LADDER, WHOLE, Rung
from translate.model import LocalePair, Quality, UnitFinding
from translate.text import locales
from translate.text.markup import CodedText, Links, guesses, no_links

BROKEN = 3  # texts in a row at which an engine fails that is broken, and not only unable to take them; chosen by hand
WINDOW = 2048  # requests that are sorted by length together; chosen by hand
_LOST = UnitFinding("placeholder", Severity.ERROR, "an address, placeholder or number did not come through")
_NO_WORD = UnitFinding("untranslated", Severity.ERROR, "what came out is no word of the target language")
_ENDED = re.compile(r"""(?:[!?…！？؟]|[.。｡．।॥։۔።]["'”’»”」』）)\]]*)$""")  # the end of a sentence, in any script


@dataclass(frozen=True, slots=True)
class Rendering:
    """The machine translation of one text. `text`: "" when the guard accepted none or the engine failed. `caught`: what
    the guard found in the first attempt, or that failure. `rung`: the name of the attempt that was accepted, "" for
    none. `score`: the lowest of the model's scores of its pieces, see `Hypothesis`. `made_by`: the signature of the
    engine, "" for the first of the run; `told`: what is to be told of other engines that were asked as well."""

    text: str
    caught: tuple[UnitFinding, ...] = ()
    rung: str = ""
    score: float = 0.0
    made_by: str = ""
    told: tuple[UnitFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """How widely to search. `beam`: beam width; `hypotheses`: how many MBR reranking chooses among (1: the model's best
    is taken); `attention`, `alone`: see `Decoding`."""

    beam: int = 4
    hypotheses: int = 1
    attention: bool = False
    alone: bool = False


# Measured for FAST and GOOD, see translate/machine/mbr.py; BEST is twice that, chosen by hand.
QUALITIES = {Quality.FAST: Search(4, 1), Quality.GOOD: Search(8, 8), Quality.BEST: Search(16, 16)}

Judge = Callable[[str, str, str, str], tuple[UnitFinding, ...]]
"""In: source, target, source locale, target locale. Out: what is wrong, () when the target may be shown."""


Doubts = Callable[[str, str, str, str], tuple[int, int]]
"""In: the same. Out: how many things may be wrong that the judge lets pass, and how many words are none."""


NO_CONTEXTS: Mapping[CodedText, Context] = MappingProxyType({})


def unjudged(source: str, target: str, source_locale: str, target_locale: str) -> tuple[UnitFinding, ...]:
    """The judge for engines that do not translate: it accepts everything."""
    return ()


def undoubted(source: str, target: str, source_locale: str, target_locale: str) -> tuple[int, int]:
    """The doubts where nobody asks for them: none."""
    return 0, 0


def render(
    queries: Iterable[CodedText],
    engine: Engine,
    pair: LocalePair,
    search: Search,
    judge: Judge = guard.judge,
    links: Links = no_links,
    doubts: Doubts = guard.doubts,
    contexts: Mapping[CodedText, Context] = NO_CONTEXTS,
    rungs: Sequence[Rung] | None = None,
) -> Iterator[tuple[CodedText, Rendering]]:
    """Yield each distinct query with its rendering, as soon as that is final: the first that the judge accepts and that
    is not doubtful, else, after `DOUBTFUL` rungs, the least doubtful so far; of equals, that with the fewest words that
    are none. A text at which the engine fails is left
    empty, with a finding. `links`: between the words of both languages, by which the codes of a query are placed;
    `contexts`: of the queries, where the route is contextual: fewer rungs are climbed then, as each costs more.
    `rungs`: those to climb, None for all. Raises EngineError if the engine fails at all texts, or at several in a
    row."""
    climbed = rungs or ((WHOLE,) if judge is unjudged else SHORT_LADDER if contexts else LADDER)
    climb = _Climb(dict.fromkeys(queries), pair, judge, doubts)
    for number, rung in enumerate(climbed, 1):
        tries = [(query, attempt) for query in climb.waiting if (attempt := rung.attempt(query.plain, pair))]
        for query, answer in _answers(tries, rung, engine, search, pair, judge, links, contexts):
            if isinstance(answer, EngineError):
                yield query, climb.ended(query) or Rendering("", (failed(answer),))
            else:
                climb.take(query, rung, answer)
        yield from climb.settled(is_last=number >= min(DOUBTFUL, len(climbed)))
    freed_memory.returned()
    for query in climb.waiting:
        yield query, Rendering("", climb.first.get(query, ()))


@dataclass(slots=True)
class _Climb:
    """What the rungs have given so far. `waiting`: the queries that are not final, in order; `first`: what was wrong
    with their first answers; `kept`: their least doubtful renderings, with how many doubts there are of their meaning
    and words."""

    waiting: dict[CodedText, None]
    pair: LocalePair
    judge: Judge
    doubts: Doubts
    first: dict[CodedText, tuple[UnitFinding, ...]] = field(default_factory=dict)
    kept: dict[CodedText, tuple[tuple[int, int], Rendering]] = field(default_factory=dict)

    def take(self, query: CodedText, rung: Rung, answer: list[tuple[str, float]] | UnitFinding) -> None:
        """Keep the least doubtful of the candidates of a rung that the judge accepts, else what is wrong with them."""
        if isinstance(answer, UnitFinding):
            self.first.setdefault(query, (answer,))
            return
        text, locales = query.plain, self.pair
        for candidate, score in answer:
            faults = self.judge(text, candidate, locales.source, locales.target)
            if faults:
                self.first.setdefault(query, faults)
                continue
            doubtful = (0, 0) if rung is WHOLE else self.doubts(text, candidate, locales.source, locales.target)
            if query not in self.kept or doubtful < self.kept[query][0]:
                self.kept[query] = doubtful, Rendering(candidate, self.first.get(query, ()), rung.name, score)
            if not any(doubtful):
                break
        if not answer:
            self.first.setdefault(query, (_NO_WORD if single_words.is_ordinary_word(text, locales.source) else _LOST,))

    def ended(self, query: CodedText) -> Rendering | None:
        """The rendering that a query has when it climbs no further, None for none."""
        del self.waiting[query]
        return self.kept[query][1] if query in self.kept else None

    def settled(self, *, is_last: bool) -> Iterator[tuple[CodedText, Rendering]]:
        """The queries whose rendering is final after a rung. `is_last`: doubts of the meaning do not count any more."""
        for query in list(self.waiting):
            if query in self.kept and (is_last or not self.kept[query][0][0]):
                del self.waiting[query]
                yield query, self.kept[query][1]


_Tries = Sequence[tuple[CodedText, Attempt]]


def _answers(
    tries: _Tries,
    rung: Rung,
    engine: Engine,
    search: Search,
    pair: LocalePair,
    judge: Judge,
    links: Links,
    contexts: Mapping[CodedText, Context],
) -> Iterator[tuple[CodedText, list[tuple[str, float]] | EngineError | UnitFinding]]:
    """Yield each query of a rung with its candidates and their scores, best first, with the failure of the engine, or
    with what the engine says is wrong with its own answer; long texts are translated first, but those with contexts
    in their order, which is that of the article."""
    wanted = rung.hypotheses or search.hypotheses
    decoding = Decoding(max(search.beam, wanted), wanted, rung.no_repeat_ngram, search.attention, search.alone)
    for start in range(0, len(tries), WINDOW):
        window = tries[start : start + WINDOW]
        if not contexts:
            window = sorted(window, key=lambda item: -sum(map(len, item[1].queries)))
        chunks = list(_chunks(window, getattr(engine, "at_once", at_once(""))))
        for number, chunk in enumerate(chunks):
            if isinstance(engine, BeginsEarly):
                for next_one in chunks[number : number + 2]:
                    engine.expect(_requests(next_one, contexts), decoding)
            for (query, attempt), found in zip(chunk, _asked(chunk, engine, decoding, contexts), strict=True):
                if isinstance(found, EngineError):
                    yield query, found
                    continue
                if faults := [fault for answers in found if (fault := _fault(answers))]:
                    yield query, _told(faults[0])
                    continue
                chosen = _choices(found, attempt, wanted, pair, judge)
                made = [(one, score) for answers, score in chosen if (one := attempt.assemble(answers)) is not None]
                yield query, made if rung is WHOLE else _best_first(query, made, pair, links)


def _fault(answers: Sequence[Hypothesis]) -> str:
    """Why none of the answers to a query is a translation, "" if one may be."""
    return answers[0].fault if all(one.fault for one in answers) else ""


def _best_first(
    query: CodedText, made: Sequence[tuple[str, float]], pair: LocalePair, links: Links
) -> list[tuple[str, float]]:
    """The candidates of a query, mended, best first."""
    candidates = [(mending.mended(query.plain, one, pair), score) for one, score in made]
    order = ranked(query, candidates, pair.target, links)
    return single_words.preferred(query.plain, [candidates[n] for n in order], pair)


_Answers = list[tuple[Hypothesis, ...]]
"""The answers to the queries of an attempt, in their order."""


def _requests(chunk: _Tries, contexts: Mapping[CodedText, Context]) -> list[Request]:
    """The requests of the attempts of a chunk."""
    return [Request(text, contexts.get(query, NOWHERE)) for query, attempt in chunk for text in attempt.queries]


def _asked(
    chunk: _Tries, engine: Engine, decoding: Decoding, contexts: Mapping[CodedText, Context]
) -> list[_Answers | EngineError]:
    """The answers to each attempt, or the failure of the engine. Where it fails at all together, each is asked alone;
    raises EngineError if it fails at every one of them, or at `BROKEN` in a row."""
    requests = [_requests([one], contexts) for one in chunk]
    try:
        answers = iter(engine.translate(list(chain.from_iterable(requests)), decoding))
        return [list(islice(answers, len(some))) for some in requests]
    except EngineError as error:
        if len(chunk) == 1:
            raise
        fault = error
    found: list[_Answers | EngineError] = []
    for some in requests:
        try:
            found.append(engine.translate(some, decoding))
        except EngineError as error:
            found.append(error)
        if len(found) >= BROKEN and all(isinstance(one, EngineError) for one in found[-BROKEN:]):
            raise fault
    if all(isinstance(one, EngineError) for one in found):
        raise fault
    return found


def failed(error: EngineError) -> UnitFinding:
    """The finding about a text at which an engine failed."""
    return _told(f"the engine failed: {error}")


def _told(fault: str) -> UnitFinding:
    return UnitFinding("engine", Severity.ERROR, fault)


def ranked(
    query: CodedText, candidates: Sequence[tuple[str, float]], target: str, links: Links = no_links
) -> list[int]:
    """The indexes of `candidates` (translation, model score), best first: MBR reranking with the model's scores and the
    number of faults in each: non-words, and codes of the query whose place in it would be a guess."""
    texts = [text for text, _ in candidates]
    faults = list[int]()
    if len(set(texts)) > 1:
        faults = [non_words(text, target) for text in texts]
        if query.codes:
            faults = [count + guesses(query, text, links) for count, text in zip(faults, texts, strict=True)]
    return mbr.order(texts, faults, [score for _, score in candidates])


def _chunks(tries: _Tries, size: int) -> Iterator[_Tries]:
    """Tries of at least so many requests, in turn."""
    chunk: list[tuple[CodedText, Attempt]] = []
    for item in tries:
        chunk.append(item)
        if sum(len(attempt.queries) for _, attempt in chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _choices(
    found: Sequence[tuple[Hypothesis, ...]], attempt: Attempt, count: int, pair: LocalePair, judge: Judge
) -> Iterator[tuple[list[str], float]]:
    """The answers to choose among, with the lowest of their scores: of several queries, first the best hypothesis of
    each that the judge accepts; then, for n from best to worst, the n-th hypothesis of every query."""
    options = [
        [replace(answer, text=tidy(query, answer.text, pair.target)) for answer in answers if not answer.fault]
        for query, answers in zip(attempt.queries, found, strict=True)
    ]
    chosen = [[answers[min(n, len(answers) - 1)] for answers in options] for n in range(count)]
    if len(options) > 1:
        fit = [_fit(query, some, pair, judge) for query, some in zip(attempt.queries, options, strict=True)]
        chosen = [fit] + [one for one in chosen if one != fit]
    for answers in chosen:
        yield [answer.text for answer in answers], min((answer.score for answer in answers), default=0.0)


def _fit(query: str, answers: Sequence[Hypothesis], pair: LocalePair, judge: Judge) -> Hypothesis:
    """The best answer that the judge accepts, else the best."""
    return next((one for one in answers if not judge(query, one.text, pair.source, pair.target)), answers[0])


def tidy(query: str, answer: str, target: str) -> str:
    """The answer without a full stop that the query does not have, and beginning in lower case where the query does and
    the target locale has no other reason for the capital."""
    text = answer.strip()
    if text.endswith(".") and not text.endswith("...") and not _ENDED.search(query.rstrip()):
        text = text[:-1]
    if (mark := query.rstrip()[-1:]) in tuple(":;,") and text.endswith(mark):
        text = text.rstrip(mark) + mark
    starts_small = query.lstrip()[:1].islower() and not preprocessing.begins_with_name(query.lstrip())
    return text[0].lower() + text[1:] if starts_small and _may_begin_small(text, target) else text


def _may_begin_small(answer: str, target: str) -> bool:
    """True if an answer begins with a capital that may be there only because it begins a sentence: not "I", an
    abbreviation, or a German noun."""
    if locales.primary(target) == "de" or re.match(r"I\b", answer):
        return False
    return answer[:1].isupper() and not answer[1:2].isupper()
