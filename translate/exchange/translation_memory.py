"""Translation memories: exact and close matches of a text in the files of other tools.

Closeness is 1 - d / n, where d is the Levenshtein distance (1966) of the two texts over words and signs, and n the
number of these in the longer one. A text with 0.75 or more, the usual threshold of CAT tools, is a close match. Most
texts are not compared, because texts so close share most of their rarest words (Chaudhuri, Ganti and Kaushik 2006, "A
primitive operator for similarity joins in data cleaning").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.catalog import provenance
from translate.errors import OtherLanguageError
from translate.exchange import exchange_formats
from translate.exchange.passage import Passage
from translate.model import State

CLOSE = 0.75
_COMPARED = 20  # candidates that are compared, those that share most words; chosen by hand
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s]")  # scripts without spaces: by letter
_Key = tuple[str, int]  # a word, and the number of this occurrence of it in its text, from 1


@dataclass(frozen=True, slots=True)
class Known:
    """A known text and its translation. `origin`: the name of the file; `article`: that of the article in whose catalog
    a person has approved it, "" for a translation memory."""

    source: str
    target: str
    origin: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class CloseMatch:
    """A close match: a text of a translation memory and its closeness to another text (0.75 to 1)."""

    known: Known
    closeness: float


class TranslationMemory:
    """The entries of translation memories for one pair of locales. Texts that differ only in white space are equal."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Of several translations of a text the first is used."""
        self._exact: dict[str, Known] = {}
        for one in known:
            self._exact.setdefault(_loose(one.source), one)
        self._texts = [(one, _words(one.source)) for one in self._exact.values()]
        self._postings: dict[_Key, list[int]] = {}
        for n, (_, words) in enumerate(self._texts):
            for key in _keys(words):
                self._postings.setdefault(key, []).append(n)

    def __len__(self) -> int:
        return len(self._exact)

    def exact(self, text: str) -> Known | None:
        """The entry of a text, None if there is none."""
        return self._exact.get(_loose(text))

    def close(self, text: str) -> CloseMatch | None:
        """The closest other text, None if none is close enough."""
        words = _words(text)
        keys = sorted(_keys(words), key=lambda key: (len(self._postings.get(key, ())), key))
        telling = keys[: len(keys) - int(CLOSE * len(keys)) + 1]
        shared = Counter(n for key in telling for n in self._postings.get(key, ()))
        bounds = ((self._bound(n, words), n) for n in shared)
        likely = sorted(((bound, -n) for bound, n in bounds if bound >= CLOSE), reverse=True)[:_COMPARED]
        offers = [CloseMatch(self._texts[-n][0], closeness(words, self._texts[-n][1])) for _, n in likely]
        fit = [one for one in offers if one.closeness >= CLOSE and _loose(one.known.source) != _loose(text)]
        return max(fit, key=lambda one: one.closeness, default=None)

    def _bound(self, n: int, words: Sequence[str]) -> float:
        """An upper bound of the closeness of entry n, as if all common words were in the same order."""
        theirs = self._texts[n][1]
        common = (Counter(words) & Counter(theirs)).total()
        return common / max(len(words), len(theirs), 1)


def load(paths: Sequence[str], source: str, target: str) -> TranslationMemory | None:
    """The translations in files of any exchange format, of several translations of a text the first; None if no file is
    given.

    From catalogs only approved translations are used; unedited machine text of ours is never used. Raises
    TranslateError.
    """
    if not paths:
        return None
    return TranslationMemory(
        Known(passage.source, passage.target, path.name)
        for path in map(Path, paths)
        for whole in _read(path, source, target)
        for passage in (whole, *whole.segments)
        if _counts(passage, catalog=path.suffix == ".po")
    )


def _read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The passages of a file; none if it is for another target language, as a run may have several."""
    try:
        yield from exchange_formats.read(path, source, target)
    except OtherLanguageError:
        return


def _counts(passage: Passage, catalog: bool) -> bool:
    if passage.state is State.UNTRANSLATED or not passage.source.strip():
        return False
    approved = passage.state is State.TRANSLATED
    return approved or not (catalog or provenance.is_machines(passage.target, [passage.mark]))


def closeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The closeness of two texts, from 0 to 1, given as lists of words and signs."""
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    return normalized_similarity(one, other)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _keys(words: Iterable[str]) -> list[_Key]:
    """The words of a text as distinct keys: the second "the" of a text has another key than the first."""
    seen = Counter[str]()
    keys = list[_Key]()
    for word in words:
        seen[word] += 1
        keys.append((word, seen[word]))
    return keys


def _loose(text: str) -> str:
    return " ".join(text.split())
