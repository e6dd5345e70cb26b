"""Leverage: which translation of a catalog belongs to which paragraph of a changed article.

A paragraph whose text is in the catalog has its entry. For the others, translations by people whose paragraph is gone
are searched: first sentence by sentence (a paragraph that was split, joined, or lost a sentence), then as a whole, by
the similarity of the two source texts. A reused translation is fuzzy and names the source that it was made for (`#|`).
One whose source is not similar enough is offered in a comment. The old entry is not changed: merging makes it obsolete.
"""

from __future__ import annotations

import difflib
import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translate.catalog.contexts import by_any, by_key, shared_out
from translate.catalog.entries import FUZZY, Catalog, Entry, key, of_key
from translate.model import Standing
from translate.text import aligned, layout_end, segmenter

OFFER = "former wording: "  # a translator comment with a wording that another source, or this one, had before begins so
_ALIKE = 0.6  # least difflib ratio, over words, for a paragraph to count as an old one changed; msgmerge's threshold
_AKIN = 0.4  # least share of a new paragraph's words found in an old one whose translation is offered; chosen by hand
_TRIED = 5  # former paragraphs, those with most words in common, compared word by word; chosen by hand
_SKEW = 3.0  # largest factor between the length ratio of a sentence pair and that of its paragraph; chosen by hand
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"  # Thai to Han: letter by letter
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+")
_NO_SPACE_AFTER = "。！？｡"
_GAP = "\n\n"  # between the former sources of a translation that was made from several


def carry(catalog: Catalog, keys: Sequence[str], source_locale: str, target_locale: str) -> dict[str, Entry]:
    """The entries, by key, of the paragraphs that have one in the catalog or can reuse a translation of it.

    `keys`: those of the article's paragraphs in order, see `contexts.keys`. Entries of the same key are returned
    unchanged. The others are new: fuzzy with the former source as `previous`, or untranslated with a suggestion in the
    comments. Paragraphs for which nothing is found are left out.
    """
    known = by_key(catalog.entries)
    found = {one: known[one] for one in keys if one in known}
    fresh = [one for one in dict.fromkeys(keys) if one not in known]
    if not fresh:
        return found
    found |= _of_same_text(fresh, known, set(keys))
    told = {one: of_key(one) for one in fresh if one not in found}
    former = _former(known, {of_key(one)[0] for one in keys}, source_locale, target_locale)
    reused = _reused(list(dict.fromkeys(source for source, _ in told.values())), former, source_locale)
    made = {
        one: replace(reused[source], context=context) for one, (source, context) in told.items() if source in reused
    }
    return found | made


def _of_same_text(fresh: Sequence[str], known: Mapping[str, Entry], taken: set[str]) -> dict[str, Entry]:
    """The entries of keys that the catalog does not have, made from those of the same text in other contexts."""
    texts = defaultdict[str, list[Entry]](list)
    for entry in known.values():
        texts[entry.source].append(entry)
    found = dict[str, Entry]()
    for one in fresh:
        if made := shared_out(one, texts[of_key(one)[0]], taken):
            found[one] = made
    return found


def _reused(fresh: Sequence[str], former: Sequence[_Former], source_locale: str) -> dict[str, Entry]:
    """The entries, by source text, of texts that the catalog does not have, made from former translations."""
    found = dict[str, Entry]()
    if not former:
        return found
    spent: Counter[int] = Counter()  # characters of each former source whose translation has been reused
    for source in fresh:
        if pieces := _recut(_sentences(source, source_locale), former):
            found[source] = _carried(source, _joined(source, pieces, source_locale), [p.former for p in pieces])
            for piece in pieces:
                spent[id(piece.former)] += piece.length
    rest = [source for source in fresh if source not in found]
    whole = [one for one in former if 2 * spent[id(one)] < len(one.entry.source)]
    for source, one in _paired(rest, whole):
        found[source] = _carried(source, one.entry.target, [one])
    for source in rest:
        if source not in found and (akin := list(_akin(source, former))):
            found[source] = Entry(source, comments=tuple(f"{OFFER}{' '.join(o.entry.target.split())}" for o in akin))
    return found


