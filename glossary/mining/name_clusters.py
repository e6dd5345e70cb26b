"""What belongs together among names (spellings, short forms, acronyms), and what a name is of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossary.mining.proper import Mention
from glossary.model import PartOfSpeech, TermType
from glossary.names import proper_words as lists
from glossary.names.capitals import is_common

_HYPHENS = re.compile(r"[\s\-‐‑‒–]+")
_MARKS = re.compile(r"[.'’ʼ]")
_HEADS = (
    (lists.ORGANISATIONS, TermType.ORGANISATION),
    (lists.WORKS, TermType.WORK),
    (lists.PLACES, TermType.PLACE),
)
_SHARE = 0.3  # of the mentions of a name that must stand after "in", "near" ... for a place


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its spelling variants, most frequent first, and where each was mentioned."""

    source: str
    variants: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words; a hyphen parts them as a space does."""
        return tuple(_HYPHENS.split(self.source))


def gather(mentions: Iterable[Mention]) -> tuple[Name, ...]:
    """Mentions as names: spellings that differ in hyphens, capitals, dots, or by a plural s, are one."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_key(mention.name)].append(mention)
    for key in sorted(groups, key=len, reverse=True):
        single = next((short for short in _singulars(key) if short in groups), None)
        if single is not None and single not in lists.FIRST_NAMES:
            groups[single] += groups.pop(key)
    names = []
    for key, found in groups.items():
        counts = Counter(mention.name for mention in found)
        forms = sorted(
            counts, key=lambda form: (_key(form) != key, form.isupper() and len(form) > 4, -counts[form], form)
        )
        names.append(Name(forms[0], tuple(forms[1:]), tuple(found)))
    return tuple(sorted(names, key=lambda name: (-len(name.mentions), name.source)))


def _key(name: str) -> str:
    return _HYPHENS.sub(" ", _MARKS.sub("", name)).casefold().strip()


def _singulars(key: str) -> tuple[str, ...]:
    if len(key) < 5 or not key.endswith("s") or key.endswith("ss"):
        return ()
    return (key[:-1], key[:-3] + "y") if key.endswith("ies") else (key[:-1],)


def short_forms(
    names: Sequence[Name], types: Mapping[str, TermType], articles: Sequence[str], code: str
) -> dict[str, str]:
    """For every short form the longer name that it stands for: Pashinyan, Karabakh, BJP.

    `articles` names the article of every text. A short form that could be a name by itself must follow the longer name
    in most of the articles that have it.
    """
    longer: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for short in (*_parts(name, types[name.source]), *_initials(name, types[name.source], code)):
            longer[_key(short)].append(name)
    found = {}
    for name in names:
        if name.source in lists.DEMONYMS:
            continue
        fits = [other for other in longer.get(_key(name.source), ()) if _may_stand(name, other, types, articles)]
        if fits:
            found[name.source] = max(fits, key=lambda other: _shared(name, other, articles)).source
    return {short: found.get(long, long) if found.get(long) != short else long for short, long in found.items()}


def _parts(name: Name, kind: TermType) -> set[str]:
    """The words of a name that may stand for the whole of it."""
    words = name.words
    head = words[-1].lower()
    linked = any(word.lower() in ("of", "and", "for") for word in words)
    if len(words) < 2 or linked or kind is TermType.WORK or words[-1] in lists.DEMONYMS:
        return set()
    if head in lists.ORGANISATIONS or head in lists.PLACES or head.isdigit():
        return set()
    shorts = {" ".join(words[at:]) for at in range(1, len(words))}
    if kind is TermType.PERSON:
        shorts |= {" ".join(words[:at]) for at in range(1, len(words))}
    return {short for short in shorts if len(short) > 1}


def _initials(name: Name, kind: TermType, code: str) -> set[str]:
    """The acronyms of a name; of two letters only where its words are ordinary ones (United Kingdom)."""
    words = [word for word in name.words if word[:1].isupper()]
    short = "".join(word[0] for word in words)
    plain = all(is_common(word.lower(), code) or word in lists.DEMONYMS for word in words)
    return {short} if len(short) > 2 or (len(short) == 2 and plain and kind is not TermType.PERSON) else set()


