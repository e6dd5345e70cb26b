"""Carries a term that the engine would garble through the translation as a decoy: an expression that it knows.

`disguise` replaces a term in the source by a decoy (Paris, the Ministry of Finance); the engine translates; `reveal`
finds the rendering of the decoy, determines its form, and puts the term there in that form, so that the engine itself
supplies case and agreement. All functions are pure; the caller runs the engine. With the built-in model 35 of 42 decoys
were found at the first attempt, for the 42 noun terms in two news articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from glossary.alignment import Location
from glossary.enforcement.decoys.decoy_table import Decoy, DecoyTable, capital, phrase_of
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
_STEM = 5  # first letters by which a decoy counts as present in a text; chosen by hand
DECOY = "decoy"  # `Occurrence.means` of a term that a decoy carried
LOST = "decoy not found"


@dataclass(frozen=True, slots=True)
class Substitution:
    """A decoy in the place of `match`. Names joined by hyphens (the Paris-London road) share one decoy: then `match` is
    a new one for all of them, and `members` are their matches; otherwise `members` is `match` alone."""

    match: Match
    decoy: Decoy
    members: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Disguised:
    """A source text with decoys in it, and the substitutions in text order."""

    text: str
    substitutions: tuple[Substitution, ...]

    @property
    def used(self) -> frozenset[str]:
        """The sources of the decoys used, which the next attempt should avoid."""
        return frozenset(substitution.decoy.source for substitution in self.substitutions)


def disguise(
    source: str,
    matches: Sequence[Match],
    table: DecoyTable,
    avoid: Collection[str] = (),
    *,
    language: TargetLanguage | str = "ru",
) -> Disguised:
    """Put decoys in the places of `matches`; matches for which the table has none are unchanged.

    `avoid`: the sources of decoys not to use. All occurrences of a term get the same decoy. A decoy whose words are in
    the text already is not used.
    """
    chosen = target_language(language) if isinstance(language, str) else language
    taken = set(avoid) | _present(table, source)
    by_term: dict[tuple[Term, bool], Decoy | None] = {}
    substitutions, edits = [], []
    for match, members in _chained(source, sorted(matches, key=lambda match: match.start), chosen):
        key = match.term, match.plural
        if key not in by_term:
            by_term[key] = _choose(source, match, table, taken, chosen)
        decoy = by_term[key]
        if decoy is None:
            continue
        taken.add(decoy.source)
        substitutions.append(Substitution(match, decoy, members))
        edits.append(Edit(match.start, match.end, match.surface, _dressed(source, match, decoy), "decoy"))
    return Disguised(apply(source, edits), tuple(substitutions))


def _chained(
    source: str, matches: Sequence[Match], language: TargetLanguage
) -> Iterator[tuple[Match, tuple[Match, ...]]]:
    """The matches, with names that are joined by hyphens combined into one match, each with its members."""
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
    """A translation with the terms in the places of their decoys. `occurrences`: one per substitution, with offsets in
    the new text."""

    text: str
    occurrences: tuple[Occurrence, ...]
    edits: tuple[Edit, ...]


def reveal(target: str, disguised: Disguised, language: TargetLanguage | str) -> Revealed:
    """Replace the renderings of decoys by their terms, in the same grammatical form."""
    chosen = target_language(language) if isinstance(language, str) else language
    tokens = chosen.tokenise(target)
    taken: set[int] = set()
    plans: list[tuple[Substitution, Rewrite | None]] = []
    for substitution in disguised.substitutions:
        rewrite = _uncover(chosen, tokens, substitution, taken)
        plans.append((substitution, rewrite))
        if rewrite is not None:
            taken.update(range(rewrite.edits[0].first, rewrite.edits[0].last))
    spare = list(_spare(chosen, tokens, disguised, taken))
    return _revealed(target, tokens, plans, spare, taken)


def _spare(
    language: TargetLanguage, tokens: Sequence[Token], disguised: Disguised, taken: set[int]
) -> Iterator[Rewrite]:
    """The rewrites of decoys that the engine repeated more often than the source has them."""
    for substitution in {substitution.decoy.source: substitution for substitution in disguised.substitutions}.values():
        while (rewrite := _uncover(language, tokens, substitution, taken)) is not None:
            taken.update(range(rewrite.edits[0].first, rewrite.edits[0].last))
            yield rewrite


def _present(table: DecoyTable, source: str) -> set[str]:
    """The sources of decoys that share a word with the text, which would make their renderings ambiguous."""
    english = source_language("en")
    tokens = [token for token in english.tokenise(source) if token.is_word]
    lemmas = {english.lemma(token.text) for token in tokens} | {token.low for token in tokens}
    return {decoy.source for decoy in table.decoys if _shares_word(decoy, lemmas)}


def _shares_word(decoy: Decoy, lemmas: Collection[str]) -> bool:
    """True if a word of the decoy is among the words of a text, or begins like one of them."""
    words = {word.lower() for word in decoy.source.split() if word[0].isupper() or len(decoy.source.split()) == 1}
    if not words.isdisjoint(lemmas):
        return True
    stems = {word[:_STEM] for word in words if len(word) >= _STEM}
    return decoy.source[:1].isupper() and any(lemma[:_STEM] in stems for lemma in lemmas)


def _choose(
    source: str, match: Match, table: DecoyTable, taken: Collection[str], language: TargetLanguage
) -> Decoy | None:
    """The unused decoy most like the target of the term, None if none is usable. The costs are chosen by hand."""
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
    """The type of decoy for a term; a name of another type takes an organisation."""
    if name and term.pos is PartOfSpeech.ADJ:
        return TermType.PLACE
    if term.type in (TermType.OTHER, TermType.WORK):
        return TermType.ORGANISATION if name else TermType.OTHER
    return term.type


def _word_before(source: str, start: int) -> str:
    words = source[:start].split()
    return words[-1].lower() if words and source[start - 1].isspace() else ""


def _dressed(source: str, match: Match, decoy: Decoy) -> str:
    """The decoy as the sentence needs it: plural, article, capital, possessive."""
    plural = match.plural and decoy.plural
    text = decoy.plural if plural else decoy.source
    before = _word_before(source, match.start)
    if decoy.article and before not in _DETERMINERS and not before.endswith(("'s", "’s")):
        text = f"the {text}"
    if match.possessive:
        text += "'" if text.endswith("s") else "'s"
    return capital(text) if match.surface[:1].isupper() and not source[: match.start].strip() else text


def _uncover(
    language: TargetLanguage, tokens: Sequence[Token], substitution: Substitution, taken: Collection[int]
) -> Rewrite | None:
    """The rewrite that puts a term in the first place where its decoy is found, None if it is not found."""
    phrase, term = phrase_of(language, substitution.decoy), substitution.match.term
    wanted = (
        language.decompose(term, substitution.match.surface) if term.kind is TermKind.KEEP else language.decompose(term)
    )
    use = Use(substitution.match.plural, len(substitution.match.surface.split()))
    for first, last in language.find(phrase, tokens):
        if not set(taken).isdisjoint(range(first, last)):
            continue
        head = language.head(tokens, first, last, first)
        found = put(language, tokens, Location(first, last, head, substitution.decoy.found), wanted, use)
        if found is not None:
            main = found.edits[0]
            if last - first == 1 and main.reason == "term":
                main = main._replace(new=language.part(tokens[first].text, phrase, main.new, wanted))
                return Rewrite((main, *found.edits[1:]), main.new, found.form)
            return found
    if not substitution.decoy.adjective:
        return None
    other = language.instead_of_adjective(tokens, substitution.decoy.adjective, wanted)
    return other if other and set(taken).isdisjoint(range(other.edits[0].first, other.edits[0].last)) else None


def _revealed(
    target: str,
    tokens: Sequence[Token],
    plans: Sequence[tuple[Substitution, Rewrite | None]],
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
    for substitution, planned in plans:
        if planned is None:
            occurrences.append(Occurrence(substitution.match, Status.UNRESOLVED, means=LOST))
            continue
        main = edit(planned.edits[0])
        start = forward(main.start, edits) + max(0, main.new.find(planned.carrier))
        end = start + len(planned.carrier)
        occurrences.append(
            Occurrence(
                substitution.match,
                Status.REPLACED,
                start,
                end,
                main.old,
                planned.carrier,
                planned.form,
                DECOY,
                substitution.decoy.found,
            )
        )
    return Revealed(apply(target, edits), tuple(occurrences), tuple(edits))
