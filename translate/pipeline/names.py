"""Names that no termbase lists: found in each article of a run, and given one rendering each by that article alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glossary.names import NameTexts, infer_names
from translate.machine import Rendering
from translate.model import NamesMode
from translate.pipeline.draft import Draft
from translate.terms import Key, Terminology
from translate.text.markup import CodedText


def keys(
    article: str,
    drafts: Sequence[Draft],
    settled: Mapping[CodedText, Rendering],
    terminology: Terminology,
    mode: NamesMode,
) -> dict[CodedText, Key]:
    """The key of every query of an article: the glossary terms in it, and its names by `mode`.

    `settled`: renderings by query. AUTO and ENFORCE: names are terms, in AUTO with the engine's rendering where it is
    plausible; REPORT: names are only reported; OFF: names are not looked for.
    """
    listed = {query: terminology.key(query, article) for draft in drafts for query in draft.queries}
    if mode is NamesMode.OFF:
        return listed
    texts = [(text, draft) for draft in drafts for text in (tuple(draft.queries) or (CodedText(draft.source),))]
    found = infer_names(
        NameTexts(
            [text.plain for text, _ in texts],
            [settled[text].text if text in listed and mode is not NamesMode.ENFORCE else "" for text, draft in texts],
            [draft.kept.target if draft.kept and not draft.segments else "" for _, draft in texts],
        ),
        terminology.pair.target,
        source_locale=terminology.pair.source,
        taken=[listed[text].matches if text in listed else () for text, _ in texts],
        listed=terminology.persons,
    )
    named: dict[CodedText, Key] = {}
    for number, (text, _) in enumerate(texts):
        if text not in listed or text in named:
            continue
        key, matches = listed[text], found.matches(number)
        together = tuple(sorted((*key.matches, *matches), key=lambda match: match.start))
        named[text] = Key(text, key.matches, matches) if mode is NamesMode.REPORT else Key(text, together)
    return named
