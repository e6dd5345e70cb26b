"""Puts the surroundings of a term from one translation of a text into another, which is kept everywhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from glossary.languages import TargetLanguage, Token

_APART = 2  # words in a row that two translations have in common from which they count as the same; chosen by hand
_LONG = 4  # least letters of a word that must not get lost or be said twice; chosen by hand

_Stretch = tuple[int, int, int, int]  # tokens [a, b) of the one text that differ from tokens [c, d) of the other


def spliced(kept: str, other: str, spans: Sequence[tuple[int, int]], language: TargetLanguage) -> str:
    """The translation `kept` with the stretches of `other` that differ and have one of the `spans` (characters of
    `other`), "" where that would say a word twice or not at all, as the two have it in different places."""
    ours, theirs = language.tokenise(kept), language.tokenise(other)
    wanted = {n for n, token in enumerate(theirs) if any(token.start < b and a < token.end for a, b in spans)}
    text = kept
    for a, b, c, d in reversed(list(_stretches(ours, theirs))):
        if wanted.isdisjoint(range(c, d)):
            continue
        first, last = ours[a - 1].end if a else 0, ours[b].start if b < len(ours) else len(kept)
        begin, end = theirs[c - 1].end if c else 0, theirs[d].start if d < len(theirs) else len(other)
        text = text[:first] + other[begin:end] + text[last:]
    words = [_words(language.tokenise(one)) for one in (kept, other, text)]
    return text if all(_is_between(word, *words) for word in words[0] | words[1]) else ""


def _stretches(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[_Stretch]:
    """The stretches that differ; those between which there are few words are one."""
    matcher = SequenceMatcher(None, [one.text for one in ours], [one.text for one in theirs], autojunk=False)
    open_: _Stretch | None = None
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            if open_ and sum(one.is_word for one in ours[a:b]) > _APART:
                yield open_
                open_ = None
        else:
            open_ = (open_[0], b, open_[2], d) if open_ else (a, b, c, d)
    if open_:
        yield open_


def _words(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(one.low for one in tokens if one.is_word and len(one.text) >= _LONG)


def _is_between(word: str, ours: Counter[str], theirs: Counter[str], made: Counter[str]) -> bool:
    return min(ours[word], theirs[word]) <= made[word] <= max(ours[word], theirs[word])
