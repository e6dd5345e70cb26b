"""Decoys: carrying a name that an engine garbles across the translation in the guise of one that it knows.

`disguise` puts a decoy (Paris, the Ministry of Finance) in the place of a term in the source; the engine translates;
`reveal` finds the decoy's rendering, reads its form, and puts the term there in that form. The engine itself supplies
case and agreement. All is pure; the caller runs the engine in between. With the built-in model 35 of 42 decoys were
found at the first try (of the 42 noun terms in two news articles).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from glossary.alignment import Location
from glossary.enforcement.decoys.table import Decoy, DecoyTable, capital, phrase_of
from glossary.enforcement.edits import apply, forward
from glossary.enforcement.plan import put
from glossary.languages import (
    Rewrite,
    TargetLanguage,
    Token,
    TokenEdit,
    Use,
    source_language,
    target_language,
    words,
)
from glossary.model import Edit, Match, Occurrence, PartOfSpeech, Status, Term, TermKind, TermType
from glossary.termbase import HYPHENS

_DETERMINERS = words("the a an this that these those its his her their our my your no any some every each another")
_STEM = 5
DECOY = "decoy"  # the means of a term that a decoy carried
LOST = "decoy not found"


@dataclass(frozen=True, slots=True)
class Stand:
    """A decoy in the place of `match`. Names chained by hyphens (the Paris-London road) share one decoy: then `match`
    is made up for the chain, and `members` are the matches in it; otherwise `members` is `match` alone."""

    match: Match
    decoy: Decoy
    members: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Disguised:
    """A source text with decoys in it, and what each stands for, in text order."""

    text: str
    stands: tuple[Stand, ...]

    @property
    def used(self) -> frozenset[str]:
        """The decoys used, by source: what a next try should avoid."""
        return frozenset(stand.decoy.source for stand in self.stands)


def disguise(
    source: str,
    matches: Sequence[Match],
    table: DecoyTable,
    avoid: Collection[str] = (),
    *,
    language: TargetLanguage | str = "ru",
) -> Disguised:
    """Put decoys in the places of `matches`; those for which the table has none stay as they are.

    `matches` are the ones to disguise, `avoid` the decoys (by source) not to use. A term that occurs twice gets the
    same decoy twice; no decoy is used that stands in the text already.
    """
    chosen = target_language(language) if isinstance(language, str) else language
    taken = set(avoid) | _standing(table, source)
    by_term: dict[tuple[Term, bool], Decoy | None] = {}
    stands, edits = [], []
    for match, members in _chained(source, sorted(matches, key=lambda match: match.start), chosen):
        key = match.term, match.plural
        if key not in by_term:
            by_term[key] = _choose(source, match, table, taken, chosen)
        decoy = by_term[key]
        if decoy is None:
            continue
        taken.add(decoy.source)
        stands.append(Stand(match, decoy, members))
        edits.append(Edit(match.start, match.end, match.surface, _dressed(source, match, decoy), "decoy"))
    return Disguised(apply(source, edits), tuple(stands))


def _chained(
    source: str, matches: Sequence[Match], language: TargetLanguage
) -> Iterator[tuple[Match, tuple[Match, ...]]]:
    """The matches, those of names that follow each other with only a hyphen between them made into one."""
    chain: list[Match] = []
    for match in matches:
        joined = chain and source[chain[-1].end : match.start].strip() in HYPHENS and source[chain[-1].end :][:1] != " "
        if chain and not (joined and _chains(chain[-1].term) and _chains(match.term)):
            yield _linked(source, chain, language)
            chain = []
        chain.append(match)
    if chain:
        yield _linked(source, chain, language)


def _chains(term: Term) -> bool:
    return term.type is TermType.PLACE and term.pos is not PartOfSpeech.ADJ and term.kind is not TermKind.KEEP


def _linked(source: str, chain: Sequence[Match], language: TargetLanguage) -> tuple[Match, tuple[Match, ...]]:
    if len(chain) == 1:
        return chain[0], (chain[0],)
    start, end = chain[0].start, chain[-1].end
    target = language.dash.join(match.term.target for match in chain)
    term = Term(source[start:end], target, type=TermType.PLACE, inflect=False)
    return Match(term, start, end, source[start:end], possessive=chain[-1].possessive), tuple(chain)


@dataclass(frozen=True, slots=True)
class Revealed:
    """A translation with the terms where their decoys were. `occurrences`: one a stand, of the new text."""

    text: str
    occurrences: tuple[Occurrence, ...]
    edits: tuple[Edit, ...]


def reveal(target: str, disguised: Disguised, language: TargetLanguage | str) -> Revealed:
    """Put the terms back in place of the renderings of their decoys, in the forms these have there."""
    chosen = target_language(language) if isinstance(language, str) else language
    tokens = chosen.tokenise(target)
    taken: set[int] = set()
    plans: list[tuple[Stand, Rewrite | None]] = []
    for stand in disguised.stands:
        rewrite = _uncover(chosen, tokens, stand, taken)
        plans.append((stand, rewrite))
        if rewrite is not None:
            taken.update(range(rewrite.edits[0].first, rewrite.edits[0].last))
    spare = list(_spare(chosen, tokens, disguised, taken))
    return _revealed(target, tokens, plans, spare, taken)


def _spare(
    language: TargetLanguage, tokens: Sequence[Token], disguised: Disguised, taken: set[int]
) -> Iterator[Rewrite]:
    """Decoys that the engine said more often than it was told to: they too stand for their terms."""
    for stand in {stand.decoy.source: stand for stand in disguised.stands}.values():
        while (rewrite := _uncover(language, tokens, stand, taken)) is not None:
            taken.update(range(rewrite.edits[0].first, rewrite.edits[0].last))
            yield rewrite


def _standing(table: DecoyTable, source: str) -> set[str]:
    """The decoys, by source, of which a word stands in the text, which would make their renderings ambiguous."""
    english = source_language("en")
    tokens = [token for token in english.tokenise(source) if token.is_word]
    lemmas = {english.lemma(token.text) for token in tokens} | {token.low for token in tokens}
    return {decoy.source for decoy in table.decoys if _stands_in(decoy, lemmas)}


def _stands_in(decoy: Decoy, lemmas: Collection[str]) -> bool:
    """Whether a word of the decoy is among the words of a text, or begins like one."""
    words = {word.lower() for word in decoy.source.split() if word[0].isupper() or len(decoy.source.split()) == 1}
    if not words.isdisjoint(lemmas):
        return True
    stems = {word[:_STEM] for word in words if len(word) >= _STEM}
    return decoy.source[:1].isupper() and any(lemma[:_STEM] in stems for lemma in lemmas)


def _choose(
    source: str, match: Match, table: DecoyTable, taken: Collection[str], language: TargetLanguage
) -> Decoy | None:
    """The free decoy most like the term's target."""
    phrase = language.decompose(match.term)
    name = phrase.is_name or (phrase.kind == "adj" and match.term.source[:1].isupper())
    kind = "adj" if phrase.kind == "adj" else "noun"
    if phrase.kind == "verb" or (match.term.kind is not TermKind.KEEP and phrase.kind == "frozen" and not name):
        return None
    wants_article = _word_before(source, match.start) == "the"

    def cost(decoy: Decoy) -> float:
        total = 2 * (1 - decoy.found)
        total += 4 * (_sort(match.term, name) != decoy.type)
        total += 1.5 * (wants_article != decoy.article and decoy.type != "other")
        if kind == "noun":
            total += 3 * (bool(phrase.gender) and phrase.gender != decoy.gender)
            total += 2 * ((phrase.animacy or "inan") != decoy.animacy)
            total += 3 * ((phrase.number == "plur" and name) != (decoy.number == "plur"))
        return total

    many = match.plural and not name and kind == "noun"
    free = [decoy for decoy in table.decoys if decoy.pos == kind and decoy.source not in taken]
    usable = [decoy for decoy in free if decoy.plural or not many]
    return min(usable, key=lambda decoy: (cost(decoy), decoy.source), default=None)


