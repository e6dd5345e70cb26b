"""Putting the terms of a glossary into a machine translation: satisfied, replaced in the right form, or unresolved.

A term is looked for among all forms of the translation; where it does not stand, the words that render it are found,
their form is read and the term put there in that form; a term in a form that its neighbours rule out is put right.
Everything here is pure: texts and records in, texts and records out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.edits import apply, compose, forward
from glossary.languages import (
    Phrase,
    Rewrite,
    TargetLanguage,
    Token,
    TokenEdit,
    Use,
    source_language,
    target_language,
)
from glossary.growth import Evidence, Location, evidence, reach
from glossary.locate import THRESHOLD, likeness, link_matrix, locate
from glossary.matcher import HYPHENS
from glossary.model import Edit, Match, Occurrence, PartOfSpeech, Status, Term, TermKind
from glossary.sentence import Sentence, final, gathered, mend

if TYPE_CHECKING:
    from glossary.lexicon import Linker
    from glossary.growth import Floats

COMPOUND = "compound"  # how a term got into a word of several parts
_ROUNDS = 4
_MENDINGS = 2  # how often a term may be put into another form, at most, on average
_KNOWN = 0.15  # the least probability of a translation to look for inside compounds
_OFTEN = 0.14  # the least probability of a translation that a word beside the rendering may be
_OPENING = frozenset(".!?:…«\"“„•")
_CODE = frozenset("([{<>_%$#@\\=&`")
_LONG = 5  # letters
_SPELLING = 0.5
_HALF = 0.3  # the least link of the half of a compound that is there
_NOTHING = Token("", 0, 0)


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
    def doubtful(self) -> tuple[Occurrence, ...]:
        """The occurrences whose form cannot be right."""
        return tuple(found for found, doubt in zip(self.occurrences, self.doubts, strict=False) if doubt)

    @property
    def sound(self) -> int:
        """How many terms stand in a form that nothing speaks against."""
        return self.standing - len(self.doubtful)


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
    below `threshold` is reported, never edited. A match whose term has no target has no occurrence.
    Enforcing twice changes nothing more.
    """
    matches = _with_targets(matches)
    if not matches:
        return Enforced(target, (), ())
    chosen = target_language(language) if isinstance(language, str) else language
    how = "lexicon" if lexicon is not None else "spelling" if attention is None else "attention"
    text, edits = target, tuple[Edit, ...]()
    replaced: dict[int, Occurrence] = {}
    for number in range(_ROUNDS + _MENDINGS * len(matches)):
        sentence = Sentence(source, text, matches, chosen, source_language(source_locale))
        given = attention if number == 0 else None
        done, records = _round(sentence, lexicon, given, threshold if number < _ROUNDS else 2.0, how)
        if not done:
            done, records = mend(sentence, records)
        if not done:
            return _concluded(sentence, records, replaced, edits)
        text = apply(text, done)
        replaced = gathered(replaced, records, done)
        edits = compose(target, edits, done)
    sentence = Sentence(source, text, matches, chosen, source_language(source_locale))
    _, records = _round(sentence, None, None, 2.0, how)
    return _concluded(sentence, records, replaced, edits)


def _concluded(
    sentence: Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence], edits: tuple[Edit, ...]
) -> Enforced:
    occurrences, doubts = final(sentence, records, replaced)
    return Enforced(sentence.target, occurrences, edits, doubts)


def _with_targets(matches: Sequence[Match]) -> Sequence[Match]:
    """The matches of terms that have a target: of the others nothing is known."""
    return [match for match in matches if match.term.target or match.term.kind is TermKind.KEEP]


def satisfied(
    source: str, target: str, matches: Sequence[Match], language: TargetLanguage | str, *, source_locale: str = "en"
) -> tuple[Occurrence, ...]:
    """One occurrence a match, without touching the text: satisfied, or unresolved ("forbidden" or "missing")."""
    chosen = target_language(language) if isinstance(language, str) else language
    matches = _with_targets(matches)
    sentence = Sentence(source, target, matches, chosen, source_language(source_locale))
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


