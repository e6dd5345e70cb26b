"""Plans what to do for each missing term: replace its rendering, replace a part of a compound, or nothing, with the
reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.alignment import Location, link_matrix, locate, reach
from glossary.enforcement.leftovers import after_quotation, whole_name
from glossary.enforcement.replaceable import evidence_of, fitting, link_misspelt
from glossary.enforcement.sentence import Sentence
from glossary.languages import Phrase, Rewrite, TargetLanguage, Token, TokenEdit, Use, capital_of
from glossary.model import TermKind
from glossary.termbase import HYPHENS

if TYPE_CHECKING:
    from glossary.alignment import Floats

FORBIDDEN = "forbidden"  # `Occurrence.means`: a forbidden rendering was replaced
COMPOUND = "compound"  # `Occurrence.means`: a part of a compound was replaced
# Chosen by hand on the WMT25 terminology sets.
_KNOWN = 0.15  # least probability of a translation that is looked for inside compounds
_HALF = 0.3  # least link (0 to 1.5) of the half of a compound that is present
_ACRONYM = 4  # letters of the longest word in capitals that may be an acronym
_TAKEN = "its place is taken"
_NOTHING = Token("", 0, 0)


@dataclass(frozen=True, slots=True)
class Clues:
    """How a round finds renderings: by the engine's `attention` (one row per source token, one column per target
    token), with at least the score `threshold` (above 1: not at all), recorded as `means` in the occurrences."""

    attention: Floats | None
    threshold: float
    means: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What will be done for a term, where, and by what means."""

    place: Location
    rewrite: Rewrite
    means: str

    @property
    def tokens(self) -> range:
        """The tokens of the target that the term takes."""
        main = self.rewrite.edits[0]
        return range(main.first, main.last)


@dataclass(frozen=True, slots=True)
class Declined:
    """The reason why nothing is done for a term, and the score of its best rendering, 0..1."""

    reason: str
    score: float

    @property
    def tokens(self) -> range:
        """No tokens."""
        return range(0)


Outcome = Planned | Declined


def outcomes(sentence: Sentence, clues: Clues) -> list[tuple[int, Outcome]]:
    """The plans for the missing terms, by index of the match, in the order of their making; of two for one index the
    later counts."""
    missing = [index for index in range(len(sentence.matches)) if index not in sentence.places]
    found = list(_in_place_of_forbidden(sentence, missing))
    planned = {index: outcome for index, outcome in found if isinstance(outcome, Planned)}
    rest = [index for index in missing if index not in planned]
    if rest and sentence.tokens and clues.threshold <= 1:
        found += _located(sentence, rest, clues, planned.values())
    return found


def _in_place_of_forbidden(sentence: Sentence, missing: Sequence[int]) -> Iterator[tuple[int, Outcome]]:
    taken = set(sentence.taken)
    for index in missing:
        wrong = sentence.forbidden(sentence.matches[index].term, taken)
        if wrong is not None:
            anchor = sentence.language.head(sentence.tokens, *wrong, wrong[0])
            outcome = plan(sentence, index, Location(*wrong, anchor, 1.0), FORBIDDEN, taken)
            taken.update(outcome.tokens)
            yield index, outcome


def _located(
    sentence: Sentence, rest: Sequence[int], clues: Clues, planned: Collection[Planned]
) -> Iterator[tuple[int, Outcome]]:
    """Plans for the terms by the location of their renderings. Of several occurrences of one term those located best
    are replaced, as many as are missing."""
    source = sentence.source
    taken = sentence.taken.union(*(one.tokens for one in planned))
    missing = dict.fromkeys(sentence.matches[index].term for index in rest)
    links = link_matrix(
        source.tokens, sentence.tokens, source.speech, sentence.language, source.lexicon, clues.attention
    )
    matrix = link_misspelt(sentence, links, missing)
    candidates = {*rest, *sentence.places}
    found = [item for item in _places(sentence, matrix, rest, taken) if item[0] in candidates]
    need = Counter(sentence.matches[index].term for index in rest)
    waiting = list(rest)
    for index, place in sorted(found, key=lambda item: (-item[1].score, item[0])):
        term = sentence.matches[index].term
        if not need[term]:
            continue
        need[term] -= 1
        slot = index if index in waiting else next(i for i in waiting if sentence.matches[i].term == term)
        outcome = _outcome(sentence, slot, place, matrix, clues, taken)
        if isinstance(outcome, Planned):
            waiting.remove(slot)
            taken |= set(outcome.tokens)
        yield slot, outcome


def _outcome(sentence: Sentence, index: int, place: Location, matrix: Floats, clues: Clues, taken: Set[int]) -> Outcome:
    if place.score < clues.threshold:
        inside = _hidden(sentence, index, taken) or _joined(sentence, index, matrix, taken)
        return inside or Declined("nothing found that renders it", min(1.0, max(0.0, place.score)))
    if place.instead:
        return Declined(f"part of speech: {place.instead}", min(1.0, place.score))
    if place.partial:
        return Declined("only part of its rendering found", min(1.0, place.score))
    if not taken.isdisjoint(range(place.first, place.last)):
        return Declined(_TAKEN, min(1.0, place.score))
    return plan(sentence, index, place, clues.means, taken)


