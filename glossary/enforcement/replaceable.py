"""Finds the words of a translation that a missing term may replace, and the evidence of the links for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.alignment import Evidence, evidence, likeness
from glossary.enforcement.sentence import Sentence
from glossary.languages import Token
from glossary.model import PartOfSpeech, Term, TermKind

if TYPE_CHECKING:
    from glossary.alignment import Floats

# Chosen by hand on the WMT25 terminology sets.
_OFTEN = 0.14  # least probability of a translation that a neighbour of the rendering may be
_LONG = 5  # least letters of a word that may be a misspelt name
_SPELLING = 0.5  # factor from similarity of spelling (0..1) to link strength
_LATIN = "\u024f"  # the last Latin letter
_LISTING = frozenset(",/")  # marks between the names of a list
_CODE = frozenset("([{<>_%$#@\\=&`")


def fitting(sentence: Sentence, term: Term) -> tuple[bool, ...]:
    """True for each target token that a term can replace: not for codes and names that were copied from the source,
    unless they are the term itself (agency KCNA)."""
    source = sentence.source
    phrase = source.phrases(source.groups[term][0])[0]
    codes = {token.text for token in source.tokens if token.text.isupper() and len(token.text) > 1}  # copied
    codes -= _words(term)
    kept = _kept_names(sentence, term)
    fit = sentence.language.fits(sentence.tokens, phrase, across=term.pos is PartOfSpeech.ANY)
    return tuple(
        [
            good and token.text not in codes and number not in kept
            for number, (good, token) in enumerate(zip(fit, sentence.tokens, strict=True))
        ]
    )


def _kept_names(sentence: Sentence, term: Term) -> set[int]:
    """The tokens of names of several words that the target has in the script of the source: none of them can be
    replaced alone."""
    plain = [token.text[:1].isascii() and token.text[:1].isalpha() for token in sentence.tokens]
    if term.kind is TermKind.KEEP or not any(token.text[0] > _LATIN and token.is_word for token in sentence.tokens):
        return set()
    own = _words(term)
    low = {word.lower() for word in own}
    kept = {n for n, token in enumerate(sentence.tokens) if plain[n] and _is_code(sentence.target, token, own)}
    for start in range(len(plain)):
        if not plain[start] or (start and plain[start - 1]):
            continue
        end = start
        while end < len(plain) and (
            plain[end] or (sentence.tokens[end].text in _LISTING and any(plain[end : end + 2]))
        ):
            end += 1
        if end - start > 1 and not {word.low for word in sentence.tokens[start:end]} <= low:
            kept.update(range(start, end))
    return kept


def _words(term: Term) -> set[str]:
    """The words of a term's sources, as they are spelt there."""
    return {word for text in term.sources for word in text.split()}


def _is_code(text: str, token: Token, own: set[str]) -> bool:
    """True if a word is next to a mark as in code (Category(, <name>, file.txt), or is the name of a key (TAB) and not
    one of the term's `own` words."""
    glued = text[token.end : token.end + 1] + text[token.start - 1 : token.start if token.start else 0]
    return any(mark in _CODE for mark in glued) or (token.text.isupper() and token.text not in own)


def link_misspelt(sentence: Sentence, matrix: Floats, terms: Iterable[Term]) -> Floats:
    """The links, with links added from names to words that are in no dictionary and are spelt much like their
    renderings."""
    source = sentence.source
    wanted = {term: source.phrases(source.groups[term][0])[0].words for term in terms if term.source[:1].isupper()}
    names = {term: words[0] for term, words in wanted.items() if len(words) == 1}
    if not names:
        return matrix
    links = matrix.copy()
    for column, token in enumerate(sentence.tokens):
        if len(token.text) >= _LONG and token.is_word and not sentence.language.knows(token.text):
            for term, name in names.items():
                rows = [row for index in source.groups[term] for row in source.rows[index]]
                alike = _SPELLING * likeness(name, token.text)
                links[rows, column] = [max(link, alike) for link in links[rows, column]]
    return links


def evidence_of(sentence: Sentence, matrix: Floats, rows: list[int], same: set[int]) -> Evidence:
    """The evidence for each target word as a rendering of the source words `rows`. `matrix`: the links, 0 to 1.5 (see
    `link_matrix`); `same`: the words of all occurrences of the term."""
    source, language = sentence.source, sentence.language
    content = [token.is_word and source.speech.has_meaning(token.text) for token in source.tokens]
    settled = {row for index in sentence.places for row in source.rows[index]}
    found = evidence(matrix, rows, same, content, settled, [token.text for token in source.tokens])
    if source.lexicon is None:
        return found
    lemmas = [source.speech.lemma(source.tokens[row].text) for row in rows]
    often = {word for lemma in lemmas for word, chance in source.lexicon.translations(lemma) if chance >= _OFTEN}
    likely = tuple([token.is_word and language.lemma(token.text) in often for token in sentence.tokens])
    return replace(found, likely=likely)