def is_derived(entry: Entry, known: Mapping[str, Entry], source_locale: str, target_locale: str) -> bool:
    """True if an entry holds only what carry() made from other entries in `known`, not edited since. `known`: the
    entries by key, and by source for any context."""
    if entry.standing is not Standing.STALE:
        return False
    former = key(entry.previous, entry.previous_context)
    names = [former] if former in known else entry.previous.split(_GAP)
    origins = [known[name] for name in names if name in known and known[name].target]
    if len(origins) < len(names) or not set(entry.remarks) <= {line for one in origins for line in one.remarks}:
        return False
    if entry.target in {one.target for one in origins}:
        return True
    pieces = _recut(
        _sentences(entry.source, source_locale), [_Former(o, source_locale, target_locale) for o in origins]
    )
    return bool(pieces) and _joined(entry.source, pieces, source_locale) == entry.target


def is_recut(entry: Entry, locale: str) -> bool:
    """True if all sentences of an entry's source were in the former source, so that only paragraph boundaries changed.
    Where sentences were removed, the translation must have as many sentences as are left: otherwise it may still
    translate a removed one."""
    now, then = _sentences(entry.source, locale), _sentences(entry.previous, locale)
    if not set(now) <= set(then):
        return False
    return len(now) == len(then) or bool(aligned((entry.source, locale), (entry.target, locale)))


@dataclass(slots=True)
class _Former:
    """A translation by a person whose paragraph is gone. `names`: the sources that it was used for, its own first."""

    entry: Entry
    source_locale: str
    target_locale: str
    names: list[str] = field(default_factory=list)
    _chunks: list[tuple[tuple[str, ...], str]] | None = None

    def chunks(self) -> list[tuple[tuple[str, ...], str]]:
        """Consecutive sentences of the source with their translation: all together, and one by one where that is
        safe."""
        if self._chunks is None:
            source, target = self.entry.source, self.entry.target
            self._chunks = [(tuple(_sentences(source, self.source_locale)), target)]
            pairs = aligned((source, self.source_locale), (target, self.target_locale))
            if len(pairs) > 1 and _in_proportion(pairs):
                self._chunks += [((one,), other) for one, other in pairs]
                self._chunks += filter(None, (_without_mark(pair, self.source_locale) for pair in pairs))
            if "\n" in source:  # the article may join the lines now, as a format that has come to be read does
                whole = " ".join(source.split())
                self._chunks.append((tuple(_sentences(whole, self.source_locale)), " ".join(target.split())))
        return self._chunks


def _without_mark(pair: Sequence[str], locale: str) -> tuple[tuple[str, ...], str] | None:
    """A sentence and its translation without the mark of a list item that both begin with, None where there is none."""
    one, other = pair
    end = layout_end(one, locale)
    return ((one[end:],), other[end:]) if end and one[:end] == other[:end] else None


@dataclass(frozen=True, slots=True)
class _Piece:
    former: _Former
    text: str
    sentences: int
    length: int


def _former(known: Mapping[str, Entry], present: set[str], source_locale: str, target_locale: str) -> list[_Former]:
    """The translations by people of paragraphs that are gone; one that was only carried counts as its origin."""
    gone = [entry for entry in known.values() if entry.source not in present and entry.standing.is_persons]
    origins = by_any(tuple(known.values()))
    found = dict[str, _Former]()
    for entry in sorted(gone, key=lambda entry: entry.context is not None):
        if not is_derived(entry, origins, source_locale, target_locale):
            found.setdefault(entry.source, _Former(entry, source_locale, target_locale, [entry.source]))
    for entry in gone:
        if entry.source not in found and entry.previous in found:
            found[entry.previous].names.append(entry.source)
    return list(found.values())


def _recut(sentences: Sequence[str], former: Iterable[_Former]) -> list[_Piece]:
    """The translation of sentences put together from former translations: the longest matching runs first, else
    sentence by sentence. Empty if one sentence is not found."""
    by_first: dict[str, list[tuple[tuple[str, ...], str, _Former]]] = defaultdict(list)
    for one in former:
        for chunk, text in one.chunks():
            if chunk:
                by_first[chunk[0]].append((chunk, text, one))
    pieces: list[_Piece] = []
    at = 0
    while at < len(sentences):
        fitting = [c for c in by_first[sentences[at]] if tuple(sentences[at : at + len(c[0])]) == c[0]]
        if not fitting:
            return []
        chunk, text, one = max(fitting, key=lambda c: len(c[0]))
        pieces.append(_Piece(one, text.strip(), len(chunk), sum(map(len, chunk))))
        at += len(chunk)
    return pieces


