"""Rules on more than one entry: an article against its catalog, one translation against the others, drift of names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from translate.checks.checked_documents import Document, plain, whole
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.rules import finding
from translate.model import State
from translate.project import layout
from translate.text import aligned
from translate.text.rules import short

if TYPE_CHECKING:
    from translate.checks.article_findings import ArticleFindings

_SHOWN = 3  # how many paragraphs or renderings a message names


def judge(document: Document) -> Iterator[EntryFinding]:
    """What is wrong with an article as a whole: entries without a translation, text that differs from the catalog."""
    for record in document.records:
        if record.state is State.UNTRANSLATED:
            yield finding("missing", "not translated yet", record)
        elif record.is_stale:
            yield finding("stale-entry", "the source text has changed since this was translated", record)
    if document.trouble:
        yield finding("unreadable", document.trouble, whole(document.catalog_file))
    yield from (finding(one.rule, one.message, whole(document.catalog_file)) for one in document.remarks)
    yield from _count(document)
    yield from _stale(document)
    yield from _unreviewed(document)


def _count(document: Document) -> Iterator[EntryFinding]:
    """Parallel files, and the translated article, must have as many paragraphs as the source."""
    if document.source is None:
        return
    for texts, name in ((document.shown, "its parallel file"), (document.whole, "the translated article")):
        if texts is not None and len(texts) != len(document.source) and not _is_the_same(texts, document):
            message = f"{len(texts)} paragraphs in {name}, {len(document.source)} in the source"
            yield finding("paragraph-count", message, whole(document.catalog_file))


def _is_the_same(texts: Sequence[str], document: Document) -> bool:
    """True if an article has the text of its parallel file, only cut into other paragraphs. In a source with one
    paragraph per line the line lengths decide where paragraphs end, and a translation has other line lengths."""
    shown = document.shown
    return texts is document.whole and shown is not None and plain(" ".join(texts)) == plain(" ".join(shown))


def _stale(document: Document) -> Iterator[EntryFinding]:
    """Paragraphs whose text in the article or parallel file differs from the catalog's. Stale entries are left out:
    what an article shows for them is a setting (`on-stale`). Where a text has several entries (contexts), a paragraph
    may show that of any."""
    entries = defaultdict[str, list[Record]](list)
    for record in document.records:
        entries[record.source].append(record)
    shown, article = document.shown or (), document.whole or ()
    usable = len(article) == len(document.source or ())
    for record in (record for record in document.records if not record.is_stale):
        for number in record.paragraphs:
            texts = {shown[number - 1]} if number <= len(shown) else set()
            texts |= {article[number - 1]} if usable else set()
            same = entries[record.source]
            if not all(any(text == one.target or _shows(text, one) for one in same) for text in texts):
                yield finding("stale-article", f"paragraph {number} shows another text than the catalog has", record)
                break


def _shows(text: str, record: Record) -> bool:
    """True if `text` is the catalog's translation, or the source of an entry that nobody has approved, which
    `translate build --require-reviewed` shows."""
    right = [layout.line(record.target.strip() or record.source)]
    right += [record.source] if record.state is not State.TRANSLATED else []
    return plain(text) in map(plain, right)


def _unreviewed(document: Document) -> Iterator[EntryFinding]:
    """How many of the texts that readers see nobody has approved: one finding per article."""
    fuzzy = sum(record.state is State.FUZZY for record in document.records)
    if fuzzy and (document.shown is not None or document.whole is not None):
        message = f"{fuzzy} of {len(document.records)} texts are shown, though nobody has approved them"
        yield finding("fuzzy-shipped", message, whole(document.catalog_file))


def inconsistent(records: Iterable[Record]) -> Iterator[EntryFinding]:
    """Entries of one locale whose message (source, context and plural form) has another translation elsewhere.

    The usual translation is the most frequent approved one, else the most frequent one.
    """
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        if record.state is not State.UNTRANSLATED:
            groups[plain(record.source).casefold(), *record.message].append(record)
    for group in groups.values():
        if len({plain(one.target).casefold() for one in group}) < 2:
            continue
        approved = Counter(plain(one.target) for one in group if one.state is State.TRANSLATED)
        usual = (approved or Counter(plain(one.target) for one in group)).most_common(1)[0][0]
        other = next(one for one in group if plain(one.target) == usual)
        for one in group:
            if plain(one.target).casefold() != usual.casefold():
                where = f"{other.file}:{other.line}"
                yield finding("inconsistent", f"elsewhere it is: {short(usual)} ({where})", one)


def drift(documents: Sequence[ArticleFindings]) -> Iterator[EntryFinding]:
    """Names with more than one rendering in the articles of one target locale."""
    for source in dict.fromkeys(document.catalog_file.source_locale for document in documents):
        yield from _drift([one for one in documents if one.catalog_file.source_locale == source])


def _drift(documents: Sequence[ArticleFindings]) -> Iterator[EntryFinding]:
    from glossary.mining import drift  # loads dictionaries, so only on demand

    places: dict[str, Record] = {}
    pairs = []
    for record in (record for document in documents for record in document.records if record.target.strip()):
        sentences = aligned((record.source, record.source_locale), (record.target, record.locale))
        for source, target in sentences or ((record.source, record.target),):
            place = f"{record.file}:{record.line}"
            places[place] = record
            pairs.append((place, source, target))
    if not pairs:
        return
    pair = documents[0].catalog_file
    for one in drift.drift(pairs, to=pair.locale.replace("_", "-"), source_locale=pair.source_locale):
        ways = ", ".join(f"{way.text} ({way.count})" for way in one.renderings[:_SHOWN])
        rare = one.renderings[-1].places
        yield finding("drift", f"{one.source} is {ways}", places[rare[0]] if rare else whole(documents[0].catalog_file))
