"""Word alignment of a sentence pair: a matrix of link strengths between source words and target words.

A link is a number from 0 (unrelated) to 1.5 (each is the only rendering of the other, and both are spelt alike): the
weighted links of a lexicon and of the engine's attention, 0 to 1, plus half the similarity of spelling across scripts,
0 to 1, which finds names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from glossary.alignment.extension import Floats
from glossary.alignment.lexicon import Linker
from glossary.alignment.model1 import diagonal
from glossary.languages import SourceLanguage, TargetLanguage, Tokens, source_language, table, target_language

_SPACE = "▁"
# Weights of the parts of a link, chosen on the WMT25 terminology sets and by tests/benchmarks/attention.py.
_SPELLING = 0.5  # of the similarity of spelling, added to the mean of the others
_ATTENTION = 0.3  # of attention, in the mean; a lexicon that knows both words has 1
_UNKNOWN = 0.05  # of a lexicon that does not know both words, in the mean
_SHORTEST = 3  # least letters of a word whose spelling is compared; shorter words are similar only if equal
_LIKE_START, _START = 0.9, 4  # likeness (0..1) of words that begin alike in so many letters, or all of the shorter
_LIKENESS_FLOOR = 0.45  # similarity (0..1) that unrelated words reach by chance; it counts as 0
_CYRILLIC = table(
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=ch ш=sh щ=sch"
    " ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=e ґ=g"
)
_LATIN = str.maketrans(dict(_CYRILLIC))
_SKELETON = table("sch=sh ck=k ph=f x=ks w=v th=t ts=c sh=s ch=c q=k c=k j=g y=i")  # in this order


@lru_cache(100_000)
def _skeleton(word: str) -> str:
    """A word in Latin letters with the spelling variants of different languages made equal."""
    low = word.lower().translate(_LATIN)
    for old, new in _SKELETON.items():
        low = low.replace(old, new)
    return re.sub(r"(.)\1", r"\1", low)


@lru_cache(200_000)
def likeness(left: str, right: str) -> float:
    """The similarity of two words as names, 0..1, across Latin and Cyrillic script."""
    if len(left) < _SHORTEST or len(right) < _SHORTEST:
        return 1.0 if left.lower() == right.lower() else 0.0
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    a, b = _skeleton(left), _skeleton(right)
    whole = normalized_similarity(a, b)
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    start = _LIKE_START * min(1.0, shared / max(_START, min(len(a), len(b))))
    best = max(whole, start if shared >= _SHORTEST else 0.0)
    return max(0.0, (best - _LIKENESS_FLOOR) / (1 - _LIKENESS_FLOOR))


def similarity(left: str, right: str) -> float:
    """The similarity of two texts to the letter, 0..1 (Levenshtein distance by the longer one)."""
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    return float(normalized_similarity(left, right))


def link_matrix(
    source: Tokens,
    target: Tokens,
    source_language: SourceLanguage,
    target_language: TargetLanguage,
    lexicon: Linker | None = None,
    attention: Floats | None = None,
) -> Floats:
    """Link strengths from 0 to 1.5, one row per source token, one column per target token.

    `attention`, if given, has the same shape (see `fold`); it counts little beside a lexicon that knows both words,
    and most where the lexicon knows neither.
    """
    import numpy as np

    shape = len(source), len(target)
    total, weight = np.zeros(shape), np.zeros(shape)
    if lexicon is not None:
        left = [source_language.lemma(token.text) for token in source]
        right = [target_language.lemma(token.text) for token in target]
        weight += lexicon.known(left, right) * (1 - _UNKNOWN) + _UNKNOWN
        total += lexicon.links(left, right) * weight
    if attention is not None and attention.shape == shape:
        weight += _ATTENTION
        total += np.asarray(attention, float) * _ATTENTION
    informed = bool(weight.any())
    matrix = total / weight if informed else total
    matrix = matrix + _SPELLING * _likenesses(source, target)
    _copied(matrix, source, target)
    if not informed:
        matrix = matrix * diagonal(*shape)
    matrix[[not token.is_word for token in source], :] = 0.0
    matrix[:, [not token.is_word for token in target]] = 0.0
    found: Floats = matrix
    return found


def _likenesses(source: Tokens, target: Tokens) -> Floats:
    """`likeness` of each word of the source and each of the target, to the bit, at a tenth of the cost of as many
    calls."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein, Prefix
    from rapidfuzz.process import cdist

    left, right = ([_skeleton(token.text) for token in tokens] for tokens in (source, target))
    whole = cdist(left, right, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
    shared = cdist(left, right, scorer=Prefix.similarity, dtype=np.float64)
    shorter = np.minimum.outer([len(word) for word in left], [len(word) for word in right])
    start = np.where(shared >= _SHORTEST, _LIKE_START * np.minimum(1.0, shared / np.maximum(_START, shorter)), 0.0)
    found: Floats = np.maximum(0.0, (np.maximum(whole, start) - _LIKENESS_FLOOR) / (1 - _LIKENESS_FLOOR))
    lows = [[token.text.lower() for token in tokens] for tokens in (source, target)]
    for rows, (ours, theirs), across in ((source, lows, False), (target, lows[::-1], True)):
        turned = found.T if across else found
        for number, token in enumerate(rows):
            if len(token.text) < _SHORTEST:
                turned[number] = [float(ours[number] == other) for other in theirs]
    return found


def _copied(matrix: Floats, source: Tokens, target: Tokens) -> None:
    """Links copied tokens (numbers, acronyms) to their copies only; changes `matrix`."""
    places: dict[str, list[int]] = {}
    for column, token in enumerate(target):
        places.setdefault(token.text, []).append(column)
    for row, token in enumerate(source):
        columns = places.get(token.text, ())
        if len(columns) == 1 and token.is_word and (token.text[:1].isupper() or token.text.isdigit()):
            kept = matrix[row, columns[0]]
            matrix[row, :] = 0.0
            matrix[:, columns[0]] = 0.0
            matrix[row, columns[0]] = kept


def fold(
    weights: Floats,
    source_pieces: Sequence[tuple[int, int]],
    target_pieces: Sequence[tuple[int, int]],
    source: Tokens,
    target: Tokens,
) -> Floats:
    """An engine's attention as links of words.

    `weights` has one row per target piece and one column per source piece, as CTranslate2 returns it; `source_pieces`
    and `target_pieces` are the characters [start, end) of each piece. Returns one row per source token and one column
    per target token: weights summed over the pieces of a source word, averaged over those of a target word, and scaled
    to 0..1.
    """
    import numpy as np

    rows = _membership(source_pieces, source)
    columns = _membership(target_pieces, target)
    counts = columns.sum(0)
    linked: Floats = rows.T @ np.asarray(weights, float)[: len(target_pieces), : len(source_pieces)].T @ columns
    linked = linked / np.maximum(counts, 1)
    scaled: Floats = linked / np.maximum(linked.sum(0), 1.0)
    return scaled


def attention_links(
    weights: Floats,
    source_pieces: Sequence[str],
    target_pieces: Sequence[str],
    source: str,
    target: str,
    target_locale: str,
    source_locale: str = "en",
) -> Floats:
    """An engine's attention over sentencepiece pieces as the matrix that `enforce` takes as `attention`.

    Measured by tests/benchmarks/attention.py for the built-in model on 732 words with one unambiguous rendering:
    attention alone finds .887 of them, the lexicon alone .995. Of words that the lexicon does not know, such as rare
    names, both together find .952 and the lexicon alone .801; .83 instead of .33 correctly pass the threshold.
    """
    return fold(
        weights,
        piece_spans(source_pieces, source),
        piece_spans(target_pieces, target),
        source_language(source_locale).tokenise(source),
        target_language(target_locale).tokenise(target),
    )


def piece_spans(pieces: Sequence[str], text: str) -> list[tuple[int, int]]:
    """The characters [start, end) of each sentencepiece piece in a text; empty for a piece that is not in it."""
    spans, at = [], 0
    for piece in pieces:
        word = piece.replace(_SPACE, "")
        start = text.find(word, at)
        if not word or start < 0:
            spans.append((at, at))
            continue
        at = start + len(word)
        spans.append((start, at))
    return spans


def _membership(pieces: Sequence[tuple[int, int]], tokens: Tokens) -> Floats:
    """1 where a piece and a word share a character."""
    import numpy as np

    shared = np.zeros((len(pieces), len(tokens)))
    for row, (start, end) in enumerate(pieces):
        for column, token in enumerate(tokens):
            if start < token.end and token.start < end:
                shared[row, column] = 1.0
    return shared