def _sort(term: Term, name: bool) -> str:
    """The type of decoy a term asks for: of other things, names take organisations."""
    if name and term.pos is PartOfSpeech.ADJ:
        return TermType.PLACE
    if term.type in (TermType.OTHER, TermType.WORK):
        return TermType.ORGANISATION if name else TermType.OTHER
    return term.type


def _word_before(source: str, start: int) -> str:
    words = source[:start].split()
    return words[-1].lower() if words and source[start - 1].isspace() else ""


def _dressed(source: str, match: Match, decoy: Decoy) -> str:
    """The decoy as it stands in the sentence: plural, article, capital, possessive."""
    plural = match.plural and decoy.plural
    text = decoy.plural if plural else decoy.source
    before = _word_before(source, match.start)
    if decoy.article and before not in _DETERMINERS and not before.endswith(("'s", "’s")):
        text = f"the {text}"
    if match.possessive:
        text += "'" if text.endswith("s") else "'s"
    return capital(text) if match.surface[:1].isupper() and not source[: match.start].strip() else text


def _uncover(language: TargetLanguage, tokens: Sequence[Token], stand: Stand, taken: Collection[int]) -> Rewrite | None:
    """The rewrite that puts a term where its decoy is found first."""
    phrase, term = phrase_of(language, stand.decoy), stand.match.term
    wanted = language.decompose(term, stand.match.surface) if term.kind is TermKind.KEEP else language.decompose(term)
    use = Use(stand.match.plural, len(stand.match.surface.split()))
    for first, last in language.find(phrase, tokens):
        if not set(taken).isdisjoint(range(first, last)):
            continue
        head = language.head(tokens, first, last, first)
        found = put(language, tokens, Location(first, last, head, stand.decoy.found), wanted, use)
        if found is not None:
            main = found.edits[0]
            if last - first == 1 and main.reason == "term":
                main = main._replace(new=language.part(tokens[first].text, phrase, main.new, wanted))
                return Rewrite((main, *found.edits[1:]), main.new, found.form)
            return found
    if not stand.decoy.adjective:
        return None
    other = language.instead_of_adjective(tokens, stand.decoy.adjective, wanted)
    return other if other and set(taken).isdisjoint(range(other.edits[0].first, other.edits[0].last)) else None


