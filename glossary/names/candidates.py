"""Candidates for the rendering of a name in the target language, from gazetteer, tables and transliteration models."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from glossary.locales import script_of, territories
from glossary.names.cyrillic import from_russian
from glossary.names.demonyms import Demonym, demonym
from glossary.names.gazetteer import Gazetteer, GazetteerEntry, gazetteer
from glossary.names.name import GAZETTEER, NameKind, RenderingCandidate
from glossary.names.normalise import capitalised, plain, small
from glossary.names.particles import (
    ALWAYS_SMALL,
    ARTICLES,
    GENERIC_NOUNS,
    NOUNS_ELSEWHERE,
    PARTICLES,
    article,
    initials,
)
from glossary.names.romanised import has_fixed_form, usual_spelling
from glossary.names.transcribe import transcribed
from glossary.names.transliterate import Transliterator, transliterator

PAIR = "en-ru"
# Weights on the scale of the gazetteer's, 1 to 9; chosen by hand.
MODEL_WEIGHT = 2.5  # of the transliteration models
TABLE_WEIGHT = 5.0  # of a whole name transcribed by the table of its language
WHOLE_WEIGHT = 12.0  # of a gazetteer entry of several words with weight 9
_KEPT = 5  # most renderings of each word that are combined
_NAME = re.compile(r"[^\W\d_][^\W\d_]|[^\W\d_]\.")  # two letters, or an initial
_CYRILLIC = re.compile(r"(?=.*[А-Яа-яЁё])(?:[А-Яа-яЁё]|[\W\d_])+")
_EDGES = re.compile(r"^([^\w]*)(.*?)([^\w]*)$")
_HYPHENED = frozenset(("las", "los", "port", "saint", "san", "santa", "santo", "sao", "são"))  # Лас-Пальмас
_ADJECTIVE = ("ский", "цкий")
_WITH_ADJECTIVES = (NameKind.PERSON, NameKind.DEMONYM)
_SAINT = re.compile(r"\bSt\.? (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Sources:
    """The data from which candidates are made."""

    gazetteer: Gazetteer
    transliterator: Transliterator


@lru_cache(maxsize=1 << 13)  # the articles of a run have many names in common
def candidates(name: str, locale: str = "ru", *, kind: str = "", limit: int = 10) -> tuple[RenderingCandidate, ...]:
    """At most `limit` different renderings of an English name for a locale, best first; () if it cannot be rendered.

    `name`: one or several words in their usual capitals, without a possessive ending. `kind` ("person", "place",
    "demonym" or "" for unknown) puts gazetteer entries of that kind first. For other languages in Cyrillic, Russian
    renderings are respelt; in Latin script the name is kept. No name raises an exception.
    """
    text = " ".join(name.split())
    if not _NAME.search(text) or limit < 1:
        return ()
    script = script_of(locale)
    if script == "Latn":
        return (RenderingCandidate(text, "kept", 1.0, kind),)
    official = _territory(text, locale) if script != "Cyrl" or not locale.lower().startswith("ru") else ""
    first = (RenderingCandidate(official, GAZETTEER, 0.9, "place"),) if official else ()
    if script != "Cyrl":
        return first
    sources = Sources(gazetteer(PAIR), transliterator(PAIR))
    found = tuple(one for one in renderings(text, sources, kind) if _CYRILLIC.fullmatch(one.text) and one.text != text)
    language = re.split("[-_]", locale)[0].lower()
    if language != "ru":
        rest = 0.1 if official else 1.0
        moved = ((one, _in_language(one, language)) for one in found)
        others = (replace(one, text=text, score=one.score * rest) for one, text in moved if text)
        return _distinct((*first, *others))[:limit]
    return found[:limit]


def _in_language(one: RenderingCandidate, language: str) -> str:
    """A Russian rendering in the spelling of another language; "" if it has Russian words that are no names."""
    first, _, rest = one.text.partition(" ")
    if rest and first in GENERIC_NOUNS.values():
        noun = NOUNS_ELSEWHERE.get(language, {}).get(first, "")
        return f"{noun} {from_russian(rest, language)}" if noun else ""
    translated = one.kind == NameKind.PLACE and any(word[:1].islower() for word in one.text.split(" "))
    return "" if rest and translated else from_russian(one.text, language)


def is_listed(name: str, locale: str = "ru") -> bool:
    """True if a person's name of several words is rendered as a whole, by the gazetteer or the table of its language;
    the renderings of its single words would be different."""
    if script_of(locale) != "Cyrl" or " " not in name:
        return False
    return name in gazetteer(PAIR) or bool(transcribed(name))


def is_of_kind(name: str, kinds: Collection[str]) -> bool:
    """True if the gazetteer has a name of one of these kinds."""
    return any(entry.kind in kinds for entry in gazetteer(PAIR).entries(name))


def is_well_known_place(name: str) -> bool:
    """True for a place of the table by hand, which is nothing else."""
    return plain(name) in gazetteer(PAIR).places


def renderings(name: str, sources: Sources, kind: str = "") -> tuple[RenderingCandidate, ...]:
    """The Russian renderings of a name, best first; of a well-known place the only one."""
    if kind != NameKind.PERSON and (place := sources.gazetteer.places.get(plain(name))):
        return (RenderingCandidate(place.text, GAZETTEER, 1.0, str(NameKind.PLACE)),)
    pool = _Pool(kind)
    words = _divided(name, sources.gazetteer, kind)
    found = demonym(name)
    of_a_people = found is not None and (kind == "demonym" or found.plural)
    for text, gender, weight in _words_for(found) if found else ():
        pool.add(text, GAZETTEER, weight, GazetteerEntry(name, text, "demonym", gender, "h", 9))
    for entry in _entries(name, sources.gazetteer, kind):
        if not of_a_people or entry.text[:1].islower():
            weight = WHOLE_WEIGHT * entry.weight / 9 if len(words) > 1 else entry.weight
            pool.add(entry.text, GAZETTEER, weight, entry)
    for text, share in transcribed(name):
        pool.add(text, "transcription", TABLE_WEIGHT * share)
    if of_a_people or (kind == "person" and pool.entries and has_fixed_form(name)):
        pass
    elif len(words) == 1 and name.replace("'", "").replace("’", "").isalpha():
        read = usual_spelling(name) if kind == "person" else name
        related = {} if kind in _WITH_ADJECTIVES else _adjectives(name, sources.gazetteer)
        for text, share in sources.transliterator.renderings(read):
            pool.add(capitalised(name, text), "transliteration", MODEL_WEIGHT * share)
            if adjective := related.get(text.lower()):
                pool.add(text.capitalize(), GAZETTEER, adjective.weight, replace(adjective, kind="place"))
    elif len(words) > 1:
        for one in _described(words, sources, kind) or _joined(words, sources, kind):
            pool.add(one.text, one.source, MODEL_WEIGHT * one.score)
    return pool.candidates()


def _divided(name: str, known: Gazetteer, kind: str) -> list[str]:
    """The words of a name and the joints between them. A listed name of several words with which another than that of a
    person begins is one word: Los Angeles Chargers."""
    words = re.split(r"([ -])", name)
    for end in range(len(words) - 2, 1, -2) if kind != NameKind.PERSON else ():
        whole = "".join(words[:end])
        if any(entry.kind in (NameKind.PLACE, "") for entry in known.entries(whole)):
            return [whole, *words[end:]]
    words = re.split(r"([ -])", _SAINT.sub("St-", name))
    if kind == NameKind.PLACE and small(words[0]) in _HYPHENED and len(words) > 1:
        words[1] = "-"
    return words


def _entries(name: str, known: Gazetteer, kind: str) -> Iterator[GazetteerEntry]:
    """The entries of a name; those of a person have a capital. An adjective that news have for a place is none of the
    place itself."""
    found = known.entries(name)
    if kind == "person" and not found:
        found = known.entries(usual_spelling(name))
    adjectives = () if kind in _WITH_ADJECTIVES or demonym(name) else _adjectives(name, known).values()
    for entry in found:
        if entry in adjectives:
            continue
        if kind == "person" and entry.text[:1].islower():
            yield replace(entry, text=capitalised(name, entry.text), kind="person", gender="")
        else:
            yield entry


def _adjectives(name: str, known: Gazetteer) -> dict[str, GazetteerEntry]:
    """The adjectives among the entries of a name, by their stems: Princeton: принстон, принстонский."""
    found = (entry for entry in known.entries(name) if entry.kind == "demonym" and entry.text.endswith(_ADJECTIVE))
    return {entry.text[: -len("ский")]: entry for entry in found}


def _described(words: list[str], sources: Sources, kind: str) -> tuple[RenderingCandidate, ...]:
    """A place that is named with its kind, which is translated: Lake Sevan, Mt. Fuji; () for other names."""
    rest = "".join(words[2:])
    noun = GENERIC_NOUNS.get(small(words[0]).rstrip("."), "") if kind == "place" and words[1] == " " else ""
    if not noun or not rest[:1].isupper():
        return ()
    return tuple(replace(one, text=f"{noun} {one.text}") for one in renderings(rest, sources, "place")[:_KEPT])


class _Pool:
    """Collects renderings with their weights by source; the source of the largest weight is that of the candidate."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.weights: dict[str, dict[str, float]] = {}
        self.entries: dict[str, GazetteerEntry] = {}

    def add(self, text: str, source: str, weight: float, entry: GazetteerEntry | None = None) -> None:
        """Adds the weight of a source to a rendering."""
        if entry is not None:
            if self.kind and entry.kind and entry.kind != self.kind:
                weight /= 4
            self.entries.setdefault(text, entry)
        known = self.weights.setdefault(text, {})
        known[source] = known.get(source, 0.0) + weight

    def candidates(self) -> tuple[RenderingCandidate, ...]:
        """The candidates, best first."""
        total = math.fsum(weight for known in self.weights.values() for weight in known.values())
        return tuple(sorted((self._candidate(text, total) for text in self.weights), key=_rank))

    def _candidate(self, text: str, total: float) -> RenderingCandidate:
        known, entry = self.weights[text], self.entries.get(text)
        source = GAZETTEER if entry else max(known, key=lambda name: (known[name], name))
        kind = (entry.kind if entry else "") or self.kind
        return RenderingCandidate(text, source, math.fsum(known.values()) / total, kind, entry.gender if entry else "")


