"""Renderings that the ladder has chosen, kept in the cache, so that nothing is chosen again for a text that has not
changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass

from glossary import Severity
from translate.fingerprints import STAGES
from translate.machine import ladder
from translate.machine.cache import Cache
from translate.machine.engine import Context, Engine
from translate.machine.ladder import NO_CONTEXTS, Judge, Rendering, Search
from translate.model import LocalePair, UnitFinding
from translate.text.markup import CodedText, Links

_FAILED = "engine"  # the rule of the finding that the engine failed: it may not fail the next time


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choices for a pair of locales that `cache` keeps. `signature`: of all that they depend on beside the texts
    and the search, see `CachedEngine`; `lexicon`: the digest of the lexicon by which codes are placed."""

    cache: Cache
    signature: str
    lexicon: str

    def render(
        self,
        queries: Iterable[CodedText],
        engine: Engine,
        pair: LocalePair,
        search: Search,
        judge: Judge,
        links: Links,
        contexts: Mapping[CodedText, Context] = NO_CONTEXTS,
    ) -> Iterator[tuple[CodedText, Rendering]]:
        """What `ladder.render` yields, those that are kept first. Raises what it raises."""
        translates = judge is not ladder.unjudged
        wanted = {query: self._key(query, pair, search, translates, contexts.get(query)) for query in queries}
        known = self.cache.get(list(wanted.values()))
        found = {query: one for query, key in wanted.items() if (one := _unpack(known.get(key)))}
        yield from found.items()
        fresh = dict[bytes, bytes]()
        try:
            waiting = [query for query in wanted if query not in found]
            for query, rendering in ladder.render(waiting, engine, pair, search, judge, links, contexts=contexts):
                if rendering.text or all(finding.rule != _FAILED for finding in rendering.caught):
                    fresh[wanted[query]] = _pack(rendering)
                yield query, rendering
        finally:
            if fresh:
                self.cache.put(fresh, self.signature)

    def _key(
        self, query: CodedText, pair: LocalePair, search: Search, translates: bool, context: Context | None
    ) -> bytes:
        how: Sequence[object] = [STAGES["rendering"], asdict(search), translates, self.signature, self.lexicon]
        where = [astuple(context)] if context else []
        text = json.dumps(["chosen", how, asdict(pair), query.plain, [repr(code) for code in query.codes], *where])
        return hashlib.sha256(text.encode()).digest()


def _pack(rendering: Rendering) -> bytes:
    caught = [[one.rule, str(one.severity), one.message] for one in rendering.caught]
    return json.dumps([rendering.text, rendering.rung, rendering.score, caught], ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def _unpack(value: bytes | None) -> Rendering | None:
    """The rendering of a value, None when there is none or it is damaged."""
    try:
        text, rung, score, caught = json.loads(value or b"")
        findings = tuple(UnitFinding(str(rule), Severity(severity), str(message)) for rule, severity, message in caught)
        return Rendering(str(text), findings, str(rung), float(score))
    except (ValueError, TypeError):
        return None