def _places(sentence: Sentence, matrix: Floats, rest: Sequence[int], taken: Set[int]) -> Iterator[tuple[int, Location]]:
    """The best place for every occurrence of the terms that are missing somewhere."""
    source = sentence.source
    for term in dict.fromkeys(sentence.matches[index].term for index in rest):
        fit = fitting(sentence, term)
        words = {index: source.rows[index] for index in source.groups[term]}
        same = {row for rows in words.values() for row in rows}
        for index, rows in words.items():
            if not rows:
                continue
            known = evidence_of(sentence, matrix, rows, same)
            place = reach(
                locate(matrix, rows, sentence.tokens, fit, taken, same, known),
                known,
                len(rows),
                sentence.tokens,
                fit,
                taken,
                sentence.language,
                noun=source.phrases(index)[0].kind == "noun",
                alone=len(rest) == len(words) == 1,
            )
            if place is not None:
                yield index, whole_name(sentence, index, place, taken)


def _hidden(sentence: Sentence, index: int, taken: Set[int]) -> Planned | None:
    """The replacement of a known rendering of a one-word term inside a compound, if there is one."""
    source, lexicon = sentence.source, sentence.source.lexicon
    words = [token for token in source.speech.tokenise(source.surface(index)) if token.is_word]
    if lexicon is None or len(words) != 1:
        return None
    found = lexicon.translations(source.speech.lemma(words[0].text))
    known = [word for word, chance in found if chance >= _KNOWN]
    free = [token if i not in taken else _NOTHING for i, token in enumerate(sentence.tokens)]
    rewrite = sentence.language.hidden(free, source.phrases(index)[0], known) if known else None
    if rewrite is None:
        return None
    main = rewrite.edits[0]
    return Planned(Location(main.first, main.last, main.first, _KNOWN), rewrite, COMPOUND)


def _joined(sentence: Sentence, index: int, matrix: Floats, taken: Set[int]) -> Planned | None:
    """The missing half of a compound (Armenian-Azerbaijani) added to the word that renders the other half, if there is
    one."""
    source = sentence.source.tokens
    rows = sentence.source.rows[index]
    for other, first in ((rows[0] - 2, False), (rows[-1] + 2, True)) if rows else ():
        hyphen = (other + rows[0 if not first else -1]) // 2
        if not 0 <= other < len(source) or source[hyphen].text not in HYPHENS or not source[other].is_word:
            continue
        left, right = sorted((other, hyphen))
        if source[left].end != source[right].start or not sentence.tokens:
            continue
        at = int(matrix[other].argmax())
        if matrix[other, at] < _HALF or at in taken:
            continue
        rewrite = sentence.language.joined(sentence.tokens, at, sentence.source.phrases(index)[0], before=first)
        if rewrite is not None:
            return Planned(Location(at, at + 1, at, float(matrix[other, at])), rewrite, COMPOUND)
    return None


def plan(sentence: Sentence, index: int, place: Location, means: str, taken: Set[int]) -> Outcome:
    """The replacement of the words in `place` by a term, or the reason for none; `taken`: the tokens of other terms."""
    use, phrase = sentence.source.use(index), sentence.source.phrases(index)[0]
    language, tokens, score = sentence.language, sentence.tokens, min(1.0, place.score)
    rewrite = language.across(tokens, place.first, place.last, phrase, use)
    if rewrite is None:
        against = language.obstacle(tokens, place.first, place.last, phrase, use)
        if against:
            return Declined(against, score)
        rewrite = _in_form(language, tokens, place, phrase, use)
    if rewrite is None:
        return Declined(f"part of speech: {sentence.text(place.first, place.last)}", score)
    rewrite = replace(rewrite, edits=(*rewrite.edits, *after_quotation(sentence, index, place, taken)))
    planned = Planned(place, rewrite, means)
    return planned if taken.isdisjoint(planned.tokens) else Declined(_TAKEN, score)


def put(language: TargetLanguage, tokens: Sequence[Token], place: Location, phrase: Phrase, use: Use) -> Rewrite | None:
    """The rewrite that puts a phrase in a place: in the form that the place requires, with the words that must agree
    with it, and across parts of speech if the term allows that. None if the phrase cannot be there."""
    across = language.across(tokens, place.first, place.last, phrase, use)
    return across or _in_form(language, tokens, place, phrase, use)


def _in_form(
    language: TargetLanguage, tokens: Sequence[Token], place: Location, phrase: Phrase, use: Use
) -> Rewrite | None:
    first, last = place.first, place.last
    head = language.head(tokens, first, last, place.anchor)
    slot = language.read(tokens, first, last, head, phrase, use)
    if slot is None:
        return None
    text = language.inflect(phrase, slot.new)
    if phrase.term.kind is not TermKind.KEEP:
        text = language.recase(text, capital_of(tokens, first, phrase), phrase)
        text = text.upper() if _is_in_capitals(tokens) else text
    around = language.agree(tokens, first, last, phrase, slot)
    key = "uninflected" if phrase.fixed or phrase.kind == "frozen" else slot.new.key
    return Rewrite((TokenEdit(first, last, text, "term"), *around), text, key)


def _is_in_capitals(tokens: Sequence[Token]) -> bool:
    """True if a text is written in capitals throughout, as headings and signs are; not an acronym alone."""
    words = [token.text for token in tokens if token.is_word and any(map(str.isalpha, token.text))]
    return len(words) > 1 and all(map(str.isupper, words)) and max(map(len, words)) > _ACRONYM
