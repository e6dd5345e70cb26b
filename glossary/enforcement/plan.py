"""Planning how each missing term gets into a translation: where its rendering was found, in a compound, or why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.alignment import Location, link_matrix, locate, reach
from glossary.enforcement.candidates import evidence_of, fitting, link_misspelt, rows_of
from glossary.enforcement.sentence import Sentence
from glossary.languages import Phrase, Rewrite, TargetLanguage, Token, TokenEdit, Use
from glossary.model import Match, Occurrence, PartOfSpeech, TermKind
from glossary.termbase import HYPHENS

if TYPE_CHECKING:
    from glossary.alignment import Floats, Linker

COMPOUND = "compound"  # how a term got into a word of several parts
Plan = tuple[Location, Rewrite, str]  # the place, what is done there, and the means
_KNOWN = 0.15  # the least probability of a translation to look for inside compounds
_HALF = 0.3  # the least link of the half of a compound that is there
_OPENING = frozenset('.!?:…«"“„•')
_NOTHING = Token("", 0, 0)


def plan_located(
    sentence: Sentence,
    rest: list[int],
    lexicon: Linker | None,
    attention: Floats | None,
    threshold: float,
    how: str,
    plans: dict[int, Plan],
    records: list[Occurrence],
) -> None:
    """Locate the terms that are not there; of several occurrences of one term the best located are edited, as many as
    are missing."""
    source = sentence.speech.tokenise(sentence.source)
    matrix = link_matrix(source, sentence.tokens, sentence.speech, sentence.language, lexicon, attention)
    found = [item for item in _places(sentence, source, matrix, rest, lexicon) if item[0] not in plans]
    need = Counter(sentence.matches[index].term for index in rest)
    for index, place in sorted(found, key=lambda item: (-item[1].score, item[0])):
        term = sentence.matches[index].term
        if not need[term]:
            continue
        need[term] -= 1
        slot = (
            index
            if index in rest and index not in plans
            else next((i for i in rest if sentence.matches[i].term == term and i not in plans), index)
        )
        why = _objection(sentence, place, threshold)
        if place.score < threshold and (
            _plan_hidden(sentence, slot, lexicon, plans) or _plan_joined(sentence, source, slot, matrix, plans)
        ):
            continue
        if why:
            records[slot] = replace(records[slot], how=why, score=min(1.0, max(0.0, place.score)))
        else:
            plan(sentence, slot, place, how, plans, records)


def _places(
    sentence: Sentence, source: Sequence[Token], matrix: Floats, rest: list[int], lexicon: Linker | None
) -> list[tuple[int, Location]]:
    """The best place for every occurrence of the terms that are missing somewhere."""
    found = []
    for term in {sentence.matches[index].term for index in rest}:
        fit = fitting(sentence, source, term)
        words = {index: rows_of(source, sentence.matches[index]) for index in sentence.groups[term]}
        same = {row for rows in words.values() for row in rows}
        for index, rows in words.items():
            if not rows:
                continue
            link_misspelt(sentence, matrix, rows, term)
            known = evidence_of(sentence, source, matrix, rows, same, lexicon)
            place = locate(matrix, rows, sentence.tokens, fit, sentence.taken, same, known)
            noun = sentence.phrases(index)[0].kind == "noun"
            place = reach(
                place,
                known,
                len(rows),
                sentence.tokens,
                fit,
                sentence.taken,
                sentence.language,
                noun=noun,
                alone=len(rest) == len(words) == 1,
            )
            if place is not None:
                found.append((index, place))
    return found


def _objection(sentence: Sentence, place: Location, threshold: float) -> str:
    """Why nothing can be put in a place, or ""."""
    if place.score < threshold:
        return "nothing found that renders it"
    if place.instead:
        return f"part of speech: {place.instead}"
    if place.partial:
        return "only part of its rendering found"
    return "" if sentence.taken.isdisjoint(range(place.first, place.last)) else "its place is taken"


def _plan_hidden(sentence: Sentence, index: int, lexicon: Linker | None, plans: dict[int, Plan]) -> bool:
    """Plan to replace a known rendering of a one-word term inside a compound; whether there is one."""
    words = [token for token in sentence.speech.tokenise(sentence.surface(index)) if token.is_word]
    if lexicon is None or len(words) != 1:
        return False
    found = lexicon.translations(sentence.speech.lemma(words[0].text))
    known = [word for word, chance in found if chance >= _KNOWN]
    free = [token if i not in sentence.taken else _NOTHING for i, token in enumerate(sentence.tokens)]
    rewrite = sentence.language.hidden(free, sentence.phrases(index)[0], known) if known else None
    if rewrite is None:
        return False
    main = rewrite.edits[0]
    sentence.taken.update(range(main.first, main.last))
    plans[index] = Location(main.first, main.last, main.first, _KNOWN), rewrite, COMPOUND
    return True


def _plan_joined(
    sentence: Sentence,
    source: Sequence[Token],
    index: int,
    matrix: Floats,
    plans: dict[int, Plan],
) -> bool:
    """Plan to add the lost half of a compound (Armenian-Azerbaijani) to the word that renders the other half."""
    rows = rows_of(source, sentence.matches[index])
    for other, first in ((rows[0] - 2, False), (rows[-1] + 2, True)) if rows else ():
        hyphen = (other + rows[0 if not first else -1]) // 2
        if not 0 <= other < len(source) or source[hyphen].text not in HYPHENS or not source[other].is_word:
            continue
        left, right = sorted((other, hyphen))
        if source[left].end != source[right].start or not sentence.tokens:
            continue
        at = int(matrix[other].argmax())
        if matrix[other, at] < _HALF or at in sentence.taken:
            continue
        rewrite = sentence.language.joined(sentence.tokens, at, sentence.phrases(index)[0], before=first)
        if rewrite is not None:
            sentence.taken.add(at)
            plans[index] = Location(at, at + 1, at, float(matrix[other, at])), rewrite, COMPOUND
            return True
    return False


def plan(
    sentence: Sentence,
    index: int,
    place: Location,
    how: str,
    plans: dict[int, Plan],
    records: list[Occurrence],
) -> None:
    """Plan a replacement, or record why there is none."""
    use, phrase = use_of(sentence, sentence.matches[index]), sentence.phrases(index)[0]
    language, tokens = sentence.language, sentence.tokens
    across = language.across(tokens, place.first, place.last, phrase, use)
    against = "" if across else language.obstacle(tokens, place.first, place.last, phrase, use)
    if against:
        records[index] = replace(records[index], how=against, score=min(1.0, place.score))
        return
    rewrite = across or put(language, tokens, place, phrase, use)
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


def use_of(sentence: Sentence, match: Match) -> Use:
    """How the source uses a term."""
    speech, source = sentence.speech, sentence.speech.tokenise(sentence.source)
    rows = rows_of(source, match)
    bent = any(match.surface.endswith(ending) and not match.term.source.endswith(ending) for ending in ("ed", "ing"))
    verb = bool(rows) and (speech.is_infinitive(source, rows[0]) or bent)
    after = source[rows[-1] + 1] if rows and rows[-1] + 1 < len(source) else None
    before = source[rows[0] - 1] if rows and rows[0] else None
    attribute = after is not None and after.is_word and speech.has_meaning(after.text) and not match.possessive
    apposed = before is not None and before.is_word and speech.has_meaning(before.text) and not match.possessive
    opens = bool(rows) and rows[0] == 0 and attribute  # Monitor messages
    return Use(match.plural, len(match.surface.split()), verb, attribute, apposed, opens)


def put(language: TargetLanguage, tokens: Sequence[Token], place: Location, phrase: Phrase, use: Use) -> Rewrite | None:
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
    text = language.inflect(phrase, slot.new)
    if phrase.term.kind is not TermKind.KEEP:
        text = language.recase(text, _capital_of(tokens, first, phrase), phrase)
    around = language.agree(tokens, first, last, phrase, slot)
    key = "uninflected" if phrase.fixed or phrase.kind == "frozen" else slot.new.key
    return Rewrite((TokenEdit(first, last, text, "term"), *around), text, key)


def _capital_of(tokens: Sequence[Token], first: int, phrase: Phrase) -> str:
    """The word whose capital a phrase takes over; none within a sentence where that of the source is the capital of a
    proper adjective, as in "Russian peacekeeper" or "Armenian"."""
    term, old = phrase.term, tokens[first].text
    words = term.source.split()
    proper = words[0][:1].isupper() and (words[-1][:1].islower() or term.pos is PartOfSpeech.ADJ) if words else False
    opens = not first or tokens[first - 1].text in _OPENING
    return old.lower() if proper and phrase.text[:1].islower() and not opens and not old.isupper() else old
