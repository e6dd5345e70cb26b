"""How many of some, and whether they must: all that became none, both one, most few, must may, twice as many half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.locales import primary
from translate.text.rules.closed_sets import Named, families, named
from translate.text.rules.negation_words import DENYING
from translate.text.rules.pair import Text, TextPair
from translate.text.sentence_alignment import aligned

_TOPIC = "quantifiers"


class _Contrary(NamedTuple):
    """What contradicts a kind of words, where nothing of `right` or of the kind itself is there. `denied`: true if a
    negation elsewhere may say the same."""

    kind: str
    contrary: frozenset[str]
    right: frozenset[str]
    denied: bool


_CONTRARIES = tuple(
    _Contrary(kind, frozenset(contrary.split()), frozenset([kind, *right.split()]), kind not in _PLAIN)
    for _PLAIN in (("one", "more", "fewer", "as many"),)
    for kind, contrary, right in (
        ("none", "all both", "few"),
        ("all", "few", "most"),
        ("most", "few none", "all"),
        ("few", "most all", "none one"),
        ("both", "one none three", "all"),
        ("one", "all both three most", ""),
        ("must", "may", ""),
        ("may", "must", ""),
        ("more", "fewer", ""),
        ("fewer", "more", ""),
        ("as many", "many", ""),
    )
)
_DUTY = re.compile(r"\b(?:must|should|need\w*|ha(?:s|ve|d) to|required?|ought|shall|supposed|due|to be|duty)\b")
_LIST = 6  # words after both among which there is an "and" where it opens a list of two


def quantities_turned(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The words for how many, and for must and may, of which the target says the contrary, each with what stands
    there."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here != "en" or here == there:
        return
    for find in (families, _kinds):
        said, heard = find(pair.source, _TOPIC, here), find(pair.target, _TOPIC, there)
        rows = [row for row in _CONTRARIES if row.kind in said and not row.contrary.isdisjoint(heard)]
        if not rows:
            return
    for source, target in _sentences(pair):
        ours, theirs = _kinds(source, _TOPIC, here), _kinds(target, _TOPIC, there)
        for row in rows:
            if (
                row.kind not in ours
                or not row.right.isdisjoint(theirs)
                or _may_say_so(row, ours[row.kind], source, target)
            ):
                continue
            contrary = row.contrary if row.kind == "one" else row.contrary - ours.keys()
            if other := next((theirs[one] for one in sorted(contrary) if one in theirs), None):
                yield ours[row.kind].text, other.text


def _kinds(text: Text, topic: str, language: str) -> dict[str, Named]:
    """The kinds of words of a text, each with the first such word."""
    found = dict[str, Named]()
    for one in named(text, topic, language):
        if not _is_other(one, text.words):
            found.setdefault(one.member.family, one)
    return found


def _is_other(one: Named, words: Sequence[str]) -> bool:
    """True for May, the month, and for both before a list of two: both Riga and Oslo."""
    listed = one.text in ("both", "Both") and "and" in words[one.end : one.end + _LIST]
    return listed or one.text == "May" or not one.member.family


def _sentences(pair: TextPair) -> Iterator[tuple[Text, Text]]:
    found = aligned((pair.source.bare, pair.source_locale), (pair.target.bare, pair.target_locale))
    for source, target in found or ((pair.source.bare, pair.target.bare),):
        yield Text.of(source), Text.of(target)


def _may_say_so(row: _Contrary, one: Named, source: Text, target: Text) -> bool:
    """True if another word of a sentence may make a contrary word right: a negation, a duty of another verb."""
    if row.kind == "may" and _DUTY.search(source.bare):
        return True
    rest = (*source.words[: one.start], *source.words[one.end :], *target.words)
    return row.denied and not DENYING.isdisjoint(map(str.lower, rest))
