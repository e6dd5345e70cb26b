"""The cascade: texts that the first engine rendered in doubt, or not at all, are asked of others, whose answer is shown
only where it is better beyond doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from glossary import Enforced, Severity, Status
from translate.errors import EngineError
from translate.machine import NOWHERE, Decoding, Rendering, Request, doubts, mbr
from translate.model import OTHER_ENGINE, OTHER_REFUSED, UnitFinding
from translate.pipeline import inline_codes, rendering
from translate.pipeline.draft import Asked, Cut, Draft
from translate.pipeline.progress import Silent
from translate.pipeline.rendering import Contexts
from translate.pipeline.stage_records import Drafted, Rendered
from translate.pipeline.translator import Translator
from translate.terms import Key
from translate.text.markup import CodedText, Stretch, guesses
from translate.text.rules import short

# Mean chrF (0 to 1) between the hypotheses of a text below which they disagree: 13 % of 240 sentences of newstest2019
# with the built-in model, of chrF 40.9 against the reference where the others have 45.5.
_ALIKE = 0.75


def improved(drafted: Sequence[Drafted], found: Rendered, translator: Translator) -> Rendered:
    """The renderings of a window with those of other engines in place of some: of the second engine where the first is
    in doubt and nothing speaks against the second's answer, then of the others in turn where there is still none.
    Raises EngineError where the first engine has failed and none of the others stands in for it."""
    keys = _by_query(drafted)
    if second := translator.second:
        reasons = _doubted(found, keys, translator, rendering.where(drafted, translator))
        theirs = _asked(drafted, keys, list(reasons), second)
        found = _with(found, dict(_judged(reasons, found, theirs, keys, second)), keys, theirs)
    for fallback in translator.fallbacks:
        empty = [query for query, one in found.settled.items() if not one.text]
        theirs = _asked(drafted, keys, empty, fallback)
        found = _with(found, _stood_in(empty, found, theirs, fallback), keys, theirs)
    trouble = translator.engine.trouble
    if trouble and all(one.engine.trouble for one in translator.others):
        raise trouble
    return found


_Keys = Mapping[CodedText, Collection[Key]]
"""The keys of each query: one for each set of terms that articles have in it; none without a glossary."""


def _by_query(drafted: Iterable[Drafted]) -> _Keys:
    found: dict[CodedText, dict[Key, None]] = {}
    for one in drafted:
        for draft in one.drafts:
            for query in draft.queries:
                keys = found.setdefault(query, {})
                if key := one.keys.get(query):
                    keys[key] = None
    return {query: list(keys) for query, keys in found.items()}


def _asked(drafted: Sequence[Drafted], keys: _Keys, queries: Collection[CodedText], other: Translator) -> Rendered:
    """What another engine makes of some of the queries."""
    if not queries:
        return Rendered({}, {})
    wanted = frozenset(queries)
    drafts = [_only(draft, wanted) for one in drafted for draft in one.drafts]
    where = rendering.where(drafted, other)
    settled = rendering.decoded([draft for draft in drafts if any(draft.queries)], other, Silent(), where)
    found = [key for query in queries if settled[query].text for key in keys[query]]
    return Rendered(settled, rendering.enforced(found, settled, other, where))


def _only(draft: Draft, wanted: Collection[CodedText]) -> Draft:
    """A draft of which only some queries are asked."""

    def part(asked: Asked) -> Asked:
        return asked if asked.query in wanted else replace(asked, query=CodedText(""))

    def cut(one: Cut) -> Cut:
        return replace(one, parts=tuple(map(part, one.parts)))

    subtexts = tuple(tuple(map(cut, cuts)) for cuts in draft.subtexts)
    return replace(draft, segments=tuple(map(cut, draft.segments)), subtexts=subtexts)


@dataclass(frozen=True, slots=True)
class _Said:
    """A rendering of a query with its terms enforced, as it would be shown with one of its keys."""

    query: CodedText
    text: str
    enforced: Enforced | None

    @property
    def known(self) -> list[Stretch]:
        """Where terms and their renderings stand."""
        return inline_codes.known(self.enforced.occurrences if self.enforced else ())

    @property
    def terms(self) -> Iterator[str]:
        """What is wrong with its terms, in words."""
        for one in self.enforced.occurrences if self.enforced else ():
            if not one.match.term.inference and one.status is Status.UNRESOLVED:
                yield f"{one.match.surface} is not rendered as {one.match.term.target}"
            elif not one.match.term.inference and one.doubt:
                yield f"{one.match.term.target} may be in a wrong form"

    @property
    def lost_names(self) -> int:
        """How many names are not rendered as elsewhere in the article."""
        found = self.enforced.occurrences if self.enforced else ()
        return sum(bool(one.match.term.inference) and one.status is Status.UNRESOLVED for one in found)


def _said(query: CodedText, found: Rendered, keys: _Keys) -> list[_Said]:
    results = [found.enforced.get(key) for key in keys[query]] or [None]
    plain = found.settled[query].text
    return [_Said(query, result.text if result else plain, result) for result in results]


def _doubted(found: Rendered, keys: _Keys, translator: Translator, where: Contexts) -> dict[CodedText, str]:
    """The queries whose rendering is in doubt, with the reason."""
    reasons = dict[CodedText, str]()
    for query, one in found.settled.items():
        caught = (f"{finding.rule}: {finding.message}" for finding in one.caught)
        if why := next(chain(caught, _faults(query, found, keys, translator)), "" if one.text else "no translation"):
            reasons[query] = why
    return reasons | _disputed([query for query in found.settled if query not in reasons], translator, where)


def _faults(query: CodedText, found: Rendered, keys: _Keys, translator: Translator) -> Iterator[str]:
    """What is wrong, or may be, with the rendering of a query, in words."""
    pair = translator.pair
    for said in _said(query, found, keys):
        yield from said.terms
        meaning, words = doubts(query.plain, said.text, pair.source, pair.target) if said.text else (0, 0)
        if meaning:
            yield "the meaning may be another"
        if words:
            yield "a word of it may be none"
        if query.codes and said.text and guesses(query, said.text, translator.links, said.known):
            yield "the place of a code is a guess"


def _disputed(queries: Sequence[CodedText], translator: Translator, where: Contexts) -> dict[CodedText, str]:
    """Those of the queries about which the hypotheses of the engine disagree, where a search has several. They are in
    the cache, but for texts that were asked in other words."""
    search, reasons = translator.search, dict[CodedText, str]()
    if search.hypotheses < 3 or translator.engine.trouble:
        return {}
    count = search.hypotheses
    decoding = Decoding(max(search.beam, count), count, attention=search.attention, alone=search.alone)
    with suppress(EngineError):  # at one of them alone
        requests = [Request(query.plain, where.get(query, NOWHERE)) for query in queries]
        answers = translator.engine.translate(requests, decoding)
        for query, hypotheses in zip(queries, answers, strict=True):
            if (alike := mbr.agreement([one.text for one in hypotheses])) < _ALIKE:
                reasons[query] = f"hypotheses agree by {100 * alike:.0f} %"
    return reasons


_Taken = Mapping[CodedText, Rendering]
"""Queries with the rendering that is shown from now on, that of another engine or the same with what is told."""


def _judged(
    reasons: Mapping[CodedText, str], found: Rendered, theirs: Rendered, keys: _Keys, second: Translator
) -> Iterator[tuple[CodedText, Rendering]]:
    """The renderings that are shown of the queries that were in doubt."""
    for query, why in reasons.items():
        ours, other = found.settled[query], theirs.settled[query]
        against = _against(query, found, theirs, keys, second)
        if not against:
            told = UnitFinding(OTHER_ENGINE, Severity.INFO, f"{_about(query, second)}; the first: {why}")
            yield query, replace(other, caught=ours.caught, made_by=second.signature, told=(told,))
        else:
            what = f"{_about(query, second)} was asked, not taken: {against}; the first: {why}"
            yield query, replace(ours, told=(UnitFinding(OTHER_REFUSED, Severity.INFO, what),))


def _about(query: CodedText, other: Translator) -> str:
    return f"“{short(query.plain)}”: {other.signature}"


def _against(query: CodedText, found: Rendered, theirs: Rendered, keys: _Keys, second: Translator) -> str:
    """What speaks against the answer of the second engine, "" for nothing."""
    other = theirs.settled[query]
    if not other.text:
        return next((f"{one.rule}: {one.message}" for one in other.caught), "no translation")
    if other.text == found.settled[query].text:
        return "it says the same"
    lost = zip(_said(query, theirs, keys), _said(query, found, keys), strict=True)
    names = "a name is rendered otherwise" if any(new.lost_names > old.lost_names for new, old in lost) else ""
    return next(_faults(query, theirs, keys, second), names)


def _stood_in(queries: Iterable[CodedText], found: Rendered, theirs: Rendered, other: Translator) -> _Taken:
    """The renderings by an engine of queries that were left untranslated."""
    taken = dict[CodedText, Rendering]()
    for query in queries:
        ours, one = found.settled[query], theirs.settled[query]
        if one.text:
            why = next((f"{finding.rule}: {finding.message}" for finding in ours.caught), "no translation")
            told = UnitFinding(OTHER_ENGINE, Severity.INFO, f"{_about(query, other)}; before: {why}")
            taken[query] = replace(one, caught=ours.caught, made_by=other.signature, told=(*ours.told, told))
    return taken


def _with(found: Rendered, taken: _Taken, keys: _Keys, theirs: Rendered) -> Rendered:
    """The renderings with others in place of some."""
    settled, enforced = {**found.settled, **taken}, dict(found.enforced)
    for query, one in taken.items():
        for key in keys[query] if one.made_by else ():
            if key in theirs.enforced:
                enforced[key] = theirs.enforced[key]
    return Rendered(settled, enforced)
