"""How the names of a source were rendered in its translations: located word by word, forms of one word taken as one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.alignment import THRESHOLD, Lexicon, Linker, document_lexicon, link_matrix, locate, shipped
from glossary.languages import SourceLanguage, TargetLanguage, Tokens, source_language, target_language
from glossary.model import Match, PartOfSpeech, Term
from glossary.termbase import HYPHENS, Matcher

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Translated = tuple[str, str, str]
"""Where a text stands, the text, its translation; best a sentence."""

# What may follow the stem of a Slavic name that no dictionary knows, in any case: Корбин, Корбина, Корбином.
_ENDING = re.compile(r"(?:[аяоеёуюыиьй]|[аяоеёыи][мйх]|ого|его|ому|ему|ями|ами)?", re.IGNORECASE)
_NAME_STEM = 4
_RELATIONAL = re.compile(r"(?:[сц]ь?к|зьк)[а-яіїє]{1,3}$", re.IGNORECASE)  # Slavic adjectives of places
_MASCULINE = re.compile(r"(?:[ауе]|[оеы]м)?", re.IGNORECASE)
_SMALL = 0.35  # a name rendered in small letters must be found for sure
_STEM = 3
_LONG_STEM = 5
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class ObservedRendering:
    """One way in which a name was rendered: in dictionary form as far as that is known, how often, and where."""

    text: str
    count: int
    places: tuple[str, ...] = ()


def renderings(
    terms: Sequence[Term],
    pairs: Sequence[Translated],
    *,
    to: str,
    source_locale: str = "en",
    lexicon: Linker | None = None,
    inner: Mapping[str, Mapping[int, str]] | None = None,
) -> dict[str, tuple[ObservedRendering, ...]]:
    """The renderings of each term (by its source), most frequent first; terms of which none was found are left out.

    Inflected forms of a rendering count as one, and so does the adjective of a name (Армения, армянский). `inner` says
    which word of a longer name is a name of its own: {"Nikol Pashinyan": {1: "Pashinyan"}}. Without a `lexicon` the one
    that ships is used, if there is one, together with one learnt from the pairs. Raises LexiconError if the shipped
    lexicon is damaged.
    """
    source, target = source_language(source_locale), target_language(to)
    linker = lexicon if lexicon is not None else pair_lexicon(pairs, source_locale, to)
    matcher = Matcher(terms, source_locale)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, left, right in pairs:
        matches = matcher.matches(left)
        if matches and right.strip() and left != right:
            for name, surface in _located(left, right, matches, source, target, linker, inner or {}):
                found[name].append((surface, place))
    by_source = {term.source: term for term in terms}
    return {name: group(by_source[name], uses, target) for name, uses in found.items() if name in by_source}


def group(term: Term, uses: Sequence[tuple[str, str]], language: TargetLanguage) -> tuple[ObservedRendering, ...]:
    """Surfaces with their places as renderings, the forms of one together; the most frequent, then the first, first."""
    counts = Counter(surface for surface, _ in uses)
    groups: list[list[str]] = []
    for surface in sorted(counts, key=lambda text: (_is_derivative(text), -counts[text], text)):
        home = next((one for one in groups if any(_same(term, other, surface, language) for other in one)), None)
        if home is None and (term.pos is PartOfSpeech.ADJ or _is_derivative(surface)):
            home = max(groups, key=lambda one: _kinship(surface, one), default=None)
            home = home if home and _kinship(surface, home) else None
        if home is None:
            groups.append([surface])
        else:
            home.append(surface)
    found = []
    for members in groups:
        if (
            term.pos is not PartOfSpeech.ADJ
            and term.source[:1].isupper()
            and all(surface[:1].islower() and _is_adjective(surface, language) for surface in members)
        ):
            continue  # Mexican for Mexico: no name, and right in its place
        places = [place for surface, place in uses if surface in members]
        found.append(ObservedRendering(_dictionary_form(term, members, counts, language), len(places), tuple(places)))
    order = {place: at for at, (_, place) in reversed(list(enumerate(uses)))}
    return tuple(sorted(found, key=lambda one: (-one.count, order[one.places[0]], one.text)))


def pair_lexicon(pairs: Sequence[Translated], source_locale: str, to: str) -> Linker | None:
    """The lexicon that ships for two locales, if there is one, together with one learnt from the pairs."""
    path = shipped(source_locale, to)
    base = Lexicon.load(path) if path is not None else None
    return document_lexicon([(left, right) for _, left, right in pairs], source_locale, to, base)


def _located(
    left: str,
    right: str,
    matches: Sequence[Match],
    source: SourceLanguage,
    target: TargetLanguage,
    linker: Linker | None,
    inner: Mapping[str, Mapping[int, str]],
) -> list[tuple[str, str]]:
    """The names of a sentence pair with the text that renders each, those left out that cannot be found."""
    ours, theirs = source.tokenise(left), target.tokenise(right)
    if not ours or not theirs:
        return []
    matrix = link_matrix(ours, theirs, source, target, linker)
    allowed = [token.is_word and len(token.text) >= _LEAST_LETTERS and not token.text.isdigit() for token in theirs]
    rows = [_rows(ours, match) for match in matches]
    taken: set[int] = set()
    found: list[tuple[str, tuple[int, int]]] = []
    for index, match in sorted(enumerate(matches), key=lambda item: -len(rows[item[0]])):
        name = match.term.source
        same = {row for other, its in zip(matches, rows, strict=True) if other.term is match.term for row in its}
        span = _find(matrix, rows[index], theirs, allowed, taken, same, match.term)
        if span is None:
            continue
        taken |= set(range(*span))
        found.append((name, span))
        within = [fit and span[0] <= at < span[1] for at, fit in enumerate(allowed)]
        for at, short in inner.get(name, {}).items():
            part = _find(matrix, rows[index][at : at + 1], theirs, within, (), same, match.term)
            found += [(short, part)] if part is not None else []
    return [(name, right[theirs[first].start : theirs[last - 1].end]) for name, (first, last) in found]


def _rows(tokens: Tokens, match: Match) -> list[int]:
    return [at for at, token in enumerate(tokens) if match.start <= token.start < match.end and token.is_word]


def _find(
    matrix: Floats,
    rows: Sequence[int],
    theirs: Tokens,
    allowed: Sequence[bool],
    taken: Collection[int],
    same: Collection[int],
    term: Term,
) -> tuple[int, int] | None:
    """The target tokens that render the source words, None where nothing does for sure."""
    if not rows:
        return None
    place = locate(matrix, rows, theirs, allowed, taken, same)
    if place is None or place.score < THRESHOLD:
        return None
    named = term.source[:1].isupper() and term.pos is not PartOfSpeech.ADJ
    if named and place.score < _SMALL and theirs[place.anchor].text[:1].islower():
        return None
    first, last = place.first, place.last
    while last < len(theirs) - 1 and _joined(theirs, last) and len(rows) > 1:
        last += 2
    return first, last


def _joined(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen at a token joins the word before to the next one."""
    hyphen, after = tokens[at], tokens[at + 1]
    tight = tokens[at - 1].end == hyphen.start and hyphen.end == after.start
    return hyphen.text in HYPHENS and tight and after.is_word


