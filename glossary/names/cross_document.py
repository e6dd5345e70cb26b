"""Merges the names of several documents: groups the spellings of each name and binds short forms to full names.

Within a document, short forms are bound by `coreference`. Across documents a short form gets the full name that it has
in most documents; a family name or an acronym without one is bound to a matching name of another document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossary.locales import primary
from glossary.names import lists
from glossary.names.capitals import is_common
from glossary.names.name import Mention, Name, NameKind

_HYPHENS = re.compile(r"[\s\-‐‑‒–]+")
_MARKS = re.compile(r"[.'’ʼ]")
_SHORTEST_PLURAL = 5  # letters of a word whose s may be a plural ending
_LONG = 4  # letters of the longest word in capitals that is taken for an acronym


@dataclass(frozen=True, slots=True)
class CorpusName:
    """A name of a corpus in its usual spelling. `variants`: all spellings, most frequent first; `short_for`: the full
    name, "" for none."""

    source: str
    variants: tuple[str, ...]
    kind: NameKind
    short_for: str = ""


@dataclass(slots=True)
class _Form:
    """One form of a name in all its spellings: the count of each spelling, its kinds, and the number of documents in
    which it is a full name or short for each longer form."""

    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    alone: int = 0
    longer: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> NameKind:
        """The kind that it has in most documents; OTHER only if no document has another."""
        known = {kind: count for kind, count in self.kinds.items() if kind is not NameKind.OTHER}
        return max(known, key=lambda kind: (known[kind], kind)) if known else NameKind.OTHER

    def take(self, other: _Form) -> None:
        """Adds the counts of another form to this one."""
        self.spellings += other.spellings
        self.kinds += other.kinds
        self.alone += other.alone
        self.longer += other.longer


def corpus_names(documents: Iterable[Sequence[Name]], locale: str = "en") -> tuple[CorpusName, ...]:
    """The names of a corpus, those with most mentions first. `documents`: the names of each, see `find_names`.

    Spellings that differ only in hyphens, case, dots or a plural s are one name; a short form is a name of its own.
    """
    code = primary(locale)
    forms = _with_singulars(_forms(documents))
    fits = _by_short_form(forms, code)
    full = {key: _full(key, form, forms, fits[_is_acronym(form)].get(key, ())) for key, form in forms.items()}
    found = []
    for key, form in sorted(forms.items(), key=lambda item: (-item[1].spellings.total(), item[0])):
        first, *variants = _spelt(key, form)
        long = full[key] and (full[full[key]] or full[key])  # bound to a name that is itself short for another
        long = long if long != key else full[key]
        kind = forms[long].kind if long and form.kind is NameKind.OTHER else form.kind
        found.append(CorpusName(first, tuple(variants), kind, _spelt(long, forms[long])[0] if long else ""))
    return tuple(found)


def _forms(documents: Iterable[Sequence[Name]]) -> dict[str, _Form]:
    """All forms by key, with their counts in the documents."""
    forms: dict[str, _Form] = defaultdict(_Form)
    for names in documents:
        seen: dict[str, set[str]] = defaultdict(set)
        for name in names:
            own = _key(name.source)
            for mention in name.mentions:
                text = _form_of(name, mention)
                key = _key(text)
                forms[key].spellings[text] += 1
                part = key != own and name.kind is NameKind.ORGANISATION  # Ulm in Ulm Bank is not a name of its own
                forms[key].kinds[NameKind.OTHER if part else name.kind] += 1
                seen[key].add(own)
        for key, longer in seen.items():
            others = longer - {key}
            forms[key].longer.update(others)
            forms[key].alone += not others
    return forms


def _form_of(name: Name, mention: Mention) -> str:
    """A mention in the singular and in its usual case."""
    text = " ".join(mention.surface.split())
    if _key(text) == _key(name.source) or name.kind is NameKind.DEMONYM:
        return name.source if text.isupper() else text
    return text.title() if mention.capitals and text.isupper() and len(text) > _LONG else text


def _key(name: str) -> str:
    """The key that all spellings of a name share."""
    return _HYPHENS.sub(" ", _MARKS.sub("", name)).casefold().strip()


def _with_singulars(forms: dict[str, _Form]) -> dict[str, _Form]:
    """The forms with plurals merged into their singulars if the corpus has them, except for given names."""
    singular: dict[str, str] = {}
    for key in sorted(forms, key=len, reverse=True):
        single = next((short for short in _singulars(key) if short in forms and short not in lists.GIVEN), None)
        if single is not None:
            forms[single].take(forms.pop(key))
            singular[key] = single
    for key, form in forms.items():
        longer: Counter[str] = Counter()
        for long, count in form.longer.items():
            longer[singular.get(long, long)] += count
        del longer[key]
        form.longer = longer
    return forms


def _singulars(key: str) -> tuple[str, ...]:
    if len(key) < _SHORTEST_PLURAL or not key.endswith("s") or key.endswith("ss"):
        return ()
    return (key[:-1], key[:-3] + "y") if key.endswith("ies") else (key[:-1],)


def _spelt(key: str, form: _Form) -> list[str]:
    """The spellings of a form, best first: singular, not in capitals, most frequent."""
    counts = form.spellings
    return sorted(
        counts, key=lambda text: (_key(text) != key, text.isupper() and len(text) > _LONG, -counts[text], text)
    )


def _full(key: str, form: _Form, forms: Mapping[str, _Form], fits: Sequence[str]) -> str:
    """The key of the full name that a form is short for, "" for none. `fits`: matching names of all documents."""
    if form.kind is NameKind.DEMONYM:
        return ""
    present = {long: count for long, count in form.longer.items() if long in forms and long != key}
    if present:
        long = max(present, key=lambda other: (present[other], forms[other].spellings.total(), other))
        sure = forms[long].kind is NameKind.PERSON or _is_acronym(form)
        return long if sure or present[long] > form.alone else ""
    if not _is_acronym(form) and form.kind not in (NameKind.PERSON, NameKind.OTHER):
        return ""
    others = (other for other in fits if other != key)
    return max(others, key=lambda other: (forms[other].spellings.total(), other), default="")


def _is_acronym(form: _Form) -> bool:
    return any(text.isupper() and " " not in text for text in form.spellings)


def _by_short_form(forms: Mapping[str, _Form], code: str) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The full names by possible short form: of people by family name and rare given name, of others by acronym."""
    people: dict[str, list[str]] = defaultdict(list)
    acronyms: dict[str, list[str]] = defaultdict(list)
    for key, form in forms.items():
        words = key.split(" ")
        if len(words) == 1:
            continue
        if form.kind is NameKind.PERSON:
            firsts = (" ".join(words[:at]) for at in range(1, len(words)))
            lasts = [" ".join(words[at:]) for at in range(1, len(words))]
            for short in {*lasts, *(first for first in firsts if first not in lists.GIVEN)}:
                people[short].append(key)
        else:
            for short in _initials(_spelt(key, form)[0], code):
                acronyms[short].append(key)
    return people, acronyms


def _initials(name: str, code: str) -> tuple[str, ...]:
    """The acronym of a name in lower case; with two letters only if its words are ordinary (United Kingdom)."""
    words = [word for word in _HYPHENS.split(name) if word[:1].isupper()]
    short = "".join(word[0] for word in words).casefold()
    plain = all(is_common(word.lower(), code) or word in lists.DEMONYMS for word in words)
    return (short,) if len(short) > 2 or (len(short) == 2 and plain) else ()
