"""Finds ordinary words that a corpus capitalises by choice: institutions, offices, parties (Senate, Labour).

The recogniser does not count them as names, because they are translated and not transliterated; a termbase may still
need them. The capital is by choice if the corpus as a whole uses it where no rule requires it (Mikheev 2002, "Periods,
Capitalized Words, etc.", Computational Linguistics 28(3)).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from glossary.names import (
    CorpusName,
    Name,
    NameKind,
    Piece,
    belongs,
    follows,
    is_contracted,
    is_heading,
    lists,
    opens,
    pieces,
)

Recognised = tuple[Sequence[str], Sequence[Name]]
"""The texts of a document, and the names that were recognised in them."""


def capitalised_terms(documents: Iterable[Recognised], code: str) -> tuple[CorpusName, ...]:
    """Terms of ordinary words, outside the names of the documents, that have a capital in most of the places where no
    rule requires one, in alphabetical order. `code`: the language of the texts."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    found: set[str] = set()
    for texts, names in documents:
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for mention in (mention for name in names for mention in name.mentions):
            taken[mention.text].append((mention.start, mention.end))
        for number, text in enumerate(texts):
            words = pieces(text, code)
            small.update(piece.low for piece in words if piece.text.islower())
            if not is_heading(words):
                capital.update(p.low for at, p in enumerate(words) if p.is_capital and not opens(words, at))
                found.update(_terms(text, words, _covered(words, taken[number])))
    spellings: dict[str, list[str]] = defaultdict(list)
    for term in sorted(found, key=lambda term: (term.isupper(), term)):
        if " " in term or capital[term.lower()] > small[term.lower()]:
            spellings[term.casefold()].append(term)
    for key in [key for key in spellings if key.endswith("s") and key[:-1] in spellings]:
        spellings[key[:-1]] += spellings.pop(key)
    return tuple(CorpusName(first, tuple(others), _kind(first)) for _, (first, *others) in sorted(spellings.items()))


def _kind(term: str) -> NameKind:
    return NameKind.ORGANISATION if term.rpartition(" ")[2].lower() in lists.ORGANISATION_HEADS else NameKind.OTHER


def _covered(words: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The indexes of the words that are in spans of characters."""
    return frozenset(at for at, word in enumerate(words) if any(start <= word.start < end for start, end in spans))


def _terms(text: str, words: Sequence[Piece], covered: Collection[int]) -> Iterator[str]:
    """The terms in the sequences of capitalised words that are in no name."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and end not in covered and _goes_on(text, words, at, end):
            end += 1
        of_title = at > 1 and words[at - 1].text == "of" and words[at - 2].low in lists.TITLES  # Secretary of State
        if not of_title and (term := _term(words[at:end])):
            yield term
        at = max(end, at + 1)


def _goes_on(text: str, words: Sequence[Piece], first: int, at: int) -> bool:
    """True if a word begins a sequence, or continues the one that begins at `first`."""
    word = words[at]
    if len(word.text) < 2 or word.low in lists.NO_ACRONYMS | lists.CALENDAR or is_contracted(word.text):
        return False
    if at == first:
        return word.is_capital and belongs(words, at) and not opens(words, at)
    return not words[at - 1].owns and follows(text, words, at)


def _term(words: Sequence[Piece]) -> str:
    """The term in a sequence: all of it, without a title at its end if the rest is long enough (Olympic Games
    Committee), "" for a title alone (Prime Minister)."""
    end = len(words)
    if not words or words[-1].low not in lists.TITLES:
        return " ".join(word.text for word in words)
    while end and words[end - 1].low in lists.TITLES | lists.TITLE_MODIFIERS:
        end -= 1
    return " ".join(word.text for word in (words[:end] if end > 1 else words)) if end else ""