def _joined(source: str, pieces: Sequence[_Piece], locale: str) -> str:
    """Pieces as one text, with a line break where the source has one."""
    tails = [segment.tail for segment in segmenter.segment(source, locale) if segment.text]
    text, at = "", 0
    for piece in pieces:
        if text:
            broken = "\n" in tails[at - 1]
            text += "\n" if broken else "" if text[-1] in _NO_SPACE_AFTER else " "
        text += piece.text
        at += piece.sentences
    return text


def _carried(source: str, target: str, former: Sequence[_Former]) -> Entry:
    """The entry of a paragraph that reuses a translation made for other paragraphs."""
    entries = list({id(one): one.entry for one in former}.values())
    return Entry(
        source,
        target,
        flags=(FUZZY, *dict.fromkeys(flag for entry in entries for flag in entry.other_flags)),
        comments=tuple(dict.fromkeys(line for entry in entries for line in entry.remarks)),
        previous=_GAP.join(entry.source for entry in entries),
        previous_context=entries[0].context if len(entries) == 1 else None,
    )


def _paired(sources: Sequence[str], former: Sequence[_Former]) -> Iterator[tuple[str, _Former]]:
    """Pairs of a paragraph and the former one most similar to it, the most similar pairs first, none used twice."""
    names = [(name, one) for one in former for name in one.names]
    bags = [_words(name) for name, _ in names]
    index = _Index(bags)
    scored = []
    for at, source in enumerate(sources):
        words = _words(source)
        matcher = difflib.SequenceMatcher(None, [], words, autojunk=False)
        most = {n: 2 * common / (len(words) + len(bags[n])) for n, common in index.common(words).items()}
        for n in heapq.nsmallest(_TRIED, most, key=lambda n: (-most[n], abs(at - n))):
            if most[n] >= _ALIKE:
                matcher.set_seq1(bags[n])
                scored.append((-matcher.ratio(), abs(at - n), n, at))
    taken: set[int] = set()
    done: set[int] = set()
    for ratio, _, n, at in sorted(scored):
        one = names[n][1]
        if -ratio >= _ALIKE and at not in done and id(one) not in taken:
            done.add(at)
            taken.add(id(one))
            yield sources[at], one


def _akin(source: str, former: Sequence[_Former]) -> Iterator[_Former]:
    """The former translations whose source has many of a paragraph's words, at most two."""
    words = _words(source)
    common = _Index([_words(one.entry.source) for one in former]).common(words)
    best = sorted(
        (-count, n) for n, count in common.items() if count >= _AKIN * len(words) and _shared(words, former[n])
    )
    yield from (former[n] for _, n in best[:2])


def _shared(words: Sequence[str], one: _Former) -> bool:
    """True if enough words occur in the same order: function words alone are in every text."""
    other = _words(one.entry.source)
    blocks = difflib.SequenceMatcher(None, other, list(words), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) >= _AKIN * len(words)


class _Index:
    """An inverted index of bags of words, for counting the words that a text shares with each of them."""

    def __init__(self, bags: Iterable[Sequence[str]]) -> None:
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, words in enumerate(bags):
            for word, count in Counter(words).items():
                self._places[word].append((n, count))

    def common(self, words: Iterable[str]) -> Counter[int]:
        found: Counter[int] = Counter()
        for word, count in Counter(words).items():
            for n, other in self._places.get(word, ()):
                found[n] += min(count, other)
        return found


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _sentences(text: str, locale: str) -> list[str]:
    return [segment.text for segment in segmenter.segment(text, locale) if segment.text]


def _in_proportion(pairs: Sequence[Sequence[str]]) -> bool:
    """True if every translated sentence has about the length ratio of the paragraph. An outlier means that sentences
    were joined or split, and equal counts alone are not enough to move a sentence into another paragraph."""
    whole = sum(len(other) for _, other in pairs) / sum(len(one) for one, _ in pairs)
    return all(1 / _SKEW < len(other) / len(one) / whole < _SKEW for one, other in pairs)
