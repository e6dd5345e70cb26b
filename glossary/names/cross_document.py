"""The names of several documents as one list: spellings of a name together, each short form with its full name.

Within a document `coreference` has bound short forms to full names. Across documents a short form keeps the full name
that most of the documents with it bind it to; a family name or an acronym that no document binds is bound to the name
of another document that it fits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossary.names import lists
from glossary.names.capitals import is_common
from glossary.names.records import Mention, Name, NameKind

_HYPHENS = re.compile(r"[\s\-‐‑‒–]+")
_MARKS = re.compile(r"[.'’ʼ]")
_SHORTEST_PLURAL = 5  # letters of a word whose s may be a plural ending
_LONG = 4  # letters of the longest word in capitals that is taken for an acronym


@dataclass(frozen=True, slots=True)
class CorpusName:
    """A name of a corpus in its usual spelling, `variants` most frequent first; `short_for`: the full name, or ""."""

    source: str
    variants: tuple[str, ...]
    kind: NameKind
    short_for: str = ""


@dataclass(slots=True)
class _Form:
    """One form of a name, spellings together: how often it is spelt how, of what kind it is, and in how many documents
    it is a name by itself, or short for which longer form."""

    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    alone: int = 0
    longer: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> NameKind:
        """The kind most documents give it; OTHER only where none knows better."""
        known = {kind: count for kind, count in self.kinds.items() if kind is not NameKind.OTHER}
        return max(known, key=lambda kind: (known[kind], kind)) if known else NameKind.OTHER

    def take(self, other: _Form) -> None:
        """Count what another form says as said of this one."""
        self.spellings += other.spellings
        self.kinds += other.kinds
        self.alone += other.alone
        self.longer += other.longer


def corpus_names(documents: Iterable[Sequence[Name]], locale: str = "en") -> tuple[CorpusName, ...]:
    """The names of documents, given as the recogniser found them in each, by how often they are mentioned.

    Spellings that differ in hyphens, capitals, dots, or by a plural s, are one name; a short form is a name of its own.
    """
    code = locale.replace("_", "-").partition("-")[0].lower()
    forms = _with_singulars(_forms(documents))
    fits = _by_short_form(forms, code)
    full = {key: _full(key, form, forms, fits[_is_acronym(form)].get(key, ())) for key, form in forms.items()}
    found = []
    for key, form in sorted(forms.items(), key=lambda item: (-item[1].spellings.total(), item[0])):
        first, *variants = _spelt(key, form)
        long = full[key] and (full[full[key]] or full[key])  # short for a name that is short for another
        long = long if long != key else full[key]
        kind = forms[long].kind if long and form.kind is NameKind.OTHER else form.kind
        found.append(CorpusName(first, tuple(variants), kind, _spelt(long, forms[long])[0] if long else ""))
    return tuple(found)


def _forms(documents: Iterable[Sequence[Name]]) -> dict[str, _Form]:
    """Every form by its key, with what the documents say of it."""
    forms: dict[str, _Form] = defaultdict(_Form)
    for names in documents:
        seen: dict[str, set[str]] = defaultdict(set)
        for name in names:
            own = _key(name.source)
            for mention in name.mentions:
                text = _form_of(name, mention)
                key = _key(text)
                forms[key].spellings[text] += 1
                part = key != own and name.kind is NameKind.ORGANISATION  # Ulm of Ulm Bank is none by itself
                forms[key].kinds[NameKind.OTHER if part else name.kind] += 1
                seen[key].add(own)
        for key, longer in seen.items():
            others = longer - {key}
            forms[key].longer.update(others)
            forms[key].alone += not others
    return forms


def _form_of(name: Name, mention: Mention) -> str:
    """A mention as it is written where nothing makes it plural or all capitals."""
    text = " ".join(mention.surface.split())
    if _key(text) == _key(name.source) or name.kind is NameKind.DEMONYM:
        return name.source if text.isupper() else text
    return text.title() if mention.capitals and text.isupper() and len(text) > _LONG else text


def _key(name: str) -> str:
    """What spellings of one name have in common."""
    return _HYPHENS.sub(" ", _MARKS.sub("", name)).casefold().strip()


def _with_singulars(forms: dict[str, _Form]) -> dict[str, _Form]:
    """The forms, a plural counted as its singular where the corpus has that; a plural first name is another name."""
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
    """The spellings of a form, the one to show first: singular, not in capitals, frequent."""
    counts = form.spellings
    return sorted(
        counts, key=lambda text: (_key(text) != key, text.isupper() and len(text) > _LONG, -counts[text], text)
    )


def _full(key: str, form: _Form, forms: Mapping[str, _Form], fits: Sequence[str]) -> str:
    """The key of the full name that a form is short for, "" for none; `fits`: names of any document that it fits."""
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
    """The full names by what may be short for them: people by family names and rare given names; others by acronyms."""
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
    """The acronym of a name, in small letters; of two letters only where its words are ordinary (United Kingdom)."""
    words = [word for word in _HYPHENS.split(name) if word[:1].isupper()]
    short = "".join(word[0] for word in words).casefold()
    plain = all(is_common(word.lower(), code) or word in lists.DEMONYMS for word in words)
    return (short,) if len(short) > 2 or (len(short) == 2 and plain) else ()
