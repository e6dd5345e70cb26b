"""Names mined from parallel news: capitalised English words and the capitalised Russian words they keep company with.

A pair is kept when it is seen often enough for its share and looks like a transliteration to the transliterator. The
Russian side is brought to its lemma: the one, of all that pymorphy3 allows, that explains most of the forms seen and is
most like a transliteration. Nothing is mined from evaluation sets.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pymorphy3
from rapidfuzz.distance import JaroWinkler

from glossary.names.lists import CALENDAR, FUNCTION, TITLE_ACRONYMS, TITLES
from glossary.names.transliterate import Transliterator, transliterator

# A pair counts less where a machine made one of its sides.
TEXTS = {"news_human": 1.0, "news_mt_source": 0.7, "news_mt_target": 0.35, "tatoeba": 1.0}
LEAST, SHARE, OTHERS = (
    1.35,
    0.3,
    0.25,
)  # weighted sentences; share of a name's sentences for its first rendering, others
ALIKE = ((5.0, 0.82), (2.5, 0.86), (0.0, 0.9))  # Jaro-Winkler that a pair seen so often needs
WHOLE = 0.9  # that two words rendered by one need; each alone must be less like it than ALONE
ALONE = 0.93
_ENGLISH = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|[.!?:;,\"“”()]")
_RUSSIAN = re.compile(r"[А-Яа-яЁё]+(?:['’-][А-Яа-яЁё]+)*")
_NO_NAMES = (FUNCTION | CALENDAR | TITLES | TITLE_ACRONYMS) - {"premier"}  # Premier League
_MORPH: Any = pymorphy3.MorphAnalyzer()


class Mined(NamedTuple):
    """A name, the lemma of its rendering, that lemma with its capitals, weighted sentences, share of the name's."""

    name: str
    lemma: str
    text: str
    count: float
    share: float


class _Counts(NamedTuple):
    """Weighted sentences with a name, with a name in small letters, with both; and the forms of words."""

    names: Counter[str]
    small: Counter[str]
    together: dict[str, Counter[str]]
    forms: Counter[str]


def mine(folder: Path) -> list[Mined]:
    """The names of the parallel texts in a folder, each with up to four renderings."""
    counts, judge = _counted(folder), transliterator("en-ru")
    return [one for name in sorted(counts.together) for one in _kept(name, counts, judge)]


def _counted(folder: Path) -> _Counts:
    counts = _Counts(Counter(), Counter(), defaultdict(Counter), Counter())
    for text, weight in TEXTS.items():
        with lzma.open(folder / f"{text}.tsv.xz", "rt", encoding="utf-8") as stream:
            for line in stream:
                source, _, target = line.rstrip("\n").partition("\t")
                if source.isupper() or target.isupper():
                    continue
                names = set(_names(source, counts.small))
                words = {w for w in _RUSSIAN.findall(target) if w[0].isupper() and len(w) > 1 and not w.isupper()}
                lemmas = {lemma for word in words for lemma in _lemmas(word)} if names else set()
                for word in words:
                    counts.forms[word] += weight
                for name in names:
                    counts.names[name] += weight
                    for lemma in lemmas:
                        counts.together[name][lemma] += weight
    return counts


def _names(text: str, small: Counter[str]) -> Iterator[str]:
    """Capitalised words inside sentences, and pairs of them. Words in small letters are counted; headings have none."""
    words = _ENGLISH.findall(text)
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) > 4 and sum(word[0].isupper() for word in letters) > 0.6 * len(letters):
        return
    before, starts = "", True
    for word in words:
        if not word[0].isalpha():
            before, starts = "", starts or word in '.!?:"“”'
            continue
        word = re.sub(r"['’]s?$", "", word)
        if word[:1].isupper() and len(word) > 1:
            if not starts:
                yield word
            if before:
                yield f"{before} {word}"
            before = word
        else:
            small[word] += not starts
            before = ""
        starts = False


