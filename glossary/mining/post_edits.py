"""Finds the passages that a person changed in a machine translation (post-editing), with the source words of each."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.alignment import THRESHOLD, Linker, link_matrix
from glossary.languages import SourceLanguage, TargetLanguage, Tokens
from glossary.names.lists import FUNCTION

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# Chosen by hand.
_LONGEST = 5  # most words of a passage that may be a term; a longer one is a new wording
_SHORT = 3  # letters; shorter words are function words


@dataclass(frozen=True, slots=True)
class Correction:
    """A source text, preferably a sentence, its machine translation, and the version that a person approved. `place`:
    "a.txt:3", article and paragraph."""

    place: str
    source: str
    machine: str
    approved: str


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """A passage of a machine translation and its approved version, which differ by more than inflection. `source`: the
    source words that both render, "" if there are none: then the change is one of style."""

    source: str
    machine: str
    approved: str


def changes(
    one: Correction, source: SourceLanguage, target: TargetLanguage, linker: Linker | None
) -> tuple[ChangedPassage, ...]:
    """The changed passages of a correction, in order. `linker`: word translations, None for none."""
    ours, before, after = source.tokenise(one.source), target.tokenise(one.machine), target.tokenise(one.approved)
    found = list(_changed_passages(before, after, target))
    if not found or not ours:
        return ()
    old = link_matrix(ours, before, source, target, linker)
    new = link_matrix(ours, after, source, target, linker)
    passages = []
    for first, second in found:
        rows = _rows(old, new, first, second) if 0 < len(first) <= _LONGEST and 0 < len(second) <= _LONGEST else set()
        words = _source(one.source, ours, rows, source)
        passages.append(ChangedPassage(words, _text(one.machine, before, first), _text(one.approved, after, second)))
    return tuple(passages)


def _changed_passages(before: Tokens, after: Tokens, target: TargetLanguage) -> Iterator[tuple[list[int], list[int]]]:
    """The changed words, as token indexes of both texts. An insertion or deletion next to a change, or one word away,
    belongs to it: иностранный министр, министр иностранных дел."""
    left = [n for n, token in enumerate(before) if token.is_word]
    right = [n for n, token in enumerate(after) if token.is_word]
    keys = [[target.lemma(tokens[n].text) for n in side] for tokens, side in ((before, left), (after, right))]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    joined: list[list[int]] = []
    whole = True  # true if the last one is a replacement, which is complete by itself
    for kind, a, b, c, d in codes:
        if joined and min(a - joined[-1][1], c - joined[-1][3]) <= 1 and not (whole and kind == "replace"):
            joined[-1][1], joined[-1][3] = b, d
        else:
            joined.append([a, b, c, d])
        whole = kind == "replace"
    lost = [set(keys[0][a:b]) for a, b, _, _ in joined]
    put = [set(keys[1][c:d]) for _, _, c, d in joined]
    for at, (a, b, c, d) in enumerate(joined):
        here, there = (set().union(*side[:at], *side[at + 1 :]) for side in (put, lost))  # moved words are not changes
        first = [left[n] for n in range(a, b) if keys[0][n] not in here]
        second = [right[n] for n in range(c, d) if keys[1][n] not in there]
        yield _trimmed(before, first), _trimmed(after, second)


def _rows(old: Floats, new: Floats, first: Sequence[int], second: Sequence[int]) -> set[int]:
    """The source words of a passage: those that the person's words render and that the machine's text does not render
    elsewhere; if there are none (a rare name), the same with the two texts exchanged."""
    for ours, its, others, theirs in ((new, second, old, first), (old, first, new, second)):
        strength = {row: float(ours[row, list(its)].max()) for row in _linked(ours, its)}
        rows = {row for row, best in strength.items() if not _is_elsewhere(others, row, theirs, best)}
        if rows:
            return rows
    return set()


def _linked(matrix: Floats, columns: Sequence[int]) -> set[int]:
    """The likeliest source word of each target word, if its link reaches THRESHOLD."""
    best = {column: int(matrix[:, column].argmax()) for column in columns}
    return {row for column, row in best.items() if matrix[row, column] >= THRESHOLD}


def _is_elsewhere(matrix: Floats, row: int, columns: Sequence[int], strength: float) -> bool:
    """True if a source word is rendered outside the target words `columns`, by a word whose best source word it is.
    A link below half of `strength`, its link in the other text, does not count."""
    its = [n for n in range(matrix.shape[1]) if int(matrix[:, n].argmax()) == row and matrix[row, n] >= THRESHOLD]
    other = max((float(matrix[row, n]) for n in its if n not in set(columns)), default=0.0)
    return other > float(matrix[row, list(columns)].max()) and other * 2 >= strength


def _source(text: str, tokens: Tokens, linked: set[int], language: SourceLanguage) -> str:
    """Source words as a phrase: their longest sequence, with the function words between them."""
    rows = sorted(n for n in linked if _is_content(tokens[n].text))
    sequences: list[list[int]] = []
    for row in rows:
        between = tokens[sequences[-1][-1] + 1 : row] if sequences else ()
        if sequences and not any(token.is_word and _is_content(token.text) for token in between):
            sequences[-1].append(row)
        else:
            sequences.append([row])
    if not sequences:
        return ""
    longest = max(sequences, key=len)
    return language.bare(text[tokens[longest[0]].start : tokens[longest[-1]].end])


def _is_content(word: str) -> bool:
    return word.lower() not in FUNCTION and (len(word) >= _SHORT or word.isupper()) and not word.isdigit()


def _text(text: str, tokens: Tokens, columns: Sequence[int]) -> str:
    return text[tokens[columns[0]].start : tokens[columns[-1]].end] if columns else ""


def _trimmed(tokens: Tokens, words: list[int]) -> list[int]:
    """Words without the short ones at the ends."""
    while words and len(tokens[words[0]].text) < _SHORT:
        words = words[1:]
    while words and len(tokens[words[-1]].text) < _SHORT:
        words = words[:-1]
    return words
