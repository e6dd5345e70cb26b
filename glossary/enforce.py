"""Putting the terms of a glossary into a machine translation: satisfied, replaced in the right form, or unresolved.

The algorithm is that of ../shared/glossary-enforcement.md, steps 2 to 5 and 8. Everything here is pure: texts and
records in, texts and records out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.edits import apply, compose, forward
from glossary.languages import (
    Phrase,
    Rewrite,
    SourceLanguage,
    TargetLanguage,
    Token,
    TokenEdit,
    Use,
    source_language,
    target_language,
)
from glossary.locate import THRESHOLD, Location, link_matrix, locate
from glossary.model import Edit, Match, Occurrence, PartOfSpeech, Status, Term, TermKind

if TYPE_CHECKING:
    from glossary.lexicon import Linker
    from glossary.locate import Floats

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with its terms in place: one occurrence a match, in source order; the edits are of the old text.

    `doubts` has an entry for every occurrence: why its form cannot be right where it stands, or "".
    """

    text: str
    occurrences: tuple[Occurrence, ...]
    edits: tuple[Edit, ...]
    doubts: tuple[str, ...] = ()

    @property
    def unresolved(self) -> tuple[Occurrence, ...]:
        """The occurrences that could not be put right."""
        return tuple(found for found in self.occurrences if found.status is Status.UNRESOLVED)

    @property
    def standing(self) -> int:
        """How many terms stand in the text."""
        return len(self.occurrences) - len(self.unresolved)

    @property
    def sound(self) -> int:
        """How many terms stand in a form that nothing speaks against."""
        return self.standing - sum(bool(doubt) for doubt in self.doubts)


def enforce(
    source: str,
    target: str,
    matches: Sequence[Match],
    language: TargetLanguage | str,
    *,
    lexicon: Linker | None = None,
    attention: Floats | None = None,
    threshold: float = THRESHOLD,
    source_locale: str = "en",
) -> Enforced:
    """Make every match of `source` stand in `target` in the right form.

    `matches` come from `Matcher.matches(source)`. `language` is the target language or its locale. `lexicon` and
    `attention` (source tokens by target tokens, see `glossary.locate.fold`) tell where a term was rendered; a place
    below `threshold` is reported, never edited. Enforcing twice changes nothing more.
    """
    if not matches:
        return Enforced(target, (), ())
    chosen = target_language(language) if isinstance(language, str) else language
    text, done, edits, how = target, list[Edit](), tuple[Edit, ...](), "attention" if lexicon is None else "lexicon"
    replaced: dict[int, Occurrence] = {}
    for number in range(_ROUNDS):
        sentence = _Sentence(source, text, matches, chosen, source_language(source_locale))
        given = attention if number == 0 else None
        done, records = _round(sentence, lexicon, given, threshold, how)
        if not done:
            return _concluded(sentence, records, replaced, edits)
        text = apply(text, done)
        replaced = {index: _shifted(found, done) for index, found in replaced.items()}
        replaced |= {i: found for i, found in enumerate(records) if found.status is Status.REPLACED}
        edits = compose(target, edits, done)
    sentence = _Sentence(source, text, matches, chosen, source_language(source_locale))
    _, records = _round(sentence, None, None, 2.0, how)
    return _concluded(sentence, records, replaced, edits)


def _concluded(
    sentence: _Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence], edits: tuple[Edit, ...]
) -> Enforced:
    final = _final(sentence, records, replaced)
    return Enforced(sentence.target, final, edits, tuple(sentence.doubt(found) for found in final))


def satisfied(
    source: str, target: str, matches: Sequence[Match], language: TargetLanguage | str, *, source_locale: str = "en"
) -> tuple[Occurrence, ...]:
    """One occurrence a match, without touching the text: satisfied, or unresolved ("forbidden" or "missing")."""
    chosen = target_language(language) if isinstance(language, str) else language
    sentence = _Sentence(source, target, matches, chosen, source_language(source_locale))
    found = []
    for index, match in enumerate(matches):
        span = sentence.places.get(index)
        if span is not None:
            found.append(sentence.stands(index, span))
            continue
        wrong = sentence.forbidden(match.term)
        if wrong is None:
            found.append(Occurrence(match, Status.UNRESOLVED, how="missing"))
        else:
            start, end = sentence.characters(*wrong)
            sentence.taken.update(range(*wrong))
            found.append(Occurrence(match, Status.UNRESOLVED, start, end, target[start:end], how="forbidden"))
    return tuple(found)


@lru_cache(20_000)
def renderings(language: TargetLanguage, term: Term, surface: str) -> tuple[Phrase, ...]:
    """The phrases that satisfy a term: its target, then what else it accepts; a kept term as its surface."""
    if term.kind is TermKind.KEEP:
        texts = dict.fromkeys(text for text in (surface, term.target) if text)
        return tuple(replace(language.decompose(term, text), fixed=True) for text in texts)
    return (language.decompose(term), *(language.decompose(term, text) for text in term.accept if text))