def _may_stand(short: Name, long: Name, types: Mapping[str, TermType], articles: Sequence[str]) -> bool:
    """Whether the one name can be short for the other."""
    if short is long:
        return False
    acronym = _key(short.source) not in {word.casefold() for word in long.words} and " " not in short.source
    if acronym and len(long.words) > 1:
        spelt = short.source.isupper() or any(mention.before == "(" for mention in short.mentions)
        return spelt and types[long.source] is not TermType.PERSON
    if types[short.source] is TermType.PLACE and types[long.source] is TermType.PERSON:
        return False
    if types[long.source] is TermType.PERSON or " " not in long.source:
        return True
    first: dict[str, int] = {}
    for mention in long.mentions:
        first.setdefault(articles[mention.at], mention.at)
    heads: dict[str, int] = {}
    for mention in short.mentions:
        heads.setdefault(articles[mention.at], mention.at)
    after = sum(article in first and first[article] <= at for article, at in heads.items())
    return after > len(heads) / 2


def _shared(short: Name, long: Name, articles: Sequence[str]) -> tuple[int, int]:
    """How many mentions of the short form stand in articles that have the long one, and how often that occurs."""
    places = {articles[mention.at] for mention in long.mentions}
    return sum(articles[mention.at] in places for mention in short.mentions), len(long.mentions)


def type_of(name: Name, code: str, countries: Collection[str] = ()) -> TermType:
    """What a name is of, where that is safe to say: by its head word, by titles, by first names, by prepositions."""
    words = [word.lower() for word in name.words]
    head = _head(words)
    if name.source in countries:
        return TermType.PLACE
    if words[-1].title() in lists.DEMONYMS or not name.mentions:
        return TermType.OTHER
    if all(mention.before == "“" for mention in name.mentions):
        return TermType.WORK
    if words[0] in lists.FIRST_NAMES and len(words) > 1 and _is_person(name, words, code):
        return TermType.PERSON
    for kinds, kind in _HEADS:
        if head in kinds and (len(words) > 1 or kind is TermType.ORGANISATION):
            return kind
    if _is_person(name, words, code):
        return TermType.PERSON
    return TermType.PLACE if _placed(name) else TermType.OTHER


def with_surnames(types: Mapping[str, TermType], names: Sequence[Name], code: str) -> dict[str, TermType]:
    """The types, and PERSON for names of two unusual words the second of which also stands alone (Mikel Arteta)."""
    alone = {name.source for name in names if types[name.source] in (TermType.OTHER, TermType.PERSON)}
    found = dict(types)
    for name in names:
        words = name.source.split()
        strange = len(words) in (2, 3) and not any(is_common(word.lower(), code) for word in words)
        if found[name.source] is TermType.OTHER and strange and words[-1] in alone and words[-1] not in lists.DEMONYMS:
            found[name.source] = TermType.PERSON
    return found


def _head(words: Sequence[str]) -> str:
    """The head word of a name: the last one, or the one before "of"."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _is_person(name: Name, words: Sequence[str], code: str) -> bool:
    if "of" in words or any(word.isdigit() for word in words):
        return False
    roles = sum(mention.before in lists.ROLES for mention in name.mentions)
    speech = sum(mention.after in lists.SPEECH for mention in name.mentions)
    if len(words) > 1:
        ordinary = all(is_common(word, code) for word in words)
        known = words[0] in lists.FIRST_NAMES and not ordinary
        return known or (not ordinary and roles + speech > 0)
    placed = sum(mention.before in lists.IN_PLACES for mention in name.mentions)
    return roles > placed and not name.source.isupper()


def _placed(name: Name) -> bool:
    if any(mention.dateline for mention in name.mentions):
        return True
    if any(letter.isdigit() for letter in name.source):
        return False
    inside = sum(mention.before in lists.INSIDE for mention in name.mentions)
    around = sum(mention.before in lists.IN_PLACES for mention in name.mentions)
    spoken = sum(mention.after in lists.SPEECH or mention.before in lists.TITLES for mention in name.mentions)
    return inside > 0 and around >= _SHARE * len(name.mentions) and not spoken and not name.source.isupper()


def part_of_speech(name: Name) -> PartOfSpeech:
    """ADJ for the adjective of a nation, a place or a creed; NOUN for everything else."""
    *before, last = name.words
    if last in lists.DEMONYMS and all(word in lists.DEMONYMS or word.lower() in lists.GEO_STARTS for word in before):
        return PartOfSpeech.ADJ
    return PartOfSpeech.NOUN
