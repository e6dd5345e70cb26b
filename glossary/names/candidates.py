"""Candidates for a name: its renderings in the target language, best first, from every source at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from glossary.locales import script_of, territories
from glossary.names.cyrillic import from_russian
from glossary.names.demonyms import demonym
from glossary.names.gazetteer import Gazetteer, GazetteerEntry, gazetteer
from glossary.names.particles import ALWAYS_SMALL, ARTICLES, PARTICLES, article, initials
from glossary.names.records import RenderingCandidate
from glossary.names.spelling import capitalised, small
from glossary.names.transcribe import transcribed
from glossary.names.transliterate import Transliterator, transliterator

PAIR = "en-ru"
MODEL_WEIGHT = 2.5  # of transliteration against the weights 1 to 9 of the gazetteer
TABLE_WEIGHT = 5.0  # of a whole name transcribed by the table of its language
WHOLE_WEIGHT = 12.0  # of an entry for several words: as sure as it gets
_KEPT = 5  # renderings of each word that are combined
_NAME = re.compile(r"[^\W\d_][^\W\d_]|[^\W\d_]\.")  # two letters, or an initial
_CYRILLIC = re.compile(r"(?=.*[А-Яа-яЁё])(?:[А-Яа-яЁё]|[\W\d_])+")
_EDGES = re.compile(r"^([^\w]*)(.*?)([^\w]*)$")
_SAINT = re.compile(r"\bSt\.? (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Sources:
    """What candidates are made of."""

    gazetteer: Gazetteer
    transliterator: Transliterator


def candidates(name: str, locale: str = "ru", *, kind: str = "", limit: int = 10) -> tuple[RenderingCandidate, ...]:
    """The renderings of an English name for a locale, best first, no two alike; () where there is no way to make any.

    The name is one word or several, in its usual capitals, without a possessive. `kind` ("person", "place",
    "demonym"), where it is known, puts the entries of that kind before others. Targets in Cyrillic get Russian
    renderings, rewritten by their own rules; in Latin script the name is kept. Nothing is raised: a name that cannot
    be rendered has no candidates.
    """
    text = " ".join(name.split())
    if not _NAME.search(text) or limit < 1:
        return ()
    script = script_of(locale)
    if script == "Latn":
        return (RenderingCandidate(text, "kept", 1.0, kind),)
    official = _territory(text, locale) if script != "Cyrl" or not locale.lower().startswith("ru") else ""
    first = (RenderingCandidate(official, "gazetteer", 0.9, "place"),) if official else ()
    if script != "Cyrl":
        return first
    sources = Sources(gazetteer(PAIR), transliterator(PAIR))
    found = tuple(one for one in renderings(text, sources, kind) if _CYRILLIC.fullmatch(one.text) and one.text != text)
    language = re.split("[-_]", locale)[0].lower()
    if language != "ru":
        rest = 0.1 if official else 1.0
        moved = (replace(one, text=from_russian(one.text, language), score=one.score * rest) for one in found)
        return _distinct((*first, *moved))[:limit]
    return found[:limit]


def is_listed(name: str, locale: str = "ru") -> bool:
    """Whether a person's name of several words has a rendering of its own as a whole: in the gazetteer, or by the table
    of its language. Its words by themselves would come out differently."""
    if script_of(locale) != "Cyrl" or " " not in name:
        return False
    return name in gazetteer(PAIR) or bool(transcribed(name))


def renderings(name: str, sources: Sources, kind: str = "") -> tuple[RenderingCandidate, ...]:
    """The Russian renderings of a name, best first."""
    pool = _Pool(kind)
    words = re.split(r"([ -])", _SAINT.sub("St-", name))
    for text, gender, weight in _of_a_place(name):
        pool.add(text, "gazetteer", weight, GazetteerEntry(name, text, "demonym", gender, "h", 9))
    for entry in sources.gazetteer.entries(name):
        pool.add(entry.text, "gazetteer", WHOLE_WEIGHT * entry.weight / 9 if len(words) > 1 else entry.weight, entry)
    for text, share in transcribed(name):
        pool.add(text, "transcription", TABLE_WEIGHT * share)
    if len(words) == 1 and name.replace("'", "").replace("’", "").isalpha():
        for text, share in sources.transliterator.renderings(name):
            pool.add(capitalised(name, text), "transliteration", MODEL_WEIGHT * share)
    elif len(words) > 1:
        for one in _joined(words, sources, kind):
            pool.add(one.text, one.source, MODEL_WEIGHT * one.score)
    return pool.candidates()


class _Pool:
    """Renderings with the weights that the sources give them; the source that gives most stands for it."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.weights: dict[str, dict[str, float]] = {}
        self.entries: dict[str, GazetteerEntry] = {}

    def add(self, text: str, source: str, weight: float, entry: GazetteerEntry | None = None) -> None:
        """Counts a rendering."""
        if entry is not None:
            if self.kind and entry.kind and entry.kind != self.kind:
                weight /= 4
            self.entries.setdefault(text, entry)
        known = self.weights.setdefault(text, {})
        known[source] = known.get(source, 0.0) + weight

    def candidates(self) -> tuple[RenderingCandidate, ...]:
        """Best first."""
        total = math.fsum(weight for known in self.weights.values() for weight in known.values())
        return tuple(sorted((self._candidate(text, total) for text in self.weights), key=_rank))

    def _candidate(self, text: str, total: float) -> RenderingCandidate:
        known, entry = self.weights[text], self.entries.get(text)
        source = "gazetteer" if entry else max(known, key=lambda name: (known[name], name))
        kind = (entry.kind if entry else "") or self.kind
        return RenderingCandidate(text, source, math.fsum(known.values()) / total, kind, entry.gender if entry else "")