def _joined(words: list[str], sources: Sources, kind: str) -> tuple[RenderingCandidate, ...]:
    """The best combinations of the renderings of several words. `words` includes the joints between them."""
    paths = [RenderingCandidate("", GAZETTEER, 1.0)]
    for at, word in enumerate(words):
        options = [word] if at % 2 or not word else _options(words, at, sources, kind)
        paths = sorted((_grown(path, option) for path in paths for option in options), key=_rank)[: _KEPT * 2]
    return _distinct(path for path in paths if path.text)


def _options(words: list[str], at: int, sources: Sources, kind: str) -> tuple[RenderingCandidate, ...]:
    """The renderings of one word of a name: as a particle, as initials, or as a name of its own."""
    word, bare = words[at], small(words[at])
    texts = _particle(words, at, sources)
    if texts:
        shares = (0.7, 0.2, 0.1) if len(texts) > 1 else (1.0,)
        shape = bare if at and bare in ALWAYS_SMALL else word
        return tuple(
            RenderingCandidate(capitalised(shape, text), GAZETTEER, share)
            for text, share in zip(texts, shares, strict=False)
        )
    written = initials(word)
    before, core, after = _EDGES.sub(r"\1\n\2\n\3", word).split("\n")
    found = renderings(core, sources, kind)[:_KEPT] if _NAME.search(core) else ()
    if not found:
        return (RenderingCandidate(written or word, GAZETTEER, 1.0),)
    return tuple(replace(one, text=before + one.text + after) for one in found)