class _Sentence:
    """A sentence pair with its tokens, the places where terms already stand, and the tokens those take."""

    def __init__(
        self, source: str, target: str, matches: Sequence[Match], language: TargetLanguage, speech: SourceLanguage
    ) -> None:
        self.source, self.target, self.matches = source, target, matches
        self.language, self.speech = language, speech
        self.tokens = language.tokenise(target)
        self.taken: set[int] = set()
        self.places: dict[int, tuple[int, int]] = {}
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
        for phrase, group in wanted:
            missing = [index for index in group if index not in self.places]
            if not missing:
                continue
            spans = [span for span in self.find(phrase) if self.taken.isdisjoint(range(*span))]
            for index, span in zip(self._nearest(missing, spans), spans, strict=False):
                self.places[index] = span
            for span in spans:
                self.taken.update(range(*span))

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

    def doubt(self, found: Occurrence) -> str:
        """Why a term that stands cannot be in the right form, or ""."""
        if found.status is Status.UNRESOLVED:
            return ""
        inside = [i for i, token in enumerate(self.tokens) if token.start < found.end and found.start < token.end]
        phrase = renderings(self.language, found.match.term, "")[0]
        kept = found.match.term.kind is TermKind.KEEP or not inside
        return "" if kept else self.language.doubt(self.tokens, inside[0], inside[-1] + 1, phrase)

    def stands(self, index: int, span: tuple[int, int]) -> Occurrence:
        """The record of a term that is there."""
        start, end = self.characters(*span)
        old = self.target[start:end]
        return Occurrence(self.matches[index], Status.SATISFIED, start, end, old, old, how="matched", score=1.0)


def _round(
    sentence: _Sentence, lexicon: Linker | None, attention: Floats | None, threshold: float, how: str
) -> tuple[list[Edit], list[Occurrence]]:
    """Replace what can be replaced now. Edits are of the sentence's target; spans of replaced terms of the new text."""
    records = [Occurrence(match, Status.UNRESOLVED, how="not found") for match in sentence.matches]
    for index, span in sentence.places.items():
        records[index] = sentence.stands(index, span)
    missing = [index for index in range(len(sentence.matches)) if index not in sentence.places]
    if not missing:
        return [], records
    plans: dict[int, tuple[Location, Rewrite, str]] = {}
    for index in missing:
        span = sentence.forbidden(sentence.matches[index].term)
        if span is not None:
            anchor = sentence.language.head(sentence.tokens, *span, span[0])
            found = Location(*span, anchor, 1.0)
            _plan(sentence, index, found, "forbidden", plans, records)
    rest = [index for index in missing if index not in plans]
    if rest and sentence.tokens and threshold <= 1:
        _plan_located(sentence, rest, lexicon, attention, threshold, how, plans, records)
    return _carried_out(sentence, plans, records)


def _plan_located(
    sentence: _Sentence,
    rest: list[int],
    lexicon: Linker | None,
    attention: Floats | None,
    threshold: float,
    how: str,
    plans: dict[int, tuple[Location, Rewrite, str]],
    records: list[Occurrence],
) -> None:
    """Locate the terms that are not there; of several occurrences of one term the best located are edited, as many as
    are missing."""
    source = sentence.speech.tokenise(sentence.source)
    matrix = link_matrix(source, sentence.tokens, sentence.speech, sentence.language, lexicon, attention)
    found: list[tuple[float, int, Location]] = []
    groups = {sentence.matches[index].term for index in rest}
    for term in groups:
        phrase = sentence.phrases(sentence.groups[term][0])[0]
        fit = sentence.language.fits(sentence.tokens, phrase, across=term.pos is PartOfSpeech.ANY)
        words = {index: _rows(source, sentence.matches[index]) for index in sentence.groups[term]}
        same = {row for rows in words.values() for row in rows}
        for index, rows in words.items():
            place = locate(matrix, rows, sentence.tokens, fit, sentence.taken, same) if rows else None
            if place is not None and index not in plans:
                found.append((place.score, index, place))
    need = {term: sum(sentence.matches[index].term == term for index in rest) for term in groups}
    for score, index, place in sorted(found, key=lambda item: (-item[0], item[1])):
        term = sentence.matches[index].term
        if not need[term]:
            continue
        need[term] -= 1
        slot = index if index in rest and index not in plans else next(
            (i for i in rest if sentence.matches[i].term == term and i not in plans), index
        )
        if score < threshold:
            records[slot] = replace(records[slot], how="nothing found that renders it", score=max(0.0, score))
        elif not sentence.taken.isdisjoint(range(place.first, place.last)):
            records[slot] = replace(records[slot], how="its place is taken", score=min(1.0, score))
        else:
            _plan(sentence, slot, place, how, plans, records)


