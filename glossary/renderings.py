"""How the names of a source were rendered in its translations: located word by word, forms of one word taken as one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.languages import SourceLanguage, TargetLanguage, Tokens, source_language, target_language
from glossary.lexicon import Lexicon, Linker, document_lexicon, shipped
from glossary.locate import THRESHOLD, link_matrix, locate
from glossary.matcher import HYPHENS, Matcher
from glossary.model import Match, PartOfSpeech, Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Translated = tuple[str, str, str]
"""Where a text stands, the text, its translation; best a sentence."""

# What may follow the stem of a Slavic name that no dictionary knows, in any case: Корбин, Корбина, Корбином.
_ENDING = re.compile(r"(?:[аяоеёуюыиьй]|[аяоеёыи][мйх]|ого|его|ому|ему|ями|ами)?", re.IGNORECASE)
_NAME_STEM = 4
_SMALL = 0.35  # a name rendered in small letters must be found for sure
_STEM = 3
_LONG_STEM = 5
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Rendering:
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
) -> dict[str, tuple[Rendering, ...]]:
    """The renderings of each term (by its source), most frequent first; terms of which none was found are left out.

    Inflected forms of a rendering count as one, and so does the adjective of a name (Армения, армянский). `inner` says
    which word of a longer name is a name of its own: {"Nikol Pashinyan": {1: "Pashinyan"}}. Without a `lexicon` the one
    that ships is used, if there is one, together with one learnt from the pairs. Raises LexiconError if the shipped
    lexicon is damaged.
    """
    source, target = source_language(source_locale), target_language(to)
    linker = lexicon if lexicon is not None else _lexicon(pairs, source_locale, to)
    matcher = Matcher(terms, source_locale)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, left, right in pairs:
        matches = matcher.matches(left)
        if matches and right.strip() and left != right:
            for name, surface in _located(left, right, matches, source, target, linker, inner or {}):
                found[name].append((surface, place))
    by_source = {term.source: term for term in terms}
    return {name: group(by_source[name], uses, target) for name, uses in found.items() if name in by_source}


def group(term: Term, uses: Sequence[tuple[str, str]], language: TargetLanguage) -> tuple[Rendering, ...]:
    """Surfaces with their places, those that are forms of one rendering together, most frequent first."""
    counts = Counter(surface for surface, _ in uses)
    groups: list[list[str]] = []
    for surface in sorted(counts, key=lambda text: (text[:1].islower(), -counts[text], text)):
        home = next((one for one in groups if any(_same(term, other, surface, language) for other in one)), None)
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
        found.append(Rendering(_dictionary_form(term, members, counts, language), len(places), tuple(places)))
    return tuple(sorted(found, key=lambda rendering: (-rendering.count, rendering.text)))


def _lexicon(pairs: Sequence[Translated], source_locale: str, to: str) -> Linker | None:
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
    found = []
    for index, match in sorted(enumerate(matches), key=lambda item: -len(rows[item[0]])):
        name = match.term.source
        same = {
            row for other, row_list in zip(matches, rows, strict=True) if other.term is match.term for row in row_list
        }
        for part, whose in ((rows[index], name), *_inside(rows[index], inner.get(name, {}))):
            span = _find(matrix, part, theirs, allowed, taken if whose == name else set(), same, match.term)
            if span is None:
                break
            if whose == name:
                taken |= set(range(*span))
            found.append((whose, right[theirs[span[0]].start : theirs[span[1] - 1].end]))
    return found


def _inside(rows: Sequence[int], words: Mapping[int, str]) -> list[tuple[list[int], str]]:
    return [([rows[at]], name) for at, name in words.items() if at < len(rows)]


def _rows(tokens: Tokens, match: Match) -> list[int]:
    return [at for at, token in enumerate(tokens) if match.start <= token.start < match.end and token.is_word]


def _find(
    matrix: Floats, rows: list[int], theirs: Tokens, allowed: list[bool], taken: set[int], same: set[int], term: Term
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
    """Whether two surfaces are forms of one rendering of a term, a part of it, or its adjective."""
    left, right = language.tokenise(one), language.tokenise(other)
    if len(left) == len(right) and all(_forms(a.text, b.text, language) for a, b in zip(left, right, strict=True)):
        return True
    if _covers(term, one, right, language) or _covers(term, other, left, language):
        return True
    short, long = sorted((left, right), key=len)
    if len(short) < len(long) and all(any(_forms(a.text, b.text, language) for b in long) for a in short):
        return True
    return _derived(term, one, other, language)


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


def _derived(term: Term, one: str, other: str, language: TargetLanguage) -> bool:
    """Whether two renderings share a stem and one of them is the adjective of the other: армянский, Армения."""
    adjective = term.pos is PartOfSpeech.ADJ or one[:1].islower() != other[:1].islower()
    adjective = adjective or _is_adjective(one, language) != _is_adjective(other, language)
    least = max(_STEM, min(_LONG_STEM, min(len(one), len(other)) - 4))
    return adjective and _shared(one, other) >= least


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
        fits = not adjective or _is_adjective(surface, language)
        capital = surface[:1].isupper() is not adjective
        return fits, sizes[len(surface.split())], capital, plain, counts[surface], surface

    best = max(members, key=rank)
    words = language.tokenise(best)
    if len(words) > 1 or rank(best)[3] or best.isupper():
        return best
    lemma = language.lemma(best)
    return lemma[:1].upper() + lemma[1:] if best[:1].isupper() else lemma