def _joined(words: list[str], sources: Sources, kind: str) -> tuple[RenderingCandidate, ...]:
    """A name of several words: the best ways to put the renderings of its words together. `words` holds the joints."""
    paths = [RenderingCandidate("", "gazetteer", 1.0)]
    for at, word in enumerate(words):
        options = [word] if at % 2 or not word else _options(words, at, sources, kind)
        paths = sorted((_grown(path, option) for path in paths for option in options), key=_rank)[: _KEPT * 2]
    return _distinct(path for path in paths if path.text)


def _options(words: list[str], at: int, sources: Sources, kind: str) -> tuple[RenderingCandidate, ...]:
    """The renderings of one word of a name in its place: a particle, initials, or a name by itself."""
    word, bare = words[at], small(words[at])
    texts = _particle(words, at, sources)
    if texts:
        shares = (0.7, 0.2, 0.1) if len(texts) > 1 else (1.0,)
        shape = bare if at and bare in ALWAYS_SMALL else word
        return tuple(
            RenderingCandidate(capitalised(shape, text), "gazetteer", share)
            for text, share in zip(texts, shares, strict=False)
        )
    written = initials(word)
    before, core, after = _EDGES.sub(r"\1\n\2\n\3", word).split("\n")
    found = renderings(core, sources, kind)[:_KEPT] if _NAME.search(core) else ()
    if not found:
        return (RenderingCandidate(written or word, "gazetteer", 1.0),)
    return tuple(replace(one, text=before + one.text + after) for one in found)


def _particle(words: list[str], at: int, sources: Sources) -> tuple[str, ...]:
    """The renderings of a particle before the rest of a name, () for a word that is none there.

    A capital and an entry of its own make it a name at the beginning (Ben, Al), save for an article with a hyphen.
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


def _of_a_place(name: str) -> Iterator[tuple[str, str, float]]:
    """The words for a demonym, each with its gender and weight: the adjective first, then who is from there."""
    found = demonym(name)
    if found is None:
        return
    adjective = 2.0 if found.plural else 9.0  # Armenians are people
    known = set[str]()  # русский is an adjective and a man, and counts once
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
    """The name of a country in a locale, "" for what is none."""
    wanted = name.lower()
    code = next((code for code, english in territories("en").items() if english.lower() == wanted), "")
    return territories(locale).get(code, "")


def _distinct(found: Iterable[RenderingCandidate]) -> tuple[RenderingCandidate, ...]:
    """Candidates without those that repeat a text."""
    known: dict[str, RenderingCandidate] = {}
    for one in found:
        known.setdefault(one.text, one)
    return tuple(known.values())


def _rank(candidate: RenderingCandidate) -> tuple[float, str]:
    return -candidate.score, candidate.text