def _revealed(
    target: str,
    tokens: Sequence[Token],
    plans: Sequence[tuple[Stand, Rewrite | None]],
    spare: Sequence[Rewrite],
    taken: set[int],
) -> Revealed:
    def edit(change: TokenEdit) -> Edit:
        start, end = tokens[change.first].start, tokens[change.last - 1].end
        return Edit(start, end, target[start:end], change.new, change.reason)

    rewrites = [rewrite for _, rewrite in plans if rewrite is not None] + list(spare)
    edits = [edit(rewrite.edits[0]) for rewrite in rewrites]
    for rewrite in rewrites:
        for change in rewrite.edits[1:]:
            if taken.isdisjoint(range(change.first, change.last)):
                taken.update(range(change.first, change.last))
                edits.append(edit(change))
    edits.sort(key=lambda found: found.start)
    occurrences = []
    for stand, planned in plans:
        if planned is None:
            occurrences.append(Occurrence(stand.match, Status.UNRESOLVED, means=LOST))
            continue
        main = edit(planned.edits[0])
        start = forward(main.start, edits) + max(0, main.new.find(planned.carrier))
        end = start + len(planned.carrier)
        occurrences.append(
            Occurrence(
                stand.match,
                Status.REPLACED,
                start,
                end,
                main.old,
                planned.carrier,
                planned.form,
                DECOY,
                stand.decoy.found,
            )
        )
    return Revealed(apply(target, edits), tuple(occurrences), tuple(edits))
