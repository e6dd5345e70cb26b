"""Contexts: which entry of a catalog a paragraph has where the same text stands in several places of an article.

A text that stands in one context has one entry, with the context or without. Where it stands in several, such as a
label of two dialogs, each context has its own entry (`msgctxt`), and an entry without one is shared out among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from translate.catalog.entries import FUZZY, Catalog, Entry, key, of_key

PLACE = "place: "  # the evidence line about the place of the text begins so; an entry with it is none of somebody else


def keys(catalog: Catalog, texts: Sequence[tuple[str, str]]) -> list[str]:
    """The keys of the entries of an article's paragraphs. `texts`: the text and the context of each, "" for none."""
    contexts = defaultdict[str, set[str]](set)
    for source, context in texts:
        contexts[source].add(context)
    named = any(context for _, context in texts)
    exact = by_key(catalog.entries) if named else {}
    anywhere = catalog.by_source()
    return [
        key(source, context or None) if len(contexts[source]) > 1 else _nearest(source, context, exact, anywhere)
        for source, context in texts
    ]


def _nearest(source: str, context: str, exact: Mapping[str, Entry], anywhere: Mapping[str, Entry]) -> str:
    """The key of a text that stands in one context only: that of the entry with this context, else of any one."""
    own, other = exact.get(key(source, context)) if context else None, anywhere.get(source)
    if own and not (own.obsolete and other and not other.obsolete):
        return own.key
    return other.key if other else key(source)


def by_key(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entries of paragraphs by key, a current one rather than an obsolete one of the same key."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.obsolete):
        if entry.plural is None:
            found.setdefault(entry.key, entry)
    return found


def by_any(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries of paragraphs by key, and by text for that of any context."""
    return Catalog(entries=tuple(entries)).by_source() | by_key(entries)


def shared_out(wanted: str, same: Sequence[Entry], taken: Collection[str]) -> Entry | None:
    """The entry of a key that the catalog does not have, made from those of the same text: the one without a context
    as it is, else one whose context is gone (not in `taken`), fuzzy. None if there is none with a person's words."""
    source, context = of_key(wanted)
    if context is None:
        return None
    place = PLACE + " ".join(context.split())
    for entry in same:
        if entry.context is None:
            told = tuple(line for line in entry.evidence if not line.startswith(PLACE))
            return replace(entry, context=context, evidence=(place, *told))
    gone = [entry for entry in same if entry.key not in taken and entry.standing.is_persons and entry.target.strip()]
    if not gone:
        return None
    return Entry(
        source,
        gone[0].target,
        context=context,
        flags=(FUZZY, *gone[0].other_flags),
        comments=gone[0].remarks,
        evidence=(place,),
        previous=source,
        previous_context=gone[0].context,
    )


def is_shared_out(entry: Entry, living: Iterable[Entry]) -> bool:
    """True if an entry without a context needs not be kept, as one with a context holds all that it holds."""
    return entry.context is None and any(
        one.context is not None
        and (one.source, one.target, set(one.flags)) == (entry.source, entry.target, set(entry.flags))
        and set(entry.remarks) <= set(one.comments)
        for one in living
    )
