"""Checks the names in a finished translation: garbled names, and names with several renderings in one document.

A name that is paraphrased or left out is not a finding. A name is reported as garbled only if none of its renderings is
present, but a similar word that is in no dictionary and is not the rendering of another name. Measured on 600 sentences
of newstest2019 by `tests/benchmarks/names.py --judge`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.model import Finding, Severity, TermKind
from glossary.names.choose import Choice, alike, occurs
from glossary.names.dictionary import is_known
from glossary.names.infer import Mentioned, NameTexts, infer_names
from glossary.names.name import NameKind

MANGLED, SEVERAL = "name-mangled", "name-inconsistent"
_STRESS = "\u0301"  # the mark of a stressed vowel
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Similarity is 0..1, see `alike`. Chosen by hand on the sentences of that benchmark.
_LIKE, _SAME = 0.25, 0.6  # least similarity of a garbled rendering, and of a right one in another spelling
_KEPT_LIKE, _KEPT_SAME = 0.6, 1.0  # the same for names that are kept in Latin letters
_STEM = 3  # first letters that a word shares with a rendering from which it is derived
_TRIED = 4  # most candidates that a word is compared with


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """A source text and its translation. `where`: their place, for the findings."""

    source: str
    target: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """A unit of a name in one text, and those of its candidates that are `present` in the translation, best first."""

    mention: Mentioned
    choice: Choice
    present: tuple[str, ...]


def check_names(pairs: Sequence[SegmentPair], locale: str, source_locale: str = "en") -> tuple[Finding, ...]:
    """Findings on the names in the translation of one document; `pairs` are its texts in order."""
    pairs = [replace(pair, target=pair.target.replace(_STRESS, "")) for pair in pairs]
    sources, targets = [pair.source for pair in pairs], [pair.target for pair in pairs]
    found = infer_names(NameTexts(sources, targets, [""] * len(pairs)), locale, source_locale=source_locale)
    texts: dict[int, list[_Name]] = defaultdict(list)
    for mention in found.mentions:
        for choice in mention.choices:
            if choice.candidates[0].kind == NameKind.DEMONYM:
                continue  # a people, a language, a country: several words are right
            there = tuple(one.text for one in choice.candidates if occurs(one.text, targets[mention.text]))
            texts[mention.text].append(_Name(mention, choice, there))
    garbled = (finding for at, names in texts.items() for finding in _mangled(pairs[at], names, locale))
    return (*garbled, *_several(pairs, [name for names in texts.values() for name in names]))


def _mangled(pair: SegmentPair, names: Sequence[_Name], locale: str) -> Iterator[Finding]:
    """Findings on names whose rendering is garbled; a word is the garbled form of at most one name."""
    said = [word for word in _WORD.findall(pair.target) if word[:1].isupper() and not word.isupper()]
    explained = {word for name in names for word in said for text in name.present if occurs(text, word)}
    explained |= {word for name in names for word in said if _is_within(name.choice, word)}
    free = [word for word in dict.fromkeys(said) if word not in explained and not _is_known(word, pair.source, locale)]
    missing = [name for name in names if not name.present and name.mention.match.term.target[:1].isupper()]
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
    """Findings on names with two renderings in different texts, of which no text has both."""
    groups: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    for name in names:
        if name.present:
            groups[tuple(candidate.text for candidate in name.choice.candidates)].append(name)
    for group in groups.values():
        counts = Counter(text for name in group for text in name.present)
        usual = min(counts, key=lambda text: (-counts[text], text))
        for name in group:
            if usual in name.present:
                continue
            other = name.present[0]
            where = pairs[name.mention.text].where
            message = f"{name.mention.match.surface}: {other} here, {usual} elsewhere in the document"
            yield Finding(SEVERAL, Severity.INFO, where, message, "choose one, and give it a row in the glossary")


def _is_known(word: str, source: str, locale: str) -> bool:
    """True if the dictionary or the source has a word of the translation."""
    return word in source or is_known(word, re.split("[-_]", locale)[0].lower())


def _is_within(choice: Choice, word: str) -> bool:
    """True if a word begins with a rendering, joined to what follows (Трансаляскинский from Trans-Alaska)."""
    stems = (one.text.lower().replace("-", "")[:-1] for one in choice.candidates[:_TRIED])
    return any(len(stem) >= _STEM and word.lower().replace("-", "").startswith(stem) for stem in stems)


def _likeness(choice: Choice, word: str) -> float:
    """The largest similarity (0..1) of a word to a candidate or a word of one."""
    low = word.lower()
    texts = {
        part for one in choice.candidates[:_TRIED] for part in (one.text.lower(), *_WORD.findall(one.text.lower()))
    }
    return max(alike(text, low) for text in texts)
