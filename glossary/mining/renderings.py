"""Finds the renderings of names in translations by word alignment, and groups the inflected forms of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.alignment import THRESHOLD, Linker, document_lexicon, link_matrix, locate, shipped_lexicon
from glossary.languages import SourceLanguage, TargetLanguage, Tokens, source_language, target_language
from glossary.model import Match, PartOfSpeech, Term
from glossary.termbase import HYPHENS, Matcher

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Translated = tuple[str, str, str]
"""The place of a text, the text (preferably a sentence) and its translation."""

# What may follow the stem of a Slavic name that no dictionary knows, in any case: Корбин, Корбина, Корбином.
_ENDING = re.compile(r"(?:[аяоеёуюыиьй]|[аяоеёыи][мйх]|ого|его|ому|ему|ями|ами)?", re.IGNORECASE)
# Numbers of letters, chosen by hand.
_NAME_STEM = 4  # least common stem of two forms of a name that no dictionary has
_STEM = 3  # least letters that a derivative shares with its name
_LONG_STEM = 5  # the same for long names
_LEAST_LETTERS = 2  # least letters of a rendering
_RELATIONAL = re.compile(r"(?:[сц]ь?к|зьк)[а-яіїє]{1,3}$", re.IGNORECASE)  # Slavic adjectives of places
_MASCULINE = re.compile(r"(?:[ауе]|[оеы]м)?", re.IGNORECASE)
_SMALL = 0.35  # least score (see `span`) of a name rendered in lower case; chosen by hand


@dataclass(frozen=True, slots=True)
class ObservedRendering:
    """One rendering of a name, in dictionary form if that is known, with its number of occurrences and their places."""

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
    """The renderings of each term (by its source), most frequent first; terms without a found rendering are left out.

    Inflected forms and the adjective of a name (Армения, армянский) count as one rendering. `inner`: the words of
    longer names that are names of their own, {"Nikol Pashinyan": {1: "Pashinyan"}}. Without a `lexicon` that of the
    package is used, if there is one, together with one learnt from the pairs. Raises LexiconError if the lexicon of the
    package is damaged.
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
    """The renderings of (surface, place) uses, with the forms of each grouped: most frequent first, then in order."""
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
            continue  # Mexican for Mexico: a right rendering, but not of the name
        places = [place for surface, place in uses if surface in members]
        found.append(ObservedRendering(_dictionary_form(term, members, counts, language), len(places), tuple(places)))
    order = {place: at for at, (_, place) in reversed(list(enumerate(uses)))}
    return tuple(sorted(found, key=lambda one: (-one.count, order[one.places[0]], one.text)))


def pair_lexicon(pairs: Sequence[Translated], source_locale: str, to: str) -> Linker | None:
    """The package's lexicon for two locales, if there is one, together with one learnt from the pairs."""
    base = shipped_lexicon(source_locale, to)
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
    """The names of a sentence pair with the text that renders each; names whose rendering is not found are left out."""
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
    """The target tokens [first, last) that render the source words, None if none do so with certainty."""
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
    """True if a hyphen at a token joins the word before to the next one."""
    hyphen, after = tokens[at], tokens[at + 1]
    tight = tokens[at - 1].end == hyphen.start and hyphen.end == after.start
    return hyphen.text in HYPHENS and tight and after.is_word


def _same(term: Term, one: str, other: str, language: TargetLanguage) -> bool:
    """True if two surfaces are forms of one rendering of a term, or one is part of the other."""
    left, right = language.tokenise(one), language.tokenise(other)
    if len(left) == len(right) and all(_forms(a.text, b.text, language) for a, b in zip(left, right, strict=True)):
        return True
    if _covers(term, one, right, language) or _covers(term, other, left, language):
        return True
    short, long = sorted((left, right), key=len)
    return len(short) < len(long) and all(any(_forms(a.text, b.text, language) for b in long) for a in short)


def _forms(one: str, other: str, language: TargetLanguage) -> bool:
    """True if two words are forms of one word, by the dictionary or, for names that are not in it, by their endings."""
    if one.lower() == other.lower() or not language.lemmas(one).isdisjoint(language.lemmas(other)):
        return True
    stem = _shared(one, other)
    named = stem >= _NAME_STEM and one[:1].isupper() and other[:1].isupper()
    return named and all(_ENDING.fullmatch(word[stem:]) for word in (one, other))


def _shared(one: str, other: str) -> int:
    """The number of letters that two words share at their beginning."""
    pairs = zip(one.lower(), other.lower(), strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _covers(term: Term, rendering: str, tokens: Tokens, language: TargetLanguage) -> bool:
    """True if the tokens as a whole are a form of the rendering."""
    row = Term(term.source, rendering, type=term.type, pos=term.pos)
    return (0, len(tokens)) in language.find(language.decompose(row), tokens)


def _is_derivative(surface: str) -> bool:
    """True if a rendering of a name may be derived from it: it is in lower case, or ends like an adjective."""
    return surface[:1].islower() or _RELATIONAL.search(surface) is not None


def _kinship(surface: str, members: Sequence[str]) -> int:
    """The number of letters that a derivative (армянский) shares with its name (Армения); 0 if it is not one."""
    if " " in surface:
        return 0
    shared = max(_shared(surface, member) for member in members)
    least = min(_LONG_STEM, min(len(surface), *map(len, members)) - 4)
    return shared if shared >= max(_STEM, least) else 0


def _is_adjective(word: str, language: TargetLanguage) -> bool:
    """True if the text is a single word that can be an adjective."""
    lemma = language.lemma(word)
    single = len(language.tokenise(word)) == 1
    return single and language.decompose(Term(word, lemma, pos=PartOfSpeech.ANY)).kind == "adj"


def _dictionary_form(term: Term, members: Sequence[str], counts: Counter[str], language: TargetLanguage) -> str:
    """The member most like a dictionary form; for a single word that never occurs in it, the lemma."""

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
    stems = [_stem([words[at] for words in alike]) for at in range(len(best.split()))]
    if any(stems):
        return " ".join(stem or word for stem, word in zip(stems, best.split(), strict=True))
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
    """The nominative of a masculine name from its forms (Корбин from Корбина and Корбином); "" if unclear."""
    stem = min(_shared(forms[0], form) for form in forms)
    endings = {form[stem:] for form in forms}
    certain = "" in endings or any(ending.endswith("м") for ending in endings)
    if stem < _NAME_STEM or len(endings) < 2 or not certain or not all(_MASCULINE.fullmatch(end) for end in endings):
        return ""
    return "" if forms[0][stem - 1] in "аеёиоуыэюяьй" else forms[0][:stem]
