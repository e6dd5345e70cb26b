"""Names nobody listed, at work in a run: found in each article, rendered as its translations and its reviewer say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from glossary.names import NameTexts, infer_names
from translate.machine import Rendering
from translate.model import NamesMode
from translate.pipeline.draft import Draft
from translate.terms import Key, Terminology


@dataclass(slots=True)
class Corpus:
    """What the articles of a run have chosen so far: by word, how many took which rendering."""

    chosen: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, chosen: Mapping[str, str]) -> None:
        """Count what one article has chosen."""
        for word, rendering in chosen.items():
            self.chosen[word][rendering] += 1


def keys(
    article: str,
    drafts: Sequence[Draft],
    settled: Mapping[str, Rendering],
    terminology: Terminology,
    mode: NamesMode,
    corpus: Corpus,
) -> dict[str, Key]:
    """The key of every query of an article: the terms of the glossary in it, and its names by `mode`.

    auto and enforce: names are terms, for auto those that the engine renders plausibly as the engine has them; report:
    they are only looked for; off: there are none.
    """
    listed = {query: terminology.key(query, article) for draft in drafts for query in draft.queries}
    if mode is NamesMode.OFF:
        return listed
    texts = [(text, draft) for draft in drafts for text in (tuple(draft.queries) or (draft.source,))]
    found = infer_names(
        NameTexts(
            [text for text, _ in texts],
            [settled[text].text if text in listed and mode is not NamesMode.ENFORCE else "" for text, draft in texts],
            [draft.kept.target if draft.kept and not draft.segments else "" for _, draft in texts],
        ),
        terminology.pair.target,
        source_locale=terminology.pair.source,
        taken=[listed[text].matches if text in listed else () for text, _ in texts],
        terms=terminology.terms,
        elsewhere=corpus.chosen,
    )
    corpus.add(found.chosen)
    named: dict[str, Key] = {}
    for number, (text, _) in enumerate(texts):
        if text not in listed or text in named:
            continue
        key, matches = listed[text], found.matches(number)
        together = tuple(sorted((*key.matches, *matches), key=lambda match: match.start))
        named[text] = Key(text, key.matches, matches) if mode is NamesMode.REPORT else Key(text, together)
    return named