def _rows(source: Sequence[Token], match: Match) -> list[int]:
    """The source words of a match."""
    return [
        row
        for row, token in enumerate(source)
        if token.is_word and match.start <= token.start and token.start < match.end
    ]


def _plan(
    sentence: _Sentence,
    index: int,
    place: Location,
    how: str,
    plans: dict[int, tuple[Location, Rewrite, str]],
    records: list[Occurrence],
) -> None:
    """Plan a replacement, or record why there is none."""
    match = sentence.matches[index]
    use = Use(match.plural, len(match.surface.split()))
    rewrite = put(sentence.language, sentence.tokens, place, sentence.phrases(index)[0], use)
    if rewrite is None:
        old = sentence.text(place.first, place.last)
        reason = f"part of speech: {old}"
        records[index] = replace(records[index], how=reason, score=min(1.0, place.score))
        return
    main = rewrite.edits[0]
    if not sentence.taken.isdisjoint(range(main.first, main.last)):
        records[index] = replace(records[index], how="its place is taken", score=min(1.0, place.score))
        return
    sentence.taken.update(range(main.first, main.last))
    plans[index] = place, rewrite, how


def put(
    language: TargetLanguage, tokens: Sequence[Token], place: Location, phrase: Phrase, use: Use
) -> Rewrite | None:
    """The rewrite that puts a phrase in a place: in the form that the place asks for, with what must agree with it;
    across parts of speech where the term allows it. None where it cannot stand."""
    first, last = place.first, place.last
    found = language.across(tokens, first, last, phrase, use)
    if found is not None:
        return found
    head = language.head(tokens, first, last, place.anchor)
    slot = language.read(tokens, first, last, head, phrase, use)
    if slot is None:
        return None
    text = language.recase(language.inflect(phrase, slot.new), tokens[first].text, phrase)
    around = language.agree(tokens, first, last, phrase, slot)
    key = "uninflected" if phrase.fixed or phrase.kind == "frozen" else slot.new.key
    return Rewrite((TokenEdit(first, last, text, "term"), *around), text, key)


def _carried_out(
    sentence: _Sentence, plans: Mapping[int, tuple[Location, Rewrite, str]], records: list[Occurrence]
) -> tuple[list[Edit], list[Occurrence]]:
    """The edits of all plans, and the records with the places of the terms in the new text."""
    edits: list[Edit] = []
    mains: dict[int, Edit] = {}
    used = set(sentence.taken)
    for index, (_, rewrite, how) in plans.items():
        mains[index] = _edit(sentence, rewrite.edits[0], how)
        edits.append(mains[index])
    for _, rewrite, _ in plans.values():
        for change in rewrite.edits[1:]:
            span = range(change.first, change.last)
            if used.isdisjoint(span):
                used.update(span)
                edits.append(_edit(sentence, change, change.reason))
    edits = sorted((edit for edit in edits), key=lambda edit: edit.start)
    for index, (place, rewrite, how) in plans.items():
        main = mains[index]
        start = forward(main.start, edits) + max(0, main.new.find(rewrite.carrier))
        records[index] = Occurrence(
            sentence.matches[index],
            Status.REPLACED,
            start,
            start + len(rewrite.carrier),
            main.old,
            rewrite.carrier,
            rewrite.form,
            how if rewrite.edits[0].reason != "across" else "across",
            min(1.0, place.score),
        )
    records = [
        replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)
        if found.status is Status.SATISFIED
        else found
        for found in records
    ]
    return [edit for edit in edits if edit.old != edit.new], records


def _edit(sentence: _Sentence, change: TokenEdit, reason: str) -> Edit:
    start, end = sentence.characters(change.first, change.last)
    return Edit(start, end, sentence.target[start:end], change.new, reason)


def _shifted(found: Occurrence, edits: Sequence[Edit]) -> Occurrence:
    start = forward(found.start, edits)
    return replace(found, start=start, end=start + len(found.new))


def _final(
    sentence: _Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence]
) -> tuple[Occurrence, ...]:
    """The records of the last round, where what an earlier round put in is called replaced."""
    ours = {(found.start, found.end): found for found in replaced.values()}
    final = []
    for index, found in enumerate(records):
        mine = ours.get((found.start, found.end)) if found.status is Status.SATISFIED else replaced.get(index)
        if found.status is Status.SATISFIED and mine is None:
            mine = next((o for o in ours.values() if o.start < found.end and found.start < o.end and o.match.term == found.match.term), None)
        if mine is not None and sentence.target[mine.start : mine.end] == mine.new:
            final.append(replace(mine, match=found.match))
        else:
            final.append(found)
    return tuple(final)