def _round(
    sentence: Sentence, lexicon: Linker | None, attention: Floats | None, threshold: float, how: str
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
        wrong = sentence.forbidden(sentence.matches[index].term)
        if wrong is not None:
            anchor = sentence.language.head(sentence.tokens, *wrong, wrong[0])
            found = Location(*wrong, anchor, 1.0)
            _plan(sentence, index, found, "forbidden", plans, records)
    rest = [index for index in missing if index not in plans]
    if rest and sentence.tokens and threshold <= 1:
        _plan_located(sentence, rest, lexicon, attention, threshold, how, plans, records)
    return _carried_out(sentence, plans, records)


def _plan_located(
    sentence: Sentence,
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
        fit = _fitting(sentence, source, term)
        words = {index: _rows(source, sentence.matches[index]) for index in sentence.groups[term]}
        same = {row for rows in words.values() for row in rows}
        for index, rows in words.items():
            if not rows or index in plans:
                continue
            _misspelt(sentence, matrix, rows, term)
            known = _evidence(sentence, source, matrix, rows, same, lexicon)
            place = locate(matrix, rows, sentence.tokens, fit, sentence.taken, same, known)
            noun = sentence.phrases(index)[0].kind == "noun"
            place = reach(
                place, known, len(rows), sentence.tokens, fit, sentence.taken, sentence.language, noun=noun
            )
            if place is not None:
                found.append((place.score, index, place))
    need = {term: sum(sentence.matches[index].term == term for index in rest) for term in groups}
    for score, index, place in sorted(found, key=lambda item: (-item[0], item[1])):
        term = sentence.matches[index].term
        if not need[term]:
            continue
        need[term] -= 1
        slot = (
            index
            if index in rest and index not in plans
            else next((i for i in rest if sentence.matches[i].term == term and i not in plans), index)
        )
        if score < threshold:
            if _plan_hidden(sentence, slot, lexicon, plans) or _plan_joined(sentence, source, slot, matrix, plans):
                continue
            records[slot] = replace(records[slot], how="nothing found that renders it", score=max(0.0, score))
        elif place.instead:
            records[slot] = replace(records[slot], how=f"part of speech: {place.instead}", score=min(1.0, score))
        elif place.partial:
            records[slot] = replace(records[slot], how="only part of its rendering found", score=min(1.0, score))
        elif not sentence.taken.isdisjoint(range(place.first, place.last)):
            records[slot] = replace(records[slot], how="its place is taken", score=min(1.0, score))
        else:
            _plan(sentence, slot, place, how, plans, records)


def _fitting(sentence: Sentence, source: Sequence[Token], term: Term) -> tuple[bool, ...]:
    """The words of the target in whose place a term can stand: not what was copied as it is, codes and names."""
    phrase = sentence.phrases(sentence.groups[term][0])[0]
    codes = {token.text for token in source if token.text.isupper() and len(token.text) > 1}  # copied, not rendered
    kept = _kept_names(sentence, term)
    fit = sentence.language.fits(sentence.tokens, phrase, across=term.pos is PartOfSpeech.ANY)
    return tuple(
        [
            good and token.text not in codes and number not in kept
            for number, (good, token) in enumerate(zip(fit, sentence.tokens, strict=True))
        ]
    )


def _kept_names(sentence: Sentence, term: Term) -> set[int]:
    """Names of several words that stand in the target in the script of the source: no word of them can be replaced
    alone."""
    plain = [token.text[:1].isascii() and token.text[:1].isalpha() for token in sentence.tokens]
    if term.kind is TermKind.KEEP or sum(plain) * 2 > sum(token.is_word for token in sentence.tokens):
        return set()
    own = {word.lower() for text in term.sources for word in text.split()}
    kept = {n for n, token in enumerate(sentence.tokens) if plain[n] and _is_code(sentence.target, token)}
    for start, token in enumerate(sentence.tokens):
        if not plain[start] or (start and plain[start - 1]):
            continue
        end = start
        while end < len(plain) and plain[end]:
            end += 1
        if end - start > 1 and not {word.low for word in sentence.tokens[start:end]} <= own:
            kept.update(range(start, end))
    return kept


def _is_code(text: str, token: Token) -> bool:
    """Whether a word is glued to a mark as the words of code are (Category(, <name>, file.txt), or is a key (TAB)."""
    glued = text[token.end : token.end + 1] + text[token.start - 1 : token.start if token.start else 0]
    return any(mark in _CODE for mark in glued) or token.text.isupper()


def _misspelt(sentence: Sentence, matrix: Floats, rows: list[int], term: Term) -> None:
    """Link a name to words that no dictionary knows and that look like its rendering, misspelt."""
    phrase = sentence.phrases(sentence.groups[term][0])[0]
    if not term.source[:1].isupper() or len(phrase.words) > 1:
        return
    for column, token in enumerate(sentence.tokens):
        if len(token.text) >= _LONG and token.is_word and not sentence.language.knows(token.text):
            alike = _SPELLING * likeness(phrase.words[0], token.text)
            matrix[rows, column] = [max(link, alike) for link in matrix[rows, column]]


def _evidence(
    sentence: Sentence, source: Sequence[Token], matrix: Floats, rows: list[int], same: set[int], lexicon: Linker | None
) -> Evidence:
    content = [token.is_word and sentence.speech.has_meaning(token.text) for token in source]
    settled = {row for index in sentence.places for row in _rows(source, sentence.matches[index])}
    found = evidence(matrix, rows, same, content, settled, [token.text for token in source])
    if lexicon is None:
        return found
    lemmas = [sentence.speech.lemma(source[row].text) for row in rows]
    often = {word for lemma in lemmas for word, chance in lexicon.translations(lemma) if chance >= _OFTEN}
    likely = tuple([token.is_word and sentence.language.lemma(token.text) in often for token in sentence.tokens])
    return replace(found, likely=likely)


def _plan_hidden(
    sentence: Sentence, index: int, lexicon: Linker | None, plans: dict[int, tuple[Location, Rewrite, str]]
) -> bool:
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
    plans: dict[int, tuple[Location, Rewrite, str]],
) -> bool:
    """Plan to add the lost half of a compound (Armenian-Azerbaijani) to the word that renders the other half."""
    rows = _rows(source, sentence.matches[index])
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


def _rows(source: Sequence[Token], match: Match) -> list[int]:
    """The source words of a match."""
    return [
        row
        for row, token in enumerate(source)
        if token.is_word and match.start <= token.start and token.start < match.end
    ]


def _plan(
    sentence: Sentence,
    index: int,
    place: Location,
    how: str,
    plans: dict[int, tuple[Location, Rewrite, str]],
    records: list[Occurrence],
) -> None:
    """Plan a replacement, or record why there is none."""
    use, phrase = _use(sentence, sentence.matches[index]), sentence.phrases(index)[0]
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


def _use(sentence: Sentence, match: Match) -> Use:
    """How the source uses a term."""
    speech, source = sentence.speech, sentence.speech.tokenise(sentence.source)
    rows = _rows(source, match)
    bent = match.surface.endswith("ed") and not match.term.source.endswith("ed")
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


def _carried_out(
    sentence: Sentence, plans: Mapping[int, tuple[Location, Rewrite, str]], records: list[Occurrence]
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


def _edit(sentence: Sentence, change: TokenEdit, reason: str) -> Edit:
    start, end = sentence.characters(change.first, change.last)
    return Edit(start, end, sentence.target[start:end], change.new, reason)
