"""The ledger of a translated article: which of its bytes are not those of the source, so that all others can be
proved to be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import ArticleError, TranslateError
from translate.model import Article
from translate.project import articles, files
from translate.project.articles import Replacement, Spliced

_KIND = "translate-articles ledger"
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a translation of an article replaced in it, in the order of the bytes. `source`, `translation`: SHA-256 of
    both files, in hex; `source_locale`, `locale`: those of the pair."""

    article: str
    source: str
    translation: str
    source_locale: str
    locale: str
    replacements: tuple[Replacement, ...]


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes of a file, in hex."""
    return hashlib.sha256(data).hexdigest()


def serialize(article: Article, source: bytes, locale: str, made: Spliced) -> bytes:
    """The ledger of an article as a JSON file: for each replacement its bytes in the source [start, end), its bytes in
    the translation [start, end), what it is, and in an archive the path of the member."""
    spans = [
        [one.start, one.end, one.at, one.at + one.length, one.what, *([one.member] if one.member else ())]
        for one in made.replacements
    ]
    head = {
        "kind": _KIND,
        "schema": _SCHEMA,
        "article": article.name,
        "from": article.locale,
        "to": locale,
        "source": {"sha256": digest(source), "bytes": len(source)},
        "translation": {"sha256": digest(made.data), "bytes": len(made.data)},
    }
    rows = ",\n".join(f"  {json.dumps(span, ensure_ascii=False)}" for span in spans)
    opened = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opened},\n "replaced": [\n{rows}\n ]\n}}\n'.encode()


def load(path: Path) -> Ledger:
    """Read a ledger. Raises TranslateError for a file that is none."""
    try:
        found: dict[str, Any] = json.loads(files.read(path))
        if (found["kind"], found["schema"]) != (_KIND, _SCHEMA):
            raise ValueError(f"kind {found['kind']}, schema {found['schema']}")
        spans = tuple(_replacement(*row) for row in found["replaced"])
        digests = found["source"]["sha256"], found["translation"]["sha256"]
        return Ledger(found["article"], *digests, found["from"], found["to"], spans)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise TranslateError(path, f"is no ledger ({error})", "run translate run or build again") from error


def _replacement(start: int, end: int, at: int, until: int, what: str, member: str = "") -> Replacement:
    """A row of a ledger. Raises ValueError for values of other types."""
    places = start, end, at, until
    if any(type(one) is not int for one in places) or any(type(one) is not str for one in (what, member)):
        raise ValueError(f"the row {[*places, what, member]}")
    return Replacement(start, end, at, until - at, what, member)


def differences(source: bytes, translation: bytes, replacements: Sequence[Replacement]) -> Iterator[str]:
    """What is wrong with the claim that a translation differs from its source in these bytes only: nothing if it is
    true. Where they are bytes of members of an archive, all other members must be those of the source."""
    if any(one.member for one in replacements):
        yield from _in_archive(source, translation, replacements)
    else:
        yield from _between(source, translation, replacements)


def _in_archive(source: bytes, translation: bytes, replacements: Sequence[Replacement]) -> Iterator[str]:
    try:
        before, after = articles.archive(source, "the article"), articles.archive(translation, "the translation")
        changed = frozenset(one.member for one in replacements)
        if lost := sorted(changed.difference(before.members) or changed.difference(after.members)):
            yield f"the archive has no member {lost[0]}"
            return
        yield from articles.differing_members(before, after, changed)
        for path in sorted(changed):
            own = [one for one in replacements if one.member == path]
            faults = _between(before.content(path), after.content(path), own)
            yield from (f"{path}: {fault}" for fault in faults)
    except ArticleError as error:
        yield str(error)


def _between(source: bytes, translation: bytes, replacements: Sequence[Replacement]) -> Iterator[str]:
    last, there = 0, 0
    for one in replacements:
        if not (last <= one.start <= one.end <= len(source) and there <= one.at and one.length >= 0):
            yield f"the span at byte {one.start} overlaps another or is outside of the file"
            return
        if source[last : one.start] != translation[there : one.at]:
            yield _first(source[last : one.start], translation[there : one.at], there)
        last, there = one.end, one.at + one.length
    if source[last:] != translation[there:]:
        yield _first(source[last:], translation[there:], there)


def _first(source: bytes, translation: bytes, at: int) -> str:
    same = next((n for n, (a, b) in enumerate(zip(source, translation, strict=False)) if a != b), None)
    place = at + (min(len(source), len(translation)) if same is None else same)
    return f"byte {place} is not that of the source, and no translated text"