def _same(term: Term, one: str, other: str, language: TargetLanguage) -> bool:
    """Whether two surfaces are forms of one rendering of a term, or one is a part of the other."""
    left, right = language.tokenise(one), language.tokenise(other)
    if len(left) == len(right) and all(_forms(a.text, b.text, language) for a, b in zip(left, right, strict=True)):
        return True
    if _covers(term, one, right, language) or _covers(term, other, left, language):
        return True
    short, long = sorted((left, right), key=len)
    return len(short) < len(long) and all(any(_forms(a.text, b.text, language) for b in long) for a in short)


def _forms(one: str, other: str, language: TargetLanguage) -> bool:
    """Whether two words are forms of one word, by the dictionary or, for names that it lacks, by their endings."""
    if one.lower() == other.lower() or not language.lemmas(one).isdisjoint(language.lemmas(other)):
        return True
    stem = _shared(one, other)
    named = stem >= _NAME_STEM and one[:1].isupper() and other[:1].isupper()
    return named and all(_ENDING.fullmatch(word[stem:]) for word in (one, other))


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = zip(one.lower(), other.lower(), strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _covers(term: Term, rendering: str, tokens: Tokens, language: TargetLanguage) -> bool:
    """Whether the tokens are, all of them, the rendering in one of its forms."""
    row = Term(term.source, rendering, type=term.type, pos=term.pos)
    return (0, len(tokens)) in language.find(language.decompose(row), tokens)


def _is_derivative(surface: str) -> bool:
    """Whether a rendering of a name may be a word made from it: it is written small, or ends like an adjective."""
    return surface[:1].islower() or _RELATIONAL.search(surface) is not None


def _kinship(surface: str, members: Sequence[str]) -> int:
    """The letters that a derivative (армянский) has in common with the name it is made from (Армения); 0 for none."""
    if " " in surface:
        return 0
    shared = max(_shared(surface, member) for member in members)
    least = min(_LONG_STEM, min(len(surface), *map(len, members)) - 4)
    return shared if shared >= max(_STEM, least) else 0


def _is_adjective(word: str, language: TargetLanguage) -> bool:
    """Whether a single word reads as an adjective."""
    lemma = language.lemma(word)
    single = len(language.tokenise(word)) == 1
    return single and language.decompose(Term(word, lemma, pos=PartOfSpeech.ANY)).kind == "adj"


def _dictionary_form(term: Term, members: Sequence[str], counts: Counter[str], language: TargetLanguage) -> str:
    """The member most like a dictionary form; of a single word that was never seen in it, the lemma."""

    adjective = term.pos is PartOfSpeech.ADJ

    sizes = Counter[int]()
    for surface in members:
        sizes[len(surface.split())] += counts[surface]

    def rank(surface: str) -> tuple[bool, int, bool, int, int, str]:
        words = [token.text for token in language.tokenise(surface) if token.is_word]
        plain = sum(word.lower().replace("ё", "е") in language.lemmas(word) for word in words)
        fits = adjective is bool(_RELATIONAL.search(surface)) or (adjective and _is_adjective(surface, language))
        capital = surface[:1].isupper() is not adjective
        return fits, sizes[len(surface.split())], capital, plain, counts[surface], surface

    best = max(members, key=rank)
    tokens = [token.text for token in language.tokenise(best)]
    alike = [words for surface in members if len(words := surface.split()) == len(best.split())]
    told = [_stem([words[at] for words in alike]) for at in range(len(best.split()))]
    if any(told):
        return " ".join(stem or word for stem, word in zip(told, best.split(), strict=True))
    if len(tokens) > 1 or best.isupper():
        return best
    lemma = language.lemma(best)
    stem = _shared(best, lemma)
    if best.lower() == lemma:
        return best
    if len(lemma) > len(best) or not all(_ENDING.fullmatch(word[stem:]) for word in (best, lemma)):
        return best  # a lemma guessed for an unknown name: Пашинянин of Пашинян
    return lemma[:1].upper() + lemma[1:] if best[:1].isupper() else lemma


def _stem(forms: Sequence[str]) -> str:
    """The nominative of a masculine name, told by its forms: Корбин of Корбина and Корбином; "" where they do not."""
    stem = min(_shared(forms[0], form) for form in forms)
    endings = {form[stem:] for form in forms}
    told = "" in endings or any(ending.endswith("м") for ending in endings)
    if stem < _NAME_STEM or len(endings) < 2 or not told or not all(_MASCULINE.fullmatch(end) for end in endings):
        return ""
    return "" if forms[0][stem - 1] in "аеёиоуыэюяьй" else forms[0][:stem]
