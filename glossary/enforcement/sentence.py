"""A sentence pair with its terms: where they stand already, and which words of the target are taken.

Also: putting a term that stands in a form that cannot be right into the one that can, and the records of all rounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from glossary.enforcement.edits import forward
from glossary.languages import Phrase, Rewrite, SourceLanguage, TargetLanguage
from glossary.model import Edit, Match, Occurrence, Status, Term, TermKind

HOW = "form"
_DOUBTFUL = "in a doubtful form"


@lru_cache(20_000)
def renderings(language: TargetLanguage, term: Term, surface: str) -> tuple[Phrase, ...]:
    """The phrases that satisfy a term: its target, then what else it accepts; a kept term as its surface."""
    if term.kind is TermKind.KEEP:
        texts = dict.fromkeys(text for text in (surface, term.target) if text)
        return tuple(replace(language.decompose(term, text), fixed=True) for text in texts)
    return (language.decompose(term), *(language.decompose(term, text) for text in term.accept if text))


class Sentence:
    """A sentence pair with its tokens, the places where terms already stand, and the tokens those take."""

    def __init__(
        self, source: str, target: str, matches: Sequence[Match], language: TargetLanguage, speech: SourceLanguage
    ) -> None:
        self.source, self.target, self.matches = source, target, matches
        self.language, self.speech = language, speech
        self.tokens = language.tokenise(target)
        self.taken: set[int] = set()
        self.places: dict[int, tuple[int, int]] = {}
        self.standing: dict[int, Phrase] = {}  # in which rendering
        self.groups: dict[Term, list[int]] = {}
        for index, match in enumerate(matches):
            self.groups.setdefault(match.term, []).append(index)
        self._settle()

    def surface(self, index: int) -> str:
        """The source term as written, without a possessive ending."""
        match = self.matches[index]
        return self.speech.bare(match.surface).rstrip("'’") if match.possessive else match.surface

    def phrases(self, index: int) -> tuple[Phrase, ...]:
        """The renderings that satisfy a match, the one to put in first."""
        term = self.matches[index].term
        return renderings(self.language, term, self.surface(index) if term.kind is TermKind.KEEP else "")

    def _settle(self) -> None:
        """Find the terms that stand already, longest rendering first."""
        wanted = [(phrase, group) for group in self.groups.values() for phrase in self.phrases(group[0])]
        wanted.sort(key=lambda item: (-len(item[0].words), not item[0].own))
        compounds: set[int] = set()  # one compound may carry several terms
        for phrase, group in wanted:
            missing = [index for index in group if index not in self.places]
            if not missing:
                continue
            spans = [span for span in self.find(phrase) if self.taken.isdisjoint(range(*span))]
            compounds |= {first for first, last in spans if last - first == 1 and "-" in self.tokens[first].text}
            for index, span in zip(self._nearest(missing, spans), spans, strict=False):
                self.places[index] = span
                self.standing[index] = phrase
            for span in spans:
                self.taken.update(set(range(*span)) - compounds)
        self.taken |= compounds

    def find(self, phrase: Phrase) -> tuple[tuple[int, int], ...]:
        """Where a phrase stands; what is kept must stand letter for letter."""
        found = self.language.find(phrase, self.tokens)
        if phrase.term.kind is not TermKind.KEEP:
            return found
        return tuple(span for span in found if phrase.text in self.text(*span))

    def _nearest(self, indexes: list[int], spans: list[tuple[int, int]]) -> list[int]:
        """Which matches the spans belong to, in the order of the spans, by likeness of position."""
        if len(indexes) <= len(spans):
            return indexes
        free, order = list(indexes), []
        for first, _ in spans:
            place = first / max(1, len(self.tokens))
            best = min(free, key=lambda i: abs(self.matches[i].start / max(1, len(self.source)) - place))
            free.remove(best)
            order.append(best)
        return order

    def forbidden(self, term: Term) -> tuple[int, int] | None:
        """The first free place of a forbidden rendering of a term, in any form."""
        own = {phrase.text.lower() for phrase in renderings(self.language, term, "")} if term.forbidden else set()
        for text in term.forbidden:
            for span in self.find(self.language.decompose(term, text)):
                if self.taken.isdisjoint(range(*span)) and self.text(*span).lower() not in own:
                    return span
        return None

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters of a token span."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def text(self, first: int, last: int) -> str:
        """The text of a token span."""
        start, end = self.characters(first, last)
        return self.target[start:end]

    def doubt(self, index: int, found: Occurrence) -> str:
        """Why a term that stands cannot be in the right form, or ""."""
        if found.status is Status.UNRESOLVED:
            return ""
        inside = [i for i, token in enumerate(self.tokens) if token.start < found.end and found.start < token.end]
        if found.match.term.kind is TermKind.KEEP or not inside:
            return ""
        phrase = self.standing.get(index) or renderings(self.language, found.match.term, "")[0]
        return self.language.doubt(self.tokens, inside[0], inside[-1] + 1, phrase, plural=found.match.plural)

    def repair(self, index: int) -> Rewrite | None:
        """The rewrite that puts a term that stands into the only right form, or None."""
        match, phrase = self.matches[index], self.standing[index]
        if match.term.kind is TermKind.KEEP:
            return None
        return self.language.repair(self.tokens, *self.places[index], phrase, plural=match.plural)

    def stands(self, index: int, span: tuple[int, int]) -> Occurrence:
        """The record of a term that is there; of a compound only the half that is the term."""
        start, end = self.characters(*span)
        if span[1] - span[0] == 1 and self.matches[index].term.kind is not TermKind.KEEP:
            first, last = self.language.piece(self.tokens[span[0]].text, self.standing[index])
            start, end = start + first, start + last
        old = self.target[start:end]
        return Occurrence(self.matches[index], Status.SATISFIED, start, end, old, old, how="matched", score=1.0)


def mend(sentence: Sentence, records: Sequence[Occurrence]) -> tuple[list[Edit], list[Occurrence]]:
    """Put the first term (in the order of the text) that stands in an impossible form into the right one: one only,
    since what follows may depend on it. The edits are of the sentence's target, the spans of the new text; nothing
    where nothing is to be done."""
    for index, (first, last) in sorted(sentence.places.items(), key=lambda item: item[1]):
        rewrite = sentence.repair(index)
        if rewrite is None:
            continue
        edits = []
        for change in rewrite.edits:
            start, end = sentence.characters(change.first, change.last)
            old = sentence.target[start:end]
            if old != change.new:
                edits.append(Edit(start, end, old, change.new, change.reason))
        if not edits:
            continue
        edits.sort(key=lambda edit: edit.start)
        moved = [_moved(found, edits) for found in records]
        old = sentence.text(first, last)
        if old != rewrite.edits[0].new:
            start = forward(sentence.characters(first, last)[0], edits)
            end = start + len(rewrite.carrier)
            match = records[index].match
            moved[index] = Occurrence(
                match, Status.REPLACED, start, end, old, rewrite.carrier, rewrite.form, HOW, records[index].score
            )
        return edits, moved
    return [], list(records)


def _moved(found: Occurrence, edits: Sequence[Edit]) -> Occurrence:
    if found.status is Status.UNRESOLVED:
        return found
    return replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)


def gathered(
    replaced: Mapping[int, Occurrence], records: Sequence[Occurrence], edits: Sequence[Edit]
) -> dict[int, Occurrence]:
    """What was replaced so far, in the text that `edits` made. A term put in earlier and put into another form now
    keeps the account of how it got there."""
    known: dict[int, Occurrence] = {}
    for index, found in replaced.items():
        start = forward(found.start, edits)
        known[index] = replace(found, start=start, end=start + len(found.new))
    for index, found in enumerate(records):
        if found.status is not Status.REPLACED:
            continue
        earlier = next((i for i, one in known.items() if found.how == HOW and _overlap(one, found)), None)
        if earlier is not None:
            mine = known.pop(earlier)
            found = replace(found, old=mine.old, how=mine.how, score=mine.score)
        known[index] = found
    return known


def final(
    sentence: Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence]
) -> tuple[tuple[Occurrence, ...], tuple[str, ...]]:
    """The records of the last round, where what an earlier round put in is called replaced, and the doubts that are
    left; a doubtful form is told in `how`."""
    ours = list(replaced.values())
    there = [found for found in records if found.status is Status.SATISFIED]
    said, doubts = [], []
    for index, found in enumerate(records):
        if found.status is Status.SATISFIED:
            mine = next((one for one in ours if _overlap(one, found)), None)
        else:
            mine = replaced.get(index)
            if mine is not None and any(_overlap(mine, other) for other in there):
                mine = None  # it is the place of another occurrence
        if mine is not None and sentence.target[mine.start : mine.end] == mine.new:
            found = replace(mine, match=found.match)
        doubt = sentence.doubt(index, found)
        doubts.append(doubt)
        said.append(replace(found, how=f"{found.how}, {_DOUBTFUL} ({doubt})") if doubt else found)
    return tuple(said), tuple(doubts)


def _overlap(ours: Occurrence, found: Occurrence) -> bool:
    return ours.match.term == found.match.term and ours.start < found.end and found.start < ours.end
