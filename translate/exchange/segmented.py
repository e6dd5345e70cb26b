"""Paragraphs that a tool has cut into segments, put together again: segments that follow each other in a file, and
those of a memory, where they stand in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from translate.exchange.entry_index import EntryIndex, Place, solid
from translate.exchange.passage import Passage, joined
from translate.model import DEFAULT_SOURCE, State
from translate.text import segment

_HEAD = 8  # letters by which segments are looked up; chosen by hand


def neighbours(given: Iterable[Passage], index: EntryIndex) -> Iterator[Passage]:
    """The passages; those that are no entry themselves but follow each other in one, as one passage."""
    passages = list(given)
    at = 0
    while at < len(passages):
        count, source = (1, "") if index.of(passages[at]) else index.cut_into(passages, at)
        yield joined(passages[at : at + count], source) if source else passages[at]
        at += count


class SegmentMemory:
    """Segments by their source text, whatever their order; of several translations of a text the approved one counts,
    else the first. White space is not compared."""

    def __init__(self, passages: Iterable[Passage], index: EntryIndex) -> None:
        self._index = index
        self._texts: dict[str, list[Passage]] = {}
        self._heads: dict[str, set[int]] = defaultdict(set)
        for one in passages:
            if one.state is State.UNTRANSLATED or one.context is not None or not (text := solid(one.source)):
                continue
            self._texts.setdefault(text, []).append(one)
            self._heads[text[:_HEAD]].add(len(text))

    def paragraphs(self, known: Collection[Place]) -> Iterator[tuple[Place, Passage, tuple[Passage, ...]]]:
        """For each entry, but for those that are `known`, whose text consists of segments of which at least one is no
        entry itself: its place, the paragraph, and its segments. Where some sentences are missing, the paragraph is
        untranslated."""
        for article, found in self._index.catalogs.items():
            locale = found.field("X-Source-Language").replace("_", "-") or DEFAULT_SOURCE
            for at, entry in enumerate(found.entries):
                if entry.obsolete or entry.plural is not None or (article, at) in known:
                    continue
                segments = self._cover(solid(entry.source), article) or self._some(entry.source, locale, article)
                own = tuple(one for one in segments if one.target)
                if any(not self._index.of(replace(one, article="")) for one in own):
                    whole = joined(segments, entry.source)
                    yield (article, at), replace(whole, article=article, context=entry.context, is_sentence=False), own

    def _cover(self, text: str, article: str) -> Sequence[Passage]:
        """Segments that together are a text, the longest ones first; () if there are none."""
        ways: dict[int, Passage | None] = {0: None}  # where a segment may end, and the segment
        order = [0]
        for start in order:
            for length in self._lengths(text, start):
                end = start + length
                if end not in ways and (one := self._best(text[start:end], article)):
                    ways[end] = one
                    order.append(end)
        found = list[Passage]()
        end = len(text)
        while one := ways.get(end):
            found.append(one)
            end -= len(solid(one.source))
        return found[::-1] if len(found) > 1 else ()

    def _lengths(self, text: str, start: int) -> list[int]:
        heads = (text[start : start + size] for size in range(1, min(_HEAD, len(text) - start) + 1))
        lengths = {length for head in heads for length in self._heads.get(head, ())}
        return sorted((length for length in lengths if start + length <= len(text)), reverse=True)

    def _some(self, source: str, locale: str, article: str) -> Sequence[Passage]:
        """The sentences of a text, those that are no segments without a translation; () if none is."""
        sentences = [part.text for part in segment(source, locale) if part.text]
        found = [self._best(solid(one), article) for one in sentences]
        if len(found) < 2 or not any(found):
            return ()
        return [one or Passage(text) for one, text in zip(found, sentences, strict=True)]

    def _best(self, text: str, article: str) -> Passage | None:
        """The segment of a text: one of the article itself, else one that names no other article; the approved one."""
        fit = [one for one in self._texts.get(text, ()) if one.article in (article, "") or self._is_elsewhere(one)]
        return max(fit, key=lambda one: (one.article == article, one.state is State.TRANSLATED), default=None)

    def _is_elsewhere(self, one: Passage) -> bool:
        """True for a segment that names an article which is none of ours."""
        return one.article not in self._index.catalogs
