"""Coreference: groups the mentions of a document by name, binds short forms to full names, decides kind and gender."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossary.languages import words as listed
from glossary.names import lists
from glossary.names.capitals import stays_latin
from glossary.names.gender import gender_of, gender_of_given, gender_of_title
from glossary.names.given_places import is_place_too
from glossary.names.name import Mention, Name, NameKind, NameWord, WordRole
from glossary.names.tagging import Line, is_camel, singular

Key = tuple[str, ...]
_LONG = 4  # letters; chosen by hand
_VERBS = listed("is was has had will would said says plans sells can could may")
_PLURALS = listed("states islands netherlands philippines maldives emirates bahamas alps andes isles balkans")


@dataclass(frozen=True, slots=True)
class RawMention:
    """A mention with its likely kind, and the evidence of the words around it: for a place, for a speaker.

    `bracketed`: true if it is alone in brackets, as an acronym is after its full name.
    """

    mention: Mention
    kind: NameKind
    sure: bool = False
    placed: bool = False
    spoken: bool = False
    bracketed: bool = False
    after: str = ""

    @property
    def firm(self) -> bool:
        """True if the 's is part of the name, as of a company: Sainsbury's is."""
        return self.mention.possessive and len(self.mention.words) == 1 and self.after in _VERBS

    @property
    def key(self) -> Key:
        """Its words in lower case without dots; those of a people in the singular."""
        words = tuple(word.text.lower().replace(".", "").replace("’", "'") for word in self.mention.words)
        if self.kind is NameKind.DEMONYM and words[-1].title() not in lists.DEMONYMS:
            return (*words[:-1], singular(words[-1].title()).lower())
        return words


def resolve(lines: Sequence[Line], raws: Sequence[RawMention]) -> tuple[Name, ...]:
    """The names of a document in the order of their first mention. `lines`: its texts; `raws`: their mentions."""
    settled = _settled(raws)
    owners = _owners(settled)
    acronyms = {raw.key for raw in raws if raw.bracketed or raw.mention.words[0].role is WordRole.ACRONYM}
    owned = [_owner(index, raw, raw.key in acronyms, owners) for index, raw in enumerate(settled)]
    longer = {raw.key: key for raw, key in zip(settled, owned, strict=True) if raw.key != key}
    standing = {key for raw, key in zip(settled, owned, strict=True) if raw.key == key}
    groups: dict[Key, list[RawMention]] = defaultdict(list)
    for raw, key in zip(settled, owned, strict=True):
        while key not in standing:  # a name that is itself always short for another
            key = longer[key]
        groups[key].append(raw)
    people: dict[int, list[int]] = defaultdict(list)
    for raw in settled:
        if raw.kind is NameKind.PERSON:
            people[raw.mention.text].append(raw.mention.start)
    return tuple(_name(key, group, lines, people) for key, group in groups.items())


def _settled(raws: Sequence[RawMention]) -> list[RawMention]:
    """The mentions with the kind that follows from the document as a whole."""
    groups: dict[Key, list[RawMention]] = defaultdict(list)
    for raw in raws:
        groups[raw.key].append(raw)
    people = [raw.key for raw in raws if raw.kind is NameKind.PERSON and len(raw.key) > 1]
    families, given = {key[-1] for key in people}, {key[0] for key in people}
    kinds = {key: _kind(group, key[0] in families, len(key) == 1 and key[0] in given) for key, group in groups.items()}
    return [_of_kind(raw, kinds[raw.key]) for raw in raws]


def _kind(group: Sequence[RawMention], family: bool, given: bool) -> NameKind:
    """The kind of a name by all its mentions. `family`, `given`: true if a person of the document has it so."""
    sure = [raw.kind for raw in group if raw.sure]
    if sure:
        return sure[0]
    first = next((raw for raw in group if raw.kind is not NameKind.WORK), group[0])
    if first.kind is NameKind.PLACE and family and len(first.key) == 1 and not any(raw.placed for raw in group):
        return NameKind.PERSON  # Jordan, where the text has Michael Jordan
    if first.kind is not NameKind.OTHER and not (first.kind is NameKind.PERSON and len(first.key) == 1):
        return first.kind
    plain = all(
        word.role in (WordRole.NAME, WordRole.PARTICLE, WordRole.FAMILY, WordRole.GIVEN) for word in first.mention.words
    )
    if not plain:
        return first.kind
    if not family and any(raw.firm for raw in group) and all(raw.mention.possessive for raw in group):
        return NameKind.ORGANISATION
    placed = sum(raw.placed for raw in group)
    spoken = sum(raw.spoken for raw in group)
    latin = all(is_camel(word.text) or stays_latin(word.text) for word in first.mention.words)
    if latin and not family and first.kind is NameKind.OTHER:
        return NameKind.OTHER
    local = any(word in lists.PLACES or word in lists.countries() for word in first.key)
    if (spoken > placed and not local) or (spoken >= placed and first.kind is NameKind.PERSON):
        return NameKind.PERSON
    if given and placed == len(group) and is_place_too(first.key[0]):
        return NameKind.PLACE  # to Austin, where the text has Austin Butler
    if placed > 0 and 3 * placed >= len(group) and not latin and not (family or given):
        return NameKind.PLACE
    if len(first.key) in (2, 3) and not local and not any(is_camel(word.text) for word in first.mention.words):
        return NameKind.PERSON
    return first.kind


def _of_kind(raw: RawMention, kind: NameKind) -> RawMention:
    """A mention with that kind, and with the word roles that follow from it."""
    if kind is raw.kind:
        return raw
    words = raw.mention.words
    if kind is NameKind.PERSON:
        last = len(words) - 1
        words = tuple(
            replace(word, role=WordRole.FAMILY if at == last else WordRole.GIVEN) if word.render else word
            for at, word in enumerate(words)
        )
    elif kind is NameKind.PLACE:
        words = tuple(replace(word, role=WordRole.PLACE) if word.render else word for word in words)
    return replace(raw, kind=kind, mention=replace(raw.mention, words=words))


def _owners(raws: Sequence[RawMention]) -> Mapping[Key, tuple[tuple[int, Key], ...]]:
    """For each short form the full names that it may refer to, with the indexes of their mentions."""
    found: dict[Key, list[tuple[int, Key]]] = defaultdict(list)
    for index, raw in enumerate(raws):
        for short in dict.fromkeys(_shorts(raw)):
            if not found[short] or found[short][-1][1] != raw.key:
                found[short].append((index, raw.key))
    return {short: tuple(long) for short, long in found.items()}


def _shorts(raw: RawMention) -> Iterable[Key]:
    key = raw.key
    if raw.kind is NameKind.PERSON and len(key) > 1:
        yield from (key[at:] for at in range(1, len(key)))
        yield key[:1]
        roles = [word.role for word in raw.mention.words]
        if WordRole.COMMON in roles:  # Piquet Jr.
            yield key[:-1]
            yield key[-2:-1]
        yield (key[0], key[-1])
        if len(key) > 2:
            yield ("".join(word[0] for word in key),)  # JFK
    elif len(key) > 1:
        capital = [word.text for word in raw.mention.words if word.text[:1].isupper()]
        acronym = "".join(word[0] for word in capital).lower()
        if len(acronym) > 1 and raw.kind is not NameKind.DEMONYM:
            yield (acronym,)
    elif "-" in key[0] and raw.kind in (NameKind.PLACE, NameKind.OTHER, NameKind.PERSON):
        yield from ((part,) for part in key[0].split("-") if len(part) > _LONG)


def _owner(index: int, raw: RawMention, acronym: bool, owners: Mapping[Key, tuple[tuple[int, Key], ...]]) -> Key:
    """The name that a mention refers to: itself, or the matching full name that was mentioned last before it."""
    key = raw.key
    shorts = [key]
    if raw.kind is not NameKind.DEMONYM and len(key) == 1 and len(key[0]) > _LONG and key[0].endswith("s"):
        shorts.append((key[0][:-1],))
    for short in shorts:
        fits = [
            (at, long)
            for at, long in owners.get(short, ())
            if long != key and (len(key) == 1 or at < index) and _may_stand(raw, acronym, long, short)
        ]
        if fits:
            before = [long for at, long in fits if at < index]
            return before[-1] if before else fits[0][1]
    return key


def _may_stand(raw: RawMention, acronym: bool, long: Key, short: Key) -> bool:
    spelt = short[0] in {part for word in long for part in (word, *word.split("-"))}
    if acronym:
        return not spelt
    if raw.kind is NameKind.PLACE and len(long) > 1:
        return False
    titled, given = gender_of_title(raw.mention.title), gender_of_given(long[0])
    if titled and given and titled != given:
        return False
    return spelt and raw.kind not in (NameKind.DEMONYM, NameKind.ORGANISATION)


def _name(key: Key, group: Sequence[RawMention], lines: Sequence[Line], people: Mapping[int, Sequence[int]]) -> Name:
    own = [raw for raw in group if raw.key == key]
    full = next((raw for raw in own if not raw.mention.capitals), own[0])
    mentions = tuple(_mention(raw, full) for raw in group)
    words = full.mention.words
    own_mentions = [raw.mention for raw in group]
    gender, reason = gender_of(words, own_mentions, lines, people) if full.kind is NameKind.PERSON else ("", "")
    source = " ".join(full.mention.surface.split())
    if full.kind is NameKind.DEMONYM:
        source, words = _one_of_a_people(full, key)
    elif full.mention.capitals and words[0].role is not WordRole.ACRONYM:
        source, words = _titled(source), tuple(replace(word, text=_titled(word.text)) for word in words)
    plural = key[-1] in _PLURALS or all(mention.plural for mention in mentions)
    return Name(source, full.kind, words, mentions, gender, reason, plural, _keeps(full, group))


def _one_of_a_people(full: RawMention, key: Key) -> tuple[str, tuple[NameWord, ...]]:
    *before, word = full.mention.words
    text = word.text if word.text.lower() == key[-1] and not word.text.isupper() else key[-1].title()
    words = (*before, replace(word, text=text))
    return " ".join(word.text for word in words), words


def _titled(text: str) -> str:
    """A name in capitals as it is written elsewhere."""
    return re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), text) if text.isupper() else text


def _mention(raw: RawMention, full: RawMention) -> Mention:
    """A mention of a name, marked as plural if the name is singular and it is not."""
    word, whole = raw.mention.words[-1].text.lower(), full.key
    plural = raw is not full and raw.key != whole and word.endswith("s") and word[:-1] in whole
    if raw.kind is NameKind.DEMONYM:
        plural = raw.mention.words[-1].text.lower() != raw.key[-1]
    return replace(raw.mention, plural=plural)


def _keeps(full: RawMention, group: Sequence[RawMention]) -> bool:
    """True if a name is kept in Latin letters: every word of it is, or the legal form of a company (Ltd) follows."""
    if full.kind in (NameKind.PERSON, NameKind.PLACE, NameKind.DEMONYM) and not is_camel(full.mention.surface):
        return False
    if any(raw.after in lists.COMPANY_FORMS or raw.firm for raw in group):
        return True
    words = [word for word in full.mention.words if word.text.lower() not in ("of", "the", "and", "for")]
    if len(words) == 1 and words[0].text.lower() in lists.GIVEN:
        return False
    return all(is_camel(word.text) or stays_latin(word.text) for word in words)