def _particle(words: list[str], at: int, sources: Sources) -> tuple[str, ...]:
    """The renderings of a particle before the rest of a name, () if the word is not a particle there.

    At the beginning, a word with a capital and an entry of its own is a name (Ben, Al), unless a hyphen follows.
    """
    bare = small(words[at])
    if at + 2 >= len(words) or bare not in PARTICLES:
        return ()
    if bare in ARTICLES and (words[at + 1] == "-" or words[at].islower()):
        return article(bare, small(words[at + 2]))
    if bare in ARTICLES and at == 0:
        return ()
    named = words[at][:1].isupper() and at == 0 and bare in sources.gazetteer and bare not in ALWAYS_SMALL
    return () if named else PARTICLES[bare]


def _words_for(found: Demonym) -> Iterator[tuple[str, str, float]]:
    """The Russian words for a demonym, each with its gender and weight: the adjective, then the inhabitants."""
    adjective = 2.0 if found.plural else 9.0  # weight 1 to 9; a plural (Armenians) means the inhabitants
    known = set[str]()  # русский is both an adjective and a man, and counts once
    for texts, gender, weight in (
        (found.adjectives, "", adjective),
        (found.men, "masc", 6.0),
        (found.women, "femn", 2.0),
    ):
        for place, text in enumerate(texts):
            if text not in known:
                known.add(text)
                yield text, gender, weight * 0.6**place


def _grown(path: RenderingCandidate, more: RenderingCandidate | str) -> RenderingCandidate:
    if isinstance(more, str):
        return replace(path, text=path.text + more)
    worst = max(path.source, more.source)  # "transliteration" > "transcription" > "gazetteer"
    return RenderingCandidate(path.text + more.text, worst, path.score * more.score)


def _territory(name: str, locale: str) -> str:
    """The name of a country in a locale, "" if the name is not that of a country."""
    wanted = name.lower()
    code = next((code for code, english in territories("en").items() if english.lower() == wanted), "")
    return territories(locale).get(code, "")


def _distinct(found: Iterable[RenderingCandidate]) -> tuple[RenderingCandidate, ...]:
    """The candidates without repeated texts."""
    known: dict[str, RenderingCandidate] = {}
    for one in found:
        known.setdefault(one.text, one)
    return tuple(known.values())


def _rank(candidate: RenderingCandidate) -> tuple[float, str]:
    return -candidate.score, candidate.text
