"""Names in a finished translation: garbled ones, and ones that come out in more than one way in a document.

What a translator put differently, or left out, is no finding: a name is called garbled only where no rendering of it
stands, but a word that no dictionary knows, somewhat like it, and not the rendering of another name. Measured on 600
sentences of newstest2019: see `tests/benchmarks/names.py --judge`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.model import Finding, Severity, TermKind
from glossary.names.choose import Choice, alike, stands
from glossary.names.dictionary import is_known
from glossary.names.infer import Mentioned, NameTexts, infer_names
from glossary.names.records import NameKind

MANGLED, SEVERAL = "name-mangled", "name-inconsistent"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LIKE, _SAME = 0.25, 0.6  # likeness from which a word seems to be a name, and from which it is a spelling of it
_KEPT_LIKE, _KEPT_SAME = 0.6, 1.0  # of names that stay as they are
_STEM = 3  # letters of a rendering with which a word must begin to be made of it
_TRIED = 4  # candidates that a word is held against


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """A source text and its translation; `where` they stand, for messages."""

    source: str
    target: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """A unit of a name in one text: what it could be rendered as, and which of that stands in the translation."""

    mention: Mentioned
    choice: Choice
    standing: frozenset[str]


def check_names(pairs: Sequence[SegmentPair], locale: str, source_locale: str = "en") -> tuple[Finding, ...]:
    """Findings on the names in the translation of one document, whose texts come in their order."""
    sources, targets = [pair.source for pair in pairs], [pair.target for pair in pairs]
    found = infer_names(NameTexts(sources, targets, [""] * len(pairs)), locale, source_locale=source_locale)
    texts: dict[int, list[_Name]] = defaultdict(list)
    for mention in found.mentions:
        for choice in mention.choices:
            if choice.candidates[0].kind == NameKind.DEMONYM:
                continue  # of a people, a language, a country: translators choose freely
            there = (one.text for one in choice.candidates if stands(one.text, targets[mention.text]))
            texts[mention.text].append(_Name(mention, choice, frozenset(there)))
    garbled = (finding for at, names in texts.items() for finding in _mangled(pairs[at], names, locale))
    return (*garbled, *_several(pairs, [name for names in texts.values() for name in names]))


def _mangled(pair: SegmentPair, names: Sequence[_Name], locale: str) -> Iterator[Finding]:
    """Names of which only something garbled stands; a word is the garbled form of one name at most."""
    said = [word for word in _WORD.findall(pair.target) if word[:1].isupper() and not word.isupper()]
    explained = {word for name in names for word in said for text in name.standing if stands(text, word)}
    explained |= {word for name in names for word in said if _is_within(name.choice, word)}
    free = [word for word in dict.fromkeys(said) if word not in explained and not _is_known(word, pair.source, locale)]
    missing = [name for name in names if not name.standing and name.mention.match.term.target[:1].isupper()]
    scored = sorted(
        ((_likeness(name.choice, word), name, word) for name in missing for word in free), key=lambda item: -item[0]
    )
    taken: set[str] = set()
    for score, name, word in scored:
        kept = name.mention.match.term.kind is TermKind.KEEP
        least, most = (_KEPT_LIKE, _KEPT_SAME) if kept else (_LIKE, _SAME)
        surface = name.mention.match.surface
        if score < least or {word, surface} & taken:
            continue
        taken |= {word, surface}
        if score < most:
            message = f"{surface} => {name.choice.text}: {word} seems to be it, garbled"
            yield Finding(MANGLED, Severity.WARNING, pair.where, message, f"{word} -> {name.choice.text}")


def _several(pairs: Sequence[SegmentPair], names: Iterable[_Name]) -> Iterator[Finding]:
    """Names that stand in one rendering here and in another, that no text shares with the first, there."""
    groups: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    for name in names:
        if name.standing:
            groups[tuple(candidate.text for candidate in name.choice.candidates)].append(name)
    for group in groups.values():
        counts = Counter(text for name in group for text in name.standing)
        usual = min(counts, key=lambda text: (-counts[text], text))
        for name in group:
            if usual in name.standing:
                continue
            other = min(name.standing)
            where = pairs[name.mention.text].where
            message = f"{name.mention.match.surface}: {other} here, {usual} elsewhere in the document"
            yield Finding(SEVERAL, Severity.INFO, where, message, "choose one, and give it a row in the glossary")


def _is_known(word: str, source: str, locale: str) -> bool:
    """Whether a word of a translation needs no explanation: the dictionary has it, or the source."""
    return word in source or is_known(word, re.split("[-_]", locale)[0].lower())


def _is_within(choice: Choice, word: str) -> bool:
    """Whether a word begins with a rendering, written together with what follows (Трансаляскинский of Trans-Alaska)."""
    stems = (one.text.lower().replace("-", "")[:-1] for one in choice.candidates[:_TRIED])
    return any(len(stem) >= _STEM and word.lower().replace("-", "").startswith(stem) for stem in stems)


def _likeness(choice: Choice, word: str) -> float:
    """How like a word is to a rendering, or to one word of it, at best."""
    low = word.lower()
    texts = {
        part for one in choice.candidates[:_TRIED] for part in (one.text.lower(), *_WORD.findall(one.text.lower()))
    }
    return max(alike(text, low) for text in texts)