@cache
def _lemmas(word: str) -> frozenset[str]:
    """The word itself in small letters, and what nouns and adjectives it may be a form of."""
    parses = [parse for parse in _MORPH.parse(word)[:6] if parse.tag.POS in ("NOUN", "ADJF") and parse.score >= 0.02]
    return frozenset({word.lower(), *(parse.normal_form for parse in parses)})


def _kept(name: str, counts: _Counts, judge: Transliterator) -> list[Mined]:
    """The renderings of a name that are good enough, the best first; of forms of one word only the best."""
    parts = re.split("[ -]", name)
    if any(part.lower() in _NO_NAMES or len(part) < 3 - (len(parts) > 1) for part in parts):
        return []
    total = counts.names[name]
    if counts.small[name.lower()] > total or name.isupper() or len(parts) > 2 or total < LEAST:
        return []
    likely = {lemma: n for lemma, n in counts.together[name].items() if n >= LEAST and n >= OTHERS * total}
    if not likely:
        return []
    renderings = [[text for text, _ in judge.renderings(part, 10 if len(parts) == 1 else 5)] for part in parts]
    ranked = []
    for lemma, n in likely.items():
        alike = _alike(renderings, lemma)
        need = next(least for often, least in ALIKE if n >= often) if " " not in name else WHOLE
        if alike >= need and (" " not in name or _of_both(renderings, lemma, n, total)):
            nominative = counts.forms[lemma.title()] + counts.forms[lemma.capitalize()] > 0
            ranked.append((n / total * alike**4 + 0.02 * nominative, lemma, n))
    ranked.sort(key=lambda one: (-one[0], one[1]))
    kept: list[Mined] = []
    for _, lemma, n in ranked:
        if (n < SHARE * total and not kept) or any(_forms_of_one(lemma, one.lemma) for one in kept):
            continue
        kept.append(Mined(name, lemma, _capitals(lemma, counts.forms), n, n / total))
    return kept[:4]


def _alike(renderings: list[list[str]], lemma: str) -> float:
    """How like a lemma is to the transliterations, put together; ё is е."""
    joined = renderings[0] if len(renderings) == 1 else [a + b for a in renderings[0] for b in renderings[1]]
    bare = lemma.replace("-", "").replace("ё", "е")
    scores = (
        JaroWinkler.similarity(text.replace("ё", "е"), bare) * (1 - 0.002 * min(rank, 10))
        for rank, text in enumerate(joined)
    )
    return max(scores, default=0.0)


def _of_both(renderings: list[list[str]], lemma: str, n: float, total: float) -> bool:
    """Whether one Russian word renders both English ones, not one of them alone (New York, but not Mayor Johnson)."""
    bare = lemma.replace("-", "")
    alone = max((JaroWinkler.similarity(text, bare) for part in renderings for text in part), default=0.0)
    adjective = _MORPH.parse(lemma)[0].tag.POS == "ADJF"
    parts = lemma.split("-")
    long = len(parts) == 1 and len(lemma) >= 6 and alone <= ALONE
    return n >= 2 and n >= 0.5 * total and not adjective and (long or (len(parts) == 2 and len(parts[0]) > 1))


def _forms_of_one(one: str, other: str) -> bool:
    length = max(3, min(len(one), len(other)) - 2)
    return one[:length].replace("ё", "е") == other[:length].replace("ё", "е")


def _capitals(lemma: str, forms: Counter[str]) -> str:
    """A lemma with the capitals that it has most often: Нью-Йорк, but Премьер-лига. ё only where it was written."""
    spellings = {lemma, lemma.replace("ё", "е")} if not _MORPH.word_is_known(lemma) else {lemma}
    shapes = [shape for text in spellings for shape in (_each(text), text[:1].upper() + text[1:])]
    beginnings = {shape: sum(forms[shape + ending] for ending in ("", "а", "у", "е", "ы", "и")) for shape in shapes}
    return max(beginnings, key=lambda shape: (beginnings[shape], "ё" not in shape, shape == _each(shape)))


def _each(text: str) -> str:
    """Capitals at the beginning of every part."""
    return re.sub(r"(^|[-'])(\w)", lambda found: found[1] + found[2].upper(), text)
