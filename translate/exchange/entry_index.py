"""Where in the catalogs of a language a text stands: by context and exact text, and with white space normalised."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from translate.catalog import Catalog
from translate.exchange.passage import Passage

Place = tuple[str, int]
"""An article, and the index of an entry of its catalog."""


@dataclass(slots=True)
class EntryIndex:
    """The current entries of catalogs, those with plurals left out. `any_context`: the same by text alone; `solid`: the
    texts without white space, sorted."""

    catalogs: Mapping[str, Catalog]
    exact: dict[tuple[str | None, str], list[Place]] = field(default_factory=dict)
    loose: dict[tuple[str | None, str], list[Place]] = field(default_factory=dict)
    any_context: dict[str, list[Place]] = field(default_factory=dict)
    solid: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for article, found in self.catalogs.items():
            for at, entry in enumerate(found.entries):
                if not entry.obsolete and entry.plural is None:
                    self.exact.setdefault((entry.context, entry.source), []).append((article, at))
                    self.loose.setdefault((entry.context, loose(entry.source)), []).append((article, at))
                    self.any_context.setdefault(loose(entry.source), []).append((article, at))
        self.solid = sorted((solid(source), source) for context, source in self.exact if context is None)

    def of(self, passage: Passage) -> Sequence[Place]:
        """The entries that a passage is a translation of, in its article if that is known, else in all articles. One
        without a context, which many formats do not have, goes to the entries of any context where none is without."""
        text = loose(passage.source)
        found = self._here(self.exact.get((passage.context, passage.source)), passage.article)
        found = found or self._here(self.loose.get((passage.context, text)), passage.article)
        return found or (self._here(self.any_context.get(text), passage.article) if passage.context is None else [])

    def _here(self, places: Sequence[Place] | None, article: str) -> list[Place]:
        return [place for place in places or () if article not in self.catalogs or place[0] == article]

    def cut_into(self, passages: Sequence[Passage], first: int) -> tuple[int, str]:
        """How many passages, from the index `first` on, are together the text of an entry, and that text; (1, "") if
        they are none."""
        text = ""
        for count, passage in enumerate(islice(passages, first, None), 1):
            if passage.article != passages[first].article:
                break
            text += solid(passage.source)
            near = bisect_left(self.solid, (text, ""))
            found, source = self.solid[near] if near < len(self.solid) else ("", "")
            if count > 1 and found == text:
                return count, source
            if not text or not found.startswith(text):
                break
        return 1, ""


def loose(text: str) -> str:
    """A text with every stretch of white space as one space."""
    return " ".join(text.split())


def solid(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())
